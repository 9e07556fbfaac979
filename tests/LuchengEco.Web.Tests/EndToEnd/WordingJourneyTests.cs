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

    [Fact]
    public async Task Words_OverAnothersVersion_AreRefusedAndOfferedOverIt()
    {
        await using var visitor = await site.VisitAsAsync("shenhe");
        await using var other = await site.VisitAsAsync("tianbao");
        var (mine, another) = (await EditAsync(visitor, 7, "goal/air.pm25"), await EditAsync(visitor, 7, "goal/air.good-days"));
        await TypeAtEndAsync(visitor, mine, "审核员的话。");
        await (await EditAsync(other, 7, "goal/air.pm25", open: true)).GetByRole(AriaRole.Textbox).PressAsync("End");
        await other.Page.Keyboard.InsertTextAsync("填报员的话。");
        await other.Page.GetByTestId("wording-save").ClickAsync();
        await Expect(other.Page.Locator("p.outcome")).ToHaveTextAsync("已保存为第1版。");

        // Saving another paragraph loads the page anew, and the first card with it.
        await TypeAtEndAsync(visitor, another, "另一段。");
        await another.GetByTestId("wording-save").ClickAsync();
        await Expect(visitor.Page.Locator("p.outcome")).ToHaveTextAsync("已保存为第1版。");
        await mine.GetByTestId("wording-save").ClickAsync();

        await Expect(mine.GetByText("刚刚改写了这一段")).ToBeVisibleAsync();
        await Expect(mine.GetByTestId("newer")).ToContainTextAsync("填报员的话。");
        await mine.GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();
        await Expect(mine.Locator("p.text")).ToContainTextAsync("填报员的话。");

        // What was typed is still there, with the word that somebody else saved meanwhile.
        await visitor.OpenAsync("/summary/2024/wording?month=7");
        await mine.GetByRole(AriaRole.Button, new() { Name = "改写" }).ClickAsync();
        await Expect(mine.GetByTestId("unsaved")).ToContainTextAsync("第1版");
        await mine.GetByRole(AriaRole.Button, new() { Name = "继续上次的改动" }).ClickAsync();
        await Expect(mine.GetByRole(AriaRole.Textbox)).ToContainTextAsync("审核员的话。");
        await mine.GetByTestId("wording-save").ClickAsync();
        await Expect(visitor.Page.Locator("p.outcome")).ToHaveTextAsync("已保存为第2版。");
        await mine.GetByRole(AriaRole.Button, new() { Name = "改写" }).ClickAsync();
        await Expect(mine.GetByRole(AriaRole.Textbox)).ToContainTextAsync("审核员的话。");
        await Expect(mine.GetByTestId("unsaved")).ToHaveCountAsync(0);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Words_LeftByEscape_AreOfferedUntilTheyAreGivenUp()
    {
        await using var visitor = await site.VisitAsAsync("shenhe");
        var card = await EditAsync(visitor, 6, "goal/air.pm25");
        await TypeAtEndAsync(visitor, card, "还没有想好的话。");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(card.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
        await Expect(card.GetByTestId("kept")).ToBeVisibleAsync();

        await card.GetByRole(AriaRole.Button, new() { Name = "改写" }).ClickAsync();
        // Nothing can be typed over it before somebody decided, and the keyboard is there to decide.
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "继续上次的改动" })).ToBeFocusedAsync();
        await Expect(card.GetByRole(AriaRole.Textbox)).ToHaveAttributeAsync("contenteditable", "false");
        await Expect(card.GetByTestId("wording-save")).ToBeDisabledAsync();
        Assert.Empty(await Axe.LookAsync(visitor, "unsaved words"));
        await card.GetByTestId("unsaved").GetByRole(AriaRole.Button, new() { Name = "放弃" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Textbox)).ToHaveAttributeAsync("contenteditable", "true");
        await card.GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "改写" }).ClickAsync();

        await Expect(card.GetByRole(AriaRole.Textbox)).ToContainTextAsync("截至6月");
        await Expect(card.GetByTestId("unsaved")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Number_Inserted_StandsWhereTheCaretWas()
    {
        await using var visitor = await site.VisitAsAsync("shenhe");
        var card = await EditAsync(visitor, 5, "goal/air.pm25");
        var box = card.GetByRole(AriaRole.Textbox);
        await TypeAtEndAsync(visitor, card, "最后一句。");
        await box.PressAsync("Control+Home");

        await card.GetByRole(AriaRole.Searchbox).FillAsync("AQI优良率 目标");
        await card.Locator(".insert li").GetByRole(AriaRole.Button).First.ClickAsync();

        await Expect(box.Locator(".slot[data-key^='air.good-days/']")).ToHaveCountAsync(1);
        Assert.Equal("", await box.EvaluateAsync<string>("box => [...box.childNodes].slice(0, [...box.childNodes].findIndex(node => node.dataset)).map(node => node.textContent).join('').replaceAll('\\u200b', '')"));
        Assert.StartsWith("air.good-days/", await box.Locator(".slot").First.GetAttributeAsync("data-key"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirmation_CoversNoOtherNumbersThanThoseShown()
    {
        await using var visitor = await site.VisitAsAsync("shenhe");
        var card = await EditAsync(visitor, 4, "goal/air.pm25");
        var save = card.GetByTestId("wording-save");
        await TypeAtEndAsync(visitor, card, "目标26微克/立方米，另有1234家。");
        await save.ClickAsync();
        await Expect(card.GetByTestId("consequences")).ToContainTextAsync("1234家");
        await Expect(save).ToHaveTextAsync("仍要保存");

        await card.GetByTestId("typed").GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(save).ToHaveTextAsync("保存");
        await save.ClickAsync();
        await Expect(card.GetByTestId("consequences")).ToContainTextAsync("1234家");
        await Expect(card.GetByTestId("consequences")).Not.ToContainTextAsync("26微克");

        // Typed and saved at once, before the page has heard of it.
        await TypeAtEndAsync(visitor, card, "又有567家。");
        await save.ClickAsync();
        await Expect(card.GetByTestId("consequences")).ToContainTextAsync("567家");
        await save.ClickAsync();
        await Expect(visitor.Page.Locator("p.outcome")).ToHaveTextAsync("已保存为第1版。");

        // An older version with typed numbers asks again.
        await card.GetByRole(AriaRole.Button, new() { Name = "改写" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Textbox)).ToContainTextAsync("567家");
        await card.GetByRole(AriaRole.Button, new() { Name = "恢复自动文字" }).ClickAsync();
        await Expect(visitor.Page.Locator("p.outcome")).ToHaveTextAsync("已保存为第2版。");
        await card.GetByRole(AriaRole.Button, new() { Name = "历史" }).ClickAsync();
        await card.GetByTestId("wording-history").GetByRole(AriaRole.Button, new() { Name = "恢复这一版" }).ClickAsync();
        await Expect(card.GetByTestId("consequences")).ToContainTextAsync("1234家、567家");
        await card.GetByTestId("consequences").GetByRole(AriaRole.Button, new() { Name = "仍要保存" }).ClickAsync();
        await Expect(visitor.Page.Locator("p.outcome")).ToHaveTextAsync("已保存为第3版。");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Words_WhoseNumberIsGone_AreMendedInTheEditor()
    {
        await site.Database.ExecuteAsync(
            """
            INSERT INTO paragraph_wordings (year, month_number, key, version, template, draft, text, user_name, at)
            VALUES (2024, 3, 'goal/air.pm25', 1, '办公室的话：{air.pm25/gone}，目标{air.pm25/target}。', 'x', '办公室的话：26，目标26。', '某人', '2024-04-01')
            """);
        await using var visitor = await site.VisitAsAsync("shenhe");
        var card = await EditAsync(visitor, 3, "goal/air.pm25", open: false);
        await Expect(card).ToHaveAttributeAsync("data-state", "Broken");
        await Expect(card.Locator(".note.bad")).ToContainTextAsync("PM2.5");
        await card.GetByRole(AriaRole.Button, new() { Name = "改写" }).ClickAsync();
        var box = card.GetByRole(AriaRole.Textbox);
        await Expect(box).ToContainTextAsync("办公室的话：【PM2.5");
        var lost = box.Locator(".slot.lost");
        await Expect(lost).ToHaveCountAsync(1);
        await card.GetByTestId("wording-save").ClickAsync();
        await Expect(card.GetByText("以下数据位置已无对应数据")).ToBeVisibleAsync();

        await box.EvaluateAsync("box => { const slot = box.querySelector('.lost'); getSelection().setBaseAndExtent(box, [...box.childNodes].indexOf(slot), box, [...box.childNodes].indexOf(slot) + 1); }");
        await visitor.Page.Keyboard.PressAsync("Delete");
        await Expect(lost).ToHaveCountAsync(0);
        await card.GetByRole(AriaRole.Searchbox).FillAsync("PM2.5 累计值");
        await card.Locator(".insert li").GetByRole(AriaRole.Button).First.ClickAsync();
        await card.GetByTestId("wording-save").ClickAsync();
        await Expect(card.GetByTestId("consequences")).ToBeVisibleAsync();
        await card.GetByTestId("wording-save").ClickAsync();
        await Expect(visitor.Page.Locator("p.outcome")).ToHaveTextAsync("已保存为第2版。");
        await Expect(card).ToHaveAttributeAsync("data-state", "Reworded");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Words_OfAnEarlierMonth_AreTakenOverOnceTheirConsequencesAreConfirmed()
    {
        await site.Database.ExecuteAsync(
            """
            INSERT INTO paragraph_wordings (year, month_number, key, version, template, draft, text, user_name, at)
            VALUES (2023, 2, 'goal/air.pm25', 1, '办公室的话。', 'x', '办公室的话。', '某人', '2023-03-01')
            """);
        await using var visitor = await site.VisitAsAsync("shenhe");
        await visitor.OpenAsync("/summary/2023/wording?month=3");
        var (page, asked) = (visitor.Page, visitor.Page.GetByTestId("take-over-consequences"));
        await page.GetByRole(AriaRole.Button, new() { Name = "沿用2月的改写（1段）" }).ClickAsync();
        await Expect(asked).ToContainTextAsync("自动文字里的数字没有保留");
        await asked.GetByRole(AriaRole.Button, new() { Name = "仍要沿用" }).ClickAsync();

        await Expect(page.Locator("p.outcome")).ToHaveTextAsync("已沿用1段文字。");
        await Expect(asked).ToHaveCountAsync(0);
        await Expect(page.Locator("article.paragraph[data-key='goal/air.pm25'] p.text")).ToContainTextAsync("办公室的话。");
        Assert.Empty(visitor.Complaints);
    }

    private static async Task<ILocator> EditAsync(Visitor visitor, int month, string key, bool open = true)
    {
        var address = $"/summary/2024/wording?month={month}";
        if (!visitor.Page.Url.EndsWith(address, StringComparison.Ordinal))
            await visitor.OpenAsync(address);
        var card = visitor.Page.Locator($"article.paragraph[data-key='{key}']");
        if (open)
        {
            await card.GetByRole(AriaRole.Button, new() { Name = "改写" }).ClickAsync();
            await Expect(card.GetByRole(AriaRole.Textbox)).ToContainTextAsync($"截至{month}月");
        }
        return card;
    }

    private static async Task TypeAtEndAsync(Visitor visitor, ILocator card, string words)
    {
        await card.GetByRole(AriaRole.Textbox).PressAsync("End");
        await visitor.Page.Keyboard.InsertTextAsync(words);
    }
}
