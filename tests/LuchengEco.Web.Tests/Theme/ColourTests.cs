using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace LuchengEco.Web.Tests.Theme;

/// <summary>The colours of both themes, read from the style sheets themselves: each has its other value, and what is written on what can be read.</summary>
public sealed partial class ColourTests
{
    /// <summary>WCAG 2.2, 1.4.3: text of ordinary size.</summary>
    private const double Readable = 4.5;

    /// <summary>WCAG 2.2, 1.4.11: the edge of what is focused.</summary>
    private const double Seen = 3;

    /// <summary>Inks that stand in the header alone, on its own ground.</summary>
    private static readonly string[] BarInks = ["--eco-on-bar", "--eco-on-bar-soft"];

    /// <summary>Grounds of a page, of its cards and of the heads of its tables: an ink without a ground of its own may stand on any of them.</summary>
    private static readonly string[] Grounds = ["--eco-surface", "--eco-ground", "--eco-raised"];

    /// <summary>What cannot be chosen may be fainter (WCAG 1.4.3, inactive components): the months of the future.</summary>
    private static readonly string[] Inactive = ["--eco-line-strong"];

    public static TheoryData<string> Themes => ["light", "dark"];

    [Fact]
    public void Variable_OfTheLightTheme_HasAnotherValueInTheDark()
    {
        var (light, dark) = (Declared("app.css"), Declared("dark.css"));
        Assert.True(light.Count > 40, $"{light.Count}");
        Assert.Empty(light.Keys.Except(dark.Keys));
        Assert.Empty(dark.Keys.Where(name => name.StartsWith("--eco-", StringComparison.Ordinal)).Except(light.Keys));
        // Ink on a filled cell may be the same where both fills are of the same lightness.
        var same = light.Where(pair => !pair.Key.StartsWith("--eco-on-b", StringComparison.Ordinal) && pair.Key is not ("--eco-bar-focus" or "--eco-badge" or "--eco-warn-line" or "--eco-chart-met-ink") && dark[pair.Key] == pair.Value).ToList();
        Assert.Empty(same);
    }

    [Fact]
    public void Colour_OfAComponent_ComesFromAVariable()
    {
        foreach (var (file, text) in Sheets())
            Assert.True(!Literal().IsMatch(text), $"{file}: {Literal().Match(text).Value}");
    }

    [Fact]
    public void Variable_UsedByAComponent_IsDeclared()
    {
        var declared = Declared("app.css").Keys.ToHashSet();
        foreach (var (file, text) in Sheets())
            Assert.All(Used().Matches(text), use => Assert.True(declared.Contains(use.Groups[1].Value), $"{file}: {use.Groups[1].Value}"));
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Ink_OnItsGround_IsReadable(string theme)
    {
        var colours = Values(theme);
        var faint = new SortedSet<string>(StringComparer.Ordinal);
        var pairs = 0;
        foreach (var (file, text) in Sheets().Append(("app.css", Source("wwwroot", "app.css"))))
        {
            foreach (Match rule in Rule().Matches(text))
            {
                if (Ink().Match(rule.Groups[2].Value) is not { Success: true } written)
                    continue;
                var ink = written.Groups[1].Value;
                if (Inactive.Contains(ink))
                    continue;
                var own = Ground().Match(rule.Groups[2].Value);
                var grounds = own.Success ? [own.Groups[1].Value] : BarInks.Contains(ink) ? ["--eco-bar"] : ink.StartsWith("--eco-on-", StringComparison.Ordinal) ? [] : Grounds;
                foreach (var ground in grounds)
                {
                    pairs++;
                    if (Contrast(colours[ink], colours[ground]) is var contrast and < Readable)
                        faint.Add(string.Create(CultureInfo.InvariantCulture, $"{file} {rule.Groups[1].Value.Trim()}: {ink} on {ground} {contrast:0.00}"));
                }
            }
        }
        Assert.True(pairs > 200, $"{pairs}");
        Assert.True(faint.Count == 0, string.Join('\n', faint));
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Focus_OnEveryGround_IsSeen(string theme)
    {
        var colours = Values(theme);
        Assert.All(Grounds, ground => Assert.True(Contrast(colours["--eco-focus"], colours[ground]) >= Seen, ground));
        Assert.True(Contrast(colours["--eco-bar-focus"], colours["--eco-bar"]) >= Seen);
        Assert.True(Contrast(colours["--eco-ink"], colours["--eco-found"]) >= Readable);
    }

    private static Dictionary<string, string> Values(string theme)
    {
        var values = Declared("app.css");
        if (theme == "dark")
        {
            foreach (var (name, value) in Declared("dark.css"))
                values[name] = value;
        }
        return values;
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + .05) / (Math.Min(a, b) + .05);
    }

    /// <summary>Of "#rgb" or "#rrggbb" as WCAG reckons it.</summary>
    private static double Luminance(string colour)
    {
        Assert.True(Hexadecimal().IsMatch(colour), colour);
        var digits = colour.Length == 4 ? string.Concat(colour[1..].Select(digit => $"{digit}{digit}")) : colour[1..];
        var parts = new[] { 0, 2, 4 }.Select(at => int.Parse(digits.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d)
            .Select(part => part <= .04045 ? part / 12.92 : Math.Pow((part + .055) / 1.055, 2.4)).ToArray();
        return .2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2];
    }

    private static Dictionary<string, string> Declared(string file)
    {
        var declared = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match found in Declaration().Matches(Source("wwwroot", file)))
            declared[found.Groups[1].Value] = found.Groups[2].Value.Trim();
        return declared;
    }

    /// <summary>The sheets of the components without what they say of paper, which is light.</summary>
    private static IEnumerable<(string File, string Text)> Sheets()
    {
        var web = Path.Combine(Root(), "src", "LuchengEco.Web");
        return new[] { "Charts", "Components", "Features" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(web, folder), "*.razor.css", SearchOption.AllDirectories))
            .Select(file => (Path.GetRelativePath(web, file), WithoutPaper(File.ReadAllText(file))));
    }

    private static string WithoutPaper(string text)
    {
        while (text.IndexOf("@media print", StringComparison.Ordinal) is >= 0 and var start)
        {
            var (at, depth) = (text.IndexOf('{', start) + 1, 1);
            for (; depth > 0; at++)
                depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
            text = text.Remove(start, at - start);
        }
        return text;
    }

    private static string Source(params ReadOnlySpan<string> path) => WithoutPaper(Comment().Replace(File.ReadAllText(Path.Combine([Root(), "src", "LuchengEco.Web", .. path])), ""));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [GeneratedRegex(@"(--[a-z-]+)\s*:\s*([^;}]+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"[:\s](#[0-9a-fA-F]{3,8}\b(?=[^{]*\})|rgba?\(|hsla?\()")]
    private static partial Regex Literal();

    [GeneratedRegex(@"var\((--eco-[a-z-]+)")]
    private static partial Regex Used();

    [GeneratedRegex(@"([^{}]+)\{([^{}]*)\}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"(?<![-\w])color:\s*var\((--eco-[a-z-]+)\)")]
    private static partial Regex Ink();

    [GeneratedRegex(@"background(?:-color)?:\s*var\((--eco-[a-z-]+)\)")]
    private static partial Regex Ground();

    [GeneratedRegex("^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
