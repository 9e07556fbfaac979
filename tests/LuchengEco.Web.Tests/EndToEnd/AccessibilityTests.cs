using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>Axe finds nothing serious before the sign-in, on the wall, and with the menu or a dialog open; the pages as they open are looked at in <see cref="EveryPageTests"/>.</summary>
public sealed class AccessibilityTests(EcoSite site) : IClassFixture<EcoSite>
{
    [Fact]
    public async Task Page_ForNobodyInParticular_HasNoSeriousViolation()
    {
        await using var stranger = await site.VisitAsync();
        await stranger.OpenAsync(EcoUrls.SignIn);
        var found = new List<string>(await Axe.LookAsync(stranger, "wide"));
        await stranger.TrySignInAsync("tianbao", "wrong");
        await Expect(stranger.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await stranger.AnswersAsync();
        found.AddRange(await Axe.LookAsync(stranger, "refused"));
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("/wall?seconds=3600")]
    [InlineData("/wall/start")]
    public async Task Page_OfTheWall_HasNoSeriousViolation(string path)
    {
        await using var leader = await site.VisitAsAsync("lingdao", 1920, 1080);
        await leader.OpenAsync(path);
        var found = new List<string>(await Axe.LookAsync(leader, "wide"));
        if (path.StartsWith("/wall?", StringComparison.Ordinal))
        {
            foreach (var scene in new[] { "2", "3", "4", "5" })
            {
                await leader.Page.Keyboard.PressAsync(scene);
                found.AddRange(await Axe.LookAsync(leader, $"scene {scene}"));
            }
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Empty(leader.Complaints);
    }

    [Theory]
    [InlineData("lingdao", "/indicators/air.pm25?year=2024&month=10", "[data-value] button")]
    [InlineData("lingdao", "/indicators/air.pm25?year=2024&month=10", "[data-history]")]
    [InlineData("lingdao", "/areas/A3", ".counted")]
    [InlineData("lingdao", "/", "summary[aria-label=打开或关闭菜单]", 390)]
    [InlineData("lingdao", "/", "details:has(form) > summary")]
    [InlineData("tianbao", "/entry/2024-10", ".history.files")]
    [InlineData("tianbao", "/entry/2024-10", "button:text-is('报送')")]
    [InlineData("xitong", "/admin/targets", "[data-set]")]
    [InlineData("xitong", "/admin/targets", "[data-phase]")]
    [InlineData("xitong", "/admin/targets", "[data-remove]")]
    public async Task Page_WithSomethingOpen_HasNoSeriousViolation(string userName, string path, string opens, int width = 1440)
    {
        await using var person = await site.VisitAsAsync(userName, width);
        await person.OpenAsync(path);
        await person.Page.Locator(opens).First.ClickAsync();
        await person.Page.WaitForFunctionAsync("() => document.querySelector('[role=dialog], .menu.open, details[open] form, td.editor')");
        var found = await Axe.LookAsync(person, opens);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
