using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Indicators;

/// <summary>A target as it was read: whoever changed it in between is not overwritten.</summary>
public sealed record PhasedSeen(Direction Direction, decimal Value, IReadOnlyList<decimal>? Phased)
{
    internal bool IsStill(Target target) => (Direction, Value) == (target.Direction, target.Value)
        && (Phased is null ? target.Phased is null : target.Phased is { } months && Phased.SequenceEqual(months));
}

/// <summary>What the editor of a month-by-month curve shows; all values to date are in the indicator's unit and rounded.</summary>
/// <param name="Indicator">Code.</param>
/// <param name="Name">Of the indicator.</param>
/// <param name="Year">Of the target.</param>
/// <param name="Traits">How the indicator accumulates.</param>
/// <param name="Seen">The target as it stands.</param>
/// <param name="Note">Where the curve comes from; empty without one.</param>
/// <param name="ThisYear">Value to date at the end of each month, January first; null where there is none yet.</param>
/// <param name="LastYear">The same of the year before, or of the indicator that stood in this one's place.</param>
/// <param name="Even">The target spread evenly.</param>
/// <param name="LikeLastYear">The target in the shape of last year; null where <paramref name="LikeLastYearProblem"/> says why not.</param>
/// <param name="LikeLastYearProblem">Null when there is a shape.</param>
/// <param name="History">States of the target, newest first.</param>
public sealed record PhasedSheet(string Indicator, string Name, int Year, IndicatorTraits Traits, PhasedSeen Seen, string Note, IReadOnlyList<decimal?> ThisYear,
    IReadOnlyList<decimal?> LastYear, IReadOnlyList<decimal> Even, IReadOnlyList<decimal>? LikeLastYear, string? LikeLastYearProblem, IReadOnlyList<TargetStep> History);

