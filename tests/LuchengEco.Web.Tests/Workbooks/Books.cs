using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Workbooks;
using Sheets = LuchengEco.Web.Tests.Entry.Sheets;

namespace LuchengEco.Web.Tests.Workbooks;

/// <summary>Forms made by hand, and what a person does to a workbook in Excel, done with the SDK.</summary>
internal static class Books
{
    public static readonly DateTimeOffset Moment = new(2024, 11, 24, 10, 0, 0, TimeSpan.FromHours(8));

    public static SheetRow Share { get; } = Sheets.Sum with { Code = "air.share", Name = "完成率", Unit = "%", PlausibleMax = 300 };

    public static MonthForm Form(YearMonth month, params SheetRow[] rows) => new(month, [new UnitForm(Sheets.Air, rows, null, null)], Moment);

    public static MonthForm Form(params SheetRow[] rows) => Form(Sheets.November, rows);

    public static byte[] Edit(byte[] book, Action<SpreadsheetDocument> edit)
    {
        using var memory = new MemoryStream();
        memory.Write(book);
        using (var document = SpreadsheetDocument.Open(memory, isEditable: true))
            edit(document);
        return memory.ToArray();
    }

    public static WorksheetPart SheetOf(SpreadsheetDocument document, string? name = null)
    {
        var sheet = document.WorkbookPart!.Workbook!.Descendants<Sheet>().First(sheet => name is null || sheet.Name == name);
        return (WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!.Value!);
    }

    public static Cell CellAt(SpreadsheetDocument document, string reference, string? sheet = null) =>
        SheetOf(document, sheet).Worksheet!.Descendants<Cell>().Single(cell => cell.CellReference == reference);

    /// <summary>The cell of a column in the row of an indicator.</summary>
    public static Cell CellOf(SpreadsheetDocument document, string code, EntryColumn column, string? sheet = null)
    {
        var row = SheetOf(document, sheet).Worksheet!.Descendants<Row>().Single(row => row.Elements<Cell>().First().InnerText == code);
        return row.Elements<Cell>().Single(cell => cell.CellReference!.Value!.StartsWith(EntryColumns.Letter(column), StringComparison.Ordinal));
    }

    /// <summary>As Excel writes a typed number.</summary>
    public static void Type(Cell cell, decimal number)
    {
        cell.RemoveAllChildren();
        cell.DataType = null;
        cell.Append(new CellValue(number));
    }

    public static void Type(Cell cell, string text)
    {
        cell.RemoveAllChildren();
        cell.DataType = CellValues.InlineString;
        cell.Append(new InlineString(new Text(text)));
    }

    /// <summary>The rows of a workbook as an import would get them, against the rows of its own form.</summary>
    public static IReadOnlyList<ImportRow> Read(byte[] book, params SheetRow[] rows) => Read(WorkbookFile.Read(book), rows);

    public static IReadOnlyList<ImportRow> Read(IReadOnlyList<Grid> grids, params SheetRow[] rows)
    {
        var content = EntryReader.Read(grids, Sheets.November);
        return [.. content.Lines.Select(line => EntryLineReader.Read(line, rows.FirstOrDefault(row => row.Code == line.Code), content.Seen.GetValueOrDefault((line.Month, line.Code))))];
    }

    public static List<string> Errors(byte[] book)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(book), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];
    }

    public static SheetRow Filled(SheetRow row, FigureEntry entry, int version = 1) => row with { Entry = entry, Version = version };
}
