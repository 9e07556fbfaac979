using System.Globalization;
using System.Text.Json.Nodes;
using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Charts;

/// <summary>The year of an indicator as ECharts options: months of this year and last, value to date, target.</summary>
public static class YearChart
{
    private const decimal HighestRate = 100;
    private const decimal RateStep = 5;

    /// <summary>The chart with its table and its words.</summary>
    /// <param name="indicator">In its report.</param>
    /// <param name="year">Of the report.</param>
    /// <param name="events">What happened in its months.</param>
    public static DrawnChart Draw(IndicatorReport indicator, int year, IReadOnlyList<ChartEvent>? events = null)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        var title = string.Format(CultureInfo.InvariantCulture, ChartToolText.TrendTitle, indicator.ShortName);
        return new DrawnChart
        {
            Title = title,
            FileName = title + " " + ChartParts.Period(year, indicator.Progress.ThroughMonth),
            Options = Options(indicator, year, events),
            Table = YearTable.Of(indicator, year, events ?? []),
            Points = YearTable.Points(indicator, year, events ?? [], month => SlotOf(indicator, month)),
        };
    }

    public static JsonObject Options(IndicatorReport indicator, int year, IReadOnlyList<ChartEvent>? events = null)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        var isSum = indicator.Traits.Accumulation == Accumulation.Sum;
        var decimals = indicator.Traits.Decimals;
        var lowest = LowestRate(indicator);
        // A slot without a month stands where the meaning changes: every line breaks there.
        var breaks = indicator.BreaksWithin.Select(found => found.From.Month).Distinct().ToList();
        var lastYearName = Text(ChartText.LastYear, year - 1) + (indicator.ComparisonBreak is null ? "" : MaturityText.OtherDefinition);
        var series = new JsonArray
        {
            Months(lastYearName, ChartColours.LastYear, LastYear(indicator, year, later: false), dashed: true),
            Months(Text(ChartText.ThisYear, year), ChartColours.ThisYear, indicator.Months.Select(point => point.Month <= indicator.Progress.ThroughMonth ? point.Value : null), dashed: false, indicator.CountedUnapproved),
            Line(ChartText.ToDate, ChartColours.ToDate, indicator.Months.Select(point => point.ToDate), dashed: false, secondAxis: isSum),
        };
        if (indicator.Progress.Target is { } target)
        {
            // A sum is measured against its pace, everything else against the flat target.
            var values = Enumerable.Range(1, 12).Select(month => (decimal?)(isSum ? decimal.Round(target.Value * month / 12, decimals + 1) : target.Value));
            series.Add((JsonNode)Line(ChartText.Target, ChartColours.Target, values, dashed: true, secondAxis: isSum));
        }
        if (indicator.Phased is { } phased)
            series.Add((JsonNode)Steps(ChartText.Phased, phased, secondAxis: isSum));
        if (lowest is not null && MonthChart.BreaksIn(indicator, year - 1) is [.., var from])
            series.Add(Months(Text(ChartText.LastYear, year - 1) + Text(MaturityText.FromMonth, from), ChartColours.LastYear, LastYear(indicator, year, later: true), dashed: true));
        if (breaks.Count > 0)
            Break(series, breaks);
        foreach (var flags in ChartParts.Events(events ?? [], month => SlotOf(indicator, month)))
            series.Add((JsonNode)flags);
        var options = ChartParts.Frame("axis");
        options["grid"] = ChartParts.Grid(top: 88);
        options["legend"] = ChartParts.Legend();
        options["xAxis"] = ChartParts.MonthAxis(Enumerable.Range(1, 12).SelectMany(month => Slots(month, breaks)));
        options["yAxis"] = new JsonArray([.. Axes(indicator, lowest, isSum)]);
        options["series"] = series;
        ChartParts.RaiseWhereWide(options, 60);
        return options;

        // A bar's length lies on an axis that does not start at zero: there the months are a line with a sign each.
        JsonNode Months(string name, string colour, IEnumerable<decimal?> values, bool dashed, IReadOnlyList<int>? hollow = null)
        {
            var rounded = values.Select(value => value is { } number ? indicator.Traits.Round(number) : (decimal?)null);
            var drawn = lowest is null ? Bars(name, colour, rounded) : Line(name, colour, rounded, dashed, secondAxis: false, symbols: true);
            Hollow((JsonArray)drawn["data"]!, hollow ?? [], colour);
            return drawn;
        }
    }

    /// <summary>Last year's months before or after the last break among them: drawn as a line, it stops there and goes on as a series of its own; bars need no end.</summary>
    private static IEnumerable<decimal?> LastYear(IndicatorReport indicator, int year, bool later)
    {
        var from = LowestRate(indicator) is not null && MonthChart.BreaksIn(indicator, year - 1) is [.., var month] ? month : 13;
        return indicator.LastYearMonths.Select(point => point.Month >= from == later ? point.Value : null);
    }

    /// <summary>Place of a month on the axis: every break before or at it takes a slot.</summary>
    internal static int SlotOf(IndicatorReport indicator, int month) =>
        month - 1 + indicator.BreaksWithin.Select(found => found.From.Month).Distinct().Count(from => from <= month);

    private static IEnumerable<JsonNode?> Slots(int month, List<int> breaks) =>
        breaks.Contains(month) ? ["", Text(ChartText.Month, month)] : [Text(ChartText.Month, month)];

    /// <summary>Opens the slot in every series, and marks it on the first one that shows this year.</summary>
    private static void Break(JsonArray series, List<int> breaks)
    {
        foreach (var data in series.Select(one => (JsonArray)one!["data"]!))
        {
            foreach (var month in breaks.OrderDescending())
                data.Insert(month - 1, "-");
        }
        series[1]!["markLine"] = new JsonObject
        {
            ["silent"] = true,
            ["symbol"] = "none",
            ["lineStyle"] = new JsonObject { ["color"] = ChartColours.Ink, ["type"] = "dashed" },
            ["label"] = new JsonObject { ["formatter"] = MaturityText.BreakMark, ["color"] = ChartColours.Ink, ["position"] = "end" },
            ["data"] = new JsonArray([.. breaks.Order().Select((month, index) => new JsonObject { ["xAxis"] = month - 1 + index })]),
        };
    }

    /// <summary>A value that nobody approved is drawn as an outline.</summary>
    private static void Hollow(JsonArray data, IReadOnlyList<int> months, string colour)
    {
        foreach (var month in months.Where(month => data[month - 1] is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.Number))
        {
            data[month - 1] = new JsonObject
            {
                ["value"] = data[month - 1]!.GetValue<decimal>(),
                ["itemStyle"] = new JsonObject { ["color"] = ChartColours.Surface, ["borderColor"] = colour, ["borderWidth"] = 2 },
                ["symbol"] = "circle",
                ["symbolSize"] = 8,
            };
        }
    }

    private static IEnumerable<JsonNode?> Axes(IndicatorReport indicator, decimal? lowest, bool isSum)
    {
        yield return Axis(indicator.Traits.Unit, lowest, grid: true);
        if (isSum)
            yield return Axis(ChartText.ToDate, null, grid: false);
    }

    /// <summary>A rate's axis may start above zero, where all its values live; the labels say so.</summary>
    private static decimal? LowestRate(IndicatorReport indicator)
    {
        if (!indicator.Traits.IsRate)
            return null;
        var values = indicator.Months.Concat(indicator.LastYearMonths).Select(point => point.Value).Append(indicator.Progress.Target?.Value).Concat(indicator.Phased?.Select(value => (decimal?)value) ?? []).OfType<decimal>().ToList();
        return values.Count > 0 && values.Min() > 50 && values.Max() <= HighestRate ? Rounding.Down((values.Min() - RateStep) / RateStep, 0) * RateStep : null;
    }

    private static JsonObject Axis(string name, decimal? lowestRate, bool grid)
    {
        var axis = ChartParts.ValueAxis(name, grid);
        if (lowestRate is { } low)
            (axis["min"], axis["max"], axis["interval"]) = (low, HighestRate, RateStep);
        return axis;
    }

    private static JsonObject Bars(string name, string colour, IEnumerable<decimal?> values) => new()
    {
        ["type"] = "bar",
        ["name"] = name,
        ["itemStyle"] = new JsonObject { ["color"] = colour },
        ["barMaxWidth"] = 22,
        ["data"] = ChartParts.Data(values),
    };

    private static JsonObject Line(string name, string colour, IEnumerable<decimal?> values, bool dashed, bool secondAxis, bool symbols = false)
    {
        var line = ChartParts.Line(name, colour, values, dashed ? "dashed" : "solid", symbols || !dashed);
        line["yAxisIndex"] = secondAxis ? 1 : 0;
        return line;
    }

    /// <summary>A thin line that holds each month's value through the month.</summary>
    private static JsonObject Steps(string name, IEnumerable<decimal> values, bool secondAxis)
    {
        var line = Line(name, ChartColours.Phased, values.Select(value => (decimal?)value), dashed: true, secondAxis);
        line["step"] = "middle";
        line["lineStyle"] = new JsonObject { ["color"] = ChartColours.Phased, ["width"] = 1.2, ["type"] = "solid" };
        return line;
    }

    private static string Text(string template, int value) => string.Format(CultureInfo.InvariantCulture, template, value);
}
