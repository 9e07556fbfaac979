using LuchengEco.Domain;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.FrozenSummaries;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.FrozenSummaries;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

/// <summary>A file of a frozen summary and where it is fetched.</summary>
internal sealed record FrozenFileJson(string Format, string Url, int Size, string Sha256);

/// <summary>A version of a frozen summary.</summary>
internal sealed record FrozenSummaryJson(int Year, string Through, int Version, string CheckCode, string CheckUrl, string ContentSha256, DateTimeOffset FrozenAt, string FrozenBy, string Unit,
    string Reason, DateTimeOffset ComputedAt, DateTimeOffset? AsOf, string Basis, bool HasDemonstration, int UnapprovedFigures, int? SupersededBy, IReadOnlyList<FrozenFileJson> Files)
{
    public static FrozenSummaryJson Of(FrozenLine line, string checkUrl) => new(line.Year, line.Through, line.Version, line.Code, checkUrl, line.ContentHash, line.At, line.UserName, line.UnitName,
        line.Note, line.ComputedAt, line.AsOf, ApiView.WordOf(line.Basis), line.HasDemonstration, line.UnapprovedFigures, line.IsSuperseded ? line.NewestVersion : null,
        [.. line.Files.Select(file => new FrozenFileJson(file.Extension, EcoUrls.FrozenFile(new YearMonth(line.Year, line.ThroughMonth), line.Version, file.Extension), file.Size, file.Sha256))]);
}

internal sealed record FreezeBody(string? Reason, int? UnapprovedFigures, int? Version);

/// <summary>Frozen summaries: listed, frozen, and their files as they were made.</summary>
internal static class FrozenEndpoints
{
    public static void MapFrozen(this RouteGroupBuilder api)
    {
        var years = api.MapGroup("/years/{year}").WithTags(ApiText.TagReport);
        years.MapGet("/frozen", ListAsync).Describe("listFrozenSummaries", ApiText.ListFrozen, 404);
        years.MapPost("/freeze", FreezeAsync).Describe("freezeSummary", ApiText.PostFreeze, 403, 404, 409, 413, 415, 422, 503, 504).WithBody<FreezeBody>(ApiText.PostFreezeBody, required: false);
        foreach (var (extension, type) in new[] { ("pdf", SummaryPdf.ContentType), ("docx", SummaryWord.ContentType), ("xlsx", SummaryExcel.ContentType) })
        {
            years.MapGet($"/frozen/{{version:int}}/summary.{extension}",
                    (ApiActor caller, string year, int version, string? through, FrozenSummaryService frozen, HttpContext context, CancellationToken cancellationToken) =>
                        FileAsync(caller, year, version, through, frozen, context, extension, type, cancellationToken))
                .Describe($"getFrozenSummary{char.ToUpperInvariant(extension[0])}{extension[1..]}", ApiProblems.Format(ApiText.GetFrozenFile, FrozenWords.File(extension)), 404, 409, 422)
                .Produces(StatusCodes.Status200OK, contentType: type);
        }
    }

    private static async Task<Results<Ok<List<FrozenSummaryJson>>, ProblemHttpResult>> ListAsync(ApiActor caller, string year, FrozenSummaryService frozen, SiteAddress site, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (ApiYear.TryParse(year) is not { } parsed)
            return ApiProblems.YearUnknown(year);
        return await frozen.ListAsync(caller.Actor, parsed, cancellationToken) is { } lines
            ? TypedResults.Ok(lines.Select(line => Json(line, site, context)).ToList())
            : ApiProblems.Forbidden(ApiText.Forbidden);
    }

    private static async Task<Results<Created<FrozenSummaryJson>, ProblemHttpResult>> FreezeAsync(ApiActor caller, ApiBody body, string year, string? through, [AsParameters] ApiView view,
        SummaryFreezer freezer, AuditLog audit, SiteAddress site, HttpContext context, CancellationToken cancellationToken)
    {
        if (!await audit.AllowsAsync(caller.Actor, EcoOperation.FreezeSummary, year, cancellationToken))
            return ApiProblems.Forbidden(ApiText.OnlyOfficeFreezes);
        var period = ApiPeriod.Parse(year, through);
        if (period.Problem is not null)
            return period.Problem;
        var (reason, unapproved, version) = ((string?)null, (int?)null, (int?)null);
        if (!body.IsMissing)
        {
            var fields = new JsonFields(body.Root, "reason", "unapprovedFigures", "version");
            (reason, unapproved, version) = (fields.Prose("reason"), fields.Version("unapprovedFigures"), fields.Version("version"));
            if (fields.Refusal is { } refusal)
                return ApiProblems.Unprocessable(refusal);
        }
        // What is signed holds approved figures, unless somebody asks for all of them.
        var basis = view.BasisText is null ? ReportBasis.Approved : view.Basis;
        var result = await freezer.FreezeAsync(caller.Actor, new FreezeRequest(new ReportRequest(period.Year, period.Month, basis, view.AsOf), reason, unapproved ?? 0, version),
            new Uri(context.Request.GetEncodedUrl()), null, cancellationToken);
        if (result is { Outcome: FreezeOutcome.Done, Frozen: { } line })
            return TypedResults.Created(EcoUrls.Frozen(new YearMonth(line.Year, line.ThroughMonth), line.Version), Json(line, site, context));
        if (result.Outcome == FreezeOutcome.NotPrinted)
            return ApiProblems.NotPrinted(result.Code!, result.Message!);
        return ApiProblems.Of(result.Outcome switch
        {
            FreezeOutcome.Forbidden => StatusCodes.Status403Forbidden,
            FreezeOutcome.YearUnknown => StatusCodes.Status404NotFound,
            FreezeOutcome.FrozenByAnother => StatusCodes.Status409Conflict,
            FreezeOutcome.Refused or FreezeOutcome.Unconfirmed or FreezeOutcome.NotPrinted or FreezeOutcome.Done => StatusCodes.Status422UnprocessableEntity,
        }, result.Code!, result.Message!, result.Unapproved.Count == 0 ? [] : [("unapproved", result.Unapproved.Select(line => new { line.Code, line.Name, line.Months }).ToList())]);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileAsync(ApiActor caller, string year, int version, string? through, FrozenSummaryService frozen, HttpContext context,
        string extension, string type, CancellationToken cancellationToken)
    {
        var period = ApiPeriod.Parse(year, through);
        if (period.Problem is not null)
            return period.Problem;
        var result = await frozen.FileAsync(caller.Actor, period.Year, period.Month, version, extension, cancellationToken);
        return result switch
        {
            { Outcome: FrozenFileOutcome.Done, Line: { } line, Content: { } content } => ApiAttachment.Of(context, content, type, result.FileName, $"summary-{line.Through}-v{version}.{extension}"),
            { Outcome: FrozenFileOutcome.Forbidden } => ApiProblems.Forbidden(ApiText.Forbidden),
            { Outcome: FrozenFileOutcome.Damaged } => ApiProblems.Of(StatusCodes.Status409Conflict, "frozen-damaged", FrozenPageText.Damaged),
            _ => ApiProblems.Of(StatusCodes.Status404NotFound, "frozen-unknown", ApiProblems.Format(FrozenPageText.VersionUnknown, ApiProblems.Shortened(year), version)),
        };
    }

    private static FrozenSummaryJson Json(FrozenLine line, SiteAddress site, HttpContext context) =>
        FrozenSummaryJson.Of(line, site.Of(EcoUrls.CheckOf(line.Code), new Uri(context.Request.GetEncodedUrl())));
}
