using LuchengEco.Domain;
using LuchengEco.Domain.Forecasts;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Evidence;
using LuchengEco.Services.Forecasts;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Charts;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Entry;
using LuchengEco.Web.Features.Events;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Indicators;

/// <summary>What an address asks of an indicator.</summary>
public readonly record struct IndicatorAsked(string Code, Period Period);

/// <summary>What the page of an indicator shows.</summary>
/// <param name="Report">Null when there is no such indicator, or no year in which it is reported.</param>
/// <param name="Years">The years in which it is reported, newest first.</param>
/// <param name="Facts">Published numbers that it continues.</param>
public sealed record IndicatorModel(YearReport? Report, IReadOnlyList<int> Years, IReadOnlyList<(int Year, FactView Fact)> Facts)
{
    /// <summary>Files that prove each month (1 to 12) of the year shown.</summary>
    public IReadOnlyDictionary<int, int> Evidence { get; init; } = new Dictionary<int, int>();

    /// <summary>Who loaded it, and so may write events or not.</summary>
    public Actor Reader { get; init; } = Actor.Nobody;

    /// <summary>How the year will probably end; null without a report.</summary>
    public Forecast? Forecast { get; init; }
}

/// <summary>One indicator in one year: verdict, chart, every month, target, definition and the published numbers it continues.</summary>
public sealed partial class IndicatorPage
{
    private (IndicatorModel Model, IReadOnlyDictionary<int, int> Counts)? _counted;

    [Inject] public required ReportingService Reporting { get; init; }

    [Inject] public required ForecastService Forecasts { get; init; }

    [Inject] public required EvidenceService Evidence { get; init; }

    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Parameter] public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "year")] private string? Year { get; set; }

    [SupplyParameterFromQuery(Name = "month")] private string? Month { get; set; }

    /// <summary>Counted again since the page was loaded, or as loaded.</summary>
    private IReadOnlyDictionary<int, int> EvidenceNow => _counted is { } again && ReferenceEquals(again.Model, Model) ? again.Counts : Model!.Evidence;

    protected override IndicatorAsked Asked => new(Code, Period.Parse(Year, Month, Reading));

    /// <summary>What happened in the months shown.</summary>
    private IReadOnlyList<ChartEvent> Events => [.. Indicator?.EventsThrough.Select(line => new ChartEvent(line.Month.Month, EventWords.TextOf(line))) ?? []];

    private IndicatorReport? Indicator => Model?.Report?.Indicators.FirstOrDefault(indicator => indicator.Code == Code);

    private string AreaName => Model?.Report?.Areas.FirstOrDefault(area => area.Code == Indicator?.AreaCode)?.Name ?? "";

    private int LastMonthWithData => Indicator?.Months.LastOrDefault(point => point.Value is not null)?.Month ?? 0;

    private Task ShowHistoryAsync(IndicatorReport indicator, YearMonth month) => FigureHistoryDialog.ShowAsync(Dialogs,
        new HistorySubject(indicator.Code, indicator.Name, indicator.Traits.Unit, indicator.Traits.Shape, indicator.Traits.Decimals, month));

    protected override async Task<IndicatorModel> LoadAsync(IndicatorAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        var reading = asked.Period.Reading;
        var described = (await Plans.GetIndicatorsAsync(actor, reading.AsOf, cancellationToken)).FirstOrDefault(indicator => indicator.Code == asked.Code);
        if (described is null)
            return new IndicatorModel(null, [], []);
        var years = (await Plans.GetYearsAsync(actor, reading.AsOf, cancellationToken)).Select(year => year.Year)
            .Where(year => year >= described.FirstYear && (described.LastYear is null || year <= described.LastYear)).ToList();
        if (years.Count == 0)
            return new IndicatorModel(null, [], []);
        // An indicator that ended is shown in its last year rather than not at all.
        var known = asked.Period.Year is { } year && years.Contains(year);
        var shown = known ? asked.Period.Year!.Value : Reporting.DefaultYear(years, reading.AsOf)!.Value;
        var month = known || asked.Period.Year is null ? asked.Period.Month : null;
        var report = await Reporting.GetYearReportAsync(actor, new ReportRequest(shown, month, reading.Basis, reading.AsOf), cancellationToken);
        IReadOnlyList<IndicatorForecast> estimates = report is null ? []
            : await Forecasts.GetAsync(actor, report, [.. report.Indicators.Where(indicator => indicator.Code == asked.Code)], cancellationToken);
        return new IndicatorModel(report, years,
            await Plans.GetFactsOfIndicatorAsync(actor, asked.Code, cancellationToken))
        {
            Reader = actor,
            Forecast = estimates is [var estimate, ..] ? estimate.Forecast : null,
            Evidence = await Evidence.CountsOfYearAsync(actor, asked.Code, shown, reading.AsOf, cancellationToken),
        };
    }

    private async Task CountEvidenceAsync()
    {
        if (Model is { Report: { } report } model)
            _counted = (model, await Evidence.CountsOfYearAsync(await Current.GetAsync(), Code, report.Year));
    }
}
