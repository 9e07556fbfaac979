using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>From a printed value to its formula and on to the cell behind it, without a mouse.</summary>
public sealed partial class ExplanationJourneyTests(EcoSite site) : IClassFixture<EcoSite>
{
    [Fact]
    public async Task Value_OpenedByKeyboard_ShowsItsFormulaAndLeadsToTheCell()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        await filler.OpenAsync("/?year=2024&month=10");
        var value = filler.Page.Locator("[data-explain='air.pm25']");
        await value.FocusAsync();
        await filler.Page.Keyboard.PressAsync("Enter");
        var dialog = filler.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.Locator("[data-part='Formula'] .formula").Last).ToContainTextAsync(" ÷ ");
        await Expect(dialog.Locator("[data-month]")).ToHaveCountAsync(10);

        await EscapeAsync(filler);
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(value).ToBeFocusedAsync();

        await filler.Page.Keyboard.PressAsync("Enter");
        await HasFocusAsync(filler);
        await dialog.Locator("[data-month='2024-08'] a").FocusAsync();
        await filler.Page.Keyboard.PressAsync("Enter");
        await filler.Page.ArrivesAsync("**/entry/2024-08?unit=air");
        await Expect(filler.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(filler.Page.Locator("[data-row='air.pm25']")).ToBeVisibleAsync();
        Assert.Empty(filler.Complaints);
    }

    /// <summary>Quicker than the form is drawn: it is drawn twice then, and the first of the two is gone before the browser takes hold of it.</summary>
    [Fact]
    public async Task LinkOfACell_FollowedInTheInstantItAppears_LeadsToAFormThatListens()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        for (var time = 0; time < 8; time++)
        {
            await filler.OpenAsync("/?year=2024&month=10");
            await filler.Page.EvaluateAsync("""
                () => { new MutationObserver((_, observer) => { const link = document.querySelector("[data-month='2024-08'] a"); if (link) { observer.disconnect(); link.click(); } })
                    .observe(document.body, { childList: true, subtree: true }); document.querySelector("[data-explain='air.pm25']").click(); }
                """);
            await filler.Page.ArrivesAsync("**/entry/2024-08?unit=air");
            await Expect(filler.Page.Locator("[data-ready='true'] [data-row='air.pm25']")).ToBeVisibleAsync();
        }
        Assert.Empty(filler.Complaints);
    }

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Count_OfAnArea_LeadsToItsListAndOnToAMonthAndBack(int width, int height)
    {
        await using var leader = await site.VisitAsAsync("lingdao", width, height);
        await leader.OpenAsync("/?year=2024&month=10&basis=approved");
        var dialog = leader.Page.GetByRole(AriaRole.Dialog);

        var count = leader.Page.Locator("[data-area='A3'] [data-counted^='A3:']").First;
        var counted = int.Parse(Digits().Match(await count.InnerTextAsync()).Value, CultureInfo.InvariantCulture);
        await count.ClickAsync();
        await Expect(dialog).ToBeVisibleAsync();
        await Expect(leader.Page).ToHaveURLAsync(NotAnArea());
        await Expect(dialog.Locator("tr[data-indicator]")).ToHaveCountAsync(counted);
        await AssertNothingSticksOutAsync(leader);
        await EscapeAsync(leader);
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(count).ToBeFocusedAsync();

        var all = leader.Page.Locator("[data-counted='A3']");
        await all.FocusAsync();
        await leader.Page.Keyboard.PressAsync("Enter");
        await dialog.Locator("tr[data-indicator='air.pm25'] a").ClickAsync();
        await leader.Page.ArrivesAsync("**/indicators/air.pm25?year=2024&month=10&basis=approved");
        await Expect(dialog).ToHaveCountAsync(0);
        await leader.AnswersAsync();

        var month = leader.Page.Locator("[data-explain='air.pm25:2024-08']");
        await month.FocusAsync();
        await leader.Page.Keyboard.PressAsync("Enter");
        await Expect(dialog.Locator("[data-printed]")).ToHaveTextAsync(await month.InnerTextAsync() + "µg/m³");
        await Expect(dialog.Locator("[data-month='2024-08'] a")).ToHaveAttributeAsync("href", "/entry/2024-08?unit=air");
        await AssertNothingSticksOutAsync(leader);
        await leader.Page.GetByTestId("explanation-history").ClickAsync();
        await Expect(leader.Page.GetByTestId("history-close")).ToBeVisibleAsync();
        await EscapeAsync(leader);
        await Expect(leader.Page.GetByTestId("history-close")).ToHaveCountAsync(0);
        await EscapeAsync(leader);
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(month).ToBeFocusedAsync();

        var lastYear = leader.Page.Locator("[data-explain='air.pm25:last-year']");
        await lastYear.ClickAsync();
        await Expect(dialog.Locator("[data-month='2023-10'] a")).ToHaveAttributeAsync("href", "/entry/2023-10?unit=air");
        await Expect(dialog.Locator("[data-printed]")).ToContainTextAsync((await lastYear.InnerTextAsync()).TrimEnd('※'));
        Assert.Empty(leader.Complaints);
    }

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Fact_OfThePlan_ShowsItsSourceAndTheIndicatorThatCountsTheSame(int width, int height)
    {
        await using var leader = await site.VisitAsAsync("lingdao", width, height);
        await leader.OpenAsync("/plans/2023");
        var dialog = leader.Page.GetByRole(AriaRole.Dialog);
        var fact = leader.Page.Locator(".facts li:has(a) button.explain").First;
        var wording = await fact.InnerTextAsync();

        await fact.ClickAsync();
        await Expect(dialog.Locator("[data-printed]")).ToHaveTextAsync(wording);
        await Expect(dialog.Locator("[data-part='Source']")).ToContainTextAsync("索引号：");
        await Expect(dialog.Locator("[data-part='Computed']")).ToContainTextAsync("由各月数据计算的全年值");
        await AssertNothingSticksOutAsync(leader);
        await EscapeAsync(leader);
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(fact).ToBeFocusedAsync();

        await leader.Page.Keyboard.PressAsync("Enter");
        await dialog.GetByRole(AriaRole.Link, new() { Name = "查看月度指标" }).ClickAsync();
        await leader.Page.ArrivesAsync("**/indicators/**");
        await Expect(dialog).ToHaveCountAsync(0);
        Assert.Empty(leader.Complaints);
    }

    [Fact]
    public async Task FactTable_Copied_HoldsTheWordingsInItsCells()
    {
        await using var leader = await site.VisitAsAsync("lingdao");
        await leader.OpenAsync("/plans/2023?view=facts");
        var wording = await leader.Page.Locator("td.wording").First.InnerTextAsync();

        var copied = await leader.Page.EvaluateAsync<string>("""
            () => { const range = document.createRange(); range.selectNode(document.querySelector('table.data')); const selection = getSelection();
                selection.removeAllRanges(); selection.addRange(range); return selection.toString(); }
            """);

        Assert.Contains($"\t{wording}\t", copied, StringComparison.Ordinal);
    }

    /// <summary>A dialog listens to keys from when it has taken the focus.</summary>
    private static Task HasFocusAsync(Visitor visitor) => Expect(visitor.Page.GetByRole(AriaRole.Dialog).Last.Locator(":focus")).ToHaveCountAsync(1);

    private static async Task EscapeAsync(Visitor visitor)
    {
        await HasFocusAsync(visitor);
        await visitor.Page.Keyboard.PressAsync("Escape");
    }

    private static async Task AssertNothingSticksOutAsync(Visitor visitor) => Assert.True(
        await visitor.Page.EvaluateAsync<bool>("() => { const content = document.querySelector('.explanation-dialog .mud-dialog-content'); return content.scrollWidth <= content.clientWidth; }"));

    [GeneratedRegex(@"\d+$")]
    private static partial Regex Digits();

    /// <summary>A count stands on a card that leads to its area, and does not.</summary>
    [GeneratedRegex(@"/\?year=2024&month=10&basis=approved$")]
    private static partial Regex NotAnArea();
}
