using System.Globalization;
using System.Text;
using Text = LuchengEco.Domain.Resources.TypedNumberText;

namespace LuchengEco.Domain.Figures;

/// <summary>What somebody typed into a number field: a number, nothing, or a sentence that says what to do instead.</summary>
/// <param name="Number">The number meant; null when blank or refused.</param>
/// <param name="Problem">Why the text is not taken, in Chinese; null when it is.</param>
/// <remarks>
/// Generous with the ways in which one number is written (full-width digits, grouping, 万, a Chinese full stop), strict wherever two
/// readings are possible: <c>1,5</c>, <c>1e3</c> and <c>30/31</c> are refused, never guessed.
/// </remarks>
public readonly record struct TypedNumber(decimal? Number, string? Problem)
{
    /// <summary>Digits beyond this are no figure of this trade, and fewer than <see cref="decimal"/> holds exactly.</summary>
    public const int MaxDigits = 20;

    private const int MaxLength = 64;

    /// <summary>Reads one field.</summary>
    /// <param name="text">As typed or pasted.</param>
    /// <param name="percentAllowed">Whether the field's unit is %, so that a written % says nothing new.</param>
    public static TypedNumber Read(string? text, bool percentAllowed = false)
    {
        if (string.IsNullOrEmpty(text))
            return default;
        if (text.Length > MaxLength)
            return Refused(Text.TooLong);
        var plain = Plain(text);
        if (plain.Length == 0)
            return default;
        var negative = false;
        if (plain[0] is '+' or '-' or '负')
        {
            negative = plain[0] != '+';
            plain = plain[1..].TrimStart();
        }
        var percent = plain.EndsWith('%');
        if (percent)
            plain = plain[..^1].TrimEnd();
        var scale = Scale(ref plain);
        if (ProblemOf(plain) is { } problem)
            return Refused(problem);
        if (percent && (!percentAllowed || scale != 1m))
            return Refused(Text.PercentNotExpected);
        if (Ungrouped(plain) is not { } digits)
            return Refused(Text.GroupingWrong);
        if (digits.Count(char.IsAsciiDigit) > MaxDigits)
            return Refused(Text.TooManyDigits);
        var number = decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * scale;
        return new(negative && number != 0 ? -number : number, null);
    }

    /// <summary>The writing that goes back into the field: a plain hyphen, a full stop, no grouping, no trailing zeros.</summary>
    public static string Write(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    private static TypedNumber Refused(string problem) => new(null, problem);

    /// <summary>Full-width and Chinese signs as their ASCII counterparts; invisible characters that copying brings along are dropped.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            plain.Append(sign switch
            {
                >= '０' and <= '９' => (char)(sign - '０' + '0'),
                '．' or '。' or '｡' => '.',
                '，' or '﹐' => ',',
                '％' or '﹪' => '%',
                '＋' or '﹢' => '+',
                '－' or '−' or '–' or '—' or '‐' or '‑' or '﹣' => '-',
                '／' or '÷' => '/',
                '萬' => '万',
                '億' => '亿',
                '\u200b' or '\u200e' or '\u200f' or '\u2060' or '\ufeff' => '\0',
                _ when char.IsWhiteSpace(sign) => ' ',
                _ => sign,
            });
        }
        return plain.Replace("\0", "").ToString().Trim();
    }

    private static decimal Scale(ref string plain)
    {
        var scale = plain switch
        {
            [.., '万'] => 1_0000m,
            [.., '亿'] => 1_0000_0000m,
            _ => 1m,
        };
        if (scale != 1m)
            plain = plain[..^1].TrimEnd();
        return scale;
    }

    /// <summary>The most helpful sentence for a text that is no number; null for digits, at most one full stop, commas and spaces.</summary>
    private static string? ProblemOf(string plain)
    {
        if (plain.Contains('/', StringComparison.Ordinal) && plain.All(sign => char.IsAsciiDigit(sign) || sign is '/' or '.' or ',' or ' '))
            return Text.FractionWritten;
        if (IsScientific(plain))
            return Text.ScientificWritten;
        if (plain.Any(sign => "零〇一二三四五六七八九十百千两".Contains(sign, StringComparison.Ordinal)))
            return Text.ChineseNumeral;
        if (plain.Any(sign => sign is '-' or '+' or '负' or '~' or '～'))
            return Text.SignInside;
        if (plain.Any(sign => !char.IsAsciiDigit(sign) && sign is not ('.' or ',' or ' ')))
            return Text.OnlyDigits;
        if (plain.Count(sign => sign == '.') > 1)
            return Text.SeveralDots;
        return plain.Any(char.IsAsciiDigit) ? null : Text.OnlyDigits;
    }

    private static bool IsScientific(string plain)
    {
        var mark = plain.AsSpan().IndexOfAny("eEｅＥ");
        return mark > 0 && mark < plain.Length - 1 && char.IsAsciiDigit(plain[mark - 1]) && (char.IsAsciiDigit(plain[mark + 1]) || plain[mark + 1] is '+' or '-');
    }

    /// <summary>Without the grouping of a number such as 1,234,567.8 or 1 234; null when the groups are not of three.</summary>
    private static string? Ungrouped(string plain)
    {
        var dot = plain.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? plain : plain[..dot];
        var rest = dot < 0 ? "" : plain[dot..];
        if (rest.AsSpan().ContainsAny(',', ' '))
            return null;
        var separators = whole.Where(sign => sign is ',' or ' ').Distinct().ToList();
        if (separators.Count == 0)
            return whole + rest;
        if (separators.Count > 1)
            return null;
        var groups = whole.Split(separators[0]);
        return groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3) ? string.Concat(groups) + rest : null;
    }
}
