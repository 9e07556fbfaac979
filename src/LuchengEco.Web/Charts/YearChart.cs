using System.Globalization;
using System.Text.Json.Nodes;
using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Charts;

/// <summary>The year of an indicator as ECharts options: months of this year and last, value to date, target.</summary>
public static class YearChart
{
    public static JsonObject Options(IndicatorReport indicator, int year)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        var isSum = indicator.Traits.Accumulation == Accumulation.Sum;
        var decimals = indicator.Traits.Decimals;
        var toDateName = ChartText.ToDate;
        var series = new JsonArray
        {
            Bars(Text(ChartText.LastYear, year - 1), ChartColours.LastYear, indicator.LastYearMonths.Select(point => point.Value), indicator.Traits),
            Bars(Text(ChartText.ThisYear, year), ChartColours.ThisYear, indicator.Months.Select(point => point.Month <= indicator.Progress.ThroughMonth ? point.Value : null), indicator.Traits),
            Line(toDateName, ChartColours.ToDate, indicator.Months.Select(point => point.ToDate), dashed: false, secondAxis: isSum),
        };
        if (indicator.Progress.Target is { } target)
        {
            // A sum is measured against its pace, everything else against the flat target.
            var values = Enumerable.Range(1, 12).Select(month => (decimal?)(isSum ? decimal.Round(target.Value * month / 12, decimals + 1) : target.Value));
            series.Add((JsonNode)Line(ChartText.Target, ChartColours.Target, values, dashed: true, secondAxis: isSum));
        }
        return new JsonObject
        {
            ["animation"] = false,
            ["aria"] = new JsonObject { ["enabled"] = false },
            ["grid"] = new JsonObject { ["left"] = 8, ["right"] = 8, ["top"] = 64, ["bottom"] = 8, ["containLabel"] = true },
            ["legend"] = new JsonObject { ["top"] = 0, ["left"] = 0, ["textStyle"] = new JsonObject { ["color"] = ChartColours.Ink } },
            ["tooltip"] = new JsonObject { ["trigger"] = "axis", ["confine"] = true },
            ["xAxis"] = new JsonObject
            {
                ["type"] = "category",
                ["data"] = new JsonArray([.. Enumerable.Range(1, 12).Select(month => JsonValue.Create(Text(ChartText.Month, month)))]),
                ["axisTick"] = new JsonObject { ["show"] = false },
                ["axisLine"] = new JsonObject { ["lineStyle"] = new JsonObject { ["color"] = ChartColours.Ink } },
            },
            ["yAxis"] = new JsonArray([.. Axes(indicator, isSum)]),
            ["series"] = series,
        };
    }

    private static IEnumerable<JsonNode?> Axes(IndicatorReport indicator, bool isSum)
    {
        yield return Axis(indicator.Traits.Unit, indicator.Traits.IsRate, LowestRate(indicator), grid: true);
        if (isSum)
            yield return Axis(ChartText.ToDate, false, null, grid: false);
    }

    /// <summary>A rate's axis may start above zero, where all its values live; the labels say so.</summary>
    private static decimal? LowestRate(IndicatorReport indicator)
    {
        if (!indicator.Traits.IsRate)
            return null;
        var values = indicator.Months.Concat(indicator.LastYearMonths).Select(point => point.Value).Append(indicator.Progress.Target?.Value).OfType<decimal>().ToList();
        return values.Count > 0 && values.Min() > 50 ? Rounding.Down(Math.Max(0, values.Min() - 5) / 5, 0) * 5 : null;
    }

    private static JsonObject Axis(string name, bool isRate, decimal? min, bool grid)
    {
        var axis = new JsonObject
        {
            ["type"] = "value",
            ["name"] = name,
            ["nameTextStyle"] = new JsonObject { ["color"] = ChartColours.Ink, ["align"] = grid ? "left" : "right" },
            ["axisLabel"] = new JsonObject { ["color"] = ChartColours.Ink },
            ["splitLine"] = new JsonObject { ["show"] = grid, ["lineStyle"] = new JsonObject { ["color"] = ChartColours.Line } },
        };
        if (min is { } low)
            axis["min"] = low;
        if (isRate && min is not null)
            axis["max"] = 100;
        return axis;
    }

    private static JsonObject Bars(string name, string colour, IEnumerable<decimal?> values, IndicatorTraits traits) => new()
    {
        ["type"] = "bar",
        ["name"] = name,
        ["itemStyle"] = new JsonObject { ["color"] = colour },
        ["barMaxWidth"] = 22,
        ["data"] = Data(values.Select(value => value is { } number ? traits.Round(number) : (decimal?)null)),
    };

    private static JsonObject Line(string name, string colour, IEnumerable<decimal?> values, bool dashed, bool secondAxis) => new()
    {
        ["type"] = "line",
        ["name"] = name,
        ["yAxisIndex"] = secondAxis ? 1 : 0,
        ["showSymbol"] = !dashed,
        ["symbolSize"] = 6,
        ["connectNulls"] = false,
        ["itemStyle"] = new JsonObject { ["color"] = colour },
        ["lineStyle"] = new JsonObject { ["color"] = colour, ["width"] = 2, ["type"] = dashed ? "dashed" : "solid" },
        ["data"] = Data(values),
    };

    private static JsonArray Data(IEnumerable<decimal?> values) =>
        new([.. values.Select(value => value is { } number ? JsonValue.Create(number) : JsonValue.Create("-"))]);

    private static string Text(string template, int value) => string.Format(CultureInfo.InvariantCulture, template, value);
}
