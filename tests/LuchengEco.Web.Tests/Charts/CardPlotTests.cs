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

    [Fact]
    public void Of_APhasedCurve_StepsFromMonthToMonthAndLiesOnTheAxisOfTheMonths()
    {
        decimal[] phased = [40, 38, 36, 34, 32, 30, 28, 27, 27, 27, 26, 26];
        var plot = Plot(IndicatorSamples.Mean, 26, [phased], 40, 30);

        var heights = phased.Select(value => Math.Round(Y(value), 2)).ToList();
        Assert.Equal(string.Concat(heights.Select((y, index) => FormattableString.Invariant($"{(index == 0 ? 'M' : 'L')}{index * 20} {y:0.##}H{(index + 1) * 20}"))), plot.PhasedPath);
        Assert.Equal(plot.ThisYear[0].Y, Y(40), 6);

        double Y(decimal value) => Height - 2 - (double)value / 40 * (Height - 6);
    }

    [Fact]
    public void Of_APhasedCurveAboveEveryMonth_StillFits()
    {
        var plot = Plot(IndicatorSamples.Mean, 26, [Enumerable.Repeat(90m, 12)], 30);

        Assert.StartsWith("M0 4H20", plot.PhasedPath, StringComparison.Ordinal);
        Assert.True(plot.ThisYear[0].Height < Height / 2);
    }

    [Fact]
    public void Of_APhasedSum_HasNoCurve_ItsMonthsDoNotGrow() => Assert.Null(Plot(IndicatorSamples.Sum, 36, [Enumerable.Range(1, 12).Select(month => 3m * month)], 5, 5).PhasedPath);

    [Fact]
    public void Of_ADefinitionThatChanges_StandsALineBeforeTheFirstMonthOfTheNew()
    {
        var breaks = new[] { 2, 3, 9 }.Select(month => new DefinitionBreak(new(2024, month), BreakKind.Definition, "旧", "新", "调整"));
        var sample = Sample(IndicatorSamples.Sections, null, 100, 90, 95);

        // September is not reported yet.
        Assert.Equal([20.0, 40.0], CardPlot.Of(sample with { Breaks = [.. breaks] }, Width, Height).BreakXs);
        Assert.Empty(CardPlot.Of(sample with { Breaks = [new DefinitionBreak(new(2023, 6), BreakKind.Definition, "旧", "新", "调整")] }, Width, Height).BreakXs);
    }

    private static CardPlot Plot(IndicatorTraits traits, decimal? target, IReadOnlyList<IEnumerable<decimal>> phased, params IReadOnlyList<decimal?> values) =>
        CardPlot.Of(Sample(traits, target, values) with { Phased = [.. phased[0]] }, Width, Height);

    private static CardPlot Plot(IndicatorTraits traits, decimal? target, params IReadOnlyList<decimal?> values) => CardPlot.Of(Sample(traits, target, values), Width, Height);

    private static IndicatorReport Sample(IndicatorTraits traits, decimal? target, params IReadOnlyList<decimal?> values)
    {
        var direction = traits == IndicatorSamples.Mean ? Direction.AtMost : Direction.AtLeast;
        var sample = IndicatorSamples.Indicator("x", "指标", traits, target is { } goal ? new(direction, goal) : null, []);
        return sample with { Months = [.. values.Select((value, index) => new MonthPoint(index + 1, FigureEntry.Blank, value, null, 1, false, null))] };
    }
}
