using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Printing.Exports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>The summary page and its three files: the same numbers, the right names, and a clear word when a file cannot be made.</summary>
public sealed class SummaryFilesTests(EcoSite site) : IClassFixture<EcoSite>
{
    /// <summary>The whole year 2023 as published: 26 µg/m³, 97.5 %.</summary>
    private const string Page2023 = "/summary/2023?month=12";

    [Fact]
    public async Task Buttons_OfTheSummary_DownloadThreeFilesWithTheNumbersOfThePage()
    {
        await using var reader = await site.VisitAsAsync("lingdao");
        await reader.OpenAsync(Page2023);
        await Expect(reader.Heading).ToContainTextAsync("2023年度工作总结");
        await Expect(reader.Page.GetByText("26微克/立方米").First).ToBeVisibleAsync();

        var pdf = await DownloadAsync(reader, "导出PDF", "鹿城分局2023年度总结.pdf");
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(pdf, 0, 5));
        using (var document = PdfDocument.Open(pdf))
        {
            var text = string.Concat(document.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value));
            Assert.Contains("26微克/立方米", text, StringComparison.Ordinal);
            Assert.Contains("97.5%", text, StringComparison.Ordinal);
            Assert.Contains("演示数据", text, StringComparison.Ordinal);
        }

        using (var word = WordprocessingDocument.Open(new MemoryStream(await DownloadAsync(reader, "导出Word", "鹿城分局2023年度总结.docx")), isEditable: false))
        {
            var text = word.MainDocumentPart!.Document!.Body!.InnerText;
            Assert.Contains("26微克/立方米", text, StringComparison.Ordinal);
            Assert.Contains("97.5%", text, StringComparison.Ordinal);
        }

        using var excel = SpreadsheetDocument.Open(new MemoryStream(await DownloadAsync(reader, "导出Excel", "鹿城分局2023年度总结.xlsx")), isEditable: false);
        Assert.Equal(["指标完成情况", "逐月数据", "重点项目", "事实数据", "计算说明"], excel.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value!));
        Assert.Contains(excel.WorkbookPart.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Cell>()), cell => cell.CellValue?.Text == "97.5");
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task YearAndMonth_Chosen_StandInTheAddressAndInTheFile()
    {
        await using var reader = await site.VisitAsAsync("lingdao");
        await reader.OpenAsync("/summary");
        await reader.Page.GetByLabel("年份").SelectOptionAsync("2024");
        // A person sees the year before they choose the month; two navigations at once would overtake each other.
        await reader.Page.ArrivesAsync("**/summary/2024");
        await reader.Page.GetByTestId("summary-month").SelectOptionAsync("6");
        await reader.Page.ArrivesAsync("**/summary/2024?month=6");
        await Expect(reader.Page.GetByText("现将截至6月的情况总结如下").First).ToBeVisibleAsync();

        using var word = WordprocessingDocument.Open(new MemoryStream(await DownloadAsync(reader, "导出Word", "鹿城分局2024年度总结.docx")), isEditable: false);
        Assert.Contains("现将截至6月的情况总结如下", word.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_WithoutAConnection_SaysThatNothingWasDownloaded()
    {
        await using var reader = await site.VisitAsAsync("lingdao");
        await reader.OpenAsync(Page2023);
        await reader.Page.RouteAsync("**/api/v1/**", route => route.AbortAsync("internetdisconnected"));
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "导出PDF" }).ClickAsync();
        await Expect(reader.Page.GetByText("无法连接服务器，文件没有下载。请检查网络后再试。")).ToBeVisibleAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Button, new() { Name = "导出PDF" })).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Export_AfterTheSessionEnded_SaysSo()
    {
        await using var reader = await site.VisitAsAsync("lingdao");
        await reader.OpenAsync(Page2023);
        await reader.Page.Context.ClearCookiesAsync();
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "导出Excel" }).ClickAsync();
        await Expect(reader.Page.GetByText("登录已过期，请重新登录后再导出。")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Buttons_OfThePapers_DownloadBriefAndBulletin()
    {
        await using var reader = await site.VisitAsAsync("lingdao");
        await reader.OpenAsync("/summary/2024?month=10");

        foreach (var (button, name) in new[] { ("领导简报", "鹿城分局2024年10月领导简报.pdf"), ("工作月报", "鹿城分局2024年10月工作月报.pdf") })
        {
            using var document = PdfDocument.Open(await DownloadAsync(reader, button, name));
            Assert.Contains("截至10月，", string.Concat(document.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value)), StringComparison.Ordinal);
        }
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task Export_ThatWaits_SaysItsPlace_GoesOnWithoutThePage_AndIsFetchedByTheNextOne()
    {
        await using var reader = await site.VisitAsAsync("shenhe");
        await reader.OpenAsync(Page2023);
        using (Occupy())
        {
            await reader.Page.GetByRole(AriaRole.Button, new() { Name = "导出PDF" }).ClickAsync();
            await Expect(reader.Page.Locator("[data-state=Waiting]").GetByRole(AriaRole.Status)).ToHaveTextAsync("排队中，第1位");
            await reader.Page.ReloadAsync();
            await Expect(reader.Page.Locator("[data-state=Waiting]").GetByRole(AriaRole.Status)).ToHaveTextAsync("排队中，第1位");
        }
        await Expect(reader.Page.GetByText("文件已下载：鹿城分局2023年度总结.pdf")).ToBeVisibleAsync();

        var again = await reader.Page.RunAndWaitForDownloadAsync(() => reader.Page.GetByRole(AriaRole.Button, new() { Name = "下载：鹿城分局2023年度总结.pdf" }).ClickAsync());
        Assert.Equal("鹿城分局2023年度总结.pdf", again.SuggestedFilename);
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "移除：年度总结 PDF" }).ClickAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Region, new() { Name = "导出任务" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Export_CancelledByKeyboard_SaysSo()
    {
        await using var reader = await site.VisitAsAsync("tianbao");
        await reader.OpenAsync(Page2023);
        using (Occupy())
        {
            await reader.Page.GetByRole(AriaRole.Button, new() { Name = "导出Excel" }).PressAsync("Enter");
            await reader.Page.GetByRole(AriaRole.Button, new() { Name = "取消导出：年度总结 Excel" }).PressAsync("Enter");
            await Expect(reader.Page.Locator("[data-state=Cancelled]").GetByRole(AriaRole.Status)).ToHaveTextAsync("已取消");
        }
    }

    /// <summary>Stands at the head of the line, so that whatever comes waits.</summary>
    private LineTaken Occupy() => new(site.Services.GetRequiredService<ExportLine>());

    private sealed class LineTaken : IDisposable
    {
        private readonly List<ExportLine.Place> _places = [];

        public LineTaken(ExportLine line)
        {
            while (line.Join() is { } place)
            {
                _places.Add(place);
                if (place.Turn.IsCompleted)
                    continue;
                // The one that would wait makes room for the one of the test.
                _places.Remove(place);
                place.Dispose();
                break;
            }
        }

        public void Dispose() => _places.ForEach(place => place.Dispose());
    }

    private static async Task<byte[]> DownloadAsync(Visitor reader, string button, string name)
    {
        var download = await reader.Page.RunAndWaitForDownloadAsync(() => reader.Page.GetByRole(AriaRole.Button, new() { Exact = true, Name = button }).ClickAsync(), new() { Timeout = 90_000 });
        Assert.Equal(name, download.SuggestedFilename);
        await Expect(reader.Page.GetByText($"文件已下载：{name}")).ToBeVisibleAsync();
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }
}

