using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>A real .xlsx of numbers and words, and the text that Excel and WPS put on the clipboard when its cells are copied.</summary>
internal static class Workbook
{
    /// <summary>#,##0.00### as a custom format, so that the clipboard gets what the cell shows and not what it holds.</summary>
    private const string Shown = "#,##0.###";

    /// <summary>Writes decimals as formatted numbers and everything else as text.</summary>
    public static byte[] Write(IEnumerable<IEnumerable<object>> rows)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = Shown }), new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()),
                new CellStyleFormats(new CellFormat()), new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true }));
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select(row => new Row(row.Select(CellOf)))));
            workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "月报" }));
        }
        return memory.ToArray();
    }

    /// <summary>text/plain as Excel writes it: every line ends with CR LF, the last too; a cell with a line break is quoted.</summary>
    public static string CopiedFromExcel(byte[] file) => string.Concat(Texts(file).Select(row => string.Join('\t', row.Select(Quoted)) + "\r\n"));

    /// <summary>text/plain as WPS writes it: lines are separated, the last has no end of its own.</summary>
    public static string CopiedFromWps(byte[] file) => string.Join('\n', Texts(file).Select(row => string.Join('\t', row.Select(Quoted))));

    private static Cell CellOf(object content) => content is decimal number
        ? new Cell { CellValue = new CellValue(number), DataType = CellValues.Number, StyleIndex = 1 }
        : new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text((string)content)) };

    private static List<List<string>> Texts(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().Select(TextOf).ToList())];
    }

    private static string TextOf(Cell cell) => cell.DataType?.Value == CellValues.InlineString
        ? cell.InlineString!.InnerText
        : decimal.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture).ToString(Shown, CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.AsSpan().ContainsAny('\n', '\t', '"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
