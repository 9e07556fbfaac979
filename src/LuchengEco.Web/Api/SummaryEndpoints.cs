using System.Globalization;
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
        api.MapGet("/exports/{id:guid}", Kept).WithTags(ApiText.TagReport).Describe("getExport", ApiText.GetExport, 404)
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
        if (result.Failure == ExportFailure.QueueFull)
            context.Response.Headers.RetryAfter = ExportWords.RetrySeconds.ToString(CultureInfo.InvariantCulture);
        var words = ExportWords.Of(result.Failure, options.Printing.TimeoutSeconds);
        return result.Failure switch
        {
            ExportFailure.Forbidden => ApiProblems.Forbidden(ApiText.Forbidden),
            ExportFailure.YearUnknown => ApiProblems.YearUnknown(year),
            ExportFailure.NoChromium => ApiProblems.Of(503, "chromium-missing", words),
            ExportFailure.QueueFull => ApiProblems.Of(503, "printing-queue-full", words),
            ExportFailure.TimedOut => ApiProblems.Of(504, "printing-timed-out", words),
            ExportFailure.Broken or ExportFailure.None => ApiProblems.Of(500, "printing-failed", words),
        };
    }

    /// <summary>Somebody else's file is as unknown as none.</summary>
    private static Results<FileContentHttpResult, ProblemHttpResult> Kept(ApiActor caller, Guid id, ExportDesk exports, HttpContext context) =>
        exports.File(caller.Actor.UserId!.Value, id) is { } file ? Attached(context, file) : ApiProblems.Of(404, "export-unknown", ExportText.FileUnknown);

    private static FileContentHttpResult Attached(HttpContext context, ExportFile file) => ApiAttachment.Of(context, file.Content, file.ContentType, file.Name, file.AsciiName);
}
