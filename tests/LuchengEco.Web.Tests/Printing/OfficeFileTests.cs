using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Charts;
using LuchengEco.Web.Features.Summary;
using LuchengEco.Web.Printing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace LuchengEco.Web.Tests.Printing;

public sealed class OfficeFileTests
{
    private static readonly Dictionary<string, YearEndSummary> All = new(SummaryPdfTests.Printed.All) { ["sealed"] = Sealed };

    public static TheoryData<string> Documents => [.. All.Keys];

    private static YearEndSummary Sealed => SampleSummaries.Complete(demonstration: false) with
    {
        Seal = new SummarySeal(2, "AB3D-EF6H", "https://eco.example/check/AB3DEF6H", new DateTimeOffset(2024, 1, 30, 20, 0, 0, TimeSpan.Zero), "张三"),
    };

    [Theory, MemberData(nameof(Documents))]
    public void Word_AnySummary_IsValidAndHasEveryParagraphAndFact(string name)
    {
        var summary = All[name];
        using var file = Open(summary);

        Assert.Empty(Errors(file));
        var text = WordText.Of(file).Replace(UnapprovedMarks.Sign, "", StringComparison.Ordinal);
        Assert.All(summary.Chapters.SelectMany(chapter => chapter.Sections).SelectMany(section => section.Paragraphs), paragraph =>
            Assert.Contains(paragraph.Lead + paragraph.Text, text, StringComparison.Ordinal));
        Assert.All(summary.Facts.SelectMany(group => group.Facts), fact => Assert.Contains(fact.Name + fact.Wording, text, StringComparison.Ordinal));
        Assert.Equal(summary.Chapters.Select(chapter => chapter.Heading), Styled(file, "Heading1"));
        Assert.Equal(summary.Chapters.SelectMany(chapter => chapter.Sections).Select(section => section.Heading), Styled(file, "Heading2"));
        Assert.Equal(summary.Explanations.Select(goal => goal.Explanation.Title), Styled(file, "EcoGoal"));
        Assert.Equal(summary.Explanations.SelectMany(goal => goal.Explanation.Sections).SelectMany(section => section.Lines).Where(line => line.IsFormula).Select(line => line.Text),
            Styled(file, "EcoFormula"));
    }

    [Fact]
    public void Word_QrCodeOfAFrozenSummary_StandsWholeInItsLine()
    {
        using var file = Open(Sealed);
        var paragraph = file.MainDocumentPart!.Document!.Body!.Descendants<Word.Drawing>().Single(drawing => drawing.Inline?.DocProperties?.Name == "check-qr").Ancestors<Word.Paragraph>().First();

        // An exact height would cut all but the foot of the picture.
        Assert.Equal(Word.LineSpacingRuleValues.Auto, paragraph.ParagraphProperties!.SpacingBetweenLines!.LineRule!.Value);
    }

    [Theory, MemberData(nameof(Documents))]
    public void Word_Numbers_AreWrittenByTheListAndNotInTheText(string name)
    {
        var summary = All[name];
        using var file = Open(summary);
        var numbered = WordText.Lines(file).Where(line => line.Number.Length > 0).ToList();

        Assert.Equal(summary.Chapters.SelectMany(chapter => (string[])[chapter.Number, .. Runs(chapter.Paragraphs), .. chapter.Sections.SelectMany(section => (string[])[section.Number, .. Runs(section.Paragraphs)])]),
            numbered.Select(line => line.Number));
        Assert.DoesNotContain(file.MainDocumentPart!.Document!.Body!.Elements<Word.Paragraph>(), paragraph => paragraph.InnerText.StartsWith("一、", StringComparison.Ordinal));

        static IEnumerable<string> Runs(IEnumerable<SummaryParagraph> paragraphs) => paragraphs.Where(paragraph => paragraph.Lead.Length > 0).Select(paragraph => paragraph.Lead[..(paragraph.Lead.IndexOf('.', StringComparison.Ordinal) + 1)]);
    }

    [Fact]
    public void Word_LeadThatIsNotTheNextNumber_StandsAsItWasWritten()
    {
        var summary = SampleSummaries.Complete();
        var chapter = summary.Chapters[0] with { Paragraphs = [new("a", "1.一。", "甲"), new("b", "3.三。", "乙"), new("c", "说明。", "丙"), new("d", "2.二。", "丁")] };
        using var file = Open(summary with { Chapters = [chapter] });

        Assert.Equal([("1.", "1.一。甲"), ("", "3.三。乙"), ("", "说明。丙"), ("2.", "2.二。丁")],
            WordText.Lines(file).SkipWhile(line => line.Style != "Heading1").Skip(1).Take(4).Select(line => (line.Number, line.Text)));
    }

