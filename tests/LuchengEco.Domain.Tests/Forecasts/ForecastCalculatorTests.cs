using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Forecasts;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Tests.Forecasts;

public sealed class ForecastCalculatorTests
{
    private static readonly IndicatorTraits Mean = new("µg/m³", 0, Accumulation.WeightedMean, FigureShape.Value, false, 3, 150);
    private static readonly IndicatorTraits Days = new("%", 1, Accumulation.Ratio, FigureShape.Fraction, true, 0, 100);
    private static readonly IndicatorTraits Sum = new("件", 0, Accumulation.Sum, FigureShape.Value, false, 0, null);
    private static readonly IndicatorTraits Latest = new("名", 0, Accumulation.Latest, FigureShape.Value, false, null, null);
    private static readonly TargetGoal Goal = new(Direction.AtMost, 26);

    [Fact]
    public void Compute_WithTwoYears_DeclinesAndSaysWhatIsMissing()
    {
        var forecast = ForecastCalculator.Compute(Mean, new(2024, 6), Year(2024, 6, 25), Goal, [Whole(2022, 25), Whole(2023, 25)]);

        Assert.Equal("历史数据不足，不作估计：至少需要3个各月齐全的年度，目前只有2个（2022、2023年）。2021年全年无数据。", forecast.Declined);
        Assert.Null(forecast.Median);
        Assert.Null(forecast.Probability);
    }

    [Fact]
    public void Compute_WhereAYearHasAGap_NamesItsMonths()
    {
        var gap = new ForecastYear(2022, [.. Year(2022, 12, 25).Where(figure => figure.Month is not (3 or 5))]);

        var forecast = ForecastCalculator.Compute(Mean, new(2024, 6), [], Goal, [Whole(2021, 25), gap, Whole(2023, 25)]);

        Assert.Contains("2022年缺3、5月", forecast.Declined, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_YearsBeforeABreak_AreNoSample()
    {
        var history = Enumerable.Range(2019, 5).Select(year => Whole(year, 25)).ToList();

        var broken = ForecastCalculator.Compute(Mean, new(2024, 6), [], Goal, history, new YearMonth(2022, 1));
        var early = ForecastCalculator.Compute(Mean, new(2024, 6), [], Goal, history, new YearMonth(2021, 1));

        Assert.Equal("历史数据不足，不作估计：至少需要3个各月齐全的年度，目前只有2个（2022、2023年）。2022年1月起口径或标准改变，此前各年不作样本。", broken.Declined);
        Assert.Equal([2021, 2022, 2023], early.SampleYears);
    }

    [Fact]
    public void Compute_MonthsNotApplicable_LeaveAYearComplete()
    {
        var history = Enumerable.Range(2021, 3).Select(year => new ForecastYear(year,
            [.. Year(year, 12, 25).Select(figure => figure.Month == 2 ? new MonthFigure(2, Mark: FigureMark.NotApplicable) : figure)])).ToList();

        Assert.Null(ForecastCalculator.Compute(Mean, new(2024, 1), Year(2024, 1, 25), Goal, history).Declined);
    }

    [Fact]
    public void Compute_TheSameData_GiveTheSameEstimate()
    {
        var years = Enumerable.Range(2019, 5).Select(year => Whole(year, 20 + year % 7)).ToList();
        var once = ForecastCalculator.Compute(Mean, new(2024, 6), Year(2024, 6, 25), Goal, years);
        years.Reverse();
        var again = ForecastCalculator.Compute(Mean, new(2024, 6), Enumerable.Reverse(Year(2024, 12, 25.0m)), Goal, years);

        Assert.Equal((once.Median, once.Low, once.High, once.Probability), (again.Median, again.Low, again.High, again.Probability));
        Assert.Equal(4000, once.Draws);
        Assert.Equal([2019, 2020, 2021, 2022, 2023], once.SampleYears);
    }

    [Fact]
    public void Compute_WhereNothingIsLeft_IsTheResultItself()
    {
        var forecast = ForecastCalculator.Compute(Mean, new(2024, 12), Year(2024, 12, 26.4m), Goal, []);

        Assert.True(forecast.IsResult);
        Assert.Equal((26m, 26m, 26m, 1m), (forecast.Low, forecast.Median, forecast.High, forecast.Probability));
        Assert.Equal(0m, ForecastCalculator.Compute(Mean, new(2024, 12), Year(2024, 12, 26.6m), Goal, []).Probability);
    }

    [Fact]
    public void Compute_OfALatest_DeclinesUntilDecember()
    {
        Assert.NotNull(ForecastCalculator.Compute(Latest, new(2024, 11), Year(2024, 11, 3), null, []).Declined);
        Assert.Equal(3, ForecastCalculator.Compute(Latest, new(2024, 12), Year(2024, 12, 3), null, []).Median);
    }

    [Fact]
    public void Compute_GoalOfAHundredPercentThatLostADay_HasNoChance()
    {
        var perfect = Enumerable.Range(2021, 3).Select(year => new ForecastYear(year, Good(year, 12, 0))).ToList();

        Assert.Equal(0m, ForecastCalculator.Compute(Days, new(2024, 1), Good(2024, 1, 1), new(Direction.AtLeast, 100), perfect).Probability);
        Assert.Equal(1m, ForecastCalculator.Compute(Days, new(2024, 1), Good(2024, 1, 0), new(Direction.AtLeast, 100), perfect).Probability);
    }

    [Fact]
    public void Compute_SumWhoseHistoryNeverWasBelowZero_NeverFalls()
    {
        ForecastYear[] wild = [Spiky(2021, 1, 0), Spiky(2022, 7, 900), Spiky(2023, 12, 5)];

        var forecast = ForecastCalculator.Compute(Sum, new(2024, 6), Year(2024, 6, 10), null, wild);

        Assert.True(forecast.Low >= 60);
        Assert.Null(forecast.Probability);
    }

    private static ForecastYear Whole(int year, decimal value) => new(year, Year(year, 12, value));

    private static ForecastYear Spiky(int year, int spike, decimal value) =>
        new(year, [.. Enumerable.Range(1, 12).Select(month => new MonthFigure(month, month == spike ? value : 0))]);

    private static List<MonthFigure> Year(int year, int months, decimal value) =>
        [.. YearMonth.MonthsOf(year).Take(months).Select(month => new MonthFigure(month.Month, value))];

    private static List<MonthFigure> Good(int year, int months, int failed) =>
        [.. YearMonth.MonthsOf(year).Take(months).Select(month => new MonthFigure(month.Month, Numerator: month.Days - (month.Month == 1 ? failed : 0), Denominator: month.Days))];
}
