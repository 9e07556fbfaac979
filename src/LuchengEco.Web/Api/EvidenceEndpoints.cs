using LuchengEco.Domain;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Evidence;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

/// <summary>A file that proves a figure; <c>removed…</c> once it was taken away.</summary>
internal sealed record EvidenceJson(Guid Id, string FileName, string ContentType, int Size, string Sha256, string By, DateTimeOffset At,
    DateTimeOffset? RemovedAt, string? RemovedBy, string? RemovedBecause)
{
    public static EvidenceJson Of(EvidenceFile file) => new(file.Id, file.FileName, file.ContentType, file.Size, file.Sha256, file.UserName, file.At,
        file.RemovedAt, file.RemovedBy, file.RemovedBecause);
}

internal sealed record EvidenceListJson(string Month, string Indicator, IReadOnlyList<EvidenceJson> Files);

internal sealed record EvidenceUpload(IFormFile File);

internal sealed record RemovalRequest(string Reason);

/// <summary>Files that prove a figure: listed, attached, fetched and taken away.</summary>
internal static class EvidenceEndpoints
{
    public static void MapEvidence(this RouteGroupBuilder api)
    {
        var evidence = api.MapGroup("/figures/{month}/{indicator}/evidence").WithTags(ApiText.TagFigures);
        evidence.MapGet("", ListAsync).Describe("listEvidence", ApiText.ListEvidence, 404, 422);
        evidence.MapPost("", PostAsync).Describe("postEvidence", ApiText.PostEvidence, 403, 404, 413, 415, 422, 423)
            .WithBody<EvidenceUpload>(ApiText.PostEvidenceBody, contentType: "multipart/form-data");
        evidence.MapGet("/{id:guid}", GetAsync).Describe("getEvidence", ApiText.GetEvidence, 404, 409, 410, 422)
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
        evidence.MapPost("/{id:guid}/remove", RemoveAsync).Describe("removeEvidence", ApiText.RemoveEvidence, 403, 404, 410, 413, 415, 422, 423)
            .WithBody<RemovalRequest>(ApiText.RemoveEvidenceBody);
    }

    private static async Task<Results<Ok<EvidenceListJson>, ProblemHttpResult>> ListAsync(ApiActor caller, string month, string indicator, EvidenceService evidence,
        CancellationToken cancellationToken)
    {
        if (!YearMonth.TryParse(month, null, out var parsed))
            return ApiProblems.MonthInvalid(month);
        return await evidence.ListAsync(caller.Actor, parsed, indicator, cancellationToken) is { } list
            ? TypedResults.Ok(new EvidenceListJson($"{parsed}", indicator, [.. list.Files.Select(EvidenceJson.Of)]))
            : ApiProblems.Of(StatusCodes.Status404NotFound, "indicator-unknown", ApiProblems.Format(ApiText.IndicatorNotFound, ApiProblems.Shortened(indicator)));
    }

    private static async Task<Results<Ok<EvidenceJson>, ProblemHttpResult>> PostAsync(ApiActor caller, ApiFile file, string month, string indicator, EvidenceService evidence,
        CancellationToken cancellationToken)
    {
        if (!YearMonth.TryParse(month, null, out var parsed))
            return ApiProblems.MonthInvalid(month);
        var result = await evidence.AttachAsync(caller.Actor, parsed, indicator, file.Name, file.Content, cancellationToken);
        return result.Outcome == EvidenceOutcome.Done ? TypedResults.Ok(EvidenceJson.Of(result.File!)) : ProblemOf(result);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetAsync(ApiActor caller, string month, string indicator, Guid id, EvidenceService evidence,
        HttpContext context, CancellationToken cancellationToken)
    {
        if (!YearMonth.TryParse(month, null, out var parsed))
            return ApiProblems.MonthInvalid(month);
        SecurityHeaders.Sandbox(context);
        var result = await evidence.FetchAsync(caller.Actor, parsed, indicator, id, cancellationToken);
        return result is { Outcome: EvidenceOutcome.Done, File: { } file, Content: { } content }
            ? ApiAttachment.Of(context, content, file.ContentType, file.FileName, $"evidence-{parsed}{Path.GetExtension(file.FileName)}")
            : ProblemOf(result);
    }

    private static async Task<Results<Ok<EvidenceJson>, ProblemHttpResult>> RemoveAsync(ApiActor caller, ApiBody body, string month, string indicator, Guid id,
        EvidenceService evidence, AuditLog audit, CancellationToken cancellationToken)
    {
        if (!await audit.AllowsAsync(caller.Actor, EcoOperation.Fill, $"{indicator} {month} {id}", cancellationToken))
            return ApiProblems.Forbidden(ApiText.OnlyFillers);
        if (!YearMonth.TryParse(month, null, out var parsed))
            return ApiProblems.MonthInvalid(month);
        if (body.IsMissing)
            return ApiProblems.Unprocessable(new("body-missing", ApiText.BodyMissing));
        var fields = new JsonFields(body.Root, "reason");
        var reason = fields.Prose("reason");
        if (fields.Refusal is { } refusal)
            return ApiProblems.Unprocessable(refusal);
        var result = await evidence.RemoveAsync(caller.Actor, parsed, indicator, id, reason, cancellationToken);
        return result.Outcome == EvidenceOutcome.Done ? TypedResults.Ok(EvidenceJson.Of(result.File!)) : ProblemOf(result);
    }

    private static ProblemHttpResult ProblemOf(EvidenceResult result) => ApiProblems.Of(result.Outcome switch
    {
        EvidenceOutcome.Forbidden => StatusCodes.Status403Forbidden,
        EvidenceOutcome.UnknownIndicator or EvidenceOutcome.NotFound => StatusCodes.Status404NotFound,
        EvidenceOutcome.Locked => StatusCodes.Status423Locked,
        EvidenceOutcome.Removed => StatusCodes.Status410Gone,
        EvidenceOutcome.Damaged => StatusCodes.Status409Conflict,
        EvidenceOutcome.Refused or EvidenceOutcome.Done => StatusCodes.Status422UnprocessableEntity,
    }, result.Code!, result.Message!);
}
