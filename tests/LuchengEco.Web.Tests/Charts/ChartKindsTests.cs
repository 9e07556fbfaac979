using System.Text.Json.Nodes;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Review;
using LuchengEco.Web.Charts;
using LuchengEco.Web.Tests.Indicators;

namespace LuchengEco.Web.Tests.Charts;

public sealed class ChartKindsTests
{
    private static readonly IndicatorReport Sewers = IndicatorSamples.Sewers with { Months = Grown(5, 1, null), LastYearMonths = Grown(2, 2, 2) };

    [Fact]
    public void Trend_WithEvents_FlagsTheirMonthOnceAndTellsThemInWordsAndTable()
    {
        var chart = YearChart.Draw(IndicatorSamples.Air with { Months = Own(30, 28, 27) }, 2024, [new(2, "扬尘"), new(2, "停工"), new(3, "沙尘")]);

        var flags = chart.Options["series"]!.AsArray()[^1]!;
        Assert.Equal(("事件", "⚑2", 1), (Text(flags["name"]), Text(flags["markLine"]!["data"]![0]!["label"]!["formatter"]), flags["markLine"]!["data"]![0]!["xAxis"]!.GetValue<int>()));
        Assert.Equal(2, flags["markLine"]!["data"]!.AsArray().Count);
        Assert.Equal(["⚑ 扬尘", "⚑ 停工"], chart.Points[1].Lines.Where(line => line.StartsWith('⚑')));
        Assert.Equal("事件", chart.Table.Heads[^1].Text);
        Assert.Equal("扬尘，停工", chart.Table.Rows[1][^1].Text);
        Assert.DoesNotContain(YearChart.Draw(IndicatorSamples.Air, 2024).Options["series"]!.AsArray(), series => Text(series!["name"]) == "事件");
    }

    [Fact]
    public void Trend_WithABreak_FlagsTheSlotOfItsMonth()
    {
        var air = IndicatorSamples.Air with { Breaks = [new DefinitionBreak(new(2024, 2), BreakKind.Definition, "旧", "新", "调整")], LastYearMonths = Own(1) };
        var chart = YearChart.Draw(air, 2024, [new(1, "前"), new(3, "后")]);

        Assert.Equal([0, 3], chart.Options["series"]!.AsArray()[^1]!["markLine"]!["data"]!.AsArray().Select(mark => mark!["xAxis"]!.GetValue<int>()));
        Assert.Equal([0, 2, 3], chart.Points.Take(3).Select(point => point.Column));
    }

    [Fact]
    public void Trend_TableHasTypedNumbersUnitStateAndStanding()
    {
        var chart = YearChart.Draw(IndicatorSamples.Air with { Months = Own(30, null, 27.4m) }, 2024);

        Assert.Equal(["月份", "2024年", "2023年", "累计值", "目标", "单位", "状态", "对照目标"], chart.Table.Heads.Select(head => head.Text));
        Assert.Equal((27m, "27"), (chart.Table.Rows[2][1].Number!.Value, chart.Table.Rows[2][1].Text));
        Assert.Equal(["µg/m³", "未审核", "▲ 差距不超过10%"], chart.Table.Rows[2].Skip(5).Select(cell => cell.Text));
        Assert.Equal(["无数据", ""], chart.Table.Rows[1].Skip(6).Select(cell => cell.Text));
        Assert.Equal("未到", chart.Table.Rows[3][6].Text);
        Assert.Equal("细颗粒物浓度逐月走势 2024年1–3月", chart.FileName);
    }

    /// <summary>Every literal colour would stay as it is in the night.</summary>
    [Fact]
    public void Options_OfEveryKind_NameColoursByVariable()
    {
        foreach (var chart in Every())
            Assert.DoesNotMatch("\"(#[0-9a-fA-F]{3,8}|rgb[^\"]*)\"", chart.Options.ToJsonString());
    }

    [Fact]
    public void EveryKind_HasRowsAsWideAsItsHeadsAndWordsForItsPoints()
    {
        foreach (var chart in Every())
        {
            Assert.All(chart.Table.Rows, row => Assert.Equal(chart.Table.Heads.Count, row.Count));
            Assert.All(chart.Points, point => Assert.All(point.Lines, line => Assert.NotEmpty(line)));
            Assert.All(chart.Points, point => Assert.NotEmpty(point.Lines));
            Assert.NotEmpty(chart.FileName);
        }
    }

