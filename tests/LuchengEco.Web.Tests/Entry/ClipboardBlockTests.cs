using LuchengEco.Web.Features.Entry;

namespace LuchengEco.Web.Tests.Entry;

public sealed class ClipboardBlockTests
{
    [Theory]
    [InlineData("26\t30\r\n29\t31\r\n", "26|30/29|31")]
    [InlineData("26\t30\n29\t31", "26|30/29|31")]
    [InlineData("26\r29\r", "26/29")]
    [InlineData("26", "26")]
    [InlineData("", "")]
    [InlineData("\r\n", "")]
    [InlineData("26\r\n\r\n29\r\n", "26//29")]
    [InlineData("\t\t5\r\n", "||5")]
    [InlineData("a\t\r\n", "a|")]
    [InlineData(" 26 \t\u00a030\r\n", "26|30")]
    public void Read_PlainCells_AsExcelAndAsWpsEndTheirLines(string text, string cells) => Assert.Equal(cells, Written(text));

    [Theory]
    [InlineData("\"停电\r\n一天\"\t30\r\n", "停电 一天|30")]
    [InlineData("\"停电\n一天\"", "停电 一天")]
    [InlineData("\"含\t制表符\"\t1", "含\t制表符|1")]
    [InlineData("\"他说\"\"好\"\"\"\t1", "他说\"好\"|1")]
    [InlineData("\"\"\t1", "|1")]
    public void Read_QuotedCell_IsOneCell(string text, string cells) => Assert.Equal(cells, Written(text));

    [Theory]
    [InlineData("\"只是引号\t1\r\n2", "\"只是引号|1/2")]
    [InlineData("5\" 管\t1", "5\" 管|1")]
    [InlineData("\"甲\"乙\t1", "\"甲\"乙|1")]
    public void Read_QuotationMarkThatNothingCloses_IsAnOrdinarySign(string text, string cells) => Assert.Equal(cells, Written(text));

    private static string Written(string text) => string.Join('/', ClipboardBlock.Read(text).Lines.Select(line => string.Join('|', line)));
}
