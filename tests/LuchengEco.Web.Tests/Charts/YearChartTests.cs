using System.Text.Json.Nodes;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Charts;
using LuchengEco.Web.Tests.Indicators;

namespace LuchengEco.Web.Tests.Charts;

public sealed class YearChartTests
{
    [Fact]
    public void Options_OfASum_ShowMonthsAndItsPaceOnAnAxisOfTheirOwn()
    {
        var series = Series(IndicatorSamples.Sewers with { Months = Months(5, 5, 5) });

        Assert.Equal(["2023年", "2024年", "累计值", "目标"], series.Select(one => one!["name"]!.GetValue<string>()));
        Assert.Equal(5, series[1]!["data"]![0]!.GetValue<decimal>());
        Assert.Equal([3m, 36m], new[] { 0, 11 }.Select(month => series[3]!["data"]![month]!.GetValue<decimal>()));
        Assert.Equal(1, series[3]!["yAxisIndex"]!.GetValue<int>());
    }

    [Fact]
    public void Options_OfAMean_HaveAFlatTargetOnTheSameAxis()
    {
        var series = Series(IndicatorSamples.Air with { Months = Months(30, 28, 27) });

        Assert.All(series[3]!["data"]!.AsArray(), point => Assert.Equal(26, point!.GetValue<decimal>()));
        Assert.Equal(0, series[3]!["yAxisIndex"]!.GetValue<int>());
    }

    [Fact]
    public void Options_WithAPhasedCurve_ShowItAsAThinSteppedLine()
    {
        var series = Series(IndicatorSamples.Air with { Months = Months(30), Phased = [33, .. Enumerable.Repeat(26m, 11)] });

        Assert.Equal(("阶段目标", "middle", 33m), (series[4]!["name"]!.GetValue<string>(), series[4]!["step"]!.GetValue<string>(), series[4]!["data"]![0]!.GetValue<decimal>()));
    }

    [Fact]
    public void Options_OfAGap_HaveADashAndNeverZero() =>
        Assert.Equal("-", Series(IndicatorSamples.Air with { Months = Months(30, null, 27) })[1]!["data"]![1]!.GetValue<string>());

    [Fact]
    public void Options_OfAFractionJustBelowAHundred_NeverSayAHundred() =>
        Assert.Equal(99.9m, Series(IndicatorSamples.GoodDays with { Months = Months(99.99m) })[1]!["data"]![0]!.GetValue<decimal>());

    [Fact]
    public void Options_WithoutTarget_HaveNoTargetLine() =>
        Assert.Equal(3, Series(IndicatorSamples.Silent with { Months = Months(1) }).Count);

    [Fact]
    public void Options_OfARateNearAHundred_DrawItsMonthsAsLinesOnAnAxisThatSaysWhereItStarts()
    {
        var options = YearChart.Options(IndicatorSamples.GoodDays with { Months = Months(96.8m, 100) }, 2024);

        Assert.All(options["series"]!.AsArray(), one => Assert.Equal("line", one!["type"]!.GetValue<string>()));
        Assert.Equal((90m, 100m), (options["yAxis"]![0]!["min"]!.GetValue<decimal>(), options["yAxis"]![0]!["max"]!.GetValue<decimal>()));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(116.5)]
    public void Options_OfARateFarFromAHundred_AreBarsFromZero(double value)
    {
        var options = YearChart.Options(IndicatorSamples.GoodDays with { Months = Months((decimal)value) }, 2024);

        Assert.Equal("bar", options["series"]![1]!["type"]!.GetValue<string>());
        Assert.Null(options["yAxis"]![0]!["min"]);
    }

    private static JsonArray Series(IndicatorReport indicator) => YearChart.Options(indicator, 2024)["series"]!.AsArray();

    private static IReadOnlyList<MonthPoint> Months(params IReadOnlyList<decimal?> values) =>
        [.. Enumerable.Range(1, 12).Select(month => new MonthPoint(month, FigureEntry.Blank, month <= values.Count ? values[month - 1] : null, null, 1, false, null))];
}
