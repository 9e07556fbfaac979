using System.Globalization;
using LuchengEco.Web.Api;

namespace LuchengEco.Web.Tests.Api;

public sealed class JsonNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.000", "0")]
    [InlineData("0e999999999999999999999", "0")]
    [InlineData("26", "26")]
    [InlineData("-5", "-5")]
    [InlineData("97.50", "97.5")]
    [InlineData("2.6e1", "26")]
    [InlineData("260E-1", "26")]
    [InlineData("1e11", "100000000000")]
    [InlineData("1.000000000000000000000000000000000000000", "1")]
    [InlineData("999999999999.999999", "999999999999.999999")]
    [InlineData("-999999999999.999999", "-999999999999.999999")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000010000", "0.000001")]
    public void TryRead_NumberThatFits_IsExactlyWhatIsWritten(string text, string expected)
    {
        Assert.Null(JsonNumber.TryRead(text, out var value));
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), value);
    }

    [Theory]
    [InlineData("1e400", "number-too-large")]
    [InlineData("-1e400", "number-too-large")]
    [InlineData("1e12", "number-too-large")]
    [InlineData("1000000000000", "number-too-large")]
    [InlineData("1e99999999999999999999", "number-too-large")]
    [InlineData("0.0000001", "too-many-decimals")]
    [InlineData("1e-400", "too-many-decimals")]
    [InlineData("1e-99999999999999999999", "too-many-decimals")]
    [InlineData("1.0000000000000000000000000000000000000001", "too-many-decimals")]
    [InlineData("999999999999.9999999", "too-many-decimals")]
    public void TryRead_NumberThatTheColumnCannotHold_IsRefusedAndNotRounded(string text, string code) =>
        Assert.Equal(code, JsonNumber.TryRead(text, out _)?.Code);
}
