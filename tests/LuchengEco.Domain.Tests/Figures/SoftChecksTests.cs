using CsCheck;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Tests.Indicators;

namespace LuchengEco.Domain.Tests.Figures;

public sealed class SoftChecksTests
{
    private static readonly Indicator Count = Catalogue.Of(Catalogue.Projects);

    private static CheckThresholds Thresholds(decimal? year = null, decimal? spread = null, bool seasonal = false, decimal ignored = 0, bool fall = false, bool zero = false)
    {
        var thresholds = new CheckThresholds(7);
        thresholds.Set(year, spread, seasonal, ignored, fall, zero);
        return thresholds;
    }

    private static string Codes(CheckThresholds thresholds, decimal? value, Dictionary<int, decimal> history, Indicator? indicator = null) =>
        string.Join(' ', SoftChecks.Check(indicator ?? Count, thresholds, value, offset => history.TryGetValue(offset, out var earlier) ? earlier : null).Select(warning => warning.Code));

    /// <summary>The value of each of the twelve months before.</summary>
    private static Dictionary<int, decimal> Year(params decimal[] values) => values.Select((value, index) => (-1 - index, value)).ToDictionary();

    [Theory]
    [InlineData(150, "")]
    [InlineData(151, "year-on-year")]
    [InlineData(50, "")]
    [InlineData(49, "year-on-year")]
    public void YearOnYear_OfACount_IsPerCentOfLastYear(int value, string codes) => Assert.Equal(codes, Codes(Thresholds(year: 50), value, new() { [-12] = 100 }));

    [Theory]
    [InlineData(85, "")]
    [InlineData(84.9, "year-on-year")]
    public void YearOnYear_OfARate_IsPercentagePoints(double value, string codes) =>
        Assert.Equal(codes, Codes(Thresholds(year: 10), (decimal)value, new() { [-12] = 95 }, Catalogue.Of(Catalogue.GoodDays)));

    [Fact]
    public void YearOnYear_ZeroLastYear_SaysNothingOfACountAndSomethingOfARate()
    {
        Assert.Equal("", Codes(Thresholds(year: 10), 500, new() { [-12] = 0 }));
        Assert.Equal("year-on-year", Codes(Thresholds(year: 10), 50, new() { [-12] = 0 }, Catalogue.Of(Catalogue.GoodDays)));
    }

    [Theory]
    [InlineData(110, "")]
    [InlineData(111, "year-on-year")]
    public void YearOnYear_SmallDifferences_AreIgnored(int value, string codes) =>
        Assert.Equal(codes, Codes(Thresholds(year: 1, ignored: 10), value, new() { [-12] = 100 }));

    [Fact]
    public void Spread_FiveMonths_SayNothing_AndSixDo()
    {
        Assert.Equal("", Codes(Thresholds(spread: 1), 1000, Year(10, 12, 10, 12, 10)));
        Assert.Equal("outside-spread", Codes(Thresholds(spread: 1), 1000, Year(10, 12, 10, 12, 10, 12)));
    }

    [Theory]
    [InlineData(16, "")]
    [InlineData(17, "outside-spread")]
    [InlineData(4, "")]
    [InlineData(3, "outside-spread")]
    public void Spread_AtTheEdge_IsInside(int value, string codes) =>
        // Mean 10, Σ(x−10)² = 24 over seven months: the deviation of the sample is exactly 2.
        Assert.Equal(codes, Codes(Thresholds(spread: 3), value, Year(8, 8, 8, 12, 12, 12, 10)));

    [Fact]
    public void Spread_OfAFlatYear_AsksAboutAnyDifferenceBeyondTheIgnored()
    {
        Assert.Equal("", Codes(Thresholds(spread: 4), 10, Year(10, 10, 10, 10, 10, 10)));
        Assert.Equal("outside-spread", Codes(Thresholds(spread: 4), 11, Year(10, 10, 10, 10, 10, 10)));
        Assert.Equal("", Codes(Thresholds(spread: 4, ignored: 1), 11, Year(10, 10, 10, 10, 10, 10)));
    }

    [Fact]
    public void Spread_Seasonal_ComparesWithTheSameSeasonOnly()
    {
        var summer = new Dictionary<int, decimal> { [-11] = 50, [-12] = 52, [-13] = 51 };
        foreach (var back in Enumerable.Range(1, 10))
            summer[-back] = 5;

        Assert.Equal("outside-spread", Codes(Thresholds(spread: 3, seasonal: true), 6, summer));
        Assert.Equal("", Codes(Thresholds(spread: 3, seasonal: true), 52, summer));
        summer.Remove(-13);
        Assert.Equal("", Codes(Thresholds(spread: 3, seasonal: true), 6, summer));
    }

