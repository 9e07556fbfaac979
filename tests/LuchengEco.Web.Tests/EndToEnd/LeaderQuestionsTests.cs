using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>Five questions of a leader who sees the home page for the first time, each answered within three clicks.</summary>
public sealed class LeaderQuestionsTests(EcoSite site) : IClassFixture<EcoSite>
{
    private const int MostClicks = 3;

    private int _clicks;

    [Fact]
    public async Task WhichGoalsAreLost_StandsFirstOfWhatWantsADecision()
    {
        await using var leader = await HomeAsync();
        var lost = leader.Page.Locator("[data-decision='Lost']");

        await Expect(lost).ToHaveCountAsync(1);
        await Expect(lost.First).ToContainTextAsync("已无法完成");
        await Expect(lost.First).ToContainTextAsync("信访受理");
        await ClickAsync(lost.First.GetByRole(AriaRole.Link));
        await leader.Page.ArrivesAsync("**/indicators/**");
        await Expect(leader.Page.Locator(".verdict [data-status='Unreachable']")).ToBeVisibleAsync();
        AssertFewClicks(leader);
    }

    [Fact]
    public async Task WhatMayPm25AverageUntilDecember_StandsInItsRow()
    {
        await using var leader = await HomeAsync();

        await Expect(leader.Page.Locator("article.goal[data-indicator='air.pm25'] .need")).ToHaveTextAsync("其余61天平均不超过32.5µg/m³");
        AssertFewClicks(leader);
    }

    [Fact]
    public async Task WhichAreaHasMostWarnings_StandsBesideItsName_AndOpensTheirList()
    {
        await using var leader = await HomeAsync();
        var warnings = leader.Page.Locator(".areas .count.at-risk");

        await Expect(warnings).ToHaveCountAsync(1);
        await Expect(leader.Page.Locator(".areas > li", new() { Has = leader.Page.Locator(".count.at-risk") })).ToContainTextAsync("大气环境质量巩固行动");
        await ClickAsync(warnings.GetByRole(AriaRole.Button));
        await Expect(leader.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("AQI优良天数比例");
        AssertFewClicks(leader);
    }

    [Fact]
    public async Task WhatChangedThisWeek_IsToldAfterOneClick()
    {
        await site.SaveAsync("2024-11", "air.pm25", """{ "value": 60, "weight": 30, "reason": "连日雾霾" }""");
        await using var leader = await HomeAsync();

        await ClickAsync(leader.Page.GetByRole(AriaRole.Link, new() { Name = "本周", Exact = true }));
        await leader.Page.ArrivesAsync("**since=week");
        await Expect(leader.Page.Locator(".changes .groups li").First).ToContainTextAsync("2024年11月数据变更1次：PM2.5浓度");
        await Expect(leader.Page.Locator(".changes [data-headline='air.pm25']")).ToBeVisibleAsync();
        AssertFewClicks(leader);
    }

    [Fact]
    public async Task WhoEnteredTheGoodDaysOfMay_StandsInItsCell_WithItsHistory()
    {
        await using var leader = await HomeAsync();

        await ClickAsync(leader.Page.Locator("article.goal[data-indicator='air.good-days'] h3 a"));
        await leader.Page.ArrivesAsync("**/indicators/air.good-days**");
        var may = leader.Page.Locator("tr", new() { Has = leader.Page.GetByRole(AriaRole.Rowheader, new() { Name = "5月", Exact = true }) });
        await Expect(may).ToContainTextAsync("演示数据");
        await ClickAsync(may.GetByRole(AriaRole.Button, new() { Name = "历史" }));
        await Expect(leader.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("演示数据");
        AssertFewClicks(leader);
    }

    private async Task<Visitor> HomeAsync()
    {
        var leader = await site.VisitAsAsync("lingdao");
        await leader.OpenAsync("/?year=2024&month=10");
        return leader;
    }

    private Task ClickAsync(ILocator what)
    {
        _clicks++;
        return what.ClickAsync();
    }

    private void AssertFewClicks(Visitor leader)
    {
        Assert.InRange(_clicks, 0, MostClicks);
        Assert.Empty(leader.Complaints);
    }
}
