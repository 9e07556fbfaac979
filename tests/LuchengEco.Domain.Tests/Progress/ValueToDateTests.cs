using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Progress;
using static LuchengEco.Domain.Tests.Progress.Given;

namespace LuchengEco.Domain.Tests.Progress;

public sealed class ValueToDateTests
{
    private static IndicatorProgress Compute(IndicatorTraits traits, int month, params MonthFigure[] figures) =>
        ProgressCalculator.Compute(traits, new(2024, month), figures, null);

    [Fact]
    public void Sum_SeveralMonths_AddsThemExactlyAndRoundsOnce()
    {
        var progress = Compute(Sum(), 3, Value(1, 0.4m), Value(2, 0.4m), Value(3, 0.4m));

        Assert.Equal((1.2m, 1m), (progress.ValueToDate, progress.Rounded));
    }

    [Fact]
    public void Sum_Zero_IsAFigure()
    {
        var progress = Compute(Sum(), 1, Value(1, 0));

        Assert.Equal(0m, progress.ValueToDate);
        Assert.Empty(progress.MissingMonths);
    }

    [Fact]
    public void Sum_NegativeCorrection_IsTakenAway() => Assert.Equal(7m, Compute(Sum(), 2, Value(1, 10), Value(2, -3)).ValueToDate);

    [Fact]
    public void Mean_ValidDays_WeighTheMonths()
    {
        // (30×10 + 20×30) / 40, while the plain mean would be 25.
        var progress = Compute(Mean(1), 2, Value(1, 30, 10), Value(2, 20, 30));

        Assert.Equal((22.5m, 22.5m), (progress.ValueToDate, progress.Rounded));
        Assert.Empty(progress.AssumedWeightMonths);
    }

