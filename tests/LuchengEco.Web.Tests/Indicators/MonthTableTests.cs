using AngleSharp.Dom;
using Bunit;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.Indicators;
using MudBlazor.Services;

namespace LuchengEco.Web.Tests.Indicators;

public sealed class MonthTableTests : BunitContext
{
    public MonthTableTests() => Services.AddMudBlazorDialog();

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

    [Fact]
    public void Evidence_OfAPastMoment_IsACountWithoutAButton_AndTheTableSaysWhy()
    {
        Services.AddMudBlazorDialog();
        var past = Show(IndicatorSamples.Sewers, FigureEntry.Blank, null, new Dictionary<int, int> { [1] = 3 }, isPast: true);

        Assert.Equal(["3", "0"], past.FindAll("[data-evidence]").Take(2).Select(cell => cell.TextContent));
        Assert.Empty(past.FindAll("button"));
        Assert.Equal("佐证为所选时点的份数；要打开文件，请回到当前数据。", past.Find("[data-testid=evidence-then]").TextContent);
        var now = Show(IndicatorSamples.Sewers, FigureEntry.Blank, null, new Dictionary<int, int> { [1] = 3 });
        Assert.Equal(12, now.FindAll("button[data-evidence]").Count);
        Assert.Empty(now.FindAll("[data-testid=evidence-then]"));
    }

    private List<string> Numbers(IndicatorReport indicator, FigureEntry entry, decimal? value) =>
        [.. Show(indicator, entry, value).FindAll("tbody tr")[0].QuerySelectorAll("td.num").Select(cell => cell.TextContent.Trim())];

    private IRenderedComponent<MonthTable> Show(IndicatorReport indicator, FigureEntry entry, decimal? value, IReadOnlyDictionary<int, int>? evidence = null, bool isPast = false)
    {
        var months = Enumerable.Range(1, 12).Select(month => month == 1
            ? new MonthPoint(1, entry, value, null, 1, false, "演示填报员") { State = SubmissionState.Approved } : new MonthPoint(month, FigureEntry.Blank, null, null, 0, false, null)).ToList();
        return Render<MonthTable>(table => table.Add(rows => rows.Year, 2024).Add(rows => rows.Indicator, indicator with { Months = months, LastYearMonths = months })
            .Add(rows => rows.Evidence, evidence).Add(rows => rows.IsPast, isPast));
    }
}
