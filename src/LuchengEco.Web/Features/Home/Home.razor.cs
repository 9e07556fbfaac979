using System.Globalization;
using LuchengEco.Domain.Progress;
using LuchengEco.Services;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Home;

/// <summary>Where the year stands: the headline goals, the eight areas. Year and month live in the URL.</summary>
public sealed partial class Home
{
    [Inject] public required ReportingService Reporting { get; init; }

    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required PrerenderHandoff Handoff { get; init; }

    [SupplyParameterFromQuery(Name = "year")]
    private int? AskedYear { get; set; }

    [SupplyParameterFromQuery(Name = "month")]
    private int? AskedMonth { get; set; }

    [PersistentState] public string? HandoffKey { get; set; }

    private YearReport? Report { get; set; }

    private IReadOnlyList<int> Years { get; set; } = [];

    private IReadOnlyList<IndicatorReport> Headlines { get; set; } = [];

    private int? NotFoundYear { get; set; }

    private bool Loaded { get; set; }

    private string Verdict { get; set; } = "";

    private string Footnote { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        var content = Handoff.Take<Content>(HandoffKey) ?? await LoadAsync();
        HandoffKey = RendererInfo.IsInteractive ? null : Handoff.Put(content);
        (Report, Years, Loaded) = (content.Report, content.Years, true);
        NotFoundYear = content.Report is null ? AskedYear : null;
        if (Report is null)
            return;
        Headlines = [.. Report.Headlines];
        Verdict = VerdictOf(Headlines, Report.Through.Month);
        Footnote = Text(HomeText.Footnote, Clock.ToLocal(Report.ComputedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    private async Task<Content> LoadAsync()
    {
        var years = (await Plans.GetYearsAsync()).Select(year => year.Year).ToList();
        var year = AskedYear ?? (years.Count > 0 ? years[0] : 0);
        var month = AskedMonth is >= 1 and <= 12 ? AskedMonth : null;
        return new Content(years.Contains(year) ? await Reporting.GetYearReportAsync(year, month) : null, years);
    }

    /// <summary>One sentence that a leader can repeat: how many goals, and how many of them in which status.</summary>
    private static string VerdictOf(IReadOnlyList<IndicatorReport> headlines, int month)
    {
        var counts = headlines.CountBy(indicator => indicator.Progress.Status).ToDictionary();
        var parts = StatusWords.ByUrgency.Where(counts.ContainsKey).Select(status => Text(HomeText.VerdictPart, counts[status], StatusWords.Of(status)));
        return Text(HomeText.Verdict, month, headlines.Count, string.Join(HomeText.VerdictSeparator, parts));
    }

    private static string Text(string template, params object[] values) => string.Format(CultureInfo.InvariantCulture, template, values);

    private sealed record Content(YearReport? Report, IReadOnlyList<int> Years);
}
