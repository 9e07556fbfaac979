using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;

namespace LuchengEco.Services.Entry;

/// <summary>What a clerk sees of a month: a row for each indicator of the units asked for.</summary>
public sealed record MonthlySheet(YearMonth Month, IReadOnlyList<SheetUnit> Units, IReadOnlyList<SheetRow> Rows);

/// <summary>A unit of the sheet and where its month stands.</summary>
/// <param name="Code">Stable code of the unit.</param>
/// <param name="Name">Name of the 科室.</param>
/// <param name="State">State of its submission.</param>
/// <param name="Reason">The reason of the last return or reopening, if any.</param>
/// <param name="MayFill">Whether the actor may type now.</param>
/// <param name="WhyNot">Why not, in Chinese; null when <paramref name="MayFill"/>.</param>
/// <param name="Version">Steps that its submission has behind it; who decides on the sheet names it, so that nobody approves figures never seen.</param>
public sealed record SheetUnit(string Code, string Name, SubmissionState State, string? Reason, bool MayFill, string? WhyNot, int Version = 0);

/// <summary>One indicator of the sheet with its neighbours and limits.</summary>
public sealed record SheetRow
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string ShortName { get; init; }
    public required string Unit { get; init; }
    public required int Decimals { get; init; }
    public required FigureShape Shape { get; init; }
    public required Accumulation Accumulation { get; init; }
    public required bool NeedsWeight { get; init; }
    public required string AreaCode { get; init; }
    public required string UnitCode { get; init; }
    public string? NumeratorName { get; init; }
    public string? DenominatorName { get; init; }
    public decimal? PlausibleMin { get; init; }
    public decimal? PlausibleMax { get; init; }
    public required string Definition { get; init; }

    /// <summary>True when numerator and denominator are days of the month.</summary>
    public bool CountsDays { get; init; }

    public bool IsHeadline { get; init; }
    public FigureEntry Entry { get; init; } = FigureEntry.Blank;

    /// <summary>0 when nobody has written the cell yet.</summary>
    public int Version { get; init; }

    public bool IsDemonstration { get; init; }
    public string? ChangedBy { get; init; }
    public DateTimeOffset? ChangedAt { get; init; }
    public FigureEntry? LastMonth { get; init; }
    public FigureEntry? LastYear { get; init; }

    /// <summary>Answers the warnings of the numbers that stand here.</summary>
    public string? Reason { get; init; }

    /// <summary>What deserves a second look; <see cref="NeedsReason"/> says whether it was answered.</summary>
    public IReadOnlyList<SoftWarning> Warnings { get; init; } = [];

    /// <summary>Why the actor cannot type here now, in Chinese; null when they can.</summary>
    public string? WhyNot { get; init; }

    public bool NeedsReason => WarningState.IsOpen(Warnings, Reason);

    /// <summary>The month's value of the twelve months before this one, oldest first; null where there is none.</summary>
    public IReadOnlyList<decimal?> Trail { get; init; } = [];
}

/// <summary>One cell as typed.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Entry">The numbers, mark and note that the cell shall have.</param>
/// <param name="Version">The version that the writer saw; null means “whatever is there”.</param>
/// <param name="Reason">Answer to a soft check, kept with the revision.</param>
public sealed record FigureEdit(string Indicator, FigureEntry Entry, int? Version = null, string? Reason = null);

public enum CellOutcome
{
    Saved,
    Unchanged,
    Refused,
    Conflict,
    Locked,
    Forbidden,
}

/// <summary>What became of one cell.</summary>
/// <param name="Indicator">Code as asked.</param>
/// <param name="Outcome">Anything but Saved and Unchanged left the database as it was.</param>
/// <param name="Version">Version that the cell has now.</param>
/// <param name="Current">What the cell says now; on a conflict the other person's value.</param>
/// <param name="CurrentBy">Who wrote it.</param>
/// <param name="Code">Stable code of the refusal.</param>
/// <param name="Message">The refusal in Chinese.</param>
public sealed record CellResult(string Indicator, CellOutcome Outcome, int Version, FigureEntry? Current, string? CurrentBy = null, string? Code = null, string? Message = null)
{
    /// <summary>What deserves a second look in the figure that is stored now.</summary>
    public IReadOnlyList<SoftWarning> Warnings { get; init; } = [];

    /// <summary>The reason that is stored with it.</summary>
    public string? Reason { get; init; }

    public bool NeedsReason => WarningState.IsOpen(Warnings, Reason);
}

/// <summary>When a warning still stands in the way of a submission.</summary>
public static class WarningState
{
    /// <summary>A blocking one always, the others until a reason answers them.</summary>
    public static bool IsOpen(IReadOnlyList<SoftWarning> warnings, string? reason)
    {
        ArgumentNullException.ThrowIfNull(warnings);
        return warnings.Any(warning => warning.Blocks) || (warnings.Count > 0 && reason is null);
    }
}

/// <summary>One stored figure of a month, for REST.</summary>
public sealed record StoredFigure(string Indicator, FigureEntry Entry, int Version, string Department, SubmissionState Submission, int SubmissionVersion);
