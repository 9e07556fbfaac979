using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LuchengEco.Services.Entry;

/// <summary>Reads and writes the figures of a month. Every cell is decided alone: one refused cell never loses its neighbours.</summary>
public sealed class EntryService(IDbContextFactory<EcoDbContext> contexts, TimeProvider clock)
{
    /// <summary>Cells that one call may carry.</summary>
    public const int MaxBatch = 500;

    private const int Attempts = 4;

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
        var units = await SheetUnitsAsync(context, actor, month, unitCode, cancellationToken);
        var codes = units.Select(unit => unit.Code).ToList();
        var indicators = await context.Indicators.AsNoTracking()
            .Where(indicator => codes.Contains(indicator.UnitCode) && indicator.FirstYear <= month.Year && (indicator.LastYear == null || indicator.LastYear >= month.Year))
            .OrderBy(indicator => indicator.HeadlineOrder == null).ThenBy(indicator => indicator.HeadlineOrder).ThenBy(indicator => indicator.SortOrder)
            .ToListAsync(cancellationToken);
        var ids = indicators.Select(indicator => indicator.Id).ToList();
        var first = month.Neighbour(-12) ?? new YearMonth(YearMonth.MinYear, 1);
        var figures = await context.Figures.AsNoTracking()
            .Where(figure => ids.Contains(figure.IndicatorId)
                && figure.Year * 12 + figure.MonthNumber >= first.Year * 12 + first.Month
                && figure.Year * 12 + figure.MonthNumber <= month.Year * 12 + month.Month)
            .ToListAsync(cancellationToken);
        var byCell = figures.ToDictionary(figure => (figure.IndicatorId, figure.Month));
        return new MonthlySheet(month, units, [.. indicators.Select(indicator => RowOf(indicator, month, byCell))]);
    }

    /// <summary>The stored figures of a month, for everybody who may read.</summary>
    public async Task<IReadOnlyList<StoredFigure>> GetFiguresAsync(Actor actor, YearMonth month, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var states = await StatesAsync(context, month, cancellationToken);
        var figures = await context.Figures.AsNoTracking().Include(figure => figure.Indicator)
            .Where(figure => figure.Year == month.Year && figure.MonthNumber == month.Month)
            .OrderBy(figure => figure.Indicator!.SortOrder)
            .ToListAsync(cancellationToken);
        return
        [
            .. figures.Select(figure =>
            {
                var (state, version) = states.GetValueOrDefault(figure.Indicator!.UnitCode);
                return new StoredFigure(figure.Indicator.Code, figure.Entry, figure.Version, figure.Indicator.UnitCode, state, version);
            }),
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
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TrySaveAsync(actor, month, edits, door, cancellationToken);
            }
            catch (Exception exception) when (attempt < Attempts && IsRace(exception))
            {
                // Another writer or a reviewer was faster: read again, so that each cell is judged against what is there now.
            }
            catch (Exception exception) when (DatabaseErrors.StateOf(exception) == DatabaseErrors.Locked)
            {
                // Closed between each of our readings and writings: the database's own lock has the last word.
                return [.. edits.Select(edit => new CellResult(edit.Indicator, CellOutcome.Locked, 0, null, null, "month-locked", EntryText.LockedApproved))];
            }
        }
    }

    private async Task<IReadOnlyList<CellResult>> TrySaveAsync(Actor actor, YearMonth month, IReadOnlyList<FigureEdit> edits, Door door,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var codes = edits.Select(edit => edit.Indicator).Distinct().ToList();
        var indicators = await context.Indicators.AsNoTracking().Where(indicator => codes.Contains(indicator.Code))
            .ToDictionaryAsync(indicator => indicator.Code, cancellationToken);
        var ids = indicators.Values.Select(indicator => indicator.Id).ToList();
        var figures = await context.Figures
            .Where(figure => ids.Contains(figure.IndicatorId) && figure.Year == month.Year && figure.MonthNumber == month.Month)
            .ToDictionaryAsync(figure => figure.IndicatorId, cancellationToken);
        var states = await StatesAsync(context, month, cancellationToken);
        var yearIsOpen = await context.Years.AnyAsync(year => year.Year == month.Year, cancellationToken);
        var now = clock.GetUtcNow();
        var today = clock.Today();
        var pending = new List<(int Index, MonthlyFigure Figure)>();
        var results = new CellResult[edits.Count];
        // In one order for everybody, so that two who save the same cells do not wait for each other.
        foreach (var index in Enumerable.Range(0, edits.Count).OrderBy(index => indicators.GetValueOrDefault(edits[index].Indicator)?.Id))
        {
            var edit = edits[index];
            if (!indicators.TryGetValue(edit.Indicator, out var indicator))
            {
                results[index] = Refused(edit, null, CellOutcome.Refused, "indicator-unknown", Format(EntryText.IndicatorUnknown, edit.Indicator));
                continue;
            }
            figures.TryGetValue(indicator.Id, out var figure);
            if (Judge(actor, indicator, month, today, yearIsOpen, states.GetValueOrDefault(indicator.UnitCode).State, edit, figure) is { } refusal)
            {
                results[index] = refusal;
                continue;
            }
            if (figure is null)
            {
                figure = new MonthlyFigure(indicator.Id, month);
                figures.Add(indicator.Id, figure);
            }
            if (figure.Revise(edit.Entry, new Signature(actor.UserId, actor.DisplayName, now, door, edit.Reason)))
            {
                if (context.Entry(figure).State == EntityState.Detached)
                    context.Figures.Add(figure);
                pending.Add((index, figure));
                results[index] = new CellResult(edit.Indicator, CellOutcome.Saved, figure.Version, figure.Entry, figure.ChangedBy);
            }
            else
            {
                results[index] = new CellResult(edit.Indicator, CellOutcome.Unchanged, figure.Version, figure.Entry, figure.ChangedBy);
            }
        }
        if (pending.Count > 0)
            await context.SaveChangesAsync(cancellationToken);
        return results;
    }

    private static CellResult? Judge(Actor actor, Indicator indicator, YearMonth month, DateOnly today, bool yearIsOpen, SubmissionState state,
        FigureEdit edit, MonthlyFigure? figure)
    {
        if (!actor.MayFill(indicator.UnitCode))
            return Refused(edit, figure, CellOutcome.Forbidden, "not-your-unit", Format(EntryText.NotYourUnit, indicator.ShortName));
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

    private async Task<IReadOnlyList<SheetUnit>> SheetUnitsAsync(EcoDbContext context, Actor actor, YearMonth month, string? unitCode, CancellationToken cancellationToken)
    {
        var states = await context.Submissions.AsNoTracking()
            .Where(submission => submission.Year == month.Year && submission.MonthNumber == month.Month)
            .Select(submission => new
            {
                submission.UnitCode,
                submission.State,
                submission.Version,
                Reason = submission.Events.OrderByDescending(step => step.Id).Select(step => step.Reason).FirstOrDefault(),
            })
            .ToDictionaryAsync(submission => submission.UnitCode, cancellationToken);
        var units = await context.Units.AsNoTracking().OrderBy(unit => unit.SortOrder).ToListAsync(cancellationToken);
        var yearIsOpen = await context.Years.AnyAsync(year => year.Year == month.Year, cancellationToken);
        var hasOwn = units.Any(unit => IsOwn(unit.Code));
        return [.. units
            .Where(unit => unitCode is null ? !hasOwn || IsOwn(unit.Code) : unit.Code == unitCode)
            .Select(unit =>
            {
                var submission = states.GetValueOrDefault(unit.Code);
                var why = WhyNot(actor, unit.Code, month, yearIsOpen, submission?.State ?? SubmissionState.Draft);
                return new SheetUnit(unit.Code, unit.Name, submission?.State ?? SubmissionState.Draft, submission?.Reason, why is null, why, submission?.Version ?? 0);
            })];

        bool IsOwn(string code) => actor.MayFill(code) || actor.MayReview(code);
    }

    private string? WhyNot(Actor actor, string unitCode, YearMonth month, bool yearIsOpen, SubmissionState state)
    {
        if (!actor.MayFill(unitCode))
            return EntryText.NotYourRole;
        if (month.FirstDay > clock.Today())
            return EntryText.MonthNotStarted;
        return yearIsOpen ? WhyLocked(state) : Format(EntryText.YearNotOpen, month.Year);
    }

    private static async Task<Dictionary<string, (SubmissionState State, int Version)>> StatesAsync(EcoDbContext context, YearMonth month, CancellationToken cancellationToken) =>
        await context.Submissions.AsNoTracking()
            .Where(submission => submission.Year == month.Year && submission.MonthNumber == month.Month)
            .ToDictionaryAsync(submission => submission.UnitCode, submission => (submission.State, submission.Version), cancellationToken);

    private static SheetRow RowOf(Indicator indicator, YearMonth month, Dictionary<(int, YearMonth), MonthlyFigure> figures)
    {
        var figure = figures.GetValueOrDefault((indicator.Id, month));
        return new SheetRow
        {
            Code = indicator.Code,
            Name = indicator.Name,
            ShortName = indicator.ShortName,
            Unit = indicator.Unit,
            Decimals = indicator.Decimals,
            Shape = indicator.Shape,
            Accumulation = indicator.Accumulation,
            NeedsWeight = indicator.NeedsWeight,
            AreaCode = indicator.AreaCode,
            UnitCode = indicator.UnitCode,
            NumeratorName = indicator.NumeratorName,
            DenominatorName = indicator.DenominatorName,
            PlausibleMin = indicator.PlausibleMin,
            PlausibleMax = indicator.PlausibleMax,
            Definition = indicator.Definition,
            IsHeadline = indicator.IsHeadline,
            Entry = figure?.Entry ?? FigureEntry.Blank,
            Version = figure?.Version ?? 0,
            IsDemonstration = figure?.IsDemonstration ?? false,
            ChangedBy = figure?.ChangedBy,
            ChangedAt = figure?.ChangedAt,
            LastMonth = EntryOf(-1),
            LastYear = EntryOf(-12),
            Trail = [.. Enumerable.Range(-12, 12).Select(offset => MonthValue(EntryOf(offset)))],
        };

        FigureEntry? EntryOf(int offset) => month.Neighbour(offset) is { } neighbour ? figures.GetValueOrDefault((indicator.Id, neighbour))?.Entry : null;
    }

    /// <summary>The month's own value: as typed, or the percentage of its fraction; null without a figure.</summary>
    public static decimal? MonthValue(FigureEntry? entry) => entry switch
    {
        null => null,
        { Value: { } value } => value,
        { Numerator: { } numerator, Denominator: > 0 and var denominator } => 100m * numerator / denominator,
        _ => null,
    };

    private static bool IsRace(Exception exception) =>
        exception is DbUpdateConcurrencyException
        || DatabaseErrors.StateOf(exception) is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            or DatabaseErrors.Locked;

    private static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
