using LuchengEco.Domain.Forecasts;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Forecasts;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tasks;

namespace LuchengEco.Services.Briefs;

/// <summary>Loads what the papers beside the summary are written from; each service it asks decides on the person itself.</summary>
public sealed class PaperService(ReportingService reporting, ForecastService forecasts, TaskService tasks)
{
    /// <returns>Null when the year has no plan or <paramref name="actor"/> may not read.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The month is not 1 to 12.</exception>
    public async Task<LeaderPaper?> GetBriefAsync(Actor actor, ReportRequest request, CancellationToken cancellationToken = default)
    {
        if (await reporting.GetYearReportAsync(actor, request, cancellationToken) is not { } report)
            return null;
        // Who submits belongs to now.
        var matrix = report.AsOf is null ? await tasks.GetMatrixAsync(actor, report.Year, cancellationToken) : null;
        return PaperWriter.Brief(report, await EstimatesAsync(actor, report, cancellationToken), matrix);
    }

    /// <inheritdoc cref="GetBriefAsync"/>
    public async Task<MonthlyBulletin?> GetBulletinAsync(Actor actor, ReportRequest request, CancellationToken cancellationToken = default) =>
        await reporting.GetYearReportAsync(actor, request, cancellationToken) is { } report
            ? PaperWriter.Bulletin(report, await EstimatesAsync(actor, report, cancellationToken))
            : null;

    private async Task<Dictionary<string, Forecast>> EstimatesAsync(Actor actor, YearReport report, CancellationToken cancellationToken) =>
        (await forecasts.GetAsync(actor, report, [.. report.Headlines], cancellationToken)).ToDictionary(estimate => estimate.Code, estimate => estimate.Forecast);
}
