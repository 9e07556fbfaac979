using LuchengEco.Domain.Progress;
using static LuchengEco.Domain.Tests.Progress.Given;

namespace LuchengEco.Domain.Tests.Progress;

public sealed class RatioProgressTests
{
    private static IndicatorProgress Compute(IndicatorTraits traits, TargetGoal? target, int month, params MonthFigure[] figures) =>
        ProgressCalculator.Compute(traits, new(2024, month), figures, target);

    [Fact]
    public void Compute_NoTarget_OnlyCounts()
    {
        var progress = Compute(Days(), null, 1, Fraction(1, 30, 31));

        Assert.Equal((ProgressStatus.NoTarget, 96.8m, null), (progress.Status, progress.Rounded, progress.FailuresLeft));
        Assert.Equal("截至1月，累计96.8%（30/31）；本年度未设目标，仅作统计。", progress.Reason);
    }

    [Theory]
    // 97.5 % of 366 days: 357 good days are 97.54 %, 356 are 97.27 %, so nine days of the year may fail.
    [InlineData(0, 9, ProgressStatus.OnTrack)]
    [InlineData(7, 2, ProgressStatus.OnTrack)]
    [InlineData(8, 1, ProgressStatus.AtRisk)]
    [InlineData(9, 0, ProgressStatus.AtRisk)]
    [InlineData(10, -1, ProgressStatus.Unreachable)]
    public void Compute_DaysUntilOctober_CountsTheDaysThatMayStillFail(int failed, int left, ProgressStatus status)
    {
        var progress = Compute(Days(), AtLeast(97.5m), 10, GoodDays(2024, 10, failed));

        Assert.Equal((status, left, 61m), (progress.Status, progress.FailuresLeft, progress.RestWeight));
    }

    [Theory]
    [InlineData(2024, 366, 9)]
    // 355.875 of 365 days would do: 356 are 97.53 %.
    [InlineData(2023, 365, 9)]
    [InlineData(2000, 366, 9)]
    public void Compute_NoFigureYet_HasTheWholeYear(int year, int days, int left)
    {
        var progress = ProgressCalculator.Compute(Days(), new(year, 1), [], AtLeast(97.5m));

        Assert.Equal((ProgressStatus.NoData, (decimal)days, left), (progress.Status, progress.RestWeight, progress.FailuresLeft));
        Assert.Equal("截至1月暂无数据；目标为不低于97.5%。", progress.Reason);
    }

    [Theory]
    // 80 % ends at 79.95 %, which rounds to 80.0: 293 of 366 days hold it, 292 (79.78 %) do not.
    [InlineData(12, ProgressStatus.Secured)]
    [InlineData(13, ProgressStatus.OnTrack)]
    public void Compute_DaysThatHoldEvenIfTheRestFails_AreSecured(int failed, ProgressStatus status) =>
        Assert.Equal(status, Compute(Days(), AtLeast(80), 10, GoodDays(2024, 10, failed)).Status);

    [Theory]
    // All of the year is 200 samples. At least 95 ends at 94.5 → 94: 189 do not do, 190 do. At least 94 ends at 93.5 → 94: 187 do.
    [InlineData(95, 0, 10, ProgressStatus.OnTrack)]
    [InlineData(95, 10, 0, ProgressStatus.AtRisk)]
    [InlineData(95, 11, -1, ProgressStatus.Unreachable)]
    [InlineData(94, 0, 13, ProgressStatus.OnTrack)]
    [InlineData(94, 13, 0, ProgressStatus.AtRisk)]
    [InlineData(94, 14, -1, ProgressStatus.Unreachable)]
    public void Compute_Samples_ReckonsTheRestByTheLastDenominator(int target, int failed, int left, ProgressStatus status)
    {
        var figures = Fractions(10, 18, failed);
        figures[9] = Fraction(10, 10, 10);
        figures[8] = Fraction(9, 26, 26);
        var progress = Compute(Samples(), AtLeast(target), 10, figures);

        Assert.Equal((20m, 180m), (progress.RestWeight, progress.Denominator));
        Assert.Equal((status, left), (progress.Status, progress.FailuresLeft));
    }

    [Theory]
    // 190 samples so far, ten to come: 189 of 200 are 94.5 → 94, which 94 accepts and 95 does not.
    [InlineData(95, 0, ProgressStatus.Secured)]
    [InlineData(95, 1, ProgressStatus.OnTrack)]
    [InlineData(94, 3, ProgressStatus.Secured)]
    [InlineData(94, 4, ProgressStatus.OnTrack)]
    public void Compute_SamplesThatHoldEvenIfTheRestFails_AreSecured(int target, int failed, ProgressStatus status)
    {
        var figures = Fractions(11, 18, failed);
        figures[10] = Fraction(11, 10, 10);

        Assert.Equal(status, Compute(Samples(), AtLeast(target), 11, figures).Status);
    }

