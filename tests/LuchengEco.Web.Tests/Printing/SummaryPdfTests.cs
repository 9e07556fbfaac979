using System.Text;
using System.Text.RegularExpressions;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.Summary;
using LuchengEco.Web.Printing;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace LuchengEco.Web.Tests.Printing;

/// <summary>What the printed file is, looked at with another library than the one that made it. Needs a Chromium (ECO_CHROMIUM or the usual place).</summary>
public sealed partial class SummaryPdfTests(SummaryPdfTests.Printed printed) : IClassFixture<SummaryPdfTests.Printed>
{
    private const double Millimetre = 72 / 25.4;

    public static TheoryData<string> Documents => [.. Printed.All.Keys];

    [Theory, MemberData(nameof(Documents))]
    public async Task Pdf_Faces_AreEmbeddedTrueTypeAndOurOwn(string name)
    {
        var raw = Encoding.Latin1.GetString(await printed.PdfAsync(name));
        using var pdf = await printed.OpenAsync(name);

        Assert.DoesNotContain("/Type3", raw, StringComparison.Ordinal);
        var faces = pdf.GetPages().SelectMany(page => page.Letters).Select(letter => letter.FontName!).Distinct().ToList();
        Assert.All(faces, face => Assert.Matches(@"^[A-Z]{6}\+(NotoSerifSC|NotoSansSC)-(Regular|Bold)$", face));
        Assert.Equal(faces.Count, Regex.Count(raw, "/FontFile2 "));
    }

    [Theory, MemberData(nameof(Documents))]
    public async Task Pdf_EveryPage_IsA4AndCarriesText(string name)
    {
        using var pdf = await printed.OpenAsync(name);

        Assert.All(pdf.GetPages(), page =>
        {
            Assert.Equal(210 * Millimetre, page.Width, 1.0);
            Assert.Equal(297 * Millimetre, page.Height, 1.0);
            Assert.True(Body(page).Count > 20, $"Page {page.Number} is empty.");
        });
    }

    [Theory, MemberData(nameof(Documents))]
    public async Task Pdf_Text_StaysInsideTheMargins(string name)
    {
        using var pdf = await printed.OpenAsync(name);

        Assert.All(pdf.GetPages().SelectMany(page => Body(page)), letter =>
        {
            Assert.InRange(letter.BoundingBox.Left, 28 * Millimetre - 2, 184 * Millimetre + 2);
            Assert.InRange(letter.BoundingBox.Right, 28 * Millimetre - 2, 184 * Millimetre + 2);
        });
    }

    [Theory, MemberData(nameof(Documents))]
    public async Task Pdf_PageNumbers_StandOutsideBetweenDashesExceptOnTheCover(string name)
    {
        using var pdf = await printed.OpenAsync(name);

        foreach (var page in pdf.GetPages())
        {
            var foot = page.Letters.Where(letter => letter.BoundingBox.Top < 33 * Millimetre).ToList();
            Assert.Equal(page.Number == 1 ? "" : $"—{page.Number}—", Squeeze(string.Concat(foot.Select(letter => letter.Value))));
            if (page.Number > 1)
                Assert.Equal(page.Number % 2 == 1, foot[0].BoundingBox.Left > page.Width / 2);
        }
    }

