using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Forecasts;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Briefs;
using LuchengEco.Services.Changes;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Forecasts;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tasks;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Briefs;

public sealed class LeaderBriefTests(RealTimeServices services) : IClassFixture<RealTimeServices>
{
    private LeaderBriefService Briefs => services.Get<LeaderBriefService>();

    [Fact]
    public async Task GetAsync_OfTheDemonstration_NamesLostGoalsFirst_ThenThoseInDanger_WithTheReportsOwnSentence()
    {
        var (report, forecasts) = await ReportAsync();

        var brief = await Briefs.GetAsync(EcoTestServices.Leader, report, forecasts, BriefSpan.Week, TestContext.Current.CancellationToken);

        Assert.Equal(brief.Decisions.OrderBy(decision => decision.Kind).Select(decision => decision.Kind), brief.Decisions.Select(decision => decision.Kind));
        Assert.Equal(DecisionKind.Lost, brief.Decisions[0].Kind);
        foreach (var decision in brief.Decisions.Where(decision => decision.Kind is DecisionKind.Lost or DecisionKind.AtRisk))
            Assert.Equal(report.Indicators.Single(indicator => indicator.Code == decision.IndicatorCode).Progress.Reason, decision.Sentence);
        Assert.Contains(brief.Decisions, decision => (decision.Kind, decision.IndicatorCode) == (DecisionKind.AtRisk, "air.good-days"));
        Assert.Contains(brief.Decisions, decision => (decision.Kind, decision.IndicatorCode) == (DecisionKind.Silent, "soil.construction-land"));
        var doubtful = Assert.Single(brief.Decisions, decision => decision.Kind == DecisionKind.Doubtful);
        Assert.Equal("air.pm25", doubtful.IndicatorCode);
        Assert.True(forecasts["air.pm25"].Probability < 0.5m);
    }

    [Fact]
    public async Task GetAsync_WithMonthsThatWaitForReview_SaysHowManyOfWhichUnits()
    {
        var token = TestContext.Current.CancellationToken;
        var (report, forecasts) = await ReportAsync();
        var matrix = (await services.Get<TaskService>().GetMatrixAsync(EcoTestServices.Leader, 2024, token))!;
        var waiting = matrix.Rows.SelectMany(row => row.Cells).Count(cell => cell.State is ReportingState.Submitted or ReportingState.SubmittedLate);
        Assert.True(waiting > 0);

        var decision = Assert.Single((await Briefs.GetAsync(EcoTestServices.Leader, report, forecasts, BriefSpan.Week, token)).Decisions, found => found.Kind == DecisionKind.Waiting);

        Assert.Equal($"{waiting}份月报", decision.Subject);
    }

    [Fact]
    public async Task GetAsync_OfAPastMoment_TellsGoalsAndProjectsAlone()
    {
        var token = TestContext.Current.CancellationToken;
        var report = (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, new ReportRequest(2024, 10, AsOf: TimeProvider.System.GetUtcNow()), token))!;

        var brief = await Briefs.GetAsync(EcoTestServices.Leader, report, new Dictionary<string, Forecast>(), BriefSpan.Visit, token);

