using System.Xml.Linq;
using LuchengEco.Web.Charts;

namespace LuchengEco.Web.Tests.Charts;

public sealed class SvgMonthChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static MonthChart Chart(string unit, decimal?[] values, decimal?[]? lastYear = null, decimal? target = null, int through = 12) => new()
    {
        Title = "指标",
        Unit = unit,
        Decimals = unit == "%" ? 1 : 0,
        Values = values,
        LastYear = lastYear ?? new decimal?[12],
        YearName = "2024年",
        LastYearName = "2023年",
        Through = through,
        Target = target,
        TargetText = target is null ? "" : "目标≤26",
    };

    private static decimal?[] Twelve(decimal? value) => [.. Enumerable.Repeat(value, 12)];

    private static XElement Draw(MonthChart chart) => XElement.Parse(SvgMonthChart.Draw(chart));

    private static List<string> Texts(XElement svg) => [.. svg.Descendants(Svg + "text").Select(text => text.Value)];

    [Fact]
    public void Draw_Amounts_AreColumnsBesideLastYearWithMonthsUnitAndTarget()
    {
        var svg = Draw(Chart("µg/m³", Twelve(20), Twelve(30), 26));

        // 24 columns and the two keys of the legend.
        Assert.Equal(26, svg.Descendants(Svg + "rect").Count());
        Assert.Empty(svg.Descendants(Svg + "path"));
        var texts = Texts(svg);
        Assert.Contains("单位：µg/m³", texts);
        Assert.Contains("目标≤26", texts);
        Assert.Contains("2023年", texts);
        for (var month = 1; month <= 12; month++)
            Assert.Contains($"{month}月", texts);
        Assert.Equal(12, texts.Count(text => text == "20") - (ChartAxis.Of(Chart("µg/m³", Twelve(20), Twelve(30), 26)).Ticks.Contains(20) ? 1 : 0));
    }

    [Fact]
    public void Draw_Rates_AreLinesOnAnAxisThatEndsAtOneHundred()
    {
        var chart = Chart("%", [100, 100, 90, 100, 100, 100, 100, 100, 100, 100, 100, 100], target: 97.5m);

        Assert.Single(Draw(chart).Descendants(Svg + "path"));
        Assert.Equal(100, ChartAxis.Of(chart).Max);
        Assert.True(ChartAxis.Of(chart).Min < 90);
    }

    [Fact]
    public void Draw_MonthWithoutFigure_BreaksTheLineAndShowsADash()
    {
        var svg = Draw(Chart("%", [100, 100, null, 100, null, null, null, null, null, null, null, null], through: 4));

        Assert.Equal(2, svg.Descendants(Svg + "path").Single().Attribute("d")!.Value.Count(letter => letter == 'M'));
        Assert.Single(Texts(svg), "—");
    }

    [Fact]
    public void Draw_PhasedCurve_StepsThroughTheMonthsOnTheAxisOfTheValues_AndTheLegendNamesIt()
    {
        decimal[] phased = [.. Enumerable.Range(1, 12).Select(month => 10m * month)];
        var svg = Draw(Chart("个", Twelve(20), target: 120) with { Phased = phased });

        var curve = svg.Descendants(Svg + "path").First(path => path.Attribute("d")!.Value.Contains('H', StringComparison.Ordinal)).Attribute("d")!.Value;
        var steps = curve.Split('M', 'L').Skip(1).Select(step => step.Split(' ', 'H').Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToArray()).ToList();
        Assert.Equal(12, steps.Count);
        // One step ends where the next begins, each as much higher as the one before; February is as high as the columns of 20.
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.Equal(pair.First[2], pair.Second[0], 1));
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.Equal(steps[0][1] - steps[1][1], pair.First[1] - pair.Second[1], 1));
        Assert.Equal(double.Parse(svg.Descendants(Svg + "rect").First().Attribute("y")!.Value, System.Globalization.CultureInfo.InvariantCulture), steps[1][1], 1);
        Assert.Contains("阶段目标", Texts(svg));
        Assert.DoesNotContain("阶段目标", Texts(Draw(Chart("个", Twelve(20), target: 120))));
    }

    [Fact]
    public void Draw_APhasedCurveBeyondEveryValue_WidensTheAxis() => Assert.True(ChartAxis.Of(Chart("个", Twelve(20)) with { Phased = [.. Enumerable.Repeat(500m, 12)] }).Max >= 500);

    [Fact]
    public void Draw_DefinitionBreak_BreaksBothLinesEachAtItsMonth_AndOnlyAReachedOneIsMarked()
    {
        var svg = Draw(Chart("%", Twelve(95), Twelve(90), through: 8) with { Breaks = [4, 10], LastYearBreaks = [7] });

        // Last year's dashed line first, then this year's.
        var lines = svg.Descendants(Svg + "path").Select(path => path.Attribute("d")!.Value).ToList();
        Assert.Equal([[1, 7], [1, 4, 10]], lines.Select(line => Starts(line).ToArray()));
        var mark = Assert.Single(svg.Descendants(Svg + "line"), line => line.Attribute("class")?.Value == "break");
        Assert.Single(Texts(svg), "口径变更");
        // In the middle between March and April.
        Assert.Equal(50 + 558.0 / 12 * 3, double.Parse(mark.Attribute("x1")!.Value, System.Globalization.CultureInfo.InvariantCulture), 1);

        // Months at which a line begins anew.
        static IEnumerable<int> Starts(string path)
        {
            var month = 0;
            foreach (var letter in path.Where(sign => sign is 'M' or 'L'))
            {
                month++;
                if (letter == 'M')
                    yield return month;
            }
        }
    }

    [Fact]
    public void Draw_NothingAtAll_SaysSo() => Assert.Contains("无数据", Texts(Draw(Chart("吨", Twelve(null)))));

    [Fact]
    public void Draw_NameWithMarkup_IsText()
    {
        var svg = Draw(Chart("<b>&", Twelve(1)) with { Title = "\"><script>" });

        Assert.Empty(svg.Descendants(Svg + "script"));
        Assert.Contains("单位：<b>&", Texts(svg));
    }

    [Fact]
    public void Draw_ElevenMonths_IsABug() => Assert.Throws<ArgumentException>(() => SvgMonthChart.Draw(Chart("吨", new decimal?[11])));

    [Theory]
    [InlineData("吨", 0, 0, null)]
    [InlineData("吨", 0.003, 0.5, null)]
    [InlineData("吨", 4381.3, 12, 20000)]
    [InlineData("℃", -5, 12, null)]
    [InlineData("%", 100, 100, null)]
    [InlineData("%", 66.7, 85.7, 100)]
    [InlineData("%", 108.1, 116.5, 100)]
    [InlineData("%", 0, 3, 5)]
    public void Axis_AnyNumbers_HoldsAllOfThemBetweenRoundTicks(string unit, double first, double second, int? target)
    {
        var chart = Chart(unit, [(decimal)first, (decimal)second, .. Enumerable.Repeat<decimal?>(null, 10)], target: target);

        var axis = ChartAxis.Of(chart);

        Assert.True(axis.Min <= Math.Min((decimal)first, (decimal)second));
        Assert.True(axis.Max >= Math.Max((decimal)first, (decimal)second));
        Assert.True(target is null || (axis.Min <= target && target <= axis.Max));
        Assert.InRange(axis.Ticks.Count, 3, 8);
        Assert.Equal(axis.Min, axis.Ticks[0]);
        Assert.Equal(axis.Max, axis.Ticks[^1]);
    }
}
