using LuchengEco.Domain.Figures;
using LuchengEco.Web.Tests.Workbooks;
using LuchengEco.Web.Workbooks;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>A month that goes out as a workbook, is filled at another desk, and comes back.</summary>
public sealed class WorkbookJourneyTests(EcoSite site) : IClassFixture<EcoSite>
{
    private const string Month = "/entry/2024-11?unit=air";

    [Fact]
    public async Task Template_FilledElsewhere_IsPreviewedImportedAndStandsInTheGrid()
    {
        await using var clerk = await site.VisitAsAsync("tianbao");
        await clerk.OpenAsync(Month);
        await clerk.Page.GetByTestId("entry-files").Locator("summary").ClickAsync();
        var template = await DownloadAsync(clerk, "下载本月填报表", "2024年11月数据填报表（大气环境科）.xlsx");
        await clerk.Page.GetByTestId("to-import").ClickAsync();
        await Expect(clerk.Heading).ToHaveTextAsync("导入2024年11月Excel填报表");

        // First with a mistake: nothing can be imported, and the cell is named.
        await ChooseAsync(clerk, Books.Edit(template, document =>
        {
            Books.Type(Books.CellOf(document, "air.good-days", EntryColumn.Numerator), 31);
            Books.Type(Books.CellOf(document, "air.good-days", EntryColumn.Denominator), 30);
            Books.Type(Books.CellOf(document, "air.forklifts", EntryColumn.Value), 7);
        }));
        await Expect(clerk.Page.GetByTestId("import-verdict")).ToContainTextAsync("1项不能导入");
        await Expect(Row(clerk, "air.good-days")).ToContainTextAsync("F5");
        await Expect(clerk.Page.GetByTestId("import-apply")).ToHaveCountAsync(0);

        // Then as it should be; the same input takes the next file.
        await ChooseAsync(clerk, Books.Edit(template, document =>
        {
            Books.Type(Books.CellOf(document, "air.good-days", EntryColumn.Numerator), 29);
            Books.Type(Books.CellOf(document, "air.good-days", EntryColumn.Denominator), 30);
            Books.Type(Books.CellOf(document, "air.forklifts", EntryColumn.Value), 7);
            Books.Type(Books.CellOf(document, "air.exhaust-tests", EntryColumn.Mark), "不适用");
        }));
        await Expect(clerk.Page.GetByTestId("import-verdict")).ToContainTextAsync("3项将变化");
        await Expect(Row(clerk, "air.good-days")).ToContainTextAsync("96.7% (29/30)");
        Assert.Equal("", await site.CellAsync("2024-11", "air.forklifts"));
        await clerk.Page.GetByTestId("import-apply").ClickAsync();
        await Expect(clerk.Page.GetByTestId("import-done")).ToHaveTextAsync("已导入3项，全部写入成功。");

        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "查看2024年11月数据" }).ClickAsync();
        var form = new EntryForm(clerk.Page);
        await form.ReadyAsync();
        await Expect(form.Cell("air.good-days", "numerator")).ToHaveValueAsync("29");
        await Expect(form.Cell("air.forklifts", "value")).ToHaveValueAsync("7");
        Assert.Equal("Excel", (await site.Database.QueryAsync(
            "SELECT r.door FROM figure_revisions r JOIN monthly_figures f ON f.id = r.figure_id JOIN indicators i ON i.id = f.indicator_id WHERE i.code = 'air.forklifts' AND f.year = 2024 AND f.month_number = 11",
            row => row.GetString(0))).Single());

        // The template is older than the figures now: what it changes is a conflict, what it repeats is not.
        await clerk.OpenAsync("/entry/2024-11/import?unit=air");
        await ChooseAsync(clerk, Books.Edit(template, document => Books.Type(Books.CellOf(document, "air.forklifts", EntryColumn.Value), 8)));
        await Expect(Row(clerk, "air.forklifts")).ToContainTextAsync("冲突");
        await Expect(clerk.Page.GetByTestId("import-apply")).ToHaveCountAsync(0);
        Assert.Empty(clerk.Complaints);
    }

    [Fact]
    public async Task Files_ThatAreNoForm_AreRefusedWithAWord()
    {
        await using var clerk = await site.VisitAsAsync("tianbao", 390, 844);
        await clerk.OpenAsync("/entry/2024-10/import");
        await clerk.Page.Locator("#workbook").SetInputFilesAsync(new FilePayload { Name = "x.xlsx", MimeType = "text/plain", Buffer = "a,b"u8.ToArray() });
        await Expect(clerk.Page.GetByTestId("import-failure")).ToContainTextAsync("这不是.xlsx文件");
        await clerk.Page.Locator("#workbook").SetInputFilesAsync(new FilePayload { Name = "y.xlsx", MimeType = "text/plain", Buffer = new byte[WorkbookFile.MaxBytes + 1] });
        await Expect(clerk.Page.GetByTestId("import-failure")).ToContainTextAsync("超过5 MB");
        using var client = await site.SignInByFormAsync("tianbao");
        await ChooseAsync(clerk, await client.GetByteArrayAsync("/entry/2024-09/form.xlsx?unit=air"));
        await Expect(clerk.Page.GetByTestId("import-failure")).ToContainTextAsync("这份填报表是2024年9月的");
        await Expect(clerk.Page.GetByRole(AriaRole.Link, new() { Name = "前往2024年9月导入" })).ToBeVisibleAsync();
        Assert.Equal(await clerk.Page.EvaluateAsync<int>("() => document.documentElement.clientWidth"), await clerk.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Empty(clerk.Complaints);
    }

    [Fact]
    public async Task Preview_OvertakenByAnotherPerson_StoresNothingAndShowsTheirs()
    {
        await using var clerk = await site.VisitAsAsync("tianbao");
        using var client = await site.SignInAsync("tianbao");
        using var desk = await site.SignInByFormAsync("tianbao");
        await clerk.OpenAsync("/entry/2024-11/import");
        var template = await desk.GetByteArrayAsync("/entry/2024-11/form.xlsx?unit=party");
        await ChooseAsync(clerk, Books.Edit(template, document =>
        {
            Books.Type(Books.CellOf(document, "party.lectures", EntryColumn.Value), 2);
            Books.Type(Books.CellOf(document, "party.letters", EntryColumn.Value), 3);
        }));
        await Expect(clerk.Page.GetByTestId("import-apply")).ToBeVisibleAsync();
        await Api.ApiClient.PutAsync(client, "/api/v1/figures/2024-11/party.letters", """{"value":5}""");

        await clerk.Page.GetByTestId("import-apply").ClickAsync();

        await Expect(clerk.Page.GetByTestId("import-verdict")).ToContainTextAsync("没有导入任何数据");
        await Expect(Row(clerk, "party.letters")).ToContainTextAsync("冲突");
        Assert.Equal(("", "5"), (await site.CellAsync("2024-11", "party.lectures"), await site.CellAsync("2024-11", "party.letters")));
    }

    [Theory]
    [InlineData("shenhe")]
    [InlineData("lingdao")]
    [InlineData("xitong")]
    [InlineData("anquan")]
    [InlineData("shenji")]
    public async Task Readers_TakeFilesAwayAndFindNoImport(string userName)
    {
        using var client = await site.SignInByFormAsync(userName);
        using var book = await client.GetAsync("/entry/2024-10/form.xlsx?unit=air");
        Assert.Equal(200, (int)book.StatusCode);
        Assert.Empty(Books.Errors(await book.Content.ReadAsByteArrayAsync()));
        var page = await client.GetStringAsync("/entry/2024-10/import");
        Assert.Contains("不能导入Excel", page, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"file\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-testid=\"to-import\"", await client.GetStringAsync("/entry/2024-10?unit=air"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_WithoutAPersonOrWithoutSense_AreRefused()
    {
        using var nobody = site.CreateClient();
        using var client = await site.SignInByFormAsync("lingdao");

        using var signIn = await nobody.GetAsync("/entry/2024-10/form.xlsx");
        Assert.True((int)signIn.StatusCode is 302 or 401, $"{signIn.StatusCode}");
        foreach (var (path, status, code) in new[]
        {
            ("/entry/2024-13/form.xlsx", 422, "period-invalid"), ("/entry/2024-13/form.pdf", 422, "period-invalid"), ("/entry/2024/form.xlsx", 422, "unit-missing"),
            ("/entry/2024-10/form.xlsx?unit=nobody", 404, "form-empty"), ("/entry/2024-10/form.pdf?unit=nobody", 404, "form-empty"), ("/entry/2019/form.xlsx?unit=air", 404, "form-empty"),
        })
            Api.ApiClient.AssertProblem(await Api.ApiClient.GetAsync(client, path), status, code);
    }

    [Fact]
    public async Task Paper_OfAUnit_HasTheFiguresOrLeavesThemOut()
    {
        await using var reader = await site.VisitAsAsync("lingdao");
        await reader.OpenAsync("/entry/2024-08?unit=air");
        await reader.Page.GetByTestId("entry-files").Locator("summary").ClickAsync();

        var filled = await DownloadAsync(reader, "已填数据的PDF", "2024年8月数据报表（大气环境科）.pdf");
        var blank = await DownloadAsync(reader, "空白表PDF", "2024年8月数据报表（大气环境科）（空白）.pdf");

        Assert.Contains("已审核", TextOf(filled), StringComparison.Ordinal);
        Assert.Contains("演示数据", TextOf(filled), StringComparison.Ordinal);
        Assert.Contains("空白表", TextOf(blank), StringComparison.Ordinal);
        Assert.Empty(reader.Complaints);

        static string TextOf(byte[] pdf)
        {
            using var document = PdfDocument.Open(pdf);
            return string.Concat(document.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value));
        }
    }

    private static ILocator Row(Visitor person, string indicator) => person.Page.Locator($"[data-import='{indicator}']");

    private static Task ChooseAsync(Visitor person, byte[] book) =>
        person.Page.Locator("#workbook").SetInputFilesAsync(new FilePayload { Name = "填报表.xlsx", MimeType = EntryWorkbook.ContentType, Buffer = book });

    private static async Task<byte[]> DownloadAsync(Visitor person, string button, string name)
    {
        var download = await person.Page.RunAndWaitForDownloadAsync(() => person.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());
        Assert.Equal(name, download.SuggestedFilename);
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }
}

/// <summary>Paper on a server without a Chromium: a word, and the page's own print stays.</summary>
public sealed class NoPrinterFormTests(NoPrinterTests.Site site) : IClassFixture<NoPrinterTests.Site>
{
    [Fact]
    public async Task Pdf_WithoutChromium_PointsToThePagesOwnPrint()
    {
        await using var clerk = await site.VisitAsAsync("tianbao");
        await clerk.OpenAsync("/entry/2024-10?unit=air");
        await clerk.Page.GetByTestId("entry-files").Locator("summary").ClickAsync();
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "空白表PDF" }).ClickAsync();

        await Expect(clerk.Page.GetByText("服务器未安装可用的Chromium，暂时不能生成PDF。可在“数据填报”页面点“打印本月表格”，用浏览器打印或另存为PDF，并请系统管理员安装Chromium。")).ToBeVisibleAsync();
        await Expect(clerk.Page.GetByRole(AriaRole.Button, new() { Name = "打印本月表格" })).ToBeEnabledAsync();
    }
}
