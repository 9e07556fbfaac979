using System.Text.RegularExpressions;

namespace LuchengEco.Domain.Writing;

/// <summary>The parts of a text whose figures and numerals count nothing.</summary>
/// <remarks>
/// Dates (2024年10月, 1、2、3月, 1至10月, 3日, 2024-10-03, 一季度), times (12:00, 18时30分), heading numbers (一、 （一） 1.), 附件1 and 图2, numbers of
/// documents (〔2024〕1号), of standards (GB 3095-2012), of paragraphs (§3.2), archive codes and addresses, the day in 5.22国际生物多样性日, and listed names.
/// 第三批 and 第23条 are left out where places are read, PM2.5 where figures are.
/// </remarks>
internal static partial class NumberlessParts
{
    public static bool[] Of(string plain)
    {
        var parts = new bool[plain.Length];
        foreach (var pattern in Patterns)
        {
            foreach (var match in pattern.EnumerateMatches(plain))
                parts.AsSpan(match.Index, match.Length).Fill(true);
        }
        Lists(plain, parts, Month(), 12);
        Lists(plain, parts, Day(), 31);
        foreach (var name in NumberWords.Names)
        {
            for (var at = plain.IndexOf(name, StringComparison.Ordinal); at >= 0; at = plain.IndexOf(name, at + name.Length, StringComparison.Ordinal))
                parts.AsSpan(at, name.Length).Fill(true);
        }
        return parts;
    }

    private static readonly Regex[] Patterns =
    [
        Year(), YearInName(), ShortYear(), IsoDate(), Clock(), Hour(), Quarter(), ChineseYear(), ChineseMonth(), ChineseDay(), Festival(),
        DocumentNumber(), NumberedThing(), Standard(), Section(), Annex(), Heading(), HeadingAfterColon(), Code(), Address(),
    ];

    /// <summary>9、10月 and 1至10月: the numbers before the last one are months too.</summary>
    private static void Lists(string plain, bool[] parts, Regex pattern, int most)
    {
        foreach (var match in pattern.EnumerateMatches(plain))
        {
            var start = match.Index;
            while (Before(plain, start, most) is { } earlier)
                start = earlier;
            parts.AsSpan(start, match.Index + match.Length - start).Fill(true);
        }
    }

    /// <summary>Where the number before a separator at <paramref name="at"/> begins, if it is one from 1 to <paramref name="most"/>.</summary>
    private static int? Before(string plain, int at, int most)
    {
        var end = at;
        while (end > 0 && plain[end - 1] is '、' or '—' or '–' or '-' or '~' or '～' or '至' or '到' or '和' or '及' or ' ')
            end--;
        var start = end;
        while (start > 0 && char.IsAsciiDigit(plain[start - 1]))
            start--;
        return end < at && end - start is 1 or 2 && int.Parse(plain.AsSpan(start, end - start), System.Globalization.CultureInfo.InvariantCulture) is var number && number >= 1 && number <= most
            && (start == 0 || plain[start - 1] is not ('.' or ',' or '/' or '+' or '×') && !char.IsAsciiLetter(plain[start - 1])) ? start : null;
    }

    [GeneratedRegex(@"(?<![\d.])(?:0?[1-9]|1[0-2]) ?月(?!龄)", RegexOptions.CultureInvariant)]
    private static partial Regex Month();

    /// <summary>3日, but not 连续3日, which are three days.</summary>
    [GeneratedRegex(@"(?<![\d.]|(?:连续|历时|长达|累计|共) ?)(?:0?[1-9]|[12]\d|3[01]) ?日(?![内均])", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"(?<![\d.])(?:19|20)\d{2}(?:(?: ?年)? ?[—–\-~～至到、和] ?(?:19|20)\d{2}){0,5} ?年", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    /// <summary>“绿剑2023”.</summary>
    [GeneratedRegex(@"(?<=[\u4e00-\u9fff])(?:19|20)\d{2}(?=[”’」』》])", RegexOptions.CultureInvariant)]
    private static partial Regex YearInName();

    [GeneratedRegex(@"(?<![\d.])\d{2}年(?=\d{1,2}月)", RegexOptions.CultureInvariant)]
    private static partial Regex ShortYear();

    [GeneratedRegex(@"(?<![\d.\-/])(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|([/.\-])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01]))(?![\d./\-])(?:T\d{2}:\d{2})?", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();

    /// <summary>9:30 after 上午 or 至, 09:30 anywhere; 1:20 is a ratio.</summary>
    [GeneratedRegex(@"(?<![\d.])(?:(?:[01]\d|2[0-4])|(?<=[午晨晚日早于至—-] ?)\d):[0-5]\d(?::[0-5]\d)?(?!\d)(?: ?时)?", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<![\d.])(?:[01]?\d|2[0-4]) ?时(?:[0-5]?\d分(?!之))?(?![间候段效])", RegexOptions.CultureInvariant)]
    private static partial Regex Hour();

    [GeneratedRegex(@"第?[一二三四1-4](?:[、至—-][一二三四1-4])?季度", RegexOptions.CultureInvariant)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"[〇零一二三四五六七八九]{4}年", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseYear();

    [GeneratedRegex(@"(?:十[一二]?|[一二三四五六七八九])月(?!龄)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseMonth();

    [GeneratedRegex(@"(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日(?!内)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseDay();

    [GeneratedRegex(@"(?<![\d.])\d{1,2}[.·]\d{1,2}(?=[““”]?(?:国际|世界|全国|全球|生物|环境)[^，。；、]{0,10}日)", RegexOptions.CultureInvariant)]
    private static partial Regex Festival();

    [GeneratedRegex(@"[〔\[［（(【] ?(?:19|20)\d{2} ?[〕\]］）)】] ?第? ?\d+ ?号", RegexOptions.CultureInvariant)]
    private static partial Regex DocumentNumber();

    [GeneratedRegex(@"(?<![\d.])\d+ ?号", RegexOptions.CultureInvariant)]
    private static partial Regex NumberedThing();

    [GeneratedRegex(@"(?<![A-Za-z])(?:GB|HJ|DB|JJG|JJF|ISO|GBZ|GBJ|CJ|CJJ|DBJ|NY|SL|HG)(?:\d{2})?(?:/[A-Z])? ?\d+(?:\.\d+)*(?: ?[—–−-]+ ?(?:19|20)\d{2})?", RegexOptions.CultureInvariant)]
    private static partial Regex Standard();

    [GeneratedRegex(@"§+ ?\d+(?:\.\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Section();

    /// <summary>附件1, 图2, 表3—1; not the 3 of 报表3份.</summary>
    [GeneratedRegex(@"(?:附件|附图|附表|附录|专栏|(?<![地视热报代导示截企意版年制])[图表]) ?(?:\d{1,2}(?:[.—–-]\d{1,2})?(?![\d.%张份个幅])|[一二三四五六七八九十]+(?![张份个幅]))", RegexOptions.CultureInvariant)]
    private static partial Regex Annex();

    [GeneratedRegex(@"^[ \t]*(?:[（(] ?(?:\d{1,2}|[一二三四五六七八九十]{1,3}) ?[）)]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[、．）)]|\.(?!\d)))", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Heading();

    /// <summary>附件：1.年度目标完成情况表.</summary>
    [GeneratedRegex(@"(?<=附件:)\d{1,2}\.(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingAfterColon();

    /// <summary>001008003001022/2024-00614.</summary>
    [GeneratedRegex(@"(?<![\d.])0\d{4,}(?:/\d{4}-\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"https?://[!-~]+|[A-Za-z0-9._-]+@[A-Za-z0-9.-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
