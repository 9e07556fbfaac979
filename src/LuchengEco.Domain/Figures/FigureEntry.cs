namespace LuchengEco.Domain.Figures;

/// <summary>Why a cell carries no number although somebody looked at it. A blank cell has no mark, a zero is a number.</summary>
public enum FigureMark
{
    None,

    /// <summary>不适用: the month has no such thing; it is neither missing nor part of the rest of the year.</summary>
    NotApplicable,

    /// <summary>尚未公布: the number exists or will, and is not out yet; the month stays missing.</summary>
    NotPublished,
}

/// <summary>What a clerk says of one cell: numbers in the indicator's unit, weight in valid days.</summary>
public sealed record FigureEntry(
    decimal? Value = null,
    decimal? Numerator = null,
    decimal? Denominator = null,
    decimal? Weight = null,
    FigureMark Mark = FigureMark.None,
    string? Note = null)
{
    public static FigureEntry Blank { get; } = new();

    /// <summary>True when the cell carries a number that counts: a value, or a numerator with its denominator.</summary>
    public bool HasFigure => Value is not null || (Numerator is not null && Denominator is not null);

    public bool IsBlank => !HasFigure && Numerator is null && Denominator is null && Weight is null && Mark == FigureMark.None;

    /// <summary>Equal in every number, the mark and the note as it is stored: 1.0 equals 1, spaces around a note say nothing.</summary>
    public bool SaysTheSameAs(FigureEntry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return HasTheNumbersOf(other) && Remark.Tidy(Note) == Remark.Tidy(other.Note);
    }

    /// <summary>Equal in every number and the mark.</summary>
    public bool HasTheNumbersOf(FigureEntry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Value == other.Value && Numerator == other.Numerator && Denominator == other.Denominator && Weight == other.Weight && Mark == other.Mark;
    }
}

/// <summary>Which way a figure came in.</summary>
public enum Door
{
    Page,
    Paste,
    Excel,
    Rest,

    /// <summary>Computed from readings of instruments.</summary>
    Reading,

    Demonstration,
}
