using LuchengEco.Domain.Projects;

namespace LuchengEco.Domain.Tests.Projects;

public sealed class ProjectTests
{
    private static Project Sewers()
    {
        var project = new Project("2023.P.01", 2023);
        project.Describe("2023.A2.1", "A2", "污水零直排建设项目", "鹿城区", 1);
        return project;
    }

    [Fact]
    public void DescribeAndInvest_Project_KeepWhatTheyAreGiven()
    {
        var project = Sewers();

        project.Invest(22071, null, "22071万元");

        Assert.Equal(("2023.P.01", 2023, "2023.A2.1", "A2", "污水零直排建设项目", "鹿城区", 1),
            (project.Code, project.Year, project.PlanItemCode, project.AreaCode, project.Name, project.Place, project.SortOrder));
        Assert.Equal((22071m, null, "22071万元"), (project.InvestmentPlanned, project.InvestmentDone, project.InvestmentText));
        Assert.Equal(ProjectState.Planned, project.State);
    }

    [Theory]
    [InlineData(ProjectState.Planned, 0.0)]
    [InlineData(ProjectState.Planned, null)]
    [InlineData(ProjectState.InProgress, 0.0)]
    [InlineData(ProjectState.InProgress, 55.5)]
    [InlineData(ProjectState.InProgress, 100.0)]
    [InlineData(ProjectState.InProgress, null)]
    [InlineData(ProjectState.Completed, 100.0)]
    [InlineData(ProjectState.Completed, null)]
    public void Advance_PercentageThatFitsTheState_IsTaken(ProjectState state, double? percent)
    {
        var project = Sewers();

        project.Advance(36, 12, "个", state, (decimal?)percent);

        Assert.Equal((36m, 12m, "个", state, (decimal?)percent), (project.ItemCount, project.ItemDone, project.CountUnit, project.State, project.Percent));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(100.01)]
    public void Advance_PercentageOutsideZeroToAHundred_IsRefused(double percent)
    {
        var project = Sewers();

        var refusal = Assert.Throws<DomainException>(() => project.Advance(36, 12, "个", ProjectState.InProgress, (decimal)percent));

        Assert.Equal("project-percent-invalid", refusal.Code);
        Assert.Equal((ProjectState.Planned, null), (project.State, project.Percent));
    }

    [Theory]
    [InlineData(ProjectState.Planned, 0.01)]
    [InlineData(ProjectState.Planned, 100)]
    [InlineData(ProjectState.Completed, 99.99)]
    [InlineData(ProjectState.Completed, 0)]
    public void Advance_PercentageThatContradictsTheState_IsRefused(ProjectState state, double percent)
    {
        var project = Sewers();

        var refusal = Assert.Throws<DomainException>(() => project.Advance(36, 12, "个", state, (decimal)percent));

        Assert.Equal(("project-percent-contradicts", "项目进度与状态不符：未开工的应为0%或空，已完成的应为100%或空，请核对。"), (refusal.Code, refusal.Message));
        Assert.Equal((ProjectState.Planned, null), (project.State, project.Percent));
    }
}
