using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Explanations;

/// <summary>The parts of an explanation, in the order in which they are read.</summary>
public enum ExplanationPart
{
    /// <summary>What is counted, by which definition, method and standard.</summary>
    Meaning,

    /// <summary>What was typed into one cell.</summary>
    Typed,

    /// <summary>What a published source says.</summary>
    Wording,

    /// <summary>Where a published source says it.</summary>
    Source,

    /// <summary>The formula with the months' own numbers in it.</summary>
    Formula,

    /// <summary>From the exact value to the printed one.</summary>
    Rounding,

    /// <summary>Whether one cell counts, and the value to date after it.</summary>
    Running,

    /// <summary>A published number beside the computed one that counts the same.</summary>
    Computed,

    /// <summary>Target, comparison, and what the rest of the year must bring.</summary>
    Target,

    /// <summary>The same months a year before, and the difference.</summary>
    LastYear,

    /// <summary>From where on the indicator means something else, until the end of the number's year.</summary>
    Breaks,
}

/// <summary>Where one printed number comes from, to be recomputed by hand: page, REST and report show the same words.</summary>
/// <param name="Code">Code of the indicator or of the published number.</param>
/// <param name="Title">Name and months, such as PM2.5浓度（2024年1—10月）.</param>
/// <param name="UnitCode">The 科室 whose cells these are.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="Value">The formula of the exact value; null when nothing can be computed.</param>
/// <param name="Requirement">The formula of what the rest must bring; null when nothing is left to compute.</param>
/// <param name="Printed">As published, with its unit; an em dash without a value.</param>
/// <param name="Sections">Without empty ones.</param>
/// <param name="Cells">January to the month looked from, whether they counted or not; the one of a cell, none of a published number.</param>
/// <param name="Status">Against the target; null of what has none, a cell or a published number.</param>
public sealed record Explanation(string Code, string Title, string UnitCode, string UnitName, FilledFormula? Value, FilledFormula? Requirement, string Printed,
    IReadOnlyList<ExplanationSection> Sections, IReadOnlyList<ExplanationCell> Cells, ProgressStatus? Status = null);

/// <summary>One part in words.</summary>
public sealed record ExplanationSection(ExplanationPart Part, string Heading, IReadOnlyList<ExplanationLine> Lines);

/// <summary>One line; a formula is set apart from prose.</summary>
public sealed record ExplanationLine(string Text, bool IsFormula = false);

/// <summary>One month behind the number.</summary>
/// <param name="Month">The month.</param>
/// <param name="Entry">As typed, in the indicator's unit; weight in valid days.</param>
/// <param name="Numbers">The same in words: 38（有效天数31）, 30/31, 缺数据.</param>
/// <param name="Counts">Whether it is part of the formula.</param>
/// <param name="Version">0 when nobody wrote the cell.</param>
/// <param name="ChangedBy">Who wrote it last.</param>
/// <param name="ChangedAt">When.</param>
/// <param name="State">Where its month is on its way; null when nobody wrote the cell.</param>
public sealed record ExplanationCell(YearMonth Month, FigureEntry Entry, string Numbers, bool Counts, int Version, string? ChangedBy, DateTimeOffset? ChangedAt,
    SubmissionState? State)
{
    public string Note => Entry.Note ?? "";
}
