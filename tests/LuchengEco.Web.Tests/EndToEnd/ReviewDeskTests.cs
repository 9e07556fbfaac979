using System.Net;
using LuchengEco.Web.Tests.Api;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>The reviewer's desk from the first warning to the lock and back.</summary>
public sealed class ReviewDeskTests(EcoSite site) : IClassFixture<EcoSite>
{
    private static ILocator Section(Visitor reviewer, string name) => reviewer.Page.Locator($"[data-section='{name}']");

    private static ILocator Entry(Visitor reviewer, string line) => reviewer.Page.Locator($"[data-submission-row='{line}']");

    private static ILocator Button(Visitor reviewer, string word) => reviewer.Page.GetByTestId("decide").GetByRole(AriaRole.Button, new() { Name = word, Exact = true });

    private static async Task DecideAsync(Visitor reviewer, string word, string? reason = null)
    {
        await Button(reviewer, word).ClickAsync();
        if (reason is not null)
        {
            await reviewer.Page.GetByTestId("dialog-confirm").ClickAsync();
            await Expect(reviewer.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("请写明理由。");
            await reviewer.Page.GetByLabel("理由").FillAsync(reason);
        }
        await reviewer.Page.GetByTestId("dialog-confirm").ClickAsync();
        await Expect(reviewer.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    private async Task SaveAsync(string indicator, string json)
    {
        using var client = await site.SignInAsync("tianbao");
        var answer = await ApiClient.PutAsync(client, $"/api/v1/figures/2024-10/{indicator}", json);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
    }

    private async Task SubmitAsync(string unit)
    {
        using var client = await site.SignInAsync("tianbao");
        var answer = await ApiClient.PostAsync(client, $"/api/v1/submissions/{unit}/2024-10/submit");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
    }

    [Fact]
    public async Task Month_WithAnAnsweredWarning_IsReturnedCorrectedApprovedWithOthersLockedAndReopened()
    {
        // The filler answers a warning and submits.
        await SaveAsync("law.petitions", """{"value":300,"reason":"集中受理积案"}""");
        await SubmitAsync("enforcement");

        // The reviewer finds it, the warning first.
        await using var reviewer = await site.VisitAsAsync("shenhe");
        await reviewer.OpenAsync("/");
        await reviewer.FollowMenuAsync("审核");
        await Expect(Entry(reviewer, "enforcement 2024-10").Locator("[data-warnings]")).ToContainTextAsync("已说明");
        await Expect(Entry(reviewer, "enforcement 2024-10").Locator("[data-changes]")).ToHaveTextAsync("首次报送");
        await Entry(reviewer, "enforcement 2024-10").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(reviewer.Heading).ToHaveTextAsync("综合执法队2024年10月");
        var warned = Section(reviewer, "warned").Locator("[data-reviewed='law.petitions']");
        await Expect(warned.Locator("[data-now]")).ToHaveTextAsync("300");
        await Expect(warned).ToContainTextAsync("情况说明：集中受理积案");
        await Expect(Section(reviewer, "changed")).ToContainTextAsync("首次报送，没有可比较的更改。");
        await Expect(Section(reviewer, "gaps").Locator("[data-gap='not-published']")).ToHaveCountAsync(1);
        await Expect(Section(reviewer, "others").Locator("details")).Not.ToHaveAttributeAsync("open", "");

        // Returned with a reason, corrected, and exactly that is shown.
        await DecideAsync(reviewer, "退回", "受理数请与台账核对");
        await Expect(reviewer.Page.GetByTestId("why-not")).ToHaveTextAsync("该月已退回，请等填报员更正并重新报送后再审核。");
        await using var filler = await site.VisitAsAsync("tianbao");
        var sheet = new EntryForm(filler.Page);
        await sheet.OpenAsync(filler, "2024-10");
        await Expect(sheet.Unit("enforcement")).ToContainTextAsync("理由：受理数请与台账核对");
        await sheet.TypeAsync("law.petitions", "value", "22");
        await sheet.LeaveAsync();
        await sheet.SaysAsync("law.petitions", "已保存");
        await SubmitAsync("enforcement");
        await reviewer.OpenAsync("/review/2024-10/enforcement");
        await Expect(reviewer.Page.Locator("[data-change]")).ToHaveCountAsync(1);
        await Expect(Section(reviewer, "changed").Locator("[data-change='law.petitions'] .what")).ToHaveTextAsync("300 → 22");
        await Expect(Section(reviewer, "changed").Locator("[data-change='law.petitions']")).ToContainTextAsync("演示填报员");
        await Expect(reviewer.Page.GetByTestId("steps").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(3);

        // Three months at once; one of them moves on meanwhile.
        await SubmitAsync("approval");
        await SubmitAsync("party");
        await SubmitAsync("general");
        await reviewer.OpenAsync("/review?month=2024-10");
        foreach (var unit in new[] { "综合执法队", "行政审批科", "机关党委", "综合办公室" })
            await reviewer.Page.GetByLabel($"选择{unit}2024年10月").CheckAsync();
        await Expect(reviewer.Page.GetByTestId("selected")).ToHaveTextAsync("已选 4 份");
        using (var other = await site.SignInAsync("shenhe"))
            Assert.Equal(HttpStatusCode.OK, (await ApiClient.PostAsync(other, "/api/v1/submissions/general/2024-10/return", """{"reason":"重核"}""")).Status);
        await reviewer.Page.GetByTestId("approve-selected").ClickAsync();
        await Expect(reviewer.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("综合执法队 2024年10月");
        await reviewer.Page.GetByTestId("dialog-confirm").ClickAsync();
        await Expect(reviewer.Page.GetByTestId("approval-results").Locator("h2")).ToHaveTextAsync("审核结果：通过 3 份，未通过 1 份");
        await Expect(reviewer.Page.Locator("[data-result='ChangedByAnother']")).ToContainTextAsync("综合办公室");
        await Expect(Entry(reviewer, "enforcement 2024-10")).ToHaveCountAsync(0);

        // Locked for the filler, with the reason; reopened only with one.
        await sheet.OpenAsync(filler, "2024-10");
        await Expect(sheet.WhyNot("enforcement")).ToHaveTextAsync("本月数据已审核锁定；如需修改，请审核员写明理由后重新打开。");
        await Expect(sheet.OpenFields("enforcement")).ToHaveCountAsync(0);
        await reviewer.OpenAsync("/review?state=approved&unit=enforcement");
        await Entry(reviewer, "enforcement 2024-10").GetByRole(AriaRole.Link).ClickAsync();
        await DecideAsync(reviewer, "重新打开", "案件数据更正");
        await Expect(reviewer.Page.GetByTestId("steps")).ToContainTextAsync("理由：案件数据更正");
        await sheet.OpenAsync(filler, "2024-10");
        await Expect(sheet.OpenFields("enforcement").First).ToBeVisibleAsync();
        Assert.Empty(reviewer.Complaints);
    }

    [Fact]
    public async Task Desk_AtBothWidths_FitsAndLeadsFromOneSubmissionToTheNext()
    {
        await using var reviewer = await site.VisitAsAsync("shenhe");
        foreach (var (width, height) in new[] { (1440, 900), (390, 844) })
        {
            await reviewer.Page.SetViewportSizeAsync(width, height);
            foreach (var path in new[] { "/review", "/review?state=approved", "/review?unit=air&month=2020-01", "/review/2024-09/water", "/review/2024-03/air", "/review/2030-01/air" })
            {
                await reviewer.OpenAsync(path);
                await Expect(reviewer.Heading).ToBeVisibleAsync();
                Assert.True(await reviewer.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{path} at {width}");
            }
        }
        await reviewer.OpenAsync("/review/2024-09/water");
        await reviewer.Page.GetByRole(AriaRole.Link, new() { Name = "下一份" }).ClickAsync();
        await Expect(reviewer.Heading).ToHaveTextAsync("土壤与固体废物科2024年9月");
        await reviewer.Page.GetByRole(AriaRole.Link, new() { Name = "上一份" }).ClickAsync();
        await Expect(reviewer.Heading).ToHaveTextAsync("水生态环境科2024年9月");
        Assert.Empty(reviewer.Complaints);
    }

    [Theory]
    [InlineData("tianbao")]
    [InlineData("lingdao")]
    [InlineData("xitong")]
    public async Task Desk_OfWhoDoesNotReview_SaysSoAndDecidesNothing(string userName)
    {
        await using var reader = await site.VisitAsAsync(userName);
        await reader.OpenAsync("/review");
        await Expect(reader.Page.Locator("#content")).ToContainTextAsync("您没有负责审核的科室");
        await Expect(reader.Page.Locator("#content input, #content button")).ToHaveCountAsync(0);

        await reader.OpenAsync("/review/2024-09/water");

        await Expect(reader.Page.GetByTestId("why-not")).ToContainTextAsync("现在不能审核通过、退回：您不是审核员，只能查看。");
        await Expect(Button(reader, "审核通过")).ToBeDisabledAsync();
        await Expect(Button(reader, "退回")).ToBeDisabledAsync();
        await reader.OpenAsync("/review/2024-09/nowhere");
        await Expect(reader.Page.Locator("#content")).ToContainTextAsync("没有代码为“nowhere”的科室");
        await reader.OpenAsync("/review/never/water");
        await Expect(reader.Page.Locator("#content")).ToContainTextAsync("没有“never”这个月份");
    }
}