/// <summary>A server on which the program that prints is no Chromium.</summary>
public sealed class NoPrinterTests(NoPrinterTests.Site site) : IClassFixture<NoPrinterTests.Site>
{
    [Fact]
    public async Task ExportPdf_WithoutChromium_SaysHowToGetAPdfAllTheSame()
    {
        await using var reader = await site.VisitAsAsync("lingdao");
        await reader.OpenAsync("/summary/2023");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "导出PDF" }).ClickAsync();

        await Expect(reader.Page.GetByText("服务器未安装可用的Chromium，暂时不能生成PDF。可打开“年度总结”页面，用浏览器的“打印”功能另存为PDF，并请系统管理员安装Chromium。"))
            .ToBeVisibleAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Button, new() { Name = "打印本页" })).ToBeEnabledAsync();
        var word = await reader.Page.RunAndWaitForDownloadAsync(() => reader.Page.GetByRole(AriaRole.Button, new() { Name = "导出Word" }).ClickAsync());
        Assert.Equal("鹿城分局2023年度总结.docx", word.SuggestedFilename);
    }

    public sealed class Site(SharedBrowser browser) : EcoSite(browser)
    {
        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string>(base.Settings) { ["Eco:Printing:ChromiumPath"] = "/bin/false" };
    }
}
