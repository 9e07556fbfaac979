using System.Globalization;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Resources;
using LuchengEco.Services.Tasks;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

/// <summary>A rate with what it is made of; <c>percent</c> is null without a denominator.</summary>
internal sealed record ShareJson(int Numerator, int Denominator, decimal? Percent)
{
    public static ShareJson Of(Share share) => new(share.Numerator, share.Denominator, share.Percent);
}

internal sealed record MatrixCellJson(string Month, string State, int Filled, int Total, DateOnly DueOn, DateTimeOffset? FirstSubmittedAt, int DaysLate);

internal sealed record MatrixRowJson(string Department, string Name, ShareJson Completeness, ShareJson Timeliness, IReadOnlyList<MatrixCellJson> Months);

internal sealed record MatrixJson(int Year, DateOnly Today, ShareJson Completeness, ShareJson Timeliness, IReadOnlyList<MatrixRowJson> Departments);

/// <summary>How every unit reports the months of a year: as JSON, Excel and CSV.</summary>
internal static class MatrixEndpoints
{
    public static void MapMatrix(this RouteGroupBuilder api)
    {
        var years = api.MapGroup("/years/{year}").WithTags(ApiText.TagSubmissions);
        years.MapGet("/submissions", GetAsync).Describe("getSubmissions", ApiText.GetMatrix, 404);
        years.MapGet("/submissions.xlsx", ExcelAsync).Describe("getSubmissionsExcel", ApiText.GetMatrixExcel, 403, 404)
            .Produces(StatusCodes.Status200OK, contentType: SummaryExcel.ContentType);
        years.MapGet("/submissions.csv", CsvAsync).Describe("getSubmissionsCsv", ApiText.GetMatrixCsv, 403, 404)
            .Produces(StatusCodes.Status200OK, contentType: MatrixCsv.ContentType);
    }

    private static async Task<Results<Ok<MatrixJson>, ProblemHttpResult>> GetAsync(ApiActor caller, string year, TaskService tasks, CancellationToken cancellationToken)
    {
        if (await FindAsync(caller, year, tasks, cancellationToken) is not { } matrix)
            return ApiProblems.YearUnknown(year);
        return TypedResults.Ok(new MatrixJson(matrix.Year, matrix.Today, ShareJson.Of(matrix.TotalCompleteness), ShareJson.Of(matrix.TotalTimeliness),
            [.. matrix.Rows.Select(row => new MatrixRowJson(row.UnitCode, row.UnitName, ShareJson.Of(row.Completeness), ShareJson.Of(row.Timeliness),
                [.. row.Cells.Select(cell => new MatrixCellJson($"{cell.Month}", WordOf(cell.State), cell.Filled, cell.Total, cell.DueOn, cell.FirstSubmittedAt, cell.DaysLate))]))]));
    }

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> ExcelAsync(ApiActor caller, string year, TaskService tasks, AuditLog audit, HttpContext context,
        CancellationToken cancellationToken) => FileAsync(caller, year, tasks, audit, context, MatrixExcel.Write, SummaryExcel.ContentType, "xlsx", cancellationToken);

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> CsvAsync(ApiActor caller, string year, TaskService tasks, AuditLog audit, HttpContext context,
        CancellationToken cancellationToken) => FileAsync(caller, year, tasks, audit, context, MatrixCsv.Write, MatrixCsv.ContentType, "csv", cancellationToken);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileAsync(ApiActor caller, string year, TaskService tasks, AuditLog audit, HttpContext context,
        Func<SubmissionMatrix, byte[]> write, string type, string extension, CancellationToken cancellationToken)
    {
        if (!await audit.AllowsAsync(caller.Actor, EcoOperation.Export, $"submissions {ApiProblems.Shortened(year)}", cancellationToken))
            return ApiProblems.Forbidden(ApiText.ExportForbidden);
        return await FindAsync(caller, year, tasks, cancellationToken) is { } matrix
            ? ApiAttachment.Of(context, write(matrix), type, $"{string.Format(CultureInfo.InvariantCulture, TaskText.FileName, matrix.Year)}.{extension}",
                string.Create(CultureInfo.InvariantCulture, $"submissions-{matrix.Year}.{extension}"))
            : ApiProblems.YearUnknown(year);
    }

    private static async Task<SubmissionMatrix?> FindAsync(ApiActor caller, string year, TaskService tasks, CancellationToken cancellationToken) =>
        ApiYear.TryParse(year) is { } parsed ? await tasks.GetMatrixAsync(caller.Actor, parsed, cancellationToken) : null;

    /// <summary>camelCase, as every word of the API.</summary>
    private static string WordOf(Domain.Figures.ReportingState state) => string.Create(CultureInfo.InvariantCulture, $"{char.ToLowerInvariant($"{state}"[0])}{$"{state}"[1..]}");
}
