using LuchengEco.Domain.Projects;

namespace LuchengEco.Services.Reporting;

/// <summary>How the projects of a report stand to their dates.</summary>
public static class ProjectStandings
{
    /// <summary>The day on which projects are judged: of a year that is over the last day of the report's month, of any other today; a report of a past moment judges as people did that day.</summary>
    public static DateOnly StandingDay(YearReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var today = DateOnly.FromDateTime(Clock.ToLocal(report.AsOf ?? report.ComputedAt).DateTime);
        return report.Year < today.Year ? report.Through.FirstDay.AddDays(report.Through.Days - 1) : today;
    }

    public static ProjectStanding StandingOf(YearReport report, ProjectReport project) => StandingOf(project, StandingDay(report));

    public static ProjectStanding StandingOf(ProjectReport project, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(project);
        return ProjectStanding.On(project.State, project.DueOn, project.CompletedOn,
            project.Milestones.Select(milestone => new MilestoneDays(milestone.Name, milestone.DueOn, milestone.DoneOn)), day);
    }
}
