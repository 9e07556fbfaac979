using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>The grid answers the keys of a spreadsheet: one moves, replaces, edits, selects, copies, clears and takes back without a mouse.</summary>
public sealed class SpreadsheetKeysTests(EcoSite site) : IClassFixture<EcoSite>
{
    private const string Month = "2024-11";

    [Fact]
    public async Task Arrows_HomeAndEnd_GoFromCellToCell()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var (page, form) = (filler.Page, new EntryForm(filler.Page));
        await form.OpenAsync(filler, Month);
        await form.Cell("air.pm25").FocusAsync();
        foreach (var (key, code, field) in new[]
        {
            ("ArrowRight", "air.pm25", "weight"), ("ArrowRight", "air.pm25", "mark"), ("ArrowDown", "air.good-days", "mark"), ("ArrowRight", "air.good-days", "note"),
            ("Home", "air.good-days", "numerator"), ("ArrowRight", "air.good-days", "denominator"), ("ArrowUp", "air.pm25", "weight"), ("End", "air.pm25", "note"),
            ("ArrowDown", "air.good-days", "note"), ("ArrowLeft", "air.good-days", "mark"), ("ArrowUp", "air.pm25", "mark"), ("ArrowLeft", "air.pm25", "weight"),
            ("Tab", "air.pm25", "mark"), ("Tab", "air.pm25", "note"), ("Tab", "air.good-days", "numerator"), ("Shift+Tab", "air.pm25", "note"),
            ("Control+End", "party.reminded", "value"), ("Control+Home", "society.biodiversity-events", "value"), ("Control+ArrowDown", "party.reminded", "value"),
        })
        {
            await page.Keyboard.PressAsync(key);
            await Expect(form.Cell(code, field)).ToBeFocusedAsync();
        }
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.PressAsync("PageDown");
        await page.Keyboard.PressAsync("PageUp");
        await Expect(form.Cell("society.biodiversity-events")).ToBeFocusedAsync();
        // The name of a row is a link: the arrows reach it, and come back.
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(form.Row("society.biodiversity-events").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(form.Cell("society.synergy-pilots")).ToBeFocusedAsync();
        Assert.Empty(filler.Complaints);
    }

    [Fact]
    public async Task Typing_Replaces_F2Edits_AndEscapeBringsBack()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var (page, form) = (filler.Page, new EntryForm(filler.Page));
        await form.OpenAsync(filler, "2024-10");
        var cell = form.Cell("law.permits");
        await cell.FocusAsync();
        var old = await cell.InputValueAsync();
        await page.Keyboard.TypeAsync("34");
        await Expect(cell).ToHaveValueAsync("34");
        await page.Keyboard.PressAsync("Escape");
        await Expect(cell).ToHaveValueAsync(old);

        await page.Keyboard.TypeAsync("34");
        await page.Keyboard.PressAsync("F2");
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.TypeAsync("1");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Backspace");
        await Expect(cell).ToBeFocusedAsync();
        await Expect(cell).ToHaveValueAsync("14");
        await page.Keyboard.PressAsync("F2");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(form.Cell("law.eia-approvals")).ToBeFocusedAsync();
        await form.SaysAsync("law.permits", "已保存");

