using System.Globalization;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Progress;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tasks;
using Text = LuchengEco.Services.Resources.BriefText;

namespace LuchengEco.Services.Briefs;

/// <summary>Finds the days by which something shall be done; what is over is a decision and not a deadline.</summary>
internal static class DeadlineWriter
{
    public static IReadOnlyList<Deadline> Write(YearReport report, SubmissionMatrix? matrix) =>
    [
        .. (matrix is null ? [] : OfSubmissions(matrix)).Concat(OfProjects(report, ProjectStandings.StandingDay(report))).OrderBy(deadline => deadline.On),
    ];

    /// <summary>Due days of projects and of their open milestones, seen from the day on which the report judges them.</summary>
    private static IEnumerable<Deadline> OfProjects(YearReport report, DateOnly day)
    {
        foreach (var project in report.Projects.Where(project => ProjectStandings.StandingOf(project, day).Lateness != Lateness.Done))
        {
            if (project.DueOn is { } due && IsNear(due))
                yield return new Deadline(DeadlineKind.Project, due, due.DayNumber - day.DayNumber, project.Name, project.Percent is { } percent ? Say(Text.ProjectPercent, NumberText.Plain(percent)) : Text.ProjectNoPercent) { ProjectCode = project.Code };
            foreach (var step in project.Milestones.Where(step => !(step.DoneOn <= day) && IsNear(step.DueOn)))
                yield return new Deadline(DeadlineKind.Milestone, step.DueOn, step.DueOn.DayNumber - day.DayNumber, step.Name, project.Name) { ProjectCode = project.Code };
        }

        bool IsNear(DateOnly on) => on >= day && on <= day.AddDays(Deadline.Horizon);
    }

    private static string Say(string template, params object[] values) => string.Format(CultureInfo.InvariantCulture, template, values);

    /// <summary>Units of a month with the same due day make one deadline, until all of them have submitted.</summary>
    private static IEnumerable<Deadline> OfSubmissions(SubmissionMatrix matrix) =>
        from cell in matrix.Rows.SelectMany(row => row.Cells)
        where cell.State != ReportingState.NotTracked && cell.DueOn >= matrix.Today && cell.DueOn <= matrix.Today.AddDays(Deadline.Horizon)
        group cell by (cell.Month, cell.DueOn) into due
        let done = due.Count(cell => cell.FirstSubmittedAt is not null)
        where done < due.Count()
        select new Deadline(DeadlineKind.Reporting, due.Key.DueOn, due.Key.DueOn.DayNumber - matrix.Today.DayNumber,
            Say(Text.MonthOf, due.Key.Month.Year, due.Key.Month.Month),
            Say(Text.Submitted, done, due.Count()))
        {
            Month = due.Key.Month,
        };
}
