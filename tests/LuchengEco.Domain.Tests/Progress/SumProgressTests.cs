using LuchengEco.Domain.Progress;
using static LuchengEco.Domain.Tests.Progress.Given;

namespace LuchengEco.Domain.Tests.Progress;

public sealed class SumProgressTests
{
    private static IndicatorProgress Compute(TargetGoal? target, int month, params MonthFigure[] figures) =>
        ProgressCalculator.Compute(Sum(), new(2024, month), figures, target);

    [Fact]
    public void Compute_NoTarget_OnlyCounts()
    {
        var progress = Compute(null, 2, Value(1, 3));

        Assert.Equal(ProgressStatus.NoTarget, progress.Status);
        Assert.Equal((3m, null, null, null), (progress.ValueToDate, progress.AmountLeft, progress.AmountPerMonth, progress.Pace));
        Assert.Equal("截至2月，累计3个；本年度未设目标，仅作统计。2月缺数据。", progress.Reason);
    }

    [Fact]
    public void Compute_NoTargetAndNoFigure_SaysBoth()
    {
        var progress = Compute(null, 1);

        Assert.Equal(ProgressStatus.NoTarget, progress.Status);
        Assert.Equal("截至1月暂无数据；本年度未设目标。1月缺数据。", progress.Reason);
    }

    [Theory]
    [InlineData(1, 12)]
    [InlineData(12, 12)]
    public void Compute_NoFigureYet_HasAllStillToDo(int month, int rest)
    {
        var progress = Compute(AtLeast(36), month);

        Assert.Equal(ProgressStatus.NoData, progress.Status);
        Assert.Equal((36m, 36m / rest), (progress.AmountLeft, progress.AmountPerMonth));
        Assert.Equal($"截至{month}月暂无数据；目标为不低于36个。", progress.Reason);
    }

    [Theory]
    // Target 36, half of the year: the pace is 18; the rounded sum is compared, 17.5 rounds to 18 and 18.5 to 18.
    [InlineData(0, ProgressStatus.AtRisk)]
    [InlineData(17, ProgressStatus.AtRisk)]
    [InlineData(17.4, ProgressStatus.AtRisk)]
    [InlineData(17.5, ProgressStatus.OnTrack)]
    [InlineData(18, ProgressStatus.OnTrack)]
    [InlineData(35, ProgressStatus.OnTrack)]
    [InlineData(35.4, ProgressStatus.OnTrack)]
    [InlineData(35.5, ProgressStatus.Secured)]
    [InlineData(36, ProgressStatus.Secured)]
    [InlineData(40, ProgressStatus.Secured)]
    public void Compute_AtLeastInJune_FollowsThePaceUntilTheTargetIsReached(double sum, ProgressStatus status)
    {
        var progress = Compute(AtLeast(36), 6, Months(6, 0, (decimal)sum));

        Assert.Equal((status, 18m), (progress.Status, progress.Pace));
    }

    [Theory]
    [InlineData(1, 3, ProgressStatus.OnTrack)]
    [InlineData(1, 2, ProgressStatus.AtRisk)]
    [InlineData(11, 33, ProgressStatus.OnTrack)]
    [InlineData(11, 32, ProgressStatus.AtRisk)]
    [InlineData(12, 36, ProgressStatus.Secured)]
    [InlineData(12, 35.5, ProgressStatus.Secured)]
    [InlineData(12, 35, ProgressStatus.Unreachable)]
    public void Compute_AtLeastFromJanuaryToDecember_EndsWithTheYear(int month, double sum, ProgressStatus status) =>
        Assert.Equal(status, Compute(AtLeast(36), month, Months(month, 0, (decimal)sum)).Status);

    [Fact]
    public void Compute_AtLeast_SaysWhatIsLeftAndPerMonth()
    {
        var progress = Compute(AtLeast(36), 6, Months(6, 2.5m));

        Assert.Equal((15m, 21m, 3.5m), (progress.ValueToDate, progress.AmountLeft, progress.AmountPerMonth));
        Assert.Equal("截至6月，累计15个，目标为不低于36个。低于时序进度（18个）；还需完成21个，其余6个月平均每月须4个。", progress.Reason);
    }

    [Fact]
    public void Compute_AtLeastReached_HasNothingLeft()
    {
        var progress = Compute(AtLeast(36), 6, Months(6, 0, 40));

        Assert.Equal((0m, 0m), (progress.AmountLeft, progress.AmountPerMonth));
        Assert.Equal("截至6月，累计40个，目标为不低于36个。已达到全年目标，目标已锁定。自6月起已锁定。", progress.Reason);
    }

