using System.Globalization;
using System.Text;

namespace LuchengEco.Domain.Writing;

/// <summary>Finds every number of a Chinese text with its unit and qualifier.</summary>
/// <remarks>
/// <para>Figures are numbers wherever they stand, except in what <see cref="NumberlessParts"/> names: dates and times, heading numbers, numbers of documents,
/// standards and articles, and names such as PM2.5. Of a framework such as “1+8+53” each number is one.</para>
/// <para>Chinese numerals are numbers only before a measure word (五家, 四个), in 百分之五, 三分之一, 三成, and in 第三名. 一体化, 一是, 五水共治 and the names
/// of the resource <c>NumberWordText</c> count nothing. Both lists stand in that resource.</para>
/// </remarks>
public static class NumberFinder
{
    /// <summary>Stands for a number in a masked text.</summary>
    public const char Placeholder = '＃';

    /// <summary>The numbers of a text in their order; they do not overlap.</summary>
    public static IReadOnlyList<FoundNumber> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = Plain(text);
        var found = new Scan(text, plain, NumberlessParts.Of(plain)).Run();
        return Ranges(plain, found);
    }

    /// <summary>The text with one <see cref="Placeholder"/> in place of each number with its unit and qualifier: what two writings of a sentence share.</summary>
    public static string Mask(string text) => Mask(text, Find(text));

    /// <inheritdoc cref="Mask(string)"/>
    public static string Mask(string text, IReadOnlyList<FoundNumber> numbers)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(numbers);
        var masked = new StringBuilder(text.Length);
        var at = 0;
        foreach (var number in numbers)
        {
            masked.Append(text, at, number.Start - at).Append(Placeholder);
            at = number.End;
        }
        return masked.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Whether a text is nothing but a unit, as the cells of a column of units are.</summary>
    public static bool IsUnit(string text) => NumberWords.IsUnit(text);

    /// <summary>Full-width figures and signs as the plain ones, character by character, so that places stay.</summary>
    private static string Plain(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var index = 0; index < source.Length; index++)
        {
            span[index] = source[index] switch
            {
                >= '０' and <= '９' and var figure => (char)(figure - '０' + '0'),
                '．' => '.',
                '％' or '﹪' => '%',
                '＋' => '+',
                '－' => '-',
                '／' => '/',
                '：' => ':',
                '\u00a0' or '\u3000' or '\u2009' or '\u202f' => ' ',
                '萬' => '万',
                '億' => '亿',
                var other => other,
            };
        }
    });

    /// <summary>20—30个: both ends are numbers of the same unit.</summary>
    private static List<FoundNumber> Ranges(string plain, List<FoundNumber> found)
    {
        for (var index = 1; index < found.Count; index++)
        {
            var (lower, upper) = (found[index - 1], found[index]);
            var between = plain.AsSpan(lower.End, Math.Max(0, upper.Start - lower.End)).Trim();
            if (between is not ("—" or "–" or "-" or "~" or "～" or "至" or "到" or "——") || lower.Kind is NumberKind.Fraction or NumberKind.Place || upper.Kind is NumberKind.Fraction or NumberKind.Place)
                continue;
            var shares = lower.Unit.Length == 0 && upper.Unit.Length > 0;
            found[index - 1] = lower with
            {
                IsRange = true,
                Kind = shares ? upper.Kind : lower.Kind,
                NormalUnit = shares ? upper.NormalUnit : lower.NormalUnit,
                NormalStep = shares ? upper.NormalStep : lower.NormalStep,
                NormalValue = shares ? lower.Value * upper.NormalStep : lower.NormalValue,
            };
            found[index] = upper with { IsRange = true };
        }
        return found;
    }

    private sealed class Scan(string text, string plain, bool[] numberless)
    {
        private const int LongestFigures = 18;

        private const decimal LargestScale = 1_0000_0000_0000m;

        private const decimal Largest = 1_0000_0000_0000_0000_0000_0000m;

        private readonly List<FoundNumber> _found = [];

        private int LastEnd => _found.Count == 0 ? 0 : _found[^1].End;

        public List<FoundNumber> Run()
        {
            for (var at = 0; at < plain.Length;)
            {
                var next = numberless[at] ? at + 1
                    : char.IsAsciiDigit(plain[at]) ? Figures(at)
                    : plain[at] == '第' ? Place(at)
                    : ChineseNumber.IsNumeral(plain[at]) ? Numerals(at)
                    : at + 1;
                at = Math.Max(next, at + 1);
            }
            return _found;
        }

        private int Figures(int at)
        {
            var end = at;
            if (at > 0 && IsNameSign(plain[at - 1]) && !IsMeasured(at))
            {
                // PM2.5 and A1.1 are names as a whole.
                while (end < plain.Length && (char.IsAsciiLetterOrDigit(plain[end]) || plain[end] is '.' or '_' && end + 1 < plain.Length && char.IsAsciiDigit(plain[end + 1])))
                    end++;
                return end;
            }
            if (ReadFigures(at, out var value, out var decimals) is not { } digitsEnd)
                return SkipFigures(at);
            // 3/5 is one number.
            if (digitsEnd + 1 < plain.Length && plain[digitsEnd] == '/' && char.IsAsciiDigit(plain[digitsEnd + 1]) && !numberless[digitsEnd + 1]
                && (at == 0 || plain[at - 1] != '/') && ReadFigures(digitsEnd + 1, out var below, out var places) is { } belowEnd
                && !(belowEnd < plain.Length && plain[belowEnd] == '/') && (below == 0 || below >= 0.0001m))
                return Add(at, at, belowEnd, below == 0 ? 0 : value / below, Math.Max(decimals, places), NumberKind.Fraction, false, (value, below));
            return Add(SignBefore(at), at, digitsEnd, value, decimals, NumberKind.Amount, false);
        }

        /// <summary>Whether figures behind letters are a number all the same: COD30mg/L, TSP120微克/立方米, pH6.5; PM2.5 is a name whatever follows.</summary>
        private bool IsMeasured(int at)
        {
            var start = at;
            while (start > 0 && char.IsAsciiLetter(plain[start - 1]))
                start--;
            var letters = plain[start..at];
            if (letters.Length < 2 || NumberWords.LetterNames.Contains(letters) || start > 0 && char.IsAsciiDigit(plain[start - 1]))
                return false;
            if (letters == "pH")
                return true;
            if (ReadFigures(at, out _, out _) is not { } end)
                return false;
            var unitAt = SkipSpace(end);
            while (unitAt < plain.Length && plain[unitAt] is '万' or '亿')
                unitAt++;
            return NumberWords.UnitAt(plain, unitAt, measuresOnly: false).Length > 0;
        }

        /// <returns>Where the figures end; null when they are no number that anybody counts with.</returns>
        private int? ReadFigures(int at, out decimal value, out int decimals)
        {
            var end = at;
            while (end < plain.Length && (char.IsAsciiDigit(plain[end]) || IsSeparator(at, end)))
                end++;
            decimals = 0;
            if (end + 1 < plain.Length && plain[end] == '.' && char.IsAsciiDigit(plain[end + 1]))
            {
                var point = end++;
                while (end < plain.Length && char.IsAsciiDigit(plain[end]))
                    end++;
                decimals = end - point - 1;
            }
            value = 0;
            // 1.2.3 is a number of a chapter, so many figures are a code.
            if (end - at > LongestFigures || end + 1 < plain.Length && plain[end] == '.' && char.IsAsciiDigit(plain[end + 1]))
                return null;
            value = decimal.Parse(plain.AsSpan(at, end - at), NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            return end;
        }

        /// <summary>The comma of 1,234,567.</summary>
        private bool IsSeparator(int start, int at)
        {
            if (plain[at] != ',' || at + 3 >= plain.Length || !char.IsAsciiDigit(plain[at + 1]) || !char.IsAsciiDigit(plain[at + 2]) || !char.IsAsciiDigit(plain[at + 3])
                || at + 4 < plain.Length && char.IsAsciiDigit(plain[at + 4]))
                return false;
            var comma = plain.LastIndexOf(',', at - 1, at - start);
            return comma < 0 ? at - start is >= 1 and <= 3 : at - comma == 4;
        }

        private int SkipFigures(int at)
        {
            while (at < plain.Length && (char.IsAsciiDigit(plain[at]) || plain[at] == '.'))
                at++;
            return at;
        }

        /// <summary>A minus belongs to the number unless something stands before it from which it subtracts.</summary>
        private int SignBefore(int at)
        {
            if (at == 0 || plain[at - 1] is not ('-' or '−' or '负') || plain[at - 1] == '负' && at > 1 && plain[at - 2] is '正' or '担' or '自')
                return at;
            var before = at - 2;
            while (before >= 0 && plain[before] == ' ')
                before--;
            return before < 0 || !(char.IsAsciiLetterOrDigit(plain[before]) || plain[before] is ')' or '）' or '%' or '年' or '月' or '日' || before + 1 == LastEnd && _found.Count > 0) ? at - 1 : at;
        }

        private int Numerals(int at)
        {
            if (Starts(at, "百分之") || Starts(at, "千分之"))
                return Part(at, at + 3, plain[at] == '百' ? "%" : "‰");
            var end = at;
            while (end < plain.Length && !numberless[end] && ChineseNumber.IsNumeral(plain[end]))
                end++;
            var pointed = end;
            if (end + 1 < plain.Length && plain[end] == '点' && ChineseNumber.IsNumeral(plain[end + 1]))
            {
                pointed = end + 1;
                while (pointed < plain.Length && ChineseNumber.IsNumeral(plain[pointed]) && plain[pointed] is not ('十' or '百' or '千' or '万' or '亿'))
                    pointed++;
            }
            // 数十家 and 几百个 are no number that can be compared.
            if (at > 0 && plain[at - 1] is '数' or '几')
                return end;
            // 同一个, 每一家 and 唯一 count nothing.
            if (end == at + 1 && plain[at] == '一' && at > 0 && "同每这那另任某统唯逐万其".Contains(plain[at - 1], StringComparison.Ordinal))
                return end;
            if (Starts(end, "分之") && ChineseNumber.Read(plain[at..end], out _) is { } below and > 0 && ReadEither(end + 2, out var above, out var places) is { } fractionEnd && places == 0 && below >= 1)
                return Add(at, at, fractionEnd, above / below, 0, NumberKind.Fraction, true, (above, below));
            if (pointed > end && TryNumerals(at, pointed) is { } after)
                return after;
            return TryNumerals(at, end) ?? end;
        }

        private int? TryNumerals(int at, int end)
        {
            var digitsEnd = end;
            decimal scale = 1;
            // 五十万份: 万 and 亿 at the end scale, as after figures.
            while (digitsEnd - 1 > at && plain[digitsEnd - 1] is '万' or '亿' && scale < LargestScale)
                scale *= plain[--digitsEnd] == '万' ? 1_0000m : 1_0000_0000m;
            if (ChineseNumber.Read(plain[at..digitsEnd], out var decimals) is not { } value)
                return null;
            var unitAt = end < plain.Length && plain[end] is '余' or '多' ? end + 1 : end;
            if (IsTenth(at, end))
                return Add(at, at, end, value, decimals, NumberKind.Amount, true, scale: 1);
            if (NumberWords.UnitAt(plain, unitAt, measuresOnly: true).Length == 0 && !(unitAt < plain.Length && plain[unitAt] is '万' or '亿' && NumberWords.UnitAt(plain, unitAt + 1, measuresOnly: true).Length > 0))
                return null;
            return Add(at, at, digitsEnd, value, decimals, NumberKind.Amount, true, scale: scale, scaleEnd: scale == 1 ? null : end);
        }

        /// <summary>三成, but not 一成立.</summary>
        private bool IsTenth(int at, int end) => end < plain.Length && plain[end] == '成' && end - at <= 3
            && !(end + 1 < plain.Length && "立为效果本员熟功绩套长品都".Contains(plain[end + 1], StringComparison.Ordinal));

        /// <summary>百分之九十七点五, 百分之5.</summary>
        private int Part(int at, int numberAt, string unit)
        {
            if (Starts(numberAt, "百") && !(numberAt + 1 < plain.Length && ChineseNumber.IsNumeral(plain[numberAt + 1])))
                return Add(at, at, numberAt + 1, 100, 0, NumberKind.Share, true, unit: unit);
            return ReadEither(numberAt, out var value, out var decimals) is { } end ? Add(at, at, end, value, decimals, NumberKind.Share, true, unit: unit) : numberAt;
        }

        private int? ReadEither(int at, out decimal value, out int decimals)
        {
            (value, decimals) = (0, 0);
            if (at >= plain.Length)
                return null;
            if (char.IsAsciiDigit(plain[at]))
                return ReadFigures(at, out value, out decimals);
            var end = at;
            while (end < plain.Length && (ChineseNumber.IsNumeral(plain[end]) || plain[end] == '点' && end > at && end + 1 < plain.Length && ChineseNumber.IsNumeral(plain[end + 1])))
                end++;
            if (ChineseNumber.Read(plain[at..end], out decimals) is not { } read)
                return null;
            value = read;
            return end;
        }

        /// <summary>第29名 and 全市第一 are places; 第三批, 第23条 and 第一时间 are names.</summary>
        private int Place(int at)
        {
            var numberAt = at + 1;
            while (numberAt < plain.Length && plain[numberAt] == ' ')
                numberAt++;
            if (ReadEither(numberAt, out var value, out var decimals) is not { } end || decimals > 0)
                return at + 1;
            var unitAt = end < plain.Length && plain[end] == ' ' ? end + 1 : end;
            if (unitAt < plain.Length && plain[unitAt] is '名' or '位' && !Starts(unitAt, "位置"))
                return Ranked(at, numberAt, end, unitAt + 1, value);
            var ranked = NumberWords.RankedAmong.Any(word => plain.AsSpan(0, at).EndsWith(word, StringComparison.Ordinal))
                && (end == plain.Length || !char.IsLetterOrDigit(plain[end]));
            return ranked ? Ranked(at, numberAt, end, end, value) : end;
        }

        private int Ranked(int at, int numberAt, int digitsEnd, int end, decimal value)
        {
            _found.Add(new FoundNumber
            {
                Start = at,
                Length = end - at,
                DigitsStart = numberAt,
                DigitsLength = digitsEnd - numberAt,
                Text = text[at..end],
                Value = value,
                Unit = "名",
                NormalValue = value,
                NormalUnit = "名",
                Kind = NumberKind.Place,
                IsChinese = !char.IsAsciiDigit(plain[numberAt]),
            });
            return end;
        }

        /// <summary>Adds the number whose digits are known, with what stands before and after it.</summary>
        private int Add(int signedAt, int digitsAt, int digitsEnd, decimal value, int decimals, NumberKind kind, bool chinese, (decimal Above, decimal Below)? fraction = null,
            decimal scale = 1, int? scaleEnd = null, string? unit = null)
        {
            var end = scaleEnd ?? digitsEnd;
            var odd = false;
            string written;
            if (unit is not null)
                written = unit;
            else if (chinese && IsTenth(digitsAt, end) && fraction is null)
                (written, kind, end) = ("成", NumberKind.Share, end + 1);
            else
            {
                odd = TakeOdd(ref end);
                var scaleAt = scaleEnd is null ? SkipSpace(end) : digitsEnd;
                if (scaleEnd is null && fraction is null)
                    scale = TakeScale(ref end);
                var scaleText = scale == 1 ? "" : plain[scaleAt..(scaleEnd ?? end)];
                odd |= !odd && scale != 1 && TakeOdd(ref end);
                var unitAt = SkipSpace(end);
                var found = NumberWords.UnitAt(plain, unitAt, chinese && fraction is null);
                // 40GB and 4G are names: letters that are no unit.
                if (found.Length == 0 && !chinese && scale == 1 && unitAt == end && end < plain.Length && char.IsAsciiLetter(plain[end]))
                    return end;
                if (found.Length > 0)
                    end = unitAt + found.Length;
                written = scaleText.TrimStart() + found;
            }
            var bare = scale == 1 ? written : written.TrimStart('十', '百', '千', '万', '亿');
            var (qualifier, start) = NumberWords.Before(plain, SkipSpaceBack(signedAt));
            if (qualifier == NumberQualifier.Exact || start < LastEnd)
                (qualifier, start) = (NumberQualifier.Exact, signedAt);
            // 不足最多3天: of two the first is what is said at last.
            while (qualifier != NumberQualifier.Exact && NumberWords.Before(plain, SkipSpaceBack(start)) is { Meaning: not NumberQualifier.Exact } further && further.Start >= LastEnd)
                (qualifier, start) = further;
            if (odd)
                qualifier = qualifier == NumberQualifier.Exact ? NumberQualifier.Odd : qualifier;
            else if (qualifier == NumberQualifier.Exact && NumberWords.After(plain, end) is { Meaning: not NumberQualifier.Exact } after && (bare.Length > 0 || fraction is not null))
                (qualifier, end) = (after.Meaning, after.End);
            if (signedAt < digitsAt)
                value = -value;
            var (normal, factor) = NumberWords.Normal(bare);
            // Nobody means more; and what no decimal holds is not compared.
            if (scale > LargestScale || Math.Abs(value) > Largest / scale / factor)
                return end;
            _found.Add(new FoundNumber
            {
                Start = start,
                Length = end - start,
                DigitsStart = signedAt,
                DigitsLength = digitsEnd - signedAt,
                Text = text[start..end],
                Value = value,
                Scale = scale,
                Unit = written,
                NormalValue = value * scale * factor,
                NormalUnit = normal,
                NormalStep = scale * factor,
                Qualifier = qualifier,
                Trend = NumberWords.Trend(plain, start),
                Decimals = decimals,
                Kind = kind != NumberKind.Amount ? kind : normal is "%" or "‰" ? NumberKind.Share : normal == "个百分点" ? NumberKind.Points : NumberKind.Amount,
                IsChinese = chinese,
                Numerator = fraction?.Above,
                Denominator = fraction?.Below,
            });
            return end;
        }

        /// <summary>余 or 多 between the figures and the unit.</summary>
        private bool TakeOdd(ref int end)
        {
            if (end >= plain.Length || plain[end] is not ('余' or '多'))
                return false;
            var next = end + 1;
            if (plain[end] == '多' && NumberWords.UnitAt(plain, next, measuresOnly: false).Length == 0 && !(next < plain.Length && plain[next] is '万' or '亿'))
                return false;
            end = next;
            return true;
        }

        private decimal TakeScale(ref int end)
        {
            var scale = 1m;
            var at = SkipSpace(end);
            while (at < plain.Length && plain[at] is '百' or '千' or '万' or '亿' && NumberWords.UnitAt(plain, at, measuresOnly: false).Length == 0 && !Starts(at, "百分") && !Starts(at, "千分") && !Starts(at, "万分"))
            {
                scale *= plain[at] switch { '百' => 100m, '千' => 1000m, '万' => 1_0000m, _ => 1_0000_0000m };
                end = ++at;
                if (scale >= LargestScale)
                    break;
            }
            return scale;
        }

        /// <summary>One space between number and unit is no gap.</summary>
        private int SkipSpace(int at) => at + 1 < plain.Length && plain[at] == ' ' ? at + 1 : at;

        private int SkipSpaceBack(int at) => at > 0 && plain[at - 1] == ' ' ? at - 1 : at;

        private bool Starts(int at, string word) => at + word.Length <= plain.Length && string.CompareOrdinal(plain, at, word, 0, word.Length) == 0;

        private static bool IsNameSign(char sign) => char.IsAsciiLetter(sign) || sign is '_' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ';
    }
}
