using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LuchengEco.Services.Indicators;

public enum TargetOutcome
{
    Saved,
    Forbidden,
    UnknownIndicator,
    Refused,
}

public sealed record TargetResult(TargetOutcome Outcome, string? Code = null, string? Message = null)
{
    /// <summary>The year's number changed, and the month-by-month curve that led to the former one is gone.</summary>
    public bool EndedCurve { get; init; }

    /// <summary>As it stands after the change, January first; null without a curve.</summary>
    public IReadOnlyList<decimal>? Phased { get; init; }

    public string PhasedNote { get; init; } = "";
}

/// <summary>Who stated a target.</summary>
public enum TargetOrigin
{
    /// <summary>目录.</summary>
    Catalogue,

    /// <summary>手工.</summary>
    Person,

    /// <summary>演示.</summary>
    Demonstration,
}

/// <summary>What a year asks of its indicators.</summary>
/// <param name="Year">The year.</param>
/// <param name="Years">Those that are set up, oldest first.</param>
/// <param name="Rows">Every indicator that is reported in it; headlines first.</param>
public sealed record YearTargets(int Year, IReadOnlyList<int> Years, IReadOnlyList<TargetLine> Rows);

/// <summary>An indicator with what the year asks of it; <paramref name="Value"/> is null where that is nothing.</summary>
public sealed record TargetLine(string Indicator, string Name, string Measure, int Decimals, bool IsHeadline, Direction Direction, decimal? Value, string Note,
    TargetOrigin? Origin, IReadOnlyList<TargetStep> History)
{
    /// <summary>The month-by-month curve, January first; null without one.</summary>
    public IReadOnlyList<decimal>? Phased { get; init; }
}

/// <summary>One state that the target had, newest first in a history.</summary>
public sealed record TargetStep(DateTimeOffset At, string UserName, Direction Direction, decimal Value, string Note, bool IsRemoved)
{
    public IReadOnlyList<decimal>? Phased { get; init; }

    public string PhasedNote { get; init; } = "";
}

/// <summary>A month-by-month curve as somebody wants it; null months take it away.</summary>
public sealed record PhasedWish(IReadOnlyList<decimal>? Months, string? Note);