    [Theory]
    [InlineData(99, "value-fell")]
    [InlineData(100, "")]
    public void Fall_ComparesWithTheLastMonthThatHasAFigure(int value, string codes) =>
        Assert.Equal(codes, Codes(Thresholds(fall: true), value, new() { [-3] = 100, [-4] = 500 }));

    [Fact]
    public void Fall_WithoutAnyEarlierMonth_SaysNothing() => Assert.Equal("", Codes(Thresholds(fall: true), 1, new() { [-13] = 500 }));

    [Fact]
    public void FirstZero_NeedsSixMonthsAndNoZeroAmongThem()
    {
        Assert.Equal("first-zero", Codes(Thresholds(zero: true), 0, Year(1, 1, 1, 1, 1, 1)));
        Assert.Equal("", Codes(Thresholds(zero: true), 0, Year(1, 1, 1, 1, 1)));
        Assert.Equal("", Codes(Thresholds(zero: true), 0, Year(1, 1, 0, 1, 1, 1)));
        Assert.Equal("", Codes(Thresholds(zero: true), 0.1m, Year(1, 1, 1, 1, 1, 1)));
    }

    [Fact]
    public void Check_BlankOrEverythingOff_WarnsOfNothing()
    {
        Assert.Equal("", Codes(Thresholds(1, 0.1m, fall: true, zero: true), null, Year(1, 1, 1, 1, 1, 1)));
        Assert.Equal("", Codes(Thresholds(), 0, Year(100, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 999)));
    }

    [Fact]
    public void Check_Sentence_SaysBothNumbersAndTheLimit() => Assert.Equal("本月为300个，比上年同月的100个高200%，超过提示线50%。",
        Assert.Single(SoftChecks.Check(Count, Thresholds(year: 50), 300, offset => offset == -12 ? 100 : null)).Message);

    [Fact]
    public void MonthValue_OfEachKindOfEntry()
    {
        Assert.Null(SoftChecks.MonthValue(null));
        Assert.Null(SoftChecks.MonthValue(FigureEntry.Blank));
        Assert.Null(SoftChecks.MonthValue(new FigureEntry(Numerator: 0, Denominator: 0)));
        Assert.Null(SoftChecks.MonthValue(new FigureEntry(Mark: FigureMark.NotPublished)));
        Assert.Equal(0m, SoftChecks.MonthValue(new FigureEntry(0)));
        Assert.Equal(75m, SoftChecks.MonthValue(new FigureEntry(Numerator: 3, Denominator: 4)));
    }

    private static readonly Gen<(decimal Value, decimal?[] History, bool Seasonal, decimal Ignored)> Cases = Gen.Select(
        Gen.Decimal[0, 1000].Select(number => decimal.Round(number, 1)), Gen.Nullable(Gen.Decimal[0, 1000].Select(number => decimal.Round(number, 1))).Array[25], Gen.Bool,
        Gen.Decimal[0, 20].Select(number => decimal.Round(number, 1)));

    [Fact]
    public void Check_TheSameAgain_GivesTheSame_AndAsksOnlyForItsOffsets() => Cases.Sample(test =>
    {
        var thresholds = Thresholds(30, 2, test.Seasonal, test.Ignored, true, true);

        Assert.Equal(Of(), Of());
        Assert.Empty(SoftChecks.Check(Count, thresholds, null, _ => 5));

        IEnumerable<string> Of() => SoftChecks.Check(Count, thresholds, test.Value, offset =>
        {
            Assert.Contains(offset, SoftChecks.Offsets);
            return test.History[-offset - 1];
        }).Select(warning => warning.Code + warning.Message);
    });

    [Fact]
    public void Check_AWiderThreshold_NeverWarnsMore() => Gen.Select(Cases, Gen.Decimal[1, 100], Gen.Decimal[0, 100]).Sample((test, line, wider) =>
    {
        var narrow = CodesOf(Thresholds(line, line / 10, test.Seasonal, test.Ignored));
        var wide = CodesOf(Thresholds(line + wider, (line + wider) / 10, test.Seasonal, test.Ignored + wider));

        Assert.Subset(narrow, wide);

        HashSet<string> CodesOf(CheckThresholds thresholds) =>
            [.. SoftChecks.Check(Count, thresholds, test.Value, offset => test.History[-offset - 1]).Select(warning => warning.Code)];
    });
}
