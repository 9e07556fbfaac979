using System.Globalization;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Progress;
using Text = LuchengEco.Domain.Resources.DomainText;

namespace LuchengEco.Domain.Indicators;

/// <summary>Month-by-month curves of a target: what the value to date shall be at the end of January to December, in the indicator's unit.</summary>
/// <remarks>
/// What is computed is rounded once, to the indicator's decimals and towards the easier side: up for <see cref="Direction.AtMost"/>, down for
/// <see cref="Direction.AtLeast"/>, so that no month asks more than the exact curve. December is the target itself, as it was set.
/// </remarks>
public static class PhasedCurve
{
    private const decimal Whole = 100;

    /// <summary>A sum: target × m / 12. Everything else: the target in every month.</summary>
    /// <param name="traits">How the indicator accumulates and its decimals.</param>
    /// <param name="direction">Of the target.</param>
    /// <param name="target">Of the year, 0 or more.</param>
    public static IReadOnlyList<decimal> Even(IndicatorTraits traits, Direction direction, decimal target)
    {
        ArgumentNullException.ThrowIfNull(traits);
        return traits.Accumulation switch
        {
            Accumulation.Sum => Curve(traits, direction, target, month => target * month / 12),
            Accumulation.WeightedMean or Accumulation.Ratio or Accumulation.Latest => Curve(traits, direction, target, _ => target),
        };
    }

    /// <summary>The target in the shape of the year before.</summary>
    /// <param name="traits">How the indicator accumulates and its decimals.</param>
    /// <param name="direction">Of the target.</param>
    /// <param name="target">Of the year, 0 or more.</param>
    /// <param name="year">The year before, whose months are <paramref name="lastYear"/>.</param>
    /// <param name="lastYear">Its months in any order; all twelve must have a figure or be “not applicable”.</param>
    /// <returns>With v(m) the exact value to date of last year: sum, mean and latest target × v(m) / v(12) (never falling for a sum, at most 100 for a
    /// rate); a ratio 100 − (100 − target) × (100 − v(m)) / (100 − v(12)) for at least, target × v(m) / v(12) for at most, within 0 and 100.</returns>
    /// <exception cref="DomainException">The year before is not complete, or has no shape: nothing was counted, or nothing failed.</exception>
    public static IReadOnlyList<decimal> LikeLastYear(IndicatorTraits traits, Direction direction, decimal target, int year, IReadOnlyCollection<MonthFigure> lastYear)
    {
        ArgumentNullException.ThrowIfNull(traits);
        ArgumentNullException.ThrowIfNull(lastYear);
        var values = ValuesToDate(traits, year, lastYear);
        var fails = traits.Accumulation == Accumulation.Ratio && direction == Direction.AtLeast;
        var end = fails ? Whole - values[11] : values[11];
        if (fails && target >= Whole)
            return Curve(traits, direction, target, _ => target);
        if (end <= 0)
            throw new DomainException("phased-no-shape", Format(Text.PhasedNoShape, year));
        return Curve(traits, direction, target, month => fails
            ? Whole - (Whole - target) * (Whole - values[month - 1]) / end
            : target * values[month - 1] / end);
    }

    /// <summary>Refuses a curve that cannot lead to the target.</summary>
    /// <param name="traits">How the indicator accumulates.</param>
    /// <param name="target">Of the year.</param>
    /// <param name="months">As typed, January first.</param>
    /// <exception cref="DomainException">Not twelve numbers from 0 that can be stored, the last one is not the target, a sum falls, or a rate passes 100.</exception>
    public static void Check(IndicatorTraits traits, decimal target, IReadOnlyList<decimal> months)
    {
        ArgumentNullException.ThrowIfNull(traits);
        ArgumentNullException.ThrowIfNull(months);
        if (months.Count != 12 || months.Any(value => value < 0 || value >= FigureRules.Limit || decimal.Round(value, FigureRules.StoredDecimals) != value))
            throw new DomainException("phased-invalid", Text.PhasedInvalid);
        for (var month = 1; month <= 12; month++)
        {
            if (months[month - 1] > Ceiling(traits, target))
                throw new DomainException("phased-above-100", Format(Text.PhasedAbove100, month));
            if (traits.Accumulation == Accumulation.Sum && month > 1 && months[month - 1] < months[month - 2])
                throw new DomainException("phased-decreasing", Format(Text.PhasedDecreasing, month, NumberText.Plain(months[month - 1]), NumberText.Plain(months[month - 2])));
        }
        if (months[11] != target)
            throw new DomainException("phased-end", Text.PhasedEnd);
    }

    private static decimal[] Curve(IndicatorTraits traits, Direction direction, decimal target, Func<int, decimal> exact)
    {
        var isSum = traits.Accumulation == Accumulation.Sum;
        var months = new decimal[12];
        for (var month = 1; month < 12; month++)
        {
            var value = Math.Clamp(exact(month), 0, Math.Min(Ceiling(traits, target), FigureRules.Limit - 1));
            // A constant curve is the target as it was set, even where it has more places than the indicator.
            var rounded = value == target ? target : direction == Direction.AtMost ? Rounding.Up(value, traits.Decimals) : Rounding.Down(value, traits.Decimals);
            // A correction may have made last year's sum fall for a month; what is asked never does, nor passes December.
            months[month - 1] = isSum ? Math.Min(target, Math.Max(rounded, month > 1 ? months[month - 2] : 0)) : Math.Min(rounded, Ceiling(traits, target));
        }
        months[11] = target;
        return months;
    }

    /// <summary>The exact value to date at the end of each month; before the first figure that of the first.</summary>
    private static decimal[] ValuesToDate(IndicatorTraits traits, int year, IReadOnlyCollection<MonthFigure> figures)
    {
        var settled = figures.Where(figure => figure.HasFigure(traits.Shape) || figure.Mark == FigureMark.NotApplicable).Select(figure => figure.Month).ToHashSet();
        if (!figures.Any(figure => figure.HasFigure(traits.Shape)))
            throw new DomainException("phased-no-last-year", Format(Text.PhasedNoLastYearAtAll, year));
        var missing = Enumerable.Range(1, 12).Where(month => !settled.Contains(month)).ToList();
        if (missing.Count > 0)
            throw new DomainException("phased-no-last-year", Format(Text.PhasedNoLastYear, year, string.Join('、', missing.Select(month => Format(Text.PhasedMonth, month)))));
        var values = Enumerable.Range(1, 12).Select(month => YearToDate.Of(traits, new YearMonth(year, month), figures).Value).ToArray();
        var first = traits.Accumulation == Accumulation.Sum ? 0 : values.FirstOrDefault(value => value is not null)
            ?? throw new DomainException("phased-no-shape", Format(Text.PhasedNoShape, year));
        return [.. values.Select(value => value ?? first)];
    }

    /// <summary>No rate passes 100, unless its target does: a growth in percent may.</summary>
    private static decimal Ceiling(IndicatorTraits traits, decimal target) => traits.IsRate && target <= Whole ? Whole : decimal.MaxValue;

    private static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
