using LuchengEco.Services.Accounts;
using LuchengEco.Services.Plans;

namespace LuchengEco.Services.Reporting;

/// <summary>Loads what a summary is written from: the year's report, its plan, and the plan of the year after where one exists.</summary>
public sealed class YearEndSummaryService(ReportingService reporting, PlanService plans)
{
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
        var report = await reporting.GetYearReportAsync(actor, request, cancellationToken);
        var plan = report is null ? null : await plans.GetPlanAsync(actor, request.Year, request.AsOf, cancellationToken);
        if (report is null || plan is null)
            return null;
        return YearEndSummaryWriter.Write(report, plan, await plans.GetPlanAsync(actor, request.Year + 1, request.AsOf, cancellationToken));
    }
}
