using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Briefs;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.Summary;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Tests.Api;
using LuchengEco.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace LuchengEco.Web.Tests.Printing;

/// <summary>The printed years of the database at several months, page by page: what a person would see at a glance.</summary>
[Collection(ReadOnlyHost.Name)]
public sealed partial class YearPdfTests(EcoHostFixture host, YearPdfTests.Printed printed) : IClassFixture<YearPdfTests.Printed>
{
    private const double Millimetre = 72 / 25.4;
    private const double Grey = 0xec / 255.0;

    private static readonly Actor Reader = new(Guid.NewGuid(), "reader", "reader", new HashSet<string> { EcoRoles.Leader }, new HashSet<string>());

    public static TheoryData<int, int> Months => new() { { 2023, 1 }, { 2023, 6 }, { 2023, 10 }, { 2023, 12 }, { 2024, 1 }, { 2024, 6 }, { 2024, 10 }, { 2024, 12 } };

    [Theory, MemberData(nameof(Months))]
    public async Task Page_HasTextAndKnownSignsInFacesOfOurOwn(int year, int month)
    {
        var pdf = await PdfAsync(year, month);
        var raw = Encoding.Latin1.GetString(pdf);
        using var document = PdfDocument.Open(pdf);

        Assert.DoesNotContain("/Type3", raw, StringComparison.Ordinal);
        Assert.All(document.GetPages(), page =>
        {
            Assert.True(Body(page).Count > 20, $"Page {page.Number} is empty.");
            Assert.All(page.Letters, letter =>
            {
                Assert.Matches(@"^[A-Z]{6}\+(NotoSerifSC|NotoSansSC)-(Regular|Bold)$", letter.FontName);
                Assert.True(letter.Value.Length > 0 && letter.Value[0] is not ('\uFFFD' or '\0'), $"A sign of page {page.Number} says nothing.");
            });
        });
    }

    [Theory, MemberData(nameof(Months))]
    public async Task Heading_StandsOnThePageOfWhatFollowsIt(int year, int month)
    {
        var summary = await SummaryAsync(year, month);
        var pdf = await PdfAsync(year, month);
        using var document = PdfDocument.Open(pdf);
        var pages = SummaryPdf.PagesOf(summary, pdf);

        foreach (var entry in SummaryOutline.Of(summary))
        {
            var text = Squeeze(string.Concat(Body(document.GetPage(pages[entry.Id])).Select(letter => letter.Value)));
            var heading = Squeeze(entry.Text);
            var at = text.LastIndexOf(heading, StringComparison.Ordinal);
            Assert.True(at >= 0 && at + heading.Length < text.Length, $"“{entry.Text}” stands alone at the foot of page {pages[entry.Id]}.");
        }
    }

