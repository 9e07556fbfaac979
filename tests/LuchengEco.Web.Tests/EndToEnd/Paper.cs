using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>A page on A4 as the browser prints it.</summary>
internal static partial class Paper
{
    /// <summary>Points of A4.</summary>
    private const double Narrow = 595, Long = 842;

    /// <summary>Radicals of the supplement, which have no normal form of their own.</summary>
    private static readonly Dictionary<char, char> Radicals = "⻆角⻚页⻓长⻅见⻔门⻛风⻝食⻢马⻥鱼⻦鸟⻩黄⻬齐⻮齿⻳龟⻘青⻉贝⻋车⻜飞⺠民⻄西⺟母⻣骨⻤鬼⻨麦⻰龙".Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    [GeneratedRegex("第[0-9]+页共[0-9]+页")]
    private static partial Regex SheetNumber();

    /// <summary>What is wrong with the sheets: their size, an empty one, text beyond an edge, no heading, neither when nor by whom, the menu.</summary>
    public static async Task<IReadOnlyList<string>> LookAsync(Visitor person, string path)
    {
        var problems = new List<string>();
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
        return problems;
    }

    /// <summary>Without spaces, and radicals as the characters that they stand for: some fonts of the PDF share a glyph between both.</summary>
    public static string Bare(string text) => string.Concat(Regex.Replace(text, @"\s+", "").Select(letter => Radicals.GetValueOrDefault(letter, letter))).Normalize(NormalizationForm.FormKC);
}
