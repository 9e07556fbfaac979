namespace LuchengEco.Domain.Writing;

/// <summary>Reads numbers in Chinese numerals: 二十六, 一百零三, 两万三千, 九十七点五.</summary>
public static class ChineseNumber
{
    /// <summary>Signs of the longest number that anybody writes: 九千九百九十九亿九千九百九十九万九千九百九十九.</summary>
    private const int Longest = 24;

    /// <summary>More is written by nobody, and less than what a decimal holds.</summary>
    private const decimal Largest = 1_0000_0000_0000_0000_0000m;

    private const string Digits = "零一二三四五六七八九";

    /// <summary>Characters of which a numeral consists, the point aside.</summary>
    internal static bool IsNumeral(char sign) => DigitOf(sign) >= 0 || UnitOf(sign) > 0;

    /// <summary>The number that a whole text writes; null when it writes none.</summary>
    /// <param name="text">Numerals and at most one 点.</param>
    /// <param name="decimals">Places after 点.</param>
    public static decimal? Read(string text, out int decimals)
    {
        ArgumentNullException.ThrowIfNull(text);
        decimals = 0;
        var point = text.IndexOf('点', StringComparison.Ordinal);
        if (Whole(point < 0 ? text : text[..point]) is not { } whole)
            return null;
        if (point < 0)
            return whole;
        var places = text[(point + 1)..];
        if (places.Length is 0 or > 8 || places.Any(sign => DigitOf(sign) < 0))
            return null;
        decimals = places.Length;
        return places.Reverse().Aggregate(0m, (sum, sign) => (sum + DigitOf(sign)) / 10m) + whole;
    }

    /// <summary>What is written for a whole number from 0 to 99999999: 一百零三.</summary>
    public static string Write(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 9999_9999);
        if (number == 0)
            return "零";
        var (high, low) = (number / 10000, number % 10000);
        var text = high == 0 ? Group(low) : Group(high) + "万" + (low is > 0 and < 1000 ? "零" : "") + Group(low);
        return text.StartsWith("一十", StringComparison.Ordinal) ? text[1..] : text;
    }

    private static string Group(int number)
    {
        var text = "";
        var gap = false;
        foreach (var (unit, word) in new[] { (1000, "千"), (100, "百"), (10, "十"), (1, "") })
        {
            var digit = number / unit % 10;
            if (digit > 0)
                text += (gap && text.Length > 0 ? "零" : "") + Digits[digit] + word;
            gap = digit == 0;
        }
        return text;
    }

    private static decimal? Whole(string text)
    {
        if (text.Length is 0 or > Longest || text.Any(sign => !IsNumeral(sign)))
            return null;
        // 二〇二四 is read figure by figure; 三四 alone is “three or four”.
        if (text.Length > 1 && text.All(sign => DigitOf(sign) >= 0))
            return text.Length is >= 3 and <= 9 ? text.Aggregate(0m, (sum, sign) => sum * 10 + DigitOf(sign)) : null;
        decimal total = 0, section = 0;
        int? digit = null;
        var lastUnit = decimal.MaxValue;
        foreach (var sign in text)
        {
            if (DigitOf(sign) is >= 0 and var value)
            {
                if (digit is > 0)
                    return null;
                digit = value;
                continue;
            }
            var unit = UnitOf(sign);
            if (unit < 10000)
            {
                if (unit >= lastUnit || digit is null or 0 && !(unit == 10 && (digit is 0 || section == 0)))
                    return null;
                section += (digit is null or 0 ? 1 : digit.Value) * unit;
                lastUnit = unit;
            }
            else
            {
                var before = section + (digit ?? 0);
                if (before == 0 && total == 0)
                    return null;
                total = unit == 1_0000 ? total + before * unit : (total + before) * unit;
                if (total > Largest)
                    return null;
                (section, lastUnit) = (0, unit);
            }
            digit = null;
        }
        // 三百五 leaves out its 十, 三万五 its 千.
        if (digit is > 0 && (lastUnit is 100 or 1000 || lastUnit is 1_0000 or 1_0000_0000 && section == 0) && !text.EndsWith("零" + text[^1], StringComparison.Ordinal) && !text.EndsWith("〇" + text[^1], StringComparison.Ordinal))
            return total + section + digit.Value * (lastUnit / 10);
        return total + section + (digit ?? 0);
    }

    private static int DigitOf(char sign) => sign switch
    {
        '〇' => 0,
        '两' => 2,
        _ => Digits.IndexOf(sign, StringComparison.Ordinal),
    };

    private static decimal UnitOf(char sign) => sign switch
    {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        '万' => 1_0000,
        '亿' => 1_0000_0000,
        _ => 0,
    };
}
