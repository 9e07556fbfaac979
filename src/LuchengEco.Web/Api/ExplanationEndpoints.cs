using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

internal static class ExplanationEndpoints
{
    public static void MapExplanation(this RouteGroupBuilder api) =>
        api.MapGet("/years/{year}/indicators/{code}/explanation", GetAsync).WithTags(ApiText.TagReport).Describe("getExplanation", ExplanationApiText.GetExplanation, 404, 422);

    private static async Task<Results<Ok<ExplanationJson>, ProblemHttpResult>> GetAsync(ApiActor caller, string year, string code, string? through,
        [AsParameters] ApiView view, ReportingService reporting, CancellationToken cancellationToken)
    {
        var period = ApiPeriod.Parse(year, through);
        if (period.Problem is { } problem)
            return problem;
        if (await reporting.GetYearReportAsync(caller.Actor, view.Of(period), cancellationToken) is not { } report)
            return ApiProblems.YearUnknown(year);
        return report.Indicators.FirstOrDefault(indicator => indicator.Code == code) is { } found
            ? TypedResults.Ok(ExplanationJson.Of(report, found))
            : ApiProblems.Of(StatusCodes.Status404NotFound, "indicator-unknown", ApiProblems.Format(ExplanationApiText.IndicatorUnknown, ApiProblems.Shortened(code), report.Year));
    }
}
