using System.Globalization;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Entry;
using LuchengEco.Web.Resources;
using Typed = LuchengEco.Domain.Resources.TypedNumberText;

namespace LuchengEco.Web.Workbooks;

/// <summary>Reads the cells of a row as the figure that its author means, or says which cell cannot be read and what to do.</summary>
internal static class EntryLineReader
{
    /// <param name="line">The row.</param>
    /// <param name="indicator">The row of the form in the system; null when it is not the reader's or unknown, which the import then says.</param>
    /// <param name="seen">What the row said when the workbook was written; null when the workbook does not tell.</param>
    public static ImportRow Read(EntryLine line, SheetRow? indicator, SeenFigure? seen)
    {
        ArgumentNullException.ThrowIfNull(line);
        var problems = new List<string>();
        // A column that was removed says nothing: what was there stays.
        var kept = seen?.Entry ?? indicator?.Entry ?? FigureEntry.Blank;
        var value = Number(EntryColumn.Value, WorkbookText.Value, kept.Value, indicator is null || indicator.Unit.EndsWith('%'));
        var numerator = Number(EntryColumn.Numerator, indicator?.NumeratorName ?? WorkbookText.Numerator, kept.Numerator, percentAllowed: false);
        var denominator = Number(EntryColumn.Denominator, indicator?.DenominatorName ?? WorkbookText.Denominator, kept.Denominator, percentAllowed: false);
        var weight = Number(EntryColumn.Weight, WorkbookText.Weight, kept.Weight, percentAllowed: false);
        var mark = Mark(kept.Mark);
        var note = Text(EntryColumn.Note, kept.Note);
        var reason = Text(EntryColumn.Reason, null);
        if (line.Problem is { } problem)
            problems.Insert(0, problem);
        return new ImportRow(line.Month, line.Code, new FigureEntry(value, numerator, denominator, weight, mark, note), seen?.Entry, seen?.Version, reason,
            problems.Count == 0 ? null : string.Join('\n', problems))
        { SeenReason = seen?.Reason };

        decimal? Number(EntryColumn column, string name, decimal? otherwise, bool percentAllowed)
        {
            if (!line.Columns.TryGetValue(column, out var index))
                return otherwise;
            if (!line.Cells.TryGetValue(index, out var cell))
                return null;
            var read = ReadNumber(cell, name, percentAllowed);
            if (read.Problem is { } wrong)
                problems.Add(Phrase.Of(WorkbookText.AtCell, line.Place(column), wrong));
            return read.Number;
        }

        FigureMark Mark(FigureMark otherwise)
        {
            if (!line.Columns.TryGetValue(EntryColumn.Mark, out var index))
                return otherwise;
            if (!line.Cells.TryGetValue(index, out var cell))
                return FigureMark.None;
            var word = EntryReader.Tight(cell.Text);
            if (cell.Kind != GridKind.Covered && (word.Length == 0 || word is "—" or "-"))
                return FigureMark.None;
            foreach (var known in Enum.GetValues<FigureMark>())
            {
                if (cell.Kind == GridKind.Text && word == FigureWords.Of(known))
                    return known;
            }
            problems.Add(Phrase.Of(WorkbookText.AtCell, line.Place(EntryColumn.Mark),
                cell.Kind == GridKind.Covered ? WorkbookText.IsMerged : Phrase.Of(WorkbookText.MarkUnknown, EntryReader.Shortened(cell.Text))));
            return FigureMark.None;
        }

        string? Text(EntryColumn column, string? otherwise)
        {
            if (!line.Columns.TryGetValue(column, out var index))
                return otherwise;
            if (!line.Cells.TryGetValue(index, out var cell))
                return null;
            var wrong = cell.Kind switch
            {
                GridKind.Error => Phrase.Of(WorkbookText.IsError, cell.Text),
                GridKind.Uncalculated => WorkbookText.IsUncalculated,
                GridKind.Covered => WorkbookText.IsMerged,
                _ => null,
            };
            if (wrong is not null)
                problems.Add(Phrase.Of(WorkbookText.AtCell, line.Place(column), wrong));
            return wrong is not null || string.IsNullOrWhiteSpace(cell.Text) ? null : cell.Text.Trim();
        }
    }

    /// <summary>What a cell means as a number. A percentage is taken where the indicator is one: 0.975 shown as 97.5 % is 97.5.</summary>
    internal static TypedNumber ReadNumber(GridCell cell, string name, bool percentAllowed) => cell.Kind switch
    {
        GridKind.Text => TypedNumber.Read(cell.Text, percentAllowed),
        GridKind.Number => Exact(cell.Text),
        GridKind.Percent => (Exact(cell.Text), percentAllowed) switch
        {
            ({ Number: { } share }, true) => share < TooMuch ? new(share * 100m, null) : new(null, Typed.TooManyDigits),
            ({ Number: { } share }, false) => new(null, Phrase.Of(WorkbookText.PercentNotExpected, Percentage(share), name)),
            (var unreadable, _) => unreadable,
        },
        GridKind.Date => new(null, WorkbookText.IsDate),
        GridKind.Error => new(null, Phrase.Of(WorkbookText.IsError, EntryReader.Shortened(cell.Text))),
        GridKind.Logical => new(null, Phrase.Of(WorkbookText.IsLogical, cell.Text)),
        GridKind.Uncalculated => new(null, WorkbookText.IsUncalculated),
        GridKind.Covered => new(null, WorkbookText.IsMerged),
    };

    /// <summary>Beyond any figure, and far from the end of <see cref="decimal"/>.</summary>
    private const decimal TooMuch = 1_000_000_000_000_000_000m;

    /// <summary>
    /// A spreadsheet keeps a binary number and writes seventeen digits of it, 0.97499999999999998 for 0.975. What people see and mean are fifteen.
    /// </summary>
    private static TypedNumber Exact(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return default;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var binary) || !double.IsFinite(binary))
            return new(null, Typed.OnlyDigits);
        var written = text.AsSpan().Trim().ContainsAny('e', 'E') || text.Count(char.IsAsciiDigit) > 15 ? binary.ToString("G15", CultureInfo.InvariantCulture) : text;
        if (!decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || (number == 0) != (binary == 0) || Math.Abs(number) >= TooMuch)
            return new(null, Typed.TooManyDigits);
        return new(number, null);
    }

    private static string Percentage(decimal share) => Math.Abs(share) < TooMuch ? $"{TypedNumber.Write(share * 100m)}%" : "%";
}
