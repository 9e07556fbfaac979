using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Web.Features.WhatIf;

/// <summary>The months of the rest of one indicator's year, what may be assumed for them, and what the year then comes to. Asks nobody and stores nothing.</summary>
/// <remarks>An assumption is the month's value, or for a fraction what fails of its expected denominator (what is counted, where less is better).</remarks>
public sealed class WhatIfCase
{
    private readonly IndicatorReport _indicator;
    private readonly List<MonthFigure> _counted;

    public WhatIfCase(IndicatorReport indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        _indicator = indicator;
        _counted = [.. indicator.Months.Where(point => point.Month <= indicator.Progress.ThroughMonth)
            .Select(point => new MonthFigure(point.Month, point.Entry.Value, point.Entry.Numerator, point.Entry.Denominator, point.Entry.Weight, point.Entry.Mark))
            .Where(figure => figure.HasFigure(Traits.Shape) || figure.Mark == FigureMark.NotApplicable)];
        Months = [.. indicator.Progress.RestMonths];
    }

    public IndicatorTraits Traits => _indicator.Traits;

    public TargetGoal? Target => _indicator.Progress.Target;

    /// <summary>1 to 12: what can be assumed.</summary>
    public IReadOnlyList<int> Months { get; }

    public bool IsFraction => Traits.Shape == FigureShape.Fraction;

    /// <summary>Whether what is typed of a fraction is what fails, and not what is counted.</summary>
    public bool CountsFailures => _indicator.Direction == Direction.AtLeast;

    /// <summary>Places after the point that a slider steps by.</summary>
    public int Places => IsFraction ? 0 : Traits.Decimals;

    /// <summary>What a month of a fraction will probably count; null where nothing tells.</summary>
    public decimal? DenominatorOf(int month) => !IsFraction ? null
        : Traits.CountsDays ? new YearMonth(_indicator.Progress.Year, month).Days
        : _counted.LastOrDefault(figure => figure.Denominator > 0)?.Denominator ?? LastYearOf(month)?.Denominator;

    /// <summary>Where a slider of the month ends.</summary>
    public (decimal Low, decimal High) RangeOf(int month)
    {
        if (IsFraction)
            return (0, DenominatorOf(month) ?? 0);
        var seen = _counted.Select(figure => figure.Value ?? 0).Concat(_indicator.LastYearMonths.Select(point => point.Entry.Value ?? 0))
            .Append(Traits.Accumulation == Accumulation.Sum ? (Target?.Value ?? 0) / 12 : Target?.Value ?? 0).DefaultIfEmpty().ToList();
        var low = Math.Max(Traits.PlausibleMin ?? decimal.MinValue, Math.Min(0, Rounding.Down(2 * seen.Min(), Places)));
        return (low, Math.Min(Traits.PlausibleMax ?? decimal.MaxValue, Math.Max(low + 1, Rounding.Up(2 * seen.Max(), Places))));
    }

    /// <summary>Whether a number can be assumed for a month: within the plausible range, or between nothing and all.</summary>
    public bool Accepts(int month, decimal value) => Months.Contains(month) && Math.Abs(value) < FigureRules.Limit
        && (IsFraction
            ? value >= 0 && value <= DenominatorOf(month) && (!Traits.CountsDays || decimal.Truncate(value) == value)
            : value >= (Traits.PlausibleMin ?? decimal.MinValue) && value <= (Traits.PlausibleMax ?? decimal.MaxValue));

    /// <summary>As typed in an address or a box; null when it is no number that can be assumed.</summary>
    public decimal? Read(int month, string? text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && decimal.Round(value, FigureRules.StoredDecimals) == value && Accepts(month, value) ? value : null;

    /// <summary>The year through December; months without an assumption stay open.</summary>
    public IndicatorProgress Compute(IReadOnlyDictionary<int, decimal> assumed)
    {
        ArgumentNullException.ThrowIfNull(assumed);
        return ProgressCalculator.Compute(Traits, new YearMonth(_indicator.Progress.Year, 12),
            [.. _counted, .. assumed.Where(pair => Months.Contains(pair.Key)).Select(pair => Figure(pair.Key, pair.Value))], Target);
    }

    /// <summary>What the same months of last year were, applied to this year's denominators.</summary>
    public IReadOnlyDictionary<int, decimal> LikeLastYear() => Filled(month => LastYearOf(month) switch
    {
        null => null,
        { Value: { } value } when !IsFraction => value,
        { Numerator: { } numerator, Denominator: > 0 and var all } when IsFraction => Share(month, CountsFailures ? all - numerator : numerator, all),
        _ => null,
    });

    /// <summary>Every month as the counted ones on average; of a latest the last one.</summary>
    public IReadOnlyDictionary<int, decimal> LikeSoFar()
    {
        var progress = _indicator.Progress;
        return Filled(month => progress switch
        {
            { ValueToDate: null } => null,
            { Numerator: { } numerator, Denominator: > 0 and var all } when IsFraction => Share(month, CountsFailures ? all - numerator : numerator, all),
            { ValueToDate: { } sum } when Traits.Accumulation == Accumulation.Sum => Rounding.HalfToEven(sum / Math.Max(1, _counted.Count(figure => figure.HasFigure(Traits.Shape))), Places),
            { ValueToDate: { } value } => Rounding.HalfToEven(value, Places),
            _ => null,
        });
    }

    private decimal? Share(int month, decimal part, decimal all) => DenominatorOf(month) is { } expected ? Rounding.HalfToEven(expected * part / all, 0) : null;

    private Dictionary<int, decimal> Filled(Func<int, decimal?> value) =>
        Months.Select(month => (Month: month, Value: value(month))).Where(pair => pair.Value is { } number && Accepts(pair.Month, number))
            .ToDictionary(pair => pair.Month, pair => pair.Value!.Value);

    private FigureEntry? LastYearOf(int month) => _indicator.LastYearMonths.FirstOrDefault(point => point.Month == month)?.Entry;

    private MonthFigure Figure(int month, decimal value) => DenominatorOf(month) is { } all
        ? new MonthFigure(month, Numerator: CountsFailures ? all - value : value, Denominator: all)
        : new MonthFigure(month, value);
}
