using System.Globalization;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.Events;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Charts;

/// <summary>A numbered flag on a month of a printed chart; the words stand below it.</summary>
public sealed record ChartFlag(int Number, int Month, string Text);

/// <summary>What a month chart shows; values in <see cref="Unit"/>, January first, null where there is none.</summary>
public sealed record MonthChart
{
    public required string Title { get; init; }
    public required string Unit { get; init; }
    public required int Decimals { get; init; }
    public required IReadOnlyList<decimal?> Values { get; init; }
    public required IReadOnlyList<decimal?> LastYear { get; init; }
    public required string YearName { get; init; }
    public required string LastYearName { get; init; }

    /// <summary>1 to 12: months up to here without a value are marked.</summary>
    public required int Through { get; init; }

    /// <summary>2 to 12: months of this year from which on values mean something else; a line breaks before them.</summary>
    public IReadOnlyList<int> Breaks { get; init; } = [];

    /// <summary>The same of last year's months.</summary>
    public IReadOnlyList<int> LastYearBreaks { get; init; } = [];

    /// <summary>Months whose value nobody approved: drawn hollow.</summary>
    public IReadOnlyList<int> Unapproved { get; init; } = [];

    /// <summary>What happened, by month, numbered from 1.</summary>
    public IReadOnlyList<ChartFlag> Flags { get; init; } = [];

    public decimal? Target { get; init; }

    public string TargetText { get; init; } = "";

    /// <summary>What the value to date shall be at the end of each month; null without a curve.</summary>
    public IReadOnlyList<decimal>? Phased { get; init; }

    /// <summary>Rates are drawn as lines on a cut axis, everything else as columns from zero.</summary>
    public bool IsLine => Unit == "%";

    /// <summary>A sum is drawn as it grows, so that its yearly target can stand beside it; all others month by month.</summary>
    public static MonthChart Of(IndicatorReport indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        var (traits, progress) = (indicator.Traits, indicator.Progress);
        var grows = traits.Accumulation == Accumulation.Sum;
        return new MonthChart
        {
            Title = indicator.Name,
            Unit = traits.Unit,
            Decimals = traits.Decimals,
            Values = [.. indicator.Months.Select(point => point.Month > progress.ThroughMonth ? null : grows ? Sum(point) : Rounded(point))],
            LastYear = [.. indicator.LastYearMonths.Select(point => grows ? Sum(point) : Rounded(point))],
            YearName = string.Format(CultureInfo.InvariantCulture, grows ? ChartText.YearGrowing : ChartText.Year, progress.Year),
            LastYearName = string.Format(CultureInfo.InvariantCulture, grows ? ChartText.YearGrowing : ChartText.Year, progress.Year - 1)
                + (indicator.ComparisonBreak is null ? "" : MaturityText.OtherDefinition),
            Breaks = BreaksIn(indicator, progress.Year),
            LastYearBreaks = BreaksIn(indicator, progress.Year - 1),
            Unapproved = indicator.CountedUnapproved,
            Flags = [.. indicator.EventsThrough.Select((line, index) => new ChartFlag(index + 1, line.Month.Month, EventWords.TextOf(line)))],
            Through = progress.ThroughMonth,
            Target = progress.Target?.Value,
            Phased = indicator.Phased,
            TargetText = progress.Target is null ? "" : string.Format(CultureInfo.InvariantCulture, ChartText.TargetWith, indicator.WriteTarget()),
        };

        decimal? Rounded(MonthPoint point) => point.Value is { } value ? traits.Round(value) : null;

        static decimal? Sum(MonthPoint point) => point.Value is null ? null : point.ToDate;
    }

    /// <summary>2 to 12: a break in January lies between two years and breaks no line of one.</summary>
    internal static List<int> BreaksIn(IndicatorReport indicator, int year) =>
        [.. indicator.Breaks.Where(found => found.From.Year == year && found.From.Month > 1).Select(found => found.From.Month).Distinct()];

    public string Write(decimal value) => NumberText.Of(value, Decimals);
}

/// <summary>A scale with round ticks that holds every value and the target.</summary>
public sealed record ChartAxis(decimal Min, decimal Max, IReadOnlyList<decimal> Ticks)
{
    public static ChartAxis Of(MonthChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var numbers = chart.Values.Concat(chart.LastYear).Append(chart.Target).Concat(chart.Phased?.Select(value => (decimal?)value) ?? []).OfType<decimal>().DefaultIfEmpty(0).ToList();
        var (low, high) = (numbers.Min(), numbers.Max());
        if (chart.IsLine)
        {
            // A rate's axis ends at 100 unless a rate goes beyond, and always spans at least ten points.
            high = Math.Max(high, 100);
            low = Math.Min(low, high - 10);
        }
        else
        {
            low = Math.Min(low, 0);
            high = high <= low ? low + 1 : high;
        }
        var step = RoundStep((high - low) / 4);
        var (min, max) = (decimal.Floor(low / step) * step, decimal.Ceiling(high / step) * step);
        // A line's number stands below its lowest point: leave it room above the axis.
        if (chart.IsLine && low - min < step * .4m && min > 0)
            min -= step;
        var ticks = new List<decimal>();
        for (var tick = min; tick <= max; tick += step)
            ticks.Add(tick);
        return new ChartAxis(min, max, ticks);
    }

    /// <summary>The next of 1, 2, 2.5, 5 × 10ⁿ that is not below <paramref name="raw"/>.</summary>
    private static decimal RoundStep(decimal raw)
    {
        var magnitude = 1m;
        while (magnitude > raw)
            magnitude /= 10;
        while (magnitude * 10 <= raw)
            magnitude *= 10;
        return new[] { 1m, 2m, 2.5m, 5m, 10m }.First(factor => factor * magnitude >= raw) * magnitude;
    }
}
