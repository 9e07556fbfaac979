using System.Globalization;

namespace LuchengEco.Web.Printing;

/// <summary>The product's rules as formulas that Excel, WPS and LibreOffice compute alike.</summary>
internal static class ExcelFormulas
{
    /// <summary>Half to even (GB/T 8170), which ROUND is not; a rate below 100 never becomes 100.</summary>
    /// <param name="exact">A cell or a term.</param>
    /// <param name="decimals">Places of the result.</param>
    /// <param name="isRate">In percent.</param>
    /// <remarks>Nine more places take the error of binary fractions away before a half is looked for; a value of the summary is never nearer to a half.</remarks>
    public static string Round(string exact, int decimals, bool isRate)
    {
        var scale = Invariant($"1{new string('0', decimals)}");
        var scaled = decimals == 0 ? exact : Invariant($"{exact}*{scale}");
        var rounded = Invariant($"IF(MOD(ROUND({scaled},9),1)=0.5,2*ROUND(ROUND({scaled},9)/2,0),ROUND({scaled},0)){(decimals == 0 ? "" : "/" + scale)}");
        return isRate ? Invariant($"IF(ROUND({exact},9)<100,MIN({rounded},{100m - new decimal(1, 0, 0, false, (byte)decimals)}),{rounded})") : rounded;
    }

    /// <summary>The term where <paramref name="condition"/> holds, and otherwise a sign.</summary>
    public static string Unless(string condition, string term, string sign) => $"IF({condition},{term},\"{sign.Replace("\"", "\"\"", StringComparison.Ordinal)}\")";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
