using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>Light, dark or as the system says: chosen in the header, at once and at the next visit, never on paper.</summary>
public sealed class ThemeTests(EcoSite site) : IClassFixture<EcoSite>
{
    private const string LightGround = "rgb(244, 247, 246)";
    private const string DarkGround = "rgb(14, 21, 20)";

    [Fact]
    public async Task Choice_InTheHeader_CountsAtOnceAtTheNextVisitAndBeforeAnyScript()
    {
        await using var person = await site.VisitAsAsync("lingdao");
        await person.OpenAsync("/projects/2024");
        Assert.Equal(LightGround, await GroundAsync(person));
        await person.Page.EvaluateAsync("() => document.addEventListener('eco-theme', () => { window.ecoTold = (window.ecoTold ?? 0) + 1; })");

        await person.Page.GetByLabel("界面配色").SelectOptionAsync("深色");
        await person.Page.WaitForFunctionAsync($"() => getComputedStyle(document.documentElement).backgroundColor === '{DarkGround}'");
        Assert.Equal(1, await person.Page.EvaluateAsync<int>("() => window.ecoTold"));

        // The very first answer carries it, so that nothing flashes.
        var answer = await person.OpenAsync("/indicators");
        Assert.Contains("media=\"screen\"", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(DarkGround, await GroundAsync(person));
        await Expect(person.Page.GetByLabel("界面配色")).ToHaveValueAsync("dark");
        foreach (var path in new[] { "/password", "/nowhere" })
        {
            await person.OpenAsync(path);
            Assert.Equal(DarkGround, await GroundAsync(person));
        }

        await person.OpenAsync("/indicators");
        await person.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.NotEqual(DarkGround, await GroundAsync(person));
        Assert.Equal("rgb(28, 43, 42)", await person.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).color"));
    }

    [Fact]
    public async Task System_ThatIsDark_IsFollowedUntilThePersonChoosesLight()
    {
        await using var person = await site.VisitAsAsync("lingdao", 390, 844);
        await person.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await person.OpenAsync("/tasks");
        Assert.Equal(DarkGround, await GroundAsync(person));
        await person.Page.EvaluateAsync("() => document.addEventListener('eco-theme', () => { window.ecoTold = (window.ecoTold ?? 0) + 1; })");
        await person.Page.GetByLabel("打开或关闭菜单").ClickAsync();
        await Expect(person.Page.GetByLabel("界面配色")).ToHaveValueAsync("auto");
        await person.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await person.Page.WaitForFunctionAsync("() => window.ecoTold === 1");
        await person.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });

        await person.Page.GetByLabel("界面配色").SelectOptionAsync("浅色");
        await person.Page.WaitForFunctionAsync($"() => getComputedStyle(document.documentElement).backgroundColor === '{LightGround}'");
        await person.OpenAsync("/tasks");
        Assert.Equal(LightGround, await GroundAsync(person));
        Assert.Empty(person.Complaints);
    }

    private static Task<string> GroundAsync(Visitor person) => person.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor");
}
