using LuchengEco.Domain;
using LuchengEco.Domain.Figures;

namespace LuchengEco.Services.Tasks;

/// <summary>What a task asks for, in the order of urgency.</summary>
public enum TaskGroup
{
    Overdue,
    Returned,

    /// <summary>To be typed and submitted, in time so far.</summary>
    Open,

    /// <summary>Waits for the actor's review.</summary>
    Review,

    /// <summary>Submitted or approved in this calendar month: nothing is left to do.</summary>
    Done,
}

/// <summary>The month of a unit that concerns somebody.</summary>
/// <param name="Group">What it asks for.</param>
/// <param name="UnitCode">Code of the unit.</param>
/// <param name="UnitName">Name of the 科室.</param>
/// <param name="Month">The month.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DueOn">The last day in time.</param>
/// <param name="DaysLeft">Until the due day; negative when over.</param>
/// <param name="Filled">Active indicators of the unit that have a figure or a mark.</param>
/// <param name="Total">Active indicators of the unit.</param>
public sealed record EcoTask(TaskGroup Group, string UnitCode, string UnitName, YearMonth Month, ReportingState State, DateOnly DueOn, int DaysLeft, int Filled, int Total)
{
    /// <summary>Indicators of the actor that are blank.</summary>
    public int MineBlank { get; init; }

    /// <summary>Figures of the actor with a warning that has no reason; null where nobody counted.</summary>
    public int? OpenWarnings { get; init; }

    /// <summary>Why it was returned or opened again.</summary>
    public string? Reason { get; init; }

    /// <summary>Who took the newest step.</summary>
    public string? By { get; init; }

    /// <summary>When the newest step was taken.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Something to do now: a month that still runs presses nobody.</summary>
    public bool IsPressing => Group is TaskGroup.Overdue or TaskGroup.Returned or TaskGroup.Review || (Group == TaskGroup.Open && State == ReportingState.Due);
}

public enum AdministrationTaskKind
{
    /// <summary>Indicators without a filler, a deputy or a reviewer: nothing can be typed for them.</summary>
    Duties,

    /// <summary>Accounts that too many wrong passwords locked.</summary>
    LockedAccounts,
}

/// <summary>Something that an administrator should look after.</summary>
public sealed record AdministrationTask(AdministrationTaskKind Kind, int Count, IReadOnlyList<string> Names);

/// <summary>Everything that waits for somebody.</summary>
/// <param name="Today">The bureau's day.</param>
/// <param name="RemindBefore">Days before a due day from which the application reminds.</param>
/// <param name="Tasks">By group, then due day, then unit.</param>
/// <param name="Administration">For administrators.</param>
public sealed record MyTasks(DateOnly Today, int RemindBefore, IReadOnlyList<EcoTask> Tasks, IReadOnlyList<AdministrationTask> Administration)
{
    public static MyTasks None(DateOnly today) => new(today, 0, [], []);

    /// <summary>The number of the badge.</summary>
    public int Pressing => Tasks.Count(task => task.IsPressing) + Administration.Count;
}
