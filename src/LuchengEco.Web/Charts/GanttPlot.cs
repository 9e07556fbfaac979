using LuchengEco.Domain;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Web.Charts;

/// <summary>Where the planned periods of projects lie on an axis of whole months; places are percent of its width.</summary>
public sealed record GanttPlot(DateOnly Day, IReadOnlyList<GanttMonth> Months, IReadOnlyList<GanttRow> Rows, IReadOnlyList<ProjectReport> Undated)
{
    /// <summary>Months beyond which the axis names only the first of each quarter.</summary>
    private const int CrowdedMonths = 12;

    /// <summary>Null when the day lies outside the axis.</summary>
    public double? Today { get; private init; }

    /// <param name="projects">In the order of their rows.</param>
    /// <param name="day">On which they are judged.</param>
    public static GanttPlot Of(IReadOnlyList<ProjectReport> projects, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(projects);
        var dated = projects.Where(project => (project.StartsOn ?? project.DueOn) is not null).ToList();
        if (dated.Count == 0)
            return new GanttPlot(day, [], [], [.. projects]);
        var days = dated.SelectMany(DaysOf).ToList();
        var (from, to) = (YearMonth.Of(days.Min()), YearMonth.Of(days.Max()));
        var first = from.FirstDay;
        var length = to.FirstDay.DayNumber + to.Days - first.DayNumber;
        var months = new List<GanttMonth>();
        for (var month = from; ; month = month.PlusMonths(1))
        {
            var isNamed = (to.Year - from.Year) * 12 + to.Month - from.Month < CrowdedMonths || (month.Month % 3 == 1 && Place(month.FirstDay) < 95);
            months.Add(new GanttMonth(month, Place(month.FirstDay), isNamed, isNamed && (months.Count == 0 || month.Month == 1 || !months.Any(known => known.NamesYear && known.Month.Year == month.Year))));
            if (month == to)
                break;
        }
        return new GanttPlot(day, months, [.. dated.Select(Row)], [.. projects.Except(dated)]) { Today = day >= first && day <= first.AddDays(length - 1) ? Place(day) : null };

        double Place(DateOnly at) => Math.Round(100.0 * (at.DayNumber - first.DayNumber) / length, 3);

        GanttRow Row(ProjectReport project)
        {
            var (start, end) = (project.StartsOn ?? project.DueOn!.Value, project.DueOn ?? project.StartsOn!.Value);
            var standing = ProjectStandings.StandingOf(project, day);
            var width = Math.Max(Place(end.AddDays(1)) - Place(start), .6);
            var done = standing.Lateness == Lateness.Done ? 100 : (double)(project.Percent ?? 0);
            return new GanttRow(project, standing, Place(start), width, Math.Round(width * done / 100, 3),
                standing.Lateness == Lateness.Overdue && day > end ? Math.Round(Math.Min(Place(day), 100) - Place(start) - width, 3) : 0,
                [.. project.Milestones.Select(milestone => new GanttMilestone(milestone, Place(milestone.DueOn), StateOf(milestone)))]);
        }

        MilestoneState StateOf(MilestoneReport milestone)
        {
            var days = new MilestoneDays(milestone.Name, milestone.DueOn, milestone.DoneOn);
            return days.IsDoneOn(day) ? MilestoneState.Done : days.IsOverdueOn(day) ? MilestoneState.Overdue : MilestoneState.Open;
        }
    }

    private static IEnumerable<DateOnly> DaysOf(ProjectReport project) =>
        new[] { project.StartsOn, project.DueOn }.OfType<DateOnly>().Concat(project.Milestones.Select(milestone => milestone.DueOn));
}

/// <param name="Month">Of the axis.</param>
/// <param name="At">Its first day.</param>
/// <param name="IsNamed">It has a label.</param>
/// <param name="NamesYear">The label says the year too.</param>
public sealed record GanttMonth(YearMonth Month, double At, bool IsNamed, bool NamesYear);

public enum MilestoneState
{
    Done,
    Open,
    Overdue,
}

/// <param name="Milestone">Of the project.</param>
/// <param name="At">Its due day.</param>
/// <param name="State">On the day that is judged.</param>
public sealed record GanttMilestone(MilestoneReport Milestone, double At, MilestoneState State);

/// <param name="Project">Of the row.</param>
/// <param name="Standing">On the day that is judged.</param>
/// <param name="Start">First day.</param>
/// <param name="Width">Of the planned period.</param>
/// <param name="Done">The part of <paramref name="Width"/> that is reported as done.</param>
/// <param name="Over">How far the day lies behind the end of an overdue project.</param>
/// <param name="Milestones">In their order.</param>
public sealed record GanttRow(ProjectReport Project, ProjectStanding Standing, double Start, double Width, double Done, double Over, IReadOnlyList<GanttMilestone> Milestones);
