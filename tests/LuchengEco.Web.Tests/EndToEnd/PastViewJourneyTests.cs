using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>Somebody changes a figure and looks at what the home page said before.</summary>
public sealed class PastViewJourneyTests(EcoSite site) : IClassFixture<EcoSite>
{
    [Fact]
    public async Task Filler_AfterAChange_SeesTheFormerNumberAsOfThen_AndReturnsToNow()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var (page, form) = (filler.Page, new EntryForm(filler.Page));
        await filler.OpenAsync("/?year=2024&month=10");
        var card = page.Locator("article.goal[data-indicator='air.pm25'] [data-value]");
        await Expect(card).ToHaveTextAsync("25");

        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await form.OpenAsync(filler, "2024-10");
        await form.TypeAsync("air.pm25", "value", "120");
        await form.LeaveAsync();
        await form.SaysAsync("air.pm25", "已保存");

        using (var client = await site.SignInAsync("tianbao"))
        using (var file = new ByteArrayContent("%PDF-1.7"u8.ToArray()))
        using (var upload = new MultipartFormDataContent { { file, "file", "监测报告.pdf" } })
        using (var answer = await client.PostAsync("/api/v1/figures/2024-10/air.pm25/evidence", upload))
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await filler.OpenAsync("/indicators/air.pm25?year=2024&month=10");
        await Expect(page.Locator("button[data-evidence='air.pm25:2024-10']")).ToHaveTextAsync("1");
        await filler.OpenAsync("/?year=2024&month=10");
        await Expect(card).Not.ToHaveTextAsync("25");
        var changed = await card.TextContentAsync();

        await page.Locator("div.view summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("div.view input[type=datetime-local]").FillAsync("2024-11-24T10:01");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("past-banner")).ToContainTextAsync("您正在查看2024年11月24日10:01时的数据");
        await Expect(card).ToHaveTextAsync("25");

        await page.Locator("article.goal[data-indicator='air.pm25'] h3 a").ClickAsync();
        await page.ArrivesAsync("**/indicators/air.pm25?year=2024&month=10&as-of=2024-11-24T10%3A01");
        await Expect(filler.Heading).ToHaveTextAsync("PM2.5浓度");
        await Expect(page.Locator("[data-value]")).ToHaveTextAsync("25");
        // The file of a minute later is not there yet, and no button leads to it.
        await Expect(page.Locator("[data-evidence='10']")).ToHaveTextAsync("0");
        await Expect(page.Locator("button[data-evidence]")).ToHaveCountAsync(0);
        await filler.FollowMenuAsync("首页");
        await Expect(page.GetByTestId("past-banner")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "返回现在" }).ClickAsync();
        await Expect(page.GetByTestId("past-banner")).ToHaveCountAsync(0);
        await Expect(card).ToHaveTextAsync(changed!);
        Assert.Empty(filler.Complaints);
    }
}

/// <summary>A page is seen before its circuit has come; who is quick follows a link meanwhile.</summary>
public sealed class QuickReaderTests(EcoSite site) : IClassFixture<EcoSite>
{
    [Fact]
    public async Task Link_FollowedWhileTheCircuitBegins_LeadsToItsPage()
    {
        await using var reader = await site.VisitAsAsync("lingdao");
        var (asked, followed) = (new TaskCompletionSource(), new TaskCompletionSource());
        await reader.Page.RouteWebSocketAsync(new Regex("/_blazor"), line =>
        {
            var (server, last, isFirst) = (line.ConnectToServer(), Task.CompletedTask, true);
            line.OnMessage(frame =>
            {
                if (Encoding.UTF8.GetString(frame.Binary ?? []).Contains("StartCircuit", StringComparison.Ordinal))
                    asked.TrySetResult();
                Send(server, frame);
            });
            server.OnMessage(frame =>
            {
                // The first one only shakes hands; the circuit's answers stay away until the link was followed.
                last = isFirst ? Task.CompletedTask : AfterAsync(last, followed.Task, () => Send(line, frame));
                if (isFirst)
                    Send(line, frame);
                isFirst = false;
            });
        });
        await reader.Page.GotoAsync(new Uri(site.ServerAddress, "/?year=2024&month=10").ToString());
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        await reader.Page.Locator("article.goal[data-indicator='air.pm25'] h3 a").ClickAsync();
        followed.SetResult();

        await reader.Page.ArrivesAsync("**/indicators/air.pm25?**");
        await Expect(reader.Heading).ToHaveTextAsync("PM2.5浓度");
        Assert.Empty(reader.Complaints);
    }

    private static async Task AfterAsync(Task last, Task gate, Action send)
    {
        await last;
        await gate;
        send();
    }

    private static void Send(IWebSocketRoute line, IWebSocketFrame frame)
    {
        if (frame.Binary is { } binary)
            line.Send(binary);
        else
            line.Send(frame.Text ?? "");
    }
}
