using LuchengEco.Domain;
using LuchengEco.Services;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Events;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

/// <summary>What happened in a month; <c>removed…</c> once it was taken away.</summary>
/// <param name="Id">Stable.</param>
/// <param name="Month">yyyy-MM.</param>
/// <param name="Scope">indicator, area or bureau.</param>
/// <param name="Indicator">Code; null for an area or the whole bureau.</param>
/// <param name="Area">Code; null for an indicator or the whole bureau.</param>
/// <param name="Subject">Short name of what it stands on.</param>
/// <param name="Text">What happened.</param>
/// <param name="Link">http or https; null without one.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When.</param>
/// <param name="RemovedAt">When it was taken away; null while it stands.</param>
/// <param name="RemovedBy">Who took it away.</param>
/// <param name="RemovedBecause">Why.</param>
internal sealed record EventJson(long Id, string Month, string Scope, string? Indicator, string? Area, string Subject, string Text, string? Link, string By, DateTimeOffset At,
    DateTimeOffset? RemovedAt, string? RemovedBy, string? RemovedBecause)
{
    public static EventJson Of(EventLine line) => new(line.Id, $"{line.Month}", line.Scope.ToString().ToLowerInvariant(), line.IndicatorCode, line.AreaCode, line.Subject, line.Text, line.Link,
        line.UserName, line.At, line.RemovedAt, line.RemovedBy, line.RemovedBecause);
}

internal sealed record EventRequest(string Month, string Text, string? Link, string? Indicator, string? Area);

internal sealed record EventRemovalRequest(string Reason);

/// <summary>Notes on months: listed, written and taken away.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this RouteGroupBuilder api)
    {
        var events = api.MapGroup("/events").WithTags(ApiText.TagEvents);
        events.MapGet("", ListAsync).Describe("listEvents", ApiText.ListEvents, 404, 422);
        events.MapPost("", PostAsync).Describe("postEvent", ApiText.PostEvent, 403, 404, 413, 415, 422).WithBody<EventRequest>(ApiText.PostEventBody);
        events.MapPost("/{id:long}/remove", RemoveAsync).Describe("removeEvent", ApiText.RemoveEvent, 403, 404, 410, 413, 415, 422).WithBody<EventRemovalRequest>(ApiText.RemoveEventBody);
    }

    private static async Task<Results<Ok<List<EventJson>>, ProblemHttpResult>> ListAsync(ApiActor caller, string? year, string? indicator, [AsParameters] ApiView view, EventService events,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(year))
            return ApiProblems.Unprocessable(new("year-missing", ApiText.EventYearMissing));
        if (ApiYear.TryParse(year) is not { } parsed || await events.GetAsync(caller.Actor, parsed, null, view.AsOf, cancellationToken) is not { } all)
            return ApiProblems.YearUnknown(year);
        if (string.IsNullOrEmpty(indicator))
            return TypedResults.Ok(all.Select(EventJson.Of).ToList());
        return await events.GetAsync(caller.Actor, parsed, indicator, view.AsOf, cancellationToken) is { } own
            ? TypedResults.Ok(own.Select(EventJson.Of).ToList())
            : ApiProblems.Of(StatusCodes.Status404NotFound, "indicator-unknown", ApiProblems.Format(ApiText.IndicatorNotFound, ApiProblems.Shortened(indicator)));
    }

    private static async Task<Results<Ok<EventJson>, ProblemHttpResult>> PostAsync(ApiActor caller, ApiBody body, EventService events, AuditLog audit, CancellationToken cancellationToken)
    {
        if (!await audit.AllowsAsync(caller.Actor, EcoOperation.NoteEvents, "events", cancellationToken))
            return ApiProblems.Forbidden(ApiText.OnlyEventWriters);
        if (body.IsMissing)
            return ApiProblems.Unprocessable(new("body-missing", ApiText.BodyMissing));
        var fields = new JsonFields(body.Root, "month", "text", "link", "indicator", "area");
        var (month, text, link) = (fields.Prose("month"), fields.Prose("text"), fields.Prose("link"));
        var (indicator, area) = (fields.Text("indicator", 60), fields.Text("area", 60));
        if (fields.Refusal is { } refusal)
            return ApiProblems.Unprocessable(refusal);
        if (!YearMonth.TryParse(month, null, out var parsed))
            return ApiProblems.MonthInvalid(month ?? "");
        return Answer(await events.AddAsync(caller.Actor, new EventDraft(parsed, text, link, indicator, area), cancellationToken));
    }

    private static async Task<Results<Ok<EventJson>, ProblemHttpResult>> RemoveAsync(ApiActor caller, ApiBody body, long id, EventService events, AuditLog audit, CancellationToken cancellationToken)
    {
        if (!await audit.AllowsAsync(caller.Actor, EcoOperation.NoteEvents, $"event {id}", cancellationToken))
            return ApiProblems.Forbidden(ApiText.OnlyEventWriters);
        if (body.IsMissing)
            return ApiProblems.Unprocessable(new("body-missing", ApiText.BodyMissing));
        var fields = new JsonFields(body.Root, "reason");
        var reason = fields.Prose("reason");
        if (fields.Refusal is { } refusal)
            return ApiProblems.Unprocessable(refusal);
        return Answer(await events.RemoveAsync(caller.Actor, id, reason, cancellationToken));
    }

    private static Results<Ok<EventJson>, ProblemHttpResult> Answer(EventResult result) => result is { Change.Succeeded: true, Event: { } line }
        ? TypedResults.Ok(EventJson.Of(line))
        : ApiProblems.Of(result.Change switch
        {
            { Outcome: ChangeOutcome.Forbidden } => StatusCodes.Status403Forbidden,
            { Outcome: ChangeOutcome.Unknown } => StatusCodes.Status404NotFound,
            { Code: "event-removed" } => StatusCodes.Status410Gone,
            _ => StatusCodes.Status422UnprocessableEntity,
        }, result.Change.Code!, result.Change.Message!);
}
