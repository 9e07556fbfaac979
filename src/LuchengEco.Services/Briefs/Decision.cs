using LuchengEco.Domain;

namespace LuchengEco.Services.Briefs;

/// <summary>Why something wants a leader's decision, in the order of urgency.</summary>
public enum DecisionKind
{
    /// <summary>A target that no rest of the year can meet.</summary>
    Lost,

    /// <summary>A target that is missed so far and can still be met.</summary>
    AtRisk,

    /// <summary>A target that is met so far, and that the same months of earlier years would rather lose.</summary>
    Doubtful,

    /// <summary>Months of units whose due day passed without a submission.</summary>
    Overdue,

    /// <summary>Projects or milestones whose day passed.</summary>
    ProjectOverdue,

    /// <summary>A target of which no figure was reported yet.</summary>
    Silent,

    /// <summary>Months that were submitted and wait for a reviewer.</summary>
    Waiting,
}

/// <summary>One thing that wants a decision.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Subject">What it is about, such as the short name of an indicator.</param>
/// <param name="Sentence">What stands and what is still needed, in Chinese, made of the report's own numbers.</param>
public sealed record Decision(DecisionKind Kind, string Subject, string Sentence)
{
    public string? IndicatorCode { get; init; }

    public string? ProjectCode { get; init; }

    /// <summary>The one month that it concerns; null for several or none.</summary>
    public YearMonth? Month { get; init; }
}
