using LuchengEco.Domain.Projects;

namespace LuchengEco.Domain.Tests.Projects;

public sealed class ProjectStandingTests
{
    private static readonly DateOnly Day = new(2024, 10, 31);

    private static ProjectStanding On(ProjectState state, string? due, string? completed = null, params MilestoneDays[] milestones) =>
        ProjectStanding.On(state, due is null ? null : DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture),
            completed is null ? null : DateOnly.Parse(completed, System.Globalization.CultureInfo.InvariantCulture), milestones, Day);

    [Theory]
    [InlineData("2024-10-30", Lateness.Overdue, 1)]
    [InlineData("2024-10-31", Lateness.DueSoon, 0)]
    [InlineData("2024-11-30", Lateness.DueSoon, 30)]
    [InlineData("2024-12-01", Lateness.InTime, 31)]
    [InlineData(null, Lateness.NoDate, 0)]
    public void On_AnOpenProject_IsJudgedByItsDueDay(string? due, Lateness lateness, int days) =>
        Assert.Equal(new ProjectStanding(lateness, days), On(ProjectState.InProgress, due));

    [Theory]
    [InlineData("2024-10-20", "2024-10-25", Lateness.Done, 5)]
    [InlineData("2024-10-20", "2024-10-20", Lateness.Done, 0)]
    [InlineData("2024-10-20", null, Lateness.Done, 0)]
    [InlineData(null, "2024-10-31", Lateness.Done, 0)]
    [InlineData("2024-10-20", "2024-11-01", Lateness.Overdue, 11)]
    public void On_ACompletedProject_IsDoneFromTheDayOfItsCompletionOn(string? due, string? completed, Lateness lateness, int days) =>
        Assert.Equal(new ProjectStanding(lateness, days), On(ProjectState.Completed, due, completed));

    [Fact]
    public void On_AnOverdueMilestone_IsSaidUnlessTheProjectItselfIsOverdueOrDone()
    {
        MilestoneDays[] milestones = [new("甲", new(2024, 10, 1), null), new("乙", new(2024, 9, 1), null), new("丙", new(2024, 8, 1), new(2024, 8, 2)), new("丁", Day, null)];

        Assert.Equal(new ProjectStanding(Lateness.MilestoneOverdue, 60, "乙"), On(ProjectState.InProgress, "2024-11-10", null, milestones));
        Assert.Equal(Lateness.MilestoneOverdue, On(ProjectState.InProgress, null, null, milestones).Lateness);
        Assert.Equal(Lateness.Overdue, On(ProjectState.InProgress, "2024-10-01", null, milestones).Lateness);
        Assert.Equal(Lateness.Done, On(ProjectState.Completed, "2024-11-10", null, milestones).Lateness);
        Assert.Equal(Lateness.DueSoon, On(ProjectState.InProgress, "2024-11-10", null, milestones[2..]).Lateness);
    }

    [Fact]
    public void On_AMilestoneDoneAfterTheDay_IsStillOpenOnIt() =>
        Assert.Equal(Lateness.MilestoneOverdue, On(ProjectState.InProgress, "2024-12-31", null, new MilestoneDays("甲", new(2024, 10, 1), new(2024, 11, 1))).Lateness);
}
