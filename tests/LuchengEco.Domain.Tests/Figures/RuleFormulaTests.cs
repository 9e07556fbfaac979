using System.Globalization;
using CsCheck;
using LuchengEco.Domain.Figures;

namespace LuchengEco.Domain.Tests.Figures;

public sealed class RuleFormulaTests
{
    private static (decimal Left, decimal Right)? Evaluate(string text, params (string Code, FigureField Field, decimal Number)[] numbers) =>
        RuleFormula.Parse(text).Evaluate((code, field) => numbers.Where(number => number.Code == code && number.Field == field).Select(number => (decimal?)number.Number).FirstOrDefault());

    [Theory]
    [InlineData("[a] <= [b]", Comparison.AtMost)]
    [InlineData("[a]≤[b]", Comparison.AtMost)]
    [InlineData("[a] >= [b]", Comparison.AtLeast)]
    [InlineData(" [a] ≥ [b] ", Comparison.AtLeast)]
    [InlineData("[a] = [b]", Comparison.Equal)]
    [InlineData("[a]＝[b]", Comparison.Equal)]
    public void Parse_EachComparison_InBothWritings(string text, Comparison comparison)
    {
        var formula = RuleFormula.Parse(text);

        Assert.Equal(comparison, formula.Comparison);
        Assert.Equal(["a", "b"], formula.Indicators);
    }

    [Fact]
    public void Parse_Terms_KeepSignCoefficientAndField()
    {
        var formula = RuleFormula.Parse("-[a.one/numerator] ＋ 2.5 × [b-two/weight] - 3 = [a.one/denominator] + 0.5*[c]");

        Assert.Equal([new(-1, "a.one", FigureField.Numerator), new(2.5m, "b-two", FigureField.Weight), new(-3, null, FigureField.Value)], formula.Left);
        Assert.Equal([new(1, "a.one", FigureField.Denominator), new RuleTerm(0.5m, "c", FigureField.Value)], formula.Right);
        Assert.Equal(["a.one", "b-two", "c"], formula.Indicators);
    }

    [Theory]
    [InlineData(null, "formula-empty")]
    [InlineData("  ", "formula-empty")]
    [InlineData("[a]", "formula-comparison")]
    [InlineData("[a] < [b]", "formula-comparison")]
    [InlineData("[a] <= [b] <= [c]", "formula-comparison")]
    [InlineData("[a] <= ", "formula-term")]
    [InlineData("[a] [b] = [c]", "formula-term")]
    [InlineData("[a] + = [c]", "formula-term")]
    [InlineData("a = [c]", "formula-term")]
    [InlineData("[A] = [c]", "formula-term")]
    [InlineData("2[a] = [c]", "formula-term")]
    [InlineData("[a] * 2 = [c]", "formula-term")]
    [InlineData("1000000000000 * [a] = [c]", "formula-term")]
    [InlineData("[a/half] = [c]", "formula-field")]
    [InlineData("1 = 2", "formula-no-indicator")]
    public void Parse_WhatIsNoFormula_SaysWhy(string? text, string code)
    {
        var refusal = Assert.Throws<DomainException>(() => RuleFormula.Parse(text));

        Assert.Equal(code, refusal.Code);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", refusal.Message);
    }

    [Fact]
    public void Parse_LongestAndOneMore_AreTakenAndRefused()
    {
        Assert.NotNull(RuleFormula.Parse("[a] = " + new string('1', 1) + string.Concat(Enumerable.Repeat("+1", (RuleFormula.MaxLength - 8) / 2)) + " "));
        Assert.Equal("formula-empty", Assert.Throws<DomainException>(() => RuleFormula.Parse("[" + new string('a', RuleFormula.MaxLength) + "] = 1")).Code);
    }

    [Fact]
    public void Evaluate_SumsEachSide_AndIsNothingWhileANumberIsMissing()
    {
        Assert.Equal((7m, 10m), Evaluate("[a] + 2 * [b/denominator] - 1 <= [c]", ("a", FigureField.Value, 2), ("b", FigureField.Denominator, 3), ("c", FigureField.Value, 10)));
        Assert.Null(Evaluate("[a] + 2 * [b/denominator] <= [c]", ("a", FigureField.Value, 2), ("b", FigureField.Value, 3), ("c", FigureField.Value, 10)));
    }