    [Theory, MemberData(nameof(Documents))]
    public void Word_Contents_AreAFieldWithEveryHeadingAndGrowingPages(string name)
    {
        var summary = All[name];
        using var file = Open(summary);
        var body = file.MainDocumentPart!.Document!.Body!;
        var entries = WordText.Contents(file);

        Assert.Equal(SummaryOutline.Of(summary).Select(entry => entry.Text), entries.Select(entry => entry.Text));
        Assert.Equal(entries.Select(entry => entry.Page).Order(), entries.Select(entry => entry.Page));
        // After the cover and the contents.
        Assert.Equal(3, entries[0].Page);
        Assert.Contains(body.Descendants<Word.FieldCode>(), code => code.Text == @" TOC \o ""1-2"" \h \z \f ");
        Assert.All(body.Descendants<Word.Hyperlink>().Where(link => link.Anchor is not null), link =>
        {
            Assert.Contains($"PAGEREF {link.Anchor!.Value} ", link.InnerText, StringComparison.Ordinal);
            Assert.Single(body.Descendants<Word.BookmarkStart>(), start => start.Name!.Value == link.Anchor.Value);
        });
        // Nobody is asked about fields when the file opens.
        Assert.Empty(file.MainDocumentPart.DocumentSettingsPart!.Settings!.Descendants<Word.UpdateFieldsOnOpen>());
    }

    [Theory, MemberData(nameof(Documents))]
    public void Word_EveryPage_SaysDraftOrVersionAndWhetherItIsADemonstration(string name)
    {
        var summary = All[name];
        using var file = Open(summary);
        var main = file.MainDocumentPart!;
        var section = main.Document!.Body!.Elements<Word.SectionProperties>().Single();
        var heads = section.Elements<Word.HeaderReference>().Select(reference => ((HeaderPart)main.GetPartById(reference.Id!.Value!)).Header!).ToList();
        var feet = section.Elements<Word.FooterReference>().ToDictionary(reference => reference.Type!.InnerText!, reference => ((FooterPart)main.GetPartById(reference.Id!.Value!)).Footer!);

        Assert.Equal(3, heads.Count);
        Assert.All(heads, head => Assert.Equal(summary.Seal is null, head.OuterXml.Contains("string=\"草稿\"", StringComparison.Ordinal)));
        Assert.All(heads, head => Assert.Equal(summary.HasDemonstration ? "演示数据，不得作为正式文件使用" : "", string.Concat(head.Descendants<Word.Text>().Select(text => text.Text))));
        Assert.NotNull(main.DocumentSettingsPart!.Settings!.GetFirstChild<Word.EvenAndOddHeaders>());
        Assert.NotNull(section.GetFirstChild<Word.TitlePage>());
        Assert.Equal("", feet["first"].InnerText);
        Assert.All(new[] { ("default", Word.JustificationValues.Right), ("even", Word.JustificationValues.Left) }, side =>
        {
            Assert.Equal("— 1 —" + (summary.Seal is null ? "" : "第2版　校验码AB3D-EF6H"), feet[side.Item1].InnerText);
            Assert.All(feet[side.Item1].Descendants<Word.Justification>(), justification => Assert.Equal(side.Item2, justification.Val!.Value));
        });
        Assert.Equal(summary.Seal is null ? [] : ["第2版　校验码AB3D-EF6H", "2024年1月31日由张三定稿", "核验地址：https://eco.example/check/AB3DEF6H"], Styled(file, "EcoCoverLine"));
        Assert.Equal(summary.Seal is null ? "草稿" : "第2版　校验码AB3D-EF6H", file.PackageProperties.Version);
    }

    [Theory, MemberData(nameof(Documents))]
    public void Files_Properties_NameTitleBureauSubjectLanguageAndMoment(string name)
    {
        var summary = All[name];
        using var word = Open(summary);
        using var excel = SpreadsheetDocument.Open(new MemoryStream(SummaryExcel.Write(summary)), isEditable: false);

        Assert.All(new[] { word.PackageProperties, excel.PackageProperties }, properties =>
        {
            Assert.Equal(summary.Bureau + summary.Title + summary.Period, properties.Title);
            Assert.Equal(summary.Bureau, properties.Creator);
            Assert.Equal($"{summary.Year}年生态环境工作指标完成情况和工作总结", properties.Subject);
            Assert.Equal("zh-CN", properties.Language);
            Assert.Equal(summary.ComputedAt, properties.Created!.Value.ToUniversalTime());
        });
        Assert.Equal("15", word.MainDocumentPart!.DocumentSettingsPart!.Settings!.Descendants<Word.CompatibilitySetting>().Single().Val!.Value);
    }

