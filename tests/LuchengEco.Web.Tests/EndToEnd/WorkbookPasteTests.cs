using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>A month's numbers from a real workbook: every cell arrives as it was, and one key takes the whole back.</summary>
public sealed class WorkbookPasteTests(EcoSite site) : IClassFixture<EcoSite>
{
    private const string First = "waste.street-reduction";
    private const int Rows = 30;

    /// <summary>What the workbook says of thirty indicators that ask for one number.</summary>
    private static readonly object[] Values =
    [
        0.083m, 2m, 0m, 1312m, 21m, "尚未公布", 11m, 0m, 3m, "不适用", 1m, 0m, 2m, 1m, 10m, 12m, "２", 0m, 0m, 0m, 3m, 11m, 0m, "待公布", 1m, 1m, 4m, 31m, 1m, 32m,
    ];

    [Theory]
    [InlineData("2024-11", "Excel")]
    [InlineData("2024-10", "WPS")]
    public async Task SixtyCells_CopiedFromAWorkbook_ArriveExactlyAndComeOutWithOneKey(string month, string program)
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var (page, form) = (filler.Page, new EntryForm(filler.Page));
        await form.OpenAsync(filler, month);
        var rows = await page.Locator("tr[data-row]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.row)");
        var codes = rows.SkipWhile(code => code != First).Take(Rows).ToList();
        var before = await CellsAsync();
        var file = Workbook.Write(Values.Select((value, index) => new[] { value, index == 0 ? "停电\n\"两\"天" : $"第{index + 1}行" }));
        await form.PasteBlockAsync(First, "value", program == "Excel" ? Workbook.CopiedFromExcel(file) : Workbook.CopiedFromWps(file));
        await Expect(form.Summary).ToHaveTextAsync("全部已保存");
        await form.SaysAsync(codes[^1], "已保存");

        var expected = Values.Select(value => value switch
        {
            decimal number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "不适用" => "notApplicable",
            "２" => "2",
            _ => "notPublished",
        });
        Assert.Equal(expected, await CellsAsync());
        await Expect(form.Cell(First, "note")).ToHaveValueAsync("停电 \"两\"天");
        await Expect(form.Cell(codes[^1], "note")).ToHaveValueAsync("第30行");
        Assert.All(await DoorsAsync(), door => Assert.Equal("Paste", door));

        await page.Keyboard.PressAsync("Control+z");
        await form.SaysAsync(codes[^1], "已保存");
        await Expect(form.Summary).ToHaveTextAsync("全部已保存");
        await Expect(form.Cell(First, "note")).ToHaveValueAsync("");
        Assert.Equal(before, await CellsAsync());

        await page.Keyboard.PressAsync("Control+y");
        await form.SaysAsync(codes[^1], "已保存");
        await Expect(form.Cell(codes[^1], "note")).ToHaveValueAsync("第30行");
        await Expect(form.Summary).ToHaveTextAsync("全部已保存");
        Assert.Equal(expected, await CellsAsync());
        Assert.Empty(filler.Complaints);

        async Task<string[]> CellsAsync()
        {
            var cells = new List<string>();
            foreach (var code in codes)
                cells.Add(await site.CellAsync(month, code));
            return [.. cells];
        }

        Task<IReadOnlyList<string>> DoorsAsync() => site.Database.QueryAsync(
            $"SELECT DISTINCT r.door FROM figure_revisions r JOIN monthly_figures f ON f.id = r.figure_id WHERE f.year = 2024 AND f.month_number = {month[5..].TrimStart('0')} AND r.door <> 'Demonstration'",
            row => row.GetString(0));
    }
}
