using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Events;

/// <summary>Notes on months: read by everybody who may read, written and taken away by those who answer for the subject.</summary>
public sealed class EventService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <summary>The events of a year that stand, or stood at a past moment, by month.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="year">A year of the plan.</param>
    /// <param name="indicator">Only those that stand on this indicator, its area's and the bureau's among them; null for all.</param>
    /// <param name="asOf">A past moment; null for now.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Null when there is no such year or indicator, or the person may not read.</returns>
    public async Task<IReadOnlyList<EventLine>?> GetAsync(Actor actor, int year, string? indicator = null, DateTimeOffset? asOf = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var tables = new TablesAt(context, asOf);
        if (!await tables.Years.AnyAsync(row => row.Year == year, cancellationToken))
            return null;
        var asked = indicator is null ? null : await tables.Indicators.Where(row => row.Code == indicator).Select(row => new { row.Id, row.AreaCode }).SingleOrDefaultAsync(cancellationToken);
        if (indicator is not null && asked is null)
            return null;
        var events = tables.Events.Where(row => row.Year == year);
        if (asked is not null)
            events = events.Where(row => row.IndicatorId == asked.Id || row.AreaCode == asked.AreaCode || (row.IndicatorId == null && row.AreaCode == null));
        return await LinesAsync(context, events.OrderBy(row => row.MonthNumber).ThenBy(row => row.Id), cancellationToken);
    }

    /// <summary>Writes what happened.</summary>
    public async Task<EventResult> AddAsync(Actor actor, EventDraft draft, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        var subject = Subject(draft.Indicator ?? draft.Area, draft.Month);
        if (!await audit.AllowsAsync(actor, EcoOperation.NoteEvents, subject, cancellationToken))
            return Forbidden(EventText.OnlyReviewers);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var indicator = draft.Indicator is null ? null : await context.Indicators.AsNoTracking().SingleOrDefaultAsync(row => row.Code == draft.Indicator, cancellationToken);
        if (draft.Indicator is not null && indicator is null)
            return new(ChangeResult.Unknown("indicator-unknown", Format(EventText.IndicatorUnknown, draft.Indicator)));
        if (await RefusalAsync(actor, indicator?.UnitCode, indicator?.ShortName, subject, cancellationToken) is { } forbidden)
            return forbidden;
        if (draft.Area is not null && !await context.Areas.AnyAsync(row => row.Code == draft.Area, cancellationToken))
            return new(ChangeResult.Unknown("area-unknown", Format(EventText.AreaUnknown, draft.Area)));
        if (!await context.Years.AnyAsync(row => row.Year == draft.Month.Year, cancellationToken))
            return new(ChangeResult.Unknown("year-unknown", Format(EventText.YearUnknown, draft.Month.Year)));
        if (draft.Month.FirstDay > clock.Today())
            return new(ChangeResult.Refused("month-not-begun", EventText.MonthNotBegun, draft.Month.Year, draft.Month.Month));
        if (indicator is not null && !indicator.IsReportedIn(draft.Month.Year))
            return new(ChangeResult.Refused("indicator-not-reported", EventText.NotReported, indicator.ShortName, draft.Month.Year));
        MonthEvent noted;
        try
        {
            noted = new MonthEvent(indicator?.Id, draft.Area, draft.Month, draft.Text, draft.Link, actor.UserId, actor.DisplayName, clock.GetUtcNow());
        }
        catch (DomainException refusal)
        {
            return new(ChangeResult.Refused(refusal));
        }
        context.MonthEvents.Add(noted);
        audit.Add(context, actor, "event-add", AuditOutcome.Done, subject, noted.Link is null ? noted.Note : $"{noted.Note} {noted.Link}");
        await context.SaveChangesAsync(cancellationToken);
        return new(ChangeResult.Done, (await LinesAsync(context, context.MonthEvents.AsNoTracking().Where(row => row.Id == noted.Id), cancellationToken))[0]);
    }

    /// <summary>Takes an event away; it stays in the history with the reason.</summary>
    public async Task<EventResult> RemoveAsync(Actor actor, long id, string? reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var number = id.ToString(CultureInfo.InvariantCulture);
        if (!await audit.AllowsAsync(actor, EcoOperation.NoteEvents, number, cancellationToken))
            return Forbidden(EventText.OnlyReviewers);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var events = context.MonthEvents.AsNoTracking().Where(row => row.Id == id);
        if (await LinesAsync(context, events, cancellationToken) is not [var known])
            return new(ChangeResult.Unknown("event-unknown", EventText.EventUnknown));
        var subject = Subject(known.IndicatorCode ?? known.AreaCode, known.Month);
        if (await RefusalAsync(actor, known.UnitCode, known.IndicatorCode is null ? null : known.Subject, subject, cancellationToken) is { } forbidden)
            return forbidden;
        if (known.RemovedAt is not null)
            return AlreadyRemoved(known);
        string said;
        try
        {
            said = MonthEvent.ReasonOf(reason);
        }
        catch (DomainException refusal)
        {
            return new(ChangeResult.Refused(refusal), known);
        }
        var now = clock.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var changed = await context.MonthEvents.Where(row => row.Id == id && row.RemovedAt == null).ExecuteUpdateAsync(row => row
            .SetProperty(noted => noted.RemovedAt, now).SetProperty(noted => noted.RemovedById, actor.UserId)
            .SetProperty(noted => noted.RemovedBy, actor.DisplayName).SetProperty(noted => noted.RemovedBecause, said), cancellationToken);
        if (changed == 0)
            return AlreadyRemoved((await LinesAsync(context, events, cancellationToken))[0]);
        audit.Add(context, actor, "event-remove", AuditOutcome.Done, subject, $"{known.Text}（{said}）");
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(ChangeResult.Done, known with { RemovedAt = now, RemovedBy = actor.DisplayName, RemovedBecause = said });
    }

    /// <summary>Why the person may not write on the subject; who asks for what is not theirs is written down.</summary>
    private async Task<EventResult?> RefusalAsync(Actor actor, string? unit, string? name, string subject, CancellationToken cancellationToken)
    {
        if (unit is null ? actor.MayNoteCommonEvents : actor.MayNoteEvents(unit))
            return null;
        await audit.DenyAsync(actor, EcoOperation.NoteEvents, subject, cancellationToken);
        return Forbidden(unit is null ? EventText.OnlyReviewers : Format(EventText.NotYours, name));
    }

    private static async Task<List<EventLine>> LinesAsync(EcoDbContext context, IQueryable<MonthEvent> events, CancellationToken cancellationToken)
    {
        var rows = await events.Select(row => new
        {
            row,
            Indicator = context.Indicators.Where(indicator => indicator.Id == row.IndicatorId).Select(indicator => new { indicator.Code, indicator.ShortName, indicator.UnitCode }).FirstOrDefault(),
            Area = context.Areas.Where(area => area.Code == row.AreaCode).Select(area => area.ShortName).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(pair => new EventLine(pair.row.Id, pair.row.Month, pair.row.Note, pair.row.Link, pair.Indicator?.Code, pair.row.AreaCode,
                EventLine.Name(pair.Indicator?.ShortName, pair.Area), pair.row.UserName, pair.row.At)
            {
                UnitCode = pair.Indicator?.UnitCode,
                RemovedAt = pair.row.RemovedAt,
                RemovedBy = pair.row.RemovedBy,
                RemovedBecause = pair.row.RemovedBecause,
            }),
        ];
    }

    private static EventResult AlreadyRemoved(EventLine known) => new(ChangeResult.Refused("event-removed", EventText.AlreadyRemoved, known.RemovedBy), known);

    private static EventResult Forbidden(string message) => new(new ChangeResult(ChangeOutcome.Forbidden, "forbidden", message));

    private static string Subject(string? what, YearMonth month) => $"{what ?? EventText.WholeBureau} {month}";

    private static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
