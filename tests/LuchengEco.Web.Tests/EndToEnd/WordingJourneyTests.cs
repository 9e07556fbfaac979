using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>The office says a paragraph in its own words: the numbers stay bound to the data.</summary>
public sealed class WordingJourneyTests(EcoSite site) : IClassFixture<EcoSite>
{
    [Fact]
    public async Task Paragraph_Reworded_IsPrintedWithItsNumbersAndKeepsItsVersions()
    {
        await using var visitor = await site.VisitAsAsync("shenhe");
        var page = visitor.Page;
        await visitor.OpenAsync("/summary/2024?month=9");
        await page.GetByTestId("wording").ClickAsync();
        var card = page.Locator("article.paragraph[data-key='goal/air.pm25']");
        await card.GetByRole(AriaRole.Button, new() { Name = "改写" }).ClickAsync();
        var box = card.GetByRole(AriaRole.Textbox);
        await Expect(box).ToContainTextAsync("截至9月");
        var slots = await box.Locator(".slot").CountAsync();
        Assert.True(slots > 3);

        // A number typed by hand is pointed out, with the data that it may be.
        await box.PressAsync("End");
        await page.Keyboard.InsertTextAsync("全区空气质量较好，目标26微克/立方米。");
        await Expect(card.GetByTestId("typed")).ToContainTextAsync("“26微克/立方米”不随数据变化");
        Assert.Empty(await Axe.LookAsync(visitor, "editor"));
        await card.GetByTestId("typed").GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(box.Locator(".slot")).ToHaveCountAsync(slots + 1);
        await Expect(card.GetByTestId("typed")).ToHaveCountAsync(0);

        // A slot cannot be typed into: taking it out takes it out whole, and it can be put back.
        await box.EvaluateAsync("box => { const slot = box.querySelector('.slot'); getSelection().setBaseAndExtent(box, [...box.childNodes].indexOf(slot), box, [...box.childNodes].indexOf(slot) + 1); }");
        await page.Keyboard.PressAsync("Delete");
        await Expect(card.GetByTestId("dropped")).ToBeVisibleAsync();
        await card.GetByTestId("dropped").GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(card.GetByTestId("dropped")).ToHaveCountAsync(0);

        await box.PressAsync("Control+Enter");
        await Expect(page.Locator("p.outcome")).ToHaveTextAsync("已保存为第1版。");
        await Expect(card).ToHaveAttributeAsync("data-state", "Reworded");
        await card.GetByRole(AriaRole.Button, new() { Name = "历史" }).ClickAsync();
        await Expect(card.GetByTestId("wording-history").Locator("ins").First).ToBeVisibleAsync();

        await visitor.OpenAsync("/summary/2024?month=9");
        await Expect(page.Locator("article.summary")).ToContainTextAsync("全区空气质量较好，目标");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Words_NotSaved_AreOfferedAgainAfterTheBrowserCameBack()
    {
        await using var visitor = await site.VisitAsAsync("shenhe");
        var page = visitor.Page;
        await visitor.OpenAsync("/summary/2024/wording?month=8");
        var card = page.Locator("article.paragraph[data-key='goal/air.good-days']");
        await card.GetByRole(AriaRole.Button, new() { Name = "改写" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Textbox)).ToContainTextAsync("截至8月");
        await card.GetByRole(AriaRole.Textbox).PressAsync("End");
        await page.Keyboard.InsertTextAsync("没有保存的话。");
        await page.WaitForFunctionAsync("Object.entries(localStorage).some(([key, text]) => key.startsWith('eco-wording:') && text.includes('没有保存的话'))");

        await visitor.OpenAsync("/summary/2024/wording?month=8");
        await card.GetByRole(AriaRole.Button, new() { Name = "改写" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "继续上次的改动" }).ClickAsync();

        await Expect(card.GetByRole(AriaRole.Textbox)).ToContainTextAsync("没有保存的话。");
    }
}
