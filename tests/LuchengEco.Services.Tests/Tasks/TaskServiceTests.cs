using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Review;
using LuchengEco.Services.Tasks;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Tasks;

/// <summary>Today is 24 November 2024: October is overdue since the 5th, September waits for review.</summary>
public sealed class TaskServiceTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private static readonly YearMonth October = new(2024, 10);
    private static readonly YearMonth September = new(2024, 9);

    private TaskService Tasks => services.Get<TaskService>();

    [Fact]
    public async Task GetAsync_ForAFiller_ListsTheOverdueAndTheRunningMonthOfEachUnit()
    {
        var mine = await Tasks.GetAsync(Of(EcoTestServices.Filler, "enforcement"), withWarnings: false);

        Assert.Equal([(TaskGroup.Overdue, October, -19), (TaskGroup.Open, new YearMonth(2024, 11), 11)], mine.Tasks.Select(task => (task.Group, task.Month, task.DaysLeft)));
        Assert.Equal((1, new DateOnly(2024, 11, 5), ReportingState.Overdue), (mine.Pressing, mine.Tasks[0].DueOn, mine.Tasks[0].State));
        Assert.Equal(await FilledAsync("enforcement", October), (mine.Tasks[0].Filled, mine.Tasks[0].Total));
        Assert.Equal((0, mine.Tasks[1].Total), (mine.Tasks[1].Filled, mine.Tasks[1].MineBlank));
    }

    [Fact]
    public async Task GetAsync_ForOneOfSeveralFillers_CountsOnlyTheirOwnBlanks()
    {
        var one = Of(EcoTestServices.Filler, "water") with { Fills = new Dictionary<string, string> { ["water.dredging"] = "water", ["water.buffer"] = "water" } };

        var running = (await Tasks.GetAsync(one, withWarnings: false)).Tasks.Single(task => task.Group == TaskGroup.Open);

        Assert.Equal(2, running.MineBlank);
        Assert.True(running.Total > 2);
    }

    [Fact]
    public async Task GetAsync_AMonthThatWasReturned_SaysWhoAndWhyAndIsNoLongerTheReviewers()
    {
        var reviewer = Of(EcoTestServices.Reviewer, "party");
        var waiting = Assert.Single((await Tasks.GetAsync(reviewer, withWarnings: false)).Tasks, task => task.Group == TaskGroup.Review);
        Assert.Equal((September, "演示数据"), (waiting.Month, waiting.By));
        Assert.Equal(new DateOnly(2024, 10, 3), DateOnly.FromDateTime(Clock.ToLocal(waiting.Since!.Value).DateTime));

        await services.Get<ReviewService>().ApplyAsync(EcoTestServices.Reviewer, "party", September, SubmissionAction.Return, "请核对信访件数");

        var returned = Assert.Single((await Tasks.GetAsync(Of(EcoTestServices.Filler, "party"), withWarnings: false)).Tasks, task => task.Group == TaskGroup.Returned);
        Assert.Equal((September, "请核对信访件数", "某人", true), (returned.Month, returned.Reason, returned.By, returned.IsPressing));
        Assert.DoesNotContain((await Tasks.GetAsync(reviewer, withWarnings: false)).Tasks, task => task.Group == TaskGroup.Review);

        await services.Get<ReviewService>().ApplyAsync(EcoTestServices.Filler, "party", September, SubmissionAction.Submit, null);
        Assert.Contains((await Tasks.GetAsync(Of(EcoTestServices.Filler, "party"), withWarnings: false)).Tasks, task => task.Group == TaskGroup.Done && task.Month == September);
        var cell = (await Tasks.GetMatrixAsync(EcoTestServices.Leader, 2024))!.Rows.Single(row => row.UnitCode == "party").Cells[8];
        Assert.Equal((ReportingState.Submitted, 0, new DateTimeOffset(2024, 10, 3, 1, 30, 0, TimeSpan.Zero)), (cell.State, cell.DaysLate, cell.FirstSubmittedAt));
    }

    [Fact]
    public async Task GetAsync_AnApprovedMonthOpenedAgain_IsATaskWithItsReason()
    {
        await services.Get<ReviewService>().ApplyAsync(EcoTestServices.Reviewer, "approval", new YearMonth(2024, 8), SubmissionAction.Reopen, "口径调整");

        var task = Assert.Single((await Tasks.GetAsync(Of(EcoTestServices.Filler, "approval"), withWarnings: false)).Tasks, row => row.Group == TaskGroup.Returned);

        Assert.Equal((ReportingState.Reopened, "口径调整"), (task.State, task.Reason));
    }

    [Fact]
    public async Task GetAsync_AWarningWithoutAReason_IsCountedUntilItIsAnswered()
    {
        var filler = Of(EcoTestServices.Filler, "air");
        var month = new YearMonth(2024, 11);
        Assert.Equal(0, await WarningsAsync());
        await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, month, [new FigureEdit("air.pm25", new FigureEntry(90, Weight: 30))], Door.Page);
        Assert.Equal(1, await WarningsAsync());
        await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, month, [new FigureEdit("air.pm25", new FigureEntry(90, Weight: 30), Reason: "沙尘")], Door.Page);
        Assert.Equal(0, await WarningsAsync());

        async Task<int?> WarningsAsync() => (await Tasks.GetAsync(filler, withWarnings: true)).Tasks.Single(task => task.Month == month).OpenWarnings ?? 0;
    }

    [Fact]
    public async Task GetAsync_ForAdministrators_NamesWhatOnlyTheyCanMend()
    {
        await services.ExecuteAsync("UPDATE indicator_duties SET deputy_id = NULL WHERE indicator_id = (SELECT id FROM indicators WHERE code = 'monitoring.reports' OR unit_code = 'monitoring' LIMIT 1)");
        await services.ExecuteAsync("UPDATE users SET lockout_end = '2024-11-24 10:30+08' WHERE user_name = 'lingdao'");

        var system = Assert.Single((await Tasks.GetAsync(EcoTestServices.Administrator, withWarnings: false)).Administration);
        var security = Assert.Single((await Tasks.GetAsync(EcoTestServices.ActorOf(EcoRoles.SecurityAdministrator), withWarnings: false)).Administration);

        Assert.Equal((AdministrationTaskKind.Duties, 1), (system.Kind, system.Count));
        Assert.Equal((AdministrationTaskKind.LockedAccounts, "演示领导（lingdao）"), (security.Kind, security.Names.Single()));
        foreach (var role in new[] { EcoRoles.Filler, EcoRoles.Reviewer, EcoRoles.Leader, EcoRoles.AuditAdministrator })
            Assert.Empty((await Tasks.GetAsync(EcoTestServices.ActorOf(role), withWarnings: false)).Administration);
    }

    [Theory]
    [InlineData(EcoRoles.Leader)]
    [InlineData(EcoRoles.SystemAdministrator)]
    [InlineData(EcoRoles.SecurityAdministrator)]
    [InlineData(EcoRoles.AuditAdministrator)]
    public async Task GetAsync_ForThoseWhoNeitherFillNorReview_HasNoMonths(string role) =>
        Assert.Empty((await Tasks.GetAsync(EcoTestServices.ActorOf(role), withWarnings: true)).Tasks);

    [Fact]
    public async Task Everything_OfNobody_IsEmpty()
    {
        Assert.Empty((await Tasks.GetAsync(Actor.Nobody, withWarnings: true)).Tasks);
        Assert.Null(await Tasks.GetMatrixAsync(Actor.Nobody, 2024));
        Assert.Null(await Tasks.GetMatrixAsync(EcoTestServices.Leader, 2022));
    }

    private async Task<(int, int)> FilledAsync(string unit, YearMonth month) =>
        ((int)await services.ScalarAsync<long>($"SELECT count(*) FROM monthly_figures f JOIN indicators i ON i.id = f.indicator_id WHERE i.unit_code = '{unit}' AND f.year = {month.Year} AND f.month_number = {month.Month} AND (coalesce(value, numerator) IS NOT NULL OR mark <> 'None')"),
         (int)await services.ScalarAsync<long>($"SELECT count(*) FROM indicators WHERE unit_code = '{unit}' AND first_year <= {month.Year} AND coalesce(last_year, 9999) >= {month.Year}"));

    private static Actor Of(Actor actor, string unit) => actor with { Units = new HashSet<string> { unit } };
}
