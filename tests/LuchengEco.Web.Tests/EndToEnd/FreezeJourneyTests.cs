using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>The office freezes the summary; a stranger with a telephone checks it.</summary>
public sealed class FreezeJourneyTests(EcoSite site) : IClassFixture<EcoSite>
{
    [Fact]
    public async Task Summary_FrozenByTheOffice_IsCheckedByAStrangerOnATelephone()
    {
        await using var office = await site.VisitAsAsync("tianbao");
        var page = office.Page;
        await office.OpenAsync("/summary/2024?month=10");
        await Expect(page.GetByTestId("summary-state")).ToContainTextAsync("草稿");

        await page.GetByTestId("freeze").ClickAsync();
        await page.GetByTestId("freeze-all").CheckAsync();
        await Expect(page.GetByTestId("freeze-unapproved")).ToContainTextAsync("未审核数据");
        await page.Locator("#freeze-reason").FillAsync("年度会议急用");
        await page.GetByTestId("dialog-confirm").ClickAsync();
        await Expect(page.Locator("#freeze-problem")).ToHaveTextAsync("请先勾选确认未审核数据。");
        await page.GetByTestId("freeze-confirm-unapproved").CheckAsync();
        Assert.Empty(await Axe.LookAsync(office, "dialog"));
        await page.GetByTestId("dialog-confirm").ClickAsync();

        await Expect(page.GetByTestId("summary-state")).ToContainTextAsync("已定稿 第1版", new() { Timeout = 60_000 });
        var version = page.GetByTestId("frozen-version");
        await Expect(version).ToContainTextAsync("年度会议急用");
        var code = (await page.GetByTestId("summary-state").Locator(".code").TextContentAsync())!;
        var download = await page.RunAndWaitForDownloadAsync(() => version.GetByRole(AriaRole.Button, new() { Name = "下载Excel" }).ClickAsync());
        Assert.Equal("鹿城分局2024年度总结（截至10月 第1版）.xlsx", download.SuggestedFilename);
        var file = await download.PathAsync();

        await office.OpenAsync("/summary/2024/frozen/1?month=10");
        await Expect(page.Locator("article.text h1")).ToContainTextAsync("2024年度工作总结");
        Assert.Empty(await Axe.LookAsync(office, "wide"));
        Assert.Empty(office.Complaints);

        await using var stranger = await site.VisitAsync(390, 844);
        var telephone = stranger.Page;
        await telephone.GotoAsync(new Uri(stranger.Site, "/check").ToString());
        await telephone.GetByLabel("校验码").FillAsync(code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        await telephone.GetByRole(AriaRole.Button, new() { Name = "校验", Exact = true }).ClickAsync();
        await Expect(telephone.GetByTestId("check-verdict")).ToContainTextAsync("校验通过");
        Assert.True(await telephone.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(await Axe.LookAsync(stranger, "narrow"));
        await telephone.Locator("#file").SetInputFilesAsync(file);
        await telephone.GetByRole(AriaRole.Button, new() { Name = "核对" }).ClickAsync();
        await Expect(telephone.GetByTestId("check-file")).ToContainTextAsync("完全一致");
        Assert.Empty(stranger.Complaints);
    }
}
