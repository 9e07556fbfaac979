using System.Globalization;
using LuchengEco.Domain.Forecasts;
using LuchengEco.Services;
using LuchengEco.Services.Briefs;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Home;

/// <summary>One sheet: the verdict in one sentence, the headline goals row by row, what to decide, what changed, the eight areas, what is due.</summary>
public sealed partial class YearOverview
{
    [Parameter, EditorRequired] public required YearReport Report { get; set; }

    /// <summary>Estimates by code; a goal without one shows none.</summary>
    [Parameter] public IReadOnlyDictionary<string, Forecast> Forecasts { get; set; } = new Dictionary<string, Forecast>();

    /// <summary>Null leaves out what belongs to the person who looks.</summary>
    [Parameter] public LeaderBrief? Brief { get; set; }

    /// <summary>Whether the person reviews submissions of any unit.</summary>
    [Parameter] public bool ReviewsHere { get; set; }

    private IReadOnlyList<IndicatorReport> Headlines { get; set; } = [];

    private string Verdict { get; set; } = "";

    private string Footnote { get; set; } = "";

    protected override void OnParametersSet()
    {
        Headlines = [.. Report.Headlines];
        Verdict = VerdictOf(Headlines, Report.Through.Month);
        Footnote = Phrase.Of(HomeText.Footnote, Clock.ToLocal(Report.ComputedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>One sentence that a leader can repeat: how many goals, and how many of them in which status.</summary>
    private static string VerdictOf(IReadOnlyList<IndicatorReport> headlines, int month)
    {
        if (headlines.Count == 0)
            return "";
        var counts = headlines.CountBy(indicator => indicator.Progress.Status).ToDictionary();
        var parts = StatusOrder.ByUrgency.Where(counts.ContainsKey).Select(status => Phrase.Of(HomeText.VerdictPart, counts[status], StatusWords.Of(status)));
        return Phrase.Of(HomeText.Verdict, month, headlines.Count, string.Join(HomeText.VerdictSeparator, parts));
    }
}
