using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Explanations;

/// <summary>One computed indicator with all that an explanation tells of it.</summary>
public sealed record ExplanationSubject
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public string UnitCode { get; init; } = "";

    public string UnitName { get; init; } = "";

    public required IndicatorTraits Traits { get; init; }

    public required IndicatorProgress Progress { get; init; }

    /// <summary>Any order, at most one of each month; those after the progress's month are not told.</summary>
    public required IReadOnlyList<ExplainedMonth> Months { get; init; }

    public string Definition { get; init; } = "";

    public int DefinitionVersion { get; init; } = 1;

    public string? NumeratorName { get; init; }

    /// <summary>Edition of the ambient air standards; null where they say nothing of the indicator.</summary>
    public string? StandardVersion { get; init; }

    /// <summary>Where the target comes from.</summary>
    public string? TargetNote { get; init; }

    /// <summary>Value to date of the same months a year before, rounded.</summary>
    public decimal? LastYear { get; init; }

    /// <summary>The whole of the year before, rounded.</summary>
    public decimal? LastYearFull { get; init; }

    /// <summary>The indicator whose values stand in <see cref="LastYear"/>, when it is another one.</summary>
    public string? PredecessorName { get; init; }

    /// <summary>The indicator that took this one's place the year after and beside which this value is printed; null where it is the same one.</summary>
    public string? SuccessorName { get; init; }

    public IReadOnlyList<DefinitionBreak> Breaks { get; init; } = [];

    /// <summary>What forbids a comparison with last year; null where it may be made.</summary>
    public DefinitionBreak? ComparisonBreak { get; init; }

    /// <summary>The months that the value is computed from, in order.</summary>
    internal IReadOnlyList<MonthFigure> Counted => [.. Months.Where(month => month.Month <= Progress.ThroughMonth)
        .Select(month => month.Figure).Where(figure => figure.HasFigure(Traits.Shape)).OrderBy(figure => figure.Month)];
}

/// <summary>One month as stored and as it counts.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Entry">As it counts; blank where it does not.</param>
/// <param name="Stored">As typed.</param>
/// <param name="State">Where the month is on its way.</param>
/// <param name="Version">0 when nobody wrote the cell.</param>
/// <param name="ChangedBy">Who wrote it last.</param>
/// <param name="ChangedAt">When.</param>
public sealed record ExplainedMonth(int Month, FigureEntry Entry, FigureEntry Stored, SubmissionState State = SubmissionState.Draft, int Version = 0,
    string? ChangedBy = null, DateTimeOffset? ChangedAt = null)
{
    internal MonthFigure Figure => new(Month, Entry.Value, Entry.Numerator, Entry.Denominator, Entry.Weight, Entry.Mark);
}
