using Bunit;
using LuchengEco.Domain.Progress;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Indicators;
using MudBlazor.Services;

namespace LuchengEco.Web.Tests.Indicators;

public sealed class IndicatorListTests : BunitContext
{
    public IndicatorListTests() => Services.AddMudBlazorDialog();

    [Fact]
    public void List_InTheNaturalOrder_PutsHeadlinesFirstUnderTheirTitle()
    {
        var list = Show();

        Assert.Equal(["年度目标指标2", "业务指标3"], list.FindAll("tr.group").Select(row => row.TextContent.Trim()));
        Assert.Equal("细颗粒物浓度", list.Find("tr.indicator .name a").TextContent.Trim());
    }

    [Fact]
    public void Row_ShowsValueTargetStatusAndWhatIsNeeded()
    {
        var row = Show().Find("tr.indicator");

        Assert.Equal("28", row.QuerySelector(".value strong")!.TextContent);
        Assert.Equal("≤26", row.QuerySelector(".target")!.TextContent);
        Assert.Equal("29", row.QuerySelector(".last")!.TextContent);
        Assert.Equal(nameof(ProgressStatus.AtRisk), row.QuerySelector("[data-status]")!.GetAttribute("data-status"));
        Assert.StartsWith("其余275天平均不超过", row.QuerySelector(".needed")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/indicators/air.pm25?year=2024&month=3", row.QuerySelector(".name a")!.GetAttribute("href"));
    }

    [Fact]
    public void Row_WithAGap_NamesTheMissingMonthAndShowsItsFraction()
    {
        var row = Show().FindAll("tr.indicator")[1];

        Assert.Equal("2月", row.QuerySelector(".missing.some")!.TextContent);
        Assert.Equal("61/62", row.QuerySelector(".fraction")!.TextContent);
    }

    [Fact]
    public void Row_WithoutTargetAndData_ShowsDashesAndNoZero()
    {
        var row = Show(IndicatorFilter.Parse("A5", null, null, null)).Find("tr.indicator");

        Assert.Equal("—", row.QuerySelector(".value strong")!.TextContent);
        Assert.Equal("—", row.QuerySelector(".target")!.TextContent);
        Assert.Equal("—", row.QuerySelector(".needed")!.TextContent);
        Assert.Equal("1–3月", row.QuerySelector(".missing.some")!.TextContent);
    }

    [Fact]
    public void Area_Filter_CountsTheStatusesOfThatAreaOnly()
    {
        var list = Show(IndicatorFilter.Parse("A2", null, null, null));

        Assert.Equal(2, list.FindAll("tr.indicator").Count);
        Assert.Equal("全部2", list.Find("nav.filter a").TextContent.Trim());
        Assert.Contains("5项中符合条件的有2项", list.Find(".found").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_Filter_IsKeptByTheOtherLinks()
    {
        var list = Show(IndicatorFilter.Parse(null, "secured", null, null));

        Assert.Equal("清洁排放改造", Assert.Single(list.FindAll("tr.indicator .name a")).TextContent.Trim());
        Assert.Contains("status=secured", list.FindAll("nav.months a")[11].GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Filter_FindsNothing_OffersTheWayBack()
    {
        var list = Show(IndicatorFilter.Parse("A5", "secured", null, null));

        Assert.Empty(list.FindAll("table"));
        Assert.Equal("/indicators?year=2024&month=3", list.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public void Report_WithoutIndicators_SaysSoWithoutAWayBack()
    {
        var list = Render<IndicatorList>(parameters => parameters
            .Add(component => component.Period, new PeriodReport(2024, [2024], IndicatorSamples.Report()))
            .Add(component => component.Filter, new IndicatorFilter()));

        Assert.Contains("本年度没有指标", list.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Empty(list.FindAll(".empty a"));
    }

    [Fact]
    public void Search_WhileTyping_FiltersAtOnceAndTellsTheUrlWhenDone()
    {
        var kept = new List<IndicatorFilter>();
        var list = Render<IndicatorList>(parameters => parameters
            .Add(component => component.Period, IndicatorSamples.All)
            .Add(component => component.Filter, new IndicatorFilter())
            .Add(component => component.FilterChanged, kept.Add));

        list.Find("input[type=search]").Input(" 大气 ");
        Assert.Equal(2, list.FindAll("tr.indicator").Count);
        Assert.Empty(kept);

        list.Find("input[type=search]").Change(" 大气 ");
        Assert.Equal("大气", Assert.Single(kept).Text);
    }

    [Fact]
    public void Sort_ByStatus_PutsTheMostUrgentFirstInOneList()
    {
        var list = Show(IndicatorFilter.Parse(null, null, null, "status"));

        Assert.Empty(list.FindAll("tr.group"));
        Assert.Equal("ascending", list.Find("th[aria-sort]").GetAttribute("aria-sort"));
        Assert.Equal(nameof(ProgressStatus.AtRisk), list.Find("tr.indicator [data-status]").GetAttribute("data-status"));
        Assert.Equal(nameof(ProgressStatus.NoTarget), list.FindAll("tr.indicator [data-status]")[^1].GetAttribute("data-status"));
    }

    [Fact]
    public void MonthStrip_MarksTheMonthAndWhatHasNoFigures()
    {
        var months = Show().FindAll("nav.months a");

        Assert.Equal(12, months.Count);
        Assert.Equal("3月", Assert.Single(months, month => month.GetAttribute("aria-current") == "true").TextContent.Trim());
        Assert.Equal(9, months.Count(month => month.ClassList.Contains("without")));
    }

    [Theory]
    [InlineData("name", "name", false)]
    [InlineData("-name", "name", true)]
    [InlineData("nonsense", null, false)]
    [InlineData("-", null, false)]
    [InlineData(null, null, false)]
    public void SortOrder_OfTheUrl_IsReadOrLeftNatural(string? text, string? key, bool descending) =>
        Assert.Equal(new SortOrder(key, descending), SortOrder.Parse(text, "name"));

    [Theory]
    [InlineData("2024", "10", 2024, 10)]
    [InlineData("2024", "13", 2024, null)]
    [InlineData("2024", "0", 2024, null)]
    [InlineData("abc", "x", null, null)]
    [InlineData(null, null, null, null)]
    public void Period_OfTheUrl_TakesNonsenseAsNotGiven(string? year, string? month, int? expectedYear, int? expectedMonth) =>
        Assert.Equal(new Period(expectedYear, expectedMonth), Period.Parse(year, month));

    private IRenderedComponent<IndicatorList> Show(IndicatorFilter? filter = null) => Render<IndicatorList>(parameters => parameters
        .Add(component => component.Period, IndicatorSamples.All)
        .Add(component => component.Filter, filter ?? new IndicatorFilter()));
}