    [Theory, MemberData(nameof(Documents))]
    public void Word_EveryChart_CanBeEditedAndIsToldToWhoCannotSeeIt(string name)
    {
        var summary = All[name];
        using var file = Open(summary);
        var charts = summary.Headlines.Select(MonthChart.Of).ToList();

        Assert.Equal(charts.Select(chart => SvgMonthChart.Describe(chart)),
            file.MainDocumentPart!.Document!.Body!.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.Inline>().Where(drawn => drawn.Descendants<C.ChartReference>().Any()).Select(drawn => drawn.DocProperties!).Select(properties => properties.Description!.Value!));
        Assert.Equal(charts.Select((chart, index) => $"图{index + 1}　{chart.Title}"), Styled(file, "Caption"));
        Assert.Equal(charts.Count, file.MainDocumentPart.ChartParts.Count());
        Assert.All(file.MainDocumentPart.ChartParts, part =>
        {
            using var workbook = SpreadsheetDocument.Open(part.EmbeddedPackagePart!.GetStream(), isEditable: false);
            Assert.Empty(Errors(workbook));
            Assert.Equal(part.GetIdOfPart(part.EmbeddedPackagePart), part.ChartSpace!.GetFirstChild<C.ExternalData>()!.Id!.Value);
            Assert.NotNull(part.ChartSpace.Descendants<C.Title>().Single());
            Assert.NotNull(part.ChartSpace.Descendants<C.Legend>().Single());
        });
    }

    [Fact]
    public void Word_MonthThatNobodyApproved_IsHollowAndSaidBelow()
    {
        var summary = SampleSummaries.Open();
        using var file = Open(summary);
        // Every month of the sample waits for a reviewer.
        var first = (ChartPart)file.MainDocumentPart!.GetPartById(file.MainDocumentPart.Document!.Body!.Descendants<C.ChartReference>().First().Id!.Value!);

        Assert.Equal(Enumerable.Range(0, 10).Select(index => (uint)index), first.ChartSpace!.Descendants<C.DataPoint>().Select(point => point.Index!.Val!.Value));
        Assert.All(first.ChartSpace!.Descendants<C.DataPoint>(), point => Assert.Contains("FFFFFF", point.OuterXml, StringComparison.Ordinal));
        Assert.Contains("空心：未审核", Styled(file, "EcoFigureNote"));
        Assert.Contains("24（未审核）", WordText.Tables(file)[0].SelectMany(row => row));
        Assert.Equal("41◌", WordText.Tables(file)[1][1][2]);
    }

    [Fact]
    public void Word_YearWithoutAnything_SaysSoInEveryAnnex()
    {
        var summary = SampleSummaries.Complete() with { Targets = [], Headlines = [], Indicators = [], Projects = [], Facts = [], Explanations = [] };
        using var file = Open(summary);

        Assert.Empty(Errors(file));
        Assert.Empty(WordText.Tables(file));
        Assert.Equal(["本年度没有主要指标和目标。", "本年度没有主要指标。", "本年度没有主要指标。", "本年度没有登记重点项目。", "本年度没有公开的事实数据。", "本年度没有主要指标。"], Styled(file, "EcoNote"));
    }

    [Theory, MemberData(nameof(Documents))]
    public void Word_EveryTable_RepeatsItsHeadAndCutsNoRow(string name)
    {
        using var file = Open(All[name]);

        Assert.All(file.MainDocumentPart!.Document!.Body!.Descendants<Word.Table>(), table =>
        {
            Assert.NotNull(table.Elements<Word.TableRow>().First().TableRowProperties!.GetFirstChild<Word.TableHeader>());
            Assert.All(table.Elements<Word.TableRow>(), row => Assert.NotNull(row.TableRowProperties!.GetFirstChild<Word.CantSplit>()));
        });
    }

    [Theory, MemberData(nameof(Documents))]
    public void Word_AnySummary_HoldsTheSignatureTogetherWithTheTextBeforeIt(string name)
    {
        using var file = Open(All[name]);
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
        Assert.Equal(summary.Facts.SelectMany(group => group.Facts).Select(fact => (fact.Name, fact.Value)),
            SheetReader.Table(file, "事实数据").Select(row => (row[1].InnerText, decimal.Parse(row[2].CellValue!.Text, CultureInfo.InvariantCulture))));
        var first = SheetReader.Table(file, "逐月数据")[0];
        Assert.Equal("填报数", first[2].InnerText);
        Assert.Equal(CellValues.Number, first[3].DataType!.Value);
        Assert.Equal(summary.Indicators[0].Months[0].Entry.Value, decimal.Parse(first[3].CellValue!.Text, CultureInfo.InvariantCulture));
    }

