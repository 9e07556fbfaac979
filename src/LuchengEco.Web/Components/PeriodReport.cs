using LuchengEco.Domain.Forecasts;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Web.Components;

/// <summary>The report of the period that an address asks for, with the years that one can go to.</summary>
/// <param name="Year">The year shown; null when no year has a plan.</param>
/// <param name="Years">Every year with a plan, newest first.</param>
/// <param name="Report">Null when <paramref name="Year"/> has no plan.</param>
public sealed record PeriodReport(int? Year, IReadOnlyList<int> Years, YearReport? Report)
{
    /// <summary>Estimates of the headline goals by code; empty where nobody asked for them.</summary>
    public IReadOnlyDictionary<string, Forecast> Forecasts { get; init; } = new Dictionary<string, Forecast>();

    /// <summary>The reader's own sets of indicators; empty where nobody asked for them.</summary>
    public IReadOnlyList<IndicatorSetLine> Sets { get; init; } = [];

    /// <summary>The last month of the year in which any indicator has a figure; 0 without one.</summary>
    public int LastMonthWithData { get; } = Report?.Indicators.SelectMany(indicator => indicator.Months)
        .Where(point => point.Value is not null).Select(point => point.Month).DefaultIfEmpty().Max() ?? 0;

    /// <param name="actor">Who looks at it.</param>
    /// <param name="plans">Knows the years.</param>
    /// <param name="reporting">Computes the report.</param>
    /// <param name="asked">Year, month and view of the address.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public static async Task<PeriodReport> LoadAsync(Actor actor, PlanService plans, ReportingService reporting, Period asked,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plans);
        ArgumentNullException.ThrowIfNull(reporting);
        int[] years = [.. (await plans.GetYearsAsync(actor, asked.Reading.AsOf, cancellationToken)).Select(row => row.Year)];
        var shown = asked.Year ?? reporting.DefaultYear(years, asked.Reading.AsOf);
        var report = shown is { } known && years.Contains(known)
            ? await reporting.GetYearReportAsync(actor, new ReportRequest(known, asked.Month, asked.Reading.Basis, asked.Reading.AsOf), cancellationToken)
            : null;
        return new PeriodReport(shown, years, report);
    }
}
