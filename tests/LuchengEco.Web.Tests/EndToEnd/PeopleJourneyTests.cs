using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>From the account to its audit: somebody is created, begins, works in two browsers and leaves both.</summary>
public sealed class PeopleJourneyTests(EcoSite site) : IClassFixture<EcoSite>
{
    private const string UserName = "zhang.san";
    private const string Own = "Duoyun#2025";

    [Fact]
    public async Task Person_FromTheirFirstPasswordToSignOutEverywhere_StandsInTheAudit()
    {
        // 系统管理员 creates the account.
        await using var administrator = await site.VisitAsAsync("xitong");
        await administrator.OpenAsync("/admin/people");
        await administrator.Page.GetByRole(AriaRole.Link, new() { Name = "新建人员" }).ClickAsync();
        await Expect(administrator.Heading).ToHaveTextAsync("新建人员");
        await administrator.Page.GetByLabel("用户名").FillAsync(UserName);
        await administrator.Page.GetByLabel("姓名").FillAsync("张三");
        await administrator.Page.GetByLabel("大气").First.CheckAsync();
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "创建账号" }).ClickAsync();
        var first = await administrator.Page.GetByTestId("first-password").TextContentAsync();

        // The first sign-in leads to the new password; weak ones are refused in words.
        await using var person = await site.VisitAsync();
        await person.OpenAsync(EcoUrls.SignIn);
        await person.TrySignInAsync(UserName, first!);
        await person.Page.WaitForURLAsync("**/password");
        await ChangeAsync(person, first!, "zhang.san");
        await Expect(person.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("还可加入：大写字母、数字");
        await Expect(person.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("密码不能包含用户名。");
        await ChangeAsync(person, first!, Own);
        await Expect(person.Heading).ToHaveTextAsync("尚未分配角色");

        // 安全管理员 gives the role, and it works at once.
        await using var security = await site.VisitAsAsync("anquan");
        await security.OpenAsync("/admin/roles?q=" + UserName);
        await security.Page.GetByRole(AriaRole.Link, new() { Name = UserName }).ClickAsync();
        await security.Page.GetByRole(AriaRole.Button, new() { Name = "授予填报员" }).ClickAsync();
        await security.Page.GetByTestId("dialog-confirm").ClickAsync();
        await Expect(security.Page.Locator("[data-role=filler] .held")).ToHaveTextAsync("已授予");
        await site.Database.ExecuteAsync($"UPDATE indicator_duties SET deputy_id = (SELECT id FROM users WHERE user_name = '{UserName}'), deputy_from = '2020-01-01', deputy_until = NULL WHERE indicator_id = (SELECT id FROM indicators WHERE code = 'air.pm25')");
        await person.OpenAsync("/");
        await Expect(person.Heading).ToHaveTextAsync("2024年目标进展");

        // Used passwords do not come back.
        await person.OpenAsync(EcoUrls.Password);
        await ChangeAsync(person, Own, first!);
        await Expect(person.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("不能使用最近5次用过的密码");

        // Two browsers, and out of both.
        await using var second = await site.VisitAsync();
        await second.OpenAsync(EcoUrls.SignIn);
        await second.TrySignInAsync(UserName, Own);
        await Expect(second.Heading).ToHaveTextAsync("2024年目标进展");
        await person.OpenAsync("/account");
        await Expect(person.Page.Locator("tr.session")).ToHaveCountAsync(2);
        await Expect(person.Page.GetByText("PM2.5").First).ToBeVisibleAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "退出所有设备" }).ClickAsync();
        await person.Page.GetByTestId("dialog-confirm").ClickAsync();
        await Expect(person.Heading).ToHaveTextAsync("登录已结束");
        // The other browser is told without touching it, and what it opens leads to the form.
        await Expect(second.Heading).ToHaveTextAsync("登录已结束");
        await second.Page.GetByRole(AriaRole.Link, new() { Name = "重新登录" }).ClickAsync();
        await Expect(second.Page.GetByLabel("用户名")).ToBeVisibleAsync();

        // 审计管理员 sees all of it.
        await using var auditor = await site.VisitAsAsync("shenji");
        await auditor.OpenAsync("/admin/audit?person=" + UserName);
        foreach (var action in new[] { "sign-in", "password-change", "session-end-all" })
            await Expect(auditor.Page.Locator($"tr.entry[data-action={action}]").First).ToBeVisibleAsync();
        await auditor.OpenAsync("/admin/audit");
        foreach (var (action, word) in new[] { ("person-create", "新建人员"), ("role-grant", "授予角色") })
            await Expect(auditor.Page.Locator($"tr.entry[data-action={action}] .what").First).ToHaveTextAsync(word);
        await auditor.Page.GetByRole(AriaRole.Button, new() { Name = "校验完整性" }).ClickAsync();
        await Expect(auditor.Page.GetByTestId("audit-outcome")).ToHaveTextAsync(new Regex("^校验通过：共\\d+条记录"));
        var download = await auditor.Page.RunAndWaitForDownloadAsync(() => auditor.Page.GetByRole(AriaRole.Button, new() { Name = "导出Excel" }).ClickAsync());
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Empty(administrator.Complaints.Concat(person.Complaints).Concat(second.Complaints).Concat(security.Complaints).Concat(auditor.Complaints));
    }

    private static async Task ChangeAsync(Visitor person, string current, string fresh)
    {
        await person.Page.GetByLabel("当前密码").FillAsync(current);
        await person.Page.GetByLabel("新密码", new() { Exact = true }).FillAsync(fresh);
        await person.Page.GetByLabel("再次输入新密码").FillAsync(fresh);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "保存新密码" }).ClickAsync();
    }
}
