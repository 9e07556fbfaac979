using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LuchengEco.Web.Printing;

/// <summary>A table as an Excel file, its heads frozen: numbers are numbers with the places that the page prints, texts are never evaluated.</summary>
public static class ExportExcel
{
    private const int Narrowest = 8;
    private const int Widest = 48;
    private const int LongestName = 31;

    public static byte[] Write(ExportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        // Title, lines, a blank row, heads.
        var head = (uint)table.Lines.Count + 3;
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = ExcelStyles.Create();
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(
                new SheetViews(new SheetView(new Pane { VerticalSplit = head, TopLeftCell = $"A{head + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
                new Columns(table.Heads.Select((_, index) => new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = WidthOf(table, index), CustomWidth = true })),
                new SheetData(
                [
                    new Row(ExcelCells.Text(table.Title, ExcelStyles.Title)),
                    .. table.Lines.Select(line => new Row(ExcelCells.Text(line))),
                    new Row(),
                    new Row(ExcelCells.Heads([.. table.Heads])),
                    .. table.Rows.Select(row => new Row(row.Select(CellOf))),
                ]));
            workbook.Workbook.Sheets!.Append(new Sheet { Name = NameOf(table.Title), SheetId = 1, Id = workbook.GetIdOfPart(part) });
            workbook.Workbook.Save();
        }
        return memory.ToArray();
    }

    private static Cell CellOf(ExportCell cell) => cell.Number is { } number ? ExcelCells.Number(number, cell.Decimals) : ExcelCells.Text(cell.Text, cell.Text.Length > Widest / 2 ? ExcelStyles.Wrapped : ExcelStyles.Text);

    /// <summary>In characters; a Chinese one is as wide as two.</summary>
    private static int WidthOf(ExportTable table, int column) =>
        Math.Clamp(table.Rows.Select(row => Length(row[column].Text)).Append(Length(table.Heads[column])).Max() + 2, Narrowest, Widest);

    private static int Length(string text) => text.Sum(character => character > 0xff ? 2 : 1);

    /// <summary>Excel takes neither long names nor some characters.</summary>
    private static string NameOf(string title)
    {
        var name = string.Concat(title.Where(character => !@"[]:*?/\'".Contains(character, StringComparison.Ordinal)));
        return name.Length > LongestName ? name[..LongestName] : name;
    }
}
