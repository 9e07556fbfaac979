using LuchengEco.Web.Components;

namespace LuchengEco.Web.Tests.Indicators;

public sealed class MonthRangesTests
{
    [Theory]
    [InlineData(new int[0], "")]
    [InlineData(new[] { 3 }, "3月")]
    [InlineData(new[] { 6, 1, 2, 3 }, "1–3、6月")]
    [InlineData(new[] { 11, 12 }, "11–12月")]
    public void Of_JoinsNeighbours(int[] months, string expected) => Assert.Equal(expected, MonthRanges.Of(months));
}
