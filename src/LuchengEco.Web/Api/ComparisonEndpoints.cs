using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

/// <summary>Any indicators in any years as a file.</summary>
internal static class ComparisonEndpoints
{
    public static void MapComparison(this RouteGroupBuilder api)
    {
        var files = api.MapGroup("").WithTags(ApiText.TagReport);
        files.MapGet("/comparison.xlsx", ExcelAsync).Describe("getComparisonExcel", ApiText.GetComparisonExcel, 403, 404, 422).Produces(StatusCodes.Status200OK, contentType: SummaryExcel.ContentType);
        files.MapGet("/comparison.csv", CsvAsync).Describe("getComparisonCsv", ApiText.GetComparisonCsv, 403, 404, 422).Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> ExcelAsync(ApiActor caller, string? indicators, string? years, [AsParameters] ApiView view, IndicatorComparisonService comparisons,
        AuditLog audit, HttpContext context, CancellationToken cancellationToken) => FileAsync(caller, indicators, years, view, comparisons, audit, context, CompareExcel.Write, SummaryExcel.ContentType, "xlsx", cancellationToken);

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> CsvAsync(ApiActor caller, string? indicators, string? years, [AsParameters] ApiView view, IndicatorComparisonService comparisons,
        AuditLog audit, HttpContext context, CancellationToken cancellationToken) => FileAsync(caller, indicators, years, view, comparisons, audit, context, comparison => ComparisonCsv.Write(comparison, StatusWords.Of), ComparisonCsv.ContentType, "csv", cancellationToken);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileAsync(ApiActor caller, string? indicators, string? years, ApiView view, IndicatorComparisonService comparisons,
        AuditLog audit, HttpContext context, Func<IndicatorComparison, byte[]> write, string type, string extension, CancellationToken cancellationToken)
    {
        if (!await audit.AllowsAsync(caller.Actor, EcoOperation.Export, "comparison", cancellationToken))
            return ApiProblems.Forbidden(ApiText.ExportForbidden);
        string[] codes = [.. Parts(indicators)];
        int?[] asked = [.. Parts(years).Select(ApiYear.TryParse)];
        if (codes.Length is 0 or > IndicatorComparison.MaxIndicators || asked.Length is 0 or > IndicatorComparison.MaxYears || asked.Contains(null))
            return ApiProblems.Unprocessable(new("comparison-invalid", ApiProblems.Format(ApiText.ComparisonInvalid, IndicatorComparison.MaxIndicators, IndicatorComparison.MaxYears)));
        var comparison = await comparisons.GetAsync(caller.Actor, codes, [.. asked.OfType<int>()], view.Basis, view.AsOf, cancellationToken);
        if (codes.FirstOrDefault(code => comparison.Lines.All(line => line.Code != code)) is { } unknown)
            return ApiProblems.Of(StatusCodes.Status404NotFound, "indicator-unknown", ApiProblems.Format(ApiText.IndicatorNotFound, ApiProblems.Shortened(unknown)));
        var name = $"{ComparePageText.Title}.{extension}";
        await audit.WriteAsync(caller.Actor, "export", AuditOutcome.Done, name, string.Join(' ', codes), cancellationToken);
        return ApiAttachment.Of(context, write(comparison), type, name, $"comparison.{extension}");
    }

    private static string[] Parts(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
