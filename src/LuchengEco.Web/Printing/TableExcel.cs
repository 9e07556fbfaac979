using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LuchengEco.Web.Printing;

/// <summary>A plain table of texts as an Excel file with its head frozen; every field is an inline string, which is never evaluated.</summary>
internal static class TableExcel
{
    /// <param name="title">Name of the sheet.</param>
    /// <param name="widths">Of the columns, in characters.</param>
    /// <param name="heads">One for each column.</param>
    /// <param name="rows">Their fields in the order of <paramref name="heads"/>.</param>
    public static byte[] Write(string title, IReadOnlyList<int> widths, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows) =>
        WriteCells(title, widths, heads, rows.Select(fields => (IReadOnlyList<Cell>)[.. fields.Select(field => ExcelCells.Text(field))]));

    /// <summary>The same of cells that may be numbers.</summary>
    public static byte[] WriteCells(string title, IReadOnlyList<int> widths, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = ExcelStyles.Create();
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(
                new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
                new Columns(widths.Select((width, index) => new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true })),
                new SheetData(rows.Select(cells => new Row(cells)).Prepend(new Row(ExcelCells.Heads([.. heads])))));
            workbook.Workbook.Sheets!.Append(new Sheet { Name = title, SheetId = 1, Id = workbook.GetIdOfPart(part) });
            workbook.Workbook.Save();
        }
        return memory.ToArray();
    }
}
