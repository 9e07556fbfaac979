using LuchengEco.Domain;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Changes;
using LuchengEco.Services.Events;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;
using Npgsql;

namespace LuchengEco.Services.Tests.Events;

public sealed class EventServiceTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private static readonly YearMonth May = new(2024, 5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private EventService Events => services.Get<EventService>();

    [Fact]
    public async Task AddAsync_OnAnIndicator_StandsInItsReportOnly_AndIsAudited()
    {
        var added = await Events.AddAsync(EcoTestServices.Filler, new EventDraft(May, "道路施工停测", "https://www.lucheng.gov.cn/a", "air.pm25"), Token);

        Assert.Equal(ChangeOutcome.Done, added.Change.Outcome);
        var report = await ReportAsync();
        var line = Assert.Single(Of(report, "air.pm25").Events, row => row.Id == added.Event!.Id);
        Assert.Equal((May, "道路施工停测", "https://www.lucheng.gov.cn/a", "某人", EventScope.Indicator), (line.Month, line.Text, line.Link, line.UserName, line.Scope));
        Assert.DoesNotContain(Of(report, "air.good-days").Events, row => row.Id == line.Id);
        Assert.Contains(report.Events, row => row.Id == line.Id);
        Assert.DoesNotContain(Of(await ReportAsync(through: 4), "air.pm25").EventsThrough, row => row.Id == line.Id);
        Assert.Equal(1, await AuditedAsync("event-add", "air.pm25 2024-05", "道路施工停测%"));
    }

    [Fact]
    public async Task AddAsync_OnAnAreaAndTheBureau_StandsOnAllOfTheirIndicators()
    {
        var area = (await Events.AddAsync(EcoTestServices.Reviewer, new EventDraft(May, "沙尘天气", Area: "A3"), Token)).Event!;
        var bureau = (await Events.AddAsync(EcoTestServices.Reviewer, new EventDraft(May, "机构调整"), Token)).Event!;

        var report = await ReportAsync();

        Assert.All(report.Indicators, row =>
        {
            Assert.Equal(row.AreaCode == "A3", row.Events.Any(line => line.Id == area.Id));
            Assert.Contains(row.Events, line => line.Id == bureau.Id);
        });
        Assert.Equal((EventScope.Bureau, "全局"), (bureau.Scope, bureau.Subject));
        Assert.Equal(report.Areas.Single(row => row.Code == "A3").ShortName, report.Events.Single(line => line.Id == area.Id).Subject);
        Assert.Equal([area.Id], (await Events.GetAsync(EcoTestServices.Leader, 2024, "air.pm25", cancellationToken: Token))!.Where(line => line.Scope == EventScope.Area).Select(line => line.Id));
        Assert.DoesNotContain((await Events.GetAsync(EcoTestServices.Leader, 2024, "law.cases", cancellationToken: Token))!, line => line.Id == area.Id);
    }

    [Fact]
    public async Task RemoveAsync_WithAReason_LeavesTheReportAndStaysInTheReportOfThen()
    {
        var before = services.Time.GetUtcNow();
        services.Time.Advance(TimeSpan.FromMinutes(1));
        var id = (await Events.AddAsync(EcoTestServices.Filler, new EventDraft(new(2024, 9), "管网破裂", Indicator: "law.cases"), Token)).Event!.Id;
        var written = services.Time.GetUtcNow();
        services.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("reason-missing", (await Events.RemoveAsync(EcoTestServices.Filler, id, " ", Token)).Change.Code);
        var removed = await Events.RemoveAsync(EcoTestServices.Filler, id, " 月份写错 ", Token);
        Assert.Equal((ChangeOutcome.Done, "月份写错"), (removed.Change.Outcome, removed.Event!.RemovedBecause));
        Assert.Equal("event-removed", (await Events.RemoveAsync(EcoTestServices.Filler, id, "再来", Token)).Change.Code);
        Assert.Equal("event-unknown", (await Events.RemoveAsync(EcoTestServices.Filler, 1_000_000, "再来", Token)).Change.Code);

        var gone = services.Time.GetUtcNow();
        Assert.Equal((false, true, true, false), (await StoodAsync(before), await StoodAsync(written), await StoodAsync(gone.AddMicroseconds(-1)), await StoodAsync(gone)));
        Assert.False(await StoodAsync(null));
        Assert.Single((await Events.GetAsync(EcoTestServices.Leader, 2024, "law.cases", written, Token))!, line => line.Id == id);
        Assert.Equal(1, await AuditedAsync("event-remove", "law.cases 2024-09", "管网破裂（月份写错）"));

        async Task<bool> StoodAsync(DateTimeOffset? asOf) => Of(await ReportAsync(asOf: asOf), "law.cases").Events.Any(line => line.Id == id);
    }

    [Fact]
    public async Task Changes_TellAnEventWrittenAndTakenAway()
    {
        var from = services.Time.GetUtcNow();
        services.Time.Advance(TimeSpan.FromMinutes(1));
        var id = (await Events.AddAsync(EcoTestServices.Reviewer, new EventDraft(May, "台风停测", Area: "A2"), Token)).Event!.Id;
        services.Time.Advance(TimeSpan.FromMinutes(1));
        await Events.RemoveAsync(EcoTestServices.Reviewer, id, "重复记录", Token);

        var page = (await services.Get<ChangeService>().GetAsync(EcoTestServices.Leader, from, services.Time.GetUtcNow(), new ChangeFilter(ChangeKind.Event, Text: "台风"), cancellationToken: Token))!;

        Assert.Equal(2, page.Counts[ChangeKind.Event]);
        var (removed, written) = (page.Lines[0], page.Lines[1]);
        Assert.Equal(("—", "台风停测", May, "某人"), (written.Before, written.After, written.Month, written.UserName));
        Assert.Equal(("台风停测", "已移除", "重复记录"), (removed.Before, removed.After, removed.Reason));
    }

    [Fact]
    public async Task Writing_IsForThoseWhoAnswerForTheSubject_AndARefusalIsAudited()
    {
        var other = EcoTestServices.Filler with { UserId = Guid.NewGuid(), Units = new HashSet<string> { "party" } };
        var reviewer = EcoTestServices.Reviewer with { Units = new HashSet<string> { "party" } };
        var id = (await Events.AddAsync(reviewer, new EventDraft(May, "由审核员记录", Indicator: "air.pm25"), Token)).Event!.Id;
        var common = (await Events.AddAsync(reviewer, new EventDraft(May, "全局事件"), Token)).Event!.Id;

        Assert.Equal(ChangeOutcome.Forbidden, (await Events.AddAsync(other, new EventDraft(May, "越权", Indicator: "air.pm25"), Token)).Change.Outcome);
        Assert.Equal(ChangeOutcome.Forbidden, (await Events.RemoveAsync(other, id, "越权", Token)).Change.Outcome);
        Assert.Equal(ChangeOutcome.Forbidden, (await Events.AddAsync(EcoTestServices.Filler, new EventDraft(May, "越权", Area: "A3"), Token)).Change.Outcome);
        Assert.Equal(ChangeOutcome.Forbidden, (await Events.RemoveAsync(EcoTestServices.Filler, common, "越权", Token)).Change.Outcome);
        Assert.Equal(ChangeOutcome.Forbidden, (await Events.AddAsync(EcoTestServices.Leader, new EventDraft(May, "越权", Indicator: "air.pm25"), Token)).Change.Outcome);
        Assert.Equal(2, await services.ScalarAsync<long>($"SELECT count(*) FROM audit_entries WHERE action = 'denied-note-events' AND user_id = '{other.UserId}'"));
        Assert.Null(await Events.GetAsync(Actor.Nobody, 2024, cancellationToken: Token));
        Assert.Equal(ChangeOutcome.Done, (await Events.RemoveAsync(EcoTestServices.Filler, id, "科室更正", Token)).Change.Outcome);
    }

    [Fact]
    public async Task AddAsync_WhatCannotBe_SaysWhatToDoAndStoresNothing()
    {
        var before = await services.ScalarAsync<long>("SELECT count(*) FROM month_events");
        foreach (var (draft, code) in new[]
        {
            (new EventDraft(new(2024, 12), "未到", Indicator: "air.pm25"), "month-not-begun"), (new EventDraft(new(2019, 1), "无计划", Indicator: "air.pm25"), "year-unknown"),
            (new EventDraft(May, "没有", Indicator: "no.such"), "indicator-unknown"), (new EventDraft(May, "没有", Area: "A99"), "area-unknown"),
            (new EventDraft(May, "链接", "javascript:alert(1)", "air.pm25"), "event-link-invalid"), (new EventDraft(May, " ", null, "air.pm25"), "event-text-missing"),
            (new EventDraft(May, "两处", null, "air.pm25", "A3"), "event-subject-invalid"),
        })
        {
            var result = (await Events.AddAsync(EcoTestServices.Reviewer, draft, Token)).Change;
            Assert.Equal(code, result.Code);
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{4,}", result.Message!);
        }
        Assert.Equal(before, await services.ScalarAsync<long>("SELECT count(*) FROM month_events"));
    }

    [Fact]
    public async Task Words_OnceWritten_AreNeitherChangedNorDeletedByTheDatabase()
    {
        var id = (await Events.AddAsync(EcoTestServices.Reviewer, new EventDraft(May, "原文"), Token)).Event!.Id;

        foreach (var sql in new[]
        {
            $"UPDATE month_events SET note = 'x' WHERE id = {id}", $"UPDATE month_events SET link = 'https://x' WHERE id = {id}", $"DELETE FROM month_events WHERE id = {id}", "TRUNCATE month_events",
            $"UPDATE month_events SET note = 'x', removed_at = now(), removed_by = 'x', removed_because = 'x' WHERE id = {id}",
            $"UPDATE month_events SET removed_at = now(), removed_by = 'x', removed_because = ' ' WHERE id = {id}",
        })
            Assert.Equal("EC002", (await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync(sql))).SqlState);
        await Events.RemoveAsync(EcoTestServices.Reviewer, id, "误记", Token);
        Assert.Equal("EC002", (await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync($"UPDATE month_events SET removed_because = 'x' WHERE id = {id}"))).SqlState);
        Assert.Equal("23514", (await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync(
            "INSERT INTO month_events (year, month_number, note, link, user_name, at) VALUES (2024, 5, 'x', 'javascript:x', 'x', now())"))).SqlState);
    }

    private async Task<YearReport> ReportAsync(int? through = null, DateTimeOffset? asOf = null) =>
        (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, new ReportRequest(2024, through, AsOf: asOf), Token))!;

    private static IndicatorReport Of(YearReport report, string code) => report.Indicators.Single(row => row.Code == code);

    private Task<long> AuditedAsync(string action, string subject, string detail) =>
        services.ScalarAsync<long>($"SELECT count(*) FROM audit_entries WHERE action = '{action}' AND outcome = 'Done' AND subject = '{subject}' AND detail LIKE '{detail}'");
}
