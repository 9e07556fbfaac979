using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Workbooks;
using static LuchengEco.Web.Tests.Workbooks.Books;
using Sheets = LuchengEco.Web.Tests.Entry.Sheets;

namespace LuchengEco.Web.Tests.Workbooks;

/// <summary>What is given out: valid, protected but for the inputs, and it says where it comes from.</summary>
public sealed class EntryWorkbookTests
{
    private static readonly SheetRow Ratio = Filled(Sheets.Ratio with { CountsDays = true }, new FigureEntry(Numerator: 29, Denominator: 30), 3);
    private static readonly SheetRow Mean = Filled(Sheets.Mean, new FigureEntry(Value: 26.5m, Weight: 30, Note: "=1+1"));

    [Fact]
    public void Write_AMonthOfSeveralUnits_IsValidWithASheetForEach()
    {
        var form = Form(Mean, Ratio, Sheets.Sum) with
        {
            Units =
            [
                new UnitForm(Sheets.Air, [Mean, Ratio, Sheets.Sum], null, null),
                new UnitForm(Sheets.Air with { Code = "b", Name = "名称/很长:带有[符号]的科室一二三四五六七八九十一二三四五六七八九十" }, [Sheets.Sum with { Code = "b.sum", UnitCode = "b" }], null, null),
                new UnitForm(Sheets.Air with { Code = "c" }, [Sheets.Sum with { Code = "c.sum", UnitCode = "c" }], null, null),
            ],
        };

        var book = EntryWorkbook.Write(form);

        Assert.Empty(Errors(book));
        using var document = SpreadsheetDocument.Open(new MemoryStream(book), isEditable: false);
        var names = document.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value!).ToList();
        Assert.Equal(["大气科", "名称很长带有符号的科室一二三四五六七八九十一二三四五六七", "大气科2", EntryWorkbook.HiddenSheet], names);
        Assert.Equal(SheetStateValues.VeryHidden, document.WorkbookPart.Workbook.Descendants<Sheet>().Last().State!.Value);
        Assert.Equal(["'大气科'!$3:$3", "'名称很长带有符号的科室一二三四五六七八九十一二三四五六七'!$3:$3", "'大气科2'!$3:$3"],
            document.WorkbookPart.Workbook.Descendants<DefinedName>().Select(name => name.Text));
        Assert.Equal(["1", "2024-11", "air-office b c"], document.CustomFilePropertiesPart!.Properties!.Select(property => property.InnerText).Take(3));
    }

    [Fact]
    public void Write_AnOpenMonth_LeavesOnlyTheInputsOfEachIndicatorOpen()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(EntryWorkbook.Write(Form(Mean, Ratio, Sheets.Sum))), isEditable: false);

        Assert.Equal(["Value", "Weight", "Mark", "Note", "Reason"], OpenColumns(document, Mean.Code));
        Assert.Equal(["Numerator", "Denominator", "Mark", "Note", "Reason"], OpenColumns(document, Ratio.Code));
        Assert.Equal(["Value", "Mark", "Note", "Reason"], OpenColumns(document, Sheets.Sum.Code));
        var sheet = SheetOf(document).Worksheet!;
        Assert.True(sheet.Elements<SheetProtection>().Single().Sheet!.Value);
        Assert.Equal((4d, 3d), (sheet.Descendants<Pane>().Single().HorizontalSplit!.Value, sheet.Descendants<Pane>().Single().VerticalSplit!.Value));
        Assert.Equal((9u, OrientationValues.Landscape), (sheet.Elements<PageSetup>().Single().PaperSize!.Value, sheet.Elements<PageSetup>().Single().Orientation!.Value));
        Assert.Empty(sheet.Descendants<CellFormula>());
        Assert.Equal("=1+1", CellOf(document, Mean.Code, EntryColumn.Note).InnerText);
    }

    [Fact]
    public void Write_ALockedMonth_LeavesNothingOpenAndSaysWhy()
    {
        var form = Form(Mean, Ratio) with { Units = [new UnitForm(Sheets.Air with { State = SubmissionState.Approved, MayFill = false, WhyNot = "本月数据已审核锁定" }, [Mean, Ratio], null, null)] };
        var book = EntryWorkbook.Write(form);

        Assert.Empty(Errors(book));
        using var document = SpreadsheetDocument.Open(new MemoryStream(book), isEditable: false);
        Assert.Empty(OpenColumns(document, Mean.Code));
        Assert.Empty(OpenColumns(document, Ratio.Code));
        Assert.Empty(SheetOf(document).Worksheet!.Descendants<DataValidation>());
        Assert.Contains("本月数据已审核锁定", CellAt(document, "C2").InnerText, StringComparison.Ordinal);
        Assert.Equal("26.5", CellOf(document, Mean.Code, EntryColumn.Value).InnerText);
    }

    [Fact]
    public void Write_ARowOfSomebodyElse_IsClosedAndSaysWhose()
    {
        var foreign = Ratio with { WhyNot = "由张三填报（代填：李四），您只能查看。" };
        using var document = SpreadsheetDocument.Open(new MemoryStream(EntryWorkbook.Write(Form(Mean, foreign, Sheets.Sum))), isEditable: false);

        Assert.Equal(5, OpenColumns(document, Mean.Code).Count);
        Assert.Empty(OpenColumns(document, foreign.Code));
        Assert.Equal(foreign.WhyNot, CellOf(document, foreign.Code, EntryColumn.Help).InnerText);
        Assert.DoesNotContain(SheetOf(document).Worksheet!.Descendants<DataValidation>(), rule => rule.SequenceOfReferences!.InnerText is "F5" or "G5");
    }

    [Fact]
    public void Write_TheReasonOfAFigure_ComesBackAsKnown()
    {
        var row = Mean with { Reason = "仪器检修" };
        var read = Assert.Single(Read(EntryWorkbook.Write(Form(row)), row));

        Assert.Equal(("仪器检修", "仪器检修"), (read.Reason, read.SeenReason));
    }

    [Fact]
    public void Write_Limits_AreTheHardOnes()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(EntryWorkbook.Write(Form(Mean, Ratio, Sheets.Sum))), isEditable: false);
        var rules = SheetOf(document).Worksheet!.Descendants<DataValidation>()
            .ToDictionary(rule => rule.SequenceOfReferences!.InnerText!, rule => $"{rule.Type!.InnerText} {rule.Operator?.InnerText} {rule.Formula1!.Text} {rule.Formula2?.Text}".TrimEnd());

        Assert.Equal("decimal between 0 500", rules["E4"]);
        Assert.Equal("whole between 0 30", rules["H4"]);
        Assert.Equal("whole between 0 30", rules["F5"]);
        Assert.Equal("decimal greaterThanOrEqual 0", rules["E6"]);
        Assert.Equal("list  \"不适用,尚未公布\"", rules["I4:I6"]);
        Assert.Equal("textLength lessThanOrEqual 500", rules["J4:J6"]);
    }

    [Fact]
    public void Write_AYear_HasASheetForEachMonthAndOpensAtTheLastOpenOne()
    {
        var closed = Sheets.Air with { State = SubmissionState.Approved, MayFill = false, WhyNot = "已锁定" };
        var months = YearMonth.MonthsOf(2024).Take(11).Select(month => Form(month, Mean, Ratio) with { Units = [new UnitForm(month.Month < 10 ? closed : Sheets.Air, [Mean, Ratio], null, null)] }).ToList();
        var book = EntryWorkbook.Write(months);

        Assert.Empty(Errors(book));
        using var document = SpreadsheetDocument.Open(new MemoryStream(book), isEditable: false);
        Assert.Equal([.. Enumerable.Range(1, 11).Select(month => $"{month}月"), EntryWorkbook.HiddenSheet], document.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value!));
        Assert.Equal(10u, document.WorkbookPart.Workbook.Descendants<WorkbookView>().Single().ActiveTab!.Value);
        Assert.Equal("2024年数据填报表（大气科）", EntryWorkbook.FileName(months));
    }

    [Fact]
    public void Write_MoreDigitsThanExcelKeeps_TravelAsTextAndComeBackExactly()
    {
        var row = Filled(Sheets.Sum, new FigureEntry(123456789012.123456m));
        var read = Assert.Single(Read(EntryWorkbook.Write(Form(row)), row));

        Assert.Equal(row.Entry, read.Entry);
        Assert.Equal(row.Entry, read.Seen);
    }

    private static List<string> OpenColumns(SpreadsheetDocument document, string code)
    {
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();
        return [.. EntryColumns.All.Where(column => formats[(int)CellOf(document, code, column).StyleIndex!.Value].Protection?.Locked?.Value == false).Select(column => column.ToString())];
    }
}
