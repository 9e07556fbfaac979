using System.Globalization;
using LuchengEco.Domain.Indicators;
using Text = LuchengEco.Domain.Resources.DomainText;

namespace LuchengEco.Domain.Figures;

/// <summary>Something odd about a figure that a reason answers: a stable code for programs, a Chinese sentence for people.</summary>
public sealed record SoftWarning(string Code, string Message)
{
    /// <summary>Begins the code of a warning that compares several cells.</summary>
    public const string RulePrefix = "rule-";

    /// <summary>No reason helps: the month cannot be submitted while it stands.</summary>
    public bool Blocks { get; init; }
}

/// <summary>Warns of what is possible and unlikely. Pure: the same figure, thresholds and history give the same warnings.</summary>
public static class SoftChecks
{
    /// <summary>Fewer comparable months than this say nothing about spread or zeros.</summary>
    public const int LeastSample = 6;

    /// <summary>Of one season there are fewer: three months in each earlier year.</summary>
    public const int LeastSeasonalSample = 3;

    /// <summary>Months before the checked one that <see cref="Check"/> may ask for.</summary>
    public static IReadOnlyList<int> Offsets { get; } = [.. Enumerable.Range(1, 13).Select(back => -back), -23, -24, -25];

    /// <summary>Every warning that <paramref name="value"/> deserves, in a fixed order; none without a figure.</summary>
    /// <param name="indicator">Unit and decimals of the sentences.</param>
    /// <param name="thresholds">The indicator's own, or <see cref="CheckThresholds.DefaultsOf"/>.</param>
    /// <param name="value">The month's value (<see cref="MonthValue"/>).</param>
    /// <param name="valueAt">The value of the month that lies so many months away, of <see cref="Offsets"/>; null where there is none.</param>
    public static IReadOnlyList<SoftWarning> Check(Indicator indicator, CheckThresholds thresholds, decimal? value, Func<int, decimal?> valueAt)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(thresholds);
        ArgumentNullException.ThrowIfNull(valueAt);
        if (value is not { } now)
            return [];
        var sample = Sample(thresholds.IsSeasonal, valueAt);
        var warnings = new List<SoftWarning>();
        if (OfYear(indicator, thresholds, now, valueAt(-12)) is { } year)
            warnings.Add(year);
        if (OfSpread(indicator, thresholds, now, sample) is { } spread)
            warnings.Add(spread);
        if (thresholds.WarnsOfFall && Enumerable.Range(1, 12).Select(back => valueAt(-back)).FirstOrDefault(earlier => earlier is not null) is { } before && now < before)
            warnings.Add(new("value-fell", Format(Text.WarnFell, Write(indicator, now), Write(indicator, before), indicator.Unit)));
        if (thresholds.WarnsOfFirstZero && now == 0 && sample.Count >= Least(thresholds) && sample.All(earlier => earlier > 0))
            warnings.Add(new("first-zero", Format(Text.WarnFirstZero, sample.Count)));
        return warnings;
    }

    /// <summary>The month's own value: as typed, or the percentage of its fraction, unrounded; null without a figure.</summary>
    public static decimal? MonthValue(FigureEntry? entry) => entry switch
    {
        null => null,
        { Value: { } value } => value,
        { Numerator: { } numerator, Denominator: > 0 and var denominator } => 100m * numerator / denominator,
        _ => null,
    };

    private static int Least(CheckThresholds thresholds) => thresholds.IsSeasonal ? LeastSeasonalSample : LeastSample;

    private static List<decimal> Sample(bool isSeasonal, Func<int, decimal?> valueAt) =>
        [.. (isSeasonal ? [-11, -12, -13, -23, -24, -25] : Enumerable.Range(1, 12).Select(back => -back)).Select(valueAt).OfType<decimal>()];

    private static SoftWarning? OfYear(Indicator indicator, CheckThresholds thresholds, decimal now, decimal? lastYear)
    {
        if (thresholds.YearOnYear is not { } limit || lastYear is not { } then || Math.Abs(now - then) <= thresholds.Ignored)
            return null;
        var isRate = indicator.Shape == FigureShape.Fraction || indicator.Unit == "%";
        if (!isRate && then == 0)
            return null;
        var deviation = isRate ? Math.Abs(now - then) : Math.Abs(now - then) / Math.Abs(then) * 100m;
        if (deviation <= limit)
            return null;
        return new("year-on-year", Format(isRate ? Text.WarnYearPoints : Text.WarnYearPercent, Write(indicator, now), Write(indicator, then), indicator.Unit,
            now > then ? Text.Higher : Text.Lower, Brief(deviation), Brief(limit)));
    }

    private static SoftWarning? OfSpread(Indicator indicator, CheckThresholds thresholds, decimal now, List<decimal> sample)
    {
        if (thresholds.Spread is not { } factor || sample.Count < Least(thresholds))
            return null;
        var mean = sample.Average();
        // Of a sample; a double is exact enough for a warning, and a spread has no square root in decimals.
        var spread = (decimal)Math.Sqrt((double)(sample.Sum(value => (value - mean) * (value - mean)) / (sample.Count - 1)));
        var distance = Math.Abs(now - mean);
        if (distance <= factor * spread || distance <= thresholds.Ignored)
            return null;
        return new("outside-spread", Format(thresholds.IsSeasonal ? Text.WarnSeasonalSpread : Text.WarnSpread, Write(indicator, now), indicator.Unit, sample.Count,
            Write(indicator, sample.Min()), Write(indicator, sample.Max()), Write(indicator, mean)));
    }

    private static string Write(Indicator indicator, decimal value) =>
        (indicator.Shape == FigureShape.Fraction ? Rounding.Rate(value, indicator.Decimals) : Rounding.HalfToEven(value, indicator.Decimals))
        .ToString($"F{indicator.Decimals}", CultureInfo.InvariantCulture);

    private static string Brief(decimal value) => Rounding.HalfToEven(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
