using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Forecasts;

/// <summary>What the twelve months were like in earlier years: their means, the years' common deviation and what is left of each month.</summary>
/// <remarks>
/// <para>x[y,m] = μ[m] + s[m]·(a[y] + e[y,m]): μ the mean of the month over the years, s its scale (the month's own size where nothing is below zero, so
/// that a dry year spares a large month more than a small one; else 1), a the mean deviation of a year, e the rest.</para>
/// <para>A draw takes the deviation of a random year, shrunk by the part of its variance that months alone explain, and for each month the rest of a random year.
/// Residuals about a mean of n values are too small by (n−1)/n and the mean itself is uncertain by 1/n: both are mended by √((n+1)/(n−1)), and the uncertain
/// variance by the mixture that makes a normal a Student distribution with the degrees of freedom of Welch and Satterthwaite.</para>
/// </remarks>
internal sealed class MonthSample
{
    private readonly double[] _mean = new double[13];
    private readonly double[] _scale = new double[13];
    private readonly double[][] _residuals = new double[13][];
    private readonly double[] _yearEffects;
    private readonly double _shrink;
    private readonly double _widen;
    private readonly int _years;

    public MonthSample(IReadOnlyList<double?[]> years)
    {
        _years = years.Count;
        _widen = Math.Sqrt((_years + 1.0) / (_years - 1.0));
        foreach (var month in Enumerable.Range(1, 12))
        {
            var known = years.Select(year => year[month]).OfType<double>().ToList();
            _mean[month] = known.Count > 0 ? known.Average() : 0;
        }
        IsNeverNegative = years.All(year => year.All(value => value is null or >= 0));
        var typical = _mean.Skip(1).Average();
        foreach (var month in Enumerable.Range(1, 12))
            _scale[month] = IsNeverNegative && typical > 0 ? Math.Max(_mean[month], typical / 10) : 1;
        double? Deviation(double?[] year, int month) => year[month] is { } value ? (value - _mean[month]) / _scale[month] : null;
        _yearEffects = [.. years.Select(year => Enumerable.Range(1, 12).Select(month => Deviation(year, month)).OfType<double>().DefaultIfEmpty().Average())];
        foreach (var month in Enumerable.Range(1, 12))
        {
            // A year's own mean took a twelfth of the variance with it.
            _residuals[month] = [.. years.Zip(_yearEffects, (year, effect) => Deviation(year, month) - effect).OfType<double>().Select(rest => rest * Math.Sqrt(12.0 / 11.0))];
        }
        // Months alone give a year's mean a twelfth of their variance; a little more is taken because a variance below nothing is cut to nothing.
        var ofYears = _yearEffects.Sum(effect => effect * effect) / (_years - 1);
        var ofMonths = Enumerable.Range(1, 12).Average(VarianceOf);
        _shrink = ofYears > 0 ? Math.Sqrt(Math.Max(0, ofYears - ofMonths / 8) / ofYears) : 0;
    }

    public bool IsNeverNegative { get; }

    /// <summary>False for a month that no year of the sample has a number for: it counts for nothing.</summary>
    public bool Knows(int month) => _residuals[month].Length > 0;

    /// <summary>Draws the weighted total of some months many times.</summary>
    /// <param name="weights">Index 1 to 12; 0 for a month that is not drawn.</param>
    /// <param name="draws">How many totals.</param>
    /// <param name="random">Where chance comes from.</param>
    public double[] Totals(double[] weights, int draws, SplitMix64 random)
    {
        var months = Enumerable.Range(1, 12).Where(month => weights[month] > 0 && _residuals[month].Length > 0).ToArray();
        var centre = months.Sum(month => weights[month] * _mean[month]);
        var reach = months.Sum(month => weights[month] * _scale[month]);
        var freedom = Freedom(months, weights, reach);
        var totals = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            var deviation = reach * _shrink * _yearEffects[random.Next(_years)];
            foreach (var month in months)
                deviation += weights[month] * _scale[month] * _residuals[month][random.Next(_residuals[month].Length)];
            totals[draw] = centre + deviation * _widen * Mixture(freedom, random);
        }
        return totals;
    }

    private double VarianceOf(int month) => _residuals[month].Sum(rest => rest * rest) / (_years - 1);

    private double Freedom(int[] months, double[] weights, double reach)
    {
        var ofYear = Square(reach * _shrink) * _yearEffects.Sum(Square) / (_years - 1);
        var ofMonths = months.Select(month => Square(weights[month] * _scale[month]) * VarianceOf(month)).ToList();
        var squares = Square(ofYear) + ofMonths.Sum(Square);
        return squares > 0 ? (_years - 1) * Square(ofYear + ofMonths.Sum()) / squares : double.PositiveInfinity;
    }

    /// <summary>√(ν/χ²) by the cube of Wilson and Hilferty, cut where χ² would vanish.</summary>
    private static double Mixture(double freedom, SplitMix64 random)
    {
        var part = 2 / (9 * freedom);
        var root = Math.Max(0.4, 1 - part + random.Normal() * Math.Sqrt(part));
        return 1 / Math.Sqrt(root * root * root);
    }

    private static double Square(double value) => value * value;

    /// <summary>The month's value that is drawn: the share of failures of a ratio, else the value; null where there is none to learn from.</summary>
    public static double?[] Of(IndicatorTraits traits, ForecastYear year)
    {
        var values = new double?[13];
        foreach (var figure in year.Figures.Where(figure => figure.HasFigure(traits.Shape)))
        {
            values[figure.Month] = traits.Shape == FigureShape.Value ? (double)figure.Value!.Value
                : figure is { Numerator: { } numerator, Denominator: > 0 and var all } ? (double)((all - numerator) / all)
                : null;
        }
        return values;
    }

    /// <summary>Months of a year that neither have a figure nor are not applicable.</summary>
    public static List<int> MissingOf(IndicatorTraits traits, ForecastYear year) =>
        [.. Enumerable.Range(1, 12).Except(year.Figures.Where(figure => figure.HasFigure(traits.Shape) || figure.Mark == FigureMark.NotApplicable).Select(figure => figure.Month))];
}
