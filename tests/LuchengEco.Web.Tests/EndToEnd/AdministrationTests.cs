using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>What 系统管理员 decides reaches those who fill, and nobody else decides it.</summary>
public sealed class AdministrationTests(EcoSite site) : IClassFixture<EcoSite>
{
    private static readonly string[] Pages =
    [
        "/admin/units", "/admin/indicators", "/admin/indicators/air.pm25", "/admin/indicators/new", "/admin/targets?year=2024", "/admin/checks?month=2024-01", "/admin/rules", "/admin/calendar?year=2024", "/admin/years",
    ];

    [Fact]
    public async Task Administrator_FromTheUnitToTheRule_ChangesWhatTheFillerSees()
    {
        await using var administrator = await site.VisitAsAsync("xitong");
        var page = administrator.Page;

        await administrator.OpenAsync("/admin/units");
        await page.Locator("[data-rename=enforcement]").ClickAsync();
        await page.GetByTestId("unit-name").FillAsync("生态环境执法队");
        await page.Locator("tr[data-unit=enforcement] form button[type=submit]").ClickAsync();
        await Expect(page.Locator("tr[data-unit=enforcement] th")).ToHaveTextAsync("生态环境执法队");
        await Expect(page.Locator("tr[data-unit=enforcement] [data-example]")).ToHaveCountAsync(0);

        await administrator.OpenAsync("/admin/indicators/law.cases");
        await page.Locator("[data-field=definition]").FillAsync("当月立案查处的环境违法案件数，含移送案件，按月累加。");
        await page.Keyboard.PressAsync("Tab");
        await page.Locator("[data-field=from]").FillAsync("2024-11");
        await page.Locator("[data-field=reason]").FillAsync("执法口径调整");
        await page.GetByTestId("indicator-form").GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.Locator("[data-version='2']")).ToContainTextAsync("执法口径调整");
        await Expect(page.Locator("[data-version='1']")).ToContainTextAsync("目录初始口径");

        await administrator.OpenAsync("/admin/indicators?unit=enforcement");
        await page.GetByTestId("select-all").CheckAsync();
        await page.GetByTestId("assign").ClickAsync();
        await page.GetByTestId("filler").SelectOptionAsync(new SelectOptionValue { Label = "演示代填员（daili）" });
        await page.GetByTestId("deputy").SelectOptionAsync(new SelectOptionValue { Label = "演示代填员（daili）" });
        await page.GetByTestId("dialog-confirm").ClickAsync();
        await Expect(page.GetByTestId("duty-dialog").GetByRole(AriaRole.Alert)).ToContainTextAsync("三个不同的人");
        await page.GetByTestId("deputy").SelectOptionAsync(new SelectOptionValue { Label = "演示填报员（tianbao）" });
        await page.GetByTestId("keep-days").UncheckAsync();
        await page.GetByTestId("from").FillAsync("2024-01-01");
        await page.GetByTestId("dialog-confirm").ClickAsync();
        await Expect(page.Locator("tr[data-indicator='law.cases']")).ToContainTextAsync("2024-01-01 起");
        await Expect(page.Locator("tr[data-indicator='law.cases'] td[data-label=填报人]")).ToHaveTextAsync("演示代填员");

        await administrator.OpenAsync("/admin/targets?year=2024&q=law.cases");
        await page.Locator("[data-set='law.cases']").ClickAsync();
        await page.Locator("[data-field=value]").FillAsync("120");
        await page.Locator("[data-field=note]").FillAsync("局务会议定");
        await page.GetByTestId("target-form").GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.Locator("tr[data-target='law.cases'] strong")).ToHaveTextAsync("≥120");

        await administrator.OpenAsync("/admin/checks?unit=enforcement");
        await page.Locator("[data-edit='law.cases']").ClickAsync();
        await page.Locator("[data-field=year]").FillAsync("1");
        await page.Locator("[data-field=ignored]").FillAsync("0");
        await page.GetByTestId("threshold-form").GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.Locator("tr[data-threshold='law.cases'] [data-changed]")).ToBeVisibleAsync();

        await administrator.OpenAsync("/admin/rules");
        await page.GetByTestId("rule-add").ClickAsync();
        await page.Locator("[data-field=sentence]").FillAsync("五类案件数应为零。");
        await page.Locator("[data-field=pick]").SelectOptionAsync("law.five-kinds");
        await page.GetByTestId("insert").ClickAsync();
        await Expect(page.Locator("[data-field=formula]")).ToHaveValueAsync(new Regex(@"\[law\.five-kinds\]"));
        await page.Locator("[data-field=formula]").PressAsync("End");
        await page.Keyboard.InsertTextAsync(" <= 0");
        await Expect(page.GetByTestId("reading")).ToHaveTextAsync("读作：五类案件 ≤ 0");
        await page.GetByTestId("rule-form").GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.GetByTestId("rules")).ToContainTextAsync("五类案件数应为零。");
        Assert.Empty(administrator.Complaints);

        await using var filler = await site.VisitAsAsync("daili");
        var sheet = new EntryForm(filler.Page);
        await sheet.OpenAsync(filler, "2024-11");
        await Expect(sheet.Unit("enforcement")).ToContainTextAsync("生态环境执法队");
        await sheet.TypeAsync("law.cases", "value", "299");
        await sheet.LeaveAsync();
        await sheet.SaysAsync("law.cases", "已保存");
        await sheet.TypeAsync("law.five-kinds", "value", "2");
        await sheet.LeaveAsync();
        await sheet.SaysAsync("law.five-kinds", "已保存");
        await Expect(sheet.Row("law.cases").Locator("[data-warning-list]")).ToContainTextAsync("超过提示线1%");
        await Expect(sheet.Row("law.five-kinds").Locator("[data-warning-list]")).ToContainTextAsync("五类案件数应为零。");
        // Nothing is submitted while a warning is unanswered.
        await sheet.Unit("enforcement").GetByRole(AriaRole.Button, new() { Name = "报送", Exact = true }).ClickAsync();
        await Expect(filler.Page.Locator(".mud-snackbar")).ToContainTextAsync("提醒未说明");
        await Expect(filler.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Equal(0, Assert.Single(await site.Database.QueryAsync("SELECT count(*)::int FROM submissions WHERE unit_code = 'enforcement' AND year = 2024 AND month_number = 11", row => row.GetInt32(0))));
    }

    [Theory]
    [InlineData("tianbao")]
    [InlineData("shenhe")]
    [InlineData("lingdao")]
    [InlineData("anquan")]
    [InlineData("shenji")]
    public async Task Pages_ForEverybodyElse_Are403WithAnAuditEntry(string userName)
    {
        await using var person = await site.VisitAsAsync(userName);
        foreach (var path in Pages)
        {
            var before = await DeniedAsync();
            Assert.Equal(403, (await person.OpenAsync(path)).Status);
            await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "没有权限" })).ToBeVisibleAsync();
            Assert.True(await DeniedAsync() > before);
        }

        async Task<int> DeniedAsync() => Assert.Single(await site.Database.QueryAsync("SELECT count(*)::int FROM audit_entries WHERE outcome = 'Denied'", row => row.GetInt32(0)));
    }
}
