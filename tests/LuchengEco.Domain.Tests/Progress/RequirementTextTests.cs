using LuchengEco.Domain.Progress;
using static LuchengEco.Domain.Tests.Progress.Given;

namespace LuchengEco.Domain.Tests.Progress;

public sealed class RequirementTextTests
{
    private static string Brief(IndicatorTraits traits, TargetGoal? target, int month, params MonthFigure[] figures) =>
        RequirementText.Brief(ProgressCalculator.Compute(traits, new(2024, month), figures, target), traits);

    private static string Of(IndicatorTraits traits, TargetGoal? target, int month, params MonthFigure[] figures) =>
        RequirementText.Of(ProgressCalculator.Compute(traits, new(2024, month), figures, target), traits);

    [Fact]
    public void Brief_NothingToCompare_IsEmpty()
    {
        Assert.Equal("", Brief(Sum(), null, 6, Months(6, 1)));
        Assert.Equal("", Brief(Sum(), AtLeast(36), 6));
        Assert.Equal("", Brief(Mean(), AtMost(26), 6));
        Assert.Equal("", Brief(Days(), AtLeast(97.5m), 6));
        Assert.Equal("", Brief(Rank(), AtMost(30), 6));
    }

    [Theory]
    // 36 − 15 = 21.
    [InlineData(6, 15, "还需完成21个，月均4个")]
    [InlineData(6, 20.5, "还需完成15.5个，月均3个")]
    [InlineData(6, 36, "无")]
    [InlineData(12, 35, "距目标还差1个")]
    public void Brief_SumAtLeast_SaysTheAmountToDo(int month, double sum, string text) =>
        Assert.Equal(text, Brief(Sum(), AtLeast(36), month, Months(month, 0, (decimal)sum)));

    [Theory]
    [InlineData(6, 5, "全年还可有7个，月均1个")]
    [InlineData(6, 8, "全年还可有4个，月均0个")]
    [InlineData(6, 12, "全年还可有0个，月均0个")]
    [InlineData(6, 12.4, "全年还可有0个，月均0个")]
    [InlineData(6, 15, "已超出3个")]
    [InlineData(12, 12, "无")]
    public void Brief_SumAtMost_SaysTheAmountAllowed(int month, double sum, string text) =>
        Assert.Equal(text, Brief(Sum(), AtMost(12), month, Months(month, 0, (decimal)sum)));

    [Theory]
    [InlineData(26, 10, 27, null, "其余61天平均不超过24.0µg/m³")]
    [InlineData(26, 10, 20, null, "其余61天平均不超过59.0µg/m³")]
    [InlineData(25, 10, 27, null, "其余61天平均低于18.0µg/m³")]
    [InlineData(26, 10, 27, 25.0, "其余61天平均不超过24.0µg/m³")]
    [InlineData(26, 12, 26, null, "无")]
    [InlineData(26, 12, 27, null, "年度结果已定，目标未完成。")]
    public void Brief_Mean_SaysTheAverageOfTheRest(int target, int month, double value, double? min, string text) =>
        Assert.Equal(text, Brief(Mean(min: (decimal?)min), AtMost(target), month, Months(month, (decimal)value)));

    [Theory]
    [InlineData(10, 7, "其余61天中最多2天不达标")]
    [InlineData(10, 8, "其余61天中最多1天不达标")]
    [InlineData(10, 9, "其余须全部达标")]
    [InlineData(10, 10, "其余全部达标也无法完成")]
    [InlineData(12, 9, "无")]
    [InlineData(12, 10, "年度结果已定，目标未完成。")]
    public void Brief_Days_SayHowManyMayFail(int month, int failed, string text) =>
        Assert.Equal(text, Brief(Days(), AtLeast(97.5m), month, GoodDays(2024, month, failed)));

    [Theory]
    [InlineData(0, "其余最多13不达标")]
    [InlineData(13, "其余须全部达标")]
    [InlineData(14, "其余全部达标也无法完成")]
    public void Brief_Samples_SayHowManyMayFail(int failed, string text) =>
        Assert.Equal(text, Brief(Samples(), AtLeast(95), 10, Fractions(10, 20, failed)));

    [Theory]
    [InlineData(10, 30, "保持到12月")]
    [InlineData(10, 31, "12月前须追回")]
    [InlineData(12, 30, "无")]
    [InlineData(12, 31, "年度结果已定，目标未完成。")]
    public void Brief_Latest_SaysToKeepOrToRegain(int month, int rank, string text) =>
        Assert.Equal(text, Brief(Rank(), AtMost(30), month, Months(month, rank)));

    [Theory]
    // (25.5 × 366 − 20 × 305) / 61 = 53; (24.5 × 366 − 20 × 305) / 61 = 47, and 24.5 itself rounds to 24.
    [InlineData(26, "不低于53.0µg/m³")]
    [InlineData(25, "高于47.0µg/m³")]
    public void Of_MeanAtLeast_CutsUpwards(int target, string text) => Assert.Equal(text, Of(Mean(), AtLeast(target), 10, Months(10, 20)));

    [Theory]
    // One place more than the indicator, towards the safe side: 59.106… down, 53.090… up.
    [InlineData(0, "不超过59.1µg/m³", "不低于53.1µg/m³")]
    // T* is 26.05 and 25.95 here: 56.399… and 55.797….
    [InlineData(1, "不超过56.39µg/m³", "不低于55.80µg/m³")]
    public void Of_RequirementThatDoesNotEnd_IsCutTowardsTheSafeSide(int decimals, string atMost, string atLeast)
    {
        MonthFigure[] figures = [.. Months(9, 20), Value(10, 20, 32)];

        Assert.Equal(atMost, Of(Mean(decimals), AtMost(26), 10, figures));
        Assert.Equal(atLeast, Of(Mean(decimals), AtLeast(26), 10, figures));
    }

    [Fact]
    public void Of_StrictRequirementThatIsCut_NeedsNoStrictWord()
    {
        // At most 25 needs less than (25.5 × 367 − 27 × 306) / 61 = 17.975…: 17.9 is on the good side already.
        Assert.Equal("不超过17.9µg/m³", Of(Mean(), AtMost(25), 10, [.. Months(9, 27), Value(10, 27, 32)]));
    }

    [Fact]
    public void Of_NegativeRequirement_HasTheTrueMinus() => Assert.Equal("不超过−6.0µg/m³", Of(Mean(), AtMost(26), 10, Months(10, 33)));

    [Fact]
    public void Of_NothingToNeed_IsEmpty()
    {
        Assert.Equal("", Of(Mean(), null, 10, Months(10, 27)));
        Assert.Equal("", Of(Mean(), AtMost(26), 12, Months(12, 27)));
        Assert.Equal("", Of(Sum(), AtLeast(36), 6, Months(6, 1)));
    }
}
