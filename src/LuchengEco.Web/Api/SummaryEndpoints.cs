using System.Globalization;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Printing.Exports;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Api;

/// <summary>The summary of a year as PDF, Word and Excel, the same content in three files, and the papers beside it; and what was exported from a page.</summary>
internal static class SummaryEndpoints
{
    public static void MapSummary(this RouteGroupBuilder api)
    {
        var years = api.MapGroup("/years/{year}").WithTags(ApiText.TagReport);
        Map("/summary.pdf", ExportKind.Pdf, "getSummaryPdf", ApiText.GetSummaryPdf, SummaryPdf.ContentType);
        Map("/summary.docx", ExportKind.Word, "getSummaryWord", ApiText.GetSummaryWord, SummaryWord.ContentType);
        Map("/summary.xlsx", ExportKind.Excel, "getSummaryExcel", ApiText.GetSummaryExcel, SummaryExcel.ContentType);
        Map("/brief.pdf", ExportKind.Brief, "getBriefPdf", ApiText.GetBriefPdf, SummaryPdf.ContentType);
        Map("/bulletin.pdf", ExportKind.Bulletin, "getBulletinPdf", ApiText.GetBulletinPdf, SummaryPdf.ContentType);
        api.MapGet("/exports/{id:guid}", KeptAsync).WithTags(ApiText.TagReport).Describe("getExport", ApiText.GetExport, 404)
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");

        void Map(string path, ExportKind kind, string id, string summary, string type) => years.MapGet(path,
            (ApiActor caller, string year, string? through, [AsParameters] ApiView view, ExportDesk exports, IOptions<EcoOptions> options, HttpContext context, CancellationToken cancellationToken) =>
                GetAsync(kind, caller, year, ApiPeriod.Parse(year, through), view, exports, options.Value, context, cancellationToken))
            .Describe(id, summary, 404, 422, 503, 504).Produces(StatusCodes.Status200OK, contentType: type);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetAsync(ExportKind kind, ApiActor caller, string year, ApiPeriod period, ApiView view,
        ExportDesk exports, EcoOptions options, HttpContext context, CancellationToken cancellationToken)
    {
        if (period.Problem is { } problem)
            return problem;
        var result = await exports.NowAsync(caller.Actor, new ExportRequest(kind, view.Of(period)), cancellationToken);
        if (result.File is { } file)
            return Attached(context, file);
        if (result.Failure is ExportFailure.QueueFull or ExportFailure.TooManyOfOne)
            context.Response.Headers.RetryAfter = ExportWords.RetrySeconds.ToString(CultureInfo.InvariantCulture);
        var words = ExportWords.Of(result.Failure, options);
        return result.Failure switch
        {
            ExportFailure.Forbidden => ApiProblems.Forbidden(ApiText.Forbidden),
            ExportFailure.YearUnknown => ApiProblems.YearUnknown(year),
            _ => ApiProblems.NotPrinted(ExportWords.CodeOf(result.Failure), words),
        };
    }

    /// <summary>Somebody else's file is as unknown as none.</summary>
    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> KeptAsync(ApiActor caller, Guid id, ExportDesk exports, AuditLog audit, HttpContext context, CancellationToken cancellationToken)
    {
        if (exports.File(caller.Actor.UserId!.Value, id) is not { } file)
            return ApiProblems.Of(404, "export-unknown", ExportText.FileUnknown);
        // The right may have been taken away since.
        return await audit.AllowsAsync(caller.Actor, EcoOperation.Export, file.Name, cancellationToken) ? Attached(context, file) : ApiProblems.Forbidden(ApiText.Forbidden);
    }

    private static FileContentHttpResult Attached(HttpContext context, ExportFile file) => ApiAttachment.Of(context, file.Content, file.ContentType, file.Name, file.AsciiName);
}
