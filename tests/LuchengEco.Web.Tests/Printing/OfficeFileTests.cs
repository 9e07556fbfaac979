using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Printing;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace LuchengEco.Web.Tests.Printing;

public sealed class OfficeFileTests
{
    private static readonly Dictionary<string, YearEndSummary> All = SummaryPdfTests.Printed.All;

    public static TheoryData<string> Documents => [.. All.Keys];

    [Theory, MemberData(nameof(Documents))]
    public void Word_AnySummary_IsValidAndHasEveryParagraphAndFact(string name)
    {
        var summary = All[name];
        using var file = WordprocessingDocument.Open(new MemoryStream(SummaryWord.Write(summary)), isEditable: false);

        Assert.Empty(Errors(file));
        var text = file.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.All(summary.Chapters.SelectMany(chapter => chapter.Sections).SelectMany(section => section.Paragraphs), paragraph =>
            Assert.Contains(paragraph.Lead + paragraph.Text, text, StringComparison.Ordinal));
        Assert.All(summary.Facts.SelectMany(group => group.Facts), fact => Assert.Contains(fact.Name + fact.Wording, text, StringComparison.Ordinal));
        Assert.Equal(summary.Chapters.Select(chapter => chapter.Heading), Styled(file, "Heading1"));
        Assert.Equal(summary.Chapters.SelectMany(chapter => chapter.Sections).Select(section => section.Heading), Styled(file, "Heading2"));
        Assert.Equal(summary.Explanations.Select(goal => goal.Explanation.Title), Styled(file, "EcoGoal"));
        Assert.Equal(summary.Explanations.SelectMany(goal => goal.Explanation.Sections).SelectMany(section => section.Lines).Where(line => line.IsFormula).Select(line => line.Text),
            Styled(file, "EcoFormula"));
        Assert.Equal(summary.HasDemonstration, file.MainDocumentPart.HeaderParts.Any(header => header.RootElement!.InnerText.Contains("演示数据", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Documents))]
    public void Word_AnySummary_HoldsTheSignatureTogetherWithTheTextBeforeIt(string name)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(SummaryWord.Write(All[name])), isEditable: false);
        var paragraphs = file.MainDocumentPart!.Document!.Body!.Elements<Word.Paragraph>().ToList();
        var list = paragraphs.FindIndex(paragraph => paragraph.ParagraphProperties!.ParagraphStyleId!.Val == "EcoAnnexList");

        Assert.NotNull(paragraphs[list - 1].ParagraphProperties!.KeepNext);
        Assert.Equal(All[name].Annexes.All.Select((annex, index) => $"{(index == 0 ? "附件：" : "")}{index + 1}.{annex.Title}"),
            paragraphs.Skip(list + 1).Take(All[name].Annexes.All.Count).Select(paragraph => paragraph.InnerText));
    }

    [Theory, MemberData(nameof(Documents))]
    public void Excel_AnySummary_IsValidAndHoldsFactsAndMonthsAsNumbers(string name)
    {
        var summary = All[name];
        using var file = SpreadsheetDocument.Open(new MemoryStream(SummaryExcel.Write(summary)), isEditable: false);

        Assert.Empty(Errors(file));
        var facts = Rows(file, 3).Skip(3).ToList();
        Assert.Equal(summary.Facts.SelectMany(group => group.Facts).Select(fact => (fact.Name, fact.Value)),
            facts.Select(row => (row[1].InnerText, decimal.Parse(row[2].CellValue!.Text, CultureInfo.InvariantCulture))));
        var first = Rows(file, 1).ElementAt(3);
        Assert.Equal(CellValues.Number, first[3].DataType!.Value);
        Assert.Equal(summary.Indicators[0].Months[0].Value, decimal.Parse(first[3].CellValue!.Text, CultureInfo.InvariantCulture));
        Assert.Equal(3 * summary.Indicators.Count + 3, Rows(file, 1).Count());
    }

    [Fact]
    public void Excel_TextThatLooksLikeAFormula_StaysText()
    {
        var summary = SampleSummaries.Complete() with { Facts = [new FactGroup("=1+1", [new FactLine("@SUM(1)", "=2", 2, "个", 0, "")])] };
        using var file = SpreadsheetDocument.Open(new MemoryStream(SummaryExcel.Write(summary)), isEditable: false);

        Assert.Empty(file.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<CellFormula>()));
        Assert.Equal("=1+1", Rows(file, 3).Last()[0].InnerText);
    }

    [Fact]
    public void Files_GoalThatNobodyFilled_HasWordsButNoTableOfEmptyMonths()
    {
        var summary = SampleSummaries.Open();
        var goal = summary.Explanations.Single(goal => goal.Explanation.Code == "waste.safe");
        using var word = WordprocessingDocument.Open(new MemoryStream(SummaryWord.Write(summary)), isEditable: false);
        using var excel = SpreadsheetDocument.Open(new MemoryStream(SummaryExcel.Write(summary)), isEditable: false);

        Assert.Equal(10, goal.Explanation.Cells.Count);
        Assert.Empty(goal.Cells);
        Assert.Contains("截至10月没有可计入的数据，无法计算。", word.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
        Assert.DoesNotContain("缺数据", word.MainDocumentPart.Document.Body.Descendants<Word.TableCell>().Select(cell => cell.InnerText));
        Assert.All(Rows(excel, 4).Where(row => row[0].InnerText == goal.Explanation.Title), row => Assert.Equal(3, row.Count));
    }

    private static List<string> Errors(OpenXmlPackage package) =>
        [.. new OpenXmlValidator().Validate(package).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];

    private static IEnumerable<string> Styled(WordprocessingDocument file, string style) => file.MainDocumentPart!.Document!.Body!.Elements<Word.Paragraph>()
        .Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value == style).Select(paragraph => paragraph.InnerText);

    private static IEnumerable<List<Cell>> Rows(SpreadsheetDocument file, int sheet)
    {
        var id = file.WorkbookPart!.Workbook!.Descendants<Sheet>().ElementAt(sheet).Id!.Value!;
        return ((WorksheetPart)file.WorkbookPart.GetPartById(id)).Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().ToList());
    }
}
