using System.Globalization;
using LuchengEco.Services.Briefs;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Printing;

/// <summary>Days by which something shall be done.</summary>
public sealed partial class PaperDeadlines
{
    [Parameter, EditorRequired] public required IReadOnlyList<Deadline> Deadlines { get; set; }

    /// <summary>Whether the days on which units report are among them.</summary>
    [Parameter] public bool KnowsSubmissions { get; set; }

    private static string On(Deadline deadline) => deadline.On.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private static string Left(int days) => days == 0 ? PaperDocumentText.Today : Phrase.Of(PaperDocumentText.DaysLeft, days);
}
