using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Domain.Explanations;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Summary;
using LuchengEco.Web.Tests.Api;
using LuchengEco.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;
using Sheets = LuchengEco.Web.Tests.Entry.Sheets;

namespace LuchengEco.Web.Tests.Printing;

/// <summary>附件6 of the years in the database: page, PDF, Word and Excel say of each headline goal what its panel says, line by line.</summary>
[Collection(ReadOnlyHost.Name)]
public sealed partial class SummaryExplanationTests(EcoHostFixture host)
{
    private const double Millimetre = 72 / 25.4;

    /// <summary>Ten past six in the evening of a June day, when May was the last month with a figure.</summary>
    private static readonly DateTimeOffset June = new(2024, 6, 20, 10, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, ReportRequest> Asked = new()
    {
        ["2023, whole"] = new(2023, 12),
        ["2023 through October"] = new(2023, 10),
        ["2024 through October"] = new(2024, 10),
        ["2024 through December"] = new(2024, 12),
        ["approved"] = new(2024, 10, ReportBasis.Approved),
        ["as of June"] = new(2024, 5, AsOf: June),
        ["approved as of June"] = new(2024, 5, ReportBasis.Approved, June),
    };

    public static TheoryData<string> Names => [.. Asked.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task Page_ExplainsEachHeadlineAsItsPanelDoes(string name)
    {
        var report = await ReportAsync(name);
        using var client = await host.SignInByFormAsync("lingdao");
        var query = string.Create(CultureInfo.InvariantCulture, $"/summary/{report.Year}?month={report.Through.Month}");
        using var answer = await client.GetAsync(query + (report.Basis == ReportBasis.Approved ? "&basis=approved" : "") + (report.AsOf is null ? "" : "&as-of=2024-06-20T18:00"));
        var content = await answer.Content.ReadAsStringAsync();
        using var page = await BrowsingContext.New().OpenAsync(response => response.Content(content));

        AssertTold(report, page.QuerySelector(".annex-explanations")!.TextContent);
        Assert.Equal(report.Headlines.Select(indicator => indicator.Code), page.QuerySelectorAll("[data-goal]").Select(goal => goal.GetAttribute("data-goal")));
        // Nothing set apart that is prose, and no formula in the run of the prose.
        Assert.Equal(Lines(report).Where(line => line.IsFormula).Select(line => line.Text), page.QuerySelectorAll(".annex-explanations .formula").Select(line => line.TextContent));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Pdf_ExplainsEachHeadlineAsItsPanelDoes(string name)
    {
        var report = await ReportAsync(name);
        using var pdf = PdfDocument.Open(await FileAsync(report, "pdf"));

        AssertTold(report, string.Concat(pdf.GetPages().SelectMany(page => page.Letters
            .Where(letter => letter.BoundingBox.Bottom > 34 * Millimetre && letter.BoundingBox.Top < page.Height - 36 * Millimetre)).Select(letter => letter.Value)));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Word_ExplainsEachHeadlineAsItsPanelDoes(string name)
    {
        var report = await ReportAsync(name);
        using var file = WordprocessingDocument.Open(new MemoryStream(await FileAsync(report, "docx")), isEditable: false);

        AssertTold(report, WordText.Of(file));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Excel_ExplainsEachHeadlineLineByLineWithItsMonthsAsNumbers(string name)
    {
        var report = await ReportAsync(name);
        using var file = SpreadsheetDocument.Open(new MemoryStream(await FileAsync(report, "xlsx")), isEditable: false);
        var rows = Rows(file, "计算说明").Skip(3).ToList();

        Assert.Equal(report.Headlines.SelectMany(indicator => Told(indicator)), rows.Where(row => row.Count == 3).Select(row => (row[0].InnerText, row[1].InnerText, row[2].InnerText)));
        Assert.Equal(
            report.Headlines.Select(IndicatorExplanation.Of).Where(explained => explained.Cells.Any(cell => !cell.Entry.IsBlank)).SelectMany(explained => explained.Cells.Select(cell =>
                (explained.Title, cell.Numbers, (decimal?)cell.Month.Month, cell.Entry.Value, cell.Entry.Numerator, cell.Entry.Denominator, cell.Entry.Weight, cell.Counts ? "计入" : "未计入"))),
            rows.Where(row => row.Count > 3).Select(row => (row[0].InnerText, row[2].InnerText, Number(row[3]), Number(row[4]), Number(row[5]), Number(row[6]), Number(row[7]), row[8].InnerText)));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Excel_EverySheet_NamesBasisDateAndMoment(string name)
    {
        var report = await ReportAsync(name);
        using var file = SpreadsheetDocument.Open(new MemoryStream(await FileAsync(report, "xlsx")), isEditable: false);

        Assert.All(file.WorkbookPart!.Workbook!.Descendants<Sheet>(), sheet =>
        {
            var said = Rows(file, sheet.Name!.Value!).ElementAt(1)[0].InnerText;
            Assert.StartsWith(MaturityWords.Basis(report), said, StringComparison.Ordinal);
            Assert.Contains("2024年11月24日", said, StringComparison.Ordinal);
            Assert.Equal(report.AsOf is not null, said.Contains("按2024年6月20日18:00时的数据", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Approved_TellsWhichMonthsWaitForAReviewer()
    {
        var report = await ReportAsync("approved");

        Assert.Contains("仅", MaturityWords.Basis(report), StringComparison.Ordinal);
        Assert.Contains(Lines(report), line => line.Text.Contains("尚未审核，本次未计入", StringComparison.Ordinal));
    }

    private async Task<YearReport> ReportAsync(string name)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<ReportingService>().GetYearReportAsync(Sheets.Leader, Asked[name], TestContext.Current.CancellationToken);
        Assert.NotEmpty(report!.Headlines);
        return report;
    }

    private async Task<byte[]> FileAsync(YearReport report, string extension)
    {
        using var client = await host.SignInAsync("lingdao");
        var answer = await client.GetAsync($"/api/v1/years/{report.Year}/summary.{extension}?through={report.Through}"
            + (report.Basis == ReportBasis.Approved ? "&basis=approved" : "") + (report.AsOf is null ? "" : "&asOf=2024-06-20T18:00:00%2B08:00"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static IEnumerable<ExplanationLine> Lines(YearReport report) =>
        report.Headlines.Select(IndicatorExplanation.Of).SelectMany(explained => explained.Sections).SelectMany(section => section.Lines);

    /// <summary>An indicator in the rows of the workbook.</summary>
    private static IEnumerable<(string Title, string Part, string Text)> Told(IndicatorReport indicator)
    {
        var explained = IndicatorExplanation.Of(indicator);
        return explained.Sections.SelectMany(section => section.Lines.Select(line => (explained.Title, section.Heading, line.Text)))
            .Prepend((explained.Title, "结果", explained.Printed + "\u3000" + StatusWords.Of(indicator.Progress.Status)));
    }

    /// <summary>The annex says, in this order, the basis once and of each goal title, value, status and every part; its months stand behind the title.</summary>
    private static void AssertTold(YearReport report, string document)
    {
        var text = Squeeze(document);
        var from = text.LastIndexOf("附件6主要指标计算说明", StringComparison.Ordinal);
        Assert.True(from >= 0, "There is no annex.");
        text = text[from..];
        var at = 0;
        Next(MaturityWords.Basis(report));
        Assert.Single(Regex.Matches(text, Regex.Escape(Squeeze(MaturityWords.Basis(report)))));
        foreach (var indicator in report.Headlines)
        {
            var explained = IndicatorExplanation.Of(indicator);
            Next(explained.Title);
            var begin = at;
            Next(explained.Printed);
            Next(StatusWords.Of(indicator.Progress.Status));
            foreach (var section in explained.Sections)
                Next(section.Heading + string.Concat(section.Lines.Select(line => line.Text)));
            var told = explained.Cells.Any(cell => !cell.Entry.IsBlank);
            var caption = Squeeze(explained.UnitName + "填报的各月数据");
            Assert.Equal(told, text[begin..at].Contains(caption, StringComparison.Ordinal));
            if (told)
                Assert.All(explained.Cells, cell => Assert.Contains(Squeeze(string.Concat(SummaryAnnexExplanations.Row(cell))), text[begin..at], StringComparison.Ordinal));
        }

        void Next(string piece)
        {
            var found = text.IndexOf(Squeeze(piece), at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"“{piece}” is missing or stands too early.");
            at = found + Squeeze(piece).Length;
        }
    }

    private static decimal? Number(Cell cell) => cell.DataType?.Value == CellValues.Number ? decimal.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture) : null;

    private static IEnumerable<List<Cell>> Rows(SpreadsheetDocument file, string sheet)
    {
        var id = file.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(it => it.Name == sheet).Id!.Value!;
        return ((WorksheetPart)file.WorkbookPart.GetPartById(id)).Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().ToList());
    }

    private static string Squeeze(string text) => Space().Replace(text, "");

    [GeneratedRegex(@"[\s\u200b]+")]
    private static partial Regex Space();
}
