using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>From a printed value to its formula and on to the cell behind it, without a mouse.</summary>
public sealed class ExplanationJourneyTests(EcoSite site) : IClassFixture<EcoSite>
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

        await filler.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(value).ToBeFocusedAsync();

        await filler.Page.Keyboard.PressAsync("Enter");
        await dialog.Locator("[data-month='2024-08'] a").FocusAsync();
        await filler.Page.Keyboard.PressAsync("Enter");
        await filler.Page.WaitForURLAsync("**/entry/2024-08?unit=air");
        await Expect(filler.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(filler.Page.Locator("[data-row='air.pm25']")).ToBeVisibleAsync();
        Assert.Empty(filler.Complaints);
    }
}
