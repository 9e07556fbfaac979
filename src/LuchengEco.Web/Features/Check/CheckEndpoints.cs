using System.Buffers;
using System.Security.Cryptography;
using LuchengEco.Services.FrozenSummaries;
using LuchengEco.Web.Api;
using LuchengEco.Web.Components.Layout;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace LuchengEco.Web.Features.Check;

/// <summary>What became of a file that somebody held against the frozen ones.</summary>
/// <param name="Name">As they call it.</param>
/// <param name="Sha256">Of its bytes; null where it could not be read.</param>
/// <param name="Match">The frozen file with the same bytes.</param>
/// <param name="Problem">Why it was not read.</param>
public sealed record CheckedFile(string Name, string? Sha256, FrozenMatch? Match, string? Problem = null);

/// <summary>The pages on which anybody who holds a frozen summary can check it. They ask nobody who they are, run no circuit and keep nothing.</summary>
internal static class CheckEndpoints
{
    /// <summary>A frozen file is a megabyte or two.</summary>
    public const int MaxFileBytes = 20 * 1024 * 1024;

    private const int MaxBoundary = 200;
    private const int Overhead = 16 * 1024;

    public static IServiceCollection AddEcoCheck(this IServiceCollection services) =>
        services.AddRateLimiter(limiter => limiter.AddPolicy<string, CheckLimit>(CheckLimit.Policy));

    public static void MapEcoCheck(this IEndpointRouteBuilder endpoints)
    {
        var check = endpoints.MapGroup(EcoUrls.Check).AllowAnonymous().ExcludeFromDescription();
        check.MapGet("", Ask);
        check.MapGet("/{code}", ShowAsync).RequireRateLimiting(CheckLimit.Policy);
        // Where a page with the verdict on a file is loaded anew.
        check.MapGet("/{code}/file", (string code) => Results.LocalRedirect(EcoUrls.CheckOf(code)));
        check.MapPost("/{code}/file", FileAsync).RequireRateLimiting(CheckLimit.Policy).DisableAntiforgery();
    }

    private static IResult Ask(HttpContext context, [FromQuery] string? code)
    {
        if (!string.IsNullOrWhiteSpace(code))
            return Results.LocalRedirect(EcoUrls.CheckOf(CheckCode.Parse(code) ?? code.Trim()));
        return Page(context, null, null, context.Request.Query.ContainsKey(EcoUrls.TooOftenParameter) ? CheckPageText.TooOften : null);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, FrozenSummaryService frozen, ILogger<CheckDocument> log, string code) =>
        await AnswerAsync(context, frozen, log, code, null);

    private static async Task<IResult> FileAsync(HttpContext context, FrozenSummaryService frozen, ILogger<CheckDocument> log, string code)
    {
        var file = await ReadAsync(context, frozen);
        return await AnswerAsync(context, frozen, log, code, file);
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, FrozenSummaryService frozen, ILogger<CheckDocument> log, string code, CheckedFile? file)
    {
        if (await frozen.CheckAsync(code, context.RequestAborted) is not { } check)
            return Page(context, null, null, CheckPageText.CodeMalformed, code, StatusCodes.Status404NotFound);
        if (check.Integrity is { IsIntact: false } integrity)
            log.LogWarning("The frozen summary {Code} is not what was frozen: {Faults}", check.Code, string.Join(", ", integrity.Faults));
        return check.Integrity is null
            ? Page(context, null, null, CheckPageText.CodeUnknown, check.Code, StatusCodes.Status404NotFound)
            : Page(context, check, file, null, check.Code);
    }

    private static RazorComponentResult<CheckDocument> Page(HttpContext context, FrozenCheck? check, CheckedFile? file, string? problem, string typed = "", int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<CheckDocument>(new
        {
            Check = check,
            File = file,
            Problem = problem,
            Typed = typed.Length > 40 ? typed[..40] : typed,
            DarkMedia = ThemeChoice.MediaOf(ThemeChoice.Parse(context.Request.Cookies[ThemeChoice.Cookie])),
        })
        {
            StatusCode = status,
        };
    }

    /// <summary>The bytes are hashed as they arrive: nothing of them is kept, in memory or on disk.</summary>
    private static async Task<CheckedFile> ReadAsync(HttpContext context, FrozenSummaryService frozen)
    {
        var request = context.Request;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= MaxBoundary } boundary)
            return new("", null, null, CheckPageText.FileMissing);
        if (request.ContentLength > MaxFileBytes + Overhead)
            return new("", null, null, CheckPageText.FileTooLarge);
        try
        {
            var reader = new MultipartReader(boundary, request.Body) { HeadersLengthLimit = 4096 };
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || !disposition.IsFileDisposition())
                    continue;
                var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
                if (await HashAsync(section.Body, context.RequestAborted) is not { } hash)
                    return new(name, null, null, CheckPageText.FileTooLarge);
                return hash.Length == 0 ? new(name, null, null, CheckPageText.FileMissing) : new(name, hash, await frozen.MatchAsync(hash, context.RequestAborted));
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return new("", null, null, CheckPageText.FileBroken);
        }
        return new("", null, null, CheckPageText.FileMissing);
    }

    /// <returns>Lower-case hexadecimal; empty for no bytes, null for more than <see cref="MaxFileBytes"/>.</returns>
    private static async Task<string?> HashAsync(Stream body, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            var total = 0L;
            int read;
            while ((read = await body.ReadAsync(chunk, cancellationToken)) > 0)
            {
                total += read;
                if (total > MaxFileBytes)
                    return null;
                hash.AppendData(chunk, 0, read);
            }
            return total == 0 ? "" : Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }
}
