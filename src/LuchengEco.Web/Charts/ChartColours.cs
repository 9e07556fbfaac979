namespace LuchengEco.Web.Charts;

/// <summary>Colours of charts by the name of their CSS variable: <c>app.css</c> and <c>dark.css</c> hold the values, the browser looks them up when it draws.</summary>
public static class ChartColours
{
    public const string ThisYear = "var(--eco-chart)";
    public const string LastYear = "var(--eco-chart-last)";
    public const string Target = "var(--eco-chart-target)";
    public const string Phased = "var(--eco-chart-phased)";
    public const string ToDate = "var(--eco-chart-to-date)";
    public const string Ink = "var(--eco-chart-ink)";
    public const string Line = "var(--eco-chart-line)";
    public const string Surface = "var(--eco-chart-surface)";
    public const string Event = "var(--eco-chart-event)";
    public const string Today = "var(--eco-chart-today)";

    /// <summary>How much happened on a day, 1 (least) to 4.</summary>
    public static string Day(int level) => FormattableString.Invariant($"var(--eco-chart-day-{Within(level, 4)})");

    /// <summary>Air quality level one (优) to six (严重污染) of a day, HJ 633 appendix A. Never for a monthly or yearly mean: the levels are of daily AQI.</summary>
    public static string AirLevel(int level) => FormattableString.Invariant($"var(--eco-aqi-{Within(level, 6)})");

    /// <summary>Surface water class Ⅰ to Ⅴ, 6 for 劣Ⅴ.</summary>
    public static string WaterClass(int grade) => FormattableString.Invariant($"var(--eco-water-{Within(grade, 6)})");

    private static int Within(int level, int last) => level >= 1 && level <= last ? level : throw new ArgumentOutOfRangeException(nameof(level));
}

/// <summary>Colours of the chart that the server draws: fixed on paper, where no style sheet of the site stands, and those of the theme on screen.</summary>
public sealed record ChartPalette(string Now, string Before, string BeforeLine, string Goal, string Phase, string Ink, string Grid, string Text, string Strong, string Surface, string Flag)
{
    public static ChartPalette Paper { get; } = new("#14594d", "#c3cecb", "#7f908c", "#b3541e", "#9a4fa3", "#51625f", "#dde5e3", "#333", "#111", "#fff", "#5d4a8a");

    public static ChartPalette Screen { get; } = new(ChartColours.ThisYear, ChartColours.LastYear, ChartColours.LastYear, ChartColours.Target, ChartColours.Phased, ChartColours.Ink,
        ChartColours.Line, ChartColours.Ink, ChartColours.Ink, ChartColours.Surface, ChartColours.Event);
}
