using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Api;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;
using LuchengEco.Web.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Features.Entry;

/// <summary>The files of the entry page. They belong to the page, not to the REST contract; a refusal is a problem whose sentence the page shows.</summary>
internal static class EntryFileEndpoints
{
    private const int RetrySeconds = 15;

    public static void MapEntryFiles(this IEndpointRouteBuilder endpoints)
    {
        var files = endpoints.MapGroup("/entry/{period}").ExcludeFromDescription();
        files.MapGet("/form.xlsx", WorkbookAsync);
        files.MapGet("/form.pdf", PdfAsync);
    }

    /// <summary>Of a month such as 2024-10, or of a unit's whole year such as 2024.</summary>
    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> WorkbookAsync(string period, string? unit, MonthFormService forms, ActorService actors,
        HttpContext context, CancellationToken cancellationToken)
    {
        var actor = await CurrentActor.OfAsync(context.User, actors, cancellationToken);
        if (!actor.May(EcoOperation.Export))
            return ApiProblems.Forbidden(EntryFilesText.Forbidden);
        if (YearMonth.TryParse(period, null, out var month))
        {
            return await forms.GetAsync(actor, month, Blank(unit), cancellationToken) is { } form
                ? File(context, EntryWorkbook.Write(form), EntryWorkbook.ContentType, EntryWorkbook.FileName([form]), period, "xlsx")
                : Nothing();
        }
        if (!int.TryParse(period, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < YearMonth.MinYear or > YearMonth.MaxYear)
            return ApiProblems.Of(StatusCodes.Status422UnprocessableEntity, "period-invalid", Phrase.Of(EntryFilesText.MonthInvalid, ApiProblems.Shortened(period)));
        if (Blank(unit) is not { } code)
            return ApiProblems.Of(StatusCodes.Status422UnprocessableEntity, "unit-missing", EntryFilesText.UnitMissing);
        var months = await forms.GetYearAsync(actor, year, code, cancellationToken);
        return months.Count > 0
            ? File(context, EntryWorkbook.Write(months), EntryWorkbook.ContentType, EntryWorkbook.FileName(months), period, "xlsx")
            : Nothing();
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PdfAsync(string period, string? unit, bool? blank, MonthFormService forms, MonthFormPdf printer,
        ActorService actors, IOptions<EcoOptions> options, HttpContext context, CancellationToken cancellationToken)
    {
        var actor = await CurrentActor.OfAsync(context.User, actors, cancellationToken);
        if (!actor.May(EcoOperation.Export))
            return ApiProblems.Forbidden(EntryFilesText.Forbidden);
        if (!YearMonth.TryParse(period, null, out var month))
            return ApiProblems.Of(StatusCodes.Status422UnprocessableEntity, "period-invalid", Phrase.Of(EntryFilesText.MonthInvalid, ApiProblems.Shortened(period)));
        if (await forms.GetAsync(actor, month, Blank(unit), cancellationToken) is not { } form)
            return Nothing();
        var result = await printer.PrintAsync(form, blank ?? false, cancellationToken);
        if (result.Failure == PrintFailure.QueueFull)
            context.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
        return result.Failure switch
        {
            PrintFailure.None => File(context, result.Pdf, SummaryPdf.ContentType, MonthFormPdf.FileName(form, blank ?? false), period, "pdf"),
            PrintFailure.NoChromium => ApiProblems.Of(StatusCodes.Status503ServiceUnavailable, "chromium-missing", EntryFilesText.NoChromium),
            PrintFailure.QueueFull => ApiProblems.Of(StatusCodes.Status503ServiceUnavailable, "printing-queue-full", Phrase.Of(EntryFilesText.QueueFull, RetrySeconds)),
            PrintFailure.TimedOut => ApiProblems.Of(StatusCodes.Status504GatewayTimeout, "printing-timed-out", Phrase.Of(EntryFilesText.TimedOut, options.Value.Printing.TimeoutSeconds)),
            PrintFailure.Broken => ApiProblems.Of(StatusCodes.Status500InternalServerError, "printing-failed", EntryFilesText.Broken),
        };
    }

    private static ProblemHttpResult Nothing() => ApiProblems.Of(StatusCodes.Status404NotFound, "form-empty", EntryFilesText.Nothing);

    private static string? Blank(string? unit) => string.IsNullOrWhiteSpace(unit) ? null : unit;

    /// <summary>An attachment with its Chinese name (RFC 5987) and an ASCII one for clients that do not read it.</summary>
    private static FileContentHttpResult File(HttpContext context, byte[] content, string type, string name, string period, string extension)
    {
        // Figures of the moment: nothing on the way keeps them.
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"form-{period}.{extension}\"; filename*=UTF-8''{Uri.EscapeDataString($"{name}.{extension}")}";
        return TypedResults.File(content, type);
    }
}
