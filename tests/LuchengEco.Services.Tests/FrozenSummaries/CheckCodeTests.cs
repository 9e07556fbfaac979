using LuchengEco.Services.FrozenSummaries;

namespace LuchengEco.Services.Tests.FrozenSummaries;

public sealed class CheckCodeTests
{
    /// <summary>Eighty bits counted by hand: ff ff ff ff ff is eight times 31, 00 44 32 14 c7 is 0 1 2 … of five bits each.</summary>
    [Theory]
    [InlineData("ffffffffff00443214c7", "ZZZZ-ZZZZ-0123-4567")]
    [InlineData("00000000000000000000", "0000-0000-0000-0000")]
    [InlineData("0000000000000000001f", "0000-0000-0000-000Z")]
    [InlineData("80000000000000000000", "G000-0000-0000-0000")]
    public void Of_AHash_IsItsFirstEightyBits(string start, string code) => Assert.Equal(code, CheckCode.Of(start + new string('a', 44)));

    [Theory]
    [InlineData("ZZZZ-ZZZZ-0123-4567")]
    [InlineData("zzzzzzzz01234567")]
    [InlineData(" zzzz zzzz ol23 4567 ")]
    [InlineData("ZZZZ－ZZZZ—OI23_4567")]
    [InlineData("ｚｚｚｚ-ZZZZ-０１２３-4567")]
    public void Parse_HoweverItIsTyped_IsTheSameCode(string typed) => Assert.Equal("ZZZZ-ZZZZ-0123-4567", CheckCode.Parse(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ZZZZ-ZZZZ-0123-456")]
    [InlineData("ZZZZ-ZZZZ-0123-45678")]
    [InlineData("UUUU-ZZZZ-0123-4567")]
    [InlineData("鹿城鹿城鹿城鹿城鹿城鹿城鹿城鹿城")]
    [InlineData("                                                                    ZZZZ-ZZZZ-0123-4567")]
    public void Parse_OfWhatIsNoCode_IsNull(string? typed) => Assert.Null(CheckCode.Parse(typed));
}
