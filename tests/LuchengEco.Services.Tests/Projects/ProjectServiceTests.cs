using LuchengEco.Domain.Projects;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Changes;
using LuchengEco.Services.Projects;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Projects;

public sealed class ProjectServiceTests(RealTimeServices services) : IClassFixture<RealTimeServices>
{
    private static readonly ProjectProgress Half = new(ProjectState.InProgress, 50, 1200.5m, 2, null, "主体完工");

    private ProjectService Projects => services.Get<ProjectService>();

    private async Task<ProjectDetail> DetailAsync(string code) => (await Projects.GetAsync(EcoTestServices.Reviewer, code, cancellationToken: TestContext.Current.CancellationToken))!;

    private async Task<ProjectReport> ReportAsync(string code, DateTimeOffset? asOf = null) =>
        (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, new ReportRequest(2024, AsOf: asOf), TestContext.Current.CancellationToken))!.Projects.Single(row => row.Code == code);

    [Fact]
    public async Task Demonstration_InOctober2024_ShowsEveryLateness()
    {
        var report = (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, new ReportRequest(2024, 10), TestContext.Current.CancellationToken))!;

        Assert.Equal(new DateOnly(2024, 10, 31), ProjectStandings.StandingDay(report));
        // Those that other tests report on are left out.
        Assert.Equal("P.01 InTime 242;P.04 Overdue 31;P.05 Done 0;P.06 MilestoneOverdue 21;P.10 NoDate 0;P.11 Done 10;P.03 DueSoon 20",
            string.Join(';', new[] { "P.01", "P.04", "P.05", "P.06", "P.10", "P.11", "P.03" }.Select(code => (code, ProjectStandings.StandingOf(report, report.Projects.Single(row => row.Code == "2024." + code))))
                .Select(row => $"{row.code} {row.Item2.Lateness} {row.Item2.Days}")));
    }

    [Fact]
    public async Task SaveProgress_IsToldWithItsAuthor_ShownAsOf_AndSurvivesTheLoader()
    {
        var (code, token) = ("2024.P.02", TestContext.Current.CancellationToken);
        var (before, from) = (await DetailAsync(code), TimeProvider.System.GetUtcNow());

        Assert.Equal(ChangeOutcome.Done, (await Projects.SaveProgressAsync(EcoTestServices.Filler, code, before.Version, Half, token)).Outcome);
        await services.PrepareAsync(withDemonstration: true);

        Assert.Equal((50m, 1200.5m, "主体完工"), (await ReportAsync(code)) is var now ? (now.Percent, now.InvestmentDone, now.Note) : default);
        Assert.Equal(72m, (await ReportAsync(code, from)).Percent);
        Assert.Equal("2024-02-01 2024-12-20 True", $"{now.StartsOn:yyyy-MM-dd} {now.DueOn:yyyy-MM-dd} {now.IsDemonstration}");
        var line = Assert.Single((await services.Get<ChangeService>().GetAsync(EcoTestServices.Leader, from, null, new ChangeFilter(Text: code), cancellationToken: token))!.Lines);
        Assert.Equal(("项目：治水重点工程项目", "某人", 2024, code), (line.Subject, line.UserName, line.Year, line.ProjectCode));
        Assert.Equal("完成比例（%） 72 → 50", line.Differences.Where(part => part.Label == "完成比例（%）").Select(part => $"{part.Label} {part.Before} → {part.After}").Single());
        Assert.Equal(line.At, (await DetailAsync(code)).History[0].At);
        Assert.Equal(ChangeOutcome.Unchanged, (await Projects.SaveProgressAsync(EcoTestServices.Filler, code, (await DetailAsync(code)).Version, Half, token)).Outcome);
        Assert.Equal(1, await services.ScalarAsync<long>("SELECT count(*) FROM audit_entries WHERE action = 'project-progress' AND subject = '2024.P.02' AND detail LIKE '%→ 推进中，进度50%'"));
    }

    [Fact]
    public async Task SaveProgress_UponWhatAnotherChanged_IsRefused()
    {
        var (code, token) = ("2024.P.09", TestContext.Current.CancellationToken);
        var seen = (await DetailAsync(code)).Version;
        Assert.Equal(ChangeOutcome.Done, (await Projects.SaveProgressAsync(EcoTestServices.Filler, code, seen, Half, token)).Outcome);

        Assert.Equal(ChangeOutcome.ChangedByAnother, (await Projects.SaveProgressAsync(EcoTestServices.Reviewer, code, seen, Half with { Percent = 90 }, token)).Outcome);
        Assert.Equal(ChangeOutcome.ChangedByAnother, (await Projects.SaveScheduleAsync(EcoTestServices.Reviewer, code, seen, null, null, [], token)).Outcome);

        Assert.Equal(50m, (await ReportAsync(code)).Percent);
        var again = (await DetailAsync(code)).Version;
        var results = await Task.WhenAll(Enumerable.Range(51, 8).Select(percent => Projects.SaveProgressAsync(EcoTestServices.Filler, code, again, Half with { Percent = percent }, token)));
        Assert.Equal(1, results.Count(result => result.Outcome == ChangeOutcome.Done));
        Assert.Equal(7, results.Count(result => result.Outcome == ChangeOutcome.ChangedByAnother));
    }

    [Fact]
    public async Task MilestonesAndSchedule_ChangedByPeople_AreToldAndStay()
    {
        var (code, token) = ("2024.P.07", TestContext.Current.CancellationToken);
        var (detail, from) = (await DetailAsync(code), TimeProvider.System.GetUtcNow());
        var known = Assert.Single(detail.Milestones);

        Assert.Equal(ChangeOutcome.Done, (await Projects.SaveScheduleAsync(EcoTestServices.Filler, code, detail.Version, new(2024, 6, 1), new(2025, 1, 31),
            [new(known.Id, known.Name, new(2024, 9, 15)), new(null, "启用", new(2024, 12, 1))], token)).Outcome);
        detail = await DetailAsync(code);
        Assert.Equal(known.DoneOn, detail.Milestones[0].DoneOn);
        var added = detail.Milestones[1];
        var beforeMark = TimeProvider.System.GetUtcNow();
        Assert.Equal(ChangeOutcome.Done, (await Projects.MarkMilestoneAsync(EcoTestServices.Filler, code, detail.Version, added.Id, new(2024, 11, 30), token)).Outcome);
        await services.PrepareAsync(withDemonstration: true);

        Assert.Equal("完成方案设计 2024-09-15 2024-09-27;启用 2024-12-01 2024-11-30", Say(await ReportAsync(code)));
        Assert.Equal("完成方案设计 2024-09-15 2024-09-27;启用 2024-12-01 ", Say(await ReportAsync(code, beforeMark)));
        Assert.Equal("完成方案设计 2024-09-30 2024-09-27", Say(await ReportAsync(code, from)));
        Assert.False((await ReportAsync(code)).IsDemonstration);
        var lines = (await services.Get<ChangeService>().GetAsync(EcoTestServices.Leader, from, null, new ChangeFilter(Text: "生物多样性友好体验带"), cancellationToken: token))!.Lines;
        // The mark moves the version alone of the project itself: that is no line of its own.
        string[] subjects = ["项目里程碑：生物多样性友好体验带·启用", "项目里程碑：生物多样性友好体验带·启用", "项目里程碑：生物多样性友好体验带·完成方案设计", "项目：生物多样性友好体验带"];
        Assert.Equal(subjects.Order(StringComparer.Ordinal), lines.Select(line => line.Subject).Order(StringComparer.Ordinal));
        Assert.All(lines, line => Assert.Equal(("某人", code), (line.UserName, line.ProjectCode)));
        Assert.Equal("里程碑完成日期：—→2024-11-30", lines[0].Differences.Select(part => $"{part.Label}：{part.Before}→{part.After}").Single());

        static string Say(ProjectReport project) => string.Join(';', project.Milestones.Select(row => $"{row.Name} {row.DueOn:yyyy-MM-dd} {row.DoneOn:yyyy-MM-dd}"));
    }

    [Fact]
    public async Task Assign_ToAUnit_LeavesItToItsPeopleAndReviewers()
    {
        var (code, token) = ("2024.P.08", TestContext.Current.CancellationToken);
        Assert.Equal(ChangeOutcome.Done, (await Projects.AssignAsync(EcoTestServices.Administrator, code, (await DetailAsync(code)).Version, "water", token)).Outcome);
        Assert.Equal("unit-unknown", (await Projects.AssignAsync(EcoTestServices.Administrator, code, (await DetailAsync(code)).Version, "nothing", token)).Code);
        var stranger = EcoTestServices.ActorOf(EcoRoles.Filler) with { Units = new HashSet<string> { "air" } };
        var denied = await services.ScalarAsync<long>("SELECT count(*) FROM audit_entries WHERE action = 'denied-report-projects'");

        var refusal = await Projects.SaveProgressAsync(stranger, code, (await DetailAsync(code)).Version, Half, token);

        Assert.Equal((ChangeOutcome.Forbidden, "该项目由其他科室负责，只有责任科室的填报员或审核员可以修改。"), (refusal.Outcome, refusal.Message));
        Assert.Equal(denied + 1, await services.ScalarAsync<long>("SELECT count(*) FROM audit_entries WHERE action = 'denied-report-projects'"));
        Assert.False((await Projects.GetAsync(stranger, code, cancellationToken: token))!.MayReport);
        Assert.Equal(ChangeOutcome.Done, (await Projects.SaveProgressAsync(EcoTestServices.ActorOf(EcoRoles.Filler) with { Units = new HashSet<string> { "water" } }, code, (await DetailAsync(code)).Version, Half, token)).Outcome);
        Assert.Equal(ChangeOutcome.Done, (await Projects.SaveProgressAsync(EcoTestServices.ActorOf(EcoRoles.Reviewer) with { Units = new HashSet<string>() }, code, (await DetailAsync(code)).Version, Half with { Percent = 51 }, token)).Outcome);
        Assert.Equal(("water", true), (await ReportAsync(code)) is var row ? (row.UnitCode, row.UnitName?.Length > 0) : default);
    }

    [Fact]
    public async Task Add_AndRemove_SurviveTheLoaderAndAskFirst()
    {
        var token = TestContext.Current.CancellationToken;
        var draft = new ProjectDraft("2024.D1", "A1", "社区科普角", "松台街道", 30, 2, "个");
        Assert.Equal("project-plan-item-unknown", (await Projects.AddAsync(EcoTestServices.Filler, 2023, draft, token)).Result.Code);
        Assert.Equal("project-name-invalid", (await Projects.AddAsync(EcoTestServices.Filler, 2024, draft with { Name = "" }, token)).Result.Code);

        var code = (await Projects.AddAsync(EcoTestServices.Filler, 2024, draft, token)).Code!;
        await services.PrepareAsync(withDemonstration: true);

        Assert.Equal(("社区科普角", 30m), (await ReportAsync(code)) is var row ? (row.Name, row.InvestmentPlanned) : default);
        Assert.Equal("project-not-own", (await Projects.RemoveAsync(EcoTestServices.Filler, "2024.P.10", (await DetailAsync("2024.P.10")).Version, true, token)).Code);
        Assert.Equal(ChangeOutcome.Done, (await Projects.SaveProgressAsync(EcoTestServices.Filler, code, 1, Half, token)).Outcome);
        Assert.Equal("project-reported", (await Projects.RemoveAsync(EcoTestServices.Filler, code, 2, true, token)).Code);
        Assert.Equal(ChangeOutcome.Done, (await Projects.SaveProgressAsync(EcoTestServices.Filler, code, 2, new(ProjectState.Planned, null, null, null, null, null), token)).Outcome);
        Assert.Equal(ChangeOutcome.Unconfirmed, (await Projects.RemoveAsync(EcoTestServices.Filler, code, 3, false, token)).Outcome);
        Assert.Equal(ChangeOutcome.Done, (await Projects.RemoveAsync(EcoTestServices.Filler, code, 3, true, token)).Outcome);
        Assert.Null(await Projects.GetAsync(EcoTestServices.Filler, code, cancellationToken: token));
        Assert.NotEqual(code, (await Projects.AddAsync(EcoTestServices.Filler, 2024, draft, token)).Code);
    }
}

