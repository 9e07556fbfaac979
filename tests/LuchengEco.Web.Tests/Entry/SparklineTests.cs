using LuchengEco.Web.Features.Entry;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Tests.Entry;

public sealed class SparklineTests
{
    [Fact]
    public void Of_NoFigures_DrawsNothingAndSaysSo() =>
        Assert.Equal(new Sparkline("", MonthEntryText.TrailNone, null, null), Sparkline.Of(new decimal?[12], 0));

    [Fact]
    public void Of_EqualFigures_IsALineInTheMiddle() => Assert.Equal("M3 12L93 12", Sparkline.Of([5m, 5m], 0).Path);

    [Fact]
    public void Of_TheGreatest_IsAtTheTop() => Assert.Equal("M3 21L93 3", Sparkline.Of([0m, 10m], 0).Path);

    [Fact]
    public void Of_AGap_BreaksTheLineInsteadOfFallingToZero()
    {
        var line = Sparkline.Of([1m, 2m, null, 2m], 0);

        Assert.Equal("M3 21L33 3M93 3h0", line.Path);
        Assert.Equal(("93", "3"), (line.LastX, line.LastY));
    }
}
