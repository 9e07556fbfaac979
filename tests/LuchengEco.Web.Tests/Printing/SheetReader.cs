using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Web.Tests.Printing;

/// <summary>A workbook as people see it: each cell as its format shows it.</summary>
internal static partial class SheetReader
{
    public static IReadOnlyList<List<Cell>> Rows(SpreadsheetDocument file, string sheet)
    {
        var id = file.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(known => known.Name == sheet).Id!.Value!;
        return [.. ((WorksheetPart)file.WorkbookPart.GetPartById(id)).Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().ToList())];
    }

    /// <summary>Rows of the table below title and head.</summary>
    public static IReadOnlyList<List<Cell>> Table(SpreadsheetDocument file, string sheet) => [.. Rows(file, sheet).Skip(3).TakeWhile(row => row.Count > 0)];

    /// <summary>The number with the decimals of its format, which must not round it; a text as it is.</summary>
    public static string Shown(SpreadsheetDocument file, Cell cell)
    {
        if (cell.DataType?.Value == CellValues.InlineString || cell.DataType?.Value == CellValues.String || cell.CellValue is null)
            return TextOf(file, cell);
        var number = decimal.Parse(cell.CellValue.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
        var styles = file.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        var id = styles.CellFormats!.Elements<CellFormat>().ElementAt((int)(cell.StyleIndex?.Value ?? 0)).NumberFormatId?.Value ?? 0;
        if (id == 0)
            return NumberText.Plain(number);
        var format = styles.NumberingFormats!.Elements<NumberingFormat>().Single(known => known.NumberFormatId!.Value == id).FormatCode!.Value!;
        var decimals = format.Contains('.', StringComparison.Ordinal) ? format.Length - 2 : 0;
        Assert.Equal(number, decimal.Round(number, decimals));
        return NumberText.Of(number, decimals);
    }

    /// <summary>Value of each formula by sheet and address, as it is stored.</summary>
    public static Dictionary<(string Sheet, string Cell), string> Stored(SpreadsheetDocument file) => file.WorkbookPart!.Workbook!.Descendants<Sheet>()
        .SelectMany(sheet => ((WorksheetPart)file.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet!.Descendants<Cell>().Where(cell => cell.CellFormula is not null)
            .Select(cell => (Key: (sheet.Name!.Value!, cell.CellReference!.Value!), Text: TextOf(file, cell))))
        .ToDictionary(pair => pair.Key, pair => pair.Text);

    /// <summary>The same workbook without the results of its formulas: whoever opens it must compute.</summary>
    public static byte[] WithoutResults(byte[] workbook)
    {
        using var memory = new MemoryStream();
        memory.Write(workbook);
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in archive.Entries.Where(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal)).ToList())
            {
                string text;
                using (var reader = new StreamReader(entry.Open()))
                    text = reader.ReadToEnd();
                using var stream = entry.Open();
                stream.SetLength(0);
                using var writer = new StreamWriter(stream);
                writer.Write(Result().Replace(text, "$1"));
            }
        }
        return memory.ToArray();
    }

    private static string TextOf(SpreadsheetDocument file, Cell cell) => cell.DataType?.Value == CellValues.SharedString
        ? file.WorkbookPart!.SharedStringTablePart!.SharedStringTable!.ElementAt(int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)).InnerText
        : cell.DataType?.Value == CellValues.InlineString ? cell.InnerText : cell.CellValue?.Text ?? "";

    [GeneratedRegex("(</x:f>|</f>)<(x:)?v>[^<]*</(x:)?v>")]
    private static partial Regex Result();
}
