using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>A block from a spreadsheet goes where the eye expects it, in whatever size, and comes out again with one key.</summary>
public sealed class PasteTests(EcoSite site) : IClassFixture<EcoSite>
{
    private const string Month = "2024-11";

    private const string Paste =
        """
        (cell, text) => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """;

    [Fact]
    public async Task Block_WithALineBreakInACell_StaysInItsRowsAndComesOutWithOneKey()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, Month + "?unit=general");
        var rows = await filler.Page.Locator("tr[data-row]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.row)");
        var first = form.Cell(rows[0]);
        await first.FocusAsync();

        await first.EvaluateAsync(Paste, "3\r\n\"4\"\r\n5\r\n");
        await form.SaysAsync(rows[2], "已保存");
        Assert.Equal(["3", "4", "5"], await Task.WhenAll(rows.Take(3).Select(row => site.CellAsync(Month, row))));

        await form.Cell(rows[3], "note").FocusAsync();
        await form.Cell(rows[3], "note").EvaluateAsync(Paste, "\"两行\n的备注\"\r\n下一行\r\n");
        await Expect(form.Cell(rows[3], "note")).ToHaveValueAsync("两行 的备注");
        await Expect(form.Cell(rows[4], "note")).ToHaveValueAsync("下一行");
        await filler.Page.Keyboard.PressAsync("Control+z");
        await Expect(form.Cell(rows[3], "note")).ToHaveValueAsync("");
        await Expect(form.Cell(rows[4], "note")).ToHaveValueAsync("");
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
        await form.Cell(rows[0], "note").FocusAsync();

        await form.Cell(rows[0], "note").EvaluateAsync(Paste, string.Join("\r\n", rows.Select(_ => note)));
        await Expect(form.Summary).ToHaveTextAsync("全部已保存");

        var stored = await site.Database.QueryAsync("SELECT count(*) FROM monthly_figures WHERE year = 2024 AND month_number = 10 AND length(note) = 480", row => row.GetInt64(0));
        Assert.Equal(rows.Length, Assert.Single(stored));
        Assert.Empty(filler.Complaints);
    }
}
