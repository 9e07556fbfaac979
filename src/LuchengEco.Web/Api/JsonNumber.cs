using System.Globalization;
using LuchengEco.Domain.Figures;

namespace LuchengEco.Web.Api;

/// <summary>Reads the text of a JSON number into exactly the decimal it says, or refuses it.</summary>
/// <remarks>
/// The framework's own reader rounds silently: a thirtieth decimal disappears, 1e-400 becomes 0. A figure that is stored must be the figure that was
/// sent, so whatever the column cannot hold is refused here, by the rules and with the codes of <see cref="FigureRules"/>.
/// </remarks>
internal static class JsonNumber
{
    /// <summary>Digits before the decimal point that stay below <see cref="FigureRules.Limit"/>.</summary>
    private const int MaxIntegerDigits = 12;

    public static Refusal? TryRead(string text, out decimal value)
    {
        value = 0;
        var (negative, digits, exponent) = Split(text);
        if (digits.Length == 0)
            return null;
        // The value is 0.digits × 10^pointAt.
        var pointAt = digits.Length + exponent;
        if (pointAt > MaxIntegerDigits)
            return new("number-too-large", Domain.Resources.DomainText.NumberTooLarge);
        if (exponent < -FigureRules.StoredDecimals)
            return new("too-many-decimals", ApiProblems.Format(Domain.Resources.DomainText.TooManyDecimals, FigureRules.StoredDecimals));
        // At most 12 digits before the point and 6 after it are left: a decimal holds 28.
        value = decimal.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        for (; exponent < 0; exponent++)
            value /= 10;
        for (; exponent > 0; exponent--)
            value *= 10;
        value = negative ? -value : value;
        return null;
    }

    /// <summary>Significant digits without zeros at either end, and the power of ten of the last one; no digits at all for zero.</summary>
    private static (bool Negative, string Digits, long Exponent) Split(string text)
    {
        var negative = text.StartsWith('-');
        var mantissa = text.AsSpan(negative ? 1 : 0);
        long exponent = 0;
        if (mantissa.IndexOfAny('e', 'E') is >= 0 and var at)
        {
            // An exponent of more digits than a long holds is as far out as one can be.
            exponent = long.TryParse(mantissa[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read)
                ? Math.Clamp(read, -int.MaxValue, int.MaxValue)
                : mantissa[at + 1] == '-' ? -int.MaxValue : int.MaxValue;
            mantissa = mantissa[..at];
        }
        var point = mantissa.IndexOf('.');
        var digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        exponent -= point < 0 ? 0 : mantissa.Length - point - 1;
        var significant = digits.TrimEnd('0');
        exponent += digits.Length - significant.Length;
        return (negative, significant.TrimStart('0'), exponent);
    }
}
