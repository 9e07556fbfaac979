namespace LuchengEco.Services.Tests.Reporting;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+86")]
    [InlineData("-5")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    public void Harmless_OfWhatASpreadsheetWouldRun_HasAnApostropheBeforeIt(string text) => Assert.Equal("'" + text, CsvText.Harmless(text));

    [Theory]
    [InlineData("")]
    [InlineData("PM2.5浓度")]
    [InlineData("甲=乙")]
    [InlineData("−5")]
    public void Harmless_OfAnyOtherText_IsTheText(string text) => Assert.Equal(text, CsvText.Harmless(text));
}
