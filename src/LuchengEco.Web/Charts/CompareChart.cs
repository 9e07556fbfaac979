using System.Globalization;
using System.Text.Json.Nodes;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Charts;

/// <summary>Indicators of one unit in several years as ECharts lines: a colour and a sign for each indicator, a stroke for each year.</summary>
public static class CompareChart
{
    private static readonly string[] Colours = [ChartColours.ThisYear, ChartColours.ToDate, ChartColours.Target, ChartColours.Phased, ChartColours.Ink];

    private static readonly string[] Signs = ["circle", "rect", "triangle", "diamond", "roundRect", "pin", "arrow", "circle"];

    /// <summary>The newest year is solid; the older, the looser.</summary>
    private static readonly JsonNode[] Strokes = ["solid", new JsonArray(8, 4), new JsonArray(4, 4), new JsonArray(2, 4), new JsonArray(1, 6)];

    /// <param name="lines">Of one unit.</param>
    public static JsonObject Options(IReadOnlyList<ComparedLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var codes = lines.Select(line => line.Code).Distinct().ToList();
        var years = lines.Select(line => line.Year).Distinct().OrderDescending().ToList();
        var unit = lines.Select(line => line.Unit).FirstOrDefault("");
        return new JsonObject
        {
            ["animation"] = false,
            ["aria"] = new JsonObject { ["enabled"] = false },
            ["grid"] = new JsonObject { ["left"] = 8, ["right"] = 16, ["top"] = 64, ["bottom"] = 8, ["containLabel"] = true },
            ["legend"] = new JsonObject { ["type"] = "scroll", ["top"] = 0, ["left"] = 0, ["textStyle"] = new JsonObject { ["color"] = ChartColours.Ink } },
            ["tooltip"] = new JsonObject { ["trigger"] = "axis", ["confine"] = true },
            ["xAxis"] = new JsonObject
            {
                ["type"] = "category",
                ["data"] = new JsonArray([.. Enumerable.Range(1, 12).Select(month => (JsonNode)Say(ChartText.Month, month))]),
                ["axisTick"] = new JsonObject { ["show"] = false },
                ["axisLine"] = new JsonObject { ["lineStyle"] = new JsonObject { ["color"] = ChartColours.Ink } },
            },
            ["yAxis"] = new JsonObject
            {
                ["type"] = "value",
                ["name"] = unit,
                // Only lines are drawn, whose length says nothing: the axis may start where the values live.
                ["scale"] = true,
                ["nameTextStyle"] = new JsonObject { ["color"] = ChartColours.Ink, ["align"] = "left" },
                ["axisLabel"] = new JsonObject { ["color"] = ChartColours.Ink },
                ["splitLine"] = new JsonObject { ["lineStyle"] = new JsonObject { ["color"] = ChartColours.Line } },
            },
            ["series"] = new JsonArray([.. lines.SelectMany(line => Series(line, codes.IndexOf(line.Code), years.IndexOf(line.Year)))]),
        };
    }

    /// <summary>What a line is called in the legend.</summary>
    public static string NameOf(ComparedLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Name + " " + Say(ChartText.Year, line.Year) + (line.IsOtherMeaning ? MaturityText.OtherDefinition : "");
    }

    /// <summary>One line, or where the meaning changes within the year one for each meaning.</summary>
    private static IEnumerable<JsonNode> Series(ComparedLine line, int indicator, int age)
    {
        List<int> starts = [1];
        if (line.Report is { } report)
            starts.AddRange(MonthChart.BreaksIn(report, line.Year).Order());
        foreach (var (index, from) in starts.Index())
        {
            var next = index + 1 < starts.Count ? starts[index + 1] : 13;
            var colour = Colours[indicator % Colours.Length];
            yield return new JsonObject
            {
                ["type"] = "line",
                ["name"] = NameOf(line) + (index == 0 ? "" : Say(MaturityText.FromMonth, from)),
                ["symbol"] = Signs[indicator % Signs.Length],
                ["symbolSize"] = 7,
                ["connectNulls"] = false,
                ["itemStyle"] = new JsonObject { ["color"] = colour, ["opacity"] = age == 0 ? 1 : 0.75 },
                ["lineStyle"] = new JsonObject { ["color"] = colour, ["width"] = age == 0 ? 2.4 : 1.6, ["type"] = Strokes[Math.Clamp(age, 0, Strokes.Length - 1)].DeepClone() },
                ["data"] = new JsonArray([.. line.Months.Select((value, month) => value is { } number && month + 1 >= from && month + 1 < next ? JsonValue.Create(number) : (JsonNode)"-")]),
            };
        }
    }

    private static string Say(string template, int value) => string.Format(CultureInfo.InvariantCulture, template, value);
}
