using System.Globalization;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using Text = LuchengEco.Domain.Resources.ForecastText;

namespace LuchengEco.Domain.Forecasts;

/// <summary>Estimates the year's value from the counted months as they are and the rest as the same months of earlier years were.</summary>
/// <remarks>
/// <para>Mean: drawn month values weigh the calendar days of the rest. Ratio: drawn shares of failures apply to what each month of the rest is expected to count,
/// in whole failures where days or whole units are counted, between none and all. Sum: drawn amounts, not below zero where history never was.
/// A latest declines: what stands at the end of the year does not follow from the months before.</para>
/// <para>How the sample is drawn and widened stands at <see cref="MonthSample"/>; the tests hold the interval against synthetic years.</para>
/// </remarks>
public static class ForecastCalculator
{
    public const int Draws = 4_000;

    /// <summary>Complete years without which there is no estimate.</summary>
    public const int MinYears = 3;

    /// <summary>Older years say little about this one.</summary>
    public const int MaxYears = 10;

    /// <param name="traits">How the indicator accumulates.</param>
    /// <param name="through">Year and last month that counts.</param>
    /// <param name="figures">Months of the year; those after <paramref name="through"/> are ignored.</param>
    /// <param name="target">Null when the year sets none: no probability then.</param>
    /// <param name="history">Earlier years in any order; years from <paramref name="through"/>'s on are ignored.</param>
    /// <param name="comparableFrom">Since when the indicator means what it means now; null for always. Earlier years are no sample.</param>
    public static Forecast Compute(IndicatorTraits traits, YearMonth through, IEnumerable<MonthFigure> figures, TargetGoal? target,
        IEnumerable<ForecastYear> history, YearMonth? comparableFrom = null)
    {
        ArgumentNullException.ThrowIfNull(traits);
        ArgumentNullException.ThrowIfNull(history);
        List<MonthFigure> counted = [.. figures.Where(figure => figure.Month <= through.Month)];
        var forecast = new Forecast { Year = through.Year, ThroughMonth = through.Month };
        var progress = ProgressCalculator.Compute(traits, through, counted, target);
        var year = YearToDate.Of(traits, through, counted);
        if (year.Value is { } value && (year.RestMonths.Count == 0 || (traits.Accumulation == Accumulation.Latest && year.RestMonths.All(month => month < year.LatestMonth))))
        {
            return forecast with
            {
                Median = progress.Rounded,
                Low = progress.Rounded,
                High = progress.Rounded,
                Probability = target is null ? null : ProgressCalculator.Meets(traits, target, value) ? 1 : 0,
            };
        }
        if (traits.Accumulation == Accumulation.Latest)
            return forecast with { Declined = Text.Latest };
        var years = history.Where(past => past.Year < through.Year).OrderByDescending(past => past.Year).ToList();
        var sample = years.Where(past => comparableFrom is not { } from || new YearMonth(past.Year, 1) >= from)
            .Where(past => MonthSample.MissingOf(traits, past).Count == 0).Take(MaxYears).OrderBy(past => past.Year).ToList();
        if (sample.Count < MinYears)
            return forecast with { Declined = Decline(traits, through.Year, years, sample, comparableFrom) };
        var values = Draw(traits, through, year, sample, SplitMix64.Of(through, counted, sample));
        if (values.Length == 0)
            return forecast with { Declined = Text.NothingToDraw };
        Array.Sort(values);
        return forecast with
        {
            Median = traits.Round(Quantile(values, 0.5m)),
            Low = traits.Round(Quantile(values, 0.1m)),
            High = traits.Round(Quantile(values, 0.9m)),
            Probability = target is null ? null : (decimal)values.Count(drawn => ProgressCalculator.Meets(traits, target, drawn)) / values.Length,
            SampleYears = [.. sample.Select(past => past.Year)],
            Draws = values.Length,
        };
    }

