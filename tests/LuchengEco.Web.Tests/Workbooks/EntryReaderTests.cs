using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Workbooks;
using static LuchengEco.Web.Tests.Workbooks.Books;
using Sheets = LuchengEco.Web.Tests.Entry.Sheets;

namespace LuchengEco.Web.Tests.Workbooks;

/// <summary>What comes back, after Excel, WPS and people have been at it.</summary>
public sealed class EntryReaderTests
{
    private static readonly SheetRow Ratio = Filled(Sheets.Ratio, new FigureEntry(Numerator: 29, Denominator: 30), 3);
    private static readonly SheetRow[] Rows = [Sheets.Mean, Ratio, Sheets.Sum, Share];

    private static byte[] Template => EntryWorkbook.Write(Form(Rows));

    [Fact]
    public void Read_WhatWasWritten_SaysTheSame()
    {
        var read = Read(Template, Rows);

        Assert.Equal(Rows.Select(row => row.Code), read.Select(row => row.Indicator));
        Assert.All(read.Zip(Rows), pair => Assert.Equal((pair.Second.Entry, pair.Second.Entry, pair.Second.Version, Sheets.November, null),
            (pair.First.Entry, pair.First.Seen, pair.First.Version, pair.First.Month, pair.First.Problem)));
    }

    [Theory]
    [InlineData("12.5", 12.5)]
    [InlineData("0.30000000000000004", 0.3)]
    [InlineData("97.499999999999986", 97.5)]
    [InlineData("1.2E+4", 12000)]
    [InlineData("-3", -3)]
    public void Read_ANumberAsExcelWritesIt_IsWhatPeopleSee(string written, double meant) =>
        Assert.Equal((decimal)meant, EntryLineReader.ReadNumber(new GridCell(GridKind.Number, written), "数值", percentAllowed: false).Number);

    [Theory]
    [InlineData("1E+300")]
    [InlineData("1E-300")]
    [InlineData("NaN")]
    public void Read_ANumberThatIsNone_IsRefused(string written) =>
        Assert.NotNull(EntryLineReader.ReadNumber(new GridCell(GridKind.Number, written), "数值", percentAllowed: false).Problem);

