using System.Globalization;
using System.Text.Json.Nodes;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Charts;

/// <summary>What the option objects of all charts share.</summary>
internal static class ChartParts
{
    public static JsonObject Frame(string trigger) => new()
    {
        ["animation"] = false,
        ["aria"] = new JsonObject { ["enabled"] = false },
        ["tooltip"] = new JsonObject
        {
            ["trigger"] = trigger,
            ["confine"] = true,
            ["transitionDuration"] = 0,
            ["backgroundColor"] = ChartColours.Surface,
            ["borderColor"] = ChartColours.Ink,
            ["textStyle"] = new JsonObject { ["color"] = ChartColours.Ink },
            ["axisPointer"] = new JsonObject { ["type"] = trigger == "axis" ? "shadow" : "none" },
        },
    };

    /// <summary>The legend runs in as many lines as it needs: the frame leaves room for two.</summary>
    public static JsonObject Legend() => new()
    {
        ["top"] = 0,
        ["left"] = 4,
        ["itemWidth"] = 18,
        ["itemGap"] = 12,
        ["textStyle"] = new JsonObject { ["color"] = ChartColours.Ink },
        ["inactiveColor"] = ChartColours.Line,
    };

    public static JsonObject Grid(int top) => new() { ["left"] = 8, ["right"] = 12, ["top"] = top, ["bottom"] = 8, ["containLabel"] = true };

    /// <summary>On a wide place the legend needs one line: the plot begins higher there.</summary>
    public static void RaiseWhereWide(JsonObject options, int top)
    {
        var narrow = options["grid"]!["top"]!.GetValue<int>();
        options["media"] = new JsonArray(
            new JsonObject { ["query"] = new JsonObject { ["minWidth"] = 640 }, ["option"] = new JsonObject { ["grid"] = new JsonObject { ["top"] = top } } },
            new JsonObject { ["option"] = new JsonObject { ["grid"] = new JsonObject { ["top"] = narrow } } });
    }

    /// <summary>A name and colour of the legend that no series has: cells are coloured one by one.</summary>
    public static JsonObject Key(string name, string colour) => new()
    {
        ["type"] = "scatter",
        ["name"] = name,
        ["symbol"] = "roundRect",
        ["coordinateSystem"] = "none",
        ["itemStyle"] = new JsonObject { ["color"] = colour, ["opacity"] = 1, ["borderColor"] = ChartColours.Ink, ["borderWidth"] = 0.5 },
        ["data"] = new JsonArray(),
    };

    public static JsonObject MonthAxis(IEnumerable<JsonNode?> slots) => new()
    {
        ["type"] = "category",
        ["data"] = new JsonArray([.. slots]),
        ["axisTick"] = new JsonObject { ["show"] = false },
        ["axisLabel"] = new JsonObject { ["color"] = ChartColours.Ink },
        ["axisLine"] = new JsonObject { ["lineStyle"] = new JsonObject { ["color"] = ChartColours.Ink } },
    };

    public static JsonObject ValueAxis(string name, bool grid) => new()
    {
        ["type"] = "value",
        ["name"] = name,
        ["nameTextStyle"] = new JsonObject { ["color"] = ChartColours.Ink, ["align"] = grid ? "left" : "right" },
        ["axisLabel"] = new JsonObject { ["color"] = ChartColours.Ink },
        ["splitLine"] = new JsonObject { ["show"] = grid, ["lineStyle"] = new JsonObject { ["color"] = ChartColours.Line } },
    };

    public static JsonObject Line(string name, string colour, IEnumerable<decimal?> values, string dash = "solid", bool symbols = true, double width = 2) => new()
    {
        ["type"] = "line",
        ["name"] = name,
        ["yAxisIndex"] = 0,
        ["showSymbol"] = symbols,
        ["symbolSize"] = 6,
        ["connectNulls"] = false,
        ["itemStyle"] = new JsonObject { ["color"] = colour },
        ["lineStyle"] = new JsonObject { ["color"] = colour, ["width"] = width, ["type"] = dash },
        ["data"] = Data(values),
    };

    /// <summary>A gap is a dash and never zero.</summary>
    public static JsonArray Data(IEnumerable<decimal?> values) =>
        new([.. values.Select(value => value is { } number ? JsonValue.Create(number) : JsonValue.Create("-"))]);

    /// <summary>A flag on each month in which something happened, in a series of its own that the legend names; nothing without one.</summary>
    /// <param name="events">In any order.</param>
    /// <param name="slotOf">Place on the axis of a month.</param>
    public static IEnumerable<JsonObject> Events(IReadOnlyList<ChartEvent> events, Func<int, int> slotOf)
    {
        if (events.Count == 0)
            yield break;
        yield return new JsonObject
        {
            ["type"] = "line",
            ["name"] = ChartToolText.Event,
            ["yAxisIndex"] = 0,
            ["symbol"] = "triangle",
            ["itemStyle"] = new JsonObject { ["color"] = ChartColours.Event },
            ["lineStyle"] = new JsonObject { ["color"] = ChartColours.Event },
            ["data"] = new JsonArray(),
            ["markLine"] = new JsonObject
            {
                ["silent"] = true,
                ["symbol"] = "none",
                ["lineStyle"] = new JsonObject { ["color"] = ChartColours.Event, ["type"] = "dotted", ["width"] = 1.5 },
                ["label"] = new JsonObject { ["color"] = ChartColours.Event, ["position"] = "end", ["distance"] = 2, ["fontWeight"] = "bold" },
                ["data"] = new JsonArray([.. events.GroupBy(one => one.Month).OrderBy(month => month.Key).Select(month => new JsonObject
                {
                    ["xAxis"] = slotOf(month.Key),
                    ["label"] = new JsonObject { ["formatter"] = month.Count() > 1 ? $"⚑{month.Count()}" : "⚑" },
                })]),
            },
        };
    }

    public static IReadOnlyList<string> TextsOf(IReadOnlyList<ChartEvent> events, int month) => [.. events.Where(one => one.Month == month).Select(one => one.Text)];

    /// <summary>已审核, 未审核, a mark, or that the month has no figure or is still to come.</summary>
    public static string Maturity(IndicatorReport indicator, MonthPoint point) => point.Month > indicator.Progress.ThroughMonth ? ChartToolText.Later
        : point.Entry.Mark == Domain.Figures.FigureMark.NotApplicable ? IndicatorPageText.NotApplicable
        : point.Entry.Mark == Domain.Figures.FigureMark.NotPublished ? IndicatorPageText.NotPublished
        : point.Value is null ? ChartToolText.Blank
        : point.IsApproved ? ChartToolText.Approved : ChartToolText.Unapproved;

    public static ChartCell Number(IndicatorReport indicator, decimal? rounded) => new(indicator.Write(rounded), rounded, indicator.Traits.Decimals);

    public static ChartCell Plain(decimal? value) => value is { } number ? new ChartCell(Domain.Progress.NumberText.Plain(number), number) : new ChartCell("—");

    /// <summary>2024年1—9月, or 2024年 where no month is named.</summary>
    public static string Period(int year, int throughMonth) => string.Format(CultureInfo.InvariantCulture, throughMonth == 1 ? ChartToolText.PeriodJanuary : ChartToolText.Period, year, throughMonth);

    public static string Said(string name, string value) => string.Format(CultureInfo.InvariantCulture, ChartToolText.Said, name, value);
}
