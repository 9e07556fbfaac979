using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Tests.Indicators;

namespace LuchengEco.Domain.Tests.Figures;

public sealed class FigureRulesTests
{
    private static readonly YearMonth October = new(2024, 10);
    private static readonly DateOnly Today = new(2024, 11, 15);

    private static string? CodeOf(IndicatorDescription description, FigureEntry entry, YearMonth? month = null, DateOnly? today = null) =>
        FigureRules.Check(Catalogue.Of(description), month ?? October, today ?? Today, entry)?.Code;

    private static string? MessageOf(IndicatorDescription description, FigureEntry entry, YearMonth? month = null) =>
        FigureRules.Check(Catalogue.Of(description), month ?? October, Today, entry)?.Message;

    private static FigureEntry Fraction(decimal? numerator, decimal? denominator) => new(Numerator: numerator, Denominator: denominator);

    [Theory]
    [InlineData("2024-10-31", "month-in-future")]
    [InlineData("2024-11-01", null)]
    [InlineData("2024-11-30", null)]
    public void Check_MonthThatBeginsAfterToday_IsRefused(string today, string? code)
    {
        var date = DateOnly.ParseExact(today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(code, CodeOf(Catalogue.Projects, new(5), new(2024, 11), date));
    }

    [Fact]
    public void Check_FutureMonth_SaysTheLastThatMayBeTyped() =>
        Assert.Equal("2025年1月尚未开始，不能填报；目前最晚可填2024年11月。", MessageOf(Catalogue.Projects, new(5), new(2025, 1)));

    [Theory]
    [InlineData(2022, "indicator-not-reported")]
    [InlineData(2023, null)]
    [InlineData(2024, "indicator-not-reported")]
    public void Check_YearInWhichNobodyReportsIt_IsRefused(int year, string? code) =>
        Assert.Equal(code, CodeOf(Catalogue.Projects with { FirstYear = 2023, LastYear = 2023 }, new(5), new(year, 1)));

    [Theory]
    [InlineData(500, null)]
    [InlineData(501, "note-too-long")]
    public void Check_Note_HasAtMostFiveHundredCharacters(int length, string? code)
    {
        Assert.Equal(code, CodeOf(Catalogue.Projects, new(5, Note: new('字', length))));
        Assert.Equal(code, CodeOf(Catalogue.Projects, new(Mark: FigureMark.NotApplicable, Note: new('字', length))));
    }

    [Theory]
    [InlineData("第一行\n第二行\r\n\t第三行\v第四行 𠮷", null, null)]
    [InlineData("\0", "note-invalid", "reason-invalid")]
    [InlineData("甲\u0085乙", "note-invalid", "reason-invalid")]
    public void Check_ControlCharacters_AreRefusedInNoteAndReason(string text, string? ofNote, string? ofReason)
    {
        Assert.Equal(ofNote, CodeOf(Catalogue.Projects, new(5, Note: text)));
        Assert.Equal(ofReason, FigureRules.Check(Catalogue.Of(Catalogue.Projects), October, Today, new(5), text)?.Code);
    }

    [Theory]
    [InlineData(FigureMark.NotApplicable)]
    [InlineData(FigureMark.NotPublished)]
    public void Check_Mark_StandsAlone(FigureMark mark)
    {
        Assert.Null(CodeOf(Catalogue.Pm25, new(Mark: mark, Note: "停测")));
        Assert.Equal("mark-with-number", CodeOf(Catalogue.Pm25, new(0, Mark: mark)));
        Assert.Equal("mark-with-number", CodeOf(Catalogue.Pm25, new(Weight: 0, Mark: mark)));
        Assert.Equal("mark-with-number", CodeOf(Catalogue.GoodDays, new(Numerator: 0, Mark: mark)));
        Assert.Equal("mark-with-number", CodeOf(Catalogue.GoodDays, new(Denominator: 0, Mark: mark)));
    }

    [Fact]
    public void Check_Blank_MayAlwaysBeStored()
    {
        Assert.Null(CodeOf(Catalogue.Pm25, FigureEntry.Blank));
        Assert.Null(CodeOf(Catalogue.GoodDays, new(Note: "等待公布")));
    }

    [Theory]
    [InlineData("999999999999.999999", null)]
    [InlineData("1000000000000", "number-too-large")]
    [InlineData("-999999999999.999999", null)]
    [InlineData("-1000000000000", "number-too-large")]
    [InlineData("12345678901234567890", "number-too-large")]
    [InlineData("0.000001", null)]
    [InlineData("0.0000001", "too-many-decimals")]
    [InlineData("1.0000000", null)]
    [InlineData("-5", null)]
    public void Check_SizeAndDecimals_FitTheColumn(string value, string? code) =>
        Assert.Equal(code, CodeOf(Catalogue.Projects, new(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void Check_SizeAndDecimals_HoldForEveryNumber()
    {
        Assert.Equal("number-too-large", CodeOf(Catalogue.DrinkingSources, Fraction(1, 1_000_000_000_000m)));
        Assert.Equal("number-too-large", CodeOf(Catalogue.DrinkingSources, Fraction(1_000_000_000_000m, 1)));
        Assert.Equal("too-many-decimals", CodeOf(Catalogue.DrinkingSources, Fraction(0.0000001m, 1)));
        Assert.Equal("too-many-decimals", CodeOf(Catalogue.DrinkingSources, Fraction(0, 0.0000001m)));
        Assert.Equal("too-many-decimals", CodeOf(Catalogue.Pm25, new(26, Weight: 0.0000001m)));
        Assert.Null(CodeOf(Catalogue.DrinkingSources, Fraction(999_999_999_999m, 999_999_999_999.999999m)));
    }

    [Theory]
    [InlineData(2.999999, "value-out-of-range")]
    [InlineData(3, null)]
    [InlineData(150, null)]
    [InlineData(150.000001, "value-out-of-range")]
    [InlineData(-5, "value-out-of-range")]
    public void Check_PlausibleRange_IncludesBothEnds(double value, string? code) => Assert.Equal(code, CodeOf(Catalogue.Pm25, new((decimal)value, Weight: 31)));

    [Fact]
    public void Check_OutOfRange_SaysTheRange()
    {
        Assert.Equal("-5µg/m³超出“PM2.5”的合理范围（3至150），请核对后重新填写。", MessageOf(Catalogue.Pm25, new(-5)));
        Assert.Equal("2.5µg/m³超出“PM2.5”的合理范围（不小于3），请核对后重新填写。", MessageOf(Catalogue.Pm25 with { PlausibleMax = null }, new(2.50m)));
        Assert.Equal("151µg/m³超出“PM2.5”的合理范围（不大于150），请核对后重新填写。", MessageOf(Catalogue.Pm25 with { PlausibleMin = null }, new(151)));
    }

    [Theory]
    [InlineData("2024-02", 29, null)]
    [InlineData("2024-02", 30, "weight-out-of-range")]
    [InlineData("2023-02", 28, null)]
    [InlineData("2023-02", 29, "weight-out-of-range")]
    [InlineData("2024-04", 30, null)]
    [InlineData("2024-04", 31, "weight-out-of-range")]
    [InlineData("2024-10", 31, null)]
    [InlineData("2024-10", 32, "weight-out-of-range")]
    [InlineData("2024-10", 0, null)]
    [InlineData("2024-10", -1, "weight-out-of-range")]
    [InlineData("2024-10", 30.5, "weight-out-of-range")]
    public void Check_Weight_IsAWholeNumberOfDaysOfTheMonth(string month, double weight, string? code) =>
        Assert.Equal(code, CodeOf(Catalogue.Pm25, new(26, Weight: (decimal)weight), YearMonth.Parse(month, null)));

    [Fact]
    public void Check_ValueWithOtherParts_IsRefused()
    {
        Assert.Equal("value-expected", CodeOf(Catalogue.Pm25, Fraction(1, 2)));
        Assert.Equal("value-expected", CodeOf(Catalogue.Pm25, new(26, Denominator: 1)));
        Assert.Equal("value-expected", CodeOf(Catalogue.Pm25, new(26, Numerator: 1)));
        Assert.Equal("weight-not-expected", CodeOf(Catalogue.Projects, new(5, Weight: 31)));
        Assert.Equal("weight-not-expected", CodeOf(Catalogue.Projects, new(Weight: 31)));
        Assert.Equal("value-missing", CodeOf(Catalogue.Pm25, new(Weight: 31)));
        Assert.Null(CodeOf(Catalogue.Pm25, new(26)));
    }

    [Fact]
    public void Check_FractionWithOtherParts_IsRefused()
    {
        Assert.Equal("fraction-expected", CodeOf(Catalogue.GoodDays, new(97.5m)));
        Assert.Equal("fraction-expected", CodeOf(Catalogue.GoodDays, new(97.5m, 30, 31)));
        Assert.Equal("fraction-expected", CodeOf(Catalogue.GoodDays, new(Numerator: 30, Denominator: 31, Weight: 31)));
        Assert.Equal("fraction-incomplete", CodeOf(Catalogue.GoodDays, Fraction(30, null)));
        Assert.Equal("fraction-incomplete", CodeOf(Catalogue.GoodDays, Fraction(null, 31)));
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(31, 31, null)]
    [InlineData(0, 31, null)]
    [InlineData(32, 31, "numerator-above-denominator")]
    [InlineData(31.000001, 31, "numerator-above-denominator")]
    [InlineData(-1, 31, "number-negative")]
    [InlineData(-1, -1, "number-negative")]
    [InlineData(0, -1, "number-negative")]
    public void Check_Numerator_LiesBetweenZeroAndTheDenominator(double numerator, double denominator, string? code)
    {
        Assert.Equal(code, CodeOf(Catalogue.GoodDays, Fraction((decimal)numerator, (decimal)denominator)));
        Assert.Equal(code, CodeOf(Catalogue.DrinkingSources, Fraction((decimal)numerator, (decimal)denominator)));
    }

    [Fact]
    public void Check_HundredAndTwentyPercentOfGoodDays_SaysBothNumbers() =>
        Assert.Equal("“优良天数”（36）不能大于“有效监测天数”（30），请核对。", MessageOf(Catalogue.GoodDays, Fraction(36, 30)));

    [Theory]
    [InlineData("2023-02", 28, null)]
    [InlineData("2023-02", 29, "days-beyond-month")]
    [InlineData("2024-02", 29, null)]
    [InlineData("2024-02", 30, "days-beyond-month")]
    [InlineData("2024-04", 30, null)]
    [InlineData("2024-04", 31, "days-beyond-month")]
    [InlineData("2024-10", 31, null)]
    [InlineData("2024-10", 32, "days-beyond-month")]
    public void Check_Days_FitTheMonth(string month, int days, string? code) =>
        Assert.Equal(code, CodeOf(Catalogue.GoodDays, Fraction(20, days), YearMonth.Parse(month, null)));

    [Fact]
    public void Check_DaysBeyondTheMonth_SayHowManyItHas() =>
        Assert.Equal("“有效监测天数”不能超过2024年2月的29天，请核对。", MessageOf(Catalogue.GoodDays, Fraction(30, 30), new(2024, 2)));

    [Fact]
    public void Check_PartOfADay_IsRefusedAndPartOfATonIsNot()
    {
        Assert.Equal("days-not-whole", CodeOf(Catalogue.GoodDays, Fraction(29.5m, 30)));
        Assert.Equal("days-not-whole", CodeOf(Catalogue.GoodDays, Fraction(29, 29.5m)));
        Assert.Null(CodeOf(Catalogue.GoodDays, Fraction(29.0m, 30.00m)));
        Assert.Null(CodeOf(Catalogue.DrinkingSources, Fraction(29.5m, 1000.25m)));
    }

    [Fact]
    public void Check_EveryRefusal_IsAChineseSentence()
    {
        FigureEntry[] entries =
        [
            new(5, Note: new('字', 501)), new(5, Mark: FigureMark.NotApplicable), new(1_000_000_000_000m), new(0.0000001m), Fraction(1, 2),
            new(Weight: 31), new(26, Weight: 32), new(151),
        ];
        FigureEntry[] fractions = [new(97), Fraction(1, null), Fraction(-1, 1), Fraction(2, 1), Fraction(0.5m, 1), Fraction(1, 32)];

        Assert.All(entries.Select(entry => MessageOf(Catalogue.Pm25, entry)).Concat(fractions.Select(entry => MessageOf(Catalogue.GoodDays, entry))), message =>
        {
            Assert.EndsWith("。", message, StringComparison.Ordinal);
            Assert.DoesNotContain("{", message, StringComparison.Ordinal);
        });
    }
}
