using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LuchengEco.Web.Printing;

/// <summary>A table of the summary's workbook: two lines of title, a head that stays in sight and on every printed page, rows that can be filtered, and what is said below.</summary>
/// <param name="Name">Of the sheet.</param>
/// <param name="Widths">Of the columns, in characters.</param>
/// <param name="Heads">One for each column.</param>
/// <param name="Rows">What the filter covers.</param>
internal sealed record ExcelSheet(string Name, IReadOnlyList<int> Widths, IReadOnlyList<string> Heads, IReadOnlyList<Cell[]> Rows)
{
    /// <summary>Number of the first row below the head.</summary>
    public const int FirstRow = 4;

    /// <summary>Columns that stay in sight.</summary>
    public int Frozen { get; init; } = 1;

    /// <summary>Totals and notes, one row apart from the table.</summary>
    public IReadOnlyList<Cell[]> Below { get; init; } = [];

    public int LastRow => FirstRow + Rows.Count - 1;

    /// <summary>Number of the first row of <see cref="Below"/> of a table of so many rows.</summary>
    public static int BelowRow(int rows) => FirstRow + rows + 1;

    /// <param name="workbook">Gets the sheet as its last.</param>
    /// <param name="title">Row 1.</param>
    /// <param name="subtitle">Row 2.</param>
    public void AddTo(WorkbookPart workbook, Cell title, Cell subtitle)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        var data = new SheetData();
        var number = 0u;
        foreach (var cells in (IEnumerable<Cell[]>)[[title], [subtitle], ExcelCells.Heads([.. Heads]), .. Rows, .. Below.Count == 0 ? [] : (Cell[][])[[], .. Below]])
        {
            number++;
            foreach (var (column, cell) in cells.Index())
                cell.CellReference = ExcelCells.Column(column) + number.ToString(CultureInfo.InvariantCulture);
            data.Append(new Row(cells.AsEnumerable<OpenXmlElement>()) { RowIndex = number });
        }
        var corner = ExcelCells.Column(Frozen) + FirstRow.ToString(CultureInfo.InvariantCulture);
        var filter = string.Create(CultureInfo.InvariantCulture, $"A{FirstRow - 1}:{ExcelCells.Column(Heads.Count - 1)}{Math.Max(LastRow, FirstRow)}");
        part.Worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(new Pane { HorizontalSplit = Frozen, VerticalSplit = FirstRow - 1, TopLeftCell = corner, ActivePane = PaneValues.BottomRight, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            new Columns(Widths.Select((width, index) => new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true })),
            data,
            new AutoFilter { Reference = filter },
            new PrintOptions { GridLines = true },
            new PageMargins { Left = .5, Right = .5, Top = .6, Bottom = .6, Header = .3, Footer = .3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&C— &P —")));
        var book = workbook.Workbook!;
        var index = (uint)book.Sheets!.Count();
        book.Sheets!.Append(new Sheet { Name = Name, SheetId = index + 1, Id = workbook.GetIdOfPart(part) });
        book.DefinedNames ??= new DefinedNames();
        book.DefinedNames.Append(
            new DefinedName($"{Quoted}!{Absolute(filter)}") { Name = "_xlnm._FilterDatabase", LocalSheetId = index, Hidden = true },
            new DefinedName(string.Create(CultureInfo.InvariantCulture, $"{Quoted}!$1:${FirstRow - 1}")) { Name = "_xlnm.Print_Titles", LocalSheetId = index });
    }

    private string Quoted => $"'{Name}'";

    private static string Absolute(string range) => string.Join(':', range.Split(':').Select(cell =>
    {
        var digits = cell.IndexOfAny([.. "0123456789"]);
        return $"${cell[..digits]}${cell[digits..]}";
    }));
}
