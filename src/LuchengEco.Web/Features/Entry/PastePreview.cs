using LuchengEco.Domain;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Entry;

/// <summary>What would become of one cell of a pasted block.</summary>
public enum PasteOutcome
{
    /// <summary>Takes a new text.</summary>
    Changed,

    /// <summary>Loses its text.</summary>
    Cleared,

    /// <summary>Says already what is pasted.</summary>
    Same,

    /// <summary>A blank of the block that leaves the cell alone.</summary>
    Kept,

    /// <summary>Cannot be read, or is no possible figure.</summary>
    Refused,

    /// <summary>Its row is not open.</summary>
    Locked,

    /// <summary>No cell of the grid lies there.</summary>
    Outside,
}

/// <summary>One cell of the block and what would become of it.</summary>
/// <param name="Line">Line of the block, from 0.</param>
/// <param name="Place">Cell of the line, from 0; null for a cell of the row that the block does not name and yet changes.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Old">What stands there now, in words.</param>
/// <param name="New">What would stand there as the server reads it; as pasted where it does not take it.</param>
public sealed record PasteCell(int Line, int? Place, PasteOutcome Outcome, string Old, string New)
{
    public SheetRow? Row { get; init; }

    public EntryField? Field { get; init; }

    /// <summary>Why it is not taken, or what it still lacks, in Chinese.</summary>
    public string? Reason { get; init; }

    public bool Changes => Outcome is PasteOutcome.Changed or PasteOutcome.Cleared;

    public bool IsTurnedAway => Outcome is PasteOutcome.Refused or PasteOutcome.Locked or PasteOutcome.Outside;
}

/// <summary>A row of the grid as it stands in the browser.</summary>
/// <param name="Row">The indicator.</param>
/// <param name="Texts">Its fields as typed.</param>
/// <param name="WhyClosed">Why it cannot be typed, in Chinese; null when it can.</param>
public sealed record PasteTarget(SheetRow Row, TypedTexts Texts, string? WhyClosed);

/// <summary>The fields of one row as they stand after the paste.</summary>
public sealed record PastedRow(string Indicator, TypedTexts Texts);

/// <summary>A block over the grid before anything is stored: a result for each of its cells, and the rows as they would be.</summary>
/// <remarks>
/// Pure. Cells lie as on the screen: number, second number, mark, note. A column that none of the rows has is left out, and so is the column of
/// marks when the block has other words there: whoever pastes numbers and a remark means the note.
/// </remarks>
public sealed record PastePreview(IReadOnlyList<PasteCell> Cells, IReadOnlyList<PastedRow> Rows)
{
    public int Changed => Count(PasteOutcome.Changed);

    public int Cleared => Count(PasteOutcome.Cleared);

    public int Same => Count(PasteOutcome.Same);

    public int Kept => Count(PasteOutcome.Kept);

    /// <summary>Reads a block whose first cell lies on <paramref name="firstColumn"/> of the first of <paramref name="targets"/>.</summary>
    /// <param name="block">From the clipboard.</param>
    /// <param name="targets">The rows from the first one downwards; fewer than the block has lines where the grid ends.</param>
    /// <param name="firstColumn">One of <see cref="EntryField.Columns"/>.</param>
    /// <param name="month">The month of the sheet.</param>
    /// <param name="today">Today in China.</param>
    /// <param name="blanksClear">Whether a blank of the block empties its cell; otherwise it leaves it alone.</param>
    public static PastePreview Read(ClipboardBlock block, IReadOnlyList<PasteTarget> targets, string firstColumn, YearMonth month, DateOnly today, bool blanksClear)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(targets);
        var columns = ColumnsOf(block, targets, firstColumn);
        var cells = new List<PasteCell>();
        var rows = new List<PastedRow>();
        for (var line = 0; line < block.Lines.Count; line++)
        {
            if (line >= targets.Count)
            {
                cells.AddRange(block.Lines[line].Select((text, place) => Beyond(line, place, text)));
                continue;
            }
            var reader = new PasteRowReader(targets[line], line, month, today, blanksClear);
            for (var place = 0; place < block.Lines[line].Count; place++)
                reader.Read(place, columns[place], block.Lines[line][place]);
            var texts = reader.Finish();
            cells.AddRange(reader.Cells);
            if (texts != targets[line].Texts)
                rows.Add(new PastedRow(targets[line].Row.Code, texts));
        }
        return new PastePreview(cells, rows);
    }

    private static PasteCell Beyond(int line, int place, string text) =>
        text.Length == 0 ? new(line, place, PasteOutcome.Kept, "", "") : new(line, place, PasteOutcome.Outside, "", text) { Reason = PasteText.BelowTheGrid };

    private static List<string?> ColumnsOf(ClipboardBlock block, IReadOnlyList<PasteTarget> targets, string firstColumn)
    {
        var present = EntryField.Columns.SkipWhile(column => column != firstColumn)
            .Where(column => column != EntryField.SecondNumber || column == firstColumn
                || targets.Take(block.Lines.Count).Any(target => EntryField.At(target.Row, column) is not null))
            .ToList();
        var columns = new List<string?>();
        for (var place = 0; place < block.Width; place++)
        {
            if (columns.Count > 0 && present is [EntryField.Mark, ..] && block.Lines.Any(line => place < line.Count && line[place].Length > 0 && MarkWords.ReadChoice(line[place]) is null))
                present.RemoveAt(0);
            columns.Add(present.Count == 0 ? null : present[0]);
            if (present.Count > 0)
                present.RemoveAt(0);
        }
        return columns;
    }

    private int Count(PasteOutcome outcome) => Cells.Count(cell => cell.Outcome == outcome);
}