    [Fact]
    public void Pace_OfASum_GrowsBesideItsShareOfTheTarget()
    {
        var chart = PaceChart.Draw(Sewers, 2024)!;

        var series = chart.Options["series"]!.AsArray();
        Assert.Equal(["2023年累计", "2024年累计", "时间进度"], series.Select(one => Text(one!["name"])));
        Assert.Equal([5m, 6m, 6m], series[1]!["data"]!.AsArray().Take(3).Select(value => value!.GetValue<decimal>()));
        Assert.Equal("-", Text(series[1]!["data"]![3]));
        Assert.Equal([3m, 36m], new[] { 0, 11 }.Select(month => series[2]!["data"]![month]!.GetValue<decimal>()));
        Assert.Equal(36, series[2]!["markLine"]!["data"]![0]!["yAxis"]!.GetValue<decimal>());
        Assert.Equal(40, chart.Options["yAxis"]!["max"]!.GetValue<decimal>());
        Assert.Equal(["5", "2", "3", "2"], chart.Table.Rows[0].Skip(1).Take(4).Select(cell => cell.Text));
        Assert.Equal("■ 差距超过10%", chart.Table.Rows[2][^1].Text);
    }

    [Fact]
    public void Pace_WithAPhasedCurve_IsTheCurve()
    {
        var chart = PaceChart.Draw(Sewers with { Phased = [.. Enumerable.Range(1, 12).Select(month => 3m * month + 0)] }, 2024)!;

        Assert.Equal("阶段目标", Text(chart.Options["series"]![2]!["name"]));
        Assert.Equal(ChartColours.Phased, Text(chart.Options["series"]![2]!["itemStyle"]!["color"]));
    }

