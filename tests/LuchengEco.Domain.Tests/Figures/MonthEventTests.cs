using LuchengEco.Domain.Figures;

namespace LuchengEco.Domain.Tests.Figures;

public sealed class MonthEventTests
{
    private static readonly YearMonth May = new(2024, 5);
    private static readonly DateTimeOffset At = new(2024, 6, 3, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void New_WithLinkAndSpaces_KeepsTidiedWords()
    {
        var noted = new MonthEvent(7, null, May, " 施工停测\v三天 ", " https://www.lucheng.gov.cn/a?b=1 ", null, "某人", At);

        Assert.Equal(("施工停测 三天", "https://www.lucheng.gov.cn/a?b=1", May, 7, null), (noted.Note, noted.Link, noted.Month, noted.IndicatorId, noted.AreaCode));
        Assert.Null(Write("沙尘天气", " ").Link);
    }

    [Theory]
    [InlineData(null, "event-text-missing")]
    [InlineData(" \v ", "event-text-missing")]
    [InlineData("两\n行", "event-text-invalid")]
    [InlineData("空\0字符", "event-text-invalid")]
    public void New_WithAText_ThatCannotBe_IsRefused(string? text, string code) => Assert.Equal(code, Refused(text, null));

    [Fact]
    public void New_OfTwoHundredCharacters_IsTheLongest()
    {
        Assert.Equal(200, Write(new string('沙', 200), null).Note.Length);
        Assert.Equal("event-text-invalid", Refused(new string('沙', 201), null));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://files.gov.cn/a")]
    [InlineData("data:text/html,x")]
    [InlineData("www.gov.cn")]
    [InlineData("//www.gov.cn")]
    [InlineData("http://")]
    [InlineData("https://gov.cn@elsewhere.com/")]
    [InlineData("https://gov.cn/a b")]
    [InlineData("java\nscript:alert(1)")]
    public void New_WithALink_ThatIsNoWebAddress_IsRefused(string link) => Assert.Equal("event-link-invalid", Refused("沙尘天气", link));

    [Fact]
    public void New_WithALink_OfFiveHundredCharacters_IsTheLongest()
    {
        Assert.Equal(500, Write("沙尘天气", "http://a/" + new string('b', 491)).Link!.Length);
        Assert.Equal("event-link-invalid", Refused("沙尘天气", "http://a/" + new string('b', 492)));
    }

    /// <summary>An attribute cannot hold it.</summary>
    [Fact]
    public void New_WithHalfOfASurrogatePair_IsRefused() => Assert.Equal("event-text-invalid", Refused("半个" + '\ud83d', null));

    [Fact]
    public void New_OnTwoSubjects_IsRefused() =>
        Assert.Equal("event-subject-invalid", Assert.Throws<DomainException>(() => new MonthEvent(7, "A3", May, "沙尘天气", null, null, "某人", At)).Code);

    private static MonthEvent Write(string? text, string? link) => new(null, null, May, text, link, null, "某人", At);

    private static string Refused(string? text, string? link) => Assert.Throws<DomainException>(() => Write(text, link)).Code;
}
