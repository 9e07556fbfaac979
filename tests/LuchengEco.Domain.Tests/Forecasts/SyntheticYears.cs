using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Forecasts;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Tests.Forecasts;

/// <summary>Years whose process is known: a season, a common deviation of the year and noise of each month.</summary>
/// <param name="traits">How the indicator accumulates.</param>
/// <param name="yearEffect">Standard deviation of a year, as a part of a month's size (shares of failures: odds).</param>
/// <param name="noise">Standard deviation of a month, likewise.</param>
/// <param name="seed">The same seed gives the same years.</param>
internal sealed class SyntheticYears(IndicatorTraits traits, double yearEffect, double noise, int seed)
{
    private static readonly double[] Season = [37, 34, 31, 28, 24, 18, 15, 16, 20, 25, 30, 34];

    private readonly Random _random = new(Scattered(seed));

    public ForecastYear Next(int year)
    {
        var effect = yearEffect * Normal();
        return new(year, [.. Enumerable.Range(1, 12).Select(month => Month(year, month, Math.Max(0.05, 1 + effect + noise * Normal())))]);
    }

    private MonthFigure Month(int year, int month, double factor)
    {
        var days = new YearMonth(year, month).Days;
        var level = Season[month - 1] * factor;
        if (traits.Shape == FigureShape.Value)
            return new(month, decimal.Round((decimal)level, traits.Accumulation == Accumulation.Sum ? 0 : 1), Weight: traits.Accumulation == Accumulation.Sum ? null : days);
        var all = traits.CountsDays ? days : 200;
        // About a tenth fails in winter, a twentieth in summer.
        var failed = Enumerable.Range(0, all).Count(_ => _random.NextDouble() < level / 350);
        return new(month, Numerator: all - failed, Denominator: all);
    }

    /// <summary>Neighbouring seeds of <see cref="Random"/> begin alike.</summary>
    private static int Scattered(int seed)
    {
        var bits = (uint)seed + 0x9E3779B9;
        bits = (bits ^ (bits >> 16)) * 0x85EBCA6B;
        bits = (bits ^ (bits >> 13)) * 0xC2B2AE35;
        return (int)((bits ^ (bits >> 16)) & int.MaxValue);
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