    [Fact]
    public void Compute_AtLeastReachedByRounding_HasNothingLeft() => Assert.Equal(0m, Compute(AtLeast(36), 6, Months(6, 0, 35.5m)).AmountLeft);

    [Fact]
    public void Compute_AtLeastMissedInDecember_SaysByHowMuch()
    {
        var progress = Compute(AtLeast(36), 12, Months(12, 0, 35));

        Assert.Equal((1m, null), (progress.AmountLeft, progress.AmountPerMonth));
        Assert.Equal("截至12月，累计35个，目标为不低于36个。年度结果已定，距目标还差1个。", progress.Reason);
    }

    [Theory]
    [InlineData(35, ProgressStatus.AtRisk)]
    [InlineData(36, ProgressStatus.Secured)]
    public void Compute_AtLeastInDecemberWithAGap_StaysOpen(int sum, ProgressStatus status)
    {
        var progress = Compute(AtLeast(36), 12, [.. Months(12, 0, sum).Where(figure => figure.Month != 3)]);

        Assert.Equal(status, progress.Status);
        Assert.Equal([3], progress.RestMonths);
        Assert.Equal([3], progress.MissingMonths);
        Assert.Equal(progress.AmountLeft, progress.AmountPerMonth);
    }

    [Fact]
    public void Compute_MonthNotApplicable_IsNotWaitedFor()
    {
        var progress = Compute(AtLeast(36), 12, [.. Months(11, 3), NotApplicable(12)]);

        Assert.Equal((ProgressStatus.Unreachable, 3m, null), (progress.Status, progress.AmountLeft, progress.AmountPerMonth));
        Assert.Empty(progress.RestMonths);
        Assert.Empty(progress.MissingMonths);
    }

    [Fact]
    public void Compute_MonthNotPublished_IsWaitedFor()
    {
        var progress = Compute(AtLeast(36), 12, [.. Months(11, 3), NotPublished(12)]);

        Assert.Equal((ProgressStatus.AtRisk, 3m, 3m), (progress.Status, progress.AmountLeft, progress.AmountPerMonth));
        Assert.Equal([12], progress.MissingMonths);
    }

    [Fact]
    public void Compute_EveryMonthNotApplicable_IsNoData()
    {
        var progress = Compute(AtLeast(36), 12, [.. Enumerable.Range(1, 12).Select(NotApplicable)]);

        Assert.Equal((ProgressStatus.NoData, null), (progress.Status, progress.AmountPerMonth));
        Assert.Empty(progress.RestMonths);
    }

    [Theory]
    [InlineData(20, ProgressStatus.OnTrack)]
    [InlineData(19.5, ProgressStatus.OnTrack)]
    [InlineData(19, ProgressStatus.AtRisk)]
    public void Compute_PhasedTarget_IsThePaceOfItsMonth(double sum, ProgressStatus status)
    {
        var progress = Compute(AtLeast(36, (5, 1), (6, 20), (7, 36)), 6, Months(6, 0, (decimal)sum));

        Assert.Equal((status, 20m), (progress.Status, progress.Pace));
    }

    [Fact]
    public void Compute_MonthWithoutAPhase_FallsBackToTwelfths() => Assert.Equal(18m, Compute(AtLeast(36, (5, 1)), 6, Months(6, 1)).Pace);

    [Theory]
    [InlineData(0, ProgressStatus.OnTrack)]
    [InlineData(6, ProgressStatus.OnTrack)]
    [InlineData(6.5, ProgressStatus.OnTrack)]
    [InlineData(6.6, ProgressStatus.AtRisk)]
    [InlineData(12, ProgressStatus.AtRisk)]
    [InlineData(12.5, ProgressStatus.AtRisk)]
    [InlineData(12.6, ProgressStatus.Unreachable)]
    [InlineData(13, ProgressStatus.Unreachable)]
    public void Compute_AtMostInJune_FollowsThePaceUntilTheLimitIsPassed(double sum, ProgressStatus status) =>
        Assert.Equal(status, Compute(AtMost(12), 6, Months(6, 0, (decimal)sum)).Status);

    [Theory]
    [InlineData(12, ProgressStatus.Secured)]
    [InlineData(12.5, ProgressStatus.Secured)]
    [InlineData(13, ProgressStatus.Unreachable)]
    public void Compute_AtMostInDecember_IsDecided(double sum, ProgressStatus status) =>
        Assert.Equal(status, Compute(AtMost(12), 12, Months(12, 0, (decimal)sum)).Status);

    [Fact]
    public void Compute_AtMostInDecemberWithAGap_IsNotSecured() => Assert.Equal(ProgressStatus.OnTrack, Compute(AtMost(12), 12, Months(11, 1)).Status);

