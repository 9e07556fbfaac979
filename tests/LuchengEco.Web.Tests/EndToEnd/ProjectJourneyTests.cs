using System.Net;
using LuchengEco.Web.Tests.Api;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>A filler reports a project; the plan, the picture of the year and the changes say so.</summary>
public sealed class ProjectJourneyTests(EcoSite site) : IClassFixture<EcoSite>
{
    [Fact]
    public async Task Project_ReportedAndItsMilestoneMarked_StandsInTheGanttAndTheChanges()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var page = filler.Page;
        await filler.OpenAsync("/projects/2024/2024.P.06");
        var form = page.GetByTestId("progress");
        await form.Locator("[data-field=percent]").FillAsync("一半");
        await form.Locator("[data-field=note]").FillAsync("试运行方案已报批");
        await form.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("进度（%）：");
        await Expect(form.Locator("[data-field=note]")).ToHaveValueAsync("试运行方案已报批");

        await form.Locator("[data-field=percent]").FillAsync("64");
        await form.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Status)).ToHaveTextAsync("已保存。");
        await Expect(page.Locator("[data-percent]")).ToHaveTextAsync("64%");
        var milestone = page.Locator("[data-milestone='体验路线试运行']");
        await milestone.Locator("input[type=date]").FillAsync("2024-10-12");
        await milestone.GetByRole(AriaRole.Button, new() { Name = "将里程碑“体验路线试运行”标记为完成" }).ClickAsync();
        await Expect(milestone).ToContainTextAsync("2024-10-12");

        await filler.OpenAsync("/projects/2024?view=gantt");
        var bar = page.Locator("a.row[data-code='2024.P.06']");
        await Expect(bar.Locator("desc")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("进度64%.*里程碑“体验路线试运行”已于2024-10-12完成"));
        await bar.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ArrivesAsync("**/projects/2024/2024.P.06");
        await Expect(page.Locator("tr.entry").First).ToContainTextAsync("里程碑完成日期");

        await filler.OpenAsync("/changes?from=2024-01-01");
        var line = page.Locator("tr.entry", new() { HasText = "项目：无废生活精品体验带" }).First;
        await Expect(line.Locator(".what")).ToContainTextAsync("64");
        await Expect(line.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "/projects/2024/2024.P.06");
        Assert.Empty(filler.Complaints);
    }

    [Fact]
    public async Task Put_ByEveryKindOfPerson_IsAllowedRefusedOrAConflict()
    {
        const string address = "/api/v1/projects/2024.P.09";
        using var leader = await site.SignInAsync("lingdao");
        using var filler = await site.SignInAsync("tianbao");
        var before = (await ApiClient.GetAsync(leader, "/api/v1/years/2024/report")).Json.GetProperty("projects").EnumerateArray().Single(row => row.GetProperty("code").GetString() == "2024.P.09");
        var version = before.GetProperty("version").GetInt32();
        Assert.Equal("2024-12-31", before.GetProperty("dueOn").GetString());
        Assert.Equal("中期评估", before.GetProperty("milestones")[1].GetProperty("name").GetString());

        var body = $$"""{"state":"InProgress","percent":70,"investmentDone":6400.5,"note":"按计划推进","version":{{version}}}""";
        Assert.Equal(HttpStatusCode.Forbidden, (await ApiClient.PutAsync(leader, address, body)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ApiClient.PutAsync(filler, address, body.Replace("70", "170", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ApiClient.PutAsync(filler, address, """{"state":"InProgress"}""")).Status);
        var done = await ApiClient.PutAsync(filler, address, body);
        Assert.Equal((HttpStatusCode.OK, 6400.5m, version + 1), (done.Status, done.Json.GetProperty("investmentDone").GetDecimal(), done.Json.GetProperty("version").GetInt32()));
        Assert.Equal(HttpStatusCode.Conflict, (await ApiClient.PutAsync(filler, address, body)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ApiClient.PutAsync(filler, "/api/v1/projects/2024.P.99", body)).Status);
    }
}
