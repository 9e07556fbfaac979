using LuchengEco.Domain;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

internal static class ReportEndpoints
{
    public static void MapReport(this RouteGroupBuilder api) =>
        api.MapGet("/years/{year}/report", GetAsync).WithTags(ApiText.TagReport).Describe("getReport", ApiText.GetReport, 404, 422);

    private static async Task<Results<Ok<ReportJson>, ProblemHttpResult>> GetAsync(ApiActor _, string year, string? through, ReportingService reporting,
        CancellationToken cancellationToken)
    {
        if (ApiYear.TryParse(year) is not { } parsed)
            return ApiProblems.YearUnknown(year);
        int? month = null;
        if (through is not null)
        {
            if (!YearMonth.TryParse(through, null, out var last))
                return ApiProblems.MonthInvalid(through);
            if (last.Year != parsed)
                return ApiProblems.Unprocessable(new("through-outside-year", ApiProblems.Format(ApiText.ThroughOutsideYear, through, parsed)));
            month = last.Month;
        }
        return await reporting.GetYearReportAsync(parsed, month, cancellationToken) is { } report
            ? TypedResults.Ok(ReportJson.Of(report))
            : ApiProblems.YearUnknown(year);
    }
}
