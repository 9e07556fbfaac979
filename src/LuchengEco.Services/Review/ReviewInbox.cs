using LuchengEco.Domain;
using LuchengEco.Domain.Figures;

namespace LuchengEco.Services.Review;

/// <summary>What a reviewer wants to see of their units.</summary>
/// <param name="Unit">Null for all.</param>
/// <param name="Month">Null for all.</param>
/// <param name="State">Null for what waits.</param>
public readonly record struct ReviewFilter(string? Unit = null, YearMonth? Month = null, SubmissionState? State = null)
{
    public SubmissionState Wanted => State ?? SubmissionState.Submitted;
}

/// <summary>The submissions of the units that a person reviews.</summary>
/// <param name="Units">Units to choose from: code and name.</param>
/// <param name="Months">Months that have a submission in the state asked for, newest first.</param>
/// <param name="Counts">Submissions in each state, whatever the other filters.</param>
/// <param name="Rows">Overdue ones first, then the newest; at most <see cref="ReviewDesk.MaxListed"/>.</param>
/// <param name="Total">All that the filter finds.</param>
public sealed record ReviewInbox(IReadOnlyList<(string Code, string Name)> Units, IReadOnlyList<YearMonth> Months, IReadOnlyDictionary<SubmissionState, int> Counts,
    IReadOnlyList<QueuedSubmission> Rows, int Total)
{
    public static ReviewInbox Empty { get; } = new([], [], new Dictionary<SubmissionState, int>(), [], 0);
}

/// <summary>One submission with all that says how much work it is.</summary>
public sealed record QueuedSubmission
{
    public required string UnitCode { get; init; }
    public required string UnitName { get; init; }
    public required YearMonth Month { get; init; }
    public required SubmissionState State { get; init; }

    /// <summary>Steps behind it; who decides names it, so that nobody approves figures never seen.</summary>
    public required int Version { get; init; }

    /// <summary>Indicators of the unit in the month.</summary>
    public required int Indicators { get; init; }

    /// <summary>Cells that carry a number.</summary>
    public required int Figures { get; init; }

    /// <summary>Cells with neither number nor mark.</summary>
    public required int Blank { get; init; }

    public required int NotPublished { get; init; }

    public required int NotApplicable { get; init; }

    /// <summary>Warnings that no reason answers.</summary>
    public required int OpenWarnings { get; init; }

    public required int AnsweredWarnings { get; init; }

    /// <summary>Cells that changed since the reviewer last had it; null at the first time.</summary>
    public required int? Changes { get; init; }

    public required string? SubmittedBy { get; init; }

    public required DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>The last day on which it would have been in time.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>It waits, and its day is over.</summary>
    public required bool IsOverdue { get; init; }

    /// <summary>Why the person cannot approve it now, in Chinese; null when they can.</summary>
    public required string? WhyNotApprove { get; init; }
}

/// <summary>A submission as somebody saw it.</summary>
public sealed record SubmissionKey(string UnitCode, YearMonth Month, int Version);

/// <summary>What became of one of many.</summary>
public sealed record ApprovalResult(SubmissionKey Key, ReviewResult Result);
