using AngleSharp.Dom;
using Bunit;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Displays;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tasks;
using LuchengEco.Web.Features.Wall;
using LuchengEco.Web.Tests.Indicators;

namespace LuchengEco.Web.Tests.Wall;

/// <summary>The scenes show what the report says, and nothing that it does not say.</summary>
public sealed class WallStageTests : BunitContext
{
    private static readonly IReadOnlyList<MonthPoint> NoMonths = [.. Enumerable.Range(1, 12).Select(month => new MonthPoint(month, FigureEntry.Blank, null, null, 0, false, null))];

    [Fact]
    public void Scenes_StandInTheOrderAsked_AndTheFirstIsUp()
    {
        var slides = Show("indicators,goals", IndicatorSamples.Air, IndicatorSamples.GoodDays).FindAll("[data-key]");

        Assert.Equal(["indicators:air.pm25", "indicators:air.good-days", "goals:0"], slides.Select(slide => slide.GetAttribute("data-key")));
        Assert.Equal(["1", "1", "2"], slides.Select(slide => slide.GetAttribute("data-kind")));
        Assert.Equal([true, false, false], slides.Select(slide => slide.ClassList.Contains("on")));
    }

    [Fact]
    public void Goals_ShowValueTargetNeedAndStatusByIconAndWord()
    {
        var stage = Show("goals", IndicatorSamples.Air, IndicatorSamples.GoodDays);
        var card = stage.Find("[data-indicator='air.pm25']");

        Assert.Equal("2项主要目标中：1项预警，1项进展正常。", stage.Find(".verdict").TextContent);
        Assert.Equal("28", card.QuerySelector("[data-value]")!.TextContent);
        Assert.Equal("▲预警", Plain(card.QuerySelector(".status")!));
        Assert.Equal(["目标≤26µg/m³", "还需" + RequirementText.Brief(IndicatorSamples.Air.Progress, IndicatorSamples.Mean)], card.QuerySelectorAll(".line").Select(Plain));
    }

    [Fact]
    public void Goals_MoreThanEight_GoOnToAFurtherPicture()
    {
        var many = Enumerable.Range(1, 9).Select(number => IndicatorSamples.Air with { Code = $"x.{number}", HeadlineOrder = number }).ToList();
        Assert.Equal([8, 1], Show("goals", [.. many]).FindAll("[data-key]").Select(slide => slide.QuerySelectorAll("[data-indicator]").Length));
    }

    [Fact]
    public void Areas_CountByStatusInWordsAndInParts()
    {
        var area = Show("areas", IndicatorSamples.Air, IndicatorSamples.Sewers, IndicatorSamples.Done).Find("[data-area='A2']");

        Assert.Equal(["●进展正常 1", "◆目标已锁定 1"], area.QuerySelectorAll(".counts li").Select(Plain));
        Assert.Equal("1项进展正常，1项目标已锁定", area.QuerySelector(".bar")!.GetAttribute("aria-label"));
        Assert.Equal(["flex-grow: 1", "flex-grow: 1"], area.QuerySelectorAll(".part").Select(part => part.GetAttribute("style")));
    }

    [Fact]
    public void Indicator_HasItsMonthsAndTargetInThePicture()
    {
        var slide = Show("indicators", IndicatorSamples.Air).Find("[data-key]");

        Assert.Equal("28", slide.QuerySelector("[data-value]")!.TextContent);
        Assert.Equal("细颗粒物浓度：1月30µg/m³，2月28µg/m³，3月27µg/m³", slide.QuerySelector("svg")!.GetAttribute("aria-label"));
        Assert.Equal(3, slide.QuerySelectorAll("svg rect.now").Length - 1);
        Assert.Contains(slide.QuerySelectorAll("svg text"), text => text.TextContent == "目标≤26");
        Assert.Single(slide.QuerySelectorAll("line.goal"), line => line.GetAttribute("x2") == "1180");
    }

    [Fact]
    public void Marks_SayDemonstrationAndWhatIsNotApproved_OnlyWhereItIsSo()
    {
        Assert.Empty(Show(IndicatorSamples.Report([Whole(IndicatorSamples.Air)]) with { HasDemonstration = false }, "goals").FindAll(".mark"));
        var unapproved = IndicatorSamples.Air with { Months = [.. IndicatorSamples.Air.Months.Select(point => point.Month == 2 ? point with { Entry = new FigureEntry(28), Stored = new FigureEntry(28) } : point)] };
        var stage = Show(IndicatorSamples.Report([Whole(unapproved)]) with { HasDemonstration = true }, "goals");

        Assert.Equal(["演示数据", "含未审核数据1项"], stage.FindAll(".mark").Select(Plain));
        Assert.Equal("含未审核：2月", stage.Find(".unapproved").TextContent);
    }

    [Fact]
    public void Wall_WithoutAYear_SaysSo()
    {
        var stage = Render<WallStage>(page => page.Add(wall => wall.Picture, new WallPicture(null, null, [], "1")).Add(wall => wall.Asked, WallAsked.Parse(null, null, null)));
        Assert.Equal("尚无可显示的年度数据。", stage.Find(".nothing").TextContent);
    }

    private IRenderedComponent<WallStage> Show(string scenes, params IReadOnlyList<IndicatorReport> indicators) => Show(IndicatorSamples.Report([.. indicators.Select(Whole)]), scenes);

    private IRenderedComponent<WallStage> Show(YearReport report, string scenes) => Render<WallStage>(page => page
        .Add(wall => wall.Picture, new WallPicture(report, new SubmissionMatrix(2024, new DateOnly(2024, 4, 2), report.ComputedAt, [], [], [], default, default), [], "1-1"))
        .Add(wall => wall.Asked, WallAsked.Parse(scenes, null, null)));

    private static IndicatorReport Whole(IndicatorReport indicator) => indicator with { LastYearMonths = NoMonths };

    private static string Plain(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