    [Fact]
    public void Compute_AtMost_SaysWhatIsAllowed()
    {
        var within = Compute(AtMost(12), 6, Months(6, 0, 5));
        var above = Compute(AtMost(12), 6, Months(6, 0, 8));

        Assert.Equal((7m, 7m / 6), (within.AmountLeft, within.AmountPerMonth));
        Assert.Equal("截至6月，累计5个，目标为不高于12个。未超过时序进度（6个）；其余6个月合计还可有7个，平均每月1个。", within.Reason);
        Assert.Equal("截至6月，累计8个，目标为不高于12个。超过时序进度（6个）；其余6个月合计只可再有4个，平均每月0个。", above.Reason);
    }

    [Fact]
    public void Compute_AtMostExceeded_SaysByHowMuch()
    {
        var progress = Compute(AtMost(12), 6, Months(6, 0, 15));

        Assert.Equal((-3m, -0.5m), (progress.AmountLeft, progress.AmountPerMonth));
        Assert.Equal("截至6月，累计15个，目标为不高于12个。已超出全年控制目标3个，无法完成。自6月起已无法完成。", progress.Reason);
    }

    [Theory]
    // 12.4 of 12 is still 12 when rounded: nothing is exceeded, and nothing more is allowed.
    [InlineData(6, ProgressStatus.AtRisk, "超过时序进度（6个）；其余6个月合计只可再有0个，平均每月0个。")]
    [InlineData(12, ProgressStatus.Secured, "年度结果已定，目标完成。")]
    public void Compute_AtMostHeldOnlyByRounding_AllowsNothingMore(int month, ProgressStatus status, string tail)
    {
        var progress = Compute(AtMost(12), month, Months(month, 0, 12.4m));

        Assert.Equal((status, 0m), (progress.Status, progress.AmountLeft));
        Assert.EndsWith(tail, progress.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_AtMostHeldOnlyByRoundingAheadOfItsPace_AllowsNothingMore()
    {
        var progress = Compute(AtMost(12, (6, 12)), 6, Months(6, 0, 12.4m));

        Assert.Equal((ProgressStatus.OnTrack, 0m, 0m), (progress.Status, progress.AmountLeft, progress.AmountPerMonth));
        Assert.EndsWith("其余6个月合计还可有0个，平均每月0个。", progress.Reason, StringComparison.Ordinal);
    }

    [Theory]
    // What counts is the rounded sum, so at least 36.3 is reached by 37 and at most 36.7 is kept by 36.
    [InlineData(20, 17, 16)]
    [InlineData(36.4, 0.6, 0)]
    [InlineData(36.5, 0.5, 0)]
    [InlineData(36.6, 0, -0.6)]
    public void Compute_TargetFinerThanTheIndicator_LeavesWhatReallyReachesIt(double sum, double toDo, double allowed)
    {
        var atLeast = Compute(AtLeast(36.3m), 6, Months(6, 0, (decimal)sum));
        var atMost = Compute(AtMost(36.7m), 6, Months(6, 0, (decimal)sum));

        Assert.Equal((decimal)toDo, atLeast.AmountLeft);
        Assert.Equal((decimal)allowed, atMost.AmountLeft);
    }

    [Fact]
    public void Compute_AtMostKeptInDecember_IsMet() =>
        Assert.Equal("截至12月，累计12个，目标为不高于12个。年度结果已定，目标完成。", Compute(AtMost(12), 12, Months(12, 1)).Reason);

    [Theory]
    // 36 is behind 36.05 and 36.004, and the sentence must not say that 36 is behind 36.
    [InlineData(36.05, "36.05个")]
    [InlineData(36.004, "36.004个")]
    public void Compute_PaceFinerThanTheIndicator_IsPrintedFineEnough(double phase, string printed)
    {
        var phased = Compute(AtLeast(72, (6, (decimal)phase)), 6, Months(6, 6));
        var linear = Compute(AtLeast((decimal)phase), 12, Months(11, 0, 36));

        Assert.Contains($"低于6月阶段目标（{printed}）", phased.Reason, StringComparison.Ordinal);
        Assert.Contains($"低于时序进度（{printed}）", linear.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_Twelfths_AreNotRoundedBeforeTheyAreCompared()
    {
        // 10 × 7 / 12 = 5.833…: 6 is ahead of it and 5 behind, and the sentence shows one place more.
        Assert.Equal(ProgressStatus.OnTrack, Compute(AtLeast(10), 7, Months(7, 0, 6)).Status);
        Assert.Equal(ProgressStatus.AtRisk, Compute(AtLeast(10), 7, Months(7, 0, 5)).Status);
        Assert.Contains("低于时序进度（5.8个）", Compute(AtLeast(10), 7, Months(7, 0, 5)).Reason, StringComparison.Ordinal);
    }
}