public sealed class ProjectDemonstrationTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    [Fact]
    public async Task Removal_TakesSchedulesAndTheirProgressAway_AndLeavesWhatPeopleReported()
    {
        var token = TestContext.Current.CancellationToken;
        var projects = services.Get<ProjectService>();
        Assert.Equal(ChangeOutcome.Done, (await projects.SaveProgressAsync(EcoTestServices.Filler, "2024.P.03", 1, new(ProjectState.InProgress, 88, null, null, null, null), token)).Outcome);

        var removal = await services.InScopeAsync<LuchengEco.Services.Persistence.Seed.DemonstrationLoader, LuchengEco.Services.Persistence.Seed.DemonstrationRemoval>(loader => loader.RemoveAsync(token));

        Assert.Equal(10, removal.Projects);
        Assert.Equal(0L, await services.ScalarAsync<long>("SELECT count(*) FROM projects WHERE is_demonstration OR starts_on IS NOT NULL OR due_on IS NOT NULL OR completed_on IS NOT NULL"));
        Assert.Equal(0L, await services.ScalarAsync<long>("SELECT count(*) FROM project_milestones"));
        Assert.Equal("InProgress", await services.ScalarAsync<string>("SELECT state || coalesce(percent::text, '') FROM projects WHERE code = '2024.P.05'"));
        Assert.Equal(88m, await services.ScalarAsync<decimal>("SELECT percent FROM projects WHERE code = '2024.P.03'"));
    }
}