/// <summary>Sets what a year asks of an indicator.</summary>
public sealed partial class TargetService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <param name="actor">Who looks.</param>
    /// <param name="year">Null for the newest that is set up.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>Null for those who may not set targets, and for a year that is not set up.</returns>
    public async Task<YearTargets?> GetAsync(Actor actor, int? year, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.SetTargets, "targets", cancellationToken))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var years = await context.Years.AsNoTracking().Select(row => row.Year).Order().ToListAsync(cancellationToken);
        if (years.Count == 0 || (year is { } asked && !years.Contains(asked)))
            return null;
        var shown = year ?? years[^1];
        var targets = await context.Targets.AsNoTracking().Where(target => target.Year == shown).ToDictionaryAsync(target => target.IndicatorId, cancellationToken);
        var history = (await context.TargetRevisions.AsNoTracking().Where(row => row.Year == shown).OrderByDescending(row => row.Id).ToListAsync(cancellationToken))
            .ToLookup(row => row.IndicatorId, StepOf);
        var indicators = await context.Indicators.AsNoTracking().Where(row => row.FirstYear <= shown && (row.LastYear == null || row.LastYear >= shown))
            .OrderBy(row => row.HeadlineOrder == null).ThenBy(row => row.HeadlineOrder).ThenBy(row => row.SortOrder).ToListAsync(cancellationToken);
        return new YearTargets(shown, years,
        [
            .. indicators.Select(row => (row, target: targets.GetValueOrDefault(row.Id))).Select(pair => new TargetLine(pair.row.Code, pair.row.Name, pair.row.Unit, pair.row.Decimals,
                pair.row.IsHeadline, pair.target?.Direction ?? pair.row.Direction, pair.target?.Value, pair.target?.Note ?? "", OriginOf(pair.target), [.. history[pair.row.Id]]) { Phased = pair.target?.Phased }),
        ]);
    }

    /// <summary>Takes a target away; the catalogue and the demonstration do not bring it back, a person may set another.</summary>
    /// <param name="actor">Who takes it away.</param>
    /// <param name="indicatorCode">Of which indicator.</param>
    /// <param name="year">Of which year.</param>
    /// <param name="reason">Why; kept in the audit.</param>
    /// <param name="cancellationToken">Stops the change.</param>
    public async Task<ChangeResult> RemoveAsync(Actor actor, string indicatorCode, int year, string? reason, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.SetTargets, $"{indicatorCode} {year}", cancellationToken))
            return ChangeResult.Forbidden;
        if (string.IsNullOrWhiteSpace(reason))
            return ChangeResult.Refused("reason-missing", AdministrationText.ReasonMissing);
        if (Domain.Figures.FigureRules.CheckReason(reason) is { } error)
            return new ChangeResult(ChangeOutcome.Refused, error.Code, error.Message);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Targets.SingleOrDefaultAsync(row => row.Indicator!.Code == indicatorCode && row.Year == year, cancellationToken) is not { } target)
            return ChangeResult.Unknown("target-unknown", AdministrationText.TargetUnknown);
        await KeepFirstAsync(context, target, cancellationToken);
        context.TargetRevisions.Add(new TargetRevision(target, actor.UserId, actor.DisplayName, clock.GetUtcNow(), isRemoved: true));
        context.Targets.Remove(target);
        audit.Add(context, actor, "target-remove", AuditOutcome.Done, $"{indicatorCode} {year}", string.Create(CultureInfo.InvariantCulture, $"{Sign(target.Direction)}{target.Value:0.######}；{reason.Trim()}"));
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return ChangeResult.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangeResult.ChangedByAnother;
        }
    }

    /// <summary>Only 系统管理员 may; the note says where the number comes from and is required.</summary>
    /// <param name="actor">Who sets it.</param>
    /// <param name="indicatorCode">Of which indicator.</param>
    /// <param name="year">Of which year.</param>
    /// <param name="direction">Which side is good.</param>
    /// <param name="value">In the indicator's unit.</param>
    /// <param name="note">Where the number comes from.</param>
    /// <param name="phased">The curve that leads to it; null leaves what is there, which ends where the number changes.</param>
    /// <param name="cancellationToken">Stops the change.</param>
    public async Task<TargetResult> SetAsync(Actor actor, string indicatorCode, int year, Direction direction, decimal value, string? note,
        PhasedWish? phased, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!await audit.AllowsAsync(actor, EcoOperation.SetTargets, $"{indicatorCode} {year}", cancellationToken))
            return new(TargetOutcome.Forbidden, "forbidden", IndicatorText.OnlyAdministratorSetsTargets);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var indicator = await context.Indicators.AsNoTracking().SingleOrDefaultAsync(row => row.Code == indicatorCode, cancellationToken);
        if (indicator is null)
            return new(TargetOutcome.UnknownIndicator, "indicator-unknown", IndicatorText.IndicatorUnknown);
        if (!indicator.IsReportedIn(year) || !await context.Years.AnyAsync(row => row.Year == year, cancellationToken))
            return new(TargetOutcome.Refused, "year-not-open", IndicatorText.YearNotOpen);
        if (ProblemOf(indicator, value, note) is { } problem)
            return problem;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var target = await LockAsync(context, indicator.Id, year, cancellationToken);
        try
        {
            var before = target is null ? AdministrationText.None : string.Create(CultureInfo.InvariantCulture, $"{Sign(target.Direction)}{target.Value:0.######}");
            var curve = target?.Phased;
            if (target is null)
            {
                target = new Target(indicator.Id, year, direction, value, note!);
                context.Targets.Add(target);
            }
            else
            {
                await KeepFirstAsync(context, target, cancellationToken);
            }
            target.Edit(direction, value, note!);
            var ended = curve is not null && target.Phased is null;
            if (phased is not null)
                Phase(target, indicator, phased);
            context.TargetRevisions.Add(new TargetRevision(target, actor.UserId, actor.DisplayName, clock.GetUtcNow()));
            audit.Add(context, actor, "target-set", AuditOutcome.Done, $"{indicatorCode} {year}",
                string.Create(CultureInfo.InvariantCulture, $"{before} → {Sign(direction)}{value:0.######}；{target.Note}{(ended ? AdministrationText.CurveEnded : "")}"));
            if (phased is not null)
                AddPhased(context, actor, indicatorCode, target, ended ? null : curve);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new(TargetOutcome.Saved) { EndedCurve = ended && target.Phased is null, Phased = target.Phased, PhasedNote = target.PhasedNote };
        }
        catch (DomainException refusal)
        {
            return new(TargetOutcome.Refused, refusal.Code, refusal.Message);
        }
        catch (Exception exception) when (exception is DbUpdateConcurrencyException || DatabaseErrors.StateOf(exception) == PostgresErrorCodes.UniqueViolation)
        {
            // Another administrator was first to set it or took it away meanwhile; the later word stands.
            await transaction.RollbackAsync(cancellationToken);
            return await SetAsync(actor, indicatorCode, year, direction, value, note, phased, cancellationToken);
        }
    }

    /// <inheritdoc cref="SetAsync(Actor, string, int, Direction, decimal, string?, PhasedWish?, CancellationToken)"/>
    public Task<TargetResult> SetAsync(Actor actor, string indicatorCode, int year, Direction direction, decimal value, string? note,
        CancellationToken cancellationToken = default) => SetAsync(actor, indicatorCode, year, direction, value, note, null, cancellationToken);

    /// <summary>Why a target cannot be set; null when it can.</summary>
    internal static TargetResult? ProblemOf(Indicator indicator, decimal value, string? note)
    {
        if (string.IsNullOrWhiteSpace(note) || note.Trim().Length > Target.MaxNoteLength)
            return new(TargetOutcome.Refused, "note-missing", IndicatorText.NoteMissing);
        if (Math.Abs(value) >= Domain.Figures.FigureRules.Limit || decimal.Round(value, Domain.Figures.FigureRules.StoredDecimals) != value || value < 0)
            return new(TargetOutcome.Refused, "value-out-of-range", IndicatorText.TargetOutOfRange);
        return indicator.Unit == "%" && indicator.Shape == FigureShape.Fraction && value > 100
            ? new(TargetOutcome.Refused, "value-out-of-range", IndicatorText.RateAbove100)
            : null;
    }

    /// <summary>The history begins with what was there before the first step of a person.</summary>
    private async Task KeepFirstAsync(EcoDbContext context, Target target, CancellationToken cancellationToken)
    {
        if (!await context.TargetRevisions.AnyAsync(row => row.IndicatorId == target.IndicatorId && row.Year == target.Year, cancellationToken))
            context.TargetRevisions.Add(new TargetRevision(target, null, OriginOf(target) == TargetOrigin.Demonstration ? AdministrationText.OriginDemonstration : AdministrationText.OriginCatalogue, clock.GetUtcNow()));
    }

    private static TargetOrigin? OriginOf(Target? target) => target switch
    {
        null => null,
        { IsEdited: true } => TargetOrigin.Person,
        { IsDemonstration: true } => TargetOrigin.Demonstration,
        _ => TargetOrigin.Catalogue,
    };

    private static string Sign(Direction direction) => direction switch
    {
        Direction.AtMost => "≤",
        Direction.AtLeast => "≥",
    };
}