        // A second click is F2 with the mouse; Enter ends it and moves down.
        await cell.ClickAsync();
        await cell.ClickAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync("2");
        await Expect(cell).ToHaveValueAsync("142");
        await page.Keyboard.PressAsync("Escape");
        await Expect(cell).ToHaveValueAsync("14");
        await page.Keyboard.PressAsync("Enter");
        await Expect(form.Cell("law.bundled-approvals")).ToBeFocusedAsync();
        Assert.Equal("14", await site.CellAsync("2024-10", "law.permits"));
    }

    [Fact]
    public async Task Steps_OfSeveralKinds_ComeBackOneByOneAndGoForwardAgain()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var (page, form) = (filler.Page, new EntryForm(filler.Page));
        await form.OpenAsync(filler, "2024-10");
        var (first, second) = (form.Cell("law.cases"), form.Cell("law.five-kinds"));
        var (one, two) = (await first.InputValueAsync(), await second.InputValueAsync());
        await first.FocusAsync();
        await page.Keyboard.TypeAsync("17");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("18");
        await page.Keyboard.PressAsync("Enter");
        await form.SaysAsync("law.five-kinds", "已保存");
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Keyboard.PressAsync("Shift+ArrowUp");
        await page.Keyboard.PressAsync("Delete");
        await Expect(first).ToHaveValueAsync("");
        await Expect(second).ToHaveValueAsync("");
        await form.SaysAsync("law.cases", "已保存");
        await form.SaysAsync("law.five-kinds", "已保存");
        Assert.Equal("", await site.CellAsync("2024-10", "law.cases"));

        await UndoAsync("17", "18");
        await UndoAsync("17", two);
        await UndoAsync(one, two);
        await page.Keyboard.PressAsync("Control+z");
        await Expect(form.Notice).ToHaveTextAsync("没有可以撤销的操作。");
        await page.Keyboard.PressAsync("Control+y");
        await Expect(first).ToHaveValueAsync("17");
        await page.Keyboard.PressAsync("Control+Shift+z");
        await Expect(second).ToHaveValueAsync("18");
        await Expect(form.Summary).ToHaveTextAsync("全部已保存");
        Assert.Equal(("17", "18"), (await site.CellAsync("2024-10", "law.cases"), await site.CellAsync("2024-10", "law.five-kinds")));
        Assert.Empty(filler.Complaints);

        async Task UndoAsync(string firstText, string secondText)
        {
            await page.Keyboard.PressAsync("Control+z");
            await Expect(first).ToHaveValueAsync(firstText);
            await Expect(second).ToHaveValueAsync(secondText);
        }
    }

    [Fact]
    public async Task Block_SelectedWithShift_IsCopiedAsASpreadsheetTakesItAndPastedBack()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var (page, form) = (filler.Page, new EntryForm(filler.Page));
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await form.OpenAsync(filler, Month);
        await form.Cell("digital.agreements").FocusAsync();
        await page.Keyboard.TypeAsync("不适用");
        await page.Keyboard.PressAsync("Enter");
        await Expect(form.Cell("digital.agreements", "mark")).ToHaveValueAsync("notApplicable");
        await page.Keyboard.TypeAsync("2");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync("他说\"好\"");
        await page.Keyboard.PressAsync("Enter");
        await form.SaysAsync("digital.pending-cases", "已保存");
        await form.Cell("digital.agreements").FocusAsync();
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.Keyboard.PressAsync("Control+c");
        Assert.Equal("不适用\r\n2\r\n", await form.ClipboardAsync());
        await page.Keyboard.PressAsync("Shift+End");
        await Expect(form.Notice).ToContainTextAsync("已选 3 行 3 列");
        await Expect(page.Locator("[data-selected]")).ToHaveCountAsync(9);
        await page.Keyboard.PressAsync("Control+c");
        Assert.Equal("\t不适用\t\r\n2\t\t\"他说\"\"好\"\"\"\r\n\t\t", await form.ClipboardAsync());

        await form.Cell("digital.river-monitors").FocusAsync();
        await page.Keyboard.PressAsync("Control+v");
        await Expect(page.GetByTestId("paste-apply")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await form.SaysAsync("digital.sewage-sensors", "已保存");
        await Expect(form.Cell("digital.sewage-sensors", "note")).ToHaveValueAsync("他说\"好\"");
        Assert.Equal(("notApplicable", "2"), (await site.CellAsync(Month, "digital.river-monitors"), await site.CellAsync(Month, "digital.sewage-sensors")));

        // The column of the unit, then of the whole grid.
        await page.Keyboard.PressAsync("Control+a");
        await Expect(form.Notice).ToContainTextAsync("已选 11 行 1 列");
        await page.Keyboard.PressAsync("Control+a");
        await Expect(form.Notice).ToContainTextAsync("已选 83 行 1 列");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[data-selected]")).ToHaveCountAsync(0);
        // With the mouse it is a click with Shift.
        await form.Cell("digital.agreements").ClickAsync();
        await form.Cell("digital.assessments", "note").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(page.Locator("[data-selected]")).ToHaveCountAsync(9);
        Assert.Empty(filler.Complaints);
    }

    [Fact]
    public async Task Marks_AreSetChangedAndTakenAwayByKeys()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var (page, form) = (filler.Page, new EntryForm(filler.Page));
        await form.OpenAsync(filler, "2024-10");
        var (value, mark) = (form.Cell("inspect.noise-closed"), form.Cell("inspect.noise-closed", "mark"));
        var old = await value.InputValueAsync();
        await value.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(mark).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("s");
        await Expect(mark).ToHaveValueAsync("notPublished");
        await Expect(value).ToHaveValueAsync("");
        await page.Keyboard.PressAsync("b");
        await Expect(mark).ToHaveValueAsync("notApplicable");
        await form.SaysAsync("inspect.noise-closed", "已保存");
        Assert.Equal("notApplicable", await site.CellAsync("2024-10", "inspect.noise-closed"));
        await page.Keyboard.PressAsync("Delete");
        await Expect(mark).ToHaveValueAsync("");
        await page.Keyboard.PressAsync("Control+z");
        await page.Keyboard.PressAsync("Control+z");
        await page.Keyboard.PressAsync("Control+z");
        await Expect(value).ToHaveValueAsync(old);
        await Expect(mark).ToHaveValueAsync("");

        // A number typed over the mark takes its place.
        await value.FocusAsync();
        await page.Keyboard.TypeAsync("尚未公布");
        await page.Keyboard.PressAsync("Tab");
        await Expect(mark).ToHaveValueAsync("notPublished");
        await Expect(value).ToHaveAttributeAsync("placeholder", "尚未公布");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.TypeAsync("7");
        await page.Keyboard.PressAsync("ArrowDown");
        await form.SaysAsync("inspect.noise-closed", "已保存");
        await Expect(mark).ToHaveValueAsync("");
        Assert.Equal("7", await site.CellAsync("2024-10", "inspect.noise-closed"));
        Assert.Empty(filler.Complaints);
    }

    [Fact]
    public async Task Month_OfAUnit_IsTypedAndSubmittedWithoutAMouse()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var (page, form) = (filler.Page, new EntryForm(filler.Page));
        await form.OpenAsync(filler, Month);
        await KeyboardTests.TabToAsync(page, form.Cell("society.biodiversity-events"));
        foreach (var keys in new[] { "3", "Enter", "0", "Enter", "0", "Enter", "不适用", "Enter", "12", "Enter", "1.62", "Enter", "1.13", "Enter", "211", "Tab", "Tab", "按月统计", "Enter" })
        {
            if (keys is "Enter" or "Tab")
                await page.Keyboard.PressAsync(keys);
            else
                await page.Keyboard.InsertTextAsync(keys);
        }
        await Expect(form.Cell("air.pm25", "note")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("所有指标都已填写。");
        await KeyboardTests.TabToAsync(page, page.GetByTestId("dialog-confirm"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(form.Unit("general")).ToContainTextAsync("已报送");
        var stored = new List<string>();
        foreach (var code in new[] { "biodiversity-events", "synergy-pilots", "benchmark-projects", "low-carbon-pilots", "activities", "leaflets", "gifts", "poster-points" })
            stored.Add(await site.CellAsync(Month, "society." + code));
        Assert.Equal(["3", "0", "0", "notApplicable", "12", "1.62", "1.13", "211"], stored);

        // The keys go on where they were: the next unit is one arrow away.
        await Expect(form.Cell("society.poster-points", "note")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(form.Cell("air.pm25", "note")).ToBeFocusedAsync();
        Assert.Empty(filler.Complaints);
    }
}
