using System.Globalization;

namespace LuchengEco.Domain.Tests;

public sealed class RoundingTests
{
    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    [Theory]
    // The examples of GB/T 8170-2008 §3.2; those in hundreds and thousands are scaled to units.
    [InlineData("12.1498", 0, "12")]
    [InlineData("12.1498", 1, "12.1")]
    [InlineData("12.68", 0, "13")]
    [InlineData("10.5002", 0, "11")]
    [InlineData("1.050", 1, "1.0")]
    [InlineData("0.35", 1, "0.4")]
    [InlineData("2.500", 0, "2")]
    [InlineData("3.500", 0, "4")]
    [InlineData("28.350", 1, "28.4")]
    [InlineData("28.250", 1, "28.2")]
    [InlineData("28.2501", 1, "28.3")]
    // §3.3 forbids rounding twice: 15.4546 is 15, never 15.455 → 15.46 → 15.5 → 16.
    [InlineData("15.4546", 0, "15")]
    [InlineData("8.53459", 2, "8.53")]
    // A binary fraction would miss this half.
    [InlineData("2.675", 2, "2.68")]
    [InlineData("2.665", 2, "2.66")]
    [InlineData("26.5", 0, "26")]
    [InlineData("25.5", 0, "26")]
    [InlineData("26.50000000000000000000000001", 0, "27")]
    [InlineData("25.49999999999999999999999999", 0, "25")]
    // Of a negative number the absolute value is rounded.
    [InlineData("-26.5", 0, "-26")]
    [InlineData("-25.5", 0, "-26")]
    [InlineData("-0.35", 1, "-0.4")]
    [InlineData("0.0000005", 6, "0")]
    [InlineData("0.0000015", 6, "0.000002")]
    public void HalfToEven_ExamplesOfTheStandard_RoundAsItSays(string value, int decimals, string rounded) =>
        Assert.Equal(Number(rounded), Rounding.HalfToEven(Number(value), decimals));

    [Theory]
    [InlineData("2.99", 1, "2.9", "3.0")]
    [InlineData("2.9", 1, "2.9", "2.9")]
    [InlineData("-2.91", 1, "-3.0", "-2.9")]
    [InlineData("0.01", 0, "0", "1")]
    [InlineData("-0.01", 0, "-1", "0")]
    public void DownAndUp_AnyNumber_GoToTheNeighboursOfTheGrid(string value, int decimals, string down, string up)
    {
        Assert.Equal(Number(down), Rounding.Down(Number(value), decimals));
        Assert.Equal(Number(up), Rounding.Up(Number(value), decimals));
    }

    [Theory]
    [InlineData(0, "0.5")]
    [InlineData(1, "0.05")]
    [InlineData(2, "0.005")]
    [InlineData(6, "0.0000005")]
    public void HalfUnit_Decimals_IsHalfOfTheLastPlace(int decimals, string half) => Assert.Equal(Number(half), Rounding.HalfUnit(decimals));

    [Theory]
    [InlineData("36", 0)]
    [InlineData("36.00", 0)]
    [InlineData("36.050", 2)]
    [InlineData("-0.000001", 6)]
    [InlineData("1000", 0)]
    public void PlacesOf_TrailingZeros_DoNotCount(string value, int places) => Assert.Equal(places, Rounding.PlacesOf(Number(value)));

    [Theory]
    [InlineData("99.95", 1, "99.9")]
    [InlineData("99.9999999999", 1, "99.9")]
    [InlineData("99.94", 1, "99.9")]
    [InlineData("99.85", 1, "99.8")]
    [InlineData("100", 1, "100.0")]
    [InlineData("99.5", 0, "99")]
    [InlineData("99.49", 0, "99")]
    [InlineData("99.999", 2, "99.99")]
    [InlineData("97.45", 1, "97.4")]
    [InlineData("100.04", 1, "100.0")]
    [InlineData("0", 1, "0.0")]
    public void Rate_BelowAWhole_IsNeverRoundedUpToIt(string percent, int decimals, string rounded) =>
        Assert.Equal(Number(rounded), Rounding.Rate(Number(percent), decimals));

    [Theory]
    [InlineData(-1)]
    [InlineData(7)]
    public void Any_DecimalsOutsideZeroToSix_AreRefused(int decimals) => Assert.All(
        new Func<decimal>[]
        {
            () => Rounding.HalfToEven(1, decimals),
            () => Rounding.Down(1, decimals),
            () => Rounding.Up(1, decimals),
            () => Rounding.HalfUnit(decimals),
            () => Rounding.Rate(1, decimals),
        },
        round => Assert.Throws<ArgumentOutOfRangeException>(nameof(decimals), () => round()));
}
