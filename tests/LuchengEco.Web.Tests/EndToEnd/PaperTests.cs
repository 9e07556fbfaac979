using UglyToad.PdfPig;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>Charts on A4 as the browser prints them; the pages are looked at in <see cref="EveryPageTests"/>.</summary>
public sealed class PaperTests(EcoSite site) : IClassFixture<EcoSite>
{
    /// <summary>Drawn for a wide window, a chart must be whole on a narrow sheet: the last month stands beside the first.</summary>
    [Fact]
    public async Task Chart_OnPaper_IsWhole()
    {
        await using var person = await site.VisitAsAsync("lingdao", 1920, 1080);
        await person.OpenAsync("/indicators/air.pm25?year=2024&month=10");
        await person.Page.Locator(".canvas svg").First.WaitForAsync();
        using var paper = PdfDocument.Open(await person.Page.PdfAsync(new() { PreferCSSPageSize = true, Format = "A4" }));
        var words = paper.GetPage(1).GetWords().Select(word => Paper.Bare(word.Text)).ToList();
        Assert.Contains("1月", words);
        Assert.Contains("12月", words);
        Assert.Equal(0, await person.Page.Locator("[data-for-paper]").CountAsync());
    }
}
