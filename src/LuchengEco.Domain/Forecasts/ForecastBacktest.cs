using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Forecasts;

/// <summary>How estimates of past years would have fared.</summary>
/// <param name="Code">Of the indicator.</param>
/// <param name="Name">Of the indicator.</param>
/// <param name="Unit">Of <paramref name="MeanAbsoluteError"/>.</param>
/// <param name="Cases">Complete years with enough sample before them, each from the end of January to the end of November.</param>
/// <param name="Inside">Cases whose result lay in the interval.</param>
/// <param name="MeanAbsoluteError">Between the median and the result, both as printed.</param>
public sealed record ForecastBacktest(string Code, string Name, string Unit, int Cases, int Inside, decimal MeanAbsoluteError)
{
    /// <param name="code">Of the indicator.</param>
    /// <param name="name">Of the indicator.</param>
    /// <param name="traits">How it accumulates.</param>
    /// <param name="years">All years that are known, complete or not.</param>
    /// <param name="comparableFrom">See <see cref="ForecastCalculator.Compute"/>.</param>
    public static ForecastBacktest Of(string code, string name, IndicatorTraits traits, IReadOnlyList<ForecastYear> years, YearMonth? comparableFrom)
    {
        ArgumentNullException.ThrowIfNull(traits);
        ArgumentNullException.ThrowIfNull(years);
        var (cases, inside, error) = (0, 0, 0m);
        foreach (var year in years.Where(year => MonthSample.MissingOf(traits, year).Count == 0 && (comparableFrom is not { } from || new YearMonth(year.Year, 1) >= from)))
        {
            if (ProgressCalculator.RoundedToDate(traits, new YearMonth(year.Year, 12), year.Figures) is not { } result)
                continue;
            for (var month = 1; month <= 11; month++)
            {
                var through = new YearMonth(year.Year, month);
                var forecast = ForecastCalculator.Compute(traits, through, year.Figures, null, years.Where(past => past.Year < year.Year), comparableFrom);
                if (forecast is not { Draws: > 0, Median: { } median, Low: { } low, High: { } high })
                    continue;
                cases++;
                inside += result >= low && result <= high ? 1 : 0;
                error += Math.Abs(median - result);
            }
        }
        return new(code, name, traits.Unit, cases, inside, cases == 0 ? 0 : error / cases);
    }
}
