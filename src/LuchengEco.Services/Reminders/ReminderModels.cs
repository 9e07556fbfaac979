using LuchengEco.Domain;

namespace LuchengEco.Services.Reminders;

public enum ReminderKind
{
    /// <summary>The due day is near.</summary>
    DueSoon,

    DueToday,

    Overdue,

    /// <summary>A reviewer sent the month back.</summary>
    Returned,

    /// <summary>A reviewer opened an approved month again.</summary>
    Reopened,

    /// <summary>A month was submitted and waits for the reviewer.</summary>
    Waiting,
}

/// <summary>One thing to remind of. It names no figure: a mail leaves the house.</summary>
/// <param name="Key">Tells it apart from every other reminder of the same person, for good.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="UnitCode">Code of the unit.</param>
/// <param name="UnitName">Name of the 科室.</param>
/// <param name="Month">The month.</param>
/// <param name="DueOn">The last day in time.</param>
/// <param name="DaysLeft">Until the due day; negative when over.</param>
/// <param name="Blank">Indicators of the unit without a figure or a mark.</param>
public sealed record ReminderItem(string Key, ReminderKind Kind, string UnitCode, string UnitName, YearMonth Month, DateOnly DueOn, int DaysLeft, int Blank);

/// <summary>What one person is to be reminded of in one mail.</summary>
public sealed record ReminderMail(Guid UserId, string Address, string DisplayName, IReadOnlyList<ReminderItem> Items);
