using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using LuchengEco.Domain.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Charts;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Summary;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Tests.Api;
using LuchengEco.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using Sheets = LuchengEco.Web.Tests.Entry.Sheets;

namespace LuchengEco.Web.Tests.Printing;

/// <summary>Content, PDF, Word and Excel of the years in the database say the same, paragraph by paragraph, cell by cell, number by number.</summary>
[Collection(ReadOnlyHost.Name)]
public sealed partial class SummaryAgreementTests(EcoHostFixture host)
{
    private const double Millimetre = 72 / 25.4;

    public static TheoryData<int, int> EveryMonth
    {
        get
        {
            var data = new TheoryData<int, int>();
            for (var month = 1; month <= 12; month++)
            {
                data.Add(2023, month);
                data.Add(2024, month);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(EveryMonth))]
    public async Task Word_SaysEveryParagraphInOrderWithItsNumber(int year, int month)
    {
        var summary = await SummaryAsync(year, month);
        using var file = Word(summary);

        Assert.Equal(Prose(summary), WordText.Prose(file));
        Assert.Equal(SummaryOutline.Of(summary).Select(entry => entry.Text), WordText.Contents(file).Select(entry => entry.Text));
    }

    [Theory, MemberData(nameof(EveryMonth))]
    public async Task Word_EveryCellOfEveryTable_IsTheContents(int year, int month)
    {
        var summary = await SummaryAsync(year, month);
        using var file = Word(summary);
        var tables = WordText.Tables(file);

        var expected = Tables(summary).ToList();
        Assert.Equal(expected.Count + summary.Explanations.Count(goal => goal.Cells.Count > 0), tables.Count);
        Assert.All(expected.Zip(tables), pair => Assert.Equal(pair.First, pair.Second.Skip(1)));
        Assert.All(summary.Explanations.Where(goal => goal.Cells.Count > 0).Zip(tables.Skip(4)), pair => Assert.Equal(
            pair.First.Cells.SelectMany(SummaryAnnexExplanations.Row).Where(text => text.Length > 0).Order(StringComparer.Ordinal),
            pair.Second.Skip(1).SelectMany(row => row).Where(text => text.Length > 0).Order(StringComparer.Ordinal)));
    }

    [Theory, MemberData(nameof(EveryMonth))]
    public async Task Word_EveryChart_ShowsTheMonthsInPictureWorkbookAndWords(int year, int month)
    {
        var summary = await SummaryAsync(year, month);
        using var file = Word(summary);
        var charts = file.MainDocumentPart!.Document!.Body!.Descendants<C.ChartReference>().Select(reference => (ChartPart)file.MainDocumentPart.GetPartById(reference.Id!.Value!)).ToList();

        Assert.Equal(summary.Headlines.Count, charts.Count);
        foreach (var (indicator, part) in summary.Headlines.Zip(charts))
        {
            var chart = MonthChart.Of(indicator);
            var drawn = part.ChartSpace!.Descendants<C.Values>().ToDictionary(values => values.Parent!.GetFirstChild<C.SeriesText>()!.InnerText, values => values);
            using var workbook = SpreadsheetDocument.Open(part.EmbeddedPackagePart!.GetStream(), isEditable: false);
            var rows = SheetReader.Rows(workbook, "数据");
            var series = new Dictionary<string, IReadOnlyList<decimal?>> { [chart.YearName] = chart.Values };
            if (chart.LastYear.Any(value => value is not null))
                series[chart.LastYearName] = chart.LastYear;
            if (chart.Target is { } target)
                series[chart.TargetText] = [.. Enumerable.Repeat<decimal?>(target, 12)];
            Assert.Subset(rows[0].Select(cell => SheetReader.Shown(workbook, cell)).ToHashSet(), series.Keys.ToHashSet());
            foreach (var (name, values) in series)
            {
                var stored = drawn.Single(pair => pair.Key.EndsWith(name, StringComparison.Ordinal)).Value.Descendants<C.NumericPoint>()
                    .ToDictionary(point => (int)point.Index!.Value, point => decimal.Parse(point.NumericValue!.Text, CultureInfo.InvariantCulture));
                var column = rows[0].FindIndex(cell => SheetReader.Shown(workbook, cell) == name);
                Assert.Equal(values, Enumerable.Range(0, 12).Select(at => stored.TryGetValue(at, out var value) ? value : (decimal?)null));
                Assert.Equal(values, rows.Skip(1).Select(row => row[column].CellValue is { } value ? decimal.Parse(value.Text, CultureInfo.InvariantCulture) : (decimal?)null));
            }
        }
    }

    [Theory, MemberData(nameof(EveryMonth))]
    public async Task Excel_EveryMonthTotalAndFact_ShowsWhatIsPrinted(int year, int month)
    {
        var summary = await SummaryAsync(year, month);
        using var file = Excel(summary);
        var months = SheetReader.Table(file, "逐月数据").ToLookup(row => (Shown(row[0]), Shown(row[2])));

        foreach (var indicator in summary.Indicators)
        {
            foreach (var printed in SummaryAnnexMonths.Rows(indicator, month))
                Assert.Equal(printed[2..], Assert.Single(months[(indicator.Name, printed[1])]).Skip(3).Take(12).Select(Shown));
        }
        var lines = summary.Targets.Concat(summary.Others.Where(other => summary.Targets.All(target => target.Code != other.Code))).ToList();
        Assert.Equal(lines.Select(line => (line.Name, line.Unit, line.Target, line.ToDate, line.LastYear.TrimEnd('※'), StatusWords.Of(line.Status), line.Needed)),
            SheetReader.Table(file, "指标完成情况").Select(row => (Shown(row[0]), Shown(row[1]), Shown(row[2]) + Shown(row[3]), Shown(row[4]), Shown(row[5]).TrimEnd('※'), Shown(row[8]), Shown(row[9]))));
        Assert.Equal(summary.Facts.SelectMany(group => group.Facts.Select(fact => (group.PlanItem, fact.Name, fact.Value, fact.Unit, fact.Wording))),
            SheetReader.Table(file, "事实数据").Select(row => (Shown(row[0]), Shown(row[1]), decimal.Parse(row[2].CellValue!.Text, CultureInfo.InvariantCulture), Shown(row[3]), Shown(row[5]))));
        Assert.Equal(summary.Projects.Select(line => (line.Name, line.Investment, line.Percent)), SheetReader.Table(file, "重点项目").Select(row => (Shown(row[0]), Shown(row[3]), Shown(row[9]))));

        string Shown(DocumentFormat.OpenXml.Spreadsheet.Cell cell) => SheetReader.Shown(file, cell);
    }

    /// <summary>Three of the twenty-four: printing takes seconds.</summary>
    [Theory]
    [InlineData(2023, 12)]
    [InlineData(2024, 1)]
    [InlineData(2024, 10)]
    public async Task Pdf_AndWord_SayTheSameProseAndTheSameRowsNumberByNumber(int year, int month)
    {
        var summary = await SummaryAsync(year, month);
        using var file = Word(summary);
        var pdf = await PdfTextAsync(summary);

        var prose = pdf[..pdf.IndexOf("附件1" + summary.Annexes.Targets.Title, pdf.LastIndexOf("附件：", StringComparison.Ordinal), StringComparison.Ordinal)];
        prose = prose[prose.LastIndexOf(Squeeze(summary.Bureau + summary.Title + summary.Period + summary.Opening[0].Text), StringComparison.Ordinal)..];
        var word = Squeeze(string.Concat(WordText.Prose(file)));
        Assert.Equal(Numbers(word), Numbers(prose));
        Assert.Equal(Bare(word), Bare(prose));
        var bare = Bare(pdf);
        foreach (var row in Tables(summary).SelectMany(table => table).Select(row => Squeeze(string.Concat(row))).Where(row => row.Length > 0))
        {
            // The sign of a status and of an unapproved number stands between the cells of the page.
            Assert.Contains(Bare(row), bare, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Catalogue2023_EveryPublishedNumber_StandsInPdfWordAndExcel()
    {
        var summary = await SummaryAsync(2023, 12);
        var pdf = await PdfTextAsync(summary);
        using var word = Word(summary);
        using var excel = Excel(summary);
        var text = Squeeze(WordText.Of(word));
        var rows = SheetReader.Table(excel, "事实数据").Select(row => (Name: row[1].InnerText, Value: decimal.Parse(row[2].CellValue!.Text, CultureInfo.InvariantCulture), Unit: row[3].InnerText, Wording: row[5].InnerText)).ToList();
        var catalogue = Catalogue().ToList();

        Assert.Equal(99, catalogue.Count);
        foreach (var fact in catalogue)
        {
            var wording = Quantity.Write(fact.Value, fact.Unit, fact.Qualifier);
            Assert.Contains(Squeeze(fact.Name + wording), text, StringComparison.Ordinal);
            Assert.Contains(Squeeze(fact.Name + wording), pdf, StringComparison.Ordinal);
            Assert.Contains((fact.Name, fact.Value, fact.Unit, wording), rows);
        }
    }

    [Fact]
    public async Task LibreOffice_ComputesEveryFormulaToOurNumber()
    {
        if (!LibreOffice.IsHere)
            return;
        foreach (var (year, month) in new[] { (2023, 12), (2024, 10) })
        {
            var summary = await SummaryAsync(year, month);
            var ours = SummaryExcel.Write(summary);
            using var computed = SpreadsheetDocument.Open(new MemoryStream(await LibreOffice.ConvertAsync(SheetReader.WithoutResults(ours), "xlsx", "xlsx")), isEditable: false);
            using var file = SpreadsheetDocument.Open(new MemoryStream(ours), isEditable: false);
            var (expected, actual) = (SheetReader.Stored(file), SheetReader.Stored(computed));
            Assert.True(expected.Count > 1000);
            Assert.All(expected, pair =>
            {
                var found = actual[pair.Key];
                if (decimal.TryParse(pair.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                    Assert.Equal(number, decimal.Parse(found, NumberStyles.Float, CultureInfo.InvariantCulture), 9);
                else
                    Assert.Equal(pair.Value, found);
            });
        }
    }

    [Fact]
    public async Task LibreOffice_PrintsTheWordFileWholeWithHeadingsOnTheStatedPages()
    {
        if (!LibreOffice.IsHere)
            return;
        foreach (var (year, month) in new[] { (2023, 12), (2024, 10) })
        {
            var summary = await SummaryAsync(year, month);
            // One of them frozen: its seal stands in the text and moves the pages.
            if (year == 2024)
                summary = summary with { Seal = new SummarySeal(2, "7K3M-9QXW-7K3M-9QXW", "https://eco.example/check/7K3M-9QXW-7K3M-9QXW", new DateTimeOffset(2025, 1, 26, 2, 5, 0, TimeSpan.Zero), "办公室") };
            var bytes = SummaryWord.Write(summary);
            using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
            using var pdf = PdfDocument.Open(await LibreOffice.ConvertAsync(bytes, "docx", "pdf"));
            var pages = pdf.GetPages().Select(page => Squeeze(string.Concat(page.Letters.Select(letter => letter.Value)))).ToList();
            var text = Squeeze(string.Concat(pdf.GetPages().SelectMany(page => page.Letters
                .Where(letter => letter.BoundingBox.Bottom > 34 * Millimetre && letter.BoundingBox.Top < page.Height - 36 * Millimetre)).Select(letter => letter.Value)));
            // It may lose a comma that it hangs over the margin.
            Assert.All(Prose(summary), paragraph => Assert.Contains(Letters(paragraph), Letters(text), StringComparison.Ordinal));
            // The pages are reckoned beforehand: a line that this program breaks elsewhere may carry a heading over, never further than one page.
            var contents = WordText.Contents(file);
            Assert.InRange(contents.Count(entry => pages[entry.Page - 1].Contains(Squeeze(entry.Text), StringComparison.Ordinal)), contents.Count * 95 / 100, contents.Count);
            Assert.All(contents, entry => Assert.Contains(Squeeze(entry.Text), string.Concat(pages.Skip(entry.Page - 2).Take(3)), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task LibreOffice_SavesTheWordFileAgainWithoutLosingAWord()
    {
        if (!LibreOffice.IsHere)
            return;
        var summary = await SummaryAsync(2024, 10);
        using var saved = WordprocessingDocument.Open(new MemoryStream(await LibreOffice.ConvertAsync(SummaryWord.Write(summary), "docx", "docx")), isEditable: false);
        var text = Bare(Squeeze(string.Concat(saved.MainDocumentPart!.Document!.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Text>().Select(part => part.Text))));

        Assert.All(SummaryBlocks.Of(summary), block => Assert.Contains(Bare(Squeeze(block.Lead + block.Text)), text, StringComparison.Ordinal));
        Assert.All(Tables(summary).SelectMany(table => table), row => Assert.Contains(Bare(Squeeze(string.Concat(row))), text, StringComparison.Ordinal));
        Assert.Equal(summary.Headlines.Count, saved.MainDocumentPart.ChartParts.Count());
    }

    private async Task<YearEndSummary> SummaryAsync(int year, int month)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var summary = await scope.ServiceProvider.GetRequiredService<YearEndSummaryService>().GetAsync(Sheets.Leader, year, month, TestContext.Current.CancellationToken);
        Assert.NotEmpty(summary!.Headlines);
        return summary;
    }

    /// <summary>Everything between the margins, in order.</summary>
    private async Task<string> PdfTextAsync(YearEndSummary summary)
    {
        var result = await host.Services.GetRequiredService<SummaryPdf>().PrintAsync(summary, TestContext.Current.CancellationToken);
        Assert.Equal(PrintFailure.None, result.Failure);
        using var pdf = PdfDocument.Open(result.Pdf!);
        return Squeeze(string.Concat(pdf.GetPages().SelectMany(page => page.Letters
            .Where(letter => letter.BoundingBox.Bottom > 34 * Millimetre && letter.BoundingBox.Top < page.Height - 36 * Millimetre)).Select(letter => letter.Value)));
    }

    private static WordprocessingDocument Word(YearEndSummary summary) => WordprocessingDocument.Open(new MemoryStream(SummaryWord.Write(summary)), isEditable: false);

    private static SpreadsheetDocument Excel(YearEndSummary summary) => SpreadsheetDocument.Open(new MemoryStream(SummaryExcel.Write(summary)), isEditable: false);

    /// <summary>The document from title to signature, straight from the content, with the sign behind what nobody approved.</summary>
    private static List<string> Prose(YearEndSummary summary)
    {
        var marks = new UnapprovedMarks(summary);
        var lines = new List<string> { summary.Bureau, summary.Title, summary.Period };
        lines.AddRange(summary.Opening.Select(Said));
        foreach (var chapter in summary.Chapters)
        {
            lines.Add(chapter.Heading);
            lines.AddRange(chapter.Paragraphs.Select(Said));
            foreach (var section in chapter.Sections)
                lines.AddRange([section.Heading, .. section.Paragraphs.Select(Said)]);
        }
        if (UnapprovedMarks.Occur(summary))
            lines.Add("◌ 标在其后的数值含未经审核的月份数据。");
        lines.AddRange(summary.Annexes.All.Select((annex, index) => string.Create(CultureInfo.InvariantCulture, $"{(index == 0 ? "附件：" : "")}{index + 1}.{annex.Title}")));
        lines.AddRange([summary.Bureau, summary.DatedOn]);
        return [.. lines.Where(line => line.Length > 0)];

        string Said(SummaryParagraph paragraph) => paragraph.Lead + string.Join('◌', marks.Split(paragraph.Body));
    }

    /// <summary>Rows of 附件1, 3, 4, 5 below their heads.</summary>
    private static IEnumerable<List<List<string>>> Tables(YearEndSummary summary)
    {
        yield return [.. summary.Targets.Select(line => (List<string>)[line.Name, line.Unit, line.Target, SummaryAnnexTargets.ToDate(line), StatusWords.Of(line.Status), line.Needed, line.LastYear])];
        yield return [.. summary.Headlines.SelectMany(indicator => SummaryAnnexMonths.Rows(indicator, summary.Through.Month).Select((row, index) => row.Select((text, column) => text + SignOf(indicator, index, column - 1)).ToList()))];
        yield return
        [
            .. summary.Projects.Select(line => (List<string>)[line.Name, line.Area, line.Place, line.Investment, line.Count, StateWords.Of(line.State), line.Percent,
                .. summary.ProjectsHaveDays ? [line.Due, line.Completed] : Array.Empty<string>()]),
        ];
        yield return [.. summary.Facts.SelectMany(group => group.Facts.Select(fact => (List<string>)[fact.Name, fact.Wording, fact.Indicator]).Prepend([group.PlanItem]))];
    }

    /// <summary>Behind a month that nobody approved, and behind every value to date that contains one.</summary>
    private static string SignOf(IndicatorReport indicator, int row, int month) => month < 1 || month > indicator.Progress.ThroughMonth ? ""
        : row switch { 0 => indicator.CountedUnapproved.Contains(month), 1 => indicator.CountedUnapproved.Any(one => one <= month), _ => false } ? "◌" : "";

    private static IEnumerable<(string Name, decimal Value, string Unit, Qualifier Qualifier)> Catalogue([CallerFilePath] string here = "")
    {
        using var reader = new StreamReader(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/LuchengEco.Services/Persistence/Seed/Catalogue/facts.csv")));
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            if (csv.GetField("year") == "2023")
            {
                yield return (csv.GetField("name")!, csv.GetField<decimal>("value"), csv.GetField("unit")!, csv.GetField("qualifier") switch
                {
                    "exact" => Qualifier.Exact,
                    "余" => Qualifier.Odd,
                    "超" => Qualifier.Over,
                    "约" => Qualifier.About,
                    "近" => Qualifier.Nearly,
                    var other => throw new InvalidOperationException($"“{other}” is no qualifier."),
                });
            }
        }
    }

    private static List<string> Numbers(string text) => [.. Number().Matches(text).Select(match => match.Value)];

    private static string Squeeze(string text) => Space().Replace(text, "");

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static string Bare(string text) => Sign().Replace(text, "");

    [GeneratedRegex(@"[−-]?[0-9]+(\.[0-9]+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"[\s\u200b]+")]
    private static partial Regex Space();

    [GeneratedRegex("[–○◆●▲■◌（）]")]
    private static partial Regex Sign();
}
