using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Evidence;
using LuchengEco.Services.Tests.Hosting;
using Npgsql;

namespace LuchengEco.Services.Tests.Evidence;

public sealed class EvidenceServiceTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private static readonly YearMonth Open = new(2024, 11);
    private static readonly YearMonth Submitted = new(2024, 9);
    private static readonly YearMonth Approved = new(2024, 8);

    private EvidenceService Evidence => services.Get<EvidenceService>();

    [Fact]
    public async Task AttachAsync_APdf_IsListedCountedFetchedAndAudited()
    {
        var content = Pdf("kept");
        var attached = await Evidence.AttachAsync(EcoTestServices.Filler, Open, "air.pm25", "监测报告.pdf", content);
        Assert.Equal(EvidenceOutcome.Done, attached.Outcome);

        var list = await Evidence.ListAsync(EcoTestServices.Leader, Open, "air.pm25");
        var file = Assert.Single(list!.Files, row => row.Id == attached.File!.Id);
        Assert.Equal(("监测报告.pdf", "application/pdf", content.Length, "某人"), (file.FileName, file.ContentType, file.Size, file.UserName));
        Assert.Equal("只有“PM2.5浓度”的填报人（代填期间为代填人）可以上传或移除佐证材料。", list.WhyNot);
        Assert.Equal(list.Count, (await Evidence.CountsAsync(EcoTestServices.Leader, Open, "air"))["air.pm25"]);
        Assert.Equal(list.Count, (await Evidence.CountsOfYearAsync(EcoTestServices.Leader, "air.pm25", 2024))[11]);
        Assert.DoesNotContain("air.pm25", (await Evidence.CountsAsync(EcoTestServices.Leader, Open, "water")).Keys);

        var fetched = await Evidence.FetchAsync(EcoTestServices.Leader, Open, "air.pm25", file.Id);
        Assert.Equal(content, fetched.Content);
        Assert.Equal(1, await AuditedAsync("evidence-attach", "Done", "air.pm25 2024-11 监测报告.pdf"));
        Assert.Equal(1, await AuditedAsync("evidence-download", "Done", "air.pm25 2024-11 监测报告.pdf"));
    }

    [Fact]
    public async Task RemoveAsync_WithAReason_KeepsTheFileInTheHistoryAndOnlyAuditorsFetchIt()
    {
        var id = await AttachedAsync("air.good-days", "误传.pdf");

        Assert.Equal("reason-missing", (await Evidence.RemoveAsync(EcoTestServices.Filler, Open, "air.good-days", id, " ")).Code);
        Assert.Equal(EvidenceOutcome.Done, (await Evidence.RemoveAsync(EcoTestServices.Filler, Open, "air.good-days", id, " 传错月份 ")).Outcome);
        Assert.Equal(EvidenceOutcome.Removed, (await Evidence.RemoveAsync(EcoTestServices.Filler, Open, "air.good-days", id, "再来")).Outcome);

        var list = await Evidence.ListAsync(EcoTestServices.Filler, Open, "air.good-days");
        Assert.Equal(("传错月份", "某人", 0), (list!.Files.Single().RemovedBecause, list.Files.Single().RemovedBy, list.Count));
        Assert.Equal(EvidenceOutcome.Removed, (await Evidence.FetchAsync(EcoTestServices.Filler, Open, "air.good-days", id)).Outcome);
        Assert.Equal(EvidenceOutcome.Done, (await Evidence.FetchAsync(EcoTestServices.ActorOf(EcoRoles.AuditAdministrator), Open, "air.good-days", id)).Outcome);
        Assert.Equal(1, await AuditedAsync("evidence-remove", "Done", "air.good-days 2024-11 误传.pdf"));
        Assert.Equal(1, await AuditedAsync("denied-read-audit", "Denied", "air.good-days 2024-11 误传.pdf"));
    }

    [Fact]
    public async Task CountsOfYearAsync_AsOfAPastMoment_CountsWhatWasThereThen()
    {
        var before = services.Time.GetUtcNow();
        services.Time.Advance(TimeSpan.FromMinutes(1));
        var id = await AttachedAsync("water.sewer-projects", "验收.pdf");
        var brought = services.Time.GetUtcNow();
        services.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(EvidenceOutcome.Done, (await Evidence.RemoveAsync(EcoTestServices.Filler, Open, "water.sewer-projects", id, "传错")).Outcome);
        var removed = services.Time.GetUtcNow();

        Assert.Equal((0, 1, 1), (await CountAsync(before), await CountAsync(brought.ToOffset(TimeSpan.FromHours(8))), await CountAsync(removed.AddMicroseconds(-1))));
        Assert.Equal((0, 0), (await CountAsync(removed), await CountAsync(null)));

        async Task<int> CountAsync(DateTimeOffset? asOf) => (await Evidence.CountsOfYearAsync(EcoTestServices.Leader, "water.sewer-projects", 2024, asOf)).GetValueOrDefault(11);
    }

    [Theory]
    [InlineData(EcoRoles.Filler, true)]
    [InlineData(EcoRoles.Reviewer, false)]
    [InlineData(EcoRoles.Leader, false)]
    [InlineData(EcoRoles.SystemAdministrator, false)]
    [InlineData(EcoRoles.SecurityAdministrator, false)]
    [InlineData(EcoRoles.AuditAdministrator, false)]
    public async Task Operations_ByEachRole_AreDecidedAndARefusalIsAudited(string role, bool mayChange)
    {
        var actor = EcoTestServices.ActorOf(role);
        var name = $"{role}.pdf";
        var id = await AttachedAsync("air.forklifts", name + "-there.pdf");
        Assert.NotNull(await Evidence.ListAsync(actor, Open, "air.forklifts"));
        Assert.Equal(EvidenceOutcome.Done, (await Evidence.FetchAsync(actor, Open, "air.forklifts", id)).Outcome);

        var attached = await Evidence.AttachAsync(actor, Open, "air.forklifts", name, Pdf(role));
        var removed = await Evidence.RemoveAsync(actor, Open, "air.forklifts", id, "理由");

        var expected = mayChange ? EvidenceOutcome.Done : EvidenceOutcome.Forbidden;
        Assert.Equal((expected, expected), (attached.Outcome, removed.Outcome));
        Assert.Equal(mayChange ? 0 : 1, await AuditedAsync("denied-fill", "Denied", $"air.forklifts 2024-11 {name}"));
        Assert.Equal(mayChange ? 0 : 1, await AuditedAsync("denied-fill", "Denied", $"air.forklifts 2024-11 {id}"));
        await Evidence.RemoveAsync(EcoTestServices.Filler, Open, "air.forklifts", id, "清理");
    }

    [Fact]
    public async Task Operations_OfNobody_GiveNothing()
    {
        var id = await AttachedAsync("law.cases", "文书.pdf");

        Assert.Null(await Evidence.ListAsync(Actor.Nobody, Open, "law.cases"));
        Assert.Empty(await Evidence.CountsAsync(Actor.Nobody, Open));
        Assert.Empty(await Evidence.CountsOfYearAsync(Actor.Nobody, "law.cases", 2024));
        Assert.Equal(EvidenceOutcome.Forbidden, (await Evidence.FetchAsync(Actor.Nobody, Open, "law.cases", id)).Outcome);
        Assert.Equal(EvidenceOutcome.Forbidden, (await Evidence.AttachAsync(Actor.Nobody, Open, "law.cases", "a.pdf", Pdf("nobody"))).Outcome);
    }

    [Fact]
    public async Task AttachAsync_ByAFillerOfAnotherIndicatorOrUnit_IsForbiddenAndAudited()
    {
        var other = EcoTestServices.Filler with { Fills = new Dictionary<string, string> { ["air.pm25"] = "air" } };
        var stranger = EcoTestServices.Filler with { Units = new HashSet<string> { "party" } };

        Assert.Equal("not-your-indicator", (await Evidence.AttachAsync(other, Open, "air.straw-fires", "a.pdf", Pdf("a"))).Code ?? "");
        Assert.Equal("not-your-indicator", (await Evidence.AttachAsync(stranger, Open, "air.pm25", "strange.pdf", Pdf("a"))).Code);
        Assert.Equal(1, await AuditedAsync("denied-fill", "Denied", "air.pm25 2024-11 strange.pdf"));
    }

    [Fact]
    public async Task Change_OfASubmittedOrApprovedMonth_IsLockedAndTheDatabaseAgrees()
    {
        foreach (var (month, indicator) in new[] { (Submitted, "air.pm25"), (Approved, "air.pm25") })
        {
            var result = await Evidence.AttachAsync(EcoTestServices.Filler, month, indicator, "晚到.pdf", Pdf("late"));
            Assert.Equal((EvidenceOutcome.Locked, "month-locked"), (result.Outcome, result.Code));
            Assert.NotNull((await Evidence.ListAsync(EcoTestServices.Filler, month, indicator))!.WhyNot);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync(
                $"""
                INSERT INTO figure_evidence (id, indicator_id, year, month_number, file_name, content_type, size, sha256, content, user_name, at)
                SELECT gen_random_uuid(), id, {month.Year}, {month.Month}, 'a.pdf', 'application/pdf', 1, '', 'x', 'x', now() FROM indicators WHERE code = '{indicator}'
                """));
            Assert.Equal("EC001", refused.SqlState);
        }
    }

    [Fact]
    public async Task Content_OnceAttached_IsNeitherChangedNorDeletedByTheDatabase()
    {
        var id = await AttachedAsync("society.leaflets", "原件.pdf");

        foreach (var sql in new[]
        {
            $"UPDATE figure_evidence SET content = 'x' WHERE id = '{id}'", $"UPDATE figure_evidence SET file_name = 'x.pdf' WHERE id = '{id}'",
            $"DELETE FROM figure_evidence WHERE id = '{id}'", "TRUNCATE figure_evidence",
        })
            Assert.Equal("EC002", (await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync(sql))).SqlState);
        await Evidence.RemoveAsync(EcoTestServices.Filler, Open, "society.leaflets", id, "误传");
        Assert.Equal("EC002", (await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync($"UPDATE figure_evidence SET removed_at = NULL WHERE id = '{id}'"))).SqlState);
    }

    [Fact]
    public async Task FetchAsync_WhatSomebodyChangedBehindTheTrigger_IsRefusedAndAudited()
    {
        var id = await AttachedAsync("society.gifts", "被改.pdf");
        await services.ExecuteAsync(
            $"ALTER TABLE figure_evidence DISABLE TRIGGER USER; UPDATE figure_evidence SET content = 'forged' WHERE id = '{id}'; ALTER TABLE figure_evidence ENABLE TRIGGER USER");

        var result = await Evidence.FetchAsync(EcoTestServices.Leader, Open, "society.gifts", id);

        Assert.Equal((EvidenceOutcome.Damaged, null), (result.Outcome, result.Content));
        Assert.Equal(1, await AuditedAsync("evidence-download", "Failed", "society.gifts 2024-11 被改.pdf"));
    }

    [Fact]
    public async Task AttachAsync_ManyAtOnce_StopsAtTheLimitAndTakesTheSameFileOnce()
    {
        var same = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Evidence.AttachAsync(EcoTestServices.Filler, Open, "water.dredging", "同一份.pdf", Pdf("same"))));
        Assert.Equal(1, same.Count(result => result.Outcome == EvidenceOutcome.Done));
        Assert.All(same.Where(result => result.Outcome != EvidenceOutcome.Done), result => Assert.Equal("evidence-already-there", result.Code));

        var results = await Task.WhenAll(Enumerable.Range(0, 14).Select(index =>
            Evidence.AttachAsync(EcoTestServices.Filler, Open, "water.dredging", $"照片{index}.pdf", Pdf($"{index}"))));
        Assert.Equal(FigureEvidence.MaxFilesOfFigure - 1, results.Count(result => result.Outcome == EvidenceOutcome.Done));
        Assert.All(results.Where(result => result.Outcome != EvidenceOutcome.Done), result => Assert.Equal("evidence-too-many", result.Code));
        Assert.Equal(FigureEvidence.MaxFilesOfFigure, (await Evidence.CountsAsync(EcoTestServices.Leader, Open))["water.dredging"]);
    }

    [Fact]
    public async Task AttachAsync_WhatCannotBe_SaysWhatToDoAndStoresNothing()
    {
        foreach (var (month, indicator, name, content, code) in new[]
        {
            (Open, "air.pm25", "假的.pdf", "<html>"u8.ToArray(), "evidence-type-unknown"), (Open, "air.pm25", "报告.exe", Pdf("x"), "evidence-type-mismatch"),
            (Open, "air.pm25", "空.pdf", [], "evidence-empty"), (Open, "air.pm25", "大.pdf", [.. Pdf("x"), .. new byte[FigureEvidence.MaxBytes]], "evidence-too-large"),
            (Open, "air.pm25", "../x.pdf", Pdf("x"), "evidence-name-invalid"), (new YearMonth(2024, 12), "air.pm25", "x.pdf", Pdf("x"), "month-not-open"),
            (new YearMonth(2022, 1), "air.pm25", "x.pdf", Pdf("x"), "month-not-open"), (Open, "no.such", "x.pdf", Pdf("x"), "indicator-unknown"),
        })
        {
            var before = await services.ScalarAsync<long>("SELECT count(*) FROM figure_evidence");
            var result = await Evidence.AttachAsync(EcoTestServices.Filler, month, indicator, name, content);
            Assert.Equal(code, result.Code);
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{4,}", result.Message!);
            Assert.Equal(before, await services.ScalarAsync<long>("SELECT count(*) FROM figure_evidence"));
        }
    }

    [Fact]
    public async Task FetchAsync_UnderAnotherFigure_FindsNothing()
    {
        var id = await AttachedAsync("society.activities", "活动.pdf");

        Assert.Equal(EvidenceOutcome.NotFound, (await Evidence.FetchAsync(EcoTestServices.Leader, Open, "air.pm25", id)).Outcome);
        Assert.Equal(EvidenceOutcome.NotFound, (await Evidence.FetchAsync(EcoTestServices.Leader, new YearMonth(2024, 10), "society.activities", id)).Outcome);
        Assert.Equal(EvidenceOutcome.NotFound, (await Evidence.RemoveAsync(EcoTestServices.Filler, Open, "air.pm25", id, "理由")).Outcome);
    }

    private async Task<Guid> AttachedAsync(string indicator, string name)
    {
        var result = await Evidence.AttachAsync(EcoTestServices.Filler, Open, indicator, name, Pdf($"{indicator} {name}"));
        Assert.True(result.Outcome == EvidenceOutcome.Done, result.Message);
        return result.File!.Id;
    }

    private Task<long> AuditedAsync(string action, string outcome, string subject) =>
        services.ScalarAsync<long>($"SELECT count(*) FROM audit_entries WHERE action = '{action}' AND outcome = '{outcome}' AND subject = '{subject}'")!;

    private static byte[] Pdf(string text) => [.. "%PDF-1.7\n"u8, .. System.Text.Encoding.UTF8.GetBytes(text)];
}
