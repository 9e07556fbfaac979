using LuchengEco.Services.Persistence.Seed;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>Everything that a typist must do can be done without a mouse, and one always sees where one is.</summary>
public sealed class KeyboardTests(EcoSite site) : IClassFixture<EcoSite>
{
    private const int Patience = 80;

    [Fact]
    public async Task Filler_WithoutAMouse_SignsInSavesAFigureAndSubmits()
    {
        await using var filler = await site.VisitAsync();
        var (page, form) = (filler.Page, new EntryForm(filler.Page));
        await filler.OpenAsync(EcoUrls.SignIn);
        await Expect(page.GetByLabel("用户名")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("tianbao");
        await TabToAsync(page, page.GetByLabel("密码", new() { Exact = true }));
        await page.Keyboard.TypeAsync(DemonstrationLoader.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(filler.Heading).ToHaveTextAsync("2024年目标进展");
        await Expect(filler.Heading).ToBeFocusedAsync();

        await TabToAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "数据填报" }), "Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(filler.Heading).ToHaveTextAsync("2024年11月数据填报");
        await form.ReadyAsync();
        await TabToAsync(page, form.Cell("society.biodiversity-events"));
        await page.Keyboard.TypeAsync("2");
        await page.Keyboard.PressAsync("Enter");
        await Expect(form.Cell("society.synergy-pilots")).ToBeFocusedAsync();
        await SeesTheFocusAsync(page);
        await form.SaysAsync("society.biodiversity-events", "已保存");
        Assert.Equal("2", await site.CellAsync("2024-11", "society.biodiversity-events"));

        await page.Keyboard.PressAsync("Shift+Enter");
        await Expect(form.Cell("society.biodiversity-events")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(form.Cell("society.synergy-pilots")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("5");
        await page.Keyboard.PressAsync("Escape");
        await Expect(form.Cell("society.synergy-pilots")).ToHaveValueAsync("");
        await page.Keyboard.PressAsync("Control+End");
        await Expect(form.Cell("party.reminded")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Control+Home");
        await TabToAsync(page, form.Unit("general").GetByRole(AriaRole.Button, new() { Name = "报送" }), "Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await TabToAsync(page, page.GetByTestId("dialog-confirm"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(form.Unit("general")).ToContainTextAsync("已报送");
        Assert.Empty(filler.Complaints);
    }

    [Fact]
    public async Task SkipLink_FirstOnThePage_LeadsPastTheMenu()
    {
        await using var reader = await site.VisitAsAsync("lingdao");
        await reader.OpenAsync("/projects/2024");
        await TabToAsync(reader.Page, reader.Page.GetByRole(AriaRole.Link, new() { Name = "跳到正文" }), "Shift+Tab");
        await reader.Page.Keyboard.PressAsync("Enter");
        await Expect(reader.Page.Locator("#content")).ToBeFocusedAsync();
        Assert.StartsWith("/projects/2024", reader.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Block_PastedFromASpreadsheet_FillsRowsAndColumns()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, "2024-10");
        await form.PasteBlockAsync("air.pm25", "value", "26\t30\t自动站\r\n29\t30\r\n");

        await form.SaysAsync("air.pm25", "已保存");
        await form.SaysAsync("air.good-days", "已保存");
        await Expect(form.Notice).ToHaveTextAsync("已粘贴 5 格。");
        await Expect(form.Cell("air.pm25", "note")).ToHaveValueAsync("自动站");
        Assert.Equal(("26 (30)", "29/30"), (await site.CellAsync("2024-10", "air.pm25"), await site.CellAsync("2024-10", "air.good-days")));
    }

    [Theory]
    [InlineData("/", 20, "light")]
    [InlineData("/", 20, "dark")]
    [InlineData("/indicators/air.pm25?year=2024&month=10", 30, "light")]
    [InlineData("/indicators/air.pm25?year=2024&month=10", 30, "dark")]
    public async Task Page_WalkedThroughWithTab_ShowsWhereOneIsAtEveryStop(string path, int atLeast, string theme)
    {
        await using var reader = await site.VisitAsAsync("lingdao");
        await reader.Page.Context.AddCookiesAsync([new() { Name = "lucheng-eco-theme", Value = theme, Url = site.ServerAddress.ToString() }]);
        await reader.OpenAsync(path);
        var reachable = await reader.Page.EvaluateAsync<int>(
            """
            () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
              .filter(it => !it.disabled && it.tabIndex >= 0 && it.type !== 'hidden' && it.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })).length
            """);
        // The first thing of the page, as for somebody who comes from the address bar.
        await reader.Page.Locator("a.skip").FocusAsync();
        var stops = 1;
        for (; stops <= reachable + Patience; stops++)
        {
            await reader.Page.Keyboard.PressAsync("Tab");
            if (await reader.Page.EvaluateAsync<bool>("() => document.activeElement === document.body"))
                break;
            await SeesTheFocusAsync(reader.Page);
        }
        Assert.InRange(stops, atLeast, reachable + Patience);
        // What scrolls takes a stop of its own in Chromium; nothing that can be used is left out.
        Assert.True(stops >= reachable, $"{stops} stops for {reachable} things to use");
    }

    /// <summary>Goes on until the target has the focus; at every stop one must see where one is.</summary>
    internal static async Task TabToAsync(IPage page, ILocator target, string key = "Tab")
    {
        for (var pressed = 0; pressed < Patience; pressed++)
        {
            await page.Keyboard.PressAsync(key);
            await SeesTheFocusAsync(page);
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
        }
        Assert.Fail($"{target} was not reached with {Patience} keys.");
    }

    private static async Task SeesTheFocusAsync(IPage page)
    {
        var problem = await page.EvaluateAsync<string?>(
            """
            () => {
              const element = document.activeElement;
              // What a script focuses and no key reaches, a heading after navigation or the edge of a dialog, is no stop.
              if (!element || element === document.body || element.tabIndex < 0) return null;
              const style = getComputedStyle(element);
              // A card that is one link shows the outline around all of itself.
              const isOutlined = [style, getComputedStyle(element, '::after')].some(it => it.outlineStyle !== 'none' && parseFloat(it.outlineWidth) >= 2);
              const box = element.getBoundingClientRect();
              const isInside = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
              return isOutlined && isInside ? null : `${element.outerHTML.slice(0, 200)} ${style.outline} ${JSON.stringify(box)}`;
            }
            """);
        Assert.True(problem is null, problem);
    }
}
