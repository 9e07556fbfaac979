using LuchengEco.Web.Tests.Api;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>A figure changes at one desk; at another it is read what it was, what it is, who did it and why.</summary>
public sealed class ChangesJourneyTests(EcoSite site) : IClassFixture<EcoSite>
{
    [Fact]
    public async Task Figure_ChangedWithAReason_StandsInTheChangesWithOldNewWhoAndWhy()
    {
        using (var filler = await site.SignInAsync("tianbao"))
            Assert.Equal(System.Net.HttpStatusCode.OK, (await ApiClient.PutAsync(filler, "/api/v1/figures/2024-10/air.pm25", """{"value":41,"weight":31,"reason":"站点复核"}""")).Status);
        await using var leader = await site.VisitAsAsync("lingdao");
        await leader.OpenAsync("/");

        await leader.FollowMenuAsync("变更记录");

        var row = leader.Page.Locator("tr[data-kind='figure'][data-indicator='air.pm25']").First;
        await Expect(row.Locator(".old")).ToContainTextAsync("27 µg/m³");
        await Expect(row.Locator(".new")).ToContainTextAsync("41 µg/m³");
        await Expect(row.Locator(".who")).ToContainTextAsync("演示填报员");
        await Expect(row.Locator(".why")).ToHaveTextAsync("站点复核");
        await Expect(leader.Page.Locator("[data-headline='air.pm25']")).ToContainTextAsync("截至10月");
        await row.GetByRole(Microsoft.Playwright.AriaRole.Link).ClickAsync();
        await leader.Page.ArrivesAsync("**/indicators/air.pm25?year=2024&month=10");
        Assert.Empty(leader.Complaints);
    }

    [Fact]
    public async Task Link_RemovedWithAReason_IsGoneFromTheComparison_AndStandsInTheChanges()
    {
        await using var administrator = await site.VisitAsAsync("xitong");
        var page = administrator.Page;
        var pair = page.GetByTestId("compared-indicators").Locator("tr[data-indicator='water.county-sections']");
        await administrator.OpenAsync("/plans/2024/compare");
        await Expect(pair).ToContainTextAsync("上一年为");
        await page.GetByTestId("links").Locator("summary").ClickAsync();

        await page.Locator("[data-remove='water.county-sections']").ClickAsync();
        await page.GetByTestId("dialog-confirm").ClickAsync();
        await Expect(page.Locator("#step-problem")).Not.ToBeEmptyAsync();
        await page.Locator("#step-reason").FillAsync("两项指标并无接替");
        await page.GetByTestId("dialog-confirm").ClickAsync();

        await Expect(page.GetByTestId("links")).ToContainTextAsync("没有登记的衔接关系");
        await Expect(pair).ToContainTextAsync("新增指标");
        await administrator.FollowMenuAsync("变更记录");
        var row = page.Locator("tr[data-kind='catalogue']").Filter(new() { HasText = "指标衔接：" }).First;
        await Expect(row.Locator(".new")).ToHaveTextAsync("已移除");
        await Expect(row.Locator(".why")).ToHaveTextAsync("两项指标并无接替");
        Assert.Empty(administrator.Complaints);
    }
}
