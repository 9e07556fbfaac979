using LuchengEco.Services.Changes;

namespace LuchengEco.Services.Briefs;

/// <summary>From when on changes are told.</summary>
public enum BriefSpan
{
    /// <summary>Since the person was here before; a week where nobody knows.</summary>
    Visit,

    /// <summary>Since the beginning of this week's Monday.</summary>
    Week,

    /// <summary>Since the first of this month.</summary>
    Month,
}

/// <summary>What a leader wants to know beside the goals: what to decide, what is due, what changed.</summary>
/// <param name="Decisions">By urgency.</param>
/// <param name="Deadlines">Nearest first.</param>
/// <param name="Changes">Null for a report of a past moment, which has no “since”.</param>
/// <param name="Span">As it was followed.</param>
/// <param name="LastVisit">When the person was here before this session; null for the first time.</param>
public sealed record LeaderBrief(IReadOnlyList<Decision> Decisions, IReadOnlyList<Deadline> Deadlines, ChangeDigest? Changes, BriefSpan Span, DateTimeOffset? LastVisit);
