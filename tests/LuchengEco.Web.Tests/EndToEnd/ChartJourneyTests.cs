using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>Charts in a real browser under the site's own content policy.</summary>
public sealed class ChartJourneyTests(EcoSite site) : IClassFixture<EcoSite>
{
    private const string Trend = "/indicators/air.pm25?year=2024&month=6";

    [Fact]
    public async Task Trend_IsThereWithTheFirstResponse_DrawsAndSaysItsTableByKeys()
    {
        await using var person = await site.VisitAsAsync("lingdao");
        var first = await (await person.OpenAsync(Trend)).TextAsync();
        Assert.Contains("class=\"month-chart\"", first, StringComparison.Ordinal);
        var frame = await DrawnAsync(person, "PM2.5浓度逐月走势");
        Assert.Equal(0, await frame.Locator(".placeholder").CountAsync());

        var stage = frame.Locator("[data-stage]");
        var live = frame.Locator("[data-live]");
        await stage.FocusAsync();
        for (var month = 1; month <= 3; month++)
        {
            await person.Page.Keyboard.PressAsync("ArrowRight");
            await Expect(live).ToHaveTextAsync(new Regex($"^2024年{month}月：2024年：{await CellAsync(frame, month, 1)}µg/m³"));
            await Expect(stage).ToContainTextAsync($"2024年{month}月");
            // The same numbers as in the table of the page.
            await Expect(person.Page.Locator("table", new() { HasText = "累计至当月" }).Locator("tbody tr").Nth(month - 1)).ToContainTextAsync(await CellAsync(frame, month, 1));
        }
        await person.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(live).ToHaveTextAsync(new Regex("^2024年2月："));
        await person.Page.Keyboard.PressAsync("End");
        await Expect(live).ToHaveTextAsync(new Regex("^2024年12月："));
        await person.Page.Keyboard.PressAsync("Escape");
        await Expect(live).ToHaveTextAsync("");

        await frame.GetByRole(AriaRole.Button, new() { Name = "表", Exact = true }).ClickAsync();
        await Expect(frame.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Expect(stage).ToBeHiddenAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "图", Exact = true }).ClickAsync();
        await Expect(stage).ToBeVisibleAsync();
        Assert.Empty(person.Complaints);
    }

    [Fact]
    public async Task Chart_TakesOnTheColoursOfTheThemeAndTheSizeOfItsPlace()
    {
        await using var person = await site.VisitAsAsync("lingdao");
        await person.OpenAsync(Trend);
        var frame = await DrawnAsync(person, "PM2.5浓度逐月走势");
        var svg = frame.Locator(".canvas svg");
        await Expect(svg.Locator("[fill='rgb(0,100,83)']").First).ToBeAttachedAsync();

        await person.Page.EvaluateAsync("() => { document.documentElement.style.setProperty('--eco-chart', 'color-mix(in srgb, #020406, #020406)'); document.dispatchEvent(new Event('eco-theme')); }");
        await Expect(svg.Locator("[fill='rgb(2,4,6)']").First).ToBeAttachedAsync();
        await Expect(svg.Locator("[fill='rgb(0,100,83)']")).ToHaveCountAsync(0);

        await person.Page.SetViewportSizeAsync(390, 844);
        await Expect(svg).ToHaveAttributeAsync("width", new Regex("^(2|3)[0-9]{2}(px)?$"));
        await NothingSidewaysAsync(person);
        Assert.Empty(person.Complaints);
    }

    [Fact]
    public async Task Exports_ArePicturesAndNumbersWithUnitAndState()
    {
        await using var person = await site.VisitAsAsync("lingdao");
        await person.OpenAsync(Trend);
        var frame = await DrawnAsync(person, "PM2.5浓度逐月走势");

        var (pngName, png) = await ExportAsync(person, frame, "png");
        Assert.Equal("PM2.5浓度逐月走势 2024年1–6月.png", pngName);
        Assert.Equal([0x89, 0x50, 0x4e, 0x47], png[..4]);
        var (width, box) = (png[16] << 24 | png[17] << 16 | png[18] << 8 | png[19], await frame.Locator(".canvas").BoundingBoxAsync());
        Assert.InRange(width, 2 * box!.Width, 2 * (box.Width + 40));

        var (_, svg) = await ExportAsync(person, frame, "svg");
        var picture = System.Xml.Linq.XDocument.Parse(Encoding.UTF8.GetString(svg));
        Assert.Contains("PM2.5浓度逐月走势 2024年1–6月", picture.Root!.Value, StringComparison.Ordinal);

        var (_, csv) = await ExportAsync(person, frame, "csv");
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), csv[..3]);
        var lines = Encoding.UTF8.GetString(csv[3..]).Split("\r\n");
        Assert.StartsWith("月份,2024年,2023年,累计值,目标,单位,状态,对照目标", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"2024年3月,{await CellAsync(frame, 3, 1)},", lines[3], StringComparison.Ordinal);
        Assert.Contains("µg/m³", lines[3], StringComparison.Ordinal);

        var (excelName, excel) = await ExportAsync(person, frame, "xlsx");
        Assert.EndsWith(".xlsx", excelName, StringComparison.Ordinal);
        using var book = SpreadsheetDocument.Open(new MemoryStream(excel), isEditable: false);
        var march = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().ElementAt(3).Elements<Cell>().ElementAt(1);
        Assert.Equal((CellValues.Number, await CellAsync(frame, 3, 1)), (march.DataType!.Value, march.CellValue!.Text));

        await Expect(frame.GetByRole(AriaRole.Status).Filter(new() { HasText = "已导出" })).ToContainTextAsync(excelName);
        Assert.Contains(await site.Database.QueryAsync("SELECT subject FROM audit_entries WHERE action = 'export'", row => row.GetString(0)), subject => subject == excelName);
        Assert.Empty(person.Complaints);
    }

    [Theory]
    [InlineData("/indicators?year=2024&month=6&view=heat", "指标逐月达标热力图 2024年1–6月", "ArrowDown")]
    [InlineData("/calendar?year=2024", "2024年工作日历", "ArrowRight")]
    [InlineData("/indicators/water.sewer-investment?year=2023&month=9", "零直排建设投资逐月走势", "ArrowRight")]
    [InlineData("/indicators/air.good-days?year=2024&month=6", "AQI优良率未达标天数累计", "ArrowRight")]
    public async Task Chart_OfEachKind_DrawsWalksByKeysAndFitsWideAndNarrow(string address, string title, string forward)
    {
        await using var person = await site.VisitAsAsync("lingdao");
        await person.OpenAsync(address);
        var frame = await DrawnAsync(person, title);
        await frame.Locator("[data-stage]").FocusAsync();
        await person.Page.Keyboard.PressAsync(forward);
        var first = await frame.Locator("[data-live]").TextContentAsync();
        await person.Page.Keyboard.PressAsync(forward);
        await Expect(frame.Locator("[data-live]")).Not.ToHaveTextAsync(first!);
        await Expect(frame.Locator("[data-live]")).Not.ToHaveTextAsync("");
        await NothingSidewaysAsync(person);
        await person.Page.SetViewportSizeAsync(390, 844);
        await NothingSidewaysAsync(person);
        Assert.Empty(person.Complaints);
    }

    [Fact]
    public async Task Views_AreChosenByLinksAndStandInTheAddress()
    {
        await using var person = await site.VisitAsAsync("lingdao");
        await person.OpenAsync("/indicators?year=2024&month=6");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "热力图", Exact = true }).ClickAsync();
        await person.Page.ArrivesAsync(new Uri(site.ServerAddress, "/indicators?year=2024&month=6&view=heat").ToString());
        await DrawnAsync(person, "指标逐月达标热力图 2024年1–6月");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "表格", Exact = true }).ClickAsync();
        await Expect(person.Page.Locator("tr.indicator").First).ToBeVisibleAsync();
        Assert.Empty(person.Complaints);
    }

    private static async Task<ILocator> DrawnAsync(Visitor person, string title)
    {
        var frame = person.Page.GetByRole(AriaRole.Region, new() { Name = title, Exact = true });
        await Expect(frame.Locator(".canvas[data-drawn=true] svg")).ToBeAttachedAsync();
        await Expect(frame).ToHaveClassAsync(new Regex("picture"));
        return frame;
    }

    private static async Task<string> CellAsync(ILocator frame, int month, int column) =>
        (await frame.Locator(".alt tbody tr").Nth(month - 1).Locator("th, td").Nth(column).TextContentAsync())!.Trim();

    private static async Task<(string Name, byte[] Content)> ExportAsync(Visitor person, ILocator frame, string kind)
    {
        await frame.GetByRole(AriaRole.Button, new() { Name = "导出" }).ClickAsync();
        var download = await person.Page.RunAndWaitForDownloadAsync(() => frame.Locator($"[data-export={kind}]").ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return (download.SuggestedFilename, memory.ToArray());
    }

    private static async Task NothingSidewaysAsync(Visitor person) =>
        Assert.True(await person.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), person.Address);
}