    [Theory, MemberData(nameof(Documents))]
    public async Task Pdf_ContentsPage_TellsTheRealPages(string name)
    {
        var summary = Printed.All[name];
        using var pdf = await printed.OpenAsync(name);
        var pages = pdf.GetPages().ToList();

        var contents = Squeeze(string.Concat(pages.Skip(1).TakeWhile(page => !Squeeze(TextOf(page)).Contains(Squeeze(summary.Opening[0].Text), StringComparison.Ordinal)).Select(TextOf)));
        foreach (var entry in SummaryOutline.Of(summary))
        {
            var stated = Regex.Match(contents, Regex.Escape(Squeeze(entry.Text)) + "([0-9]+)");
            Assert.True(stated.Success, $"“{entry.Text}” is missing from the contents.");
            var page = pages[int.Parse(stated.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) - 1];
            Assert.Contains(Squeeze(entry.Text), Squeeze(TextOf(page)), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Documents))]
    public async Task Pdf_ExtractedText_HasEveryFactEveryReasonAndEveryTarget(string name)
    {
        var summary = Printed.All[name];
        using var pdf = await printed.OpenAsync(name);
        // A sentence may run over a page break, where a page number stands between its halves.
        var text = Squeeze(string.Concat(pdf.GetPages().Select(page => string.Concat(Body(page).Select(letter => letter.Value)))));

        Assert.All(summary.Facts.SelectMany(group => group.Facts), fact => Assert.Contains(Squeeze(fact.Name + fact.Wording), text, StringComparison.Ordinal));
        Assert.All(summary.Chapters.SelectMany(chapter => chapter.Sections).SelectMany(section => section.Paragraphs).Concat(summary.Chapters.SelectMany(chapter => chapter.Paragraphs)),
            paragraph => Assert.Contains(Squeeze(paragraph.Lead + paragraph.Text), text, StringComparison.Ordinal));
        Assert.All(summary.Targets, line => Assert.Contains(Squeeze(line.Name + line.Unit + line.Target + line.ToDate), text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Documents))]
    public async Task Pdf_TitleAndBookmarks_NameTheDocumentAndItsHeadings(string name)
    {
        var summary = Printed.All[name];
        using var pdf = await printed.OpenAsync(name);

        Assert.Equal(summary.Bureau + summary.Title + summary.Period, pdf.Information.Title);
        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        Assert.Equal(SummaryOutline.Of(summary).Select(entry => Squeeze(entry.Text)), bookmarks.GetNodes().Skip(1).Select(node => Squeeze(node.Title)));
    }

    [Theory, MemberData(nameof(Documents))]
    public async Task Pdf_ExplainedGoal_BeginsOnThePageOfItsHeading(string name)
    {
        var summary = Printed.All[name];
        using var pdf = await printed.OpenAsync(name);
        var pages = SummaryPdf.PagesOf(summary, await printed.PdfAsync(name));

        foreach (var (index, goal) in summary.Explanations.Index())
        {
            var first = goal.Explanation.Sections[0];
            var page = Squeeze(TextOf(pdf.GetPage(pages[SummaryOutline.GoalId(index)])));
            Assert.Contains(Squeeze(first.Heading + string.Concat(first.Lines.Select(line => line.Text))),
                page[page.IndexOf(Squeeze(goal.Explanation.Title), StringComparison.Ordinal)..], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pdf_DemonstrationOrNot_IsMarkedOnEveryPageOrNowhere()
    {
        using var marked = await printed.OpenAsync("open");
        using var plain = await printed.OpenAsync("published");

        Assert.All(marked.GetPages(), page => Assert.Contains("演示数据", TextOf(page), StringComparison.Ordinal));
        Assert.All(plain.GetPages(), page => Assert.DoesNotContain("演示数据", TextOf(page), StringComparison.Ordinal));
    }

    /// <summary>Letters between the top and the bottom margin.</summary>
    private static List<Letter> Body(Page page) =>
        [.. page.Letters.Where(letter => letter.BoundingBox.Bottom > 34 * Millimetre && letter.BoundingBox.Top < page.Height - 36 * Millimetre)];

    private static string TextOf(Page page) => string.Concat(page.Letters.Select(letter => letter.Value));

    /// <summary>Without spaces and without the mark of unapproved numbers, which YearPdfTests are about.</summary>
    private static string Squeeze(string text) => Space().Replace(text, "").Replace(UnapprovedMarks.Sign, "", StringComparison.Ordinal);

    [GeneratedRegex(@"[\s\u200b]+")]
    private static partial Regex Space();

    /// <summary>Each document printed once for all tests.</summary>
    public sealed class Printed : IAsyncDisposable
    {
        private readonly PrintingHost _host = new();
        private readonly Dictionary<string, byte[]> _files = [];

        internal static Dictionary<string, YearEndSummary> All { get; } = new()
        {
            ["complete"] = SampleSummaries.Complete(),
            ["published"] = SampleSummaries.Complete(demonstration: false),
            ["open"] = SampleSummaries.Open(),
            ["january"] = SampleSummaries.Open(through: 1),
        };

        internal async Task<byte[]> PdfAsync(string name)
        {
            if (!_files.TryGetValue(name, out var file))
            {
                var result = await _host.Summaries.PrintAsync(All[name], TestContext.Current.CancellationToken);
                Assert.Equal(PrintFailure.None, result.Failure);
                _files[name] = file = result.Pdf;
            }
            return file;
        }

        internal async Task<PdfDocument> OpenAsync(string name) => PdfDocument.Open(await PdfAsync(name));

        public ValueTask DisposeAsync() => _host.DisposeAsync();
    }
}