    [Fact]
    public void Read_APercentFormattedCell_IsScaledForARateAndRefusedElsewhere()
    {
        var book = Edit(Template, document =>
        {
            var percent = AddFormat(document, 10);
            foreach (var (code, column) in new[] { (Share.Code, EntryColumn.Value), (Sheets.Sum.Code, EntryColumn.Value), (Ratio.Code, EntryColumn.Numerator) })
            {
                var cell = CellOf(document, code, column);
                Type(cell, 0.975m);
                cell.StyleIndex = percent;
            }
        });

        var read = Read(book, Rows).ToDictionary(row => row.Indicator);

        Assert.Equal((97.5m, null), (read[Share.Code].Entry.Value, read[Share.Code].Problem));
        Assert.Contains("E6：", read[Sheets.Sum.Code].Problem, StringComparison.Ordinal);
        Assert.Contains("97.5%", read[Sheets.Sum.Code].Problem, StringComparison.Ordinal);
        Assert.Contains("F5：单元格是百分数97.5%，而这里要填优良天数", read[Ratio.Code].Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.00%", true, false)]
    [InlineData("yyyy\"年\"m\"月\"", false, true)]
    [InlineData("[Red]0.0;[$-804]d", false, false)]
    [InlineData("General", false, false)]
    [InlineData("0\\%", false, false)]
    [InlineData("#,##0\"天d\"", false, false)]
    [InlineData("[h]:mm", false, true)]
    public void KindOfCode_ReadsWhatTheFormatShows(string code, bool percent, bool date) =>
        Assert.Equal(percent ? GridKind.Percent : date ? GridKind.Date : GridKind.Number, NumberFormats.KindOfCode(code));

    [Fact]
    public void Read_DatesErrorsLogicalsAndUncalculatedFormulas_NameTheirCellAndSayWhatToDo()
    {
        var book = Edit(Template, document =>
        {
            var date = CellOf(document, Ratio.Code, EntryColumn.Numerator);
            Type(date, 45_381m);
            date.StyleIndex = AddFormat(document, 58);
            Set(CellOf(document, Ratio.Code, EntryColumn.Denominator), CellValues.Error, "#N/A");
            Set(CellOf(document, Sheets.Mean.Code, EntryColumn.Value), CellValues.Boolean, "1");
            var formula = CellOf(document, Sheets.Sum.Code, EntryColumn.Value);
            formula.RemoveAllChildren();
            formula.DataType = null;
            formula.Append(new CellFormula("1+1"));
        });

        var read = Read(book, Rows).ToDictionary(row => row.Indicator);

        Assert.Matches("^F5：单元格是日期.*\nG5：单元格是错误值#N/A", read[Ratio.Code].Problem!);
        Assert.StartsWith("E4：单元格是逻辑值TRUE", read[Sheets.Mean.Code].Problem, StringComparison.Ordinal);
        Assert.StartsWith("E6：公式没有计算结果", read[Sheets.Sum.Code].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FormulasSharedTextsAndNumbersStoredAsText_AreTaken()
    {
        var book = Edit(Template, document =>
        {
            var shared = document.WorkbookPart!.AddNewPart<SharedStringTablePart>();
            shared.SharedStringTable = new SharedStringTable(
                new SharedStringItem(new Text("unused")),
                new SharedStringItem(new Run(new Text("１,２")), new Run(new Text("３４.5")), new PhoneticRun(new Text("9")) { BaseTextStartIndex = 0, EndingBaseIndex = 1 }));
            var text = CellOf(document, Sheets.Sum.Code, EntryColumn.Value);
            text.RemoveAllChildren();
            (text.DataType, text.CellValue) = (CellValues.SharedString, new CellValue("1"));
            var formula = CellOf(document, Sheets.Mean.Code, EntryColumn.Value);
            formula.RemoveAllChildren();
            formula.Append(new CellFormula("AVERAGE(1,2)"), new CellValue("1.5"));
            Type(CellOf(document, Ratio.Code, EntryColumn.Mark), " 尚未 公布 ");
        });

        var read = Read(book, Rows).ToDictionary(row => row.Indicator);

        Assert.Equal(1234.5m, read[Sheets.Sum.Code].Entry.Value);
        Assert.Equal(1.5m, read[Sheets.Mean.Code].Entry.Value);
        Assert.Equal(FigureMark.NotPublished, read[Ratio.Code].Entry.Mark);
        Assert.All(read.Values, row => Assert.Null(row.Problem));
    }

    [Fact]
    public void Read_MovedColumnsMovedAndDeletedRows_AreFoundByHeadAndCode()
    {
        var grid = WorkbookFile.Read(Template);
        var moved = new Grid("别处", [.. grid[0].Rows.Skip(1).Where(row => row.Number != 4).Reverse().OrderBy(row => row.Number == 3 ? 0 : 1)
            .Select((row, index) => new GridRow(index + 8, row.Cells.ToDictionary(pair => 40 - pair.Key, pair => pair.Value)))]);
        moved = moved with { Rows = [.. moved.Rows.Where(row => row.Cells.Count > 3)] };

        var read = Read([moved, grid[1]], Rows);

        Assert.Equal([Share.Code, Sheets.Sum.Code, Ratio.Code], read.Select(row => row.Indicator));
        Assert.All(read, row => Assert.Equal(row.Seen, row.Entry));
    }

    [Fact]
    public void Read_WithoutAColumn_KeepsWhatStoodInIt()
    {
        var row = Filled(Sheets.Mean, new FigureEntry(Value: 20, Weight: 28, Note: "备"));
        var grids = WorkbookFile.Read(EntryWorkbook.Write(Form(row)));
        var narrower = grids[0] with { Rows = [.. grids[0].Rows.Select(line => line with { Cells = line.Cells.Where(pair => pair.Key != (int)EntryColumn.Weight).ToDictionary() })] };

        Assert.Equal(row.Entry, Read([narrower, grids[1]], row)[0].Entry);
        Assert.Equal(row.Entry, Read([narrower], row)[0].Entry);
    }

    [Fact]
    public void Read_MergedInputs_AreRefusedInsteadOfTakenForBlank()
    {
        var book = Edit(Template, document => SheetOf(document).Worksheet!.Elements<MergeCells>().Single().Append(new MergeCell { Reference = "J4:J6" }));

        var read = Read(book, Rows).ToDictionary(row => row.Indicator);

        Assert.Null(read[Sheets.Mean.Code].Problem);
        Assert.StartsWith("J5：单元格被合并", read[Ratio.Code].Problem, StringComparison.Ordinal);
        Assert.StartsWith("J6：", read[Sheets.Sum.Code].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ARowWithoutCode_IsAnErrorWhenItHasFigures()
    {
        var grids = WorkbookFile.Read(Template);
        var extra = new GridRow(20, new Dictionary<int, GridCell> { [(int)EntryColumn.Name] = new(GridKind.Text, "自加"), [(int)EntryColumn.Value] = new(GridKind.Number, "5") });
        var silent = new GridRow(21, new Dictionary<int, GridCell> { [(int)EntryColumn.Name] = new(GridKind.Text, "说明：以上数据……") });

        var read = Read([grids[0] with { Rows = [.. grids[0].Rows, extra, silent] }, grids[1]], Rows);

        Assert.Equal(Rows.Length + 1, read.Count);
        Assert.Contains("没有指标代码", read[^1].Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GridKind.Text, "2024-09", "2024-09")]
    [InlineData(GridKind.Date, "45566", "2024-10")]
    [InlineData(GridKind.Date, "2024-10-01T00:00:00", "2024-10")]
    [InlineData(GridKind.Text, "十月", null)]
    [InlineData(GridKind.Number, "202410", null)]
    public void Read_TheMonthOfARow_DecidesOrIsAnError(GridKind kind, string text, string? month)
    {
        var grids = WorkbookFile.Read(Template);
        var changed = grids[0] with
        {
            Rows = [.. grids[0].Rows.Select(row => row.Number == 4 ? row with { Cells = new Dictionary<int, GridCell>(row.Cells) { [(int)EntryColumn.Month] = new(kind, text) } } : row)],
        };

        var read = Read([changed, grids[1]], Rows)[0];

        Assert.Equal(month is null, read.Problem is not null);
        if (month is not null)
            Assert.Equal(YearMonth.Parse(month, null), read.Month);
    }

    [Fact]
    public void Read_WhatIsNoForm_SaysWhatIsMissing()
    {
        Assert.Contains("指标代码", Assert.Throws<WorkbookException>(() => Read([new Grid("Sheet1", [])])).Message, StringComparison.Ordinal);
        Assert.Contains("没有任何指标行", Assert.Throws<WorkbookException>(() => Read([new Grid("Sheet1", [HeadOf("指标代码", "数值")])])).Message, StringComparison.Ordinal);
        Assert.Contains("出现了不止一次", Assert.Throws<WorkbookException>(() => Read([new Grid("Sheet1", [HeadOf("指标代码", "数值", "数 值")])])).Message, StringComparison.Ordinal);
        Assert.Contains("更新版本", Assert.Throws<WorkbookException>(() => Read([new Grid(EntryWorkbook.HiddenSheet, [HeadOf(EntryWorkbook.Signature, "99")])])).Message, StringComparison.Ordinal);

        static GridRow HeadOf(params string[] texts) => new(1, texts.Index().ToDictionary(text => text.Index, text => new GridCell(GridKind.Text, text.Item)));
    }

    [Fact]
    public void Read_MoreRowsThanAForm_IsRefused()
    {
        var head = new GridRow(1, new Dictionary<int, GridCell> { [0] = new(GridKind.Text, "指标代码"), [1] = new(GridKind.Text, "数值") });
        var rows = Enumerable.Range(2, ImportService.MaxRows + 1).Select(number => new GridRow(number, new Dictionary<int, GridCell> { [0] = new(GridKind.Text, $"a.{number}") }));

        Assert.Contains("3000", Assert.Throws<WorkbookException>(() => Read([new Grid("1", [head, .. rows])])).Message, StringComparison.Ordinal);
    }

    private static uint AddFormat(SpreadsheetDocument document, uint numberFormat)
    {
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!;
        formats.Append(new CellFormat { NumberFormatId = numberFormat, ApplyNumberFormat = true });
        return (uint)formats.Elements<CellFormat>().Count() - 1;
    }

    private static void Set(Cell cell, CellValues type, string value)
    {
        cell.RemoveAllChildren();
        (cell.DataType, cell.CellValue) = (type, new CellValue(value));
    }
}
