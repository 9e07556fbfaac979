using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.WhatIf;
using LuchengEco.Web.Tests.Indicators;

namespace LuchengEco.Web.Tests.WhatIf;

/// <summary>What the rest of a year is assumed from; the samples end in March.</summary>
public sealed class WhatIfCaseTests
{
    [Fact]
    public void Compute_OfAReportOfAnEarlierMonth_LeavesOutWhatCameLater()
    {
        var known = new WhatIfCase(With(IndicatorSamples.Sewers, month => new FigureEntry(month <= 5 ? 5 : null)));

        Assert.Equal(15, known.Compute(new Dictionary<int, decimal>()).Rounded);
        Assert.Equal(22, known.Compute(new Dictionary<int, decimal> { [4] = 7 }).Rounded);
        Assert.Equal(Enumerable.Range(4, 9), known.Months);
    }

    [Fact]
    public void LikeLastYear_TakesEachMonthFromTheSameMonth()
    {
        var known = new WhatIfCase(With(IndicatorSamples.Sewers, _ => FigureEntry.Blank, month => new FigureEntry(month == 9 ? null : month)));

        Assert.Equal([4, 5, 6, 7, 8, 10, 11, 12], known.LikeLastYear().OrderBy(pair => pair.Key).Select(pair => pair.Value));
        Assert.DoesNotContain(9, known.LikeLastYear().Keys);
    }

    [Theory]
    [InlineData(Direction.AtLeast, 2, 28)]
    [InlineData(Direction.AtMost, 2, 2)]
    public void Assumption_OfAFraction_IsWhatFailsOrWhatIsCounted(Direction direction, int assumed, int counted)
    {
        var goodDays = With(IndicatorSamples.GoodDays, _ => FigureEntry.Blank, month => new FigureEntry(Numerator: 20, Denominator: 40)) with { Direction = direction };
        var known = new WhatIfCase(goodDays);

        var result = known.Compute(new Dictionary<int, decimal> { [4] = assumed });
        Assert.Equal(((decimal?)counted, (decimal?)30), (result.Numerator, result.Denominator));
        // Half of last year's days, of the thirty days of April.
        Assert.Equal(15, known.LikeLastYear()[4]);
    }

    private static IndicatorReport With(IndicatorReport indicator, Func<int, FigureEntry> months, Func<int, FigureEntry>? lastYear = null) => indicator with
    {
        Months = [.. Enumerable.Range(1, 12).Select(month => new MonthPoint(month, months(month), months(month).Value, null, 1, false, null))],
        LastYearMonths = lastYear is null ? [] : [.. Enumerable.Range(1, 12).Select(month => new MonthPoint(month, lastYear(month), lastYear(month).Value, null, 1, false, null))],
    };
}