    [Theory, MemberData(nameof(Months))]
    public async Task Table_ThatRunsOver_RepeatsItsHead(int year, int month)
    {
        var summary = await SummaryAsync(year, month);
        var pdf = await PdfAsync(year, month);
        using var document = PdfDocument.Open(pdf);
        var pages = SummaryPdf.PagesOf(summary, pdf);
        var annexes = SummaryOutline.Of(summary).Where(entry => entry.Id.StartsWith("annex-", StringComparison.Ordinal)).Select(entry => pages[entry.Id]).ToList();

        // 附件5: one table over several pages, whose last one also has the note.
        var facts = annexes[4]..annexes[5];
        if (summary.Facts.Count > 0)
            Assert.All(Enumerable.Range(facts.Start.Value, facts.End.Value - facts.Start.Value), number =>
                Assert.Contains("事项数值对应指标", Squeeze(string.Concat(document.GetPage(number).Letters.Select(letter => letter.Value))), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Body_HasTwentyTwoLinesOfTwentyEightCharacters()
    {
        using var document = PdfDocument.Open(await PdfAsync(2023, 12));
        var summary = await SummaryAsync(2023, 12);
        var pages = SummaryPdf.PagesOf(summary, await PdfAsync(2023, 12));
        // Chapter two tells the eight areas over many pages of plain text; a page that ends before a heading has a line less.
        var told = Enumerable.Range(pages["chapter-2"] + 1, pages["chapter-3"] - pages["chapter-2"] - 1).Select(number => document.GetPage(number))
            .Select(page => Body(page).Where(letter => letter.Value.Trim().Length > 0).GroupBy(letter => Math.Round(letter.StartBaseLine.Y, 0)).OrderByDescending(line => line.Key).ToList()).ToList();
        Assert.All(told, page => Assert.InRange(page.Count, 20, 22));
        var lines = told.First(page => page.Count == 22);

        var steps = lines.Zip(lines.Skip(1)).Select(pair => pair.First.Key - pair.Second.Key).ToList();
        Assert.All(steps, step => Assert.InRange(step, 28, 30));
        // A full line of Chinese alone.
        Assert.Contains(told.SelectMany(page => page), line => line.Count() == 28 && line.All(letter => letter.Value[0] > '\u2e80'));
        Assert.All(told.SelectMany(page => page).Where(line => line.All(letter => letter.Value[0] > '\u2e80')), line => Assert.InRange(line.Count(), 1, 28));
        Assert.Equal(16, lines[0].First().PointSize, 0.3);
    }

    [Fact]
    public async Task Draft_IsPaintedBehindEveryPage_AndSaidInWordsOnTheCoverAlone()
    {
        using var document = PdfDocument.Open(await PdfAsync(2024, 10));

        Assert.All(document.GetPages(), page => Assert.Contains(page.Paths, path => path.IsFilled && path.FillColor?.ToRGBValues() is var (red, _, _) && Math.Abs(red - Grey) < 0.01 && path.Count > 20));
        Assert.Contains("草稿", TextOf(document.GetPage(1)), StringComparison.Ordinal);
        // 附件6 calls months that nobody submitted by that word.
        var annex = SummaryPdf.PagesOf(await SummaryAsync(2024, 10), await PdfAsync(2024, 10))["annex-6"];
        Assert.All(document.GetPages().Skip(1).Take(annex - 2), page => Assert.DoesNotContain("草稿", TextOf(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sealed_SaysVersionMomentAndCodeOnTheCover_AndIsNoDraft()
    {
        var summary = await SummaryAsync(2024, 10) with { Seal = new SummarySeal(2, "7K3M-9QXW", "https://eco.example/check/7K3M-9QXW", new DateTimeOffset(2025, 1, 26, 2, 5, 0, TimeSpan.Zero), "办公室") };
        var result = await printed.Host.Summaries.PrintAsync(summary, TestContext.Current.CancellationToken);
        using var document = PdfDocument.Open(result.Pdf);

        var cover = Squeeze(TextOf(document.GetPage(1)));
        foreach (var part in new[] { "第2版2025年1月26日10:05定稿", "校验码7K3M-9QXW", "https://eco.example/check/7K3M-9QXW" })
            Assert.Contains(part, cover, StringComparison.Ordinal);
        // The modules of the QR code.
        Assert.Contains(document.GetPage(1).Paths, path => path.IsFilled && path.Count > 100);
        Assert.All(document.GetPages(), page => Assert.DoesNotContain(page.Paths, path => path.FillColor?.ToRGBValues() is var (red, green, blue) && red == green && green == blue && Math.Abs(red - Grey) < 0.001));
        Assert.DoesNotContain("草稿", cover, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Properties_NameTitleAuthorSubjectAndLanguage_AndLeaveTagsAndBookmarks()
    {
        var summary = await SummaryAsync(2024, 10);
        var pdf = await PdfAsync(2024, 10);
        var raw = Encoding.Latin1.GetString(pdf);
        using var document = PdfDocument.Open(pdf);

        Assert.Equal((summary.Bureau + summary.Title + summary.Period, summary.Bureau), (document.Information.Title, document.Information.Author));
        Assert.Contains(summary.Basis, document.Information.Subject, StringComparison.Ordinal);
        Assert.Contains(summary.DatedOn, document.Information.Subject, StringComparison.Ordinal);
        Assert.True(document.TryGetBookmarks(out _));
        Assert.True(document.TryGetXmpMetadata(out _));
        Assert.Contains(summary.Bureau, Encoding.UTF8.GetString(pdf), StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", raw, StringComparison.Ordinal);
        Assert.Matches(@"/Lang ?\(zh-CN\)", raw);
        Assert.Matches("/DisplayDocTitle true", raw);
    }

    [Fact]
    public async Task Unapproved_NumbersAreMarkedInTextAndTable_AndExplained()
    {
        var summary = await SummaryAsync(2024, 10);
        var indicator = summary.Headlines.First(indicator => indicator.CountedUnapproved.Count > 0 && indicator.Progress.Rounded is not null);
        using var document = PdfDocument.Open(await PdfAsync(2024, 10));
        var text = Squeeze(string.Concat(document.GetPages().Select(page => string.Concat(Body(page).Select(letter => letter.Value)))));

        Assert.Contains($"{indicator.Write(indicator.Progress.Rounded)}微克/立方米◌", text, StringComparison.Ordinal);
        Assert.Contains("◌标在其后的数值含未经审核的月份数据。", text, StringComparison.Ordinal);
        using var approved = PdfDocument.Open((await printed.Host.Summaries.PrintAsync(
            (await host.Services.GetRequiredService<YearEndSummaryService>().GetAsync(Reader, new ReportRequest(2024, 8, ReportBasis.Approved), TestContext.Current.CancellationToken))!,
            TestContext.Current.CancellationToken)).Pdf);
        Assert.All(approved.GetPages(), page => Assert.DoesNotContain("◌", TextOf(page), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2023)]
    [InlineData(2024)]
    public async Task Brief_OfEveryMonth_HasTwoPagesAtMost_AndNamesEveryGoal(int year)
    {
        for (var month = 1; month <= 12; month++)
        {
            var paper = (await host.Services.GetRequiredService<PaperService>().GetBriefAsync(Reader, new ReportRequest(year, month), TestContext.Current.CancellationToken))!;
            var result = await printed.Host.Papers.PrintAsync(paper, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(PrintFailure.None, result.Failure);
            using var document = PdfDocument.Open(result.Pdf);

            Assert.InRange(document.NumberOfPages, 1, 2);
            var text = Squeeze(string.Concat(document.GetPages().Select(TextOf)));
            Assert.All(paper.Goals, goal => Assert.Contains(Squeeze(goal.ToDate + goal.Unit), text, StringComparison.Ordinal));
            Assert.Contains(Squeeze(paper.Verdict), text, StringComparison.Ordinal);
            Assert.All(paper.Risks.Take(5), risk => Assert.Contains(Squeeze(risk.Decision.Sentence), text, StringComparison.Ordinal));
            Assert.Equal(paper.Head.Bureau, document.Information.Author);
            AssertFaces(document, result.Pdf);
        }
    }

    [Theory, MemberData(nameof(Months))]
    public async Task Bulletin_OfAMonth_TellsMonthToDateTargetAndRanking(int year, int month)
    {
        var bulletin = (await host.Services.GetRequiredService<PaperService>().GetBulletinAsync(Reader, new ReportRequest(year, month), TestContext.Current.CancellationToken))!;
        var result = await printed.Host.Papers.PrintAsync(bulletin, cancellationToken: TestContext.Current.CancellationToken);
        using var document = PdfDocument.Open(result.Pdf);

        var text = Squeeze(string.Concat(document.GetPages().Select(TextOf)));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"（{year}年{month}月）"), text, StringComparison.Ordinal);
        Assert.All(bulletin.Goals.Concat(bulletin.Areas.SelectMany(area => area.Goals)), goal => Assert.Contains(
            Squeeze(goal.Name + goal.Unit + goal.Month + (goal.IsMonthUnapproved ? "◌" : "") + goal.MonthLastYear + goal.ToDate + (goal.IsUnapproved ? "◌" : "") + goal.LastYear + goal.Change + goal.Target), text, StringComparison.Ordinal));
        Assert.All(bulletin.Risks, risk => Assert.Contains(Squeeze(risk.Decision.Sentence), text, StringComparison.Ordinal));
        Assert.All(bulletin.Overview, sentence => Assert.Contains(Squeeze(sentence), text, StringComparison.Ordinal));
        Assert.All(document.GetPages(), page => Assert.True(page.Letters.Count > 40, $"Page {page.Number} is empty."));
        AssertFaces(document, result.Pdf);
    }

    private static void AssertFaces(PdfDocument document, byte[] pdf)
    {
        Assert.DoesNotContain("/Type3", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        Assert.All(document.GetPages().SelectMany(page => page.Letters).Select(letter => letter.FontName).Distinct(), face => Assert.Matches(@"^[A-Z]{6}\+(NotoSerifSC|NotoSansSC)-(Regular|Bold)$", face));
    }

    private async Task<YearEndSummary> SummaryAsync(int year, int month) =>
        (await host.Services.GetRequiredService<YearEndSummaryService>().GetAsync(Reader, year, month, TestContext.Current.CancellationToken))!;

    private async Task<byte[]> PdfAsync(int year, int month)
    {
        if (!printed.Files.TryGetValue((year, month), out var pdf))
        {
            var result = await printed.Host.Summaries.PrintAsync(await SummaryAsync(year, month), TestContext.Current.CancellationToken);
            Assert.Equal(PrintFailure.None, result.Failure);
            printed.Files[(year, month)] = pdf = result.Pdf;
        }
        return pdf;
    }

    /// <summary>Letters between the top and the bottom margin.</summary>
    private static List<Letter> Body(Page page) =>
        [.. page.Letters.Where(letter => letter.BoundingBox.Bottom > 34 * Millimetre && letter.BoundingBox.Top < page.Height - 36 * Millimetre)];

    private static string TextOf(Page page) => string.Concat(page.Letters.Select(letter => letter.Value));

    private static string Squeeze(string text) => Space().Replace(text, "");

    [GeneratedRegex(@"[\s\u200b]+")]
    private static partial Regex Space();

    /// <summary>A printer without hurry, and what it printed once for all tests.</summary>
    public sealed class Printed : IAsyncDisposable
    {
        public PrintingHost Host { get; } = new(options => options.TimeoutSeconds = 600);

        internal Dictionary<(int Year, int Month), byte[]> Files { get; } = [];

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
