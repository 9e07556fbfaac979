using System.Globalization;
using System.Net;
using System.Text;
using LuchengEco.Domain.Progress;
using LuchengEco.Web.Charts;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Wall;

/// <summary>Twelve months, the year before and the target as a large inline SVG; colours come from the classes, so that the night values hold.</summary>
/// <remarks>Amounts are columns from zero, rates lines on a cut axis, as in <see cref="SvgMonthChart"/>.</remarks>
internal static class WallChart
{
    private const double Width = 1200;
    private const double Height = 700;
    private const double Left = 90;
    private const double Right = 20;
    private const double Top = 92;
    private const double Bottom = 56;
    private const double Thick = 32;

    private static double Step => (Width - Left - Right) / 12;

    public static string Draw(MonthChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var axis = ChartAxis.Of(chart);
        var svg = new StringBuilder();
        svg.Append(Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Encode(Describe(chart))}\">"));
        foreach (var tick in axis.Ticks)
        {
            svg.Append(Rule(tick == axis.Min ? "base" : "grid", axis, tick));
            svg.Append(Text(Left - 14, Y(axis, tick) + 9, "end", NumberText.Plain(tick), "soft"));
        }
        for (var month = 1; month <= 12; month++)
            svg.Append(Text(X(month), Height - 14, "middle", Phrase(ChartText.Month, month), "soft"));
        if (chart.IsLine)
        {
            Line(svg, chart.LastYear, axis, " before", chart.LastYearBreaks, []);
            Line(svg, chart.Values, axis, "", chart.Breaks, chart.Unapproved);
        }
        else
        {
            Columns(svg, chart.LastYear, axis, "last", shift: -Thick - 1, []);
            Columns(svg, chart.Values, axis, "now", shift: 1, chart.Unapproved);
        }
        foreach (var month in chart.Breaks.Where(month => month <= chart.Through))
        {
            svg.Append(Invariant($"<line class=\"break\" x1=\"{X(month) - Step / 2:0.##}\" x2=\"{X(month) - Step / 2:0.##}\" y1=\"{Top - 4}\" y2=\"{Height - Bottom}\"/>"));
            svg.Append(Text(X(month) - Step / 2, Top - 12, "middle", MaturityText.BreakMark, "soft"));
        }
        if (chart.Target is { } target)
            svg.Append(Rule("goal", axis, target));
        Labels(svg, chart, axis);
        Legend(svg, chart);
        return svg.Append("</svg>").ToString();
    }

    private static void Columns(StringBuilder svg, IReadOnlyList<decimal?> values, ChartAxis axis, string css, double shift, IReadOnlyList<int> hollow)
    {
        for (var month = 1; month <= 12; month++)
        {
            if (values[month - 1] is not { } value)
                continue;
            var y = Y(axis, Math.Max(value, axis.Min));
            svg.Append(Invariant($"<rect class=\"{css}{(hollow.Contains(month) ? " hollow" : "")}\" x=\"{X(month) + shift:0.##}\" y=\"{y:0.##}\" width=\"{Thick}\" height=\"{Y(axis, axis.Min) - y:0.##}\" rx=\"3\"/>"));
        }
    }

    private static void Line(StringBuilder svg, IReadOnlyList<decimal?> values, ChartAxis axis, string css, IReadOnlyList<int> breaks, IReadOnlyList<int> hollow)
    {
        var path = new StringBuilder();
        for (var month = 1; month <= 12; month++)
        {
            if (values[month - 1] is { } value)
                path.Append(Invariant($"{(month > 1 && values[month - 2] is not null && !breaks.Contains(month) ? 'L' : 'M')}{X(month):0.##} {Y(axis, value):0.##}"));
        }
        if (path.Length == 0)
            return;
        svg.Append(Invariant($"<path class=\"path{css}\" d=\"{path}\"/>"));
        for (var month = 1; month <= 12; month++)
        {
            if (values[month - 1] is { } value)
                svg.Append(Invariant($"<circle class=\"point{css}{(hollow.Contains(month) ? " hollow" : "")}\" cx=\"{X(month):0.##}\" cy=\"{Y(axis, value):0.##}\" r=\"{(css.Length > 0 ? 6 : 9)}\"/>"));
        }
    }

    /// <summary>The number above each month; a dash on the axis where a month that is over has none.</summary>
    private static void Labels(StringBuilder svg, MonthChart chart, ChartAxis axis)
    {
        for (var month = 1; month <= 12; month++)
        {
            var x = X(month) + (chart.IsLine ? 0 : Thick / 2);
            if (chart.Values[month - 1] is { } value)
                svg.Append(Text(x, Y(axis, value) - (chart.IsLine ? 22 : 12), "middle", chart.Write(value), ""));
            else if (month <= chart.Through)
                svg.Append(Text(x, Y(axis, axis.Min) - 10, "middle", "—", "soft"));
        }
    }

    private static void Legend(StringBuilder svg, MonthChart chart)
    {
        var x = Left;
        Entry(chart.YearName, at => chart.IsLine
            ? Invariant($"<line class=\"path\" x1=\"{at}\" x2=\"{at + 44}\" y1=\"26\" y2=\"26\"/><circle class=\"point\" cx=\"{at + 22}\" cy=\"26\" r=\"8\"/>")
            : Invariant($"<rect class=\"now\" x=\"{at + 12}\" y=\"12\" width=\"28\" height=\"28\" rx=\"3\"/>"));
        if (chart.LastYear.Any(value => value is not null))
            Entry(chart.LastYearName, at => chart.IsLine
                ? Invariant($"<line class=\"path before\" x1=\"{at}\" x2=\"{at + 44}\" y1=\"26\" y2=\"26\"/>")
                : Invariant($"<rect class=\"last\" x=\"{at + 12}\" y=\"12\" width=\"28\" height=\"28\" rx=\"3\"/>"));
        if (chart.Target is not null)
            Entry(chart.TargetText, at => Invariant($"<line class=\"goal\" x1=\"{at}\" x2=\"{at + 44}\" y1=\"26\" y2=\"26\"/>"));
        if (chart.Unapproved.Count > 0)
            Entry(MaturityText.HollowLegend, at => chart.IsLine
                ? Invariant($"<circle class=\"point hollow\" cx=\"{at + 24}\" cy=\"26\" r=\"9\"/>")
                : Invariant($"<rect class=\"now hollow\" x=\"{at + 12}\" y=\"12\" width=\"28\" height=\"28\" rx=\"3\"/>"));
        svg.Append(Text(Width - Right, 35, "end", Phrase(ChartText.Unit, chart.Unit), "soft"));

        void Entry(string text, Func<double, string> key)
        {
            svg.Append(key(x)).Append(Text(x + 56, 35, "start", text, ""));
            x += 56 + text.Sum(character => character > '\u2e80' ? 25 : 14.5) + 36;
        }
    }

    private static string Describe(MonthChart chart) => chart.Title + ChartText.Colon + string.Join(ChartText.Separator, Enumerable.Range(1, chart.Through).Select(month =>
        Phrase(ChartText.Month, month) + (chart.Values[month - 1] is { } value ? chart.Write(value) + chart.Unit : ChartText.None)));

    private static string Rule(string css, ChartAxis axis, decimal value) =>
        Invariant($"<line class=\"{css}\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(axis, value):0.##}\" y2=\"{Y(axis, value):0.##}\"/>");

    private static string Text(double x, double y, string anchor, string text, string css) =>
        Invariant($"<text class=\"{css}\" x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\">{Encode(text)}</text>");

    private static double X(int month) => Left + Step * (month - .5);

    private static double Y(ChartAxis axis, decimal value) => Height - Bottom - (double)((value - axis.Min) / (axis.Max - axis.Min)) * (Height - Top - Bottom);

    private static string Phrase(string template, object value) => string.Format(CultureInfo.InvariantCulture, template, value);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