    [Fact]
    public void Compute_AtMostNextToAHundred_ComparesWhatIsPrinted()
    {
        // 99.98 % prints 99.9, which is at most 99.9.
        var progress = Compute(Samples(1), AtMost(99.9m), 12, Fractions(12, 1000, 2));

        Assert.Equal((99.9m, ProgressStatus.Secured), (progress.Rounded, progress.Status));
        Assert.Equal(ProgressStatus.Unreachable, Compute(Samples(1), AtMost(99.9m), 12, Fractions(12, 1000)).Status);
    }

    [Fact]
    public void Compute_LastDenominatorZero_ReckonsByTheLastAboveZero()
    {
        var progress = Compute(Samples(), AtLeast(90), 3, Fraction(1, 8, 8), Fraction(2, 5, 6), Fraction(3, 0, 0));

        Assert.Equal((54m, 14m), (progress.RestWeight, progress.Denominator));
        Assert.Empty(progress.MissingMonths);
    }

    [Fact]
    public void Compute_SamplesWithoutADenominatorYet_CannotBeReckoned()
    {
        var progress = Compute(Samples(), AtLeast(90), 1);

        Assert.Equal((ProgressStatus.NoData, null, 0m), (progress.Status, progress.FailuresLeft, progress.RestWeight));
    }

    [Fact]
    public void Compute_YearWithoutAnythingToCount_HasNoFailuresToAllow()
    {
        var zeros = Compute(Samples(), AtLeast(95), 12, [.. Enumerable.Range(1, 12).Select(month => Fraction(month, 0, 0))]);
        var never = Compute(Days(), AtLeast(97.5m), 12, [.. Enumerable.Range(1, 12).Select(NotApplicable)]);

        Assert.Equal((ProgressStatus.NoData, null), (zeros.Status, zeros.FailuresLeft));
        Assert.Equal((ProgressStatus.NoData, null), (never.Status, never.FailuresLeft));
    }

    [Fact]
    public void Compute_PartsOfAUnit_AreRoundedDownToWholeFailures()
    {
        // 80.5 of 161 tonnes may fail at 50 %, of which one half ton is no failure to count on.
        var progress = Compute(Samples(1), AtLeast(50.1m), 11, Fractions(11, 10.5m));

        Assert.Equal((10.5m, 62m), (progress.RestWeight, progress.FailuresLeft));
    }

    [Theory]
    // At most 5 ends at 5.5 → 6, so 11 of 200 are too many; at most 6 ends at 6.5 → 6, so 13 are allowed.
    [InlineData(5, 4, 6, ProgressStatus.OnTrack)]
    [InlineData(5, 10, 0, ProgressStatus.AtRisk)]
    [InlineData(5, 11, -1, ProgressStatus.Unreachable)]
    [InlineData(6, 13, 0, ProgressStatus.AtRisk)]
    [InlineData(6, 14, -1, ProgressStatus.Unreachable)]
    [InlineData(15, 10, 20, ProgressStatus.Secured)]
    [InlineData(15, 11, 19, ProgressStatus.OnTrack)]
    [InlineData(16, 13, 20, ProgressStatus.Secured)]
    [InlineData(16, 14, 19, ProgressStatus.OnTrack)]
    public void Compute_AtMost_CountsTheNumeratorAsFailures(int target, int counted, int left, ProgressStatus status)
    {
        // 180 so far and 20 to come; all that was counted was counted in January.
        var figures = Enumerable.Range(1, 10).Select(month => Fraction(month, month == 1 ? counted : 0, month switch { 9 => 26, 10 => 10, _ => 18 }));
        var progress = Compute(Samples(), AtMost(target), 10, [.. figures]);

        Assert.Equal((status, left), (progress.Status, progress.FailuresLeft));
    }

    [Fact]
    public void Compute_AtMostLost_SaysThatTheRateStaysAbove()
    {
        var figures = Enumerable.Range(1, 10).Select(month => Fraction(month, month == 1 ? 14 : 0, 20));

        Assert.Equal("截至10月，累计7%（14/200），目标为不高于5%。其余各月监测样次按40估计，即使全部达标，全年仍有6%，已无法完成。自1月起已无法完成。", Compute(Samples(), AtMost(5), 10, [.. figures]).Reason);
    }

