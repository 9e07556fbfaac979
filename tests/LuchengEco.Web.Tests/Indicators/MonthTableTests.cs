using AngleSharp.Dom;
using Bunit;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.Indicators;

namespace LuchengEco.Web.Tests.Indicators;

public sealed class MonthTableTests : BunitContext
{
    [Fact]
    public void Row_OfAFraction_ShowsItsPartsAndTheRate() =>
        Assert.Equal(["30", "31", "96.8"], Numbers(IndicatorSamples.GoodDays, new FigureEntry(null, 30, 31), 100m * 30 / 31)[..3]);

    [Fact]
    public void Row_OfAMean_ShowsTheValueAsTypedAndItsValidDays() =>
        Assert.Equal(["27.35", "30"], Numbers(IndicatorSamples.Air, new FigureEntry(27.35m, null, null, 30), 27.35m)[..2]);

    [Theory]
    [InlineData(FigureMark.NotApplicable, "不适用")]
    [InlineData(FigureMark.NotPublished, "尚未公布")]
    public void Row_WithAMark_ShowsItsWord(FigureMark mark, string word) =>
        Assert.Equal(word, Numbers(IndicatorSamples.Sewers, new FigureEntry(null, null, null, null, mark), null)[0]);

    [Fact]
    public void Row_ThatIsBlank_StaysEmptyAndAZeroIsAZero()
    {
        Assert.Equal("", Numbers(IndicatorSamples.Sewers, FigureEntry.Blank, null)[0]);
        Assert.Equal("0", Numbers(IndicatorSamples.Sewers, new FigureEntry(0, null, null, null), 0)[0]);
    }

    [Fact]
    public void Month_LeadsToItsForm() => Assert.Equal("/entry/2024-01", Show(IndicatorSamples.Sewers, FigureEntry.Blank, null).Find("tbody th a").GetAttribute("href"));

    private List<string> Numbers(IndicatorReport indicator, FigureEntry entry, decimal? value) =>
        [.. Show(indicator, entry, value).FindAll("tbody tr")[0].QuerySelectorAll("td.num").Select(cell => cell.TextContent.Trim())];

    private IRenderedComponent<MonthTable> Show(IndicatorReport indicator, FigureEntry entry, decimal? value)
    {
        var months = Enumerable.Range(1, 12).Select(month => month == 1
            ? new MonthPoint(1, entry, value, null, 1, false, "演示填报员") { State = SubmissionState.Approved } : new MonthPoint(month, FigureEntry.Blank, null, null, 0, false, null)).ToList();
        return Render<MonthTable>(table => table.Add(rows => rows.Year, 2024).Add(rows => rows.Indicator, indicator with { Months = months, LastYearMonths = months }));
    }
}