    [Theory, MemberData(nameof(Documents))]
    public void Excel_EverySheet_KeepsItsHeadInSightOnScreenAndPaperAndCanBeFiltered(string name)
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(SummaryExcel.Write(All[name])), isEditable: false);
        var book = file.WorkbookPart!.Workbook!;

        foreach (var (index, sheet) in book.Descendants<Sheet>().Index())
        {
            var page = ((WorksheetPart)file.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet!;
            Assert.Equal(3d, page.Descendants<Pane>().Single().VerticalSplit!.Value);
            Assert.StartsWith("A3:", page.GetFirstChild<AutoFilter>()!.Reference!.Value, StringComparison.Ordinal);
            Assert.Contains(book.DefinedNames!.Elements<DefinedName>(), known => known.Name == "_xlnm.Print_Titles" && known.LocalSheetId! == (uint)index && known.Text == $"'{sheet.Name}'!$1:$3");
            Assert.All(page.Descendants<Row>(), row => Assert.All(row.Elements<Cell>(), cell => Assert.EndsWith(row.RowIndex!.InnerText!, cell.CellReference!.Value, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Excel_Totals_AreFormulas()
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(SummaryExcel.Write(SampleSummaries.Open())), isEditable: false);
        var exact = SheetReader.Table(file, "逐月数据").Where(row => row[2].InnerText == "累计（未修约）").ToDictionary(row => row[0].InnerText, row => row[12].CellFormula!.Text);

        Assert.Equal("IF(SUM($D5:M5)>0,SUMPRODUCT($D4:M4,$D5:M5)/SUM($D5:M5),\"—\")", exact["PM2.5浓度"]);
        Assert.Equal("IF(SUM($D11:M11)>0,100*SUM($D10:M10)/SUM($D11:M11),\"—\")", exact["优良天数比例"]);
        Assert.Equal("IF(SUM($D17:M17)>0,100*LOOKUP(2,1/($D17:M17>0),$D16:M16)/LOOKUP(2,1/($D17:M17>0),$D17:M17),\"—\")", exact["国省控断面优良率"]);
        Assert.Matches(@"^IF\(COUNT\(\$D(\d+):M\1\)>0,SUM\(\$D\1:M\1\),""—""\)$", exact["受理信访件"]);
        Assert.Contains(SheetReader.Rows(file, "指标完成情况"), row => row.Count > 1 && row[0].InnerText == "进展正常" && row[1].CellFormula!.Text.StartsWith("COUNTIF(I4:I", StringComparison.Ordinal));
        Assert.Contains(SheetReader.Rows(file, "重点项目"), row => row.Count > 4 && row[0].InnerText == "合计" && row[4].CellFormula!.Text == "SUM(E4:E6)" && row[4].CellValue!.Text == "32771");
        Assert.All(SheetReader.Table(file, "指标完成情况"), row => Assert.Matches("^'逐月数据'!M[0-9]+$", row[4].CellFormula!.Text));
    }

    [Fact]
    public void Excel_TextThatLooksLikeAFormula_StaysText()
    {
        var summary = SampleSummaries.Complete() with { Facts = [new FactGroup("=1+1", [new FactLine("@SUM(1)", "=2", 2, "个", 0, "")])] };
        using var file = SpreadsheetDocument.Open(new MemoryStream(SummaryExcel.Write(summary)), isEditable: false);

        Assert.DoesNotContain(SheetReader.Table(file, "事实数据").SelectMany(row => row), cell => cell.CellFormula is not null);
        Assert.Equal("=1+1", SheetReader.Table(file, "事实数据")[^1][0].InnerText);
        Assert.Equal(CellValues.InlineString, SheetReader.Table(file, "事实数据")[^1][0].DataType!.Value);
    }

    [Fact]
    public void Files_GoalThatNobodyFilled_HasWordsButNoTableOfEmptyMonths()
    {
        var summary = SampleSummaries.Open();
        var goal = summary.Explanations.Single(goal => goal.Explanation.Code == "waste.safe");
        using var word = Open(summary);
        using var excel = SpreadsheetDocument.Open(new MemoryStream(SummaryExcel.Write(summary)), isEditable: false);

        Assert.Equal(10, goal.Explanation.Cells.Count);
        Assert.Empty(goal.Cells);
        Assert.Contains("截至10月没有可计入的数据，无法计算。", word.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
        Assert.DoesNotContain("缺数据", word.MainDocumentPart.Document.Body.Descendants<Word.TableCell>().Select(cell => cell.InnerText));
        Assert.All(SheetReader.Table(excel, "计算说明").Where(row => row[0].InnerText == goal.Explanation.Title), row => Assert.Equal(3, row.Count));
    }

    private static WordprocessingDocument Open(YearEndSummary summary) => WordprocessingDocument.Open(new MemoryStream(SummaryWord.Write(summary)), isEditable: false);

    private static List<string> Errors(OpenXmlPackage package) =>
        [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];

    private static IEnumerable<string> Styled(WordprocessingDocument file, string style) => WordText.Lines(file).Where(line => line.Style == style).Select(line => line.Text);
}