    [Theory]
    [InlineData(0, ProgressStatus.OnTrack, 0)]
    [InlineData(1, ProgressStatus.Unreachable, -1)]
    public void Compute_HundredPercent_ForgivesNothing(int failed, ProgressStatus status, int left)
    {
        var progress = Compute(Samples(1), AtLeast(100), 10, Fractions(10, 1000, failed));

        Assert.Equal((status, left), (progress.Status, progress.FailuresLeft));
        Assert.Equal(failed == 0 ? 100.0m : 99.9m, progress.Rounded);
    }

    [Theory]
    [InlineData(0, ProgressStatus.Secured)]
    [InlineData(1, ProgressStatus.Unreachable)]
    public void Compute_HundredPercentInDecember_IsDecidedExactly(int failed, ProgressStatus status)
    {
        var progress = Compute(Samples(1), AtLeast(100), 12, Fractions(12, 1000, failed));

        Assert.Equal(status, progress.Status);
        Assert.StartsWith(failed == 0 ? "截至12月，累计100.0%（12000/12000），目标为不低于100%。年度结果已定，目标完成。"
            : "截至12月，累计99.9%（11999/12000），目标为不低于100%。年度结果已定，目标未完成。", progress.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, ProgressStatus.Secured)]
    [InlineData(10, ProgressStatus.Unreachable)]
    public void Compute_DaysInDecember_AreDecided(int failed, ProgressStatus status)
    {
        var progress = Compute(Days(), AtLeast(97.5m), 12, GoodDays(2024, 12, failed));

        Assert.Equal((status, 0m), (progress.Status, progress.RestWeight));
    }

    [Fact]
    public void Compute_DaysInDecemberWithAGap_StayOpen()
    {
        var progress = Compute(Days(), AtLeast(97.5m), 12, [.. GoodDays(2024, 12).Where(figure => figure.Month != 2)]);

        Assert.Equal((ProgressStatus.OnTrack, 29m, 9m), (progress.Status, progress.RestWeight, progress.FailuresLeft));
        Assert.Equal([2], progress.MissingMonths);
    }

    [Fact]
    public void Compute_MonthNotApplicable_DoesNotWeigh() =>
        Assert.Equal(306m, Compute(Days(), AtLeast(97.5m), 2, Fraction(1, 31, 31), NotApplicable(2)).RestWeight);

    [Fact]
    public void Compute_InvalidDays_AreNotInTheYear() =>
        // 15 valid days of January and 335 to come: 342 of 350 are 97.71 %, 341 are 97.43 %; of 366 days nine might fail.
        Assert.Equal(8m, Compute(Days(), AtLeast(97.5m), 1, Fraction(1, 15, 15)).FailuresLeft);

    [Theory]
    [InlineData(7, "其余61天中最多还可有2天不达标。")]
    [InlineData(8, "目前未达标；其余61天中不达标不超过1天，全年仍可达标。")]
    [InlineData(9, "目前未达标；其余61天须全部达标，全年才能达标。")]
    [InlineData(10, "其余61天即使全部达标，全年也只有97.3%，已无法完成。自1月起已无法完成。")]
    public void Compute_Days_SaysWhatMayStillFail(int failed, string tail) =>
        Assert.EndsWith(tail, Compute(Days(), AtLeast(97.5m), 10, GoodDays(2024, 10, failed)).Reason, StringComparison.Ordinal);

    [Fact]
    public void Compute_Samples_SaysWhatMayStillFail()
    {
        string Tail(int failed, int target) => Compute(Samples(), AtLeast(target), 10, Fractions(10, 20, failed)).Reason.Split('。', 2)[1];

        Assert.Equal("其余各月监测样次按40估计，最多还可有13不达标。", Tail(0, 95));
        Assert.Equal("目前未达标；其余各月监测样次按40估计，不达标不超过1，全年仍可达标。", Tail(12, 95));
        Assert.Equal("目前未达标；其余各月监测样次按40估计，须全部达标，全年才能达标。", Tail(13, 95));
        Assert.Equal("其余各月监测样次按40估计，即使全部达标，全年也只有94%，已无法完成。自1月起已无法完成。", Tail(14, 95));
        Assert.Equal("其余各月监测样次按40估计，须全部达标。", Tail(0, 100));
        Assert.Equal("其余即使全部不达标，全年仍能达标，目标已锁定。自10月起已锁定。", Tail(0, 83));
    }
}
