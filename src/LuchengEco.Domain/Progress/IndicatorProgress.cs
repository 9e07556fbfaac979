using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Writing;

namespace LuchengEco.Domain.Progress;

/// <summary>The cell that decided, with its own numbers as stored.</summary>
public sealed record DecidingMonth(int Month, decimal? Value, decimal? Numerator, decimal? Denominator);

/// <summary>The year of one indicator up to a month. Decimals are exact unless a name says rounded.</summary>
public sealed record IndicatorProgress
{
    public required int Year { get; init; }

    /// <summary>1 to 12: later months are not looked at.</summary>
    public required int ThroughMonth { get; init; }

    public required ProgressStatus Status { get; init; }

    /// <summary>The status and what is still needed, in plain Chinese made from the numbers beside it.</summary>
    public string Reason => Reasoning.ToString();

    /// <summary><see cref="Reason"/> with its numbers as slots, each under the name of what it is.</summary>
    public required LivingText Reasoning { get; init; }

    public TargetGoal? Target { get; init; }

    /// <summary>Exact value to date in the indicator's unit; null without a figure that weighs anything.</summary>
    public decimal? ValueToDate { get; init; }

    /// <summary><see cref="ValueToDate"/> rounded once to the indicator's decimals; 100 % only when nothing failed.</summary>
    public decimal? Rounded { get; init; }

    /// <summary>Sums behind a ratio; the last month's own for a latest fraction.</summary>
    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    /// <summary>For a mean: the average over the rest with which the year just meets its target.</summary>
    public decimal? RequiredAverage { get; init; }

    /// <summary>True when the rest must stay strictly on the good side of <see cref="RequiredAverage"/> because T* itself rounds away from the target.</summary>
    public bool RequiredIsStrict { get; init; }

    /// <summary>For a ratio: the largest whole number of further failures that the target allows; negative when it is lost.</summary>
    public decimal? FailuresLeft { get; init; }

    /// <summary>For a sum: what is still to be done (at least) or still allowed (at most, negative when exceeded).</summary>
    public decimal? AmountLeft { get; init; }

    /// <summary><see cref="AmountLeft"/> spread over the months of the rest; null when none is left.</summary>
    public decimal? AmountPerMonth { get; init; }

    /// <summary>Days (means and day ratios) or units (other ratios) that the rest of the year weighs.</summary>
    public decimal RestWeight { get; init; }

    /// <summary>Months that are not counted: after <see cref="ThroughMonth"/> or without a figure.</summary>
    public IReadOnlyList<int> RestMonths { get; init; } = [];

    /// <summary>Months up to <see cref="ThroughMonth"/> without a figure.</summary>
    public IReadOnlyList<int> MissingMonths { get; init; } = [];

    /// <summary>Months whose missing weight was taken as their calendar days.</summary>
    public IReadOnlyList<int> AssumedWeightMonths { get; init; } = [];

    /// <summary>What decides between on track and at risk up to this month: the phased value, or for a sum without one target × months / 12.</summary>
    public decimal? Pace { get; init; }

    /// <summary>The first month since which the status that stands now, Secured or Unreachable, has stood without interruption; null for another status.</summary>
    public int? SettledSince { get; init; }

    /// <summary>For a goal of 100 % that is not met: the first month of a ratio in which something failed, the last month of a latest.</summary>
    public DecidingMonth? DecidedBy { get; init; }
}
