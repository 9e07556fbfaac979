using LuchengEco.Domain;

namespace LuchengEco.Services.Briefs;

/// <summary>The brief of two pages for leaders, as content: the document lays it out and computes nothing.</summary>
public sealed record LeaderPaper
{
    public required PaperHead Head { get; init; }

    public required YearMonth Through { get; init; }

    /// <summary>How many goals, and how many of them in which status.</summary>
    public required string Verdict { get; init; }

    /// <summary>The headline goals in their order.</summary>
    public required IReadOnlyList<PaperGoal> Goals { get; init; }

    /// <summary>One sentence on the targets that hold; empty without any.</summary>
    public required string Holding { get; init; }

    /// <summary>Most urgent first.</summary>
    public required IReadOnlyList<PaperRisk> Risks { get; init; }

    /// <summary>What wants a leader's word beside the goals: late papers, late projects, goals without figures.</summary>
    public required IReadOnlyList<Decision> Needs { get; init; }

    /// <summary>False for a past moment: nobody looked at who submitted then.</summary>
    public required bool KnowsSubmissions { get; init; }

    /// <summary>Nearest first.</summary>
    public required IReadOnlyList<Deadline> Deadlines { get; init; }

    /// <summary>How the year's projects stand, in one sentence; empty without any.</summary>
    public required string Projects { get; init; }
}
