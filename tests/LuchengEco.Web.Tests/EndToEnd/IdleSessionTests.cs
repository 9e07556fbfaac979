using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>The clock of this host jumps, so it is nobody else's.</summary>
public sealed class IdleSessionTests(EcoSite site) : IClassFixture<EcoSite>
{
    [Fact]
    public async Task Circuit_WithoutActivity_WarnsThenEndsAndKeepsWhatWasTyped()
    {
        await using var filler = await site.VisitAsync();
        await filler.SignInAsync("tianbao");
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, "2024-11");
        await form.TypeAsync("law.permits", "value", "many");
        await form.LeaveAsync();
        await form.SaysAsync("law.permits", "拒绝");

        site.Clock.Advance(TimeSpan.FromMinutes(29) + TimeSpan.FromSeconds(30));
        await filler.Page.GetByRole(AriaRole.Button, new() { Name = "继续使用" }).ClickAsync();
        await Expect(filler.Page.GetByText("将自动退出登录")).ToHaveCountAsync(0);
        // What a circuit does keeps the session alive for pages and other windows too.
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        await form.TypeAsync("law.permits", "value", "x2");
        await form.LeaveAsync();
        await form.SaysAsync("law.permits", "拒绝");
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        await using var window = await filler.OpenWindowAsync();
        await window.OpenAsync("/projects/2024");
        await Expect(window.Heading).ToHaveTextAsync("2024年项目");

        site.Clock.Advance(TimeSpan.FromMinutes(31));
        await Expect(filler.Heading).ToHaveTextAsync("登录已结束");
        await Expect(window.Heading).ToHaveTextAsync("登录已结束");
        await filler.Page.GetByRole(AriaRole.Link, new() { Name = "重新登录" }).ClickAsync();
        await Expect(filler.Page.GetByLabel("用户名")).ToBeVisibleAsync();
        Assert.Equal("/sign-in?returnUrl=%2Fentry%2F2024-11", filler.Address);
        await filler.SignInAsync("tianbao");
        await Expect(form.Cell("law.permits")).ToHaveValueAsync("x2");
    }
}
