using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Entry;

/// <summary>Reads and writes the figures of a month. Every cell is decided alone: one refused cell never loses its neighbours.</summary>
public sealed class EntryService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <summary>Cells that one call may carry.</summary>
    public const int MaxBatch = 500;

    /// <summary>How often a save that met another writer is tried.</summary>
    internal const int Attempts = 12;

    /// <summary>First key of the lock under which losers of a month take turns; the second is the month.</summary>
    private const int TurnLock = 1279607626;

    /// <summary>The month to work on: the first after the newest that has figures, in a year that is set up, and never one still to come; the current one for those who may not read.</summary>
    public async Task<YearMonth> GetMonthToFillAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return clock.CurrentMonth();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = await context.Figures.AsNoTracking()
            .Where(figure => figure.Value != null || figure.Numerator != null || figure.Mark != FigureMark.None)
            .OrderByDescending(figure => figure.Year).ThenByDescending(figure => figure.MonthNumber)
            .Select(figure => new { figure.Year, figure.MonthNumber })
            .FirstOrDefaultAsync(cancellationToken);
        var years = await context.Years.AsNoTracking().Select(year => year.Year).ToListAsync(cancellationToken);
        var current = clock.CurrentMonth();
        if (newest is null)
            return years.Count == 0 || years.Max() >= current.Year ? current : new YearMonth(years.Max(), 1);
        var filled = new YearMonth(newest.Year, newest.MonthNumber);
        return filled.Neighbour(1) is { } next && years.Contains(next.Year) && next <= current ? next : filled;
    }

    /// <summary>The sheet of the units that <paramref name="actor"/> fills or reviews; all units, read-only, for those who do neither.</summary>
    /// <param name="actor">Decides which rows may be typed.</param>
    /// <param name="month">Any month; a future one is shown but not open.</param>
    /// <param name="unitCode">One unit, or null for all of the actor's.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<MonthlySheet> GetSheetAsync(Actor actor, YearMonth month, string? unitCode = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return new MonthlySheet(month, [], []);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await new SheetReader(context, actor, month, clock.Today()).ReadAsync(unitCode, cancellationToken);
    }

    /// <summary>The stored figures of a month, for everybody who may read.</summary>
    public Task<IReadOnlyList<StoredFigure>> GetFiguresAsync(Actor actor, YearMonth month, CancellationToken cancellationToken = default) =>
        GetFiguresAsync(actor, month, null, cancellationToken);

    /// <summary>Every figure of a month as it stood at a past moment, or stands.</summary>
    public async Task<IReadOnlyList<StoredFigure>> GetFiguresAsync(Actor actor, YearMonth month, DateTimeOffset? asOf, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var tables = new TablesAt(context, asOf);
        var states = await tables.Submissions.Where(row => row.Year == month.Year && row.MonthNumber == month.Month)
            .ToDictionaryAsync(row => row.UnitCode, row => (row.State, row.Version), cancellationToken);
        var figures = await (
            from figure in tables.Figures
            join indicator in tables.Indicators on figure.IndicatorId equals indicator.Id
            where figure.Year == month.Year && figure.MonthNumber == month.Month
            orderby indicator.SortOrder
            select new { Figure = figure, indicator.Code, indicator.UnitCode }).ToListAsync(cancellationToken);
        return
        [
            .. figures.Select(row =>
            {
                var (state, version) = states.GetValueOrDefault(row.UnitCode);
                return new StoredFigure(row.Code, row.Figure.Entry, row.Figure.Version, row.UnitCode, state, version);
            }),
        ];
    }

    /// <summary>Every change of a cell, newest first; empty for a cell that nobody wrote and for those who may not read.</summary>
    public async Task<IReadOnlyList<FigureChange>> GetHistoryAsync(Actor actor, string indicatorCode, YearMonth month, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var revisions = await context.Revisions.AsNoTracking()
            .Where(revision => context.Figures.Any(figure => figure.Id == revision.FigureId && figure.Indicator!.Code == indicatorCode
                && figure.Year == month.Year && figure.MonthNumber == month.Month))
            .OrderBy(revision => revision.Version).ToListAsync(cancellationToken);
        return
        [
            .. revisions.Select((revision, index) => new FigureChange(revision.Version, revision.At, revision.UserName, revision.Door,
                index == 0 ? FigureEntry.Blank : revisions[index - 1].Entry, revision.Entry, revision.Reason)).Reverse(),
        ];
    }

    /// <summary>Stores the cells that may be stored in one transaction and says of each what became of it, in the order asked.</summary>
    /// <exception cref="ArgumentException">More than <see cref="MaxBatch"/> cells.</exception>
    public async Task<IReadOnlyList<CellResult>> SaveAsync(Actor actor, YearMonth month, IReadOnlyList<FigureEdit> edits, Door door,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(edits);
        if (edits.Count > MaxBatch)
            throw new ArgumentException($"At most {MaxBatch} cells in one call.", nameof(edits));
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                if (await TrySaveAsync(actor, month, edits, door, inTurn: attempt > 1, cancellationToken) is not { } results)
                    continue;
                if (results.Any(result => result.Outcome == CellOutcome.Forbidden))
                {
                    await audit.DenyAsync(actor, EcoOperation.Fill,
                        $"{month} {string.Join(' ', results.Where(result => result.Outcome == CellOutcome.Forbidden).Select(result => result.Indicator))}", cancellationToken);
                }
                return results;
            }
            catch (Exception exception) when (FigureWriter.IsRace(exception))
            {
                // Another writer or a reviewer was faster: read again, so that each cell is judged against what is there now.
            }
        }
        return await LosersAsync(month, edits, cancellationToken);
    }

    /// <returns>Null when another writer was faster: nothing is stored, and it can be tried again.</returns>
    private async Task<IReadOnlyList<CellResult>?> TrySaveAsync(Actor actor, YearMonth month, IReadOnlyList<FigureEdit> edits, Door door, bool inTurn,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // Who lost once queues up with the other losers of the month, so that many writers of one cell do not make each other lose again.
        if (inTurn)
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({TurnLock}, {month.Year * 12 + month.Month})", cancellationToken);
        if (await ReviseAsync(context, actor, month, edits, door, writes: true, cancellationToken) is not { } results)
            return null;
        await transaction.CommitAsync(cancellationToken);
        return results;
    }

    /// <summary>Judges each cell and, when asked, writes in the transaction of <paramref name="context"/> what may be stored; whoever asks commits.</summary>
    /// <returns>Null when another writer was faster: then roll back.</returns>
    internal async Task<IReadOnlyList<CellResult>?> ReviseAsync(EcoDbContext context, Actor actor, YearMonth month, IReadOnlyList<FigureEdit> edits, Door door,
        bool writes, CancellationToken cancellationToken)
    {
        var codes = edits.Select(edit => edit.Indicator).Distinct().ToList();
        var places = (await CheckedIndicator.ReadAsync(context.Indicators.Where(indicator => codes.Contains(indicator.Code)), context, cancellationToken))
            .ToDictionary(place => place.Indicator.Code);
        var ids = places.Values.Select(place => place.Indicator.Id).ToList();
        var figures = await context.Figures.AsNoTracking()
            .Where(figure => ids.Contains(figure.IndicatorId) && figure.Year == month.Year && figure.MonthNumber == month.Month)
            .ToDictionaryAsync(figure => figure.IndicatorId, cancellationToken);
        // Null where the year is not set up.
        var states = (await context.Years.AsNoTracking().Where(year => year.Year == month.Year)
            .Select(year => context.Submissions
                .Where(submission => submission.Year == month.Year && submission.MonthNumber == month.Month)
                .Select(submission => new { submission.UnitCode, submission.State }).ToList())
            .SingleOrDefaultAsync(cancellationToken))?.ToDictionary(submission => submission.UnitCode, submission => submission.State);
        // Before the first row is locked: nobody waits for these readings.
        var checks = await CellChecks.ReadAsync(context, month, [.. places.Values.Select(place => place.Indicator)], cancellationToken);
        var now = clock.GetUtcNow();
        var today = clock.Today();
        var results = new CellResult[edits.Count];
        foreach (var round in FigureWriter.Rounds(edits))
        {
            var revised = new List<MonthlyFigure>();
            foreach (var index in round)
            {
                var edit = edits[index];
                if (!places.TryGetValue(edit.Indicator, out var place))
                {
                    results[index] = Refused(edit, null, CellOutcome.Refused, "indicator-unknown", Format(EntryText.IndicatorUnknown, edit.Indicator));
                    continue;
                }
                var indicator = place.Indicator;
                figures.TryGetValue(indicator.Id, out var figure);
                if (Judge(actor, place, month, today, states is not null, states?.GetValueOrDefault(indicator.UnitCode) ?? SubmissionState.Draft, edit, figure) is { } refusal)
                {
                    results[index] = refusal;
                    continue;
                }
                figure ??= figures[indicator.Id] = new MonthlyFigure(indicator.Id, month);
                var isRevised = figure.Revise(edit.Entry, new Signature(actor.UserId, actor.DisplayName, now, door, edit.Reason));
                if (isRevised)
                    revised.Add(figure);
                results[index] = new CellResult(edit.Indicator, isRevised ? CellOutcome.Saved : CellOutcome.Unchanged, figure.Version, figure.Entry, figure.ChangedBy)
                {
                    Reason = figure.Reason,
                };
            }
            if (writes && revised.Count > 0 && !await FigureWriter.WriteAsync(context, month, revised, new Signature(actor.UserId, actor.DisplayName, now, door), cancellationToken))
                return null;
        }
        Warn(checks, places, edits, results);
        return results;
    }

    /// <summary>What to answer to who lost every race: why the month is closed where it is, and otherwise to try again.</summary>
    private async Task<IReadOnlyList<CellResult>> LosersAsync(YearMonth month, IReadOnlyList<FigureEdit> edits, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var codes = edits.Select(edit => edit.Indicator).ToList();
        var units = await context.Indicators.AsNoTracking().Where(indicator => codes.Contains(indicator.Code))
            .ToDictionaryAsync(indicator => indicator.Code, indicator => indicator.UnitCode, cancellationToken);
        var states = await StatesAsync(context, month, cancellationToken);
        return
        [
            .. edits.Select(edit => units.GetValueOrDefault(edit.Indicator) is { } unit && WhyLocked(states.GetValueOrDefault(unit).State) is { } why
                ? Refused(edit, null, CellOutcome.Locked, "month-locked", why)
                : Refused(edit, null, CellOutcome.Refused, "busy", EntryText.Busy)),
        ];
    }

    /// <summary>Adds the soft warnings to the cells that are stored now; they are judged together, for rules compare them with each other.</summary>
    private static void Warn(CellChecks checks, Dictionary<string, CheckedIndicator> places, IReadOnlyList<FigureEdit> edits, CellResult[] results)
    {
        var stored = Enumerable.Range(0, edits.Count).Where(index => results[index].Outcome is CellOutcome.Saved or CellOutcome.Unchanged).ToList();
        foreach (var index in stored)
            checks.Note(edits[index].Indicator, results[index].Current!);
        foreach (var index in stored)
            results[index] = results[index] with { Warnings = checks.Of(places[edits[index].Indicator], results[index].Current!) };
    }

    private static CellResult? Judge(Actor actor, CheckedIndicator place, YearMonth month, DateOnly today, bool yearIsOpen, SubmissionState state,
        FigureEdit edit, MonthlyFigure? figure)
    {
        var indicator = place.Indicator;
        if (!actor.May(EcoOperation.Fill) || !actor.Units.Contains(indicator.UnitCode))
            return Refused(edit, figure, CellOutcome.Forbidden, "not-your-unit", Format(EntryText.NotYourUnit, indicator.ShortName));
        if (place.ClosedUnit is { } unit)
            return Refused(edit, figure, CellOutcome.Refused, "unit-closed", Format(AdministrationText.UnitClosed, unit));
        if (!place.IsActive)
            return Refused(edit, figure, CellOutcome.Refused, "indicator-inactive", Format(EntryText.IndicatorInactive, indicator.ShortName));
        if (!actor.MayFill(indicator.UnitCode, indicator.Code))
            return Refused(edit, figure, CellOutcome.Forbidden, "not-your-indicator", Format(EntryText.NotYourIndicator, indicator.ShortName));
        if (!yearIsOpen && month.FirstDay <= today)
            return Refused(edit, figure, CellOutcome.Refused, "year-not-open", Format(EntryText.YearNotOpen, month.Year));
        if (FigureRules.Check(indicator, month, today, edit.Entry, edit.Reason) is { } error)
            return Refused(edit, figure, CellOutcome.Refused, error.Code, error.Message);
        if (WhyLocked(state) is { } why)
            return Refused(edit, figure, CellOutcome.Locked, "month-locked", why);
        return edit.Version is { } seen && seen != (figure?.Version ?? 0) && !(figure?.Entry.SaysTheSameAs(edit.Entry) ?? false)
            ? Refused(edit, figure, CellOutcome.Conflict, "changed-by-another", Format(EntryText.ChangedByAnother, figure?.ChangedBy ?? ""))
            : null;
    }

    /// <summary>Why a month in this state is not open for typing; null when it is.</summary>
    public static string? WhyLocked(SubmissionState state) => state switch
    {
        SubmissionState.Draft or SubmissionState.Returned => null,
        SubmissionState.Submitted => EntryText.LockedSubmitted,
        SubmissionState.Approved => EntryText.LockedApproved,
    };

    private static CellResult Refused(FigureEdit edit, MonthlyFigure? figure, CellOutcome outcome, string code, string message) =>
        new(edit.Indicator, outcome, figure?.Version ?? 0, figure?.Entry, figure?.ChangedBy, code, message);

    private static async Task<Dictionary<string, (SubmissionState State, int Version)>> StatesAsync(EcoDbContext context, YearMonth month, CancellationToken cancellationToken) =>
        await context.Submissions.AsNoTracking()
            .Where(submission => submission.Year == month.Year && submission.MonthNumber == month.Month)
            .ToDictionaryAsync(submission => submission.UnitCode, submission => (submission.State, submission.Version), cancellationToken);

    private static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