    [Theory]
    [InlineData(2024, 29)]
    [InlineData(2023, 28)]
    [InlineData(2000, 29)]
    public void Mean_MissingWeight_CountsTheCalendarDaysAndSaysSo(int year, int february)
    {
        var progress = ProgressCalculator.Compute(Mean(6), new(year, 2), [Value(1, 31, 31), Value(2, 10)], null);

        Assert.Equal((31m * 31 + 10m * february) / (31 + february), progress.ValueToDate);
        Assert.Equal([2], progress.AssumedWeightMonths);
        Assert.Contains("2月未填有效天数，按日历天数计。", progress.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Mean_WeightZero_CountsTheMonthButWeighsNothing()
    {
        var progress = Compute(Mean(), 2, Value(1, 30, 31), Value(2, 999, 0));

        Assert.Equal(30m, progress.ValueToDate);
        Assert.Empty(progress.MissingMonths);
        Assert.Empty(progress.AssumedWeightMonths);
        Assert.Equal(Enumerable.Range(3, 10), progress.RestMonths);
    }

    [Fact]
    public void Mean_AllWeightsZero_HasNoValue()
    {
        var progress = ProgressCalculator.Compute(Mean(), new(2024, 2), [Value(1, 30, 0), Value(2, 30, 0)], AtMost(26));

        Assert.Null(progress.ValueToDate);
        Assert.Equal(ProgressStatus.NoData, progress.Status);
    }

    [Fact]
    public void Mean_RoundedMonths_AreNotAveragedAgain()
    {
        // 26.4 and 26.6 round to 26 and 27; their mean is 26.5 → 26, and not the mean of the rounded ones, nor 26.5 rounded up.
        var progress = Compute(Mean(), 2, Value(1, 26.4m, 30), Value(2, 26.6m, 30));

        Assert.Equal((26.5m, 26m), (progress.ValueToDate, progress.Rounded));
    }

    [Fact]
    public void Ratio_SeveralMonths_DividesTheSumsNotThePercentages()
    {
        // 45 of 59 days; the mean of 100 % and 50 % would be 75.
        var progress = Compute(Days(), 2, Fraction(1, 31, 31), Fraction(2, 14, 28));

        Assert.Equal(100m * 45 / 59, progress.ValueToDate);
        Assert.Equal((76.3m, 45m, 59m), (progress.Rounded, progress.Numerator, progress.Denominator));
    }

    [Fact]
    public void Ratio_DenominatorZero_CountsTheMonthButSaysNothing()
    {
        var progress = ProgressCalculator.Compute(Samples(), new(2024, 1), [Fraction(1, 0, 0)], AtLeast(90));

        Assert.Null(progress.ValueToDate);
        Assert.Equal(ProgressStatus.NoData, progress.Status);
        Assert.Empty(progress.MissingMonths);
        Assert.Equal((0m, 0m), (progress.Numerator, progress.Denominator));
    }

    [Theory]
    [InlineData(1999, 2000, 1, "99.9")]
    [InlineData(2000, 2000, 1, "100.0")]
    [InlineData(199, 200, 0, "99")]
    [InlineData(299, 300, 0, "99")]
    [InlineData(29999, 30000, 2, "99.99")]
    [InlineData(6, 7, 1, "85.7")]
    public void Ratio_JustBelowAWhole_NeverPrintsAHundred(int numerator, int denominator, int decimals, string printed) =>
        Assert.Equal(printed, NumberText.Of(Compute(Samples(decimals), 1, Fraction(1, numerator, denominator)).Rounded!.Value, decimals));

    [Fact]
    public void Latest_SeveralMonths_TakesTheLastFraction()
    {
        var progress = Compute(Sections(), 3, Fraction(1, 7, 7), Fraction(3, 6, 7));

        Assert.Equal(100m * 6 / 7, progress.ValueToDate);
        Assert.Equal((85.7m, 6m, 7m), (progress.Rounded, progress.Numerator, progress.Denominator));
        Assert.Equal([2], progress.MissingMonths);
    }

    [Fact]
    public void Latest_LastDenominatorZero_FallsBackToTheLastThatWasEvaluated()
    {
        var progress = Compute(Sections(), 3, Fraction(1, 7, 7), Fraction(2, 6, 7), Fraction(3, 0, 0));

        Assert.Equal((85.7m, 6m, 7m), (progress.Rounded, progress.Numerator, progress.Denominator));
        Assert.Empty(progress.MissingMonths);
    }

    [Fact]
    public void Latest_OnlyDenominatorsOfZero_HasNoValue()
    {
        var progress = ProgressCalculator.Compute(Sections(), new(2024, 1), [Fraction(1, 0, 0)], AtLeast(100));

        Assert.Null(progress.ValueToDate);
        Assert.Equal(ProgressStatus.NoData, progress.Status);
    }

    [Fact]
    public void Latest_Rank_IsTheLastOne() => Assert.Equal(29m, Compute(Rank(), 5, Value(1, 35), Value(4, 29)).ValueToDate);

    [Fact]
    public void Compute_MonthsAfterThrough_AreNotLookedAt()
    {
        var progress = Compute(Sum(), 2, Value(1, 1), Value(2, 2), Value(3, 100), NotApplicable(4));

        Assert.Equal(3m, progress.ValueToDate);
        Assert.Equal(Enumerable.Range(3, 10), progress.RestMonths);
        Assert.Empty(progress.MissingMonths);
    }

    [Fact]
    public void Compute_BlankZeroAndTheTwoMarks_AreFourDifferentThings()
    {
        var progress = Compute(Sum(), 5, Value(1, 0), NotApplicable(2), NotPublished(3), new MonthFigure(4));

        Assert.Equal(0m, progress.ValueToDate);
        Assert.Equal([3, 4, 5], progress.MissingMonths);
        Assert.Equal([3, 4, 5, 6, 7, 8, 9, 10, 11, 12], progress.RestMonths);
    }

    [Fact]
    public void Compute_NumberUnderAMark_DoesNotCount()
    {
        var progress = Compute(Sum(), 2, Value(1, 5) with { Mark = FigureMark.NotPublished }, Value(2, 5) with { Mark = FigureMark.NotApplicable });

        Assert.Null(progress.ValueToDate);
        Assert.Equal([1], progress.MissingMonths);
    }

    [Fact]
    public void Compute_HalfAFraction_IsNoFigure()
    {
        var progress = Compute(Days(), 2, new MonthFigure(1, Numerator: 30), new MonthFigure(2, Denominator: 29));

        Assert.Null(progress.ValueToDate);
        Assert.Equal([1, 2], progress.MissingMonths);
    }

    [Fact]
    public void Compute_NumberOfTheOtherShape_IsNoFigure()
    {
        Assert.Null(Compute(Days(), 1, Value(1, 97)).ValueToDate);
        Assert.Null(Compute(Sum(), 1, Fraction(1, 6, 7)).ValueToDate);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public void Compute_AllMissing_HasNothingButTheMissingMonths(int through)
    {
        var progress = Compute(Mean(), through);

        Assert.Equal((null, null), (progress.ValueToDate, progress.Rounded));
        Assert.Equal(Enumerable.Range(1, through), progress.MissingMonths);
        Assert.Equal(366m, progress.RestWeight);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    [InlineData(-1)]
    public void Compute_NoMonth_IsRefused(int month) =>
        Assert.Throws<ArgumentException>("figures", () => Compute(Sum(), 12, Value(month, 1)));

    [Fact]
    public void Compute_MonthTwice_IsRefused() =>
        Assert.Throws<ArgumentException>("figures", () => Compute(Sum(), 12, Value(3, 1), NotApplicable(3)));

    [Fact]
    public void Compute_MonthTwiceAfterThrough_IsRefusedToo() =>
        Assert.Throws<ArgumentException>("figures", () => Compute(Sum(), 1, Value(3, 1), Value(3, 1)));

    [Fact]
    public void RoundedToDate_SameMonths_IsTheRoundedOfCompute()
    {
        MonthFigure[] figures = [Fraction(1, 1999, 2000), Fraction(2, 0, 0)];

        Assert.Equal(99.9m, ProgressCalculator.RoundedToDate(Samples(1), new(2024, 1), figures));
        Assert.Null(ProgressCalculator.RoundedToDate(Samples(1), new(2024, 1), []));
    }
}
