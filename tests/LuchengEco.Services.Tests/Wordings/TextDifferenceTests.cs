using LuchengEco.Services.Wordings;

namespace LuchengEco.Services.Tests.Wordings;

public class TextDifferenceTests
{
    [Fact]
    public void Between_ChangesCharacters_AndNumbersAsAWhole() => Assert.Equal(
        [
            new(DifferenceKind.Same, "全年平均"), new(DifferenceKind.Removed, "26"), new(DifferenceKind.Added, "27"), new(DifferenceKind.Same, "微克，"),
            new(DifferenceKind.Removed, "达"), new(DifferenceKind.Added, "超"), new(DifferenceKind.Same, "标。"),
        ],
        TextDifference.Between("全年平均26微克，达标。", "全年平均27微克，超标。"));

    [Theory]
    [InlineData("", "")]
    [InlineData("", "新增一句。")]
    [InlineData("删去一句。", "")]
    [InlineData("甲乙丙丁", "丁乙丙甲")]
    [InlineData("上升4.1个百分点", "上升41个百分点😀")]
    public void Between_GivesBothTextsBack(string before, string after)
    {
        var difference = TextDifference.Between(before, after);

        Assert.Equal(before, string.Concat(difference.Where(part => part.Kind != DifferenceKind.Added).Select(part => part.Text)));
        Assert.Equal(after, string.Concat(difference.Where(part => part.Kind != DifferenceKind.Removed).Select(part => part.Text)));
    }
}
