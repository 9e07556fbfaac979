using LuchengEco.Domain;
using LuchengEco.Services.Events;

namespace LuchengEco.Services.Briefs;

/// <summary>The bulletin of a month, as content: the document lays it out and computes nothing.</summary>
public sealed record MonthlyBulletin
{
    public required PaperHead Head { get; init; }

    public required YearMonth Month { get; init; }

    /// <summary>Sentences of the first chapter.</summary>
    public required IReadOnlyList<string> Overview { get; init; }

    /// <summary>The headline goals in their order.</summary>
    public required IReadOnlyList<PaperGoal> Goals { get; init; }

    /// <summary>Every other indicator with a target or a figure of the month, area by area.</summary>
    public required IReadOnlyList<PaperArea> Areas { get; init; }

    /// <summary>Most urgent first.</summary>
    public required IReadOnlyList<PaperRisk> Risks { get; init; }

    /// <summary>What happened in the month.</summary>
    public required IReadOnlyList<EventLine> Events { get; init; }

    /// <summary>Projects and milestones whose day passed.</summary>
    public required IReadOnlyList<Decision> LateProjects { get; init; }

    /// <summary>Projects and milestones due soon, nearest first.</summary>
    public required IReadOnlyList<Deadline> DueProjects { get; init; }

    /// <summary>How the year's projects stand, in one sentence; empty without any.</summary>
    public required string Projects { get; init; }

    /// <summary>Indicators with months that nobody reported, one sentence; empty without any.</summary>
    public required string Gaps { get; init; }
}

/// <summary>Indicators of an area.</summary>
public sealed record PaperArea(string Name, IReadOnlyList<PaperGoal> Goals);
