using System.Globalization;

namespace LuchengEco.Domain.Tests;

public sealed class YearMonthTests
{
    [Theory]
    [InlineData(2000, 1)]
    [InlineData(2024, 12)]
    [InlineData(2099, 12)]
    public void Constructor_MonthOfTheCalendar_KeepsIt(int year, int month)
    {
        var value = new YearMonth(year, month);

        Assert.Equal((year, month, new DateOnly(year, month, 1)), (value.Year, value.Month, value.FirstDay));
    }

    [Theory]
    [InlineData(1999, 12, "year")]
    [InlineData(2100, 1, "year")]
    [InlineData(0, 1, "year")]
    [InlineData(2024, 0, "month")]
    [InlineData(2024, 13, "month")]
    [InlineData(2024, -1, "month")]
    public void Constructor_OutsideTheCalendar_IsRefused(int year, int month, string parameter) =>
        Assert.Throws<ArgumentOutOfRangeException>(parameter, () => new YearMonth(year, month));

    [Fact]
    public void Default_NotConstructed_IsTheFirstMonthOfTheCalendar()
    {
        YearMonth value = default;

        Assert.Equal(new YearMonth(2000, 1), value);
        Assert.Equal(new YearMonth(2000, 1).GetHashCode(), value.GetHashCode());
        Assert.Equal(("2000-01", 31), (value.ToString(), value.Days));
        Assert.Equal(new YearMonth(2000, 2), value.PlusMonths(1));
    }

    [Theory]
    [InlineData(2023, 1, 31)]
    [InlineData(2023, 2, 28)]
    [InlineData(2024, 2, 29)]
    [InlineData(2000, 2, 29)]
    [InlineData(2023, 4, 30)]
    [InlineData(2023, 12, 31)]
    public void Days_AnyMonth_AreThoseOfTheCalendar(int year, int month, int days) => Assert.Equal(days, new YearMonth(year, month).Days);

    [Theory]
    [InlineData("2024-10", 2024, 10)]
    [InlineData("2000-01", 2000, 1)]
    [InlineData("2099-12", 2099, 12)]
    public void Parse_IsoText_IsTheMonthAndWritesItselfAgain(string text, int year, int month)
    {
        Assert.Equal(new YearMonth(year, month), YearMonth.Parse(text, CultureInfo.InvariantCulture));
        Assert.True(YearMonth.TryParse(text, CultureInfo.InvariantCulture, out var parsed));
        Assert.Equal(text, parsed.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2024-00")]
    [InlineData("2024-13")]
    [InlineData("1999-12")]
    [InlineData("2100-01")]
    [InlineData("2024-1")]
    [InlineData("2024-001")]
    [InlineData("2024/10")]
    [InlineData("2024 10")]
    [InlineData("202410")]
    [InlineData("24-10")]
    [InlineData(" 2024-10")]
    [InlineData("2024-10 ")]
    [InlineData("2024-10-01")]
    [InlineData("2024-1a")]
    [InlineData("2024-+1")]
    [InlineData("-024-10")]
    [InlineData("２０２４-10")]
    [InlineData("2024-１０")]
    public void Parse_AnythingElse_IsRefused(string? text)
    {
        Assert.False(YearMonth.TryParse(text, null, out var parsed));
        Assert.Equal(default, parsed);
        Assert.Throws<FormatException>(() => YearMonth.Parse(text!, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2024-10", 0, "2024-10")]
    [InlineData("2024-10", 2, "2024-12")]
    [InlineData("2024-10", 3, "2025-01")]
    [InlineData("2024-01", -1, "2023-12")]
    [InlineData("2024-01", -13, "2022-12")]
    [InlineData("2000-01", 1199, "2099-12")]
    [InlineData("2099-12", -1199, "2000-01")]
    public void PlusMonths_WithinTheCalendar_CountsOverTheYears(string from, int months, string to) =>
        Assert.Equal(YearMonth.Parse(to, CultureInfo.InvariantCulture), YearMonth.Parse(from, CultureInfo.InvariantCulture).PlusMonths(months));

    [Theory]
    [InlineData("2000-01", -1)]
    [InlineData("2099-12", 1)]
    [InlineData("2024-10", int.MaxValue)]
    [InlineData("2024-10", int.MinValue)]
    public void PlusMonths_BeyondTheCalendar_IsRefused(string from, int months) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => YearMonth.Parse(from, CultureInfo.InvariantCulture).PlusMonths(months));

    [Fact]
    public void Compare_Months_OrderByYearThenMonth()
    {
        YearMonth[] months = [new(2024, 1), new(2023, 12), new(2024, 10), new(2024, 2)];

        Assert.Equal(["2023-12", "2024-01", "2024-02", "2024-10"], months.Order().Select(month => month.ToString()));
        Assert.True(new YearMonth(2023, 12) < new YearMonth(2024, 1));
        Assert.False(new YearMonth(2024, 1) < new YearMonth(2024, 1));
        Assert.True(new YearMonth(2024, 1) <= new YearMonth(2024, 1));
        Assert.True(new YearMonth(2024, 2) > new YearMonth(2024, 1));
        Assert.True(new YearMonth(2024, 1) >= new YearMonth(2024, 1));
        Assert.False(new YearMonth(2024, 1) >= new YearMonth(2024, 2));
    }

    [Fact]
    public void Equals_SameMonth_IsOneValue()
    {
        Assert.True(new YearMonth(2024, 1) == new YearMonth(2024, 1));
        Assert.True(new YearMonth(2024, 1) != new YearMonth(2023, 1));
        Assert.True(new YearMonth(2024, 1) != new YearMonth(2024, 2));
    }

    [Fact]
    public void MonthsOf_Year_AreItsTwelve() =>
        Assert.Equal(Enumerable.Range(1, 12).Select(month => new YearMonth(2024, month)), YearMonth.MonthsOf(2024));

    [Theory]
    [InlineData(1)]
    [InlineData(29)]
    public void Of_AnyDay_IsItsMonth(int day) => Assert.Equal(new YearMonth(2024, 2), YearMonth.Of(new DateOnly(2024, 2, day)));

    [Theory]
    [InlineData("2000-01", -1, null)]
    [InlineData("2000-12", -12, null)]
    [InlineData("2001-01", -12, "2000-01")]
    [InlineData("2024-01", -1, "2023-12")]
    [InlineData("2099-11", 1, "2099-12")]
    [InlineData("2099-12", 1, null)]
    public void Neighbour_OutsideTheCalendar_IsNone(string month, int months, string? neighbour) =>
        Assert.Equal(neighbour, YearMonth.Parse(month, null).Neighbour(months)?.ToString());
}
