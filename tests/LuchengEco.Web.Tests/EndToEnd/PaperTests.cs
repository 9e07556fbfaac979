using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>Every page on A4 as the browser prints it.</summary>
public sealed partial class PaperTests(EcoSite site) : IClassFixture<EcoSite>
{
    /// <summary>Points of A4.</summary>
    private const double Narrow = 595, Long = 842;

    /// <summary>Radicals of the supplement, which have no normal form of their own.</summary>
    private static readonly Dictionary<char, char> Radicals = "⻆角⻚页⻓长⻅见⻔门⻛风⻝食⻢马⻥鱼⻦鸟⻩黄⻬齐⻮齿⻳龟⻘青⻉贝⻋车⻜飞⺠民⻄西⺟母⻣骨⻤鬼⻨麦⻰龙".Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    [GeneratedRegex("第[0-9]+页共[0-9]+页")]
    private static partial Regex SheetNumber();

    public static TheoryData<string> People => ["lingdao", .. EveryPage.OfRole.Keys];

    [Theory]
    [MemberData(nameof(People))]
    public async Task Page_OnPaper_FitsSaysWhatItIsAndLeavesNoSheetEmpty(string userName)
    {
        await using var person = await site.VisitAsAsync(userName);
        await person.Page.Context.AddCookiesAsync([new() { Name = "lucheng-eco-theme", Value = "dark", Url = site.ServerAddress.ToString() }]);
        var problems = new List<string>();
        foreach (var path in userName == "lingdao" ? [.. EveryPage.ForReaders, .. EveryPage.FurtherViews.Where(path => path is not ("/nowhere" or "/password"))] : EveryPage.OfRole[userName])
        {
            await person.OpenAsync(path);
            var heading = Bare(await person.Heading.InnerTextAsync());
            using var paper = PdfDocument.Open(await person.Page.PdfAsync(new() { PreferCSSPageSize = true, Format = "A4" }));
            var sheets = paper.GetPages().ToList();
            foreach (var sheet in sheets)
            {
                var (width, height) = (Math.Round(sheet.Width), Math.Round(sheet.Height));
                if (Math.Abs(Math.Min(width, height) - Narrow) > 1 || Math.Abs(Math.Max(width, height) - Long) > 1)
                    problems.Add($"{path}: sheet {sheet.Number} is {width} × {height}");
                if (SheetNumber().Replace(Bare(sheet.Text), "").Length == 0 && sheet.Paths.Count == 0)
                    problems.Add($"{path}: sheet {sheet.Number} of {sheets.Count} is empty");
                if (sheet.Letters.FirstOrDefault(letter => letter.Value.Trim().Length > 0 && (letter.BoundingBox.Right > sheet.Width - 8 || letter.BoundingBox.Left < 8)) is { } cut)
                    problems.Add($"{path}: sheet {sheet.Number} runs off its edge at “{cut.Value}” {cut.BoundingBox}");
            }
            var text = Bare(string.Concat(sheets.Select(sheet => sheet.Text)));
            if (!text.Contains(heading, StringComparison.Ordinal))
                problems.Add($"{path}: “{heading}” is not on the paper");
            if (!text.Contains(path.Contains("as-of", StringComparison.Ordinal) ? "数据时间:2024年6月30日" : "数据时间:2024年11月24日", StringComparison.Ordinal) || !text.Contains("打印:", StringComparison.Ordinal))
                problems.Add($"{path}: neither when nor by whom: {text[..Math.Min(text.Length, 120)]}");
            if (text.Contains("修改密码退出", StringComparison.Ordinal) || text.Contains("跳到正文", StringComparison.Ordinal))
                problems.Add($"{path}: the menu is on the paper");
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    /// <summary>Drawn for a wide window, a chart must be whole on a narrow sheet: the last month stands beside the first.</summary>
    [Fact]
    public async Task Chart_OnPaper_IsWhole()
    {
        await using var person = await site.VisitAsAsync("lingdao", 1920, 1080);
        await person.OpenAsync("/indicators/air.pm25?year=2024&month=10");
        await person.Page.Locator(".canvas svg").First.WaitForAsync();
        using var paper = PdfDocument.Open(await person.Page.PdfAsync(new() { PreferCSSPageSize = true, Format = "A4" }));
        var words = paper.GetPage(1).GetWords().Select(word => Bare(word.Text)).ToList();
        Assert.Contains("1月", words);
        Assert.Contains("12月", words);
        Assert.Equal(0, await person.Page.Locator("[data-for-paper]").CountAsync());
    }

    /// <summary>Without spaces, and radicals as the characters that they stand for: some fonts of the PDF share a glyph between both.</summary>
    private static string Bare(string text) => string.Concat(Regex.Replace(text, @"\s+", "").Select(letter => Radicals.GetValueOrDefault(letter, letter))).Normalize(NormalizationForm.FormKC);
}
