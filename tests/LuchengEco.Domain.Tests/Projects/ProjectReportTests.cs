using LuchengEco.Domain.Projects;

namespace LuchengEco.Domain.Tests.Projects;

public sealed class ProjectReportTests
{
    private static readonly DateOnly Today = new(2024, 10, 31);

    private static Project Draft() => Project.Add("2024.N.01", 2024, new ProjectDraft("2024.D1", "A1", " 科普馆 ", "七都街道", 120, 3, "个"), 1);

    private static string CodeOf(Action act) => Assert.Throws<DomainException>(act).Code;

    [Fact]
    public void Report_OfEverything_IsKeptAndThePersonsFromThenOn()
    {
        var project = Draft();
        Assert.Equal((false, false, 1, "科普馆"), (project.IsEdited, project.IsReported, project.Version, project.Name));

        project.Report(new(ProjectState.Completed, 100, 80.5m, 3, Today, " 验收通过 "), Today);

        Assert.Equal((ProjectState.Completed, 100m, 80.5m, 3m, Today, "验收通过"), (project.State, project.Percent, project.InvestmentDone, project.ItemDone, project.CompletedOn, project.Note));
        Assert.Equal((true, true, 2), (project.IsEdited, project.IsReported, project.Version));
    }

    [Fact]
    public void Report_ThatCannotBe_IsRefusedAndChangesNothing()
    {
        var project = Draft();

        Assert.Equal("project-completed-on-contradicts", CodeOf(() => project.Report(new(ProjectState.InProgress, 50, null, null, Today, null), Today)));
        Assert.Equal("project-completed-on-future", CodeOf(() => project.Report(new(ProjectState.Completed, 100, null, null, Today.AddDays(1), null), Today)));
        Assert.Equal("project-percent-contradicts", CodeOf(() => project.Report(new(ProjectState.Completed, 99, null, null, null, null), Today)));
        Assert.Equal("project-percent-invalid", CodeOf(() => project.Report(new(ProjectState.InProgress, 33.333m, null, null, null, null), Today)));
        Assert.Equal("project-investment-done-invalid", CodeOf(() => project.Report(new(ProjectState.InProgress, null, -1, null, null, null), Today)));
        Assert.Equal("project-item-done-invalid", CodeOf(() => project.Report(new(ProjectState.InProgress, null, null, Project.MaxAmount + 1, null, null), Today)));
        Assert.Equal("project-note-invalid", CodeOf(() => project.Report(new(ProjectState.InProgress, null, null, null, null, new string('字', 501)), Today)));
        Assert.Equal((ProjectState.Planned, false, 1), (project.State, project.IsEdited, project.Version));
    }

    [Fact]
    public void Schedule_KeepsTheOrderAndTheDoneDays_AndRefusesWhatContradicts()
    {
        var project = Draft();
        project.Schedule(new(2024, 1, 1), new(2024, 12, 31), [new(null, "招标", new(2024, 3, 1)), new(null, " 验收 ", new(2024, 12, 1))]);

        Assert.Equal(["招标", "验收"], project.Milestones.Select(row => row.Name));
        Assert.Equal("project-due-before-start", CodeOf(() => project.Schedule(new(2024, 5, 2), new(2024, 5, 1), [])));
        Assert.Equal("project-day-invalid", CodeOf(() => project.Schedule(new(1999, 5, 2), null, [])));
        Assert.Equal("milestone-name-invalid", CodeOf(() => project.Schedule(null, null, [new(null, " ", Today)])));
        Assert.Equal("milestone-unknown", CodeOf(() => project.Schedule(null, null, [new(7, "甲", Today)])));
        Assert.Equal("milestones-too-many", CodeOf(() => project.Schedule(null, null, [.. Enumerable.Repeat(new MilestoneDraft(null, "甲", Today), 31)])));
        Assert.Equal((2, new DateOnly(2024, 12, 31), 2), (project.Milestones.Count, project.DueOn, project.Version));
        Assert.Equal("milestone-done-future", CodeOf(() => project.MarkMilestone(project.Milestones[0].Id, Today.AddDays(1), Today)));
    }

    [Fact]
    public void EndDemonstration_TakesDatesAway_AndLeavesWhatPeopleReported()
    {
        var project = Draft();
        project.Demonstrate(new(2024, 1, 1), new(2024, 9, 30), [(new(null, "甲", new(2024, 5, 1)), new(2024, 5, 2))], new(ProjectState.InProgress, 60, null, null, null, null));
        Assert.Equal((true, false, new DateOnly(2024, 5, 2)), (project.IsDemonstration, project.IsEdited, project.Milestones[0].DoneOn));

        project.Report(new(ProjectState.InProgress, 70, null, null, null, null), Today);
        Assert.True(project.IsDemonstration);
        project.EndDemonstration();

        Assert.Equal((false, null, null, 0, 70m), (project.IsDemonstration, project.StartsOn, project.DueOn, project.Milestones.Count, project.Percent));
    }

    [Fact]
    public void Schedule_OfADemonstration_IsPeoples_AndMakesItsInventedProgressNobodys()
    {
        var project = Draft();
        project.Demonstrate(new(2024, 1, 1), new(2024, 9, 30), [(new(null, "甲", new(2024, 5, 1)), null)], new(ProjectState.Completed, 100, null, null, new(2024, 9, 1), null));
        Assert.False(project.IsScheduled);

        project.Schedule(new(2024, 2, 1), new(2024, 12, 31), []);
        Assert.Equal((false, true, false), (project.IsDemonstration, project.IsScheduled, project.IsEdited));

        // As the catalogue describes it anew.
        project.Advance(null, null, "", ProjectState.InProgress, null);
        Assert.Equal((ProjectState.InProgress, null, null, new DateOnly(2024, 12, 31)), (project.State, project.Percent, project.CompletedOn, project.DueOn));
    }

    [Fact]
    public void MarkMilestone_OfADemonstration_ReportsNoProgress()
    {
        var project = Draft();
        project.Demonstrate(null, new(2024, 9, 30), [(new(null, "甲", new(2024, 5, 1)), null)], new(ProjectState.InProgress, 72, null, null, null, null));

        project.MarkMilestone(project.Milestones[0].Id, new(2024, 5, 3), Today);

        Assert.Equal((true, false, new DateOnly(2024, 5, 3)), (project.IsDemonstration, project.IsEdited, project.Milestones[0].DoneOn));
    }
}
