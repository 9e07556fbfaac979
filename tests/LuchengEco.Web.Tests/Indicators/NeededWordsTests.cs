using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Web.Components;

namespace LuchengEco.Web.Tests.Indicators;

public sealed class NeededWordsTests
{
    [Fact]
    public void Of_ASumToReach_IsTheRestAndItsMonthlyShareRoundedUp() =>
        // 36 − 15 = 21 over nine months: 2.33 a month would not be enough as 2.
        Assert.Equal("还需21个，月均3个", NeededWords.Of(IndicatorSamples.Sewers));

    [Fact]
    public void Of_ASumNotToExceed_IsTheAllowanceRoundedDown() =>
        Assert.Equal("还可有5个，月均0个", NeededWords.Of(With(IndicatorSamples.Sum, new(Direction.AtMost, 20), new(1, 5), new(2, 5), new(3, 5))));

    [Fact]
    public void Of_ASumExceeded_SaysByHowMuch() =>
        Assert.Equal("已超出5个", NeededWords.Of(With(IndicatorSamples.Sum, new(Direction.AtMost, 10), new(1, 5), new(2, 5), new(3, 5))));

    [Fact]
    public void Of_ASecuredTarget_IsNothing() => Assert.Equal("", NeededWords.Of(IndicatorSamples.Done));

    [Fact]
    public void Of_NoTarget_IsNothing() => Assert.Equal("", NeededWords.Of(IndicatorSamples.Silent));

    [Fact]
    public void Of_DayRatio_CountsTheDaysThatMayStillFail() => Assert.Matches("^最多还可有[0-9]+天不达标$", NeededWords.Of(IndicatorSamples.GoodDays));

    [Fact]
    public void Of_DayRatioThatIsLost_SaysSo() => Assert.Equal("其余全部达标也不够",
        NeededWords.Of(With(IndicatorSamples.Days, new(Direction.AtLeast, 97.5m), new MonthFigure(1, Numerator: 0, Denominator: 31))));

    [Fact]
    public void Of_DayRatioOfAHundredPercent_LeavesNoFailure() => Assert.Equal("其余须全部达标",
        NeededWords.Of(With(IndicatorSamples.Days, new(Direction.AtLeast, 100), new MonthFigure(1, Numerator: 31, Denominator: 31))));

    [Fact]
    public void Of_ALatestThatMeetsItsTarget_HasToBeKept() => Assert.Equal("须保持到12月",
        NeededWords.Of(With(IndicatorSamples.Sections, new(Direction.AtLeast, 85), new MonthFigure(3, Numerator: 6, Denominator: 7))));

    [Fact]
    public void Of_ALatestThatMissesIt_HasToBeRegained() => Assert.Equal("须在12月前追回",
        NeededWords.Of(With(IndicatorSamples.Sections, new(Direction.AtLeast, 100), new MonthFigure(3, Numerator: 6, Denominator: 7))));

    [Theory]
    [InlineData(new int[0], "")]
    [InlineData(new[] { 3 }, "3月")]
    [InlineData(new[] { 6, 1, 2, 3 }, "1–3、6月")]
    [InlineData(new[] { 11, 12 }, "11–12月")]
    public void MonthRanges_JoinNeighbours(int[] months, string expected) => Assert.Equal(expected, MonthRanges.Of(months));

    private static Services.Reporting.IndicatorReport With(IndicatorTraits traits, TargetGoal target, params IReadOnlyList<MonthFigure> figures) =>
        IndicatorSamples.Indicator("x", "x", traits, target, figures);
}
