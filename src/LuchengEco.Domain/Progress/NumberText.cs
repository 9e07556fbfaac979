using System.Globalization;

namespace LuchengEco.Domain.Progress;

/// <summary>Numbers as people read them: no thousands separator, a full stop for the decimals, the true minus sign.</summary>
public static class NumberText
{
    /// <summary>With exactly <paramref name="decimals"/> places; the value must already be rounded.</summary>
    public static string Of(decimal rounded, int decimals) => rounded.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), Written);

    /// <summary>Without trailing zeros, up to six places: a number that was set and not computed, such as a target, reads as it was set.</summary>
    public static string Plain(decimal value) => value.ToString("0.######", Written);

    private static readonly NumberFormatInfo Written = new() { NegativeSign = "−", NumberDecimalSeparator = "." };
}
