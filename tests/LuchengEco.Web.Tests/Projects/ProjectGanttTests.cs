using Bunit;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Charts;
using LuchengEco.Web.Features.Projects;
using LuchengEco.Web.Tests.Indicators;

namespace LuchengEco.Web.Tests.Projects;

public sealed class ProjectGanttTests : BunitContext
{
    private static readonly DateOnly Day = new(2024, 10, 31);

    private static readonly ProjectReport[] Samples =
    [
        IndicatorSamples.Project("p1", "甲", "A2", null, null, ProjectState.InProgress, 50) with { StartsOn = new(2024, 1, 1), DueOn = new(2024, 9, 30) },
        IndicatorSamples.Project("p2", "乙", "A2", null, null, ProjectState.InProgress, 40) with
        {
            StartsOn = new(2024, 7, 1),
            DueOn = new(2024, 12, 31),
            Milestones = [new("启动", new(2024, 7, 10), new(2024, 7, 9)), new("评估", new(2024, 10, 1), null), new("验收", new(2024, 12, 1), null)],
        },
        IndicatorSamples.Project("p3", "丙", "A3", null, null, ProjectState.Planned, null),
        IndicatorSamples.Project("p4", "丁", "A3", null, null, ProjectState.InProgress, null) with { DueOn = new(2024, 11, 10) },
    ];

    [Fact]
    public void Plot_PlacesPeriodsDonePartsAndTheDayOnAnAxisOfWholeMonths()
    {
        var plot = GanttPlot.Of(Samples, Day);

        Assert.Equal(("2024-01", "2024-12", 12), ($"{plot.Months[0].Month}", $"{plot.Months[^1].Month}", plot.Months.Count));
        Assert.Equal((0, Math.Round(100.0 * 274 / 366, 3)), (plot.Rows[0].Start, plot.Rows[0].Width));
        Assert.Equal(plot.Rows[0].Width / 2, plot.Rows[0].Done, 2);
        Assert.True(plot.Rows[0].Over > 0);
        Assert.Equal(Math.Round(100.0 * 304 / 366, 3), plot.Today);
        Assert.Equal([MilestoneState.Done, MilestoneState.Overdue, MilestoneState.Open], plot.Rows[1].Milestones.Select(row => row.State));
        Assert.Equal(["p3"], plot.Undated.Select(row => row.Code));
        Assert.Null(GanttPlot.Of([Samples[0]], new(2026, 1, 1)).Today);
    }

    [Fact]
    public void Gantt_SaysEachBarInWordsAndLeadsToItsProject()
    {
        var gantt = Render<ProjectGantt>(parameters => parameters.Add(component => component.Plot, GanttPlot.Of(Samples, Day)).Add(component => component.Year, 2024).Add(component => component.Label, "甘特图"));

        var bars = gantt.FindAll("a.row");
        Assert.Equal("/projects/2024/p1", bars[0].GetAttribute("href"));
        Assert.Equal("甲：计划2024-01-01至2024-09-30，进度50%，逾期31天", bars[0].QuerySelector("desc")!.TextContent);
        Assert.Equal("乙：计划2024-07-01至2024-12-31，进度40%，里程碑逾期30天；里程碑“启动”已于2024-07-09完成；里程碑“评估”应于2024-10-01完成，已逾期；里程碑“验收”计划2024-12-01完成", bars[1].QuerySelector("desc")!.TextContent);
        Assert.Single(bars[0].QuerySelectorAll("rect[fill='url(#gantt-late)']"));
        Assert.Equal("/projects/2024/p3", gantt.Find(".undated a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("late", "p1", "p2", "p4", "p3")]
    [InlineData("-late", "p3", "p4", "p2", "p1")]
    [InlineData("due", "p1", "p4", "p2", "p3")]
    [InlineData("-due", "p2", "p4", "p1", "p3")]
    public void Sort_ByDates_PutsTheWorstFirstAndWhatHasNoDayLast(string sort, params string[] codes) =>
        Assert.Equal(codes, ProjectFilter.Parse(null, null, sort).Apply(Samples, Day).Select(row => row.Code));

    [Fact]
    public void Filter_ByLateness_StandsInTheAddressWithTheView()
    {
        var filter = ProjectFilter.Parse(null, null, null, "milestone-overdue", "gantt");

        Assert.Equal(["p2"], filter.Apply(Samples, Day).Select(row => row.Code));
        Assert.Equal("/projects/2024?late=milestone-overdue&view=gantt", EcoUrls.Projects(2024, filter));
        Assert.Null(ProjectFilter.Parse(null, null, null, "nonsense", "nonsense").Late);
    }
}
