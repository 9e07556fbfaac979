using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Services.Changes;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Printing;

/// <summary>Changes as an Excel file; every field is an inline string, which is never evaluated.</summary>
public static class ChangeExcel
{
    private static readonly int[] Widths = [20, 10, 32, 10, 30, 30, 50, 14, 10, 40, 8];

    public static byte[] Write(IReadOnlyList<ChangeLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = ExcelStyles.Create();
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(
                new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
                new Columns(Widths.Select((width, index) => new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true })),
                new SheetData(lines.Select(line => new Row(ChangeWords.FieldsOf(line).Select(field => ExcelCells.Text(field)))).Prepend(new Row(ExcelCells.Heads([.. ChangeWords.Heads])))));
            workbook.Workbook.Sheets!.Append(new Sheet { Name = ChangePageText.Title, SheetId = 1, Id = workbook.GetIdOfPart(part) });
            workbook.Workbook.Save();
        }
        return memory.ToArray();
    }
}
