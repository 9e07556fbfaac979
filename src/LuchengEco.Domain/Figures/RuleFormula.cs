using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Text = LuchengEco.Domain.Resources.DomainText;

namespace LuchengEco.Domain.Figures;

/// <summary>Which number of a figure a rule means.</summary>
public enum FigureField
{
    /// <summary>The month's value: as typed, or the percentage of its fraction.</summary>
    Value,
    Numerator,
    Denominator,
    Weight,
}

public enum Comparison
{
    AtMost,
    Equal,
    AtLeast,
}

/// <summary>A coefficient times a number of an indicator; a plain number when <paramref name="Indicator"/> is null.</summary>
public sealed record RuleTerm(decimal Coefficient, string? Indicator, FigureField Field);

/// <summary>A linear comparison between figures of one month, such as <c>[law.five-kinds] &lt;= [law.cases]</c> or <c>[a] = [b] + 2 * [c/denominator]</c>.</summary>
public sealed partial record RuleFormula(IReadOnlyList<RuleTerm> Left, Comparison Comparison, IReadOnlyList<RuleTerm> Right)
{
    public const int MaxLength = 500;

    /// <summary>Codes of the indicators, each once, in order of appearance.</summary>
    public IReadOnlyList<string> Indicators => [.. Left.Concat(Right).Select(term => term.Indicator).OfType<string>().Distinct()];

    /// <exception cref="DomainException">The text is no formula; the message says where and what is expected.</exception>
    public static RuleFormula Parse(string? text)
    {
        var plain = (text ?? "").Replace('≤', '≦').Replace("≦", "<=", StringComparison.Ordinal).Replace("≥", ">=", StringComparison.Ordinal)
            .Replace('＝', '=').Replace('＋', '+').Replace('－', '-').Replace('×', '*').Trim();
        if (plain.Length is 0 or > MaxLength)
            throw new DomainException("formula-empty", Text.RuleFormulaEmpty);
        var sides = ComparisonSigns().Split(plain);
        if (sides.Length != 3)
            throw new DomainException("formula-comparison", Text.RuleFormulaComparison);
        var formula = new RuleFormula(Terms(sides[0]), sides[1] switch
        {
            "<=" => Comparison.AtMost,
            ">=" => Comparison.AtLeast,
            _ => Comparison.Equal,
        }, Terms(sides[2]));
        return formula.Indicators.Count > 0 ? formula : throw new DomainException("formula-no-indicator", Text.RuleFormulaNoIndicator);
    }

    /// <summary>Both sides; null while a number that the formula names is missing, for then there is nothing to compare.</summary>
    /// <param name="numberOf">The number of an indicator in the month, null without one.</param>
    public (decimal Left, decimal Right)? Evaluate(Func<string, FigureField, decimal?> numberOf)
    {
        ArgumentNullException.ThrowIfNull(numberOf);
        return Total(Left, numberOf) is { } left && Total(Right, numberOf) is { } right ? (left, right) : null;
    }

    /// <summary>Whether the comparison holds, give or take <paramref name="tolerance"/>.</summary>
    public bool Holds(decimal left, decimal right, decimal tolerance) => Comparison switch
    {
        Comparison.AtMost => left <= right + tolerance,
        Comparison.AtLeast => left >= right - tolerance,
        Comparison.Equal => Math.Abs(left - right) <= tolerance,
    };

    /// <summary>The formula as people read it, with names for codes: <c>五类案件 ≤ 立案</c>, <c>甲 = 乙 + 2 × 丙（分母）</c>.</summary>
    /// <param name="nameOf">The name of an indicator; its code where there is none.</param>
    public string InWords(Func<string, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(nameOf);
        return $"{SideInWords(Left, nameOf)} {(Comparison switch { Comparison.AtMost => "≤", Comparison.AtLeast => "≥", Comparison.Equal => "=" })} {SideInWords(Right, nameOf)}";
    }

    private static string SideInWords(IReadOnlyList<RuleTerm> terms, Func<string, string> nameOf)
    {
        var words = new StringBuilder();
        foreach (var term in terms)
        {
            var size = Math.Abs(term.Coefficient);
            var number = size.ToString("0.############", CultureInfo.InvariantCulture);
            words.Append(words.Length > 0 ? term.Coefficient < 0 ? " − " : " + " : term.Coefficient < 0 ? "−" : "")
                .Append(term.Indicator is null ? number : size == 1 ? "" : number + " × ");
            if (term.Indicator is not null)
                words.Append(nameOf(term.Indicator)).Append(FieldInWords(term.Field));
        }
        return words.ToString();
    }

    private static string FieldInWords(FigureField field) => field switch
    {
        FigureField.Value => "",
        FigureField.Numerator => Text.RuleNumerator,
        FigureField.Denominator => Text.RuleDenominator,
        FigureField.Weight => Text.RuleWeight,
    };

    private static decimal? Total(IReadOnlyList<RuleTerm> terms, Func<string, FigureField, decimal?> numberOf)
    {
        var total = 0m;
        foreach (var term in terms)
        {
            if (term.Indicator is null)
                total += term.Coefficient;
            else if (numberOf(term.Indicator, term.Field) is { } number)
                total += term.Coefficient * number;
            else
                return null;
        }
        return total;
    }

    private static List<RuleTerm> Terms(string side)
    {
        var terms = new List<RuleTerm>();
        var at = 0;
        while (at < side.Length)
        {
            var match = Term().Match(side, at);
            if (!match.Success || match.Length == 0 || (terms.Count > 0 && match.Groups["sign"].Length == 0))
                throw new DomainException("formula-term", Format(Text.RuleFormulaTerm, side[at..].Trim()));
            var coefficient = match.Groups["number"].Success ? Number(match.Groups["number"].Value) : 1m;
            var field = match.Groups["field"].Success ? FieldOf(match.Groups["field"].Value) : FigureField.Value;
            terms.Add(new RuleTerm(match.Groups["sign"].Value == "-" ? -coefficient : coefficient, match.Groups["code"].Success ? match.Groups["code"].Value : null, field));
            at += match.Length;
        }
        return terms.Count > 0 ? terms : throw new DomainException("formula-term", Format(Text.RuleFormulaTerm, side.Trim()));
    }

    private static decimal Number(string digits) =>
        // Bounded like a figure, so that no formula of stored figures overflows.
        digits.Length <= 18 && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < FigureRules.Limit
            ? number
            : throw new DomainException("formula-term", Format(Text.RuleFormulaTerm, digits));

    private static FigureField FieldOf(string word) => word switch
    {
        "value" => FigureField.Value,
        "numerator" => FigureField.Numerator,
        "denominator" => FigureField.Denominator,
        "weight" => FigureField.Weight,
        _ => throw new DomainException("formula-field", Format(Text.RuleFormulaField, word)),
    };

    private static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);

    [GeneratedRegex("(<=|>=|(?<![<>])=)")]
    private static partial Regex ComparisonSigns();

    [GeneratedRegex(@"\G\s*(?<sign>[+-]?)\s*(?:(?<number>\d+(?:\.\d+)?)\s*\*\s*)?(?:\[(?<code>[a-z0-9.-]+)(?:/(?<field>[a-z]+))?\]|(?<number>\d+(?:\.\d+)?))\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Term();
}
