namespace LuchengEco.Domain.Projects;

/// <summary>How a project stands to its dates, worst first but for the last three.</summary>
public enum Lateness
{
    /// <summary>Its due day is over and it is not completed.</summary>
    Overdue,

    /// <summary>It is in time itself, and an open milestone is not.</summary>
    MilestoneOverdue,

    /// <summary>At most <see cref="ProjectStanding.SoonDays"/> days are left.</summary>
    DueSoon,

    InTime,

    /// <summary>Not completed, and nobody said when it is due.</summary>
    NoDate,

    Done,
}

/// <summary>A step as <see cref="ProjectStanding"/> judges it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="DueOn">Last day in time.</param>
/// <param name="DoneOn">Null while it is open.</param>
public sealed record MilestoneDays(string Name, DateOnly DueOn, DateOnly? DoneOn)
{
    /// <summary>Done by the end of <paramref name="day"/>.</summary>
    public bool IsDoneOn(DateOnly day) => DoneOn <= day;

    /// <summary>Open, and its due day is over.</summary>
    public bool IsOverdueOn(DateOnly day) => !IsDoneOn(day) && DueOn < day;
}

/// <summary>How a project stands on a day.</summary>
/// <param name="Lateness">What is said of it.</param>
/// <param name="Days">Done: after its due day, 0 in time · overdue: since the due day of the project or of its latest milestone · due soon and in time: still left, 0 on the due day · no date: 0.</param>
/// <param name="Milestone">The milestone that is overdue longest; null for any other lateness.</param>
public sealed record ProjectStanding(Lateness Lateness, int Days, string? Milestone = null)
{
    /// <summary>From so many days before its due day on, a project is due soon.</summary>
    public const int SoonDays = 30;

    /// <param name="state">As reported.</param>
    /// <param name="dueOn">Null where nobody set it.</param>
    /// <param name="completedOn">A day after <paramref name="day"/> does not count yet; null counts as completed at any time.</param>
    /// <param name="milestones">In any order.</param>
    /// <param name="day">The day on which it is judged.</param>
    public static ProjectStanding On(ProjectState state, DateOnly? dueOn, DateOnly? completedOn, IEnumerable<MilestoneDays> milestones, DateOnly day)
    {
        if (state == ProjectState.Completed && (completedOn is null || completedOn <= day))
            return new(Lateness.Done, completedOn > dueOn ? completedOn.Value.DayNumber - dueOn.Value.DayNumber : 0);
        if (dueOn < day)
            return new(Lateness.Overdue, day.DayNumber - dueOn.Value.DayNumber);
        if (milestones.Where(milestone => milestone.IsOverdueOn(day)).MinBy(milestone => milestone.DueOn) is { } late)
            return new(Lateness.MilestoneOverdue, day.DayNumber - late.DueOn.DayNumber, late.Name);
        if (dueOn is not { } due)
            return new(Lateness.NoDate, 0);
        var left = due.DayNumber - day.DayNumber;
        return new(left <= SoonDays ? Lateness.DueSoon : Lateness.InTime, left);
    }
}
