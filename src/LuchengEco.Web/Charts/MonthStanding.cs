using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Charts;

/// <summary>How far a month is from what the year asks of it.</summary>
public enum Standing
{
    /// <summary>无数据.</summary>
    Blank,

    /// <summary>未设目标.</summary>
    Unjudged,

    /// <summary>达到要求.</summary>
    Met,

    /// <summary>差距不超过10%.</summary>
    Near,

    /// <summary>差距超过10%.</summary>
    Missed,
}

/// <summary>A month of an indicator beside what is asked of it; both in the indicator's unit.</summary>
/// <param name="Standing">Where it stands.</param>
/// <param name="Shown">What is compared, rounded; null without a figure.</param>
/// <param name="Asked">What it is compared with; null without a target.</param>
/// <remarks>
/// With a phased curve the value to date is held against the month's phased value, a sum without one against target × month / 12,
/// every other month's own value against the year's target. The gap is relative to what is asked.
/// </remarks>
public sealed record MonthStanding(Standing Standing, decimal? Shown, decimal? Asked)
{
    private const decimal NearShare = 0.1m;

    /// <param name="indicator">In its report.</param>
    /// <param name="month">1 to 12.</param>
    public static MonthStanding Of(IndicatorReport indicator, int month)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        var (traits, point) = (indicator.Traits, indicator.Months.FirstOrDefault(one => one.Month == month));
        var toDate = indicator.Phased is not null || traits.Accumulation == Accumulation.Sum;
        var asked = AskedOf(indicator, month);
        if (month > indicator.Progress.ThroughMonth || point?.Value is not { } value || (toDate ? point.ToDate : traits.Round(value)) is not { } shown)
            return new MonthStanding(Standing.Blank, null, asked);
        if (asked is not { } bound)
            return new MonthStanding(Standing.Unjudged, shown, null);
        var met = ProgressCalculator.Meets(traits, new TargetGoal(indicator.Direction, bound), shown);
        return new MonthStanding(met ? Standing.Met : Math.Abs(shown - bound) <= Math.Abs(bound) * NearShare ? Standing.Near : Standing.Missed, shown, bound);
    }

    /// <summary>What is asked by the end of the month; null without a target.</summary>
    public static decimal? AskedOf(IndicatorReport indicator, int month)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return indicator.Progress.Target is not { } target ? null
            : indicator.Phased is { } phased ? phased[month - 1]
            : indicator.Traits.Accumulation == Accumulation.Sum ? decimal.Round(target.Value * month / 12, indicator.Traits.Decimals + 1) : target.Value;
    }

    public static string Word(Standing standing) => standing switch
    {
        Standing.Blank => ChartToolText.Blank,
        Standing.Unjudged => ChartToolText.Unjudged,
        Standing.Met => ChartToolText.Met,
        Standing.Near => ChartToolText.Near,
        Standing.Missed => ChartToolText.Missed,
    };

    /// <summary>A shape of its own for each, so that colour is never the only sign.</summary>
    public static string Sign(Standing standing) => standing switch
    {
        Standing.Blank => "",
        Standing.Unjudged => "–",
        Standing.Met => "●",
        Standing.Near => "▲",
        Standing.Missed => "■",
    };

    /// <summary>The name of its colour in <c>app.css</c>.</summary>
    public static string Colour(Standing standing) => standing switch
    {
        Standing.Blank => "var(--eco-chart-blank)",
        Standing.Unjudged => "var(--eco-chart-unjudged)",
        Standing.Met => "var(--eco-chart-met)",
        Standing.Near => "var(--eco-chart-near)",
        Standing.Missed => "var(--eco-chart-missed)",
    };

    /// <summary>Readable on <see cref="Colour"/>.</summary>
    public static string Ink(Standing standing) => standing switch
    {
        Standing.Blank or Standing.Unjudged => ChartColours.Ink,
        Standing.Met => "var(--eco-chart-met-ink)",
        Standing.Near => "var(--eco-chart-near-ink)",
        Standing.Missed => "var(--eco-chart-missed-ink)",
    };
}
