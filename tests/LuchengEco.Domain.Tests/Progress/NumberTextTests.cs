using System.Globalization;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Tests.Progress;

public sealed class NumberTextTests
{
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
