using AngleSharp.Dom;
using Bunit;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.Home;
using LuchengEco.Web.Tests.Indicators;
using MudBlazor.Services;

namespace LuchengEco.Web.Tests.Home;

public sealed class YearOverviewTests : BunitContext
{
    public YearOverviewTests() => Services.AddMudBlazorDialog();

    [Fact]
    public void Verdict_CountsTheHeadlinesByUrgency() =>
        Assert.Equal("截至3月，2项主要目标中：1项预警，1项进展正常。", Show(IndicatorSamples.Air, IndicatorSamples.GoodDays, IndicatorSamples.Sewers).Find(".verdict").TextContent);

    [Fact]
    public void Goals_AreTheHeadlinesOnly_EachWithStatusByIconWordAndClass()
    {
        var cards = Show(IndicatorSamples.Air, IndicatorSamples.GoodDays, IndicatorSamples.Sewers).FindAll("article.goal");

        Assert.Equal(["air.pm25", "air.good-days"], cards.Select(card => card.GetAttribute("data-indicator")));
        Assert.Contains("at-risk", cards[0].ClassList);
        Assert.Equal("▲预警", Plain(cards[0].QuerySelector("[data-status]")!));
        Assert.Equal("●进展正常", Plain(cards[1].QuerySelector("[data-status]")!));
    }

    [Fact]
    public void Card_ShowsValueTargetRequirementAndLastYearFromTheReport()
    {
        var card = Show(IndicatorSamples.Air with { LastYearFull = 26 }).Find("article.goal");

        Assert.Equal("28", card.QuerySelector("[data-value]")!.TextContent);
        Assert.Equal(["≤26µg/m³", RequirementText.Brief(IndicatorSamples.Air.Progress, IndicatorSamples.Mean), "同期 29，全年 26"],
            card.QuerySelectorAll("dd").Select(text => text.TextContent));
        Assert.Equal("/indicators/air.pm25?year=2024&month=3", card.QuerySelector("h3 a")!.GetAttribute("href"));
    }

    [Fact]
    public void Card_OfAFraction_ShowsWhatStandsBehindTheRate() =>
        Assert.Equal("61/62", Show(IndicatorSamples.GoodDays).Find("article.goal .fraction").TextContent.Trim());

    [Fact]
    public void Card_WithoutAnyFigure_ShowsADashAndNeverZero()
    {
        var card = Show(IndicatorSamples.Indicator("soil", "用地", IndicatorSamples.Sections, new(Direction.AtLeast, 100), [], headline: 1)).Find("article.goal");

        Assert.Equal("—", card.QuerySelector("[data-value]")!.TextContent);
        Assert.Equal("○暂无数据", Plain(card.QuerySelector("[data-status]")!));
        Assert.Null(card.QuerySelector(".need"));
    }

    [Fact]
    public void Card_OfAnIndicatorThatWasNotReportedLastYear_SaysSo() =>
        Assert.Contains("未列入填报", Show(IndicatorSamples.GoodDays).Find("article.goal").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Year_WithoutHeadlines_SaysSoAndGivesNoVerdict()
    {
        var page = Show(IndicatorSamples.Sewers);

        Assert.Equal("本年度没有设定主要目标。", page.Find(".empty").TextContent);
        Assert.Equal("", page.Find(".verdict").TextContent);
    }

    [Fact]
    public void Areas_CountTheirIndicatorsByStatusAndLeadToTheirPage()
    {
        var area = Show(IndicatorSamples.Air, IndicatorSamples.Sewers, IndicatorSamples.Done).FindAll(".areas > li")[0];

        Assert.Equal("/areas/A2?year=2024&month=3", area.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("2项指标，0个项目", Plain(area.QuerySelector(".total")!));
        Assert.Equal(["●进展正常 1", "◆目标已锁定 1"], area.QuerySelectorAll(".count").Select(Plain));
    }

    private IRenderedComponent<YearOverview> Show(params IReadOnlyList<IndicatorReport> indicators) =>
        Render<YearOverview>(page => page.Add(overview => overview.Report, IndicatorSamples.Report(indicators)));

    private static string Plain(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
