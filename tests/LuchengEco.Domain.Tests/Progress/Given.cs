using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Tests.Progress;

/// <summary>Indicators, months and targets, written as short as the rules they are examples of.</summary>
internal static class Given
{
    public static IndicatorTraits Sum(int decimals = 0, string unit = "个") =>
        new(unit, decimals, Accumulation.Sum, FigureShape.Value, false, null, null);

    /// <summary>Without a plausible range unless one is given.</summary>
    public static IndicatorTraits Mean(int decimals = 0, decimal? min = null, decimal? max = null) =>
        new("µg/m³", decimals, Accumulation.WeightedMean, FigureShape.Value, false, min, max);

    public static IndicatorTraits Days(int decimals = 1) => new("%", decimals, Accumulation.Ratio, FigureShape.Fraction, true, null, null);

    public static IndicatorTraits Samples(int decimals = 0) => new("%", decimals, Accumulation.Ratio, FigureShape.Fraction, false, null, null, "监测样次");

    public static IndicatorTraits Sections(int decimals = 1) => new("%", decimals, Accumulation.Latest, FigureShape.Fraction, false, null, null);

    public static IndicatorTraits Rank() => new("名", 0, Accumulation.Latest, FigureShape.Value, false, null, null);

    /// <summary>A rate that is reported as a number, without numerator and denominator.</summary>
    public static IndicatorTraits TypedRate(int decimals = 1) => new("%", decimals, Accumulation.Latest, FigureShape.Value, false, null, null);

    public static TargetGoal AtLeast(decimal value, params (int Month, decimal Value)[] phased) => new(Direction.AtLeast, value, Phases(phased));

    public static TargetGoal AtMost(decimal value, params (int Month, decimal Value)[] phased) => new(Direction.AtMost, value, Phases(phased));

    public static MonthFigure Value(int month, decimal value, decimal? weight = null) => new(month, value, Weight: weight);

    public static MonthFigure Fraction(int month, decimal numerator, decimal denominator) => new(month, Numerator: numerator, Denominator: denominator);

    public static MonthFigure NotApplicable(int month) => new(month, Mark: FigureMark.NotApplicable);

    public static MonthFigure NotPublished(int month) => new(month, Mark: FigureMark.NotPublished);

    /// <summary>January to <paramref name="through"/>, the same value each.</summary>
    public static MonthFigure[] Months(int through, decimal value) => [.. Enumerable.Range(1, through).Select(month => Value(month, value))];

    /// <summary>January to <paramref name="through"/>, the last one with <paramref name="last"/>.</summary>
    public static MonthFigure[] Months(int through, decimal value, decimal last) => [.. Months(through - 1, value), Value(through, last)];

    /// <summary>January to <paramref name="through"/> with <paramref name="denominator"/> each; all that failed failed in January.</summary>
    public static MonthFigure[] Fractions(int through, decimal denominator, decimal failed = 0) =>
        [.. Enumerable.Range(1, through).Select(month => Fraction(month, month == 1 ? denominator - failed : denominator, denominator))];

    /// <summary>January to <paramref name="through"/> with every calendar day valid; the days that failed failed in January.</summary>
    public static MonthFigure[] GoodDays(int year, int through, int failed = 0) =>
        [.. YearMonth.MonthsOf(year).Take(through).Select(month => Fraction(month.Month, month.Month == 1 ? month.Days - failed : month.Days, month.Days))];

    private static Dictionary<int, decimal>? Phases((int Month, decimal Value)[] phased) =>
        phased.Length == 0 ? null : phased.ToDictionary(phase => phase.Month, phase => phase.Value);
}