    [Theory]
    [InlineData("[a] <= [b]", 10, 9, 0, false)]
    [InlineData("[a] <= [b]", 10, 9, 1, true)]
    [InlineData("[a] <= [b]", 9, 10, 0, true)]
    [InlineData("[a] >= [b]", 9, 10, 0, false)]
    [InlineData("[a] >= [b]", 9, 10, 1, true)]
    [InlineData("[a] = [b]", 9, 10, 1, true)]
    [InlineData("[a] = [b]", 10, 9, 1, true)]
    [InlineData("[a] = [b]", 10, 8, 1, false)]
    public void Holds_Tolerance_IsInside(string text, int left, int right, int tolerance, bool holds) => Assert.Equal(holds, RuleFormula.Parse(text).Holds(left, right, tolerance));

    [Theory]
    [InlineData("[law.five-kinds] <= [law.cases]", "五类案件 ≤ 立案")]
    [InlineData("-[law.cases] + 2*[law.five-kinds/denominator] - 1.50 >= 0", "−立案 + 2 × 五类案件（分母） − 1.5 ≥ 0")]
    [InlineData("[x] = 1 * [law.cases/weight]", "x = 立案（有效天数）")]
    public void InWords_NamesForCodes(string text, string words) => Assert.Equal(words, RuleFormula.Parse(text).InWords(code => code switch
    {
        "law.five-kinds" => "五类案件",
        "law.cases" => "立案",
        _ => code,
    }));

    private static Gen<T> Of<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);

    private static readonly Gen<RuleTerm> Terms = Gen.Select(Gen.Int[-99_999, 99_999], Gen.Int[0, 3], Of<string?>("a", "b.c-d", "x9.y", null), Gen.Enum<FigureField>(),
        (digits, places, code, field) => new RuleTerm((digits == 0 ? 1 : digits) / (decimal)Math.Pow(10, places), code, code is null ? FigureField.Value : field));

    private static string Write(RuleTerm term) => (term.Coefficient < 0 ? "-" : "+") + Math.Abs(term.Coefficient).ToString(CultureInfo.InvariantCulture)
        + (term.Indicator is null ? "" : $" * [{term.Indicator}{(term.Field == FigureField.Value ? "" : "/" + term.Field.ToString().ToLowerInvariant())}]");

    [Fact]
    public void Parse_WhatWasWritten_IsReadBack() => Gen.Select(Terms.List[1, 5], Terms.List[1, 5], Of("<=", ">=", "=")).Sample((left, right, sign) =>
    {
        right[0] = right[0] with { Indicator = "z", Field = FigureField.Value };

        var formula = RuleFormula.Parse($"{string.Concat(left.Select(Write))} {sign} {string.Join(' ', right.Select(Write))}");

        Assert.Equal(left, formula.Left);
        Assert.Equal(right, formula.Right);
        Assert.Equal((left.Sum(term => term.Coefficient * (term.Indicator is null ? 1 : 2)), right.Sum(term => term.Coefficient * (term.Indicator is null ? 1 : 2))), formula.Evaluate((_, _) => 2));
    });

    /// <summary>Texts near the grammar and far from it: each is a formula or a refusal in words, and no formula of storable figures overflows.</summary>
    [Fact]
    public void Parse_AnyText_IsAFormulaOrARefusal() => Gen.OneOf(
            Gen.String[Of([.. "[]ab.-/09+-*<=>≤≥ ×numerator\n\0万"]), 0, 40],
            Gen.String)
        .Sample(text =>
        {
            try
            {
                RuleFormula.Parse(text).Evaluate((_, _) => FigureRules.Limit - 1);
            }
            catch (DomainException refusal)
            {
                Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", refusal.Message);
            }
        }, iter: 10_000);
}
