using LuchengEco.Domain;
using LuchengEco.Domain.Figures;

namespace LuchengEco.Services.Entry;

/// <summary>One row of a workbook as it was read.</summary>
/// <param name="Month">The month that the row is of.</param>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Entry">What the row says now.</param>
/// <param name="Seen">What the row said when the workbook was written; null when the workbook does not tell.</param>
/// <param name="Version">Version of the figure at that time; null when the workbook does not tell.</param>
/// <param name="Reason">Why the figure is so, for a soft check.</param>
/// <param name="Problem">Why the row could not be read, in Chinese; null when it could.</param>
public sealed record ImportRow(YearMonth Month, string Indicator, FigureEntry Entry, FigureEntry? Seen = null, int? Version = null, string? Reason = null,
    string? Problem = null)
{
    /// <summary>The reason that stood there when the workbook was written.</summary>
    public string? SeenReason { get; init; }
}

public enum ImportOutcome
{
    /// <summary>The row says nothing that is not stored already, or what it said when the workbook was written.</summary>
    Unchanged,

    /// <summary>It will be stored, together with all the others.</summary>
    Changes,

    /// <summary>It was stored.</summary>
    Stored,

    /// <summary>No such figure can be: unreadable, out of range, twice in the file.</summary>
    Refused,

    /// <summary>Somebody changed the figure since the workbook was written, or since the preview.</summary>
    Conflict,

    /// <summary>The month of the unit is submitted or approved.</summary>
    Locked,

    /// <summary>The actor does not fill this indicator.</summary>
    Forbidden,

    /// <summary>There is no such indicator.</summary>
    Unknown,
}

/// <summary>What becomes of one row.</summary>
/// <param name="Row">The row as read.</param>
/// <param name="Outcome">Anything but Unchanged, Changes and Stored keeps the whole workbook out.</param>
/// <param name="Before">What is stored now; blank when nothing is.</param>
/// <param name="BeforeBy">Who wrote it.</param>
/// <param name="Version">Version of what is stored now; 0 when nothing is.</param>
/// <param name="Code">Stable code of the refusal.</param>
/// <param name="Message">The refusal in Chinese.</param>
/// <param name="Name">Name of the indicator; null when there is none.</param>
public sealed record ImportLine(ImportRow Row, ImportOutcome Outcome, FigureEntry Before, string? BeforeBy, int Version, string? Code = null, string? Message = null,
    string? Name = null)
{
    /// <summary>What deserves a second look in the figure as it would be stored.</summary>
    public IReadOnlyList<SoftWarning> Warnings { get; init; } = [];

    /// <summary>Whether the month could not be submitted with the figure as the workbook has it.</summary>
    public bool NeedsReason { get; init; }

    public bool IsError => Outcome is ImportOutcome.Refused or ImportOutcome.Conflict or ImportOutcome.Locked or ImportOutcome.Forbidden or ImportOutcome.Unknown;
}

/// <summary>What becomes of a workbook: all of it or nothing.</summary>
/// <param name="Lines">One for each row, in the order asked.</param>
/// <param name="Applied">Whether the changes are stored.</param>
public sealed record ImportResult(IReadOnlyList<ImportLine> Lines, bool Applied)
{
    public bool HasErrors => Lines.Any(line => line.IsError);

    public int Changes => Lines.Count(line => line.Outcome is ImportOutcome.Changes or ImportOutcome.Stored);

    public bool MayApply => !Applied && !HasErrors && Changes > 0;
}
