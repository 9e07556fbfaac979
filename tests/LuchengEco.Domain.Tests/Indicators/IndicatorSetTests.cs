using LuchengEco.Domain.Indicators;

namespace LuchengEco.Domain.Tests.Indicators;

public sealed class IndicatorSetTests
{
    private static readonly DateTimeOffset At = new(2024, 6, 3, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void New_KeepsEachIndicatorOnceInItsOrder()
    {
        var set = new IndicatorSet(Guid.NewGuid(), " 早会 ", ["b", "a", "b"], At);

        Assert.Equal("早会", set.Name);
        Assert.Equal(["b", "a"], set.Codes);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("两\n行")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十长")]
    public void Rename_ToWhatIsNoName_IsRefused(string? name)
    {
        var set = new IndicatorSet(Guid.NewGuid(), "早会", ["a"], At);

        Assert.Equal("set-name-invalid", Assert.Throws<DomainException>(() => set.Rename(name, At)).Code);
        Assert.Equal("早会", set.Name);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void Choose_OfNoneOrTooMany_IsRefused(int count) =>
        Assert.Equal("set-codes-invalid", Assert.Throws<DomainException>(() => new IndicatorSet(Guid.NewGuid(), "早会", Enumerable.Range(0, count).Select(index => $"c{index}"), At)).Code);
}
