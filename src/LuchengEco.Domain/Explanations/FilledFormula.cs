using System.Globalization;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Explanations;

/// <summary>A formula with numbers in the place of its letters, so that anybody with a pocket calculator can follow it.</summary>
/// <param name="Expression">Numbers, + − × ÷ and round brackets; × and ÷ before + and −. Every number is exact.</param>
/// <param name="Result">What it comes to, exact as far as a decimal goes.</param>
public sealed record FilledFormula(string Expression, decimal Result)
{
    /// <summary>Places of an unrounded result before it is cut.</summary>
    public const int ShownPlaces = 6;

    /// <summary>(38×31 + 30×29) ÷ 60 = 34.133333…; a lone number stands without its repetition.</summary>
    public string Text => Expression == Exact(Result) ? Expression : $"{Expression} = {Unrounded(Result)}";

    /// <summary>The first less the second.</summary>
    public static FilledFormula Difference(decimal first, decimal second) => new($"{Exact(first)} − {Exact(second)}", first - second);

    /// <summary>Up to six decimals; cut, not rounded, and then with an ellipsis.</summary>
    public static string Unrounded(decimal value)
    {
        var cut = decimal.Round(value, ShownPlaces, MidpointRounding.ToZero);
        return cut == value ? NumberText.Plain(value) : (value < 0 && cut == 0 ? "−" : "") + NumberText.Of(cut, ShownPlaces) + "…";
    }

    /// <summary>All digits without trailing zeros; a negative number in brackets.</summary>
    internal static string Exact(decimal value)
    {
        var text = Math.Abs(value).ToString("0.############################", CultureInfo.InvariantCulture);
        return value < 0 ? $"(−{text})" : text;
    }

    internal static string Sum(IEnumerable<decimal> numbers) => string.Join(" + ", numbers.Select(Exact));
}
