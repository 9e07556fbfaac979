using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>From an indicator to a comparison, chosen by keys, kept as a set and found again in the list; nobody else sees the set.</summary>
public sealed class CompareJourneyTests(EcoSite site) : IClassFixture<EcoSite>
{
    [Fact]
    public async Task Comparison_ChosenByKeys_IsKeptAsASet_ThatOnlyItsOwnerFinds()
    {
        await using var leader = await site.VisitAsAsync("lingdao");
        var page = leader.Page;
        await leader.OpenAsync("/indicators/air.pm25?year=2024&month=10");
        await page.GetByTestId("compare-link").ClickAsync();
        await page.ArrivesAsync("**/compare?i=air.pm25&years=2023,2024");
        await Expect(leader.Heading).ToHaveTextAsync("指标对比");
        await Expect(page.Locator("tr[data-line='air.pm25:2024']")).ToContainTextAsync("µg/m³");

        // Filled and not typed: the heading may take the focus once more while the page arrives.
        var search = page.GetByLabel("查找指标");
        await search.FillAsync("优良天数");
        var found = page.GetByTestId("compare-found").GetByRole(AriaRole.Link);
        await Expect(found).ToHaveCountAsync(1);
        await search.PressAsync("Tab");
        await Expect(found).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ArrivesAsync("**/compare?i=air.pm25&i=air.good-days&years=2023,2024");
        await Expect(page.Locator("section[data-unit]")).ToHaveCountAsync(2);
        await Expect(page.Locator("section[data-unit] [data-drawn=true]")).ToHaveCountAsync(2);
        await Expect(page.Locator("tr[data-line]")).ToHaveCountAsync(4);

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Excel" }).ClickAsync());
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);

        var sets = page.GetByTestId("sets");
        await sets.Locator("summary").ClickAsync();
        await page.GetByLabel("把这2项指标保存为").FillAsync("早会");
        await sets.GetByRole(AriaRole.Button, new() { Name = "保存指标组" }).ClickAsync();
        await Expect(sets.GetByRole(AriaRole.Status)).ToHaveTextAsync("已保存指标组“早会”。");
        await Expect(sets.Locator("[aria-current]")).ToContainTextAsync("早会");

        await leader.FollowMenuAsync("指标");
        await page.GetByTestId("sets").GetByRole(AriaRole.Link, new() { Name = "早会" }).ClickAsync();
        await Expect(page.Locator("tr.indicator")).ToHaveCountAsync(2);
        var address = leader.Address;
        Assert.Contains("set=", address, StringComparison.Ordinal);

        await using (var other = await site.VisitAsAsync("tianbao", 390, 844))
        {
            await other.OpenAsync(address);
            await Expect(other.Page.GetByTestId("set-unknown")).ToContainTextAsync("属于其他人");
            await Expect(other.Page.GetByTestId("sets").GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
            Assert.Empty(other.Complaints);
        }

        await page.GetByTestId("sets").Locator("summary").ClickAsync();
        await page.GetByTestId("set-delete").ClickAsync();
        await page.GetByTestId("dialog-confirm").ClickAsync();
        await Expect(page.GetByTestId("sets").GetByRole(AriaRole.Status)).ToHaveTextAsync("已删除指标组“早会”。");
        Assert.Empty(leader.Complaints);
    }
}
