using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Entry;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Workbooks;

/// <summary>One row of the form as it lies in a workbook.</summary>
/// <param name="Sheet">Name of its sheet.</param>
/// <param name="Number">Number of the row.</param>
/// <param name="Month">The month that it is of.</param>
/// <param name="Code">Code of the indicator; empty when the row has none.</param>
/// <param name="Columns">Where each column of the form lies in this sheet.</param>
/// <param name="Cells">What stands in it.</param>
/// <param name="Problem">Why it is no row of the form, in Chinese.</param>
public sealed record EntryLine(string Sheet, int Number, YearMonth Month, string Code, IReadOnlyDictionary<EntryColumn, int> Columns, IReadOnlyDictionary<int, GridCell> Cells,
    string? Problem = null)
{
    /// <summary>E7, or the row alone where the column was removed.</summary>
    public string Place(EntryColumn column) => Columns.TryGetValue(column, out var index) ? Grid.Reference(index, Number) : Number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a figure said when the workbook was written.</summary>
internal sealed record SeenFigure(int Version, FigureEntry Entry, string? Reason);

/// <summary>A workbook taken apart into rows of the form.</summary>
internal sealed record EntryContent(IReadOnlyList<EntryLine> Lines, IReadOnlyDictionary<(YearMonth Month, string Code), SeenFigure> Seen)
{
    public IReadOnlyList<YearMonth> Months { get; } = [.. Lines.Select(line => line.Month).Distinct().Order()];
}

/// <summary>Finds the rows of the form in a workbook by head, code and month, wherever they have moved.</summary>
internal static class EntryReader
{
    /// <summary>Rows in which the heads are looked for.</summary>
    private const int HeadWithin = 60;

    /// <param name="sheets">The sheets of the workbook.</param>
    /// <param name="month">The month of rows that name none.</param>
    /// <exception cref="WorkbookException">It is no form at all.</exception>
    public static EntryContent Read(IReadOnlyList<Grid> sheets, YearMonth month)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        var seen = Seen(sheets.FirstOrDefault(sheet => sheet.Name == EntryWorkbook.HiddenSheet));
        var lines = new List<EntryLine>();
        var heads = 0;
        foreach (var sheet in sheets.Where(sheet => sheet.Name != EntryWorkbook.HiddenSheet))
        {
            IReadOnlyDictionary<EntryColumn, int>? columns = null;
            foreach (var (index, row) in sheet.Rows.Index())
            {
                if ((columns is null && index >= HeadWithin) || lines.Count > ImportService.MaxRows)
                    break;
                if (Heads(sheet, row) is { } found)
                {
                    columns = found;
                    heads++;
                }
                else if (columns is not null && LineOf(sheet, row, columns, month) is { } line)
                {
                    lines.Add(line);
                }
            }
        }
        if (heads == 0)
            throw new WorkbookException(Phrase.Of(WorkbookText.NoHead, WorkbookText.Code));
        if (lines.Count == 0)
            throw new WorkbookException(WorkbookText.NoRows);
        return lines.Count > ImportService.MaxRows
            ? throw new WorkbookException(Phrase.Of(WorkbookText.TooManyRows, ImportService.MaxRows))
            : new EntryContent(lines, seen);
    }

    /// <summary>The columns of the form, when the row is its head: one cell names the code and another something to fill in.</summary>
    private static Dictionary<EntryColumn, int>? Heads(Grid sheet, GridRow row)
    {
        var columns = new Dictionary<EntryColumn, int>();
        string? twice = null;
        foreach (var (index, cell) in row.Cells.OrderBy(pair => pair.Key))
        {
            var text = Tight(cell.Text);
            foreach (var column in EntryColumns.All)
            {
                if (text == EntryColumns.Head(column) && !columns.TryAdd(column, index))
                    twice ??= text;
            }
        }
        if (!columns.ContainsKey(EntryColumn.Code) || !EntryColumns.Inputs.Any(columns.ContainsKey))
            return null;
        return twice is null ? columns : throw new WorkbookException(Phrase.Of(WorkbookText.HeadTwice, sheet.Name, twice));
    }

    private static EntryLine? LineOf(Grid sheet, GridRow row, IReadOnlyDictionary<EntryColumn, int> columns, YearMonth fallback)
    {
        var code = row.Cells.GetValueOrDefault(columns[EntryColumn.Code]).Text is { } written ? Tight(written).ToLowerInvariant() : "";
        if (code.Length == 0)
        {
            var isFilled = EntryColumns.Inputs.Any(column => columns.TryGetValue(column, out var index) && row.Cells.TryGetValue(index, out var cell)
                && cell.Kind != GridKind.Covered && !string.IsNullOrWhiteSpace(cell.Text));
            return isFilled ? new EntryLine(sheet.Name, row.Number, fallback, "", columns, row.Cells, WorkbookText.RowWithoutCode) : null;
        }
        var month = columns.TryGetValue(EntryColumn.Month, out var at) && row.Cells.TryGetValue(at, out var text) && !string.IsNullOrWhiteSpace(text.Text)
            ? MonthOf(text)
            : fallback;
        return month is { } known
            ? new EntryLine(sheet.Name, row.Number, known, code, columns, row.Cells)
            : new EntryLine(sheet.Name, row.Number, fallback, code, columns, row.Cells, Phrase.Of(WorkbookText.MonthUnreadable, Shortened(row.Cells[at].Text)));
    }

    /// <summary>2024-10; or the date that a spreadsheet makes of it.</summary>
    private static YearMonth? MonthOf(GridCell cell)
    {
        if (YearMonth.TryParse(Tight(cell.Text), null, out var month))
            return month;
        if (cell.Kind != GridKind.Date)
            return null;
        if (double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is > 36_525 and < 73_051)
            return YearMonth.Of(DateOnly.FromDateTime(DateTime.FromOADate(days)));
        return cell.Text.Length >= 7 && YearMonth.TryParse(cell.Text[..7], null, out var iso) ? iso : null;
    }

    private static Dictionary<(YearMonth, string), SeenFigure> Seen(Grid? hidden)
    {
        var seen = new Dictionary<(YearMonth, string), SeenFigure>();
        if (hidden is null || hidden.Rows.Count == 0 || TextAt(hidden.Rows[0], 0) != EntryWorkbook.Signature)
            return seen;
        if (!int.TryParse(TextAt(hidden.Rows[0], 1), NumberStyles.None, CultureInfo.InvariantCulture, out var template) || template > EntryWorkbook.TemplateVersion)
            throw new WorkbookException(WorkbookText.NewerTemplate);
        foreach (var row in hidden.Rows.Skip(1))
        {
            if (!YearMonth.TryParse(TextAt(row, 0), null, out var month) || !int.TryParse(TextAt(row, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
                continue;
            var numbers = Enumerable.Range(3, 4).Select(column => TypedNumber.Read(TextAt(row, column))).ToList();
            if (numbers.All(number => number.Problem is null))
            {
                seen[(month, TextAt(row, 1))] = new SeenFigure(version, new FigureEntry(numbers[0].Number, numbers[1].Number, numbers[2].Number, numbers[3].Number,
                    TypedTexts.MarkOf(TextAt(row, 7)), TextAt(row, 8) is { Length: > 0 } note ? note : null), TextAt(row, 9) is { Length: > 0 } reason ? reason : null);
            }
        }
        return seen;
    }

    private static string TextAt(GridRow row, int column) => row.Cells.GetValueOrDefault(column).Text ?? "";

    internal static string Tight(string? text) => string.Concat((text ?? "").Where(sign => !char.IsWhiteSpace(sign) && sign is not ('\u200b' or '\ufeff')));

    internal static string Shortened(string text) => text.Length <= 30 ? text : text[..30] + "…";
}
