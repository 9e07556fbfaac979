using System.Globalization;
using LuchengEco.Domain.Figures;
using Text = LuchengEco.Domain.Resources.TypedNumberText;

namespace LuchengEco.Domain.Tests.Figures;

public sealed class TypedNumberTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u3000\u00a0\t\r\n")]
    [InlineData("\ufeff\u200b")]
    public void Read_NothingVisible_IsBlank(string? text) => Assert.Equal(default, TypedNumber.Read(text));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("31", "31")]
    [InlineData("0031", "31")]
    [InlineData(" 26.50 ", "26.5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("+5", "5")]
    [InlineData("-5", "-5")]
    [InlineData("−5", "-5")]
    [InlineData("－５", "-5")]
    [InlineData("—5", "-5")]
    [InlineData("- 5", "-5")]
    [InlineData("负5", "-5")]
    [InlineData("１２．５", "12.5")]
    [InlineData("12。5", "12.5")]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("１，２３４，５６７", "1234567")]
    [InlineData("1 234", "1234")]
    [InlineData("1\u00a0234\u00a0567.25", "1234567.25")]
    [InlineData("1.2万", "12000")]
    [InlineData("1.2 万", "12000")]
    [InlineData("-0.5萬", "-5000")]
    [InlineData("3亿", "300000000")]
    [InlineData("1,200万", "12000000")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000001", "0.0000001")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    public void Read_OneNumberHoweverWritten_IsThatNumber(string text, string number) =>
        Assert.Equal(new TypedNumber(decimal.Parse(number, CultureInfo.InvariantCulture), null), TypedNumber.Read(text));

    [Theory]
    [InlineData("97.5%")]
    [InlineData("97.5 ％")]
    [InlineData("９７．５﹪")]
    public void Read_PercentSign_IsTakenOnlyWhereTheUnitIsPercent(string text)
    {
        Assert.Equal(new TypedNumber(97.5m, null), TypedNumber.Read(text, percentAllowed: true));
        Assert.Equal(new TypedNumber(null, Text.PercentNotExpected), TypedNumber.Read(text));
    }

    [Theory]
    [InlineData("abc", nameof(Text.OnlyDigits))]
    [InlineData("l2", nameof(Text.OnlyDigits))]
    [InlineData("2O", nameof(Text.OnlyDigits))]
    [InlineData("31天", nameof(Text.OnlyDigits))]
    [InlineData("26µg/m³", nameof(Text.OnlyDigits))]
    [InlineData("¥5", nameof(Text.OnlyDigits))]
    [InlineData("(5)", nameof(Text.OnlyDigits))]
    [InlineData("'123", nameof(Text.OnlyDigits))]
    [InlineData("5‰", nameof(Text.OnlyDigits))]
    [InlineData("½", nameof(Text.OnlyDigits))]
    [InlineData("٣", nameof(Text.OnlyDigits))]
    [InlineData("0x10", nameof(Text.OnlyDigits))]
    [InlineData("NaN", nameof(Text.OnlyDigits))]
    [InlineData("∞", nameof(Text.OnlyDigits))]
    [InlineData(".", nameof(Text.OnlyDigits))]
    [InlineData("-", nameof(Text.OnlyDigits))]
    [InlineData("万", nameof(Text.OnlyDigits))]
    [InlineData("%", nameof(Text.OnlyDigits))]
    [InlineData("5%%", nameof(Text.OnlyDigits))]
    [InlineData("1万2", nameof(Text.OnlyDigits))]
    [InlineData("1万亿", nameof(Text.OnlyDigits))]
    [InlineData("1e400", nameof(Text.ScientificWritten))]
    [InlineData("1E5", nameof(Text.ScientificWritten))]
    [InlineData("1e-5", nameof(Text.ScientificWritten))]
    [InlineData("1.2.3", nameof(Text.SeveralDots))]
    [InlineData("1..2", nameof(Text.SeveralDots))]
    [InlineData("31/30", nameof(Text.FractionWritten))]
    [InlineData("６／７", nameof(Text.FractionWritten))]
    [InlineData("十二", nameof(Text.ChineseNumeral))]
    [InlineData("3千", nameof(Text.ChineseNumeral))]
    [InlineData("1-2", nameof(Text.SignInside))]
    [InlineData("--5", nameof(Text.SignInside))]
    [InlineData("5-", nameof(Text.SignInside))]
    [InlineData("1,5", nameof(Text.GroupingWrong))]
    [InlineData("1,2345", nameof(Text.GroupingWrong))]
    [InlineData("1234,567", nameof(Text.GroupingWrong))]
    [InlineData(",123", nameof(Text.GroupingWrong))]
    [InlineData("123,", nameof(Text.GroupingWrong))]
    [InlineData("1,234 567", nameof(Text.GroupingWrong))]
    [InlineData("12 34", nameof(Text.GroupingWrong))]
    [InlineData("1.234,5", nameof(Text.GroupingWrong))]
    [InlineData("123456789012345678901", nameof(Text.TooManyDigits))]
    [InlineData("0.12345678901234567890123456789", nameof(Text.TooManyDigits))]
    public void Read_AnythingElse_IsRefusedWithWhatToDo(string text, string problem) =>
        Assert.Equal(new TypedNumber(null, Text.ResourceManager.GetString(problem, CultureInfo.InvariantCulture)), TypedNumber.Read(text, percentAllowed: true));

    [Fact]
    public void Read_PercentOfTenThousand_IsRefused() => Assert.Equal(Text.PercentNotExpected, TypedNumber.Read("1万%", percentAllowed: true).Problem);

    [Fact]
    public void Read_ThePastedPage_IsRefusedWithoutReadingIt() => Assert.Equal(Text.TooLong, TypedNumber.Read(new string('9', 100_000)).Problem);

    [Theory]
    [InlineData("-1234.5")]
    [InlineData("0")]
    [InlineData("0.000001")]
    public void Write_ThenRead_GivesTheSameNumber(string text) => Assert.Equal(text, TypedNumber.Write(TypedNumber.Read(text).Number));
}