/// <content>The month-by-month curve of a target.</content>
public sealed partial class TargetService
{
    /// <returns>Null for those who may not set targets, and where the year asks nothing of the indicator.</returns>
    public async Task<PhasedSheet?> GetPhasedAsync(Actor actor, string indicatorCode, int year, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.SetTargets, $"{indicatorCode} {year}", cancellationToken))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Targets.AsNoTracking().Include(row => row.Indicator).SingleOrDefaultAsync(row => row.Indicator!.Code == indicatorCode && row.Year == year, cancellationToken)
            is not { Indicator: { } indicator } target)
            return null;
        var traits = IndicatorTraits.Of(indicator);
        var before = await BeforeAsync(context, indicator, year, cancellationToken);
        var figures = (await context.Figures.AsNoTracking().Where(row => (row.IndicatorId == indicator.Id && row.Year == year) || (row.IndicatorId == before && row.Year == year - 1))
            .ToListAsync(cancellationToken)).ToLookup(row => row.Year, row => new MonthFigure(row.MonthNumber, row.Value, row.Numerator, row.Denominator, row.Weight, row.Mark));
        var history = await context.TargetRevisions.AsNoTracking().Where(row => row.IndicatorId == indicator.Id && row.Year == year).OrderByDescending(row => row.Id).ToListAsync(cancellationToken);
        var lastYear = figures[year - 1].ToList();
        IReadOnlyList<decimal>? alike = null;
        string? problem = null;
        try
        {
            alike = PhasedCurve.LikeLastYear(traits, target.Direction, target.Value, year - 1, lastYear);
        }
        catch (DomainException refusal)
        {
            problem = refusal.Message;
        }
        return new PhasedSheet(indicator.Code, indicator.Name, year, traits, new PhasedSeen(target.Direction, target.Value, target.Phased), target.PhasedNote,
            ToDate(traits, year, [.. figures[year]]), ToDate(traits, year - 1, lastYear), PhasedCurve.Even(traits, target.Direction, target.Value), alike, problem,
            [.. history.Select(StepOf)]);
    }

    /// <summary>Draws the curve that leads to a target, or takes it away with null.</summary>
    /// <param name="actor">Who draws it.</param>
    /// <param name="indicatorCode">Of which indicator.</param>
    /// <param name="year">Of which year.</param>
    /// <param name="months">Twelve values to date, January first, the last one being the target; null takes the curve away.</param>
    /// <param name="note">Where the curve comes from; needed with one.</param>
    /// <param name="seen">The target as it was read.</param>
    /// <param name="cancellationToken">Stops the change.</param>
    public async Task<ChangeResult> PhaseAsync(Actor actor, string indicatorCode, int year, IReadOnlyList<decimal>? months, string? note, PhasedSeen seen,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(seen);
        if (!await audit.AllowsAsync(actor, EcoOperation.SetTargets, $"{indicatorCode} {year}", cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Indicators.AsNoTracking().SingleOrDefaultAsync(row => row.Code == indicatorCode, cancellationToken) is not { } indicator)
            return ChangeResult.Unknown("indicator-unknown", IndicatorText.IndicatorUnknown);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(context, indicator.Id, year, cancellationToken) is not { } target)
            return ChangeResult.Unknown("target-unknown", AdministrationText.TargetUnknown);
        if (!seen.IsStill(target))
            return ChangeResult.ChangedByAnother;
        if (months is null && target.Phased is null)
            return ChangeResult.Unchanged;
        try
        {
            var before = target.Phased;
            await KeepFirstAsync(context, target, cancellationToken);
            Phase(target, indicator, new PhasedWish(months, note));
            context.TargetRevisions.Add(new TargetRevision(target, actor.UserId, actor.DisplayName, clock.GetUtcNow()));
            AddPhased(context, actor, indicatorCode, target, before);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return ChangeResult.Done;
        }
        catch (DomainException refusal)
        {
            return ChangeResult.Refused(refusal);
        }
    }

    private static void Phase(Target target, Indicator indicator, PhasedWish wish)
    {
        if (wish.Months is { } months)
            PhasedCurve.Check(IndicatorTraits.Of(indicator), target.Value, months);
        target.Phase(wish.Months, wish.Note);
    }

    private void AddPhased(EcoDbContext context, Actor actor, string indicatorCode, Target target, IReadOnlyList<decimal>? before) =>
        audit.Add(context, actor, "target-phase", AuditOutcome.Done, string.Create(CultureInfo.InvariantCulture, $"{indicatorCode} {target.Year}"),
            $"{Write(before)} → {Write(target.Phased)}{(target.PhasedNote.Length == 0 ? "" : "；" + target.PhasedNote)}");

    /// <summary>Two administrators wait for each other here; the second finds what the first left.</summary>
    private static async Task<Target?> LockAsync(EcoDbContext context, int indicatorId, int year, CancellationToken cancellationToken) =>
        (await context.Targets.FromSql($"SELECT * FROM targets WHERE indicator_id = {indicatorId} AND year = {year} FOR UPDATE").ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>Whose months were last year's: the indicator's own, or those of a comparable one that it took the place of.</summary>
    private static async Task<int> BeforeAsync(EcoDbContext context, Indicator indicator, int year, CancellationToken cancellationToken)
    {
        if (indicator.FirstYear != year)
            return indicator.Id;
        var link = await context.IndicatorLinks.AsNoTracking().Include(row => row.Predecessor)
            .SingleOrDefaultAsync(row => row.SuccessorId == indicator.Id && row.FromYear == year && row.IsComparable, cancellationToken);
        return link?.Predecessor is { } former && (former.Accumulation, former.Shape) == (indicator.Accumulation, indicator.Shape) ? former.Id : indicator.Id;
    }

    /// <summary>Rounded, through the last month that has a figure.</summary>
    private static List<decimal?> ToDate(IndicatorTraits traits, int year, List<MonthFigure> figures)
    {
        var last = figures.Where(figure => figure.HasFigure(traits.Shape)).Select(figure => figure.Month).DefaultIfEmpty(0).Max();
        return [.. ProgressCalculator.RoundedByMonth(traits, year, figures).Select((value, index) => index < last ? value : null)];
    }

    private static TargetStep StepOf(TargetRevision row) =>
        new(row.At, row.UserName, row.Direction, row.Value, row.Note, row.IsRemoved) { Phased = row.Phased, PhasedNote = row.PhasedNote };

    private static string Write(IReadOnlyList<decimal>? months) => months is null ? AdministrationText.None : string.Join('、', months.Select(NumberText.Plain));
}
