using System.Globalization;
using System.Net;
using System.Text;
using LuchengEco.Web.Tests.Api;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>From the badge to the task to the form, the matrix with its rates, and evidence beside a figure.</summary>
public sealed class TaskJourneyTests(EcoSite site) : IClassFixture<EcoSite>
{
    [Fact]
    public async Task Filler_FromTheBadgeToTheForm_NeedsTwoClicks()
    {
        await using var filler = await site.VisitAsAsync("tianbao", 390, 844);
        var first = await filler.Page.APIRequest.GetAsync(new Uri(filler.Site, "/indicators").ToString());
        Assert.Contains("9项待处理", await first.TextAsync(), StringComparison.Ordinal);
        await filler.OpenAsync("/tasks");
        // Another journey of this class has one of them returned.
        await Expect(filler.Page.Locator(":is([data-group=Overdue], [data-group=Returned]) [data-task]")).ToHaveCountAsync(9);
        await Expect(filler.Page.Locator("[data-group=Overdue]")).ToContainTextAsync("11月5日截止，已逾期19天");
        Assert.True(await filler.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));

        await filler.Page.Locator("[data-task='water:2024-10']").ClickAsync();

        await filler.Page.ArrivesAsync("**/entry/2024-10?unit=water");
        await Expect(filler.Heading).ToContainTextAsync("2024年10月数据填报");
        Assert.Empty(filler.Complaints);
    }

    [Fact]
    public async Task Badge_AfterASubmission_CountsAnewAndTheReviewerSeesIt()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var sheet = new EntryForm(filler.Page);
        await sheet.OpenAsync(filler, "2024-10");
        await Expect(filler.Page.GetByTestId("task-badge")).ToContainTextAsync("9");
        await sheet.TakesStepAsync("general", "报送");
        await sheet.ConfirmAsync();
        await Expect(filler.Page.GetByTestId("task-badge")).ToContainTextAsync("8");

        await using var reviewer = await site.VisitAsAsync("shenhe");
        await reviewer.OpenAsync("/tasks");
        await Expect(reviewer.Page.Locator("[data-group=Review] [data-task='general:2024-10']")).ToHaveAttributeAsync("href", "/review/2024-10/general");
        using var client = await site.SignInAsync("shenhe");
        Assert.Equal(HttpStatusCode.OK, (await ApiClient.PostAsync(client, "/api/v1/submissions/general/2024-10/return", """{"reason":"请核对"}""")).Status);
        await filler.OpenAsync("/tasks");
        await Expect(filler.Page.Locator("[data-group=Returned] [data-task='general:2024-10']")).ToContainTextAsync("演示审核员退回：请核对");
    }

    [Fact]
    public async Task Leader_WithoutTasks_SeesAFriendlyPageAndTheWayToTheMatrix()
    {
        await using var leader = await site.VisitAsAsync("lingdao");
        await leader.OpenAsync("/tasks");
        await Expect(leader.Page.GetByTestId("no-tasks")).ToContainTextAsync("没有需要处理的任务");
        await Expect(leader.Page.GetByTestId("task-badge")).ToHaveCountAsync(0);
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "查看各科室报送进度" }).ClickAsync();
        await Expect(leader.Heading).ToContainTextAsync("2024年报送进度");
        Assert.Empty(leader.Complaints);
    }

    [Fact]
    public async Task Strip_PutAway_StaysAwayForTheDayAlsoInTheFirstResponse()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        await filler.OpenAsync("/");
        await Expect(filler.Page.GetByTestId("reminder")).ToContainTextAsync("2024年10月数据已于11月5日截止");
        await filler.Page.GetByRole(AriaRole.Button, new() { Name = "今天不再提醒" }).ClickAsync();
        await Expect(filler.Page.GetByTestId("reminder")).ToHaveCountAsync(0);

        await filler.OpenAsync("/entry/2024-11");
        await Expect(filler.Page.GetByTestId("reminder")).ToHaveCountAsync(0);
        var first = await filler.Page.APIRequest.GetAsync(new Uri(filler.Site, "/").ToString());
        Assert.DoesNotContain("今天不再提醒", await first.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Matrix_OfAYear_ShowsTheRatesThatItsOwnCellsGive()
    {
        await using var leader = await site.VisitAsAsync("lingdao");
        await leader.OpenAsync("/tasks/matrix?year=2023");
        var cells = await leader.Page.Locator("tbody [data-cell]").EvaluateAllAsync<string[]>("cells => cells.map(cell => document.getElementById(cell.getAttribute('aria-describedby')).textContent)");
        Assert.Equal(9 * 12, cells.Length);
        var inTime = cells.Count(cell => !cell.Contains('迟'));
        Assert.InRange(inTime, 90, 107);
        var percent = Math.Round(100m * inTime / cells.Length, 1, MidpointRounding.ToEven).ToString("0.0", CultureInfo.InvariantCulture);
        await Expect(leader.Page.Locator("[data-total=timeliness]")).ToContainTextAsync($"{percent}%");
        await Expect(leader.Page.Locator("[data-total=timeliness]")).ToContainTextAsync($"{inTime}/{cells.Length}");

        await leader.OpenAsync("/tasks/matrix?year=2024");
        await leader.Page.Locator("[data-cell='air:2024-10']").HoverAsync();
        await Expect(leader.Page.Locator("[data-cell='air:2024-10'] [role=tooltip]")).ToBeVisibleAsync();
        await Expect(leader.Page.Locator("[data-cell='air:2024-10'] [role=tooltip]")).ToContainTextAsync("尚未报送，迟19天");
        foreach (var (word, name) in new[] { ("导出Excel", "2024年报送进度.xlsx"), ("导出CSV", "2024年报送进度.csv") })
        {
            var download = await leader.Page.RunAndWaitForDownloadAsync(() => leader.Page.GetByRole(AriaRole.Button, new() { Name = word }).ClickAsync());
            Assert.Equal(name, download.SuggestedFilename);
        }
        await leader.Page.Locator("[data-cell='air:2024-10']").ClickAsync();
        await leader.Page.ArrivesAsync("**/entry/2024-10?unit=air");
        Assert.Empty(leader.Complaints);
    }

    [Fact]
    public async Task Evidence_OfAFigure_IsAttachedRefusedFetchedAndTakenAway()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        await filler.OpenAsync("/indicators/air.good-days?year=2024");
        var button = filler.Page.Locator("[data-evidence='air.good-days:2024-11']");
        await button.ClickAsync();
        var dialog = filler.Page.GetByTestId("evidence");
        await Expect(dialog).ToContainTextAsync("还没有佐证材料。");

        await ChooseAsync(("监测报告.pdf", "%PDF-1.7\n真的"), ("假的.pdf", "<!DOCTYPE html><script>alert(1)</script>"));
        await Expect(dialog).ToContainTextAsync("已上传监测报告.pdf");
        await Expect(dialog).ToContainTextAsync("假的.pdf：只能上传PDF、图片");
        await Expect(dialog.Locator("[data-file]")).ToHaveCountAsync(1);

        var download = await filler.Page.RunAndWaitForDownloadAsync(() => filler.Page.GetByRole(AriaRole.Button, new() { Name = "下载监测报告.pdf" }).ClickAsync());
        Assert.Equal("监测报告.pdf", download.SuggestedFilename);
        Assert.Equal("%PDF-1.7\n真的", await File.ReadAllTextAsync(await download.PathAsync()));

        await filler.Page.GetByRole(AriaRole.Button, new() { Name = "移除监测报告.pdf" }).ClickAsync();
        await filler.Page.GetByRole(AriaRole.Button, new() { Name = "确认移除" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("请写明理由后再提交。");
        await filler.Page.GetByLabel("移除“监测报告.pdf”的理由").FillAsync("传错月份");
        await filler.Page.GetByRole(AriaRole.Button, new() { Name = "确认移除" }).ClickAsync();
        await Expect(dialog.Locator("[data-file]")).ToHaveCountAsync(0);
        await dialog.GetByText("已移除（1）").ClickAsync();
        await Expect(dialog).ToContainTextAsync("理由：传错月份");

        await ChooseAsync(("纪要.pdf", "%PDF-1.7\n纪要"));
        await Expect(dialog.Locator("[data-file='纪要.pdf']")).ToBeVisibleAsync();
        await filler.Page.GetByTestId("dialog-cancel").ClickAsync();
        await Expect(button).ToHaveTextAsync("1");
        Assert.Empty(filler.Complaints);

        Task ChooseAsync(params (string Name, string Text)[] files) => filler.Page.GetByLabel("选择要上传的文件")
            .SetInputFilesAsync(files.Select(file => new FilePayload { Name = file.Name, MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes(file.Text) }));
    }

    [Fact]
    public async Task Evidence_OfALockedMonth_SaysWhyNothingCanBeChanged()
    {
        await using var filler = await site.VisitAsAsync("tianbao", 390, 844);
        await filler.OpenAsync("/indicators/air.good-days?year=2024");
        await filler.Page.Locator("[data-evidence='air.good-days:2024-08']").ClickAsync();
        await Expect(filler.Page.GetByTestId("evidence")).ToContainTextAsync("本月数据已审核锁定，佐证材料不能改动");
        await Expect(filler.Page.GetByLabel("选择要上传的文件")).ToHaveCountAsync(0);
    }
}
