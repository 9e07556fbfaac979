using System.Globalization;
using System.Text.RegularExpressions;
using Text = LuchengEco.Domain.Resources.DomainText;

namespace LuchengEco.Domain.Figures;

/// <summary>What figures of one month must keep among each other: parts ≤ total, A = B + C. Data that an administrator edits.</summary>
public sealed partial class ConsistencyRule
{
    public const int MaxSentenceLength = 200;

    private ConsistencyRule()
    {
    }

    public ConsistencyRule(string code) => Code = code;

    /// <summary>A rule that an administrator adds.</summary>
    /// <exception cref="DomainException">The code is no kebab-case of at most 60 characters, or the rest cannot be used.</exception>
    public static ConsistencyRule Add(string? code, string sentence, string formula, decimal tolerance, bool blocks, bool isActive)
    {
        if (code is not { Length: <= 60 } || !CodePattern().IsMatch(code))
            throw new DomainException("rule-code-invalid", Text.RuleCodeInvalid);
        var rule = new ConsistencyRule(code);
        rule.Edit(sentence, formula, tolerance, blocks, isActive);
        return rule;
    }

    public int Id { get; private set; }

    /// <summary>Stable kebab-case code.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The rule in words, shown where it fails.</summary>
    public string Sentence { get; private set; } = "";

    /// <summary>As typed; see <see cref="RuleFormula"/>.</summary>
    public string Formula { get; private set; } = "";

    /// <summary>Difference that passes, in the unit of the figures.</summary>
    public decimal Tolerance { get; private set; }

    /// <summary>A month in which it fails cannot be submitted; otherwise a reason answers it.</summary>
    public bool Blocks { get; private set; }

    public bool IsActive { get; private set; } = true;

    /// <summary>Changed by hand: the catalogue leaves it alone from then on.</summary>
    public bool IsEdited { get; private set; }

    /// <exception cref="DomainException">The sentence or formula cannot be used; nothing changed.</exception>
    public void Describe(string sentence, string formula, decimal tolerance, bool blocks, bool isActive)
    {
        if (string.IsNullOrWhiteSpace(sentence) || sentence.Trim().Length > MaxSentenceLength || !Remark.CanBeStored(sentence))
            throw new DomainException("rule-sentence-invalid", Text.RuleNameInvalid);
        if (tolerance is < 0 or >= FigureRules.Limit)
            throw new DomainException("rule-tolerance-invalid", Text.RuleToleranceInvalid);
        RuleFormula.Parse(formula);
        (Sentence, Formula, Tolerance, Blocks, IsActive) = (sentence.Trim(), formula.Trim(), tolerance, blocks, isActive);
    }

    /// <inheritdoc cref="Describe"/>
    public void Edit(string sentence, string formula, decimal tolerance, bool blocks, bool isActive)
    {
        Describe(sentence, formula, tolerance, blocks, isActive);
        IsEdited = true;
    }

    /// <summary>The failure in words; null while the rule holds or a number is missing.</summary>
    public SoftWarning? Check(RuleFormula formula, Func<string, FigureField, decimal?> numberOf)
    {
        ArgumentNullException.ThrowIfNull(formula);
        return formula.Evaluate(numberOf) is { } sides && !formula.Holds(sides.Left, sides.Right, Tolerance)
            ? new SoftWarning(SoftWarning.RulePrefix + Code, string.Format(CultureInfo.InvariantCulture, Text.RuleBroken, Sentence, Plain(sides.Left), Plain(sides.Right))) { Blocks = Blocks }
            : null;
    }

    private static string Plain(decimal value) => Rounding.HalfToEven(value, FigureRules.StoredDecimals).ToString("0.######", CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*\\z")]
    private static partial Regex CodePattern();
}
