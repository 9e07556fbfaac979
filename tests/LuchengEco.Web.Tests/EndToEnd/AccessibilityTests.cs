using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>Axe finds nothing serious on any page, in either theme, wide or narrow, with the menu and the dialogs open.</summary>
public sealed class AccessibilityTests(EcoSite site) : IClassFixture<EcoSite>
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Structure does not change with the colours: in the other theme only they are looked at.</summary>
    private const string ContrastOnly = "{ runOnly: { type: 'rule', values: ['color-contrast'] }, resultTypes: ['violations'] }";

    private const string Everything = "{ resultTypes: ['violations'] }";

    public static TheoryData<string> People => ["lingdao", .. EveryPage.OfRole.Keys];

    [Theory]
    [MemberData(nameof(People))]
    public async Task Page_OfEachRole_HasNoSeriousViolation(string userName)
    {
        await using var person = await site.VisitAsAsync(userName);
        var found = new List<string>();
        foreach (var path in userName == "lingdao" ? [.. EveryPage.ForReaders, .. EveryPage.FurtherViews] : EveryPage.OfRole[userName])
        {
            await person.Page.SetViewportSizeAsync(1440, 900);
            await person.OpenAsync(path);
            found.AddRange(await LookAsync(person, "wide"));
            await person.Page.SetViewportSizeAsync(390, 844);
            found.AddRange(await LookAsync(person, "narrow"));
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task Page_ForNobodyInParticular_HasNoSeriousViolation()
    {
        await using var stranger = await site.VisitAsync();
        await stranger.OpenAsync(EcoUrls.SignIn);
        var found = new List<string>(await LookAsync(stranger, "wide"));
        await stranger.TrySignInAsync("tianbao", "wrong");
        await Expect(stranger.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await stranger.AnswersAsync();
        found.AddRange(await LookAsync(stranger, "refused"));
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("/wall?seconds=3600")]
    [InlineData("/wall/start")]
    public async Task Page_OfTheWall_HasNoSeriousViolation(string path)
    {
        await using var leader = await site.VisitAsAsync("lingdao", 1920, 1080);
        await leader.OpenAsync(path);
        var found = new List<string>(await LookAsync(leader, "wide"));
        if (path.StartsWith("/wall?", StringComparison.Ordinal))
        {
            foreach (var scene in new[] { "2", "3", "4", "5" })
            {
                await leader.Page.Keyboard.PressAsync(scene);
                found.AddRange(await LookAsync(leader, $"scene {scene}"));
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
        var found = await LookAsync(person, opens);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static async Task<IReadOnlyList<string>> LookAsync(Visitor person, string how)
    {
        await person.Page.EvaluateAsync("() => Promise.all(document.getAnimations().filter(it => it.effect?.getComputedTiming().iterations !== Infinity).map(it => it.finished.catch(() => null)))");
        if (!await person.Page.EvaluateAsync<bool>("() => 'axe' in window"))
            await person.Page.EvaluateAsync(Axe);
        var found = new List<string>(await RunAsync(person, $"{person.Address} {how} light", "not all", Everything));
        if (how != "narrow")
            found.AddRange(await RunAsync(person, $"{person.Address} {how} dark", "screen", ContrastOnly));
        return found;
    }

    private static async Task<IEnumerable<string>> RunAsync(Visitor person, string where, string media, string options)
    {
        var violations = await person.Page.EvaluateAsync<JsonElement>(
            $$"""
            async () => {
              document.getElementById('eco-dark')?.setAttribute('media', '{{media}}');
              const found = await axe.run(document, {{options}});
              return found.violations.filter(it => it.impact === 'serious' || it.impact === 'critical')
                .map(it => `${it.id} (${it.impact}): ` + it.nodes.slice(0, 4).map(node => `${node.target} ${node.any[0]?.message ?? node.failureSummary}`).join(' | '));
            }
            """);
        return violations.EnumerateArray().Select(violation => $"{where}: {violation.GetString()}");
    }
}
