using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LuchengEco.Web.Tests.NumberChecks;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>The Word file goes out, comes back edited, and the page says which numbers no longer match.</summary>
public sealed class NumberCheckJourneyTests(EcoSite site) : IClassFixture<EcoSite>
{
    [Fact]
    public async Task Check_FileThatCameBack_ShowsWhatDiffersAndGivesTheCommentedFile()
    {
        await using var reader = await site.VisitAsAsync("lingdao");
        await reader.OpenAsync("/summary/2024?month=10");
        var export = await reader.Page.RunAndWaitForDownloadAsync(() => reader.Page.GetByRole(AriaRole.Button, new() { Name = "导出Word" }).ClickAsync());
        var content = await File.ReadAllBytesAsync(await export.PathAsync());
        await reader.Page.GetByTestId("number-check").ClickAsync();
        await reader.Page.ArrivesAsync("**/summary/check?year=2024&month=10");

        await SendAsync(reader, "总结.docx", content);
        await Expect(reader.Page.GetByTestId("check-verdict")).ToContainTextAsync("全部与系统数据一致");

        var (edited, _) = NumberEdits.Make(content, 11, 12);
        await SendAsync(reader, "总结（改）.docx", edited);
        await Expect(reader.Page.GetByTestId("check-verdict")).ToContainTextAsync("不一致12个");
        await Expect(reader.Page.GetByTestId("chip-different")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(reader.Page.Locator("tbody tr")).ToHaveCountAsync(12);
        await Expect(reader.Page.Locator("tbody mark")).ToHaveCountAsync(12);

        var download = await reader.Page.RunAndWaitForDownloadAsync(() => reader.Page.GetByTestId("check-download").ClickAsync());
        Assert.Equal("总结（改）（数字校核批注）.docx", download.SuggestedFilename);
        using (var document = WordprocessingDocument.Open(await download.PathAsync(), isEditable: false))
            Assert.Equal(12, document.MainDocumentPart!.WordprocessingCommentsPart!.Comments!.Elements<Comment>().Count());

        await SendAsync(reader, "总结.pdf", "%PDF-1.7"u8.ToArray());
        await Expect(reader.Page.GetByTestId("check-failure")).ToContainTextAsync("这是PDF文件");
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task Check_PastedWords_AreComparedByName()
    {
        await using var reader = await site.VisitAsAsync("lingdao");
        await reader.OpenAsync("/summary/check?year=2023&month=12");
        await reader.Page.GetByLabel("或者粘贴文字").FillAsync("全年PM2.5浓度为27微克/立方米，走访了38个社区。");
        await Expect(reader.Page.GetByTestId("check-text")).ToBeEnabledAsync();
        await reader.Page.GetByTestId("check-text").ClickAsync();

        await Expect(reader.Page.GetByTestId("check-verdict")).ToContainTextAsync("共2个数：不一致1个、无可比数据1个");
        var row = reader.Page.Locator("tbody tr").First;
        await Expect(row).ToContainTextAsync("27微克/立方米");
        await Expect(row).ToContainTextAsync("26微克/立方米");
        await Expect(row.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "/indicators/air.pm25?year=2023&month=12");
        await reader.Page.GetByTestId("chip-unknown").ClickAsync();
        await Expect(reader.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(reader.Page.Locator("tbody mark")).ToHaveTextAsync("38个");
    }

    private static async Task SendAsync(Visitor reader, string name, byte[] content)
    {
        await Expect(reader.Page.Locator("#document")).ToBeEnabledAsync();
        await reader.Page.Locator("#document").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        await Expect(reader.Page.Locator(".file")).ToContainTextAsync(name);
    }
}
