using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Tests.Indicators;

namespace LuchengEco.Domain.Tests.Figures;

public sealed class CheckThresholdsTests
{
    private static CheckThresholds DefaultsOf(IndicatorDescription description) => CheckThresholds.DefaultsOf(Catalogue.Of(description));

    [Fact]
    public void DefaultsOf_ARate_AreMeasuredInPercentagePoints()
    {
        var rate = DefaultsOf(Catalogue.GoodDays);
        var percent = DefaultsOf(Catalogue.Projects with { Unit = "%", Accumulation = Accumulation.Latest });

        Assert.Equal((20m, 4m, 5m, false), (rate.YearOnYear, rate.Spread, rate.Ignored, rate.WarnsOfFall));
        Assert.Equal((20m, 4m, 5m, false), (percent.YearOnYear, percent.Spread, percent.Ignored, percent.WarnsOfFall));
    }

    [Fact]
    public void DefaultsOf_AMeanAndACount_AreWiderForTheCount()
    {
        Assert.Equal((50m, 5m), (DefaultsOf(Catalogue.Pm25).YearOnYear, DefaultsOf(Catalogue.Pm25).Ignored));
        Assert.Equal((200m, 10m), (DefaultsOf(Catalogue.Projects).YearOnYear, DefaultsOf(Catalogue.Projects).Ignored));
        Assert.Equal(0m, DefaultsOf(Catalogue.Projects with { Decimals = 2 }).Ignored);
    }

    [Theory]
    [InlineData(Accumulation.Latest, Direction.AtLeast, true)]
    [InlineData(Accumulation.Latest, Direction.AtMost, false)]
    [InlineData(Accumulation.Sum, Direction.AtLeast, false)]
    public void DefaultsOf_ANumberThatCountsUp_WarnOfAFallAndNotOfSpread(Accumulation accumulation, Direction direction, bool countsUp)
    {
        var thresholds = DefaultsOf(Catalogue.Projects with { Accumulation = accumulation, Direction = direction });

        Assert.Equal(countsUp, thresholds.WarnsOfFall);
        Assert.Equal(countsUp, thresholds.Spread is null);
        Assert.True(thresholds.WarnsOfFirstZero);
        Assert.False(thresholds.IsSeasonal);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(-1, 1, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(1, 1000, 0)]
    [InlineData(1, 1, -1)]
    [InlineData(1_000_000_000_000, 1, 0)]
    [InlineData(1, 1, 1_000_000_000_000)]
    public void Set_OutsideItsRange_IsRefusedAndNothingChanges(double yearOnYear, double spread, double ignored)
    {
        var thresholds = DefaultsOf(Catalogue.Pm25);

        Assert.Equal("thresholds-invalid", Assert.Throws<DomainException>(() =>
            thresholds.Set((decimal)yearOnYear, (decimal)spread, true, (decimal)ignored, true, false)).Code);
        Assert.Equal((50m, 4m, 5m, false), (thresholds.YearOnYear, thresholds.Spread, thresholds.Ignored, thresholds.IsSeasonal));
    }

    [Fact]
    public void Set_Everything_IsTakenOver()
    {
        var thresholds = DefaultsOf(Catalogue.Pm25);

        thresholds.Set(null, 999m, true, 0, true, false);

        Assert.Equal((null, 999m, true, 0m, true, false),
            (thresholds.YearOnYear, thresholds.Spread, thresholds.IsSeasonal, thresholds.Ignored, thresholds.WarnsOfFall, thresholds.WarnsOfFirstZero));
    }
}
