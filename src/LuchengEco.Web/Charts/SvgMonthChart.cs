using System.Globalization;
using System.Net;
using System.Text;
using LuchengEco.Domain.Progress;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Charts;

/// <summary>Twelve months, the year before and the target as one inline SVG: vectors in print, no script, readable without colour.</summary>
/// <remarks>
/// Amounts are columns from zero, side by side with last year's. Rates are lines, because their axis is cut to where they live;
/// this year is solid with filled points, last year dashed with hollow ones, the target a dotted line with its value written on it.
/// </remarks>
public static class SvgMonthChart
{
    private const double Width = 620;
    private const double Height = 210;
    private const double Left = 50;
    private const double Right = 12;
    private const double Top = 42;
    private const double Bottom = 26;

    private static double Step => (Width - Left - Right) / 12;

    public static string Draw(MonthChart chart) => Draw(chart, ChartPalette.Paper);

    public static string Draw(MonthChart chart, ChartPalette palette)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(palette);
        if (chart.Values.Count != 12 || chart.LastYear.Count != 12)
            throw new ArgumentException("A chart has twelve months.", nameof(chart));
        var axis = ChartAxis.Of(chart);
        var svg = new StringBuilder();
        svg.Append(Invariant($"<svg class=\"month-chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" "));
        svg.Append(Invariant($"aria-label=\"{Encode(Describe(chart))}\" font-size=\"12\">"));
        Grid(svg, palette, chart, axis);
        if (chart.IsLine)
        {
            Line(svg, palette, chart.LastYear, axis, palette.BeforeLine, dashed: true, chart.LastYearBreaks, []);
            Line(svg, palette, chart.Values, axis, palette.Now, dashed: false, chart.Breaks, chart.Unapproved);
        }
        else
        {
            Columns(svg, palette, chart.LastYear, axis, palette.Before, palette.BeforeLine, shift: -1, []);
            Columns(svg, palette, chart.Values, axis, palette.Now, palette.Now, shift: 0, chart.Unapproved);
        }
        Breaks(svg, palette, chart);
        Flags(svg, palette, chart);
        Target(svg, palette, chart, axis);
        Phased(svg, palette, chart, axis);
        Labels(svg, palette, chart, axis);
        Legend(svg, palette, chart);
        if (!chart.Values.Concat(chart.LastYear).Any(value => value is not null))
            svg.Append(Text(Left + (Width - Left - Right) / 2, Top + (Height - Top - Bottom) / 2, "middle", palette.Ink, ChartText.None, size: 14));
        return svg.Append("</svg>").ToString();
    }

    private static void Grid(StringBuilder svg, ChartPalette palette, MonthChart chart, ChartAxis axis)
    {
        foreach (var tick in axis.Ticks)
        {
            var y = Y(axis, tick);
            svg.Append(Invariant($"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:0.##}\" y2=\"{y:0.##}\" stroke=\"{(tick == axis.Min ? palette.Ink : palette.Grid)}\" stroke-width=\"1\"/>"));
            svg.Append(Text(Left - 6, y + 4, "end", palette.Text, NumberText.Plain(tick)));
        }
        svg.Append(Text(4, 14, "start", palette.Text, string.Format(CultureInfo.InvariantCulture, ChartText.Unit, chart.Unit)));
        for (var month = 1; month <= 12; month++)
            svg.Append(Text(X(month), Height - 8, "middle", palette.Text, string.Format(CultureInfo.InvariantCulture, ChartText.Month, month)));
    }

    private static void Columns(StringBuilder svg, ChartPalette palette, IReadOnlyList<decimal?> values, ChartAxis axis, string fill, string stroke, int shift, IReadOnlyList<int> hollow)
    {
        const double Thick = 15;
        for (var month = 1; month <= 12; month++)
        {
            if (values[month - 1] is not { } value)
                continue;
            var (x, y) = (X(month) + shift * Thick, Y(axis, Math.Max(value, axis.Min)));
            svg.Append(Invariant($"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{Thick}\" height=\"{Y(axis, axis.Min) - y:0.##}\" fill=\"{(hollow.Contains(month) ? palette.Surface : fill)}\" stroke=\"{stroke}\" stroke-width=\"{(hollow.Contains(month) ? 1.2 : .6)}\"/>"));
        }
    }

    private static void Line(StringBuilder svg, ChartPalette palette, IReadOnlyList<decimal?> values, ChartAxis axis, string colour, bool dashed, IReadOnlyList<int> breaks, IReadOnlyList<int> hollow)
    {
        var path = new StringBuilder();
        for (var month = 1; month <= 12; month++)
        {
            if (values[month - 1] is not { } value)
                continue;
            var continues = month > 1 && values[month - 2] is not null && !breaks.Contains(month);
            path.Append(Invariant($"{(continues ? 'L' : 'M')}{X(month):0.##} {Y(axis, value):0.##}"));
        }
        if (path.Length == 0)
            return;
        svg.Append(Invariant($"<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{(dashed ? 1.4 : 2.2)}\"{(dashed ? " stroke-dasharray=\"6 3\"" : "")}/>"));
        for (var month = 1; month <= 12; month++)
        {
            if (values[month - 1] is { } value)
                svg.Append(Invariant($"<circle cx=\"{X(month):0.##}\" cy=\"{Y(axis, value):0.##}\" r=\"{(dashed ? 2.6 : 3.4)}\" fill=\"{(dashed || hollow.Contains(month) ? palette.Surface : colour)}\" stroke=\"{colour}\" stroke-width=\"1.2\"/>"));
        }
    }

    /// <summary>A standing line with its word between the month before and the first of the new meaning.</summary>
    private static void Breaks(StringBuilder svg, ChartPalette palette, MonthChart chart)
    {
        foreach (var month in chart.Breaks.Where(month => month <= chart.Through))
        {
            var x = X(month) - Step / 2;
            svg.Append(Invariant($"<line class=\"break\" x1=\"{x:0.##}\" x2=\"{x:0.##}\" y1=\"{Top - 6}\" y2=\"{Height - Bottom}\" stroke=\"{palette.Ink}\" stroke-width=\"1\" stroke-dasharray=\"5 2\"/>"));
            svg.Append(Text(x, Top - 9, "middle", palette.Text, MaturityText.BreakMark, size: 11));
        }
    }

    /// <summary>A pennant above each month in which something happened, with the number of its words below the chart; several share one.</summary>
    private static void Flags(StringBuilder svg, ChartPalette palette, MonthChart chart)
    {
        foreach (var month in chart.Flags.GroupBy(flag => flag.Month))
        {
            var numbers = month.Count() == 1 ? $"{month.First().Number}" : $"{month.First().Number}–{month.Last().Number}";
            var (x, wide) = (X(month.Key) - Step / 2 + 4, numbers.Length * 6.5 + 8);
            svg.Append(Invariant($"<g class=\"flag\"><title>{Encode(string.Join(ChartText.Separator, month.Select(flag => flag.Text)))}</title>"));
            svg.Append(Invariant($"<line x1=\"{x:0.##}\" x2=\"{x:0.##}\" y1=\"{Top - 21}\" y2=\"{Height - Bottom}\" stroke=\"{palette.Flag}\" stroke-width=\".8\" stroke-dasharray=\"1 3\"/>"));
            svg.Append(Invariant($"<path d=\"M{x:0.##} {Top - 21}h{wide:0.##}l-3 6l3 6h-{wide:0.##}z\" fill=\"{palette.Flag}\"/>"));
            svg.Append(Text(x + 3, Top - 11, "start", palette.Surface, numbers, size: 10)).Append("</g>");
        }
    }

    private static void Target(StringBuilder svg, ChartPalette palette, MonthChart chart, ChartAxis axis)
    {
        if (chart.Target is not { } target)
            return;
        var y = Y(axis, target);
        svg.Append(Invariant($"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:0.##}\" y2=\"{y:0.##}\" stroke=\"{palette.Goal}\" stroke-width=\"1.6\" stroke-dasharray=\"2 3\"/>"));
    }

    /// <summary>A thin line that holds each month's value through the month.</summary>
    private static void Phased(StringBuilder svg, ChartPalette palette, MonthChart chart, ChartAxis axis)
    {
        if (chart.Phased is not { } phased)
            return;
        var path = new StringBuilder();
        for (var month = 1; month <= 12; month++)
            path.Append(Invariant($"{(month == 1 ? 'M' : 'L')}{X(month) - Step / 2:0.##} {Y(axis, phased[month - 1]):0.##}H{X(month) + Step / 2:0.##}"));
        svg.Append(Invariant($"<path d=\"{path}\" fill=\"none\" stroke=\"{palette.Phase}\" stroke-width=\"1\"/>"));
    }

    /// <summary>The number above each point; a dash on the axis where a month that is over has none.</summary>
    private static void Labels(StringBuilder svg, ChartPalette palette, MonthChart chart, ChartAxis axis)
    {
        for (var month = 1; month <= 12; month++)
        {
            var x = X(month) + (chart.IsLine ? 0 : 7.5);
            if (chart.Values[month - 1] is { } value)
                svg.Append(Text(x, Y(axis, value) + (!chart.IsLine ? -4 : IsValley(chart, month) ? 17 : -8), "middle", palette.Strong, chart.Write(value), size: 11));
            else if (month <= chart.Through)
                svg.Append(Text(x, Y(axis, axis.Min) - 5, "middle", palette.Ink, "—", size: 11));
        }
    }

    /// <summary>Where a line comes down to a point, its number stands below it.</summary>
    internal static bool IsValley(MonthChart chart, int month)
    {
        var value = chart.Values[month - 1];
        var neighbours = new[] { month > 1 ? chart.Values[month - 2] : null, month < 12 ? chart.Values[month] : null }.OfType<decimal>().ToList();
        return neighbours.Any(neighbour => neighbour > value) && !neighbours.Any(neighbour => neighbour < value);
    }

    private static void Legend(StringBuilder svg, ChartPalette palette, MonthChart chart)
    {
        var x = Width - Right;
        if (chart.Phased is not null)
            Entry(ChartText.Phased, width => Invariant($"<path d=\"M{x - width} 12H{x - width + 11}V7H{x - width + 22}\" fill=\"none\" stroke=\"{palette.Phase}\" stroke-width=\"1\"/>"));
        if (chart.Target is not null)
            Entry(chart.TargetText, width => Invariant($"<line x1=\"{x - width}\" x2=\"{x - width + 22}\" y1=\"10\" y2=\"10\" stroke=\"{palette.Goal}\" stroke-width=\"1.6\" stroke-dasharray=\"2 3\"/>"));
        if (chart.LastYear.Any(value => value is not null))
            Entry(chart.LastYearName, width => Key(palette, x - width, chart.IsLine, palette.Before, palette.BeforeLine, dashed: true));
        if (chart.Unapproved.Count > 0)
            Entry(MaturityText.HollowLegend, width => chart.IsLine
                ? Invariant($"<circle cx=\"{x - width + 16}\" cy=\"10\" r=\"3.4\" fill=\"{palette.Surface}\" stroke=\"{palette.Now}\" stroke-width=\"1.2\"/>")
                : Invariant($"<path d=\"M{x - width + 4} 4h18v11h-18z\" fill=\"{palette.Surface}\" stroke=\"{palette.Now}\" stroke-width=\"1.2\"/>"));
        Entry(chart.YearName, width => Key(palette, x - width, chart.IsLine, palette.Now, palette.Now, dashed: false));

        void Entry(string text, Func<double, string> key)
        {
            var width = 28 + TextWidth(text);
            svg.Append(key(width)).Append(Text(x - width + 28, 14, "start", palette.Text, text));
            x -= width + 18;
        }
    }

    private static string Key(ChartPalette palette, double x, bool line, string fill, string stroke, bool dashed) => line
        ? Invariant($"<line x1=\"{x}\" x2=\"{x + 22}\" y1=\"10\" y2=\"10\" stroke=\"{stroke}\" stroke-width=\"{(dashed ? 1.4 : 2.2)}\"{(dashed ? " stroke-dasharray=\"6 3\"" : "")}/>")
            + Invariant($"<circle cx=\"{x + 11}\" cy=\"10\" r=\"3\" fill=\"{(dashed ? palette.Surface : stroke)}\" stroke=\"{stroke}\" stroke-width=\"1.2\"/>")
        : Invariant($"<rect x=\"{x + 4}\" y=\"4\" width=\"18\" height=\"11\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\".6\"/>");

    /// <summary>The months in words, for whoever does not see the picture.</summary>
    internal static string Describe(MonthChart chart) =>
        chart.Title + ChartText.Colon + string.Join(ChartText.Separator, Enumerable.Range(1, chart.Through).Select(month =>
            string.Format(CultureInfo.InvariantCulture, ChartText.Month, month) + (chart.Values[month - 1] is { } value ? chart.Write(value) + chart.Unit : ChartText.None)));

    private static string Text(double x, double y, string anchor, string colour, string text, int size = 12) =>
        Invariant($"<text x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\" fill=\"{colour}\" font-size=\"{size}\">{Encode(text)}</text>");

    private static double X(int month) => Left + Step * (month - .5);

    private static double Y(ChartAxis axis, decimal value) =>
        Height - Bottom - (double)((value - axis.Min) / (axis.Max - axis.Min)) * (Height - Top - Bottom);

    /// <summary>Full-width characters are a size wide, the others a bit more than half.</summary>
    private static double TextWidth(string text) => text.Sum(character => character > '\u2e80' ? 12 : 6.8);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