    [Fact]
    public void Pace_OfADayRate_CountsFailedDaysAgainstTheAllowance()
    {
        var days = IndicatorSamples.Indicator("air.good-days", "优良天数比例", IndicatorSamples.Days with { CountsDays = true }, new(Direction.AtLeast, 97.5m),
            [new(1, Numerator: 30, Denominator: 31), new(2, Numerator: 28, Denominator: 29), new(3, Numerator: 31, Denominator: 31)]);
        days = days with
        {
            Months = [.. days.Months.Select(point => point.Month switch
            {
                1 => point with { Entry = new FigureEntry(Numerator: 30, Denominator: 31), Value = 96.8m },
                2 => point with { Entry = new FigureEntry(Numerator: 28, Denominator: 29), Value = 96.6m },
                3 => point with { Entry = new FigureEntry(Numerator: 31, Denominator: 31), Value = 100 },
                _ => point,
            })],
        };

        var chart = PaceChart.Draw(days, 2024)!;

        Assert.Equal([1m, 2m, 2m], chart.Options["series"]![1]!["data"]!.AsArray().Take(3).Select(value => value!.GetValue<decimal>()));
        Assert.Equal(2 + days.Progress.FailuresLeft, chart.Options["series"]![2]!["data"]![0]!.GetValue<decimal>());
        Assert.Equal("天", chart.Table.Rows[0][5].Text);
        Assert.StartsWith("● 未超", chart.Table.Rows[2][^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pace_WithoutATargetOrOfAMean_IsNoChart()
    {
        Assert.Null(PaceChart.Draw(IndicatorSamples.Silent, 2024));
        Assert.Null(PaceChart.Draw(IndicatorSamples.Air, 2024));
    }

    [Theory]
    [InlineData(26.4, Standing.Met)]
    [InlineData(28.6, Standing.Missed)]
    [InlineData(28.4, Standing.Near)]
    [InlineData(29, Standing.Missed)]
    public void Standing_OfAMeansMonth_IsItsOwnValueRoundedAgainstTheYearsTarget(double value, Standing standing) =>
        Assert.Equal(standing, MonthStanding.Of(IndicatorSamples.Air with { Months = Own((decimal)value) }, 1).Standing);

    [Fact]
    public void Standing_OfEdges()
    {
        Assert.Equal(Standing.Blank, MonthStanding.Of(IndicatorSamples.Air with { Months = Own(30, null) }, 2).Standing);
        Assert.Equal(Standing.Blank, MonthStanding.Of(IndicatorSamples.Air with { Months = Own(30, 30, 30, 30) }, 4).Standing);
        Assert.Equal(Standing.Unjudged, MonthStanding.Of(IndicatorSamples.Silent with { Months = Grown(3) }, 1).Standing);
        // With a curve the value to date is what is held against it.
        var phased = IndicatorSamples.Air with { Months = [new(1, FigureEntry.Blank, 50, 30, 1, false, null)], Phased = [.. Enumerable.Repeat(31m, 12)] };
        Assert.Equal(new MonthStanding(Standing.Met, 30, 31), MonthStanding.Of(phased, 1));
    }

    [Fact]
    public void Heat_HasACellForEachMonthThroughTheReportWithASignOfItsOwn()
    {
        var chart = HeatChart.Draw([IndicatorSamples.Air with { Months = Own(25, 28, null) }, Sewers], 2024, 3);

        var cells = chart.Options["series"]![0]!["data"]!.AsArray();
        Assert.Equal(6, cells.Count);
        Assert.Equal([(int)Standing.Met, (int)Standing.Near, (int)Standing.Blank], cells.Take(3).Select(cell => cell!["value"]![2]!.GetValue<int>()));
        Assert.Equal(["●", "▲", ""], cells.Take(3).Select(cell => Text(cell!["label"]!["formatter"])));
        Assert.Equal([null, null, ChartColours.LastYear], cells.Take(3).Select(cell => cell!["itemStyle"] is { } style ? Text(style["borderColor"]) : null));
        Assert.Equal(Enumerable.Range(0, 6), cells.Select(cell => cell!["point"]!.GetValue<int>()));
        Assert.Equal((1, 2), (chart.Points[5].Row, chart.Points[5].Column));
        Assert.Equal("25 ●", chart.Table.Rows[0][2].Text);
        Assert.Equal(25, chart.Table.Rows[0][2].Number);
        Assert.Equal("预警", chart.Table.Rows[0][^1].Text);
        Assert.Equal(5, chart.Options["visualMap"]!["pieces"]!.AsArray().Count);
    }

    [Fact]
    public void Calendar_HasEveryDayOnceAndMarksWhatIsDue()
    {
        var chart = CalendarChart.Draw(2024, [new(new(2024, 2, 29), 12, 0, []), new(new(2024, 7, 5), 0, 3, [new(new YearMonth(2024, 6), null), new(new YearMonth(2024, 5), "水科")]) { Projects = [new("清淤", null), new("碳普惠", "中期评估")] }]);

        var series = chart.Options["series"]!.AsArray();
        Assert.Equal(366, series[0]!["data"]!.AsArray().Count + series[4]!["data"]!.AsArray().Count);
        Assert.Equal(366, chart.Points.Count);
        Assert.Equal(("2024-02-29", 2), (Text(series[0]!["data"]![59]!["value"]![0]), series[0]!["data"]![59]!["value"]![1]!.GetValue<int>()));
        Assert.Equal("2024-07-05", Text(series[5]!["data"]![0]!["value"]![0]));
        Assert.Equal(["2024年6月数据报送截止", "2024年5月数据报送截止（水科）", "清淤计划完成", "碳普惠：中期评估", "审核通过3份"], chart.Points[series[5]!["data"]![0]!["point"]!.GetValue<int>()].Lines);
        Assert.Equal(["7月5日", "2024年6月数据报送截止，2024年5月数据报送截止（水科）", "清淤计划完成，碳普惠：中期评估", "0", "3"], chart.Table.Rows[1].Select(cell => cell.Text));
        Assert.Equal("2024-07-05", Text(series[7]!["data"]![0]!["value"]![0]));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 2)]
    [InlineData(50, 3)]
    [InlineData(99, 3)]
    [InlineData(100, 4)]
    public void Calendar_LevelsOfADay(int saved, int level) => Assert.Equal(level, CalendarChart.Level(saved));

    [Fact]
    public void Bullet_OfAmountsIsABarFromZero_OfRatesNearAHundredAMark_AndNothingWithoutTarget()
    {
        var amount = BulletPlot.Of(IndicatorSamples.Air)!;
        Assert.True(amount.IsBar && amount.BaseX < amount.TargetX && amount.TargetX < amount.ValueX && amount.ValueX < amount.LastYearX);
        Assert.Equal("当前28µg/m³，目标≤26µg/m³，上年同期29µg/m³", amount.Description);
        Assert.False(amount.IsGood);

        var rate = BulletPlot.Of(IndicatorSamples.GoodDays)!;
        Assert.False(rate.IsBar);
        Assert.InRange(rate.ValueX, 0, BulletPlot.Width);
        Assert.Null(BulletPlot.Of(IndicatorSamples.Silent));
    }

    private static IEnumerable<DrawnChart> Every() =>
    [
        YearChart.Draw(IndicatorSamples.Air, 2024, [new(1, "事")]), YearChart.Draw(Sewers, 2024), PaceChart.Draw(Sewers, 2024, [new(1, "事")])!, HeatChart.Draw([IndicatorSamples.Air, Sewers, IndicatorSamples.Silent], 2024, 3),
        CalendarChart.Draw(2024, [new(new(2024, 2, 29), 12, 1, [])]),
    ];

    private static IReadOnlyList<MonthPoint> Own(params IReadOnlyList<decimal?> values) =>
        [.. Enumerable.Range(1, 12).Select(month => new MonthPoint(month, FigureEntry.Blank, month <= values.Count ? values[month - 1] : null, null, 1, false, null))];

    /// <summary>Months of a sum with what they add up to, as the report gives them: nothing after the third.</summary>
    private static IReadOnlyList<MonthPoint> Grown(params IReadOnlyList<decimal?> values) =>
    [
        .. Enumerable.Range(1, 12).Select(month => new MonthPoint(month, FigureEntry.Blank, month <= values.Count ? values[month - 1] : null,
            month <= values.Count ? values.Take(month).Sum() : null, 1, false, null)),
    ];

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
