using System.Globalization;
using System.Text;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Web.Printing;

namespace LuchengEco.Web.Tests.Printing;

/// <summary>Tables to take away, read back as another program would.</summary>
public sealed class ExportTests
{
    private static readonly ExportTable Table = new("指标/进展", "期间：2024年1—10月", ["指标", "值", "单位", "状态"],
    [
        ["PM2.5", ExportCell.Printed("27.30"), "微克/立方米", "有风险"],
        ["=HYPERLINK(\"http://x\")", ExportCell.Printed("−3.2"), "@unit", "+1"],
        ["-dash", ExportCell.Printed("—"), "\tunit", "a,\"b\"\nc"],
        ["12", ExportCell.Printed("12 次"), "", ""],
    ])
    { Lines = ["期间：2024年1—10月", "口径：全部数据"] };

    [Fact]
    public void Csv_ReadBack_SaysTheSameAndRunsNothing()
    {
        var bytes = ExportCsv.Write(Table);

        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal(
        [
            "指标/进展", "期间：2024年1—10月", "口径：全部数据", "指标|值|单位|状态", "PM2.5|27.30|微克/立方米|有风险", "'=HYPERLINK(\"http://x\")|-3.2|'@unit|'+1", "'-dash|—|'\tunit|a,\"b\"\nc", "12|12 次||",
        ], Records(bytes).Select(record => string.Join('|', record)));
    }

    [Fact]
    public void Excel_ReadBack_HasNumbersWithTheirPlacesAndTextsThatAreNoFormulas()
    {
        using var memory = new MemoryStream(ExportExcel.Write(Table));
        using var document = SpreadsheetDocument.Open(memory, isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        var rows = sheet.Descendants<Row>().Select(row => row.Elements<Cell>().ToList()).ToList();

        Assert.Equal("指标进展", document.WorkbookPart.Workbook!.Sheets!.Elements<Sheet>().Single().Name!.Value);
        Assert.Equal(["指标/进展", "期间：2024年1—10月", "口径：全部数据"], rows.Take(3).Select(row => row.Single().InnerText));
        Assert.Empty(rows[3]);
        Assert.Equal(["指标", "值", "单位", "状态"], rows[4].Select(cell => cell.InnerText));
        Assert.Equal([CellValues.Number, CellValues.Number, CellValues.InlineString, CellValues.InlineString], rows.Skip(5).Select(row => row[1].DataType!.Value));
        Assert.Equal(["27.3", "-3.2", "—", "12 次"], rows.Skip(5).Select(row => row[1].InnerText));
        // A name that looks like a number stays a name.
        Assert.Equal(CellValues.InlineString, rows[8][0].DataType!.Value);
        Assert.Equal("=HYPERLINK(\"http://x\")", rows[6][0].InnerText);
        Assert.Empty(sheet.Descendants<CellFormula>());
        Assert.Equal(5D, sheet.Descendants<Pane>().Single().VerticalSplit!.Value);
        // 27.30 is shown with two places.
        var styles = document.WorkbookPart.WorkbookStylesPart!.Stylesheet!;
        var format = styles.CellFormats!.Elements<CellFormat>().ElementAt((int)rows[5][1].StyleIndex!.Value).NumberFormatId!.Value;
        Assert.Equal("0.00", styles.NumberingFormats!.Elements<NumberingFormat>().Single(known => known.NumberFormatId!.Value == format).FormatCode!.Value);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document));
    }

    internal static IReadOnlyList<string[]> Records(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        using var csv = new CsvParser(reader, CultureInfo.InvariantCulture);
        var records = new List<string[]>();
        while (csv.Read())
        {
            if (csv.Record is { } record && !(record.Length == 1 && record[0].Length == 0))
                records.Add(record);
        }
        return records;
    }
}
