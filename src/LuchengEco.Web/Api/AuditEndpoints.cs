using System.Globalization;
using LuchengEco.Services;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Resources;
using LuchengEco.Web.Features.Admin;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

/// <summary>The audit as a file, for the 审计管理员.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this RouteGroupBuilder api)
    {
        var files = api.MapGroup("").WithTags(ApiText.TagAccounts);
        files.MapGet("/audit.csv", CsvAsync).Describe("getAuditCsv", ApiText.GetAuditCsv, 403, 422).Produces(StatusCodes.Status200OK, contentType: AuditCsv.ContentType);
        files.MapGet("/audit.xlsx", ExcelAsync).Describe("getAuditExcel", ApiText.GetAuditExcel, 403, 422).Produces(StatusCodes.Status200OK, contentType: SummaryExcel.ContentType);
    }

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> CsvAsync(ApiActor caller, string? from, string? to, string? person, string? action,
        string? outcome, AuditService audit, TimeProvider clock, HttpContext context, CancellationToken cancellationToken) =>
        FileAsync(caller, AuditAsked.Parse(from, to, person, action, outcome, null), "csv", AuditCsv.ContentType, AuditCsv.Write, audit, clock, context, cancellationToken);

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> ExcelAsync(ApiActor caller, string? from, string? to, string? person, string? action,
        string? outcome, AuditService audit, TimeProvider clock, HttpContext context, CancellationToken cancellationToken) =>
        FileAsync(caller, AuditAsked.Parse(from, to, person, action, outcome, null), "xlsx", SummaryExcel.ContentType, AuditExcel.Write, audit, clock, context, cancellationToken);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileAsync(ApiActor caller, AuditAsked asked, string format, string type,
        Func<IReadOnlyList<AuditLine>, byte[]> write, AuditService audit, TimeProvider clock, HttpContext context, CancellationToken cancellationToken)
    {
        var export = await audit.ExportAsync(caller.Actor, asked.Filter, format, cancellationToken);
        switch (export.Outcome)
        {
            case AuditExportOutcome.Forbidden:
                return ApiProblems.Forbidden(AuditText.OnlyAuditAdministrator);
            case AuditExportOutcome.TooMany:
                return ApiProblems.Unprocessable(new("too-many-entries", ApiProblems.Format(AuditText.TooMany, AuditService.MaxExport)));
            case AuditExportOutcome.Done:
            default:
                context.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture,
                    $"attachment; filename=\"audit-{clock.Today():yyyyMMdd}.{format}\"; filename*=UTF-8''{Uri.EscapeDataString($"{AdminText.AuditTitle}{clock.Today():yyyyMMdd}.{format}")}");
                return TypedResults.File(write(export.Lines), type);
        }
    }
}
