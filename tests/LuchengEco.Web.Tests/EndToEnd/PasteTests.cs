using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>A block from a spreadsheet goes where the eye expects it, in whatever size, and comes out again with one key.</summary>
public sealed class PasteTests(EcoSite site) : IClassFixture<EcoSite>
{
    private const string Month = "2024-11";

    [Fact]
    public async Task Block_WithALineBreakInACell_StaysInItsRowsAndComesOutWithOneKey()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, Month + "?unit=general");
        var rows = await filler.Page.Locator("tr[data-row]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.row)");

        await form.PasteBlockAsync(rows[0], "value", "3\r\n\"4\"\r\n5\r\n");
        await form.SaysAsync(rows[2], "已保存");
        Assert.Equal(["3", "4", "5"], await Task.WhenAll(rows.Take(3).Select(row => site.CellAsync(Month, row))));

        await form.PasteBlockAsync(rows[3], "note", "\"两行\n的备注\"\r\n下一行\r\n");
        await Expect(form.Cell(rows[3], "note")).ToHaveValueAsync("两行 的备注");
        await Expect(form.Cell(rows[4], "note")).ToHaveValueAsync("下一行");
        await filler.Page.Keyboard.PressAsync("Control+z");
        await Expect(form.Cell(rows[3], "note")).ToHaveValueAsync("");
        await Expect(form.Cell(rows[4], "note")).ToHaveValueAsync("");
        Assert.Empty(filler.Complaints);
    }

    [Fact]
    public async Task Block_BeforeItIsTaken_ShowsWhatChangesAndWhy()
    {
        var before = await site.EverythingStoredAsync();
        await using var filler = await site.VisitAsAsync("tianbao");
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, "2024-10");
        await form.PasteAsync("air.pm25", "value", "24\t31\t\t\r\n36\t31\r\n1,2\r\n\t\t\t\r\n");

        await Expect(form.Preview.GetByRole(AriaRole.Row).Filter(new() { HasText = "PM2.5浓度 · 数值" }).GetByRole(AriaRole.Cell)).ToHaveTextAsync(["27", "24", ""]);
        await Expect(form.Preview).ToContainTextAsync("“优良天数”（36）不能大于“有效监测天数”（31），请核对。");
        await Expect(form.Preview).ToContainTextAsync("千位分隔符的位置不对");
        await Expect(form.Preview.Locator("[data-outcome='Cleared']")).ToHaveCountAsync(0);
        await form.Preview.GetByLabel("空白单元格清空原值").CheckAsync();
        await Expect(form.Preview.Locator("[data-outcome='Cleared']").Filter(new() { HasText = "48" })).ToContainTextAsync("秸秆禁烧劝导");
        await filler.Page.Keyboard.PressAsync("Escape");
        await Expect(form.Preview).ToHaveCountAsync(0);
        await Expect(form.Cell("air.pm25")).ToBeFocusedAsync();
        await Expect(form.Cell("air.pm25")).ToHaveValueAsync("27");
        Assert.Equal(before, await site.EverythingStoredAsync());

        // Nothing but what cannot be: there is nothing to apply, and Enter leaves.
        await form.PasteAsync("air.straw-persuaded", "value", "x\r\ny");
        await Expect(filler.Page.GetByTestId("paste-apply")).ToBeDisabledAsync();
        await Expect(filler.Page.GetByTestId("paste-cancel")).ToBeFocusedAsync();
        await filler.Page.Keyboard.PressAsync("Enter");
        await Expect(form.Preview).ToHaveCountAsync(0);
        Assert.Equal(before, await site.EverythingStoredAsync());
        Assert.Empty(filler.Complaints);
    }

    [Fact]
    public async Task Cell_PastedAlone_ReplacesWithoutAQuestion_AndAWordSetsTheMark()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, Month);
        await form.PasteAsync("party.letters", "value", "1,234\r\n");
        await form.SaysAsync("party.letters", "拒绝");
        await form.PasteAsync("party.letters", "value", "２\r\n");
        await form.SaysAsync("party.letters", "已保存");
        await form.PasteAsync("party.warnings", "value", "未公布\r\n");
        await form.SaysAsync("party.warnings", "已保存");
        Assert.Equal(("2", "notPublished"), (await site.CellAsync(Month, "party.letters"), await site.CellAsync(Month, "party.warnings")));

        await filler.Page.Keyboard.PressAsync("Control+z");
        await Expect(form.Cell("party.warnings", "mark")).ToHaveValueAsync("");
        await form.SaysAsync("party.warnings", "已保存");
        Assert.Equal("", await site.CellAsync(Month, "party.warnings"));
        Assert.Empty(filler.Complaints);
    }

    [Fact]
    public async Task Block_OfMoreTextThanOneMessageHolds_IsStoredToTheLastRow()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, "2024-10");
        var rows = await filler.Page.Locator("tr[data-row]:has(input[data-column='0'])").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.row)");
        var note = new string('注', 480);

        await form.PasteBlockAsync(rows[0], "note", string.Join("\r\n", rows.Select(_ => note)));
        await Expect(form.Summary).ToHaveTextAsync("全部已保存");

        var stored = await site.Database.QueryAsync("SELECT count(*) FROM monthly_figures WHERE year = 2024 AND month_number = 10 AND length(note) = 480", row => row.GetInt64(0));
        Assert.Equal(rows.Length, Assert.Single(stored));
        Assert.Empty(filler.Complaints);
    }
}
