using System.Globalization;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Forecasts;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Tests.Forecasts;

/// <summary>The interval that is called “eight of ten” holds about eight of ten years whose process is known.</summary>
public sealed class ForecastCoverageTests
{
    private const int Years = 400;

    public static TheoryData<string, int, double, double> Processes()
    {
        var data = new TheoryData<string, int, double, double>();
        foreach (var kind in new[] { "mean", "days", "samples", "sum" })
        {
            foreach (var history in new[] { 3, 5, 8 })
            {
                data.Add(kind, history, 0, 0.15);
                data.Add(kind, history, 0.1, 0.15);
                data.Add(kind, history, 0.2, 0.1);
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Processes))]
    public void Interval_OnSyntheticYears_HoldsBetweenSevenAndNineOfTen(string kind, int history, double yearEffect, double noise)
    {
        var traits = Traits(kind);
        var (inside, below) = (0, 0);
        for (var run = 0; run < Years; run++)
        {
            var process = new SyntheticYears(traits, yearEffect, noise, run * 31 + history);
            var past = Enumerable.Range(2010, history).Select(process.Next).ToList();
            var actual = process.Next(2010 + history);
            var through = new YearMonth(2010 + history, 1 + run % 11);
            var forecast = ForecastCalculator.Compute(traits, through, actual.Figures.Where(figure => figure.Month <= through.Month), null, past);
            var value = ProgressCalculator.RoundedToDate(traits, new(through.Year, 12), actual.Figures)!.Value;
            inside += value >= forecast.Low && value <= forecast.High ? 1 : 0;
            below += value <= forecast.Median ? 1 : 0;
        }

        var share = (double)inside / Years;
        Assert.True(share is >= 0.7 and <= 0.9, string.Create(CultureInfo.InvariantCulture, $"{share:P1} lie inside, {(double)below / Years:P1} not above the median"));
    }

    private static IndicatorTraits Traits(string kind) => kind switch
    {
        "mean" => new("µg/m³", 1, Accumulation.WeightedMean, FigureShape.Value, false, 0, 500),
        "days" => new("%", 1, Accumulation.Ratio, FigureShape.Fraction, true, 0, 100),
        "samples" => new("%", 1, Accumulation.Ratio, FigureShape.Fraction, false, 0, 100),
        _ => new("件", 0, Accumulation.Sum, FigureShape.Value, false, 0, null),
    };
}
