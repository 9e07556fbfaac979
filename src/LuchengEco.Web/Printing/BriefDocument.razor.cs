using System.Net;
using LuchengEco.Services.Briefs;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Home;
using LuchengEco.Web.Features.Summary;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Printing;

/// <summary>The brief of two pages: figures first, then what is in danger with its reason and remedy, what is needed, what is due.</summary>
public sealed partial class BriefDocument
{
    /// <summary>The last <see cref="Density"/>.</summary>
    internal const int Closest = 4;

    /// <summary>Lines of each list by density.</summary>
    private static readonly int[] Most = [10, 8, 5, 3, 1];

    [Parameter, EditorRequired] public required LeaderPaper Paper { get; set; }

    /// <summary>0 is as it should look; each step sets it closer and tells less, so that two pages hold it.</summary>
    [Parameter] public int Density { get; set; }

    private IReadOnlyList<T> Shown<T>(IReadOnlyList<T> all) => [.. all.Take(Most[Density])];

    private MarkupString More(int count) => new(count <= Most[Density] ? "" : $"<p class=\"more\">{Phrase.Of(PaperDocumentText.More, count - Most[Density])}</p>");

    private static string Aim(PaperGoal goal) => goal.Indicator.Progress.Target is null ? PaperDocumentText.CardNoTarget : Phrase.Of(PaperDocumentText.CardTarget, goal.Target);

    /// <summary>A sentence in which some numbers carry the sign, which stands raised.</summary>
    internal static MarkupString Marked(string sentence) => new(WebUtility.HtmlEncode(sentence).Replace(UnapprovedMarks.Sign, SummaryContent.UnverifiedMark, StringComparison.Ordinal));

    internal static MarkupString Mark(bool isUnapproved) => new(isUnapproved ? SummaryContent.UnverifiedMark : "");
}
