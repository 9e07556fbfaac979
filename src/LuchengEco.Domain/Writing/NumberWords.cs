using System.Collections.Frozen;
using System.Globalization;
using Text = LuchengEco.Domain.Resources.NumberWordText;

namespace LuchengEco.Domain.Writing;

/// <summary>The words around written numbers, from the resources.</summary>
internal static class NumberWords
{
    private static readonly FrozenSet<string> Measures = Words(Text.Measures).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Units = Words(Text.Units).Concat(Measures).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (string Unit, decimal Factor)> Same = Text.SameUnits.Split(';')
        .Select(Words)
        .SelectMany(group => group[2..].Append(group[0]).Select((word, index) => (Word: word, Unit: group[0], Factor: index < group.Length - 2 ? Number(group[1]) : 1m)))
        .DistinctBy(pair => pair.Word)
        .ToFrozenDictionary(pair => pair.Word, pair => (pair.Unit, pair.Factor), StringComparer.Ordinal);

    private static readonly (string Word, NumberQualifier Meaning)[] BeforeWords = Qualifiers(Text.Before);

    private static readonly (string Word, NumberQualifier Meaning)[] AfterWords = Qualifiers(Text.After);

    private static readonly string[] Ups = Words(Text.Up);

    private static readonly string[] Downs = Words(Text.Down);

    private static readonly int Longest = Units.Max(unit => unit.Length);

    /// <summary>Names that hold a numeral and count nothing.</summary>
    public static IReadOnlyList<string> Names { get; } = Words(Text.Names);

    /// <summary>Words after which 第29 is a place.</summary>
    public static IReadOnlyList<string> RankedAmong { get; } = Words(Text.RankedAmong);

    /// <summary>Letters that make a name together with figures.</summary>
    public static FrozenSet<string> LetterNames { get; } = Words(Text.LetterNames).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The longest unit that begins at <paramref name="at"/>; empty without one.</summary>
    public static string UnitAt(string text, int at, bool measuresOnly)
    {
        for (var length = Math.Min(Longest, text.Length - at); length > 0; length--)
        {
            var word = text.Substring(at, length);
            if ((measuresOnly ? Measures : Units).Contains(word) && !(char.IsAsciiLetter(word[^1]) && at + length < text.Length && char.IsAsciiLetterOrDigit(text[at + length])))
                return word;
        }
        return "";
    }

    /// <summary>Whether a text is nothing but a unit, as the cells of a column of units are.</summary>
    /// <remarks>万元 and 万吨 are units there too.</remarks>
    public static bool IsUnit(string text) => Units.Contains(text) || text.TrimStart('百', '千', '万', '亿') is { Length: > 0 } bare && bare.Length < text.Length && Units.Contains(bare);

    public static (string Unit, decimal Factor) Normal(string unit) => Same.TryGetValue(unit, out var normal) ? normal : (unit, 1m);

    /// <summary>The qualifier that ends right before <paramref name="end"/> and where it begins.</summary>
    public static (NumberQualifier Meaning, int Start) Before(string text, int end)
    {
        foreach (var (word, meaning) in BeforeWords)
        {
            var start = end - word.Length;
            if (start < 0 || string.CompareOrdinal(text, start, word, 0, word.Length) != 0)
                continue;
            // 节约20吨 and 最近3个月 have no qualifier.
            if (start > 0 && (word == "约" && "节制条公签合履预违".Contains(text[start - 1], StringComparison.Ordinal) || word == "近" && "最附临邻靠将".Contains(text[start - 1], StringComparison.Ordinal)))
                continue;
            return (meaning, start);
        }
        return (NumberQualifier.Exact, end);
    }

    /// <summary>The qualifier that begins at <paramref name="at"/> and where it ends.</summary>
    public static (NumberQualifier Meaning, int End) After(string text, int at)
    {
        foreach (var (word, meaning) in AfterWords)
        {
            if (at + word.Length <= text.Length && string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
                return (meaning, at + word.Length);
        }
        return (NumberQualifier.Exact, at);
    }

    /// <summary>上升 or 下降 right before <paramref name="end"/>, with 了, 至, 到 or 为 between them or without.</summary>
    public static NumberTrend Trend(string text, int end)
    {
        var head = text.AsSpan(0, end).TrimEnd(' ');
        if (head is [.., '了' or '至' or '到' or '为'])
            head = head[..^1];
        foreach (var word in Ups)
        {
            if (head.EndsWith(word, StringComparison.Ordinal))
                return NumberTrend.Up;
        }
        foreach (var word in Downs)
        {
            if (head.EndsWith(word, StringComparison.Ordinal))
                return NumberTrend.Down;
        }
        return NumberTrend.None;
    }

    private static (string Word, NumberQualifier Meaning)[] Qualifiers(string text) =>
    [
        .. text.Split(';').Select(Words)
            .SelectMany(group => group[1..].Select(word => (word, Enum.Parse<NumberQualifier>(group[0]))))
            // 不低于 must be seen before 低于.
            .OrderByDescending(pair => pair.word.Length),
    ];

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
