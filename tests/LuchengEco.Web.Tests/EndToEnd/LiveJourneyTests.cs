using System.Diagnostics;
using System.Globalization;
using System.Net;
using LuchengEco.Services.Live;
using LuchengEco.Web.Tests.Api;
using LuchengEco.Web.Tests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>Two instances of the host on one database: what is saved through one shows in a browser at the other.</summary>
public sealed class LiveJourneyTests(EcoSite site, ITestOutputHelper output) : IClassFixture<EcoSite>
{
    private const int Rounds = 100;

    /// <summary>November of the table of months.</summary>
    private const string Cell = "main table.data tbody tr:nth-child(11) td.num";

    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Save_ThroughOneInstance_ShowsInABrowserAtTheOther_AHundredTimesInARow()
    {
        await using var other = await site.StartAnotherAsync();
        await using var leader = await site.VisitAsAsync("lingdao");
        await OpenAtAsync(leader, other, "/indicators/law.permits?year=2024&month=11");
        // What the person has open must survive every renewal.
        await leader.Page.Locator(".view details summary").ClickAsync();
        await leader.Page.EvaluateAsync("() => { window.ecoStays = true; window.scrollTo(0, 300); document.querySelector('.view input[type=datetime-local]').focus(); }");
        var scrolled = await leader.Page.EvaluateAsync<int>("() => window.scrollY");
        using var filler = await site.SignInAsync("tianbao");

        var took = new List<TimeSpan>();
        for (var round = 1; round <= Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await SaveAsync(filler, "law.permits", round);
            await ShowsAsync(leader.Page, round);
            took.Add(Stopwatch.GetElapsedTime(began));
        }

        took.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Rounds} saves: median {took[Rounds / 2].TotalMilliseconds:0} ms, longest {took[^1].TotalMilliseconds:0} ms"));
        Assert.All(took, time => Assert.True(time <= Promise, $"A save showed after {time.TotalMilliseconds:0} ms."));
        Assert.True(await leader.Page.EvaluateAsync<bool>("() => window.ecoStays === true && document.activeElement === document.querySelector('.view details[open] input[type=datetime-local]')"),
            "The page was loaded anew, or lost the focus or what was open.");
        Assert.Equal(scrolled, await leader.Page.EvaluateAsync<int>("() => window.scrollY"));
        await Expect(leader.Page.GetByTestId("live-note")).ToContainTextAsync("数据更新于");
        Assert.Empty(leader.Complaints);
    }

    [Fact]
    public async Task Connection_OfTheListenerKilled_OrOfTheBrowserCut_IsCaughtUp()
    {
        await using var other = await site.StartAnotherAsync();
        await using var leader = await site.VisitAsAsync("lingdao");
        var line = await Line.LayAsync(leader);
        await OpenAtAsync(leader, other, "/indicators/law.eia-approvals?year=2024&month=11");
        using var filler = await site.SignInAsync("tianbao");
        await SaveAsync(filler, "law.eia-approvals", 11);
        await ShowsAsync(leader.Page, 11);

        await site.Database.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{LiveListener.ApplicationName}' AND datname = current_database()");
        await SaveAsync(filler, "law.eia-approvals", 12);
        await ShowsAsync(leader.Page, 12);

        await line.CutAsync();
        await Expect(leader.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await SaveAsync(filler, "law.eia-approvals", 13);
        await line.MendAsync();
        await ShowsAsync(leader.Page, 13);
        await Expect(leader.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Step_OfAMonth_MovesTheBadgeOfTheReviewerAtTheOtherInstance()
    {
        await using var other = await site.StartAnotherAsync();
        await using var reviewer = await site.VisitAsAsync("shenhe");
        await OpenAtAsync(reviewer, other, "/?year=2024");
        var badge = reviewer.Page.GetByTestId("task-badge").Locator("[aria-hidden]");
        var before = int.Parse(await badge.InnerTextAsync(), CultureInfo.InvariantCulture);
        using var client = await site.SignInAsync("shenhe");

        var answer = await ApiClient.PostAsync(client, "/api/v1/submissions/party/2024-09/approve");

        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        await Expect(badge).ToHaveTextAsync($"{before - 1}");
        await Expect(reviewer.Page.GetByTestId("live-note")).ToContainTextAsync("数据更新于");
        Assert.Empty(reviewer.Complaints);
    }

    private static async Task OpenAtAsync(Visitor visitor, EcoHostFixture host, string path)
    {
        await visitor.Page.GotoAsync(new Uri(host.ServerAddress, path).ToString());
        await visitor.AnswersAsync();
    }

    private static async Task SaveAsync(HttpClient client, string indicator, int value)
    {
        var answer = await ApiClient.PutAsync(client, $"/api/v1/figures/2024-11/{indicator}", $$"""{"value":{{value}}}""");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
    }

    /// <summary>Asks in every frame: the assertions of the browser's driver ask more and more seldom.</summary>
    private static async Task ShowsAsync(IPage page, int value) => await page.WaitForFunctionAsync(
        "([cell, value]) => parseFloat(document.querySelector(cell)?.textContent) === value", new object[] { Cell, value });
}
