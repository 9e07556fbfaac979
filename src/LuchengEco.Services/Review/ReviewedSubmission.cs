using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;

namespace LuchengEco.Services.Review;

/// <summary>The month of one unit as a reviewer reads it: what deserves a look first, then the rest. Each indicator stands in one of the four lists.</summary>
public sealed record ReviewedSubmission
{
    public required string UnitCode { get; init; }
    public required string UnitName { get; init; }
    public required YearMonth Month { get; init; }
    public required SubmissionState State { get; init; }
    public required int Version { get; init; }
    public required DateOnly DueOn { get; init; }

    /// <summary>Broken rules and soft warnings: what blocks first, then what nobody answered, then what a reason answers.</summary>
    public required IReadOnlyList<ReviewedRow> Warned { get; init; }

    /// <summary>Changed since the reviewer last had it, and not warned of.</summary>
    public required IReadOnlyList<ReviewedRow> Changed { get; init; }

    /// <summary>Blank, then not yet published, then not applicable.</summary>
    public required IReadOnlyList<ReviewedRow> Gaps { get; init; }

    public required IReadOnlyList<ReviewedRow> Others { get; init; }

    /// <summary>Cells that changed since the reviewer last had it, wherever they stand; null at the first time.</summary>
    public required int? Changes { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<SubmissionStep> Steps { get; init; }

    /// <summary>Why the reader cannot approve, return or reopen it now, in Chinese; null when they can.</summary>
    public required IReadOnlyDictionary<SubmissionAction, string?> WhyNot { get; init; }

    /// <summary>The neighbours among what waits for the reader; the first one that waits when this one does not.</summary>
    public required SubmissionKey? Previous { get; init; }

    /// <inheritdoc cref="Previous"/>
    public required SubmissionKey? Next { get; init; }

    /// <summary>How many wait for the reader.</summary>
    public required int Waiting { get; init; }

    public IEnumerable<ReviewedRow> Rows => [.. Warned, .. Changed, .. Gaps, .. Others];
}

/// <summary>One indicator of it.</summary>
/// <param name="Row">As on the entry sheet.</param>
/// <param name="Change">What changed since the reviewer last had it.</param>
/// <param name="Evidence">Files attached to the figure.</param>
public sealed record ReviewedRow(SheetRow Row, CellChange? Change, int Evidence)
{
    public bool HasOpenWarning => Row.NeedsReason;

    public bool HasBlockingWarning => Row.Warnings.Any(warning => warning.Blocks);
}

/// <summary>How a cell changed between two moments, whatever was tried in between.</summary>
/// <param name="Before">What it said.</param>
/// <param name="After">What it says.</param>
/// <param name="By">Who changed it last.</param>
/// <param name="At">When; stored in UTC.</param>
/// <param name="Door">Through which door.</param>
/// <param name="Reason">The last reason that was given, if any.</param>
/// <param name="Times">Revisions in between.</param>
public sealed record CellChange(FigureEntry Before, FigureEntry After, string By, DateTimeOffset At, Door Door, string? Reason, int Times);

/// <summary>One step that a submission took.</summary>
public sealed record SubmissionStep(SubmissionAction Action, SubmissionState State, string UserName, DateTimeOffset At, string? Reason);
