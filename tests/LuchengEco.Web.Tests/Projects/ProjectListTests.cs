using Bunit;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Projects;
using LuchengEco.Web.Tests.Indicators;

namespace LuchengEco.Web.Tests.Projects;

public sealed class ProjectListTests : BunitContext
{
    private static readonly ProjectReport[] Samples =
    [
        IndicatorSamples.Project("p1", "污水零直排", "A2", 22071, 22071, ProjectState.Completed, 100),
        IndicatorSamples.Project("p2", "环境健康试点", "A5", 10700, null, ProjectState.InProgress, 40),
        IndicatorSamples.Project("p3", "科普馆", "A3", null, null, ProjectState.Planned, null),
    ];

    [Fact]
    public void Total_AddsTheStatedAmountsAndSaysWhatItLeavesOut()
    {
        var foot = Show().Find("tfoot");

        Assert.Equal("32771", foot.QuerySelector(".planned")!.TextContent);
        Assert.Equal("22071", foot.QuerySelector(".done")!.TextContent);
        Assert.Contains("另有1个项目未写明投资额，未计入", foot.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Total_WithoutAnyStatedAmount_IsADashAndNotZero() =>
        Assert.Equal("—", Show(new ProjectFilter(State: ProjectState.Planned)).Find("tfoot .planned").TextContent);

    [Fact]
    public void Percent_ThatNobodyReported_IsADash()
    {
        var rows = Show().FindAll("tr.project");

        Assert.Equal("width:40%", rows[1].QuerySelector(".bar > span")!.GetAttribute("style"));
        Assert.Equal("—", rows[2].QuerySelector(".percent")!.TextContent.Trim());
    }

    [Fact]
    public void State_IsShownByIconAndWord() => Assert.Equal("◐ 推进中", Show().FindAll("tr.project .state")[1].TextContent.Trim());

    [Fact]
    public void Filter_ByAreaAndState_ShowsOnlyTheseAndTheirSum()
    {
        var list = Show(ProjectFilter.Parse("A2", "completed", null));

        Assert.Single(list.FindAll("tr.project"));
        Assert.Contains("合计（1个项目）", list.Find("tfoot").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Filter_FindsNothing_OffersTheWayBack() =>
        Assert.Equal("/projects/2024", Show(ProjectFilter.Parse("A2", "planned", null)).Find(".empty a").GetAttribute("href"));

    [Fact]
    public void Year_WithoutProjects_SaysSo()
    {
        var list = Show(projects: []);

        Assert.Contains("2024年没有登记项目", list.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Empty(list.FindAll(".empty a"));
    }

    [Theory]
    [InlineData("planned", "p2", "p1", "p3")]
    [InlineData("-planned", "p1", "p2", "p3")]
    [InlineData("-state", "p1", "p2", "p3")]
    [InlineData("percent", "p2", "p1", "p3")]
    public void Sort_KeepsWhatIsNotStatedLast(string sort, params string[] codes) =>
        Assert.Equal(codes, ProjectFilter.Parse(null, null, sort).Apply(Samples).Select(row => row.Code));

    [Fact]
    public void NoPlan_LeadsToTheYearsThatExist()
    {
        var message = Render<NoPlan>(parameters => parameters
            .Add(component => component.Year, 2031)
            .Add(component => component.Years, [2024, 2023])
            .Add(component => component.Link, EcoUrls.Projects));

        Assert.Equal("2031年没有年度计划", message.Find("h1").TextContent);
        Assert.Equal(["/projects/2023", "/projects/2024"], message.FindAll("nav a").Select(link => link.GetAttribute("href")));
    }

    private IRenderedComponent<ProjectList> Show(ProjectFilter? filter = null, IReadOnlyList<ProjectReport>? projects = null) =>
        Render<ProjectList>(parameters => parameters
            .Add(component => component.Period, new PeriodReport(2024, [2024, 2023], IndicatorSamples.Report() with { Projects = projects ?? Samples }))
            .Add(component => component.Filter, filter ?? new ProjectFilter()));
}
