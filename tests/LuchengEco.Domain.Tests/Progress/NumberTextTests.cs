using System.Globalization;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Tests.Progress;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("26", 0, "26")]
    [InlineData("97.5", 1, "97.5")]
    [InlineData("100", 1, "100.0")]
    [InlineData("1234567.80", 2, "1234567.80")]
    [InlineData("0.000001", 6, "0.000001")]
    [InlineData("-3.2", 1, "−3.2")]
    [InlineData("0", 2, "0.00")]
    public void Of_RoundedNumber_HasExactlyItsPlaces(string value, int decimals, string text) =>
        Assert.Equal(text, NumberText.Of(decimal.Parse(value, CultureInfo.InvariantCulture), decimals));

    [Theory]
    [InlineData("1.500000", "1.5")]
    [InlineData("100", "100")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("-12.5", "−12.5")]
    [InlineData("0.00", "0")]
    [InlineData("12345678901.123456", "12345678901.123456")]
    public void Plain_Number_HasNoTrailingZeros(string value, string text) =>
        Assert.Equal(text, NumberText.Plain(decimal.Parse(value, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("26", 0, "26")]
    [InlineData("25.5", 0, "25.5")]
    [InlineData("97.5", 1, "97.5")]
    [InlineData("100", 1, "100.0")]
    [InlineData("97.4500", 1, "97.45")]
    [InlineData("-1.25", 1, "−1.25")]
    [InlineData("0.000001", 0, "0.000001")]
    [InlineData("1", 6, "1.000000")]
    public void Unrounded_NumberFinerThanItsIndicator_KeepsItsPlaces(string value, int decimals, string text) =>
        Assert.Equal(text, NumberText.Unrounded(decimal.Parse(value, CultureInfo.InvariantCulture), decimals));

    [Fact]
    public void Any_NegativeThatRoundsToNothing_HasNoSign()
    {
        Assert.Equal("0.0", NumberText.Of(Rounding.HalfToEven(-0.04m, 1), 1));
        Assert.Equal("0", NumberText.Of(-0m, 0));
        Assert.Equal("0", NumberText.Plain(-0.0000001m));
    }

    [Fact]
    public void Any_CultureOfTheReader_ChangesNothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(("−1234.5", "−1234.5"), (NumberText.Of(-1234.5m, 1), NumberText.Plain(-1234.5m)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
