using LuchengEco.Domain.Figures;

namespace LuchengEco.Domain.Tests.Figures;

public sealed class ConsistencyRuleTests
{
    private static ConsistencyRule Rule(string formula = "[a] <= [b]", decimal tolerance = 0, bool blocks = false)
    {
        var rule = new ConsistencyRule("parts");
        rule.Describe(" 部分不大于总数。 ", $" {formula} ", tolerance, blocks, isActive: true);
        return rule;
    }

    private static SoftWarning? Check(ConsistencyRule rule, decimal? a, decimal? b) => rule.Check(RuleFormula.Parse(rule.Formula), (code, _) => code == "a" ? a : b);

    [Fact]
    public void Describe_ByTheCatalogue_IsItsOwn_AndEdit_IsNot()
    {
        var rule = Rule();
        Assert.Equal(("部分不大于总数。", "[a] <= [b]", false), (rule.Sentence, rule.Formula, rule.IsEdited));

        rule.Edit("总数等于部分之和。", "[a] = [b]", 2, true, false);

        Assert.Equal(("总数等于部分之和。", "[a] = [b]", 2m, true, false, true), (rule.Sentence, rule.Formula, rule.Tolerance, rule.Blocks, rule.IsActive, rule.IsEdited));
    }

    [Theory]
    [InlineData("", "[a] = [b]", 0, "rule-sentence-invalid")]
    [InlineData("说明\0", "[a] = [b]", 0, "rule-sentence-invalid")]
    [InlineData("说明", "[a]", 0, "formula-comparison")]
    [InlineData("说明", "[a] = [b]", -1, "rule-tolerance-invalid")]
    public void Edit_WhatCannotBeUsed_ChangesNothing(string sentence, string formula, int tolerance, string code)
    {
        var rule = Rule();

        Assert.Equal(code, Assert.Throws<DomainException>(() => rule.Edit(sentence, formula, tolerance, true, false)).Code);
        Assert.Equal(("[a] <= [b]", false, false, true), (rule.Formula, rule.Blocks, rule.IsEdited, rule.IsActive));
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(201, "rule-sentence-invalid")]
    public void Edit_Sentence_HasAtMostTwoHundredCharacters(int length, string? code) =>
        Assert.Equal(code, Record.Exception(() => Rule().Edit(new string('字', length), "[a] = [b]", 0, false, true)) is DomainException refusal ? refusal.Code : null);

    [Theory]
    [InlineData("parts-within-total", null)]
    [InlineData("p2", null)]
    [InlineData("Parts", "rule-code-invalid")]
    [InlineData("2p", "rule-code-invalid")]
    [InlineData("a--b", "rule-code-invalid")]
    [InlineData("a\n", "rule-code-invalid")]
    [InlineData("", "rule-code-invalid")]
    [InlineData(null, "rule-code-invalid")]
    public void Add_Code_IsKebabCase(string? code, string? refusal) =>
        Assert.Equal(refusal, Record.Exception(() => ConsistencyRule.Add(code, "说明", "[a] = [b]", 0, false, true)) is DomainException exception ? exception.Code : null);

    [Fact]
    public void Check_BrokenRule_SaysItsSentenceWithBothSides()
    {
        var warning = Check(Rule(blocks: true), 5, 4.5m)!;

        Assert.Equal(("rule-parts", "部分不大于总数。（左边为5，右边为4.5）", true), (warning.Code, warning.Message, warning.Blocks));
        Assert.False(Check(Rule(), 5, 4)!.Blocks);
    }

    [Fact]
    public void Check_HeldRuleOrMissingNumber_SaysNothing()
    {
        Assert.Null(Check(Rule(), 4, 4));
        Assert.Null(Check(Rule(tolerance: 1), 5, 4));
        Assert.Null(Check(Rule(), null, 4));
        Assert.Null(Check(Rule(), 5, null));
    }
}
