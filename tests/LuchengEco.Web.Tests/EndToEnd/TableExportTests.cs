using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Web.Tests.Printing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>Every table goes to Excel and CSV with the rows and the order of the page, without leaving it.</summary>
public sealed class TableExportTests(EcoSite site) : IClassFixture<EcoSite>
{
    [Theory]
    [InlineData("lingdao", "/indicators?sort=-status", ".indicator", "单位", "状态")]
    [InlineData("lingdao", "/indicators?area=A2&q=%E6%B0%B4&basis=approved", ".indicator", "单位", "状态")]
    [InlineData("lingdao", "/indicators/air.pm25?year=2024&month=10", "table:has([data-history]) tbody tr", "单位", "审核状态")]
    [InlineData("lingdao", "/areas/A3?as-of=2024-10-31", ".indicator", "单位", "状态")]
    [InlineData("lingdao", "/projects/2024?sort=-planned", ".project", "数量单位", "状态")]
    [InlineData("lingdao", "/plans/2024?view=facts&sort=-value", "table.data tbody tr", "单位", "指标")]
    [InlineData("lingdao", "/plans/2024/compare", "[data-testid=compared-indicators] tbody tr", "单位", "同期变化")]
    [InlineData("xitong", "/admin/targets?year=2024", "tr[data-target]", "单位", "来源")]
    [InlineData("xitong", "/admin/indicators?sort=name", "tr[data-indicator]", "责任科室", "状态")]
    [InlineData("xitong", "/admin/people", "tr.person", "角色", "状态")]
    public async Task Table_TakenAway_HoldsTheRowsOfThePage(string userName, string path, string rows, string unit, string status)
    {
        await using var person = await site.VisitAsAsync(userName);
        await person.OpenAsync(path);
        var shown = await person.Page.Locator(rows).Filter(new() { Visible = true }).EvaluateAllAsync<string[]>("rows => rows.map(row => (row.querySelector('th a, th strong, th') ?? row).innerText.split('\\n')[0].trim())");
        Assert.NotEmpty(shown);

        var (csvName, csv) = await SaveAsync(person, "csv");
        var records = ExportTests.Records(csv);
        var head = records.ToList().FindIndex(record => record.Contains(unit));
        Assert.EndsWith("20241124.csv", csvName, StringComparison.Ordinal);
        Assert.Contains(status, records[head]);
        Assert.Contains(records.Take(head), line => line[0].StartsWith("数据时间：2024年", StringComparison.Ordinal));
        Assert.Contains(records.Take(head), line => line[0].StartsWith("导出：", StringComparison.Ordinal));
        if (path.Contains("basis=approved", StringComparison.Ordinal))
            Assert.Contains(records.Take(head), line => line[0] == "口径：仅审核通过的数据");
        if (path.Contains("as-of", StringComparison.Ordinal))
            Assert.Contains(records.Take(head), line => line[0] == "数据时间：2024年10月31日23:59（历史时点）");
        Assert.Equal(shown.Length, records.Count - head - 1);
        Assert.All(shown.Zip(records.Skip(head + 1)), pair => Assert.True(Same(pair.First, pair.Second[0]), $"{pair.First} ≠ {pair.Second[0]}"));

        var (_, excel) = await SaveAsync(person, "xlsx");
        using var memory = new MemoryStream(excel);
        using var document = SpreadsheetDocument.Open(memory, isEditable: false);
        var cells = document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToList()).Where(row => row.Count > 0).ToList();
        Assert.Equal(records.Count, cells.Count);
        Assert.Equal(records.Skip(head + 1).Select(record => record.Length), cells.Skip(head + 1).Select(row => row.Count));
        Assert.Empty(person.Complaints);
    }

    /// <summary>The page says 27.3 with a unit beside it; the file has both in columns of their own, to the digit.</summary>
    [Fact]
    public async Task Values_OfTheIndicators_AreThoseOfThePage()
    {
        await using var person = await site.VisitAsAsync("lingdao");
        await person.OpenAsync("/indicators?year=2024&month=10");
        var shown = await person.Page.Locator(".indicator").EvaluateAllAsync<string[]>(
            """
            rows => rows.map(row => [row.querySelector('.name a').innerText, row.querySelector('.unit').innerText, row.querySelector('.value strong').innerText, row.querySelector('.target').innerText,
              row.querySelector('.last').innerText, row.querySelector('td.measure').innerText, row.querySelector('.missing').innerText].map(text => text.trim().replaceAll('−', '-')).join('|'))
            """);

        var (_, csv) = await SaveAsync(person, "csv");

        var records = ExportTests.Records(csv);
        var heads = records.First(record => record.Contains("状态")).ToList();
        string Of(string[] record, string head) => record[heads.IndexOf(head)];
        Assert.Equal(shown, records.SkipWhile(record => !record.Contains("状态")).Skip(1)
            .Select(record => string.Join('|', new[] { "指标", "科室", "截至10月", "目标", "上年同期", "单位", "缺数月份" }.Select(head => Of(record, head)))));
    }

    [Fact]
    public async Task Tree_OfAPlan_IsTakenAwayWhole()
    {
        await using var person = await site.VisitAsAsync("lingdao", 390, 844);
        await person.OpenAsync("/plans/2024");
        var (name, csv) = await SaveAsync(person, "csv");
        Assert.Equal("2024年度计划20241124.csv", name);
        Assert.True(ExportTests.Records(csv).Count > 60);
        await Expect(person.Page.Locator(".table-tools [role=status]")).ToContainTextAsync("已导出");
    }

    private static bool Same(string shown, string taken) => shown == taken || shown.StartsWith(taken, StringComparison.Ordinal) || (int.TryParse(shown.TrimEnd('月'), out var month) && taken.EndsWith($"-{month:00}", StringComparison.Ordinal));

    private static async Task<(string Name, byte[] Content)> SaveAsync(Visitor person, string format)
    {
        var download = await person.Page.RunAndWaitForDownloadAsync(() => person.Page.Locator($"[data-export={format}]").First.ClickAsync());
        return (download.SuggestedFilename, await File.ReadAllBytesAsync(await download.PathAsync()));
    }
}
