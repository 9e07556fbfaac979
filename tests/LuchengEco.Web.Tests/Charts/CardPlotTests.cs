using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Charts;
using LuchengEco.Web.Tests.Indicators;

namespace LuchengEco.Web.Tests.Charts;

public sealed class CardPlotTests
{
    private const double Width = 240;
    private const double Height = 64;

    [Fact]
    public void Of_AmountsFromZero_AreBarsAsLongAsTheirValue()
    {
        var plot = Plot(IndicatorSamples.Sum, null, 10, 5, 0);

        Assert.Equal(plot.BaseY, plot.ThisYear[0].Y + plot.ThisYear[0].Height, 6);
        Assert.Equal(plot.ThisYear[0].Height, 2 * plot.ThisYear[1].Height, 6);
    }

    [Fact]
    public void Of_ATrueZero_StillShowsAStub() => Assert.True(Plot(IndicatorSamples.Sum, null, 10, 5, 0).ThisYear[2].Height > 0);

    [Fact]
    public void Of_AMonthWithoutFigure_ShowsNothing() => Assert.Equal(2, Plot(IndicatorSamples.Sum, null, 10, null, 3).ThisYear.Count);

    [Fact]
    public void Of_RatesNearAHundred_AreMarksOfOneSizeBecauseTheAxisIsCut()
    {
        var plot = Plot(IndicatorSamples.Sections, 100, 100, 92.3m, 95);

        Assert.Single(plot.ThisYear.Select(mark => mark.Height).Distinct());
        Assert.True(plot.ThisYear[1].Y > plot.ThisYear[2].Y && plot.ThisYear[2].Y > plot.ThisYear[0].Y);
        Assert.All(plot.ThisYear, mark => Assert.InRange(mark.Y + mark.Height, 0, Height));
    }

    [Fact]
    public void Of_AFractionJustBelowAHundred_IsNamedBelowItAndMissesATargetOfAHundred()
    {
        var mark = Plot(IndicatorSamples.Sections, 100, 99.99m).ThisYear[0];

        Assert.EndsWith("99.9%", mark.Title, StringComparison.Ordinal);
        Assert.False(mark.IsGood);
    }

    [Theory]
    [InlineData(26.5, true)]
    [InlineData(26.6, false)]
    public void Of_AMeanAtTheEdgeOfItsTarget_IsComparedRounded(double value, bool isGood) =>
        Assert.Equal(isGood, Plot(IndicatorSamples.Mean, 26, (decimal)value).ThisYear[0].IsGood);

    [Fact]
    public void Of_MonthsAfterTheReport_AreNotShown() => Assert.Equal(3, Plot(IndicatorSamples.Sum, null, 1, 2, 3, 4, 5).ThisYear.Count);

    [Fact]
    public void Of_NoFigureAtAll_HasAnAxisAndNoMarks()
    {
        var plot = Plot(IndicatorSamples.Sum, null);

        Assert.Empty(plot.ThisYear);
        Assert.InRange(plot.BaseY, 1, Height);
    }

    private static CardPlot Plot(IndicatorTraits traits, decimal? target, params IReadOnlyList<decimal?> values)
    {
        var direction = traits == IndicatorSamples.Mean ? Direction.AtMost : Direction.AtLeast;
        var sample = IndicatorSamples.Indicator("x", "指标", traits, target is { } goal ? new(direction, goal) : null, []);
        return CardPlot.Of(sample with { Months = [.. values.Select((value, index) => new MonthPoint(index + 1, FigureEntry.Blank, value, null, 1, false, null))] }, Width, Height);
    }
}
