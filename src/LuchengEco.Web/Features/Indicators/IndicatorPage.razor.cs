using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Indicators;

/// <summary>One indicator in one year: verdict, chart, every month, target, definition and the published numbers it continues.</summary>
public sealed partial class IndicatorPage
{
    [Inject] public required ReportingService Reporting { get; init; }

    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required PrerenderHandoff Handoff { get; init; }

    [Parameter] public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "year")]
    private int? AskedYear { get; set; }

    [SupplyParameterFromQuery(Name = "month")]
    private int? AskedMonth { get; set; }

    [PersistentState] public string? HandoffKey { get; set; }

    private YearReport? Report { get; set; }

    private IndicatorReport? Indicator { get; set; }

    private IReadOnlyList<int> Years { get; set; } = [];

    private IReadOnlyList<(int Year, FactView Fact)> Facts { get; set; } = [];

    private bool Loaded { get; set; }

    private string AreaName => Report?.Areas.FirstOrDefault(area => area.Code == Indicator?.AreaCode)?.Name ?? "";

    private string Owner => Text(IndicatorPageText.Owner, Indicator?.UnitName ?? "", Indicator?.Code ?? "");

    protected override async Task OnParametersSetAsync()
    {
        var content = Handoff.Take<Content>(HandoffKey) ?? await LoadAsync();
        HandoffKey = RendererInfo.IsInteractive ? null : Handoff.Put(content);
        (Report, Years, Facts, Loaded) = (content.Report, content.Years, content.Facts, true);
        Indicator = Report?.Indicators.FirstOrDefault(indicator => indicator.Code == Code);
    }

    private async Task<Content> LoadAsync()
    {
        var described = (await Plans.GetIndicatorsAsync()).FirstOrDefault(indicator => indicator.Code == Code);
        if (described is null)
            return new Content(null, [], []);
        var years = (await Plans.GetYearsAsync()).Select(year => year.Year)
            .Where(year => year >= described.FirstYear && (described.LastYear is null || year <= described.LastYear)).ToList();
        var asked = AskedYear ?? (years.Count > 0 ? years[0] : 0);
        // An indicator that ended is shown in its last year rather than not at all.
        var year = years.Contains(asked) ? asked : years.Count > 0 ? years[0] : asked;
        var month = year == asked && AskedMonth is >= 1 and <= 12 ? AskedMonth : null;
        return new Content(await Reporting.GetYearReportAsync(year, month), years, await Plans.GetFactsOfIndicatorAsync(Code));
    }

    private string LinkOfYear(int year) => EcoUrls.Indicator(Code, new YearMonth(year, Report?.Through.Month ?? 12));

    private static string Text(string template, params object[] values) => string.Format(CultureInfo.InvariantCulture, template, values);

    private sealed record Content(YearReport? Report, IReadOnlyList<int> Years, IReadOnlyList<(int Year, FactView Fact)> Facts);
}
