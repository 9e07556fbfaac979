using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Services.Auditing;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Printing;

/// <summary>Entries of the audit as an Excel file; every field is an inline string, which is never evaluated.</summary>
public static class AuditExcel
{
    private static readonly int[] Widths = [9, 20, 24, 22, 9, 30, 40, 18, 66];

    public static byte[] Write(IReadOnlyList<AuditLine> lines)
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
                new SheetData(lines.Select(line => RowOf(AuditWords.FieldsOf(line), ExcelStyles.Text)).Prepend(RowOf(AuditWords.Heads, ExcelStyles.Head))));
            workbook.Workbook.Sheets!.Append(new Sheet { Name = AdminText.AuditTitle, SheetId = 1, Id = workbook.GetIdOfPart(part) });
            workbook.Workbook.Save();
        }
        return memory.ToArray();
    }

    private static Row RowOf(IReadOnlyList<string> fields, uint style) => new(fields.Select(field => new Cell(new InlineString(
        new Text(string.Concat(field.Where(System.Xml.XmlConvert.IsXmlChar))) { Space = SpaceProcessingModeValues.Preserve }))
    { DataType = CellValues.InlineString, StyleIndex = style }));
}
