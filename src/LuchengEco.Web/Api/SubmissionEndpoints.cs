using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Review;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

/// <summary>Where the month of a department stands: draft, submitted, returned or approved, and how many steps it has behind it.</summary>
internal sealed record SubmissionJson(string Department, string Month, string Submission, int Version);

/// <summary>A warning that stands in the way of a submission.</summary>
internal sealed record OpenWarningJson(string Indicator, string Code, string Message, bool Blocks);

internal sealed record SubmissionRequest(string? Reason, int? Version);

internal static class SubmissionEndpoints
{
    public static void MapSubmissions(this RouteGroupBuilder api)
    {
        var submissions = api.MapGroup("/submissions/{department}/{month}").WithTags(ApiText.TagSubmissions);
        Map("submit", SubmissionAction.Submit, ApiText.Submit);
        Map("return", SubmissionAction.Return, ApiText.Return);
        Map("approve", SubmissionAction.Approve, ApiText.Approve);
        Map("reopen", SubmissionAction.Reopen, ApiText.Reopen);

        void Map(string word, SubmissionAction action, string summary) => submissions
            .MapPost("/" + word, (ApiActor caller, ApiBody body, string department, string month, ReviewService review, CancellationToken cancellationToken) =>
                ApplyAsync(caller, body, department, month, action, review, cancellationToken))
            .Describe(word, summary, 403, 409, 413, 415, 422).WithBody<SubmissionRequest>(ApiText.SubmissionBody, required: false);
    }

    private static async Task<Results<Ok<SubmissionJson>, ProblemHttpResult>> ApplyAsync(ApiActor caller, ApiBody body, string department, string month,
        SubmissionAction action, ReviewService review, CancellationToken cancellationToken)
    {
        if (!YearMonth.TryParse(month, null, out var parsed))
            return ApiProblems.MonthInvalid(month);
        string? reason = null;
        int? version = null;
        if (!body.IsMissing)
        {
            var fields = new JsonFields(body.Root, "reason", "version");
            (reason, version) = (fields.Prose("reason"), fields.Version("version"));
            if (fields.Refusal is { } refusal)
                return ApiProblems.Unprocessable(refusal);
        }
        var result = await review.ApplyAsync(caller.Actor, department, parsed, action, reason, version, cancellationToken);
        return result.Outcome switch
        {
            ReviewOutcome.Done => TypedResults.Ok(new SubmissionJson(department, month, ApiJson.WordOf(result.State), result.Version)),
            ReviewOutcome.Forbidden => ProblemOf(StatusCodes.Status403Forbidden, result),
            ReviewOutcome.WrongState or ReviewOutcome.ChangedByAnother or ReviewOutcome.OwnFigures => ProblemOf(StatusCodes.Status409Conflict, result),
            ReviewOutcome.UnknownUnit or ReviewOutcome.ReasonMissing or ReviewOutcome.ReasonInvalid or ReviewOutcome.MonthNotOpen =>
                ApiProblems.Unprocessable(new(result.Code!, result.Message!)),
            ReviewOutcome.WarningsOpen => ApiProblems.Of(StatusCodes.Status422UnprocessableEntity, result.Code!, result.Message!,
                ("warnings", result.Open.Select(open => new OpenWarningJson(open.Indicator, open.Warning.Code, open.Warning.Message, open.Warning.Blocks)).ToList())),
        };
    }

    private static ProblemHttpResult ProblemOf(int status, ReviewResult result) =>
        ApiProblems.Of(status, result.Code!, result.Message!, ("submission", ApiJson.WordOf(result.State)), ("version", result.Version));
}
