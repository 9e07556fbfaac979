using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using LuchengEco.Web.Workbooks;

namespace LuchengEco.Web.Features.Entry.Import;

/// <summary>What becomes of a row of a workbook, in words.</summary>
internal static class ImportWords
{
    public static string Of(ImportLine line) => line.Outcome switch
    {
        ImportOutcome.Unchanged => line.Row.Entry.SaysTheSameAs(line.Before) ? ImportText.Unchanged : ImportText.Untouched,
        ImportOutcome.Changes => Clears(line) ? ImportText.Clears : ImportText.Changes,
        ImportOutcome.Stored => ImportText.Stored,
        ImportOutcome.Refused => ImportText.Refused,
        ImportOutcome.Conflict => ImportText.Conflict,
        ImportOutcome.Locked => ImportText.Locked,
        ImportOutcome.Forbidden => ImportText.Forbidden,
        ImportOutcome.Unknown => ImportText.Unknown,
    };

    /// <summary>A shape of its own for each, so that colour is never the only sign.</summary>
    public static string Icon(ImportLine line) => line.Outcome switch
    {
        ImportOutcome.Unchanged => "＝",
        ImportOutcome.Changes => Clears(line) ? "⌫" : "→",
        ImportOutcome.Stored => "✓",
        ImportOutcome.Refused or ImportOutcome.Unknown => "✕",
        ImportOutcome.Conflict => "⇄",
        ImportOutcome.Locked or ImportOutcome.Forbidden => "⊘",
    };

    /// <summary>A figure goes and none comes.</summary>
    public static bool Clears(ImportLine line) => !line.Before.IsBlank && line.Row.Entry.IsBlank;

    public static string Entry(SheetRow? row, FigureEntry entry) => row is not null
        ? FigureWords.Full(row, entry)
        : entry.Numerator is null && entry.Denominator is null
            ? entry.Mark == FigureMark.None ? TypedNumber.Write(entry.Value) : FigureWords.Of(entry.Mark)
            : $"{TypedNumber.Write(entry.Numerator)}/{TypedNumber.Write(entry.Denominator)}";

    /// <summary>Sheet and cell, as people look for it; the whole row where no single cell is at fault.</summary>
    public static string Place(EntryLine line, ImportLine result) => Phrase.Of(ImportText.Place, line.Sheet,
        ColumnOf(result) is { } column && line.Columns.ContainsKey(column) ? line.Place(column) : Phrase.Of(ImportText.PlaceRow, line.Number));

    public static string Month(YearMonth month) => Phrase.Of(ImportText.MonthOf, month.Year, month.Month);

    /// <summary>The cell that a rule of the domain speaks of.</summary>
    private static EntryColumn? ColumnOf(ImportLine line) => line.Code switch
    {
        "value-missing" or "value-out-of-range" or "fraction-expected" => EntryColumn.Value,
        "value-expected" or "numerator-above-denominator" or "number-negative" or "days-not-whole" or "fraction-incomplete" => EntryColumn.Numerator,
        "days-beyond-month" => EntryColumn.Denominator,
        "weight-not-expected" or "weight-out-of-range" => EntryColumn.Weight,
        "mark-with-number" => EntryColumn.Mark,
        "note-too-long" or "note-invalid" => EntryColumn.Note,
        "reason-too-long" or "reason-invalid" => EntryColumn.Reason,
        "number-too-large" or "too-many-decimals" => line.Row.Entry.Value is null ? EntryColumn.Numerator : EntryColumn.Value,
        _ => null,
    };
}
