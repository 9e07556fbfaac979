using LuchengEco.Services.Reporting;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>What the product is for, from the sign-in form to the file in the folder of downloads.</summary>
public sealed class MainJourneyTests(EcoSite site) : IClassFixture<EcoSite>
{
    /// <summary>The demonstration ends with October, so this is the month to fill.</summary>
    private const string Month = "2024-11";

    [Fact]
    public async Task Filler_FromSignInToPdf_SeesTheTypedMonthInCardReportAndFile()
    {
        await using var filler = await site.VisitAsync();
        var (page, form) = (filler.Page, new EntryForm(filler.Page));
        await filler.OpenAsync(EcoUrls.Home);
        await filler.SignInAsync("tianbao");

        await Expect(filler.Heading).ToHaveTextAsync("2024年目标进展");
        await Expect(page.Locator("article.goal")).ToHaveCountAsync(8);
        await ShowsAsync(page, "air.pm25", "25", "进展正常");
        await ShowsAsync(page, "air.good-days", "97.4", "预警");

        await filler.FollowMenuAsync("数据填报");
        await Expect(filler.Heading).ToHaveTextAsync("2024年11月数据填报");
        await form.ReadyAsync();
        await form.Cell("society.activities").FocusAsync();
        await TypeOnAsync("9", "Enter", "1.5", "Enter", "1.05");
        await form.Cell("air.pm25").FocusAsync();
        await TypeOnAsync("45", "Tab", "30", "Enter", "30", "Shift+Tab", "29", "Enter");
        await form.Cell("waste.safe-disposal", "numerator").FocusAsync();
        await TypeOnAsync("408.25", "Tab", "409", "Enter");

        foreach (var indicator in new[] { "society.activities", "society.leaflets", "society.gifts", "air.pm25", "air.good-days", "waste.safe-disposal" })
            await form.SaysAsync(indicator, "已保存");
        await Expect(form.Summary).ToHaveTextAsync("全部已保存");
        await Expect(form.Row("air.good-days").Locator("[data-percent]")).ToHaveTextAsync("96.7%");
        Assert.Equal(["9", "1.5", "1.05", "45 (30)", "29/30", "408.25/409"], await CellsAsync());

        await filler.FollowMenuAsync("首页");
        await page.GetByRole(AriaRole.Link, new() { Name = "11月", Exact = true }).ClickAsync();
        await page.ArrivesAsync("**/?year=2024&month=11");
        // (7690 + 45 × 30) / (304 + 30) = 27.07; (296 + 29) / (304 + 30) = 97.305 %; (4381.3 + 408.25) / (4381.3 + 409) = 99.98 %, which is not 100.
        await ShowsAsync(page, "air.pm25", "27", "预警", "其余31天平均不超过20.4µg/m³");
        await ShowsAsync(page, "air.good-days", "97.3", "预警", "其余须全部达标");
        await ShowsAsync(page, "waste.safe-disposal", "99.9", "已无法完成", "其余全部达标也无法完成");
        foreach (var indicator in new[] { "air.pm25", "air.good-days", "waste.safe-disposal" })
            await SaysTheReportAsync(page, indicator);

        await filler.FollowMenuAsync("年度总结");
        await Expect(page.GetByTestId("summary-month")).ToHaveValueAsync("11");
        await Expect(page.GetByText("截至11月，平均27微克/立方米").First).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "导出PDF" }).ClickAsync());
        Assert.Equal("鹿城分局2024年度总结.pdf", download.SuggestedFilename);
        await Expect(page.GetByText("文件已下载：鹿城分局2024年度总结.pdf")).ToBeVisibleAsync();
        var text = TextOf(await File.ReadAllBytesAsync(await download.PathAsync())).Replace(UnapprovedMarks.Sign, "", StringComparison.Ordinal);
        Assert.Contains("截至11月，平均27微克/立方米，目标为不高于26微克/立方米", text, StringComparison.Ordinal);
        Assert.Contains("97.3%（325/334）", text, StringComparison.Ordinal);
        Assert.Contains("（4789.55/4790.3）", text, StringComparison.Ordinal);
        Assert.Empty(filler.Complaints);

        async Task TypeOnAsync(params string[] typed)
        {
            foreach (var keys in typed)
            {
                if (keys is "Enter" or "Tab" or "Shift+Tab")
                    await page.Keyboard.PressAsync(keys);
                else
                    await page.Keyboard.TypeAsync(keys);
            }
        }

        async Task<IEnumerable<string>> CellsAsync() => [
            await site.CellAsync(Month, "society.activities"), await site.CellAsync(Month, "society.leaflets"), await site.CellAsync(Month, "society.gifts"),
            await site.CellAsync(Month, "air.pm25"), await site.CellAsync(Month, "air.good-days"), await site.CellAsync(Month, "waste.safe-disposal")];
    }

    [Fact]
    public async Task Cell_EmptiedZeroAndMarked_AreDifferentThings()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, "2024-10");
        await form.TypeAsync("law.petitions", "value", "0");
        await form.TypeAsync("law.cases", "value", " ");
        await form.Cell("law.permits", "mark").SelectOptionAsync("不适用");
        await form.Cell("law.eia-approvals", "mark").SelectOptionAsync("尚未公布");
        await form.Cell("law.emergency-plans").FocusAsync();
        foreach (var indicator in new[] { "law.petitions", "law.cases", "law.permits", "law.eia-approvals" })
            await form.SaysAsync(indicator, "已保存");
        Assert.Equal(("0", "", "notApplicable", "notPublished"), (await site.CellAsync("2024-10", "law.petitions"), await site.CellAsync("2024-10", "law.cases"),
            await site.CellAsync("2024-10", "law.permits"), await site.CellAsync("2024-10", "law.eia-approvals")));

        await form.OpenAsync(filler, "2024-10");
        await Expect(form.Cell("law.petitions")).ToHaveValueAsync("0");
        await Expect(form.Cell("law.cases")).ToHaveValueAsync("");
        await Expect(form.Cell("law.permits")).Not.ToBeEditableAsync();
        await form.SaysAsync("law.cases", "未填");
        await form.SaysAsync("law.permits", "已填");
        Assert.Empty(filler.Complaints);
    }

    private static ILocator Card(IPage page, string indicator) => page.Locator($"article.goal[data-indicator='{indicator}']");

    private static async Task ShowsAsync(IPage page, string indicator, string value, string status, string? need = null)
    {
        await Expect(Card(page, indicator).Locator("[data-value]")).ToHaveTextAsync(value);
        await Expect(Card(page, indicator).Locator(".status")).ToContainTextAsync(status);
        if (need is not null)
            await Expect(Card(page, indicator).Locator(".need")).ToHaveTextAsync(need);
    }

    /// <summary>The card and the REST report are two readings of one computation.</summary>
    private async Task SaysTheReportAsync(IPage page, string indicator)
    {
        var report = await site.ReportAsync(Month, indicator);
        await Expect(Card(page, indicator).Locator("[data-value]")).ToHaveTextAsync(report.GetProperty("rounded").GetRawText());
        await Expect(Card(page, indicator).Locator("[data-status]")).ToHaveAttributeAsync("data-status", report.GetProperty("status").GetString()!);
    }

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value)).Replace(" ", "", StringComparison.Ordinal);
    }
}
