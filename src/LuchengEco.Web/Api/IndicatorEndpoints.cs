using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Plans;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

/// <summary>What a year asks of an indicator.</summary>
/// <param name="Indicator">Code.</param>
/// <param name="Year">Of the target.</param>
/// <param name="Direction">AtMost or AtLeast.</param>
/// <param name="Value">In the indicator's unit.</param>
/// <param name="Note">Where the number comes from.</param>
/// <param name="Phased">What the value to date shall be at the end of each month, January first; null without a curve.</param>
/// <param name="PhasedNote">Where the curve comes from; null without one.</param>
/// <param name="PhasedRemoved">The number changed, and the curve that led to the former one is gone.</param>
internal sealed record TargetJson(string Indicator, int Year, string Direction, decimal Value, string Note, IReadOnlyList<decimal>? Phased, string? PhasedNote, bool PhasedRemoved);

internal sealed record TargetRequest(string? Direction, decimal Value, string Note, IReadOnlyList<decimal>? Phased, string? PhasedNote);

internal static class IndicatorEndpoints
{
    private const int MaxNoteLength = 500;

    public static void MapIndicators(this RouteGroupBuilder api)
    {
        api.MapGet("/indicators", GetIndicatorsAsync).WithTags(ApiText.TagIndicators).Describe("getIndicators", ApiText.GetIndicators);
        api.MapPut("/targets/{indicator}/{year}", PutTargetAsync).WithTags(ApiText.TagIndicators)
            .Describe("putTarget", ApiText.PutTarget, 403, 413, 415, 422).WithBody<TargetRequest>(ApiText.PutTargetBody);
    }

    private static async Task<Ok<IReadOnlyList<IndicatorView>>> GetIndicatorsAsync(ApiActor caller, PlanService plans, CancellationToken cancellationToken) =>
        TypedResults.Ok(await plans.GetIndicatorsAsync(caller.Actor, cancellationToken));

    private static async Task<Results<Ok<TargetJson>, ProblemHttpResult>> PutTargetAsync(ApiActor caller, ApiBody body, string indicator, string year,
        TargetService targets, PlanService plans, AuditLog audit, CancellationToken cancellationToken)
    {
        if (!await audit.AllowsAsync(caller.Actor, EcoOperation.SetTargets, $"{indicator} {year}", cancellationToken))
            return ApiProblems.Forbidden(ApiText.OnlyAdministrators);
        if (body.IsMissing)
            return ApiProblems.Unprocessable(new("body-missing", ApiText.BodyMissing));
        var fields = new JsonFields(body.Root, "direction", "value", "note", "phased", "phasedNote", "indicator", "year");
        var value = fields.Number("value");
        var note = fields.Text("note", MaxNoteLength);
        var direction = fields.Word("direction", "direction-unknown", ("AtMost", Direction.AtMost), ("AtLeast", Direction.AtLeast));
        var phased = PhasedOf(fields);
        if (value is null)
            fields.Refuse("value-missing", ApiText.TargetValueMissing);
        if (ApiYear.TryParse(year) is not { } parsed)
            return ApiProblems.Unprocessable(new("year-not-open", ApiProblems.Format(ApiText.YearUnknown, ApiProblems.Shortened(year))));
        if (fields.Refusal is { } refusal)
            return ApiProblems.Unprocessable(refusal);
        var wanted = direction ?? await OwnDirectionAsync(caller.Actor, plans, indicator, cancellationToken);
        var result = await targets.SetAsync(caller.Actor, indicator, parsed, wanted, value!.Value, note, phased, cancellationToken);
        return result.Outcome switch
        {
            TargetOutcome.Saved => TypedResults.Ok(new TargetJson(indicator, parsed, $"{wanted}", value.Value, note!.Trim(), result.Phased,
                result.Phased is null ? null : result.PhasedNote, result.EndedCurve)),
            TargetOutcome.Forbidden => ApiProblems.Forbidden(result.Message!),
            TargetOutcome.UnknownIndicator or TargetOutcome.Refused => ApiProblems.Unprocessable(new(result.Code!, result.Message!)),
        };
    }

    /// <summary>Null when the field is absent: the curve then stays as it is.</summary>
    private static PhasedWish? PhasedOf(JsonFields fields)
    {
        var note = fields.Prose("phasedNote");
        if (!fields.Has("phased"))
        {
            if (note is not null)
                fields.Refuse("phased-missing", ApiText.PhasedMissing);
            return null;
        }
        return new PhasedWish(fields.Numbers("phased"), note);
    }

    /// <summary>A target that names no direction takes the indicator's own; an unknown indicator is the service's to refuse.</summary>
    private static async Task<Direction> OwnDirectionAsync(Actor actor, PlanService plans, string indicator, CancellationToken cancellationToken) =>
        (await plans.GetIndicatorsAsync(actor, cancellationToken)).FirstOrDefault(view => view.Code == indicator) is { } known
            ? Enum.Parse<Direction>(known.Direction)
            : Direction.AtLeast;
}
