using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Wordings;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Reporting;

/// <summary>Loads what a summary is written from: the year's report, its plan, the plan of the year after where one exists, and the words that staff gave it.</summary>
public sealed class YearEndSummaryService(ReportingService reporting, PlanService plans, IDbContextFactory<EcoDbContext> contexts)
{
    /// <summary>So many years before last year are looked at for a record.</summary>
    private const int EarlierYears = 8;

    /// <param name="actor">Who asks.</param>
    /// <param name="year">A year of the plan.</param>
    /// <param name="through">1 to 12; null takes the last month that has a figure.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Null when the year has no plan or <paramref name="actor"/> may not read.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The month is not 1 to 12.</exception>
    public Task<YearEndSummary?> GetAsync(Actor actor, int year, int? through = null, CancellationToken cancellationToken = default) =>
        GetAsync(actor, new ReportRequest(year, through), cancellationToken);

    /// <param name="actor">Who asks.</param>
    /// <param name="request">Year, month, which figures count, and as of when.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Null when the year has no plan (or had none at the moment asked for) or <paramref name="actor"/> may not read.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The month is not 1 to 12.</exception>
    public async Task<YearEndSummary?> GetAsync(Actor actor, ReportRequest request, CancellationToken cancellationToken = default)
    {
        if (await GetDraftAsync(actor, request, cancellationToken) is not { } draft)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return SummaryWordings.Apply(draft, await WordingReader.LatestAsync(context, draft.Through, request.AsOf, cancellationToken));
    }

    /// <summary>As <see cref="GetAsync(Actor, ReportRequest, CancellationToken)"/>, in the words of the rules alone.</summary>
    public async Task<YearEndSummary?> GetDraftAsync(Actor actor, ReportRequest request, CancellationToken cancellationToken = default)
    {
        var report = await reporting.GetYearReportAsync(actor, request, cancellationToken);
        var plan = report is null ? null : await plans.GetPlanAsync(actor, request.Year, request.AsOf, cancellationToken);
        if (report is null || plan is null)
            return null;
        return YearEndSummaryWriter.Write(report, plan, await plans.GetPlanAsync(actor, request.Year + 1, request.AsOf, cancellationToken),
            await EarlierAsync(actor, request, report, cancellationToken));
    }

    /// <summary>The same months of the years before, without a gap: an indicator is followed back to the first year that is not known, is not whole or means something else.</summary>
    private async Task<ILookup<string, EarlierYear>> EarlierAsync(Actor actor, ReportRequest request, YearReport report, CancellationToken cancellationToken)
    {
        var found = report.Indicators
            .Where(indicator => indicator is { LastYear: not null, ComparisonBreak: null } && indicator.LastYearTraits == indicator.Traits
                && indicator.LastYearMonths.Take(report.Through.Month).All(point => point.Value is not null || point.Entry.Mark == FigureMark.NotApplicable))
            .Select(indicator => (indicator.Code, Year: new EarlierYear(report.Year - 1, indicator.LastYear!.Value))).ToList();
        var followed = found.Select(pair => pair.Code).ToHashSet(StringComparer.Ordinal);
        var planned = (await plans.GetYearsAsync(actor, request.AsOf, cancellationToken)).Select(year => year.Year).ToHashSet();
        for (var year = report.Year - 2; year >= report.Year - 1 - EarlierYears && followed.Count > 0 && planned.Contains(year); year--)
        {
            var before = await reporting.GetYearReportAsync(actor, request with { Year = year, Through = report.Through.Month }, cancellationToken);
            var values = (before?.Indicators ?? []).ToDictionary(indicator => indicator.Code, StringComparer.Ordinal);
            followed.RemoveWhere(code => !(values.TryGetValue(code, out var then) && IsSame(then, report.Indicators.First(now => now.Code == code), year, report.Through)));
            found.AddRange(followed.Select(code => (code, new EarlierYear(year, values[code].Progress.Rounded!.Value))));
        }
        return found.ToLookup(pair => pair.Code, pair => pair.Year);
    }

    private static bool IsSame(IndicatorReport then, IndicatorReport now, int year, YearMonth through) =>
        then.Progress is { Rounded: not null, MissingMonths.Count: 0 } && then.Traits == now.Traits
        && !now.Breaks.Any(broken => !broken.IsComparable && broken.From > new YearMonth(year, 1) && broken.From <= through);
}
