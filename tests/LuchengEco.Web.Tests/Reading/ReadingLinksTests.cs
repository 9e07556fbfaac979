using AngleSharp;
using AngleSharp.Dom;
using LuchengEco.Web.Components;
using LuchengEco.Web.Tests.Api;
using LuchengEco.Web.Tests.Hosting;

namespace LuchengEco.Web.Tests.Reading;

/// <summary>Every reading page, as the server sends it: its links to reading pages speak of the same view, whichever tab they are opened in.</summary>
[Collection(ReadOnlyHost.Name)]
public sealed class ReadingLinksTests(EcoHostFixture host)
{
    public static TheoryData<string> Pages =>
    [
        "/", "/?year=2023", "/?year=2031", "/areas/A3", "/areas/none", "/indicators", "/indicators?area=A3&sort=name", "/indicators?q=none", "/indicators/air.pm25",
        "/indicators/none", "/plans/2024", "/plans/2024?view=facts&area=A3", "/plans/2031", "/projects/2024", "/projects/2024?state=planned&area=A3", "/summary/2024", "/summary/2023?month=6",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_InAView_KeepsItInEveryLinkToAReadingPage(string page)
    {
        using var client = await host.SignInByFormAsync("lingdao");
        using var document = await OpenAsync(client, page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "basis=approved&as-of=2024-06-20T18:00");
        var links = document.QuerySelectorAll("a[href^='/']")
            // What the view itself changes, and the way out of it.
            .Where(link => link.Closest("div.view, [data-testid=past-banner]") is null)
            .Select(link => link.GetAttribute("href")!).Where(address => ReportView.IsReading(address.Split('?', '#')[0])).Distinct().ToList();

        Assert.True(links.Count >= 5, $"{links.Count} links");
        Assert.All(links, link => Assert.Contains("basis=approved&as-of=2024-06-20T18%3A00", link, StringComparison.Ordinal));
        Assert.Contains("您正在查看2024年6月20日18:00时的数据", document.QuerySelector("[data-testid=past-banner]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_WithoutAView_HasNoneInItsLinks(string page)
    {
        using var client = await host.SignInByFormAsync("lingdao");
        using var document = await OpenAsync(client, page);

        Assert.Null(document.QuerySelector("[data-testid=past-banner]"));
        Assert.All(document.QuerySelectorAll("a[href^='/']").Where(link => link.Closest("div.view") is null),
            link => Assert.DoesNotContain("as-of=", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/entry/2024-10")]
    [InlineData("/tasks")]
    [InlineData("/tasks/matrix")]
    [InlineData("/account")]
    public async Task Page_ThatShowsWhatStands_IgnoresTheView(string page)
    {
        using var client = await host.SignInByFormAsync("lingdao");
        using var document = await OpenAsync(client, page + "?basis=approved&as-of=2024-06-20T18:00");

        Assert.Null(document.QuerySelector("[data-testid=past-banner]"));
        Assert.All(document.QuerySelectorAll("header a[href^='/']"), link => Assert.DoesNotContain("as-of=", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_OfANonsensicalMoment_SaysSoAndShowsNow()
    {
        using var client = await host.SignInByFormAsync("lingdao");
        using var document = await OpenAsync(client, "/?as-of=gestern&basis=approved");

        Assert.Contains("gestern", document.QuerySelector(".ignored[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(document.QuerySelector("[data-testid=past-banner]"));
    }

    [Fact]
    public async Task Home_AsOfJune_EndsWithMay()
    {
        using var client = await host.SignInByFormAsync("lingdao");
        using var document = await OpenAsync(client, "/?as-of=2024-06-20T18:00");

        Assert.StartsWith("截至5月", document.QuerySelector(".verdict")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IDocument> OpenAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        var content = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode || answer.StatusCode == System.Net.HttpStatusCode.NotFound, $"{answer.StatusCode} {address}");
        return await BrowsingContext.New().OpenAsync(response => response.Content(content).Address("http://eco" + address));
    }
}
