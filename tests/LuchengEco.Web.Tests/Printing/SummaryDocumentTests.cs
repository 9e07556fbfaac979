using System.Net;
using System.Text.RegularExpressions;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.Summary;

namespace LuchengEco.Web.Tests.Printing;

public sealed partial class SummaryDocumentTests
{
    private static readonly Dictionary<string, int> NoPages = [];

    private static async Task<string> HtmlAsync(YearEndSummary summary, Dictionary<string, int>? pages = null)
    {
        await using var host = new PrintingHost();
        return await host.Summaries.HtmlAsync(summary, pages ?? NoPages);
    }

    private static string TextOf(string html) => WebUtility.HtmlDecode(Tag().Replace(html[html.IndexOf("<body", StringComparison.Ordinal)..], ""));

    [Fact]
    public async Task Html_CompleteYear_StatesEveryPublishedNumberAsPublished()
    {
        var summary = SampleSummaries.Complete();

        var text = TextOf(await HtmlAsync(summary));

        var facts = summary.Facts.SelectMany(group => group.Facts).ToList();
        Assert.NotEmpty(facts);
        Assert.All(facts, fact => Assert.Contains(fact.Wording, text, StringComparison.Ordinal));
        Assert.Contains("2600余个", text, StringComparison.Ordinal);
        Assert.Contains("超400家", text, StringComparison.Ordinal);
        Assert.Contains("第29名", text, StringComparison.Ordinal);
        Assert.DoesNotContain("截至12月）", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_OpenYear_SaysThroughWhichMonthAndWhatIsAtRisk()
    {
        var text = TextOf(await HtmlAsync(SampleSummaries.Open()));

        Assert.Contains("（截至10月）", text, StringComparison.Ordinal);
        Assert.Contains("现将截至10月的情况总结如下", text, StringComparison.Ordinal);
        Assert.Contains("已无法完成的目标", text, StringComparison.Ordinal);
        Assert.Contains("需要预警的目标", text, StringComparison.Ordinal);
        Assert.Contains("尚无数据的目标", text, StringComparison.Ordinal);
        Assert.Contains("微克/立方米", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_ContentsPage_NamesEveryHeadingInOrderWithItsPage()
    {
        var summary = SampleSummaries.Open();
        var outline = SummaryOutline.Of(summary);
        var pages = outline.Select((entry, index) => (entry.Id, Page: index + 41)).ToDictionary(pair => pair.Id, pair => pair.Page);

        var html = await HtmlAsync(summary, pages);

        var contents = html[html.IndexOf("<nav", StringComparison.Ordinal)..html.IndexOf("</nav>", StringComparison.Ordinal)];
        Assert.Equal(outline.Select(entry => $"{entry.Text}{pages[entry.Id]}"),
            Entry().Matches(contents).Select(match => WebUtility.HtmlDecode(Tag().Replace(match.Value, ""))));
        Assert.All(outline, entry => Assert.Single(Regex.Matches(html, $" id=\"{entry.Id}\"")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Html_DemonstrationOrNot_IsMarkedOnEveryPageOrNowhere(bool demonstration)
    {
        var html = await HtmlAsync(SampleSummaries.Complete(demonstration));

        Assert.Equal(demonstration, html.Contains("@top-center", StringComparison.Ordinal));
        Assert.Equal(demonstration, html.Contains("cover-demonstration\"", StringComparison.Ordinal));
        Assert.Equal(demonstration, html.Contains("不得作为正式文件", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Html_Styles_NameNoGenericFamilyThatCouldPickASystemFont()
    {
        var html = await HtmlAsync(SampleSummaries.Complete());

        var styles = html[html.IndexOf("<style>", StringComparison.Ordinal)..html.IndexOf("</style>", StringComparison.Ordinal)];
        Assert.DoesNotMatch(@"[,:\s](serif|sans-serif|system-ui|monospace)\s*[;,}]", styles);
        Assert.Contains("font-synthesis: none", styles, StringComparison.Ordinal);
        Assert.DoesNotContain("http", Regex.Replace(styles, "http://eco\\.invalid/", ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_TextFromTheDatabase_IsNeverMarkup()
    {
        var summary = SampleSummaries.Complete() with { Opening = [new SummaryParagraph("opening", "", "<script>alert(1)</script>100%（1/1）")] };

        var html = await HtmlAsync(summary);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script", html, StringComparison.Ordinal);
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<li.*?</li>", RegexOptions.Singleline)]
    private static partial Regex Entry();
}
