using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

internal static class ReportEndpoints
{
    public static void MapReport(this RouteGroupBuilder api) =>
        api.MapGet("/years/{year}/report", GetAsync).WithTags(ApiText.TagReport).Describe("getReport", ApiText.GetReport, 404, 422);

    private static async Task<Results<Ok<ReportJson>, ProblemHttpResult>> GetAsync(ApiActor caller, string year, string? through, [AsParameters] ApiView view, ReportingService reporting,
        CancellationToken cancellationToken)
    {
        var period = ApiPeriod.Parse(year, through);
        if (period.Problem is { } problem)
            return problem;
        return await reporting.GetYearReportAsync(caller.Actor, view.Of(period), cancellationToken) is { } report
            ? TypedResults.Ok(ReportJson.Of(report))
            : ApiProblems.YearUnknown(year);
    }
}
