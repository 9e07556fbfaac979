using LuchengEco.Services.Accounts;
using LuchengEco.Services.Displays;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>A screen in a hall: started once, it turns by itself, outlives its server, and goes dark when it is revoked.</summary>
public sealed class WallTests(EcoSite site) : IClassFixture<EcoSite>
{
    private static readonly (int Width, int Height)[] Sizes = [(1920, 1080), (3840, 1080), (1440, 900), (1080, 1920), (390, 844)];

    [Fact]
    public async Task Screen_IssuedByTheAdministrator_TurnsUntilItIsRevoked()
    {
        await using var administrator = await site.VisitAsAsync("xitong");
        var page = administrator.Page;
        await administrator.OpenAsync("/admin/displays");
        await page.GetByLabel("名称").FillAsync("一楼大厅");
        await page.GetByLabel("每个画面停留（秒）").FillAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "授权", Exact = true }).ClickAsync();
        var link = await page.GetByTestId("display-link").InputValueAsync();
        Assert.Empty(administrator.Complaints);

        await using var screen = await site.VisitAsync(1920, 1080);
        await screen.Page.GotoAsync(link);
        await screen.Page.WaitForURLAsync("**/wall");
        await Expect(Slide(screen)).ToHaveAttributeAsync("data-key", "goals:0");
        await Expect(screen.Page.Locator("[data-date]")).ToHaveTextAsync("2024年11月24日星期日");
        await Expect(Slide(screen)).ToHaveAttributeAsync("data-key", "areas");
        await Expect(Slide(screen)).ToHaveAttributeAsync("data-key", "indicators:air.pm25");

        await screen.Page.Keyboard.PressAsync(" ");
        await Expect(screen.Page.GetByText("已暂停")).ToBeVisibleAsync();
        await screen.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(Slide(screen)).ToHaveAttributeAsync("data-key", "areas");
        await screen.Page.Keyboard.PressAsync("5");
        await Expect(Slide(screen)).ToHaveAttributeAsync("data-key", "reporting");
        await screen.Page.Keyboard.PressAsync("?");
        await Expect(screen.Page.GetByRole(AriaRole.Dialog, new() { Name = "按键说明" })).ToBeVisibleAsync();
        await screen.Page.Keyboard.PressAsync("Escape");
        await screen.Page.Keyboard.PressAsync("1");
        await screen.Page.Keyboard.PressAsync(" ");
        await Expect(screen.Page.GetByText("已暂停")).ToBeHiddenAsync();
        await Expect(Slide(screen)).ToHaveAttributeAsync("data-key", "areas");
        Assert.Empty(screen.Complaints);
        await screen.Page.GotoAsync(new Uri(site.ServerAddress, "/indicators").ToString());
        await screen.Page.WaitForURLAsync("**/sign-in**");
        await screen.Page.GotoAsync(new Uri(site.ServerAddress, "/wall").ToString());
        await Expect(Slide(screen)).ToBeVisibleAsync();

        await administrator.OpenAsync("/admin/displays");
        await page.GetByRole(AriaRole.Button, new() { Name = "收回“一楼大厅”的授权" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "收回" }).ClickAsync();

        await Expect(screen.Page.GetByRole(AriaRole.Heading, new() { Name = "此屏幕的授权已结束" })).ToBeVisibleAsync();
        await Expect(screen.Page.Locator("[data-key], [data-value]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Screen_WhoseServerIsAway_KeepsThePictureTurningAndRecoversByItself()
    {
        await using var screen = await StartAsync("二楼", 1920, 1080, "?scenes=goals,areas&seconds=3");
        await Expect(Slide(screen)).ToHaveAttributeAsync("data-key", "goals:0");

        await site.StopAsync();
        await Expect(screen.Page.GetByText("服务器暂时无法连接，画面停在 10:00")).ToBeVisibleAsync();
        await Expect(Slide(screen)).ToHaveAttributeAsync("data-key", "areas");
        await Expect(Slide(screen)).ToHaveAttributeAsync("data-key", "goals:0");
        await Expect(screen.Page.Locator("#components-reconnect-modal")).ToHaveCountAsync(0);
        await site.StartAgainAsync();

        await Expect(screen.Page.GetByText("服务器暂时无法连接")).ToBeHiddenAsync();
        await Expect(Slide(screen)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Screen_WhileAFigureIsSaved_ShowsItWithoutAReload()
    {
        // One scene alone: with two the screen turns while a slow machine types.
        await using var screen = await StartAsync("三楼", 1920, 1080, "?scenes=reporting");
        await screen.Page.EvaluateAsync("() => { window.ecoStillHere = true; }");
        await using var filler = await site.VisitAsAsync("tianbao");
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, "2024-11");
        await form.TypeAsync("law.permits", "value", "7");
        await form.LeaveAsync();
        await form.SaysAsync("law.permits", "已保存");

        await Expect(Slide(screen)).ToContainTextAsync("→ 7");
        await Expect(Slide(screen)).ToHaveAttributeAsync("data-key", "reporting");
        Assert.True(await screen.Page.EvaluateAsync<bool>("() => window.ecoStillHere === true"));
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task Canvas_OnEveryShapeOfScreen_IsWholeAndNothingScrolls()
    {
        await using var screen = await StartAsync("各种屏幕", 1920, 1080, "");
        foreach (var (width, height) in Sizes)
        {
            await screen.Page.SetViewportSizeAsync(width, height);
            var box = await screen.Page.EvaluateAsync<double[]>("() => { const b = document.querySelector('.canvas').getBoundingClientRect(); const r = document.documentElement; return [b.left, b.top, b.width, b.height, r.scrollWidth, r.scrollHeight]; }");
            var scale = Math.Min(width / 1920.0, height / 1080.0);
            double[] expected = [(width - 1920 * scale) / 2, (height - 1080 * scale) / 2, 1920 * scale, 1080 * scale, width, height];
            Assert.All(expected.Zip(box), pair => Assert.True(Math.Abs(pair.First - pair.Second) < 1, $"{width}×{height}: {string.Join(' ', box)} instead of {string.Join(' ', expected)}"));
        }
    }

    private static ILocator Slide(Visitor screen) => screen.Page.Locator("[data-key].on");

    private async Task<Visitor> StartAsync(string name, int width, int height, string query)
    {
        var administrator = await site.Services.GetRequiredService<ActorService>().GetAsync(
            (await site.Database.QueryAsync("SELECT id FROM users WHERE user_name = 'xitong'", row => row.GetGuid(0)))[0]);
        var issued = await site.Services.GetRequiredService<DisplayService>().IssueAsync(administrator, new DisplayDraft(name, DisplayService.AllScenes, 20, null));
        var screen = await site.VisitAsync(width, height);
        await screen.Page.GotoAsync(new Uri(site.ServerAddress, EcoUrls.WallStartWith(issued.Code!)).ToString());
        await screen.Page.WaitForURLAsync("**/wall");
        await screen.Page.GotoAsync(new Uri(site.ServerAddress, EcoUrls.Wall + query).ToString());
        await Expect(Slide(screen)).ToBeVisibleAsync();
        return screen;
    }
}
