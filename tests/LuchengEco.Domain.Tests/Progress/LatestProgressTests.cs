using LuchengEco.Domain.Progress;
using static LuchengEco.Domain.Tests.Progress.Given;

namespace LuchengEco.Domain.Tests.Progress;

public sealed class LatestProgressTests
{
    private static IndicatorProgress Compute(IndicatorTraits traits, TargetGoal? target, int month, params MonthFigure[] figures) =>
        ProgressCalculator.Compute(traits, new(2024, month), figures, target);

    [Fact]
    public void Compute_NoTarget_OnlyShows() =>
        Assert.Equal("截至2月，最新值29名；本年度未设目标，仅作统计。1月缺数据。", Compute(Rank(), null, 2, Value(2, 29)).Reason);

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public void Compute_NoFigureYet_IsNoData(int month)
    {
        var progress = Compute(Rank(), AtMost(30), month);

        Assert.Equal(ProgressStatus.NoData, progress.Status);
        Assert.Equal($"截至{month}月暂无数据；目标为不高于30名。", progress.Reason);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    public void Compute_BeforeDecember_MayStillChange(int month)
    {
        var good = Compute(Rank(), AtMost(30), month, Months(month, 30));
        var bad = Compute(Rank(), AtMost(30), month, Months(month, 31));

        Assert.Equal((ProgressStatus.OnTrack, ProgressStatus.AtRisk), (good.Status, bad.Status));
        Assert.Equal($"截至{month}月，最新值30名，目标为不高于30名。以年内最后一次评价为准，须保持到12月。", good.Reason);
        Assert.Equal($"截至{month}月，最新值31名，目标为不高于30名。目前未达标；以年内最后一次评价为准，仍可在12月前追回。", bad.Reason);
    }

    [Theory]
    [InlineData(30, ProgressStatus.Secured)]
    [InlineData(31, ProgressStatus.Unreachable)]
    public void Compute_December_Decides(int rank, ProgressStatus status) =>
        Assert.Equal(status, Compute(Rank(), AtMost(30), 12, Months(12, 1, rank)).Status);

    [Fact]
    public void Compute_DecemberInAfterAGap_DecidesToo()
    {
        var progress = Compute(Rank(), AtMost(30), 12, Value(12, 29));

        Assert.Equal(ProgressStatus.Secured, progress.Status);
        Assert.Equal(Enumerable.Range(1, 11), progress.MissingMonths);
        Assert.Equal("截至12月，最新值29名，目标为不高于30名。年度结果已定，目标完成。1、2、3、4、5、6、7、8、9、10、11月缺数据。", progress.Reason);
    }

    [Fact]
    public void Compute_DecemberMissing_StaysOpen()
    {
        Assert.Equal(ProgressStatus.OnTrack, Compute(Rank(), AtMost(30), 12, Months(11, 29)).Status);
        Assert.Equal(ProgressStatus.OnTrack, Compute(Rank(), AtMost(30), 12, [.. Months(11, 29), NotPublished(12)]).Status);
    }

    [Fact]
    public void Compute_NothingLeftToCome_DecidesWithoutDecember() =>
        Assert.Equal(ProgressStatus.Secured, Compute(Rank(), AtMost(30), 12, [.. Months(11, 29), NotApplicable(12)]).Status);

    [Theory]
    [InlineData(29, ProgressStatus.Secured)]
    [InlineData(31, ProgressStatus.Unreachable)]
    public void Compute_OnlyEarlierMonthsMissing_CannotChangeTheLast(int rank, ProgressStatus status)
    {
        var progress = Compute(Rank(), AtMost(30), 12, [Value(11, rank), NotApplicable(12)]);

        Assert.Equal(status, progress.Status);
        Assert.Contains("年度结果已定", progress.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_DecemberWithoutAnEvaluation_WaitsForTheMonthBefore()
    {
        // December evaluated nothing, so a November that is still missing would be the last word.
        var progress = Compute(Sections(), AtLeast(100), 12, [Fraction(10, 7, 7), Fraction(12, 0, 0)]);

        Assert.Equal(ProgressStatus.OnTrack, progress.Status);
    }

    [Theory]
    [InlineData(6, 85.7, ProgressStatus.OnTrack)]
    [InlineData(6, 85.8, ProgressStatus.AtRisk)]
    [InlineData(6, 100, ProgressStatus.AtRisk)]
    [InlineData(7, 100, ProgressStatus.OnTrack)]
    public void Compute_Fraction_ComparesTheRoundedRateAndAWholeExactly(int numerator, double target, ProgressStatus status) =>
        Assert.Equal(status, Compute(Sections(), AtLeast((decimal)target), 3, Fraction(3, numerator, 7)).Status);

    [Theory]
    // Also a rate without numerator and denominator never prints a 100 that it does not have.
    [InlineData(99.96, "99.9%", ProgressStatus.AtRisk)]
    [InlineData(100, "100.0%", ProgressStatus.OnTrack)]
    [InlineData(100.04, "100.0%", ProgressStatus.OnTrack)]
    public void Compute_TypedRate_PrintsAWholeOnlyWhenItIsOne(double rate, string printed, ProgressStatus status)
    {
        var progress = Compute(TypedRate(), AtLeast(100), 1, Value(1, (decimal)rate));

        Assert.Equal(status, progress.Status);
        Assert.StartsWith($"截至1月，最新值{printed}，目标为不低于100%。", progress.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_Fraction_IsTheLastMonthsOwn() =>
        Assert.Equal("截至3月，最新值85.7%（6/7），目标为不低于100%。目前未达标；以年内最后一次评价为准，仍可在12月前追回。起决定作用的是3月：6/7。2月缺数据。",
            Compute(Sections(), AtLeast(100), 3, Fraction(1, 7, 7), Fraction(3, 6, 7)).Reason);
}
