using LuchengEco.Domain.Writing;
using LuchengEco.Services.NumberChecks;

namespace LuchengEco.Services.Tests.NumberChecks;

public sealed class NumberComparisonTests
{
    [Theory]
    [InlineData("26微克/立方米", "26µg/m³")]
    [InlineData("97.5%", "97.50%")]
    [InlineData("100.0%", "100%")]
    [InlineData("四个", "4个")]
    [InlineData("超400家", "超过400家")]
    [InlineData("2600余个", "2600多个")]
    [InlineData("1600吨", "1,600吨")]
    [InlineData("97.5%", "百分之九十七点五")]
    [InlineData("6/7", "6/7")]
    public void Of_OtherWritingOfTheSame_IsEqual(string ours, string written) => Assert.Equal(NumberState.Equal, Compare(ours, written));

    [Theory]
    [InlineData("2.35亿元", "2.4亿元")]
    [InlineData("2.25亿元", "2.2亿元")]
    [InlineData("2.35亿元", "23500万元")]
    [InlineData("2.35亿元", "约2.4亿元")]
    [InlineData("1.438公里", "1438米")]
    [InlineData("1.438公里", "1.44公里")]
    [InlineData("22071万元", "2.2亿元")]
    [InlineData("97.5%", "98%")]
    [InlineData("96.5%", "96%")]
    public void Of_FewerPlacesOrAnotherScale_IsRounded(string ours, string written) => Assert.Equal(NumberState.Rounded, Compare(ours, written));

    [Theory]
    [InlineData("2.35亿元", "2.3亿元")]
    [InlineData("2.25亿元", "2.3亿元")]
    [InlineData("2.35亿元", "2.35万元")]
    [InlineData("27个", "28个")]
    [InlineData("27个", "27家")]
    [InlineData("27个", "约27个")]
    [InlineData("超400家", "近400家")]
    [InlineData("2600余个", "2600个")]
    [InlineData("第29名", "29名")]
    [InlineData("第29名", "第28名")]
    [InlineData("97.5%", "97.5")]
    [InlineData("97.5%", "97.5‰")]
    [InlineData("99.96%", "100%")]
    [InlineData("99.96%", "100.0%")]
    [InlineData("6/7", "6/8")]
    [InlineData("下降25%", "上升25%")]
    [InlineData("26", "-26")]
    [InlineData("4.1个百分点", "4.1%")]
    public void Of_OtherValueUnitOrQualifier_IsDifferent(string ours, string written) => Assert.Equal(NumberState.Different, Compare(ours, written));

    [Fact]
    public void Of_Difference_SaysWhatDiffers()
    {
        Assert.Equal("单位不一致：系统为“个”，文中为“家”。", Why("27个", "27家"));
        Assert.Equal("限定词不一致：系统为“超”，文中为“近”。", Why("超400家", "近400家"));
        Assert.Equal("数值不一致；限定词不一致：系统为“无”，文中为“约”。", Why("27个", "约28个"));
        Assert.Equal("增减方向不一致。", Why("同比下降25%", "同比上升25%"));
    }

    private static NumberState Compare(string ours, string written) => NumberComparison.Of(NumberFinder.Find(ours)[0], NumberFinder.Find(written)[0]).State;

    private static string Why(string ours, string written) => NumberComparison.Of(NumberFinder.Find(ours)[0], NumberFinder.Find(written)[0]).Why;
}
