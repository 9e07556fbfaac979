using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Services;
using LuchengEco.Services.Briefs;
using LuchengEco.Services.Changes;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Home;

/// <summary>What changed since the person was here, this week or this month, and what it did to the goals.</summary>
public sealed partial class RecentChanges
{
    private const int Shown = 6;
    private const int NamesShown = 3;

    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public required LeaderBrief Brief { get; set; }

    [Parameter, EditorRequired] public YearMonth Through { get; set; }

    private static string WordOf(BriefSpan span) => span switch
    {
        BriefSpan.Visit => HomeText.SinceVisit,
        BriefSpan.Week => HomeText.SinceWeek,
        BriefSpan.Month => HomeText.SinceMonth,
    };

    private string Since(ChangeDigest digest)
    {
        var from = Brief.Span == BriefSpan.Visit && Brief.LastVisit is null ? Phrase.Of(HomeText.FirstVisit, At(digest.From)) : Phrase.Of(HomeText.From, At(digest.From));
        return from + (digest.Total == 0 ? HomeText.NoChanges : digest.Headlines.Count == 0 ? HomeText.NoMoves : "");
    }

    /// <summary>Month and day; the clock too, because a day has many changes.</summary>
    private static string At(DateTimeOffset moment) => Clock.ToLocal(moment).ToString("M月d日 HH:mm", CultureInfo.InvariantCulture);

    private static string TextOf(ChangeGroup group)
    {
        var period = group switch
        {
            { Month: { } month } => Phrase.Of(HomeText.GroupMonth, month.Year, month.Month),
            { Year: > 0 and var year } => Phrase.Of(HomeText.GroupYear, year),
            _ => "",
        };
        var names = string.Join('、', group.Subjects.Take(NamesShown));
        return group.After.Length > 0
            ? Phrase.Of(HomeText.GroupBecame, period, names + More(group), group.After)
            : Phrase.Of(HomeText.Group, period, ChangeWords.Of(group.Kind), group.Count, names + More(group));
    }

    private static string More(ChangeGroup group) => group.Subjects.Count > NamesShown ? HomeText.AndOthers : "";
}
