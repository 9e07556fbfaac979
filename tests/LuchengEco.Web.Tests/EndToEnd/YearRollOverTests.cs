using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>From the old year to the first month and the phased target of the new one.</summary>
public sealed class YearRollOverTests(EcoSite site) : IClassFixture<EcoSite>
{
    [Fact]
    public async Task Administrator_OpensTheNewYear_AndItIsFilledPhasedAndCompared()
    {
        // In February 2025 the months of 2025 may be typed.
        site.Clock.Advance(TimeSpan.FromDays(80));
        await using var administrator = await site.VisitAsAsync("xitong");
        var page = administrator.Page;

        await administrator.OpenAsync("/admin/years");
        await page.GetByTestId("year-begin").ClickAsync();
        await page.GetByTestId("year-open").Locator("[data-field=framework]").FillAsync("2025年：深化美丽鹿城建设");
        await page.Locator("[data-carry='soil.construction-land']").UncheckAsync();
        var last = page.Locator("[data-carry-item]").Last;
        await last.UncheckAsync();
        await Expect(page.GetByTestId("year-preview")).ToContainTextAsync(new Regex("1个不沿用"));
        await page.GetByTestId("year-submit").ClickAsync();
        await page.GetByTestId("dialog-confirm").ClickAsync();
        await Expect(page.Locator("tr[data-year='2025']")).ToContainTextAsync("由2024年开设");

        foreach (var path in new[] { "/?year=2025", "/plans/2025", "/plans/2025/compare", "/projects/2025", "/tasks/matrix?year=2025", "/summary/2025", "/indicators?year=2025" })
        {
            Assert.True((await administrator.OpenAsync(path)).Ok, path);
            await Expect(administrator.Heading).ToBeVisibleAsync();
        }

        await using var filler = await site.VisitAsAsync("tianbao");
        var sheet = new EntryForm(filler.Page);
        await sheet.OpenAsync(filler, "2025-01");
        await sheet.TypeAsync("air.pm25", "value", "31");
        await sheet.TypeAsync("air.pm25", "weight", "31");
        await Expect(sheet.Summary).ToHaveTextAsync("全部已保存");

        await administrator.OpenAsync("/admin/targets?year=2025&q=PM2.5");
        await page.Locator("[data-phase='air.pm25']").ClickAsync();
        await page.Locator("[data-fill=even]").ClickAsync();
        await Expect(page.Locator("[data-month='1']")).ToHaveValueAsync("26");
        await page.Locator("[data-month='1']").FillAsync("33");
        await page.Locator("[data-field=phased-note]").FillAsync("年初局务会议纪要");
        await page.GetByTestId("phased-save").ClickAsync();
        await Expect(page.GetByTestId("phased-form")).ToContainTextAsync("未设阶段目标 → 33、26");

        await administrator.OpenAsync("/indicators/air.pm25?year=2025");
        await Expect(page.Locator("[data-value]")).ToHaveTextAsync("31");
        await Expect(page.Locator("[data-phased='1']")).ToHaveTextAsync("33");
        await administrator.OpenAsync("/plans/2025/compare");
        await Expect(page.GetByTestId("compared-items")).ToContainTextAsync("未沿用");
        Assert.Empty(administrator.Complaints);
    }
}
