namespace LuchengEco.Domain.Writing;

/// <summary>What a written number says it is.</summary>
public enum NumberKind
{
    /// <summary>An amount: 2600余个, 2.35亿元, 26.</summary>
    Amount,

    /// <summary>A share: 97.5%, 3‰, 百分之九十七点五, 三成.</summary>
    Share,

    /// <summary>A difference of shares: 4.1个百分点.</summary>
    Points,

    /// <summary>A place in an order: 第29名.</summary>
    Place,

    /// <summary>A fraction: 6/7, 三分之一.</summary>
    Fraction,
}

/// <summary>How exact a written number claims to be; words of one meaning are one qualifier.</summary>
public enum NumberQualifier
{
    Exact,

    /// <summary>余, 多: a little more.</summary>
    Odd,

    /// <summary>超, 超过, 逾, 高于.</summary>
    Over,

    /// <summary>约, 大约, 左右.</summary>
    About,

    /// <summary>近, 接近.</summary>
    Nearly,

    /// <summary>不足, 不到, 低于.</summary>
    Under,

    /// <summary>至少, 不低于, 不少于, 以上, ≥.</summary>
    AtLeast,

    /// <summary>至多, 不超过, 不高于, 以下, 以内, ≤.</summary>
    AtMost,
}

/// <summary>The word before a number that gives a change its direction.</summary>
public enum NumberTrend
{
    None,

    /// <summary>上升, 增长, 前移.</summary>
    Up,

    /// <summary>下降, 减少, 后移.</summary>
    Down,
}

/// <summary>A number with unit and qualifier as it stands in a text.</summary>
public sealed record FoundNumber
{
    /// <summary>Where qualifier, number and unit begin in the text.</summary>
    public required int Start { get; init; }

    /// <summary>Characters of qualifier, number and unit together.</summary>
    public required int Length { get; init; }

    /// <summary>Where the digits alone begin, the sign included.</summary>
    public required int DigitsStart { get; init; }

    public required int DigitsLength { get; init; }

    /// <summary>Qualifier, number and unit as written: 超400家.</summary>
    public required string Text { get; init; }

    /// <summary>The digits as a number, without <see cref="Scale"/>: 2.35 of 2.35亿元, 6/7 of 6/7.</summary>
    public required decimal Value { get; init; }

    /// <summary>10000 for 万, 1 without such a word.</summary>
    public decimal Scale { get; init; } = 1;

    /// <summary>As written with its 万 or 亿: 亿元; empty without one. The lower end of a range that shares the unit of the upper end has none of its own.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The value in <see cref="NormalUnit"/>: 235000000 of 2.35亿元.</summary>
    public required decimal NormalValue { get; init; }

    /// <summary>The unit all writings of it share, without 万: 元, 微克/立方米, %; a range's lower end has that of its upper end.</summary>
    public string NormalUnit { get; init; } = "";

    public NumberQualifier Qualifier { get; init; }

    public NumberTrend Trend { get; init; }

    /// <summary>Places written after the point.</summary>
    public int Decimals { get; init; }

    public NumberKind Kind { get; init; }

    /// <summary>Written with 一 to 九.</summary>
    public bool IsChinese { get; init; }

    /// <summary>One of the two ends of 20—30个.</summary>
    public bool IsRange { get; init; }

    /// <summary>The part above the line; null where <see cref="Kind"/> is no fraction.</summary>
    public decimal? Numerator { get; init; }

    /// <inheritdoc cref="Numerator"/>
    public decimal? Denominator { get; init; }

    public int End => Start + Length;

    /// <summary>One step of the last written place in <see cref="NormalUnit"/>: 1000000 of 2.35亿元.</summary>
    public decimal Step => NormalStep / Power(Decimals);

    internal decimal NormalStep { get; init; } = 1;

    private static decimal Power(int places)
    {
        var power = 1m;
        for (var place = 0; place < places; place++)
            power *= 10;
        return power;
    }
}
