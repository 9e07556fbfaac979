using LuchengEco.Domain;

namespace LuchengEco.Services.Briefs;

public enum DeadlineKind
{
    /// <summary>The last day on which units report a month in time.</summary>
    Reporting,

    /// <summary>The planned completion of a project.</summary>
    Project,

    Milestone,
}

/// <summary>A day by which something shall be done.</summary>
/// <param name="Kind">What ends.</param>
/// <param name="On">The last day in time.</param>
/// <param name="DaysLeft">Until then; negative when over.</param>
/// <param name="Subject">The month, the project, or the milestone.</param>
/// <param name="Detail">How far it is, or the project of a milestone; empty where nothing is known.</param>
public sealed record Deadline(DeadlineKind Kind, DateOnly On, int DaysLeft, string Subject, string Detail)
{
    /// <summary>Days ahead that are looked at.</summary>
    public const int Horizon = 60;

    public YearMonth? Month { get; init; }

    public string? ProjectCode { get; init; }
}
