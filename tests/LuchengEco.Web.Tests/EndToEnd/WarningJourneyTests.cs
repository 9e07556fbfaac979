using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>An odd figure is stored, asks for a reason beside its cell, holds up the submission until it has one, and the history keeps all of it.</summary>
public sealed class WarningJourneyTests(EcoSite site) : IClassFixture<EcoSite>
{
    private const string Month = "2024-11";

    [Fact]
    public async Task OddFigure_IsExplainedByKeyboard_AndOtherNumbersNeedAnotherReason()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var (page, form) = (filler.Page, new EntryForm(filler.Page));
        await form.OpenAsync(filler, Month);
        var owed = form.Row("society.poster-points").Locator("[data-owed]");
        await form.Cell("society.poster-points").FocusAsync();
        await page.Keyboard.TypeAsync("9000");
        await page.Keyboard.PressAsync("Enter");
        await form.SaysAsync("society.poster-points", "已保存");
        await Expect(form.Row("society.poster-points").Locator("[data-warnings] li")).Not.ToHaveCountAsync(0);
        await Expect(form.Notice).ToContainTextAsync("满意度宣传视频海报投放点位：有提醒，请填写情况说明或更正。");
        await Expect(owed).ToHaveTextAsync("待说明");
        await Expect(form.Unit("general")).ToContainTextAsync("1 项待说明，说明或更正后才能报送");

        // The submission leads to the first unanswered warning instead.
        await form.Cell("society.activities").FocusAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("暂不能报送：还有 1 项提醒未说明")).ToBeVisibleAsync();
        await Expect(form.Cell("society.poster-points", "reason")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("新增社区点位");
        await page.Keyboard.PressAsync("Enter");
        await Expect(owed).ToHaveTextAsync("已说明");
        await Expect(form.Unit("general").Locator("[data-unit-owing]")).ToBeHiddenAsync();

        // A note leaves the reason standing; another number does not, and taking it back brings it again.
        await form.TypeAsync("society.poster-points", "note", "月底统计");
        await form.LeaveAsync();
        await form.SaysAsync("society.poster-points", "已保存");
        await Expect(form.Cell("society.poster-points", "reason")).ToHaveValueAsync("新增社区点位");
        await form.TypeAsync("society.poster-points", "value", "9001");
        await form.LeaveAsync();
        await Expect(owed).ToHaveTextAsync("待说明");
        await Expect(form.Cell("society.poster-points", "reason")).ToHaveValueAsync("");
        await page.Keyboard.PressAsync("Control+z");
        await Expect(form.Cell("society.poster-points", "reason")).ToHaveValueAsync("新增社区点位");
        await Expect(owed).ToHaveTextAsync("已说明");

        await form.Cell("society.poster-points").FocusAsync();
        await page.Keyboard.PressAsync("Alt+h");
        var history = page.GetByTestId("figure-history");
        await Expect(history.Locator("tbody tr").First.Locator(".after")).ToHaveTextAsync("9000；备注：月底统计");
        await Expect(history.Locator("tbody tr").First.Locator(".why")).ToHaveTextAsync("新增社区点位");
        await Expect(history.Locator("tbody tr").Last.Locator(".before")).ToHaveTextAsync("空白");
        await Expect(history.Locator("[data-door='Page']").First).ToHaveTextAsync("页面录入");
        await page.Keyboard.PressAsync("Escape");
        await Expect(history).ToHaveCountAsync(0);
        await form.OpenAsync(filler, Month);
        await Expect(form.Cell("society.poster-points", "reason")).ToHaveValueAsync("新增社区点位");
        Assert.Empty(filler.Complaints);
    }

    [Fact]
    public async Task Rule_BrokenAndMendedInAnotherRow_ShowsInBothAtOnce()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, Month);
        var (cases, kinds) = (form.Row("law.cases").Locator("[data-warnings]"), form.Row("law.five-kinds").Locator("[data-warnings]"));
        await form.TypeAsync("law.cases", "value", "11");
        await form.LeaveAsync();
        await form.SaysAsync("law.cases", "已保存");
        await form.TypeAsync("law.five-kinds", "value", "12");
        await form.LeaveAsync();
        await Expect(kinds).ToContainTextAsync("五类案件数不应超过环境违法立案数。");
        await Expect(cases).ToContainTextAsync("五类案件数不应超过环境违法立案数。");

        await form.TypeAsync("law.cases", "value", "12");
        await form.LeaveAsync();
        await Expect(cases).Not.ToContainTextAsync("五类案件数不应超过");
        await Expect(kinds).Not.ToContainTextAsync("五类案件数不应超过");
        Assert.Empty(filler.Complaints);
    }

    [Fact]
    public async Task Reason_TypedWhileTheLineIsCut_IsKeptAsADraft()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var line = await Line.LayAsync(filler);
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, Month);
        await form.TypeAsync("air.straw-persuaded", "value", "1900");
        await form.LeaveAsync();
        await Expect(form.Row("air.straw-persuaded").Locator("[data-owed]")).ToHaveTextAsync("待说明");
        await line.CutAsync();
        await form.TypeAsync("air.straw-persuaded", "reason", "专项行动");
        await form.LeaveAsync();
        await form.SaysAsync("air.straw-persuaded", "等待连接");
        await line.MendAsync();
        await form.OpenAsync(filler, Month);
        await Expect(form.Row("air.straw-persuaded").Locator("[data-owed]")).ToHaveTextAsync("已说明");
        await Expect(form.Cell("air.straw-persuaded", "reason")).ToHaveValueAsync("专项行动");
    }

    [Fact]
    public async Task ClosedCell_SaysWhyWhenOneComesToIt_AndItsHistoryIsOneButtonAway()
    {
        await using var leader = await site.VisitAsAsync("lingdao");
        var (page, form) = (leader.Page, new EntryForm(leader.Page));
        await form.OpenAsync(leader, "2024-10");
        await form.Cell("air.pm25").FocusAsync();
        await Expect(form.Notice).Not.ToBeEmptyAsync();
        await Expect(form.Notice).ToHaveTextAsync((await form.Cell("air.pm25").GetAttributeAsync("title"))!);
        await form.Row("air.pm25").GetByRole(AriaRole.Button, new() { Name = "PM2.5浓度 的修改历史" }).ClickAsync();
        await Expect(page.GetByTestId("figure-history").Locator("[data-door]").First).ToHaveTextAsync("演示数据");

        await leader.OpenAsync("/indicators/air.pm25?year=2024&month=10");
        await page.GetByRole(AriaRole.Button, new() { Name = "9月的修改历史" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("2024年9月");
        await Expect(page.GetByTestId("figure-history").Locator("tbody tr")).Not.ToHaveCountAsync(0);
        Assert.Empty(leader.Complaints);
    }
}
