using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>From the filler's submission to the lock, and what each role sees of it.</summary>
public sealed class ReviewJourneyTests(EcoSite site) : IClassFixture<EcoSite>
{
    private const string Month = "2024-10";

    [Fact]
    public async Task Month_SubmittedReturnedCorrectedAndApproved_IsLockedForGood()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var sheet = new EntryForm(filler.Page);
        await sheet.OpenAsync(filler, Month);
        await sheet.TakesStepAsync("air", "报送");
        await Expect(filler.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("报送后，在审核员退回之前不能再修改。");
        await sheet.ConfirmAsync();
        await Expect(sheet.WhyNot("air")).ToHaveTextAsync("本月数据已报送，正在等待审核；如需修改，请审核员先退回。");
        await Expect(sheet.OpenFields("air")).ToHaveCountAsync(0);
        await Expect(sheet.OpenFields("water").First).ToBeVisibleAsync();
        await RefusedByServerAsync(filler, 423);

        await using var reviewer = await site.VisitAsAsync("shenhe");
        var review = new EntryForm(reviewer.Page);
        await review.OpenAsync(reviewer, Month);
        await Expect(review.OpenFields("air")).ToHaveCountAsync(0);
        await review.TakesStepAsync("air", "退回");
        await review.ConfirmAsync();
        await Expect(reviewer.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("请写明理由。");
        await reviewer.Page.GetByLabel("理由").FillAsync("有效天数请核对");
        await review.ConfirmAsync();
        await Expect(review.Unit("air")).ToContainTextAsync("已退回");

        await sheet.OpenAsync(filler, Month);
        await Expect(sheet.Unit("air")).ToContainTextAsync("理由：有效天数请核对");
        await sheet.TypeAsync("air.pm25", "weight", "30");
        await sheet.LeaveAsync();
        await sheet.SaysAsync("air.pm25", "已保存");
        await sheet.TakesStepAsync("air", "报送");
        await sheet.ConfirmAsync();
        await Expect(sheet.Unit("air")).ToContainTextAsync("已报送");

        await review.OpenAsync(reviewer, Month);
        await Expect(review.Cell("air.pm25", "weight")).ToHaveValueAsync("30");
        await review.TakesStepAsync("air", "审核通过");
        await review.ConfirmAsync();
        await Expect(review.Unit("air")).ToContainTextAsync("已审核");
        await Expect(review.Unit("air").GetByRole(AriaRole.Button, new() { Name = "重新打开" })).ToBeVisibleAsync();

        await sheet.OpenAsync(filler, Month);
        await Expect(sheet.WhyNot("air")).ToHaveTextAsync("本月数据已审核锁定；如需修改，请审核员写明理由后重新打开。");
        await Expect(sheet.OpenFields("air")).ToHaveCountAsync(0);
        await Expect(sheet.Unit("air").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await RefusedByServerAsync(filler, 423);
        Assert.Equal("27 (30)", await site.CellAsync(Month, "air.pm25"));
    }

    [Fact]
    public async Task Month_ApprovedLongAgo_IsReopenedOnlyWithAReason()
    {
        await using var reviewer = await site.VisitAsAsync("shenhe");
        var review = new EntryForm(reviewer.Page);
        await review.OpenAsync(reviewer, "2024-08");
        await review.TakesStepAsync("water", "重新打开");
        await review.ConfirmAsync();
        await Expect(reviewer.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("请写明理由。");
        await reviewer.Page.GetByLabel("理由").FillAsync("断面名称有误");
        await review.ConfirmAsync();
        await Expect(review.Unit("water")).ToContainTextAsync("理由：断面名称有误");

        await using var filler = await site.VisitAsAsync("tianbao");
        var sheet = new EntryForm(filler.Page);
        await sheet.OpenAsync(filler, "2024-08");
        await Expect(sheet.Unit("water")).ToContainTextAsync("理由：断面名称有误");
        await Expect(sheet.OpenFields("water").First).ToBeVisibleAsync();
        await Expect(sheet.OpenFields("air")).ToHaveCountAsync(0);
        Assert.Empty(filler.Complaints);
        Assert.Empty(reviewer.Complaints);
    }

    [Fact]
    public async Task Draft_OfAMonthApprovedMeanwhile_IsShownAndMayBeDropped()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var line = await Line.LayAsync(filler);
        var sheet = new EntryForm(filler.Page);
        await sheet.OpenAsync(filler, Month);
        await line.CutAsync();
        await sheet.TypeAsync("party.letters", "value", "7");
        await sheet.LeaveAsync();
        await sheet.SaysAsync("party.letters", "等待连接");
        await site.SubmitAndApproveAsync("party", Month);
        await line.MendAsync();

        await sheet.SaysAsync("party.letters", "锁定");
        await Expect(sheet.Cell("party.letters")).ToHaveValueAsync("7");
        await sheet.OpenAsync(filler, Month);
        await Expect(sheet.Message("party.letters")).ToHaveTextAsync("您有未保存的填写：7。");
        await sheet.Choice("party.letters", "放弃此填写").ClickAsync();
        await Expect(sheet.Message("party.letters")).ToBeHiddenAsync();
        await Expect(sheet.Cell("party.letters")).ToHaveValueAsync("1");
        Assert.Equal("1", await site.CellAsync(Month, "party.letters"));
    }

    [Theory]
    [InlineData("lingdao")]
    [InlineData("xitong")]
    [InlineData("anquan")]
    [InlineData("shenji")]
    public async Task Sheet_ForThoseWhoDoNotFill_HasNoFieldsAndTheServerRefuses(string userName)
    {
        var before = await site.EverythingStoredAsync();
        await using var reader = await site.VisitAsAsync(userName);
        var sheet = new EntryForm(reader.Page);
        await sheet.OpenAsync(reader, "2024-11");

        await Expect(sheet.Summary).ToHaveTextAsync("只读");
        await Expect(sheet.WhyNot("monitoring")).ToHaveTextAsync("您没有该科室的填报权限，只能查看。");
        await Expect(reader.Page.Locator("[data-testid='entry-grid'] :is(input:not([readonly]), select:not([disabled]), [data-step])")).ToHaveCountAsync(0);
        await RefusedByServerAsync(reader, 403, "2024-11");
        Assert.Equal(before, await site.EverythingStoredAsync());
    }

    [Fact]
    public async Task Sheet_MadeTypableByHand_IsStillRefusedByTheServer()
    {
        var before = await site.EverythingStoredAsync();
        await using var leader = await site.VisitAsAsync("lingdao");
        // What somebody with the browser's tools could do to the page before its script takes hold of it.
        await leader.Page.AddInitScriptAsync(
            """
            new MutationObserver(() => document.querySelectorAll('tr[data-open=false]').forEach(tr => {
              tr.dataset.open = 'true';
              tr.querySelectorAll('input').forEach(input => { input.readOnly = false; });
            })).observe(document, { childList: true, subtree: true });
            """);
        var sheet = new EntryForm(leader.Page);
        await sheet.OpenAsync(leader, "2024-11");
        await sheet.TypeAsync("law.cases", "value", "1");
        await sheet.LeaveAsync();

        await sheet.SaysAsync("law.cases", "拒绝");
        await Expect(sheet.Message("law.cases")).ToContainTextAsync("不能修改；如需调整请联系系统管理员。");
        Assert.Equal(before, await site.EverythingStoredAsync());
    }

    /// <summary>What the page does not offer, sent with the cookie of the page.</summary>
    private static async Task RefusedByServerAsync(Visitor person, int status, string month = Month) => Assert.Equal(status, await person.Page.EvaluateAsync<int>(
        """
        async month => (await fetch(`/api/v1/figures/${month}/air.pm25`,
            { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"value":20}' })).status
        """, month));
}
