using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LuchengEco.Services.Entry;

/// <summary>The six settings of an indicator's soft checks; see <see cref="CheckThresholds"/> for units.</summary>
public sealed record ThresholdValues(decimal? YearOnYear, decimal? Spread, bool IsSeasonal, decimal Ignored, bool WarnsOfFall, bool WarnsOfFirstZero)
{
    internal static ThresholdValues Of(CheckThresholds thresholds) =>
        new(thresholds.YearOnYear, thresholds.Spread, thresholds.IsSeasonal, thresholds.Ignored, thresholds.WarnsOfFall, thresholds.WarnsOfFirstZero);

    internal void ApplyTo(CheckThresholds thresholds) => thresholds.Set(YearOnYear, Spread, IsSeasonal, Ignored, WarnsOfFall, WarnsOfFirstZero);
}

/// <summary>The thresholds of one indicator beside the defaults.</summary>
/// <param name="Code">Of the indicator.</param>
/// <param name="Name">Its short name.</param>
/// <param name="UnitCode">Owner of the figure.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="Measure">Unit of the figure.</param>
/// <param name="IsRate">The deviation is in percentage points, not per cent.</param>
/// <param name="Now">What holds.</param>
/// <param name="Defaults">What would hold without an administrator.</param>
public sealed record ThresholdLine(string Code, string Name, string UnitCode, string UnitName, string Measure, bool IsRate, ThresholdValues Now, ThresholdValues Defaults)
{
    public bool IsChanged => Now != Defaults;
}

/// <summary>Sets when a figure deserves a second look.</summary>
public sealed class ThresholdService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <returns>Indicators that are reported this year; null for those who may not edit checks.</returns>
    public async Task<IReadOnlyList<ThresholdLine>?> GetAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.EditChecks, "thresholds", cancellationToken))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var year = clock.Today().Year;
        var units = await context.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Code, unit => unit.Name, cancellationToken);
        var places = await CheckedIndicator.ReadAsync(context.Indicators.Where(row => row.LastYear == null || row.LastYear >= year), context, cancellationToken);
        return [.. places.OrderBy(place => place.Indicator.SortOrder).Select(place => new ThresholdLine(place.Indicator.Code, place.Indicator.ShortName, place.Indicator.UnitCode,
            units[place.Indicator.UnitCode], place.Indicator.Unit, place.Indicator.Shape == FigureShape.Fraction || place.Indicator.Unit == "%",
            ThresholdValues.Of(place.Thresholds), ThresholdValues.Of(CheckThresholds.DefaultsOf(place.Indicator))))];
    }

    public async Task<ChangeResult> SetAsync(Actor actor, string code, ThresholdValues values, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        return await ChangeAsync(actor, code, values, cancellationToken);
    }

    /// <summary>Back to what holds without an administrator.</summary>
    public Task<ChangeResult> ResetAsync(Actor actor, string code, CancellationToken cancellationToken = default) => ChangeAsync(actor, code, null, cancellationToken);

    /// <summary>Which stored figures of a month warn as the checks stand now, rules included.</summary>
    /// <returns>Null for those who may not edit checks.</returns>
    public async Task<CheckTrial?> TryAsync(Actor actor, YearMonth month, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.EditChecks, $"thresholds {month}", cancellationToken))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var units = await context.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Code, unit => unit.Name, cancellationToken);
        var figures = await context.Figures.AsNoTracking().Where(figure => figure.Year == month.Year && figure.MonthNumber == month.Month)
            .ToDictionaryAsync(figure => figure.IndicatorId, cancellationToken);
        var places = await CheckedIndicator.ReadAsync(context.Indicators.Where(row => row.FirstYear <= month.Year && (row.LastYear == null || row.LastYear >= month.Year)),
            context, cancellationToken);
        var checks = await CellChecks.ReadAsync(context, month, [.. places.Select(place => place.Indicator)], cancellationToken);
        var found = places.Where(place => figures.TryGetValue(place.Indicator.Id, out var figure) && figure.Entry.HasFigure).OrderBy(place => place.Indicator.SortOrder).ToList();
        return new CheckTrial(month, found.Count,
        [
            .. from place in found
               let figure = figures[place.Indicator.Id]
               let warnings = checks.Of(place, figure.Entry)
               where warnings.Count > 0
               select new TrialCell(place.Indicator.Code, place.Indicator.ShortName, units[place.Indicator.UnitCode], warnings, figure.Reason),
        ]);
    }

    /// <summary>Values that equal the defaults leave no row behind, so that a later change of the defaults reaches the indicator.</summary>
    private async Task<ChangeResult> ChangeAsync(Actor actor, string code, ThresholdValues? values, CancellationToken cancellationToken)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.EditChecks, $"thresholds {code}", cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Indicators.AsNoTracking().SingleOrDefaultAsync(row => row.Code == code, cancellationToken) is not { } indicator)
            return ChangeResult.Unknown("indicator-unknown", IndicatorText.IndicatorUnknown);
        var stored = await context.Thresholds.SingleOrDefaultAsync(row => row.IndicatorId == indicator.Id, cancellationToken);
        var defaults = ThresholdValues.Of(CheckThresholds.DefaultsOf(indicator));
        var (before, after) = (stored is null ? defaults : ThresholdValues.Of(stored), values ?? defaults);
        if (before == after && (stored is null || after != defaults))
            return ChangeResult.Unchanged;
        try
        {
            var row = stored ?? new CheckThresholds(indicator.Id);
            after.ApplyTo(row);
            if (after == defaults)
                context.Remove(row);
            else if (stored is null)
                context.Thresholds.Add(row);
            audit.Add(context, actor, values is null ? "thresholds-reset" : "thresholds-set", AuditOutcome.Done, code, $"{Say(before)} → {Say(after)}");
            await context.SaveChangesAsync(cancellationToken);
            return ChangeResult.Done;
        }
        catch (DomainException refusal)
        {
            return ChangeResult.Refused(refusal);
        }
        catch (Exception exception) when (exception is DbUpdateConcurrencyException || DatabaseErrors.StateOf(exception) == PostgresErrorCodes.UniqueViolation)
        {
            return ChangeResult.ChangedByAnother;
        }
    }

    private static string Say(ThresholdValues values) => string.Format(CultureInfo.InvariantCulture, AdministrationText.ThresholdsInWords,
        Number(values.YearOnYear), Number(values.Spread), values.IsSeasonal ? AdministrationText.Yes : AdministrationText.No, Number(values.Ignored),
        values.WarnsOfFall ? AdministrationText.Yes : AdministrationText.No, values.WarnsOfFirstZero ? AdministrationText.Yes : AdministrationText.No);

    private static string Number(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? AdministrationText.None;
}
