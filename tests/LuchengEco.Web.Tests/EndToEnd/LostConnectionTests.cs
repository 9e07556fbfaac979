using LuchengEco.Services.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>Whatever happens between the keyboard and the database, a typed figure is in one of the two.</summary>
public sealed class LostConnectionTests(EcoSite site) : IClassFixture<EcoSite>
{
    private const string Month = "2024-11";

    [Fact]
    public async Task Typing_WhileTheLineIsCut_IsKeptAndSavedWhenItIsMended()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var line = await Line.LayAsync(filler);
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, Month);
        await form.TypeAsync("law.permits", "value", "10");
        await form.LeaveAsync();
        await form.SaysAsync("law.permits", "已保存");

        await line.CutAsync();
        await form.TypeAsync("law.eia-approvals", "value", "7");
        await form.LeaveAsync();
        await form.SaysAsync("law.eia-approvals", "等待连接");
        await Expect(form.Message("law.eia-approvals")).ToHaveTextAsync("尚未送达服务器，已暂存在本机，连接恢复后自动保存。");
        await Expect(filler.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        Assert.Equal("", await site.CellAsync(Month, "law.eia-approvals"));

        await line.MendAsync();
        await form.SaysAsync("law.eia-approvals", "已保存");
        await Expect(form.Summary).ToHaveTextAsync("全部已保存");
        await Expect(filler.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await Expect(form.Cell("law.permits")).ToHaveValueAsync("10");
        Assert.Equal(("7", "10"), (await site.CellAsync(Month, "law.eia-approvals"), await site.CellAsync(Month, "law.permits")));
    }

    [Fact]
    public async Task Typing_CutOffAndReloaded_IsPutBackAndSent()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var line = await Line.LayAsync(filler);
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, Month);
        await line.CutAsync();
        await form.TypeAsync("law.bundled-approvals", "value", "3");
        await form.TypeAsync("law.bundled-approvals", "note", "电话报来");
        await form.LeaveAsync();
        await form.SaysAsync("law.bundled-approvals", "等待连接");

        await line.MendAsync();
        await filler.OpenAsync($"/entry/{Month}");
        await form.ReadyAsync();
        await Expect(form.Cell("law.bundled-approvals")).ToHaveValueAsync("3");
        await Expect(form.Cell("law.bundled-approvals", "note")).ToHaveValueAsync("电话报来");
        await form.SaysAsync("law.bundled-approvals", "已保存");
        Assert.Equal("3", await site.CellAsync(Month, "law.bundled-approvals"));
    }

    [Fact]
    public async Task Figure_StoredWhoseAnswerIsLost_IsSentAgainWithoutASecondRevision()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var line = await Line.LayAsync(filler);
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, Month);
        line.LoseAnswers();
        await form.TypeAsync("law.emergency-plans", "value", "4");
        await form.LeaveAsync();
        await form.SaysAsync("law.emergency-plans", "保存中");
        await StoredAsync("law.emergency-plans", "4");

        await line.CutAsync();
        await line.MendAsync();
        await form.SaysAsync("law.emergency-plans", "已保存");
        await Expect(form.Cell("law.emergency-plans")).ToHaveValueAsync("4");
        Assert.Equal([4m], await site.HistoryAsync(Month, "law.emergency-plans"));
    }

    [Fact]
    public async Task Window_ClosedBeforeAnythingWasSent_GivesTheTextToTheNextOne()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var line = await Line.LayAsync(filler);
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, Month);
        await line.CutAsync();
        await form.TypeAsync("law.emergency-responses", "value", "x2");
        await filler.Page.CloseAsync();
        await line.MendAsync();

        var page = await filler.Page.Context.NewPageAsync();
        form = new EntryForm(page);
        await page.GotoAsync(new Uri(site.ServerAddress, $"/entry/{Month}").ToString());
        await form.ReadyAsync();
        await Expect(form.Cell("law.emergency-responses")).ToHaveValueAsync("x2");
        await form.SaysAsync("law.emergency-responses", "拒绝");
        await form.TypeAsync("law.emergency-responses", "value", "2");
        await form.LeaveAsync();
        await form.SaysAsync("law.emergency-responses", "已保存");
        Assert.Equal("2", await site.CellAsync(Month, "law.emergency-responses"));
    }

    [Fact]
    public async Task Server_RestartedUnderTheTypist_LosesNeitherTheStoredNorTheTyped()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, Month);
        await form.TypeAsync("party.lectures", "value", "1");
        await form.LeaveAsync();
        await form.SaysAsync("party.lectures", "已保存");

        await site.StopAsync();
        await form.TypeAsync("party.case-seminars", "value", "2");
        await form.LeaveAsync();
        await form.SaysAsync("party.case-seminars", "等待连接");
        await site.StartAgainAsync();

        // The new server does not know the circuit: the page loads anew by itself.
        await form.SaysAsync("party.case-seminars", "已保存");
        await Expect(form.Cell("party.lectures")).ToHaveValueAsync("1");
        await Expect(form.Cell("party.case-seminars")).ToHaveValueAsync("2");
        Assert.Equal(("1", "2"), (await site.CellAsync(Month, "party.lectures"), await site.CellAsync(Month, "party.case-seminars")));
    }

    [Fact]
    public async Task Page_LeftRightAfterTyping_SendsFirst()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, Month);
        await form.TypeAsync("party.study-sessions", "value", "1");
        await filler.FollowMenuAsync("首页");

        await Expect(filler.Heading).ToHaveTextAsync("2024年目标进展");
        Assert.Equal("1", await site.CellAsync(Month, "party.study-sessions"));
        Assert.Empty(filler.Complaints);
    }

    [Fact]
    public async Task Page_LeftWithARefusedText_AsksAndStaysWhenToldTo()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, Month);
        await form.TypeAsync("party.warnings", "value", "many");
        await filler.Page.GetByRole(AriaRole.Navigation, new() { Name = "主菜单" }).GetByRole(AriaRole.Link, new() { Name = "首页" }).ClickAsync();
        await Expect(filler.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("有 1 项填写未能保存");
        await filler.Page.GetByRole(AriaRole.Button, new() { Name = "留在本页" }).ClickAsync();

        await Expect(filler.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(filler.Heading).ToHaveTextAsync("2024年11月数据填报");
        await Expect(form.Cell("party.warnings")).ToHaveValueAsync("many");
        Assert.Empty(filler.Complaints);
    }

    [Fact]
    public async Task Typing_AfterTheSessionEnded_IsPutBackAfterSigningInAgain()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var line = await Line.LayAsync(filler);
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, Month);
        await line.CutAsync();
        await form.TypeAsync("party.measures", "value", "2");
        await form.LeaveAsync();
        await form.SaysAsync("party.measures", "等待连接");
        await filler.Page.Context.ClearCookiesAsync();
        await line.MendAsync();
        await filler.OpenAsync($"/entry/{Month}");
        Assert.StartsWith("/sign-in", filler.Address, StringComparison.Ordinal);
        await filler.SignInAsync("tianbao");

        await form.SaysAsync("party.measures", "已保存");
        await Expect(form.Cell("party.measures")).ToHaveValueAsync("2");
        Assert.Equal("2", await site.CellAsync(Month, "party.measures"));
    }

    [Fact]
    public async Task Draft_OfOnePerson_IsNotShownToTheNextAtTheSameDesk()
    {
        await site.CreatePersonAsync("colleague", "同事", EcoRoles.Filler);
        await using var desk = await site.VisitAsync();
        var form = new EntryForm(desk.Page);
        await desk.SignInAsync("tianbao");
        await form.OpenAsync(desk, Month);
        await form.TypeAsync("party.bulletins", "value", "secret");
        await form.LeaveAsync();
        await form.SaysAsync("party.bulletins", "拒绝");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await desk.Page.WaitForURLAsync("**/sign-in");
        await desk.SignInAsync("colleague");
        await form.OpenAsync(desk, Month);
        await Expect(form.Cell("party.bulletins")).ToHaveValueAsync("");
        await Expect(form.Summary).ToHaveTextAsync("全部已保存");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await desk.Page.WaitForURLAsync("**/sign-in");
        await desk.SignInAsync("tianbao");
        await form.OpenAsync(desk, Month);
        await Expect(form.Cell("party.bulletins")).ToHaveValueAsync("secret");
    }

    private async Task StoredAsync(string indicator, string value)
    {
        for (var asked = 0; await site.CellAsync(Month, indicator) != value; asked++)
            Assert.True(asked < 2000, $"{indicator} was never stored.");
    }
}