        Assert.Null(brief.Changes);
        Assert.DoesNotContain(brief.Deadlines, deadline => deadline.Kind == DeadlineKind.Reporting);
        Assert.DoesNotContain(brief.Decisions, decision => decision.Kind is DecisionKind.Waiting or DecisionKind.Overdue);
        Assert.Contains(brief.Decisions, decision => decision.Kind == DecisionKind.Lost);
    }

    [Fact]
    public async Task GetAsync_OfProjects_TellsThoseThatAreLateAndTheDaysAhead_AsTheReportJudgesThem()
    {
        var (report, forecasts) = await ReportAsync();
        var day = ProjectStandings.StandingDay(report);
        var late = report.Projects.Where(project => ProjectStandings.StandingOf(project, day).Lateness is Lateness.Overdue or Lateness.MilestoneOverdue).Select(project => project.Code).Order().ToList();

        var brief = await Briefs.GetAsync(EcoTestServices.Leader, report, forecasts, BriefSpan.Week, TestContext.Current.CancellationToken);

        Assert.NotEmpty(late);
        Assert.Equal(late, brief.Decisions.Where(decision => decision.Kind == DecisionKind.ProjectOverdue).Select(decision => decision.ProjectCode!).Order());
        var ahead = brief.Deadlines.Where(deadline => deadline.Kind != DeadlineKind.Reporting).ToList();
        Assert.NotEmpty(ahead);
        Assert.All(ahead, deadline => Assert.InRange(deadline.DaysLeft, 0, 60));
        Assert.Equal(brief.Deadlines.OrderBy(deadline => deadline.On).Select(deadline => deadline.On), brief.Deadlines.Select(deadline => deadline.On));
    }

    [Fact]
    public async Task DigestAsync_OfSeveralCellsOfOneMonth_IsOneLine_AndTellsWhatItDidToTheGoal()
    {
        var token = TestContext.Current.CancellationToken;
        var (from, month) = (TimeProvider.System.GetUtcNow(), new YearMonth(2024, 11));
        await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, month,
            [new FigureEdit("air.pm25", new FigureEntry(60, Weight: 30), Reason: "连日雾霾"), new FigureEdit("air.good-days", new FigureEntry(null, 29, 30))], Door.Rest, token);

        var digest = (await services.Get<ChangeService>().DigestAsync(EcoTestServices.Leader, from, 2024, token))!;

        var group = Assert.Single(digest.Groups);
        Assert.Equal((ChangeKind.Figure, "某人", month, 2, null), (group.Kind, group.UserName, group.Month, group.Count, group.IndicatorCode));
        Assert.Equal((2, 2), (digest.Total, digest.Told));
        Assert.Contains(digest.Headlines, move => move.Code == "air.pm25");
        Assert.DoesNotContain((await services.Get<ChangeService>().DigestAsync(EcoTestServices.Leader, from, 2023, token))!.Headlines, move => move.Year != 2023);
        Assert.Equal(0, (await services.Get<ChangeService>().DigestAsync(EcoTestServices.Leader, TimeProvider.System.GetUtcNow(), 2024, token))!.Total);
        Assert.Null(await services.Get<ChangeService>().DigestAsync(Actor.Nobody, from, 2024, token));
    }

    [Fact]
    public async Task LastVisitAsync_IsTheNewestSightBeforeThisSession_AndNeverAfterItsBeginning()
    {
        var token = TestContext.Current.CancellationToken;
        var (user, now) = (Guid.NewGuid(), new DateTimeOffset(2024, 11, 20, 2, 0, 0, TimeSpan.Zero));
        await services.ExecuteAsync($"INSERT INTO users (id, user_name, normalized_user_name, display_name, created_at, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, is_demonstration, must_change_password) SELECT '{user}', '{user}', '{user}', 'x', now(), false, false, false, false, 0, false, false");
        var (first, second, third) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await AddAsync(first, now.AddDays(-3), now.AddDays(-3).AddHours(1), "Page");
        await AddAsync(second, now.AddDays(-1), now.AddHours(2), "Page");
        await AddAsync(third, now, now.AddHours(3), "Page");
        await AddAsync(Guid.NewGuid(), now.AddMinutes(-5), now.AddMinutes(-1), "Rest");

        Assert.Null(await LastVisitAsync(first));
        Assert.Equal(now.AddDays(-3).AddHours(1), await LastVisitAsync(second));
        Assert.Equal(now, await LastVisitAsync(third));
        Assert.Null(await services.Get<SessionService>().LastVisitAsync(EcoTestServices.Leader, token));

        Task<DateTimeOffset?> LastVisitAsync(Guid session) => services.Get<SessionService>().LastVisitAsync(EcoTestServices.Leader with { UserId = user, SessionId = session }, token);

        Task AddAsync(Guid id, DateTimeOffset started, DateTimeOffset seen, string door) => services.ExecuteAsync(
            $"INSERT INTO user_sessions (id, user_id, door, started_at, last_seen_at) VALUES ('{id}', '{user}', '{door}', '{started:O}', '{seen:O}')");
    }

    private async Task<(YearReport Report, Dictionary<string, Forecast> Forecasts)> ReportAsync()
    {
        var token = TestContext.Current.CancellationToken;
        var report = (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, 2024, 10, token))!;
        var estimates = await services.Get<ForecastService>().GetAsync(EcoTestServices.Leader, report, [.. report.Headlines], token);
        return (report, estimates.ToDictionary(estimate => estimate.Code, estimate => estimate.Forecast));
    }
}