    private static decimal[] Draw(IndicatorTraits traits, YearMonth through, YearToDate year, List<ForecastYear> history, SplitMix64 random)
    {
        var sample = new MonthSample([.. history.Select(past => MonthSample.Of(traits, past))]);
        var weights = new double[13];
        foreach (var month in year.RestMonths.Where(sample.Knows))
            weights[month] = Weight(traits, through.Year, month, year, history);
        var totals = sample.Totals(weights, Draws, random);
        var rest = (decimal)weights.Sum();
        switch (traits.Accumulation)
        {
            case Accumulation.Sum:
                return [.. totals.Select(total => (year.Value ?? 0) + (decimal)(sample.IsNeverNegative ? Math.Max(0, total) : total))];
            case Accumulation.WeightedMean:
                return [.. totals.Select(total => (year.WeightedSum + (decimal)(sample.IsNeverNegative ? Math.Max(0, total) : total)) / (year.Weight + rest))];
            default:
                var all = (year.Denominator ?? 0) + rest;
                var whole = traits.CountsDays || history.All(past => past.Figures.All(figure => IsWhole(figure.Numerator) && IsWhole(figure.Denominator)));
                return all == 0 ? [] : [.. totals.Select(total => 100m * ((year.Numerator ?? 0) + rest - Failures(total, rest, whole, random)) / all)];
        }
    }

    /// <summary>What a month of the rest weighs: its days, what it will probably count, or one month.</summary>
    private static double Weight(IndicatorTraits traits, int year, int month, YearToDate toDate, List<ForecastYear> history) => traits switch
    {
        { Accumulation: Accumulation.Sum } => 1,
        { Accumulation: Accumulation.WeightedMean } or { CountsDays: true } => new YearMonth(year, month).Days,
        _ when toDate.RestWeight is { } expected && toDate.RestMonths.Count > 0 => (double)(expected / toDate.RestMonths.Count),
        _ => (double)decimal.Round(history.SelectMany(past => past.Figures).Where(figure => figure.Month == month && figure.Denominator is not null)
            .Select(figure => figure.Denominator!.Value).DefaultIfEmpty().Average()),
    };

    /// <summary>Half a failure is one in every second draw.</summary>
    private static decimal Failures(double total, decimal rest, bool whole, SplitMix64 random)
    {
        var chance = random.Uniform();
        var within = Math.Clamp((decimal)total, 0, rest);
        return whole ? Math.Min(rest, decimal.Floor(within + (decimal)chance)) : within;
    }

    /// <summary>Between the two neighbours in proportion (type 7).</summary>
    private static decimal Quantile(decimal[] sorted, decimal part)
    {
        var place = part * (sorted.Length - 1);
        var below = (int)decimal.Floor(place);
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + (sorted[below + 1] - sorted[below]) * (place - below);
    }

    private static string Decline(IndicatorTraits traits, int year, List<ForecastYear> years, List<ForecastYear> sample, YearMonth? comparableFrom)
    {
        var clauses = new List<string>();
        for (var past = year - 1; past >= year - MinYears; past--)
        {
            if (comparableFrom is { } from && new YearMonth(past, 1) < from)
                continue;
            var missing = MonthSample.MissingOf(traits, years.Find(known => known.Year == past) ?? new ForecastYear(past, []));
            if (missing.Count == 12)
                clauses.Add(Format(Text.YearMissing, past));
            else if (missing.Count > 0)
                clauses.Add(Format(Text.MonthsMissing, past, string.Join(Text.Separator, missing)));
        }
        if (comparableFrom is { } changed)
            clauses.Add(Format(Text.Broken, changed.Year, changed.Month));
        var known = sample.Count == 0 ? Text.NoYears : Format(Text.Years, sample.Count, string.Join(Text.Separator, sample.Select(past => past.Year)));
        return Format(Text.TooFew, MinYears, known, string.Join(Text.ClauseSeparator, clauses));
    }

    private static bool IsWhole(decimal? number) => number is null || decimal.Truncate(number.Value) == number;

    private static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
