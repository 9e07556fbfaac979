using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Forecasts;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Reporting;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Forecasts;

/// <summary>The estimate of one indicator.</summary>
/// <param name="Code">Of the indicator.</param>
/// <param name="Forecast">As computed.</param>
public sealed record IndicatorForecast(string Code, Forecast Forecast);

/// <summary>Estimates how years end, for everybody who may read; every estimate rests on the same figures as the report beside it.</summary>
public sealed class ForecastService(IDbContextFactory<EcoDbContext> contexts, ReportingService reporting, TimeProvider clock)
{
    /// <summary>Computes the report that is asked for and estimates from it.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="request">Year, month, which figures count (in earlier years too), and as of when.</param>
    /// <param name="indicatorCode">Null for every indicator of the report.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>In the report's order; null when the year has no plan or <paramref name="actor"/> may not read.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The month is not 1 to 12.</exception>
    public async Task<IReadOnlyList<IndicatorForecast>?> GetAsync(Actor actor, ReportRequest request, string? indicatorCode = null, CancellationToken cancellationToken = default) =>
        await reporting.GetYearReportAsync(actor, request, cancellationToken) is { } report
            ? await GetAsync(actor, report, [.. report.Indicators.Where(indicator => indicatorCode is null || indicator.Code == indicatorCode)], cancellationToken)
            : null;

    /// <summary>Estimates from a report that is at hand, with one query for all indicators.</summary>
    /// <returns>In the order of <paramref name="indicators"/>; empty when <paramref name="actor"/> may not read.</returns>
    public async Task<IReadOnlyList<IndicatorForecast>> GetAsync(Actor actor, YearReport report, IReadOnlyList<IndicatorReport> indicators,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(indicators);
        if (!actor.MayRead || indicators.Count == 0)
            return [];
        var history = await ReadAsync(report, indicators, cancellationToken);
        return [.. indicators.Select(indicator => new IndicatorForecast(indicator.Code, Estimate(indicator, report.Through, Figures(indicator), history[indicator.Code])))];
    }

    /// <summary>For every year and month that could have been estimated from earlier years: how far the estimate was off, and whether its interval held.</summary>
    /// <remarks>For the host's own command: whoever starts it stands at the server, so nobody is asked who they are.</remarks>
    /// <param name="year">The newest year to look at; null for the newest of the plan.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Indicators with at least one case, in the report's order; null when the year has no plan.</returns>
    public async Task<IReadOnlyList<ForecastBacktest>?> BacktestAsync(int? year, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if ((year ?? await context.Years.MaxAsync(row => (int?)row.Year, cancellationToken)) is not { } last)
            return null;
        var request = new ReportRequest(last, 12);
        if (await ReportReader.ReadAsync(new TablesAt(context, null), request, cancellationToken) is not { } rows)
            return null;
        var report = ReportWriter.Write(rows, request, clock);
        var history = await ReadAsync(report, report.Indicators, cancellationToken);
        return
        [
            .. report.Indicators.Select(indicator => ForecastBacktest.Of(indicator.Code, indicator.Name, indicator.Traits,
                [.. history[indicator.Code], new ForecastYear(last, Figures(indicator))], ComparableFrom(indicator, last))).Where(result => result.Cases > 0),
        ];
    }

    private static Forecast Estimate(IndicatorReport indicator, YearMonth through, IReadOnlyList<MonthFigure> figures, IEnumerable<ForecastYear> history) =>
        ForecastCalculator.Compute(indicator.Traits, through, figures, indicator.Progress.Target, history, ComparableFrom(indicator, through.Year));

    /// <summary>The last break of definition or standard that nobody bridged, up to the end of the year.</summary>
    private static YearMonth? ComparableFrom(IndicatorReport indicator, int year) =>
        indicator.Breaks.LastOrDefault(found => !found.IsComparable && found.Kind != BreakKind.Predecessor && found.From.Year <= year)?.From;

    private static List<MonthFigure> Figures(IndicatorReport indicator) =>
        [.. indicator.Months.Select(point => Figure(point.Month, point.Entry))];

    private static MonthFigure Figure(int month, FigureEntry entry) => new(month, entry.Value, entry.Numerator, entry.Denominator, entry.Weight, entry.Mark);

    private async Task<ILookup<string, ForecastYear>> ReadAsync(YearReport report, IReadOnlyList<IndicatorReport> indicators, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var tables = new TablesAt(context, report.AsOf);
        var codes = indicators.Select(indicator => indicator.Code).ToList();
        var first = report.Year - ForecastCalculator.MaxYears;
        var request = new ReportRequest(report.Year, Basis: report.Basis);
        var rows = await (
            from figure in tables.Figures
            join indicator in tables.Indicators on figure.IndicatorId equals indicator.Id
            join submission in tables.Submissions on new { Unit = indicator.UnitCode, figure.Year, Month = figure.MonthNumber }
                equals new { Unit = submission.UnitCode, submission.Year, Month = submission.MonthNumber } into submissions
            from submission in submissions.DefaultIfEmpty()
            where codes.Contains(indicator.Code) && figure.Year < report.Year && figure.Year >= first
            select new
            {
                indicator.Code,
                figure.Year,
                figure.MonthNumber,
                figure.Value,
                figure.Numerator,
                figure.Denominator,
                figure.Weight,
                figure.Mark,
                State = submission == null ? SubmissionState.Draft : submission.State,
            }).ToListAsync(cancellationToken);
        return rows.Where(row => request.Counts(row.State)).GroupBy(row => (row.Code, row.Year))
            .OrderBy(group => group.Key.Year)
            .ToLookup(group => group.Key.Code, group => new ForecastYear(group.Key.Year,
                [.. group.Select(row => new MonthFigure(row.MonthNumber, row.Value, row.Numerator, row.Denominator, row.Weight, row.Mark))]));
    }
}
