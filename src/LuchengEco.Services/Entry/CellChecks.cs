using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Entry;

/// <summary>An indicator with what decides about typing and checking it.</summary>
internal sealed record CheckedIndicator(Indicator Indicator, IndicatorDuty? Duty, CheckThresholds Thresholds, string? ClosedUnit)
{
    public bool IsActive => Duty?.IsComplete ?? false;

    public static async Task<List<CheckedIndicator>> ReadAsync(IQueryable<Indicator> indicators, EcoDbContext context, CancellationToken cancellationToken)
    {
        var rows = await (
            from indicator in indicators.AsNoTracking()
            join duty in context.Duties.AsNoTracking() on indicator.Id equals duty.IndicatorId into duties
            from duty in duties.DefaultIfEmpty()
            join thresholds in context.Thresholds.AsNoTracking() on indicator.Id equals thresholds.IndicatorId into settings
            from thresholds in settings.DefaultIfEmpty()
            join unit in context.Units.AsNoTracking() on indicator.UnitCode equals unit.Code
            select new { indicator, duty, thresholds, closedUnit = unit.ClosedAt == null ? null : unit.Name }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new CheckedIndicator(row.indicator, row.duty, row.thresholds ?? CheckThresholds.DefaultsOf(row.indicator), row.closedUnit))];
    }
}

/// <summary>The soft checks and rules of one month, with all that they compare with, read at once.</summary>
internal sealed class CellChecks
{
    private readonly YearMonth _month;
    private readonly List<(ConsistencyRule Rule, RuleFormula Formula)> _rules;
    private readonly Dictionary<(int IndicatorId, int Index), decimal?> _history;
    private readonly Dictionary<string, FigureEntry> _now;

    private CellChecks(YearMonth month, List<(ConsistencyRule, RuleFormula)> rules, Dictionary<(int, int), decimal?> history, Dictionary<string, FigureEntry> now) =>
        (_month, _rules, _history, _now) = (month, rules, history, now);

    public static async Task<CellChecks> ReadAsync(EcoDbContext context, YearMonth month, IReadOnlyCollection<Indicator> indicators, CancellationToken cancellationToken)
    {
        var codes = indicators.Select(indicator => indicator.Code).ToHashSet();
        var rules = (await RulesAsync(context, cancellationToken)).Where(rule => rule.Formula.Indicators.Any(codes.Contains)).ToList();
        var named = rules.SelectMany(rule => rule.Formula.Indicators).Distinct().ToList();
        var ids = indicators.Select(indicator => indicator.Id).ToList();
        var here = IndexOf(month);
        var indices = SoftChecks.Offsets.Select(offset => here + offset).ToList();
        // Earlier months of the indicators, and this month of those that a rule names, in one query.
        var rows = await context.Figures.AsNoTracking()
            .Where(figure => (ids.Contains(figure.IndicatorId) && indices.Contains(figure.Year * 12 + figure.MonthNumber))
                || (figure.Year == month.Year && figure.MonthNumber == month.Month && named.Contains(figure.Indicator!.Code)))
            .Select(figure => new
            {
                figure.IndicatorId,
                figure.Indicator!.Code,
                Index = figure.Year * 12 + figure.MonthNumber,
                figure.Value,
                figure.Numerator,
                figure.Denominator,
                figure.Weight,
            })
            .ToListAsync(cancellationToken);
        return new CellChecks(month, rules,
            rows.Where(row => row.Index != here).ToDictionary(row => (row.IndicatorId, row.Index), row => SoftChecks.MonthValue(new FigureEntry(row.Value, row.Numerator, row.Denominator))),
            rows.Where(row => row.Index == here).ToDictionary(row => row.Code, row => new FigureEntry(row.Value, row.Numerator, row.Denominator, row.Weight)));
    }

    /// <summary>The same for a month of which everything was read already, as for many months at once.</summary>
    /// <param name="month">The month that is checked.</param>
    /// <param name="rules">The active ones, in order of their codes.</param>
    /// <param name="history">Values of earlier months, by indicator and month (see <see cref="IndexOf"/>).</param>
    /// <param name="now">What the cells of the month say, by code.</param>
    public static CellChecks From(YearMonth month, List<(ConsistencyRule, RuleFormula)> rules, Dictionary<(int, int), decimal?> history, Dictionary<string, FigureEntry> now) =>
        new(month, rules, history, now);

    public static async Task<List<(ConsistencyRule Rule, RuleFormula Formula)>> RulesAsync(EcoDbContext context, CancellationToken cancellationToken) =>
        [.. (await context.Rules.AsNoTracking().Where(rule => rule.IsActive).OrderBy(rule => rule.Code).ToListAsync(cancellationToken))
            .Select(rule => (rule, RuleFormula.Parse(rule.Formula)))];

    /// <summary>Tells what a cell says now, where that differs from what was read.</summary>
    public void Note(string code, FigureEntry entry) => _now[code] = entry;

    /// <summary>Every warning of the cell, soft checks before rules.</summary>
    public IReadOnlyList<SoftWarning> Of(CheckedIndicator place, FigureEntry entry)
    {
        Note(place.Indicator.Code, entry);
        var here = IndexOf(_month);
        return
        [
            .. SoftChecks.Check(place.Indicator, place.Thresholds, SoftChecks.MonthValue(entry), offset => _history.GetValueOrDefault((place.Indicator.Id, here + offset))),
            .. _rules.Where(rule => rule.Formula.Indicators.Contains(place.Indicator.Code)).Select(rule => rule.Rule.Check(rule.Formula, NumberOf)).OfType<SoftWarning>(),
        ];
    }

    private decimal? NumberOf(string code, FigureField field) => NumberOf(_now.GetValueOrDefault(code), field);

    /// <summary>The number that a rule means; null without one.</summary>
    public static decimal? NumberOf(FigureEntry? entry, FigureField field) => entry is null
        ? null
        : field switch
        {
            FigureField.Value => SoftChecks.MonthValue(entry),
            FigureField.Numerator => entry.Numerator,
            FigureField.Denominator => entry.Denominator,
            FigureField.Weight => entry.Weight,
        };

    public static int IndexOf(YearMonth month) => month.Year * 12 + month.Month;
}
