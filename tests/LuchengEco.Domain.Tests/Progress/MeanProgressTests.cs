using LuchengEco.Domain.Progress;
using static LuchengEco.Domain.Tests.Progress.Given;

namespace LuchengEco.Domain.Tests.Progress;

public sealed class MeanProgressTests
{
    private static IndicatorProgress Compute(IndicatorTraits traits, TargetGoal? target, int month, params MonthFigure[] figures) =>
        ProgressCalculator.Compute(traits, new(2024, month), figures, target);

    [Fact]
    public void Compute_NoTarget_OnlyAverages()
    {
        var progress = Compute(Mean(), null, 1, Value(1, 26.5m, 31));

        Assert.Equal((ProgressStatus.NoTarget, 26m, null), (progress.Status, progress.Rounded, progress.RequiredAverage));
        Assert.Equal("截至1月，平均26µg/m³；本年度未设目标，仅作统计。", progress.Reason);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public void Compute_NoFigureYet_NeedsTheEdgeItself(int month)
    {
        var progress = Compute(Mean(), AtMost(26), month);

        Assert.Equal((ProgressStatus.NoData, 26.5m, 366m), (progress.Status, progress.RequiredAverage, progress.RestWeight));
    }

    [Fact]
    public void Compute_AboveTheTarget_NeedsABetterRest()
    {
        // (26.5 × 366 − 27 × 305) / 61 = 24; 26.5 itself rounds to 26, so 24 is enough.
        var progress = Compute(Mean(min: 3), AtMost(26), 10, Months(10, 27));

        Assert.Equal((ProgressStatus.AtRisk, 24m, false, 61m), (progress.Status, progress.RequiredAverage, progress.RequiredIsStrict, progress.RestWeight));
        Assert.StartsWith("截至10月，平均27µg/m³，目标为不高于26µg/m³。目前未达标；其余61天平均不超过24.0µg/m³，全年仍可达标。", progress.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_EdgeOutside_NeedsStrictlyMore()
    {
        // (25.5 × 366 − 27 × 305) / 61 = 18, but 25.5 rounds to 26: the rest must stay below 18.
        var progress = Compute(Mean(min: 3), AtMost(25), 10, Months(10, 27));

        Assert.Equal((ProgressStatus.AtRisk, 18m, true), (progress.Status, progress.RequiredAverage, progress.RequiredIsStrict));
        Assert.Contains("其余61天平均低于18.0µg/m³", progress.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_RequirementThatDoesNotEnd_IsCutTowardsTheSafeSide()
    {
        // (26.5 × 367 − 20 × 306) / 61 = 59.106… and (25.5 × 367 − 20 × 306) / 61 = 53.090…; October weighs 32 so that neither ends.
        var atMost = Compute(Mean(), AtMost(26), 10, [.. Months(9, 20), Value(10, 20, 32)]);
        var atLeast = Compute(Mean(), AtLeast(26), 10, [.. Months(9, 20), Value(10, 20, 32)]);

        Assert.Equal((26.5m * 367 - 20m * 306) / 61, atMost.RequiredAverage);
        Assert.Contains("平均不超过59.1µg/m³", atMost.Reason, StringComparison.Ordinal);
        Assert.Equal((25.5m * 367 - 20m * 306) / 61, atLeast.RequiredAverage);
        Assert.Contains("平均不低于53.1µg/m³", atLeast.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(26, ProgressStatus.OnTrack)]
    [InlineData(26.5, ProgressStatus.OnTrack)]
    [InlineData(26.51, ProgressStatus.AtRisk)]
    [InlineData(25.5, ProgressStatus.OnTrack)]
    public void Compute_ValueToDate_IsComparedRounded(double value, ProgressStatus status) =>
        Assert.Equal(status, Compute(Mean(), AtMost(26), 10, Months(10, (decimal)value)).Status);

    [Theory]
    [InlineData(25.4, ProgressStatus.OnTrack)]
    [InlineData(25.5, ProgressStatus.AtRisk)]
    public void Compute_OddTarget_LosesTheHalf(double value, ProgressStatus status) =>
        Assert.Equal(status, Compute(Mean(), AtMost(25), 10, Months(10, (decimal)value)).Status);

    [Theory]
    // Required is 24 and allowed, or 18 and not allowed itself.
    [InlineData(26, 23.9, ProgressStatus.AtRisk)]
    [InlineData(26, 24, ProgressStatus.AtRisk)]
    [InlineData(26, 24.000001, ProgressStatus.Unreachable)]
    [InlineData(25, 17.999999, ProgressStatus.AtRisk)]
    [InlineData(25, 18, ProgressStatus.Unreachable)]
    public void Compute_RequiredBelowThePlausibleMinimum_IsUnreachable(int target, double min, ProgressStatus status) =>
        Assert.Equal(status, Compute(Mean(min: (decimal)min), AtMost(target), 10, Months(10, 27)).Status);

    [Theory]
    // At least 26 ends at 25.5, which counts: 25.2 so far needs 27. At least 25 ends at 24.5, which does not: 24.2 so far needs more than 26.
    [InlineData(26, 25.2, 27, ProgressStatus.AtRisk)]
    [InlineData(26, 25.2, 26.999999, ProgressStatus.Unreachable)]
    [InlineData(25, 24.2, 26.000001, ProgressStatus.AtRisk)]
    [InlineData(25, 24.2, 26, ProgressStatus.Unreachable)]
    public void Compute_RequiredAboveThePlausibleMaximum_IsUnreachable(int target, double value, double max, ProgressStatus status) =>
        Assert.Equal(status, Compute(Mean(max: (decimal)max), AtLeast(target), 10, Months(10, (decimal)value)).Status);

    [Theory]
    [InlineData(25, ProgressStatus.AtRisk)]
    [InlineData(25.5, ProgressStatus.OnTrack)]
    public void Compute_AtLeast_ComparesTheRoundedValue(double value, ProgressStatus status) =>
        Assert.Equal(status, Compute(Mean(), AtLeast(26), 10, Months(10, (decimal)value)).Status);

    [Fact]
    public void Compute_BeyondThePlausibleMinimum_SaysTheLimit()
    {
        var progress = Compute(Mean(min: 25), AtMost(26), 10, Months(10, 27));

        Assert.Contains("其余61天须平均不超过24.0µg/m³，越过合理极限25µg/m³，已无法完成。", progress.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_TargetFinerThanTheIndicator_IsPrintedAsItWasSet()
    {
        // 25.5 is not 26: the rounded 26 misses it.
        var progress = Compute(Mean(), AtMost(25.5m), 12, [.. Months(12, 25.6m).Select(figure => figure with { Weight = 28 })]);

        Assert.Equal("截至12月，平均26µg/m³，目标为不高于25.5µg/m³。年度结果已定，目标未完成。", progress.Reason);
    }

    [Fact]
    public void Compute_NoPlausibleMinimum_IsNeverUnreachableBeforeTheEnd() =>
        Assert.Equal(ProgressStatus.AtRisk, Compute(Mean(), AtMost(26), 11, Months(11, 1000)).Status);

    [Theory]
    [InlineData(26, 26.5, ProgressStatus.Secured)]
    [InlineData(26, 26.51, ProgressStatus.Unreachable)]
    [InlineData(25, 25.49, ProgressStatus.Secured)]
    [InlineData(25, 25.5, ProgressStatus.Unreachable)]
    public void Compute_December_IsDecided(int target, double value, ProgressStatus status)
    {
        var progress = Compute(Mean(min: 3), AtMost(target), 12, Months(12, (decimal)value));

        Assert.Equal((status, null, 0m), (progress.Status, progress.RequiredAverage, progress.RestWeight));
        Assert.Contains(status == ProgressStatus.Secured ? "年度结果已定，目标完成。" : "年度结果已定，目标未完成。", progress.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_DecemberWithAGap_StaysOpen()
    {
        var progress = Compute(Mean(min: 3), AtMost(26), 12, [.. Months(12, 20).Where(figure => figure.Month != 2)]);

        Assert.Equal((ProgressStatus.OnTrack, 29m), (progress.Status, progress.RestWeight));
        Assert.Equal([2], progress.MissingMonths);
        Assert.Equal((26.5m * 366 - 20m * 337) / 29, progress.RequiredAverage);
        Assert.Contains("2月缺数据。", progress.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_January_WeighsTheOtherElevenMonths()
    {
        var progress = Compute(Mean(), AtMost(26), 1, Value(1, 40, 31));

        Assert.Equal((335m, (26.5m * 366 - 1240) / 335), (progress.RestWeight, progress.RequiredAverage));
    }

    [Fact]
    public void Compute_MonthNotApplicable_WeighsNothing()
    {
        var progress = Compute(Mean(), AtMost(26), 2, Value(1, 26, 31), NotApplicable(2));

        Assert.Equal(306m, progress.RestWeight);
        Assert.Empty(progress.MissingMonths);
    }

    [Fact]
    public void Compute_FewerValidDays_LeaveTheRestAsItIs()
    {
        var progress = Compute(Mean(), AtMost(26), 1, Value(1, 40, 20));

        Assert.Equal((26.5m * 355 - 800) / 335, progress.RequiredAverage);
    }

    [Fact]
    public void Compute_Decimals_MoveTheEdge()
    {
        // With one decimal 26.0 ends at 26.05, which rounds to 26.0.
        var progress = Compute(Mean(1), AtMost(26), 12, Months(12, 26.05m));

        Assert.Equal((ProgressStatus.Secured, 26.0m), (progress.Status, progress.Rounded));
        Assert.Equal(ProgressStatus.Unreachable, Compute(Mean(1), AtMost(26), 12, Months(12, 26.051m)).Status);
    }
}
