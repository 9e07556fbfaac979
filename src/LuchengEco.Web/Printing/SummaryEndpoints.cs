using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Printing;

/// <summary>GET /api/v1/years/{year}/summary.pdf?through=2024-10: for anyone signed in, by cookie or by token.</summary>
internal static class SummaryEndpoints
{
    private const int RetrySeconds = 15;

    private static readonly AuthorizeAttribute SignedIn = new()
    {
        AuthenticationSchemes = IdentityConstants.ApplicationScheme + "," + IdentityConstants.BearerScheme,
    };

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var years = endpoints.MapGroup("/api/v1/years/{year:int}").RequireAuthorization(SignedIn).WithTags("Summary");
        years.MapGet("/summary.pdf", PdfAsync)
            .WithName("GetSummaryPdf")
            .WithSummary("年度总结（PDF）")
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .ProducesProblem(StatusCodes.Status504GatewayTimeout);
        years.MapGet("/summary.docx", WordAsync)
            .WithName("GetSummaryWord")
            .WithSummary("年度总结（Word）")
            .Produces(StatusCodes.Status200OK, contentType: SummaryWord.ContentType)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        years.MapGet("/summary.xlsx", ExcelAsync)
            .WithName("GetSummaryExcel")
            .WithSummary("年度总结数据（Excel）")
            .Produces(StatusCodes.Status200OK, contentType: SummaryExcel.ContentType)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PdfAsync(int year, string? through, YearEndSummaryService summaries,
        SummaryPdf printer, IOptions<EcoOptions> options, HttpContext context, CancellationToken cancellationToken)
    {
        var (summary, problem) = await SummaryAsync(year, through, summaries, cancellationToken);
        if (summary is null)
            return problem!;
        var result = await printer.PrintAsync(summary, cancellationToken);
        if (result.Failure == PrintFailure.QueueFull)
            context.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
        return result.Failure switch
        {
            PrintFailure.None => File(context, result.Pdf, "application/pdf", summary, "pdf"),
            PrintFailure.NoChromium => Problem(503, "chromium-missing", PrintingText.NoChromiumTitle, PrintingText.NoChromium),
            PrintFailure.QueueFull => Problem(503, "printing-queue-full", PrintingText.QueueFullTitle, PrintingText.QueueFull, RetrySeconds),
            PrintFailure.TimedOut => Problem(504, "printing-timed-out", PrintingText.TimedOutTitle, PrintingText.TimedOut, options.Value.Printing.TimeoutSeconds),
            PrintFailure.Broken => Problem(500, "printing-failed", PrintingText.BrokenTitle, PrintingText.Broken),
        };
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> WordAsync(int year, string? through, YearEndSummaryService summaries,
        HttpContext context, CancellationToken cancellationToken)
    {
        var (summary, problem) = await SummaryAsync(year, through, summaries, cancellationToken);
        return summary is null ? problem! : File(context, SummaryWord.Write(summary), SummaryWord.ContentType, summary, "docx");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExcelAsync(int year, string? through, YearEndSummaryService summaries,
        HttpContext context, CancellationToken cancellationToken)
    {
        var (summary, problem) = await SummaryAsync(year, through, summaries, cancellationToken);
        return summary is null ? problem! : File(context, SummaryExcel.Write(summary), SummaryExcel.ContentType, summary, "xlsx");
    }

    /// <summary>The summary asked for, or the problem with the question.</summary>
    private static async Task<(YearEndSummary? Summary, ProblemHttpResult? Problem)> SummaryAsync(int year, string? through, YearEndSummaryService summaries,
        CancellationToken cancellationToken)
    {
        int? month = null;
        if (!string.IsNullOrEmpty(through))
        {
            if (!YearMonth.TryParse(through, CultureInfo.InvariantCulture, out var asked) || asked.Year != year)
                return (null, Problem(422, "through-invalid", PrintingText.ThroughWrongTitle, PrintingText.ThroughWrong, year));
            month = asked.Month;
        }
        return await summaries.GetAsync(year, month, cancellationToken) is { } summary
            ? (summary, null)
            : (null, Problem(404, "year-unknown", PrintingText.YearUnknownTitle, PrintingText.YearUnknown, year));
    }

    /// <summary>An attachment with its Chinese name (RFC 5987) and an ASCII one for clients that do not read it.</summary>
    private static FileContentHttpResult File(HttpContext context, byte[] content, string type, YearEndSummary summary, string extension)
    {
        context.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture,
            $"attachment; filename=\"summary-{summary.Through}.{extension}\"; filename*=UTF-8''{Uri.EscapeDataString($"{summary.FileName}.{extension}")}");
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(content, type);
    }

    private static ProblemHttpResult Problem(int status, string code, string title, string detail, params object?[] values) => TypedResults.Problem(new ProblemDetails
    {
        Status = status,
        Title = title,
        Detail = string.Format(CultureInfo.InvariantCulture, detail, values),
        Extensions = { ["code"] = code },
    });
}
