using System.Globalization;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Api;

/// <summary>The summary of a year as PDF, Word and Excel: the same content in three files.</summary>
internal static class SummaryEndpoints
{
    private const int RetrySeconds = 15;

    public static void MapSummary(this RouteGroupBuilder api)
    {
        var years = api.MapGroup("/years/{year}").WithTags(ApiText.TagReport);
        years.MapGet("/summary.pdf", PdfAsync).Describe("getSummaryPdf", ApiText.GetSummaryPdf, 404, 422, 503, 504)
            .Produces(StatusCodes.Status200OK, contentType: SummaryPdf.ContentType);
        years.MapGet("/summary.docx", WordAsync).Describe("getSummaryWord", ApiText.GetSummaryWord, 404, 422)
            .Produces(StatusCodes.Status200OK, contentType: SummaryWord.ContentType);
        years.MapGet("/summary.xlsx", ExcelAsync).Describe("getSummaryExcel", ApiText.GetSummaryExcel, 404, 422)
            .Produces(StatusCodes.Status200OK, contentType: SummaryExcel.ContentType);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PdfAsync(ApiActor caller, string year, string? through, [AsParameters] ApiView view,
        YearEndSummaryService summaries, AuditLog audit, SummaryPdf printer, IOptions<EcoOptions> options, HttpContext context, CancellationToken cancellationToken)
    {
        var (summary, problem) = await SummaryAsync(caller, year, through, view, summaries, audit, "pdf", cancellationToken);
        if (summary is null)
            return problem!;
        var result = await printer.PrintAsync(summary, cancellationToken);
        if (result.Failure == PrintFailure.QueueFull)
            context.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
        return result.Failure switch
        {
            PrintFailure.None => File(context, result.Pdf, SummaryPdf.ContentType, summary, "pdf"),
            PrintFailure.NoChromium => ApiProblems.Of(503, "chromium-missing", PrintingText.NoChromium),
            PrintFailure.QueueFull => ApiProblems.Of(503, "printing-queue-full", ApiProblems.Format(PrintingText.QueueFull, RetrySeconds)),
            PrintFailure.TimedOut => ApiProblems.Of(504, "printing-timed-out", ApiProblems.Format(PrintingText.TimedOut, options.Value.Printing.TimeoutSeconds)),
            PrintFailure.Broken => ApiProblems.Of(500, "printing-failed", PrintingText.Broken),
        };
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> WordAsync(ApiActor caller, string year, string? through, [AsParameters] ApiView view,
        YearEndSummaryService summaries, AuditLog audit, HttpContext context, CancellationToken cancellationToken)
    {
        var (summary, problem) = await SummaryAsync(caller, year, through, view, summaries, audit, "docx", cancellationToken);
        return summary is null ? problem! : File(context, SummaryWord.Write(summary), SummaryWord.ContentType, summary, "docx");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExcelAsync(ApiActor caller, string year, string? through, [AsParameters] ApiView view,
        YearEndSummaryService summaries, AuditLog audit, HttpContext context, CancellationToken cancellationToken)
    {
        var (summary, problem) = await SummaryAsync(caller, year, through, view, summaries, audit, "xlsx", cancellationToken);
        return summary is null ? problem! : File(context, SummaryExcel.Write(summary), SummaryExcel.ContentType, summary, "xlsx");
    }

    /// <summary>The summary asked for, or the problem with the question.</summary>
    private static async Task<(YearEndSummary? Summary, ProblemHttpResult? Problem)> SummaryAsync(ApiActor caller, string year, string? through, ApiView view,
        YearEndSummaryService summaries, AuditLog audit, string extension, CancellationToken cancellationToken)
    {
        if (!await audit.AllowsAsync(caller.Actor, EcoOperation.Export, $"{year} {extension}", cancellationToken))
            return (null, ApiProblems.Forbidden(ApiText.Forbidden));
        var period = ApiPeriod.Parse(year, through);
        if (period.Problem is not null)
            return (null, period.Problem);
        if (await summaries.GetAsync(caller.Actor, view.Of(period), cancellationToken) is not { } summary)
            return (null, ApiProblems.YearUnknown(year));
        await audit.WriteAsync(caller.Actor, "export", AuditOutcome.Done, $"{summary.FileName}.{extension}", cancellationToken: cancellationToken);
        return (summary, null);
    }

    private static FileContentHttpResult File(HttpContext context, byte[] content, string type, YearEndSummary summary, string extension) =>
        ApiAttachment.Of(context, content, type, $"{summary.FileName}.{extension}", $"summary-{summary.Through}.{extension}");
}
