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

public sealed record TargetResult(TargetOutcome Outcome, string? Code = null, string? Message = null);

/// <summary>Sets what a year asks of an indicator.</summary>
public sealed class TargetService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <summary>Only 系统管理员 may; the note says where the number comes from and is required.</summary>
    public async Task<TargetResult> SetAsync(Actor actor, string indicatorCode, int year, Direction direction, decimal value, string? note,
        CancellationToken cancellationToken = default)
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
        if (string.IsNullOrWhiteSpace(note) || note.Trim().Length > 500)
            return new(TargetOutcome.Refused, "note-missing", IndicatorText.NoteMissing);
        if (Math.Abs(value) >= Domain.Figures.FigureRules.Limit || decimal.Round(value, Domain.Figures.FigureRules.StoredDecimals) != value || value < 0)
            return new(TargetOutcome.Refused, "value-out-of-range", IndicatorText.TargetOutOfRange);
        if (indicator.Unit == "%" && indicator.Shape == FigureShape.Fraction && value > 100)
            return new(TargetOutcome.Refused, "value-out-of-range", IndicatorText.RateAbove100);
        var target = await context.Targets.SingleOrDefaultAsync(row => row.IndicatorId == indicator.Id && row.Year == year, cancellationToken);
        if (target is null)
        {
            target = new Target(indicator.Id, year, direction, value, note);
            context.Targets.Add(target);
        }
        target.Edit(direction, value, note);
        context.TargetRevisions.Add(new TargetRevision(target, actor.UserId, actor.DisplayName, clock.GetUtcNow()));
        audit.Add(context, actor, "target-set", AuditOutcome.Done, $"{indicatorCode} {year}", $"{direction} {value}");
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return new(TargetOutcome.Saved);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Another administrator was first to set it: now there is one to change, and the later word stands.
            return await SetAsync(actor, indicatorCode, year, direction, value, note, cancellationToken);
        }
    }
}
