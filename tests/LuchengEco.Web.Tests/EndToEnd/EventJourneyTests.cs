using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>Something happened in May: it is noted, read beside the figures and in the summary, and taken away with a reason.</summary>
public sealed class EventJourneyTests(EcoSite site) : IClassFixture<EcoSite>
{
    [Fact]
    public async Task Event_Noted_StandsOnThePageAndInTheSummary_AndRemovedItStandsInTheChanges()
    {
        await using var reviewer = await site.VisitAsAsync("shenhe");
        var page = reviewer.Page;
        await reviewer.OpenAsync("/indicators/air.pm25?year=2024&month=10");
        var list = page.GetByTestId("events");
        await Expect(list).ToContainTextAsync("还没有记录月度事件");

        await page.GetByTestId("event-add").ClickAsync();
        await page.GetByLabel("月份", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "2024年5月" });
        await page.GetByLabel("事件内容").FillAsync("沙尘天气过境两天");
        await page.GetByLabel("链接（可不填）").FillAsync("javascript:alert(1)");
        await page.GetByLabel("整个领域").CheckAsync();
        await page.GetByTestId("dialog-confirm").ClickAsync();
        await Expect(page.Locator("#event-problem")).ToContainTextAsync("链接须以http://或https://开头");
        await page.GetByLabel("链接（可不填）").FillAsync("https://www.lucheng.gov.cn/");
        await page.GetByTestId("dialog-confirm").ClickAsync();

        await Expect(list.Locator("li")).ToContainTextAsync("沙尘天气过境两天");
        await Expect(list.GetByRole(AriaRole.Status)).ToHaveTextAsync("已记录5月事件。");
        await Expect(page.Locator("[data-event-month='5']")).ToContainTextAsync("沙尘天气过境两天");

        await using (var leader = await site.VisitAsAsync("lingdao", 390, 844))
        {
            await leader.OpenAsync("/indicators/air.good-days?year=2024&month=10");
            await Expect(leader.Page.GetByTestId("events").Locator("li")).ToContainTextAsync("沙尘天气过境两天");
            await Expect(leader.Page.GetByTestId("events").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
            Assert.True(await leader.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
            await leader.OpenAsync("/?year=2024&month=10");
            await Expect(leader.Page.Locator(".card-chart .event title").First).ToHaveTextAsync("5月：大气环境：沙尘天气过境两天");
            await leader.OpenAsync("/summary/2024?month=10");
            await Expect(leader.Page.Locator(".annex-events tbody tr")).ToContainTextAsync("沙尘天气过境两天");
            await Expect(leader.Page.Locator(".annex-charts .flags").First).ToContainTextAsync("1. 5月：");
            Assert.Empty(leader.Complaints);
        }

        await list.GetByRole(AriaRole.Button, new() { Name = "移除5月事件“沙尘天气过境两天”" }).ClickAsync();
        await page.GetByTestId("dialog-confirm").ClickAsync();
        await Expect(page.Locator("#step-problem")).Not.ToBeEmptyAsync();
        await page.Locator("#step-reason").FillAsync("应记在四月");
        await page.GetByTestId("dialog-confirm").ClickAsync();
        await Expect(list).ToContainTextAsync("还没有记录月度事件");

        await reviewer.OpenAsync("/summary/2024?month=10");
        await Expect(page.Locator(".annex-events")).ToHaveCountAsync(0);
        await reviewer.FollowMenuAsync("变更记录");
        var row = page.Locator("tr[data-kind='event']").First;
        await Expect(row.Locator(".old")).ToHaveTextAsync("沙尘天气过境两天");
        await Expect(row.Locator(".new")).ToHaveTextAsync("已移除");
        await Expect(row.Locator(".why")).ToHaveTextAsync("应记在四月");
        Assert.Empty(reviewer.Complaints);
    }
}
