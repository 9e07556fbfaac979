using System.Security.Cryptography;
using System.Text;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Entry;
using LuchengEco.Services.FrozenSummaries;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LuchengEco.Services.Tests.FrozenSummaries;

/// <summary>A demonstration server whose services know that they are one.</summary>
public sealed class FreezingServices : EcoTestServices
{
    protected override bool IsDemonstration => true;
}

/// <summary>Each test freezes a month of its own, so that versions begin at 1.</summary>
public sealed class FreezeServiceTests(FreezingServices services) : IClassFixture<FreezingServices>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FreezeService Freezing => services.Get<FreezeService>();

    private FrozenSummaryService Frozen => services.Get<FrozenSummaryService>();

    [Fact]
    public async Task Freeze_ApprovedFigures_StoresContentFilesAndTheHashesInTheAudit()
    {
        YearEndSummary? printed = null;
        var result = await Freezing.FreezeAsync(EcoTestServices.Filler, Ask(1), code => "https://eco.test/check/" + code, (summary, _) =>
        {
            printed = summary;
            return Task.FromResult(Files(summary));
        }, Token);

        Assert.Equal(FreezeOutcome.Done, result.Outcome);
        var line = result.Frozen!;
        Assert.Equal((2024, 1, 1, "综合办公室", ReportBasis.Approved, true), (line.Year, line.ThroughMonth, line.Version, line.UnitName, line.Basis, line.HasDemonstration));
        Assert.Equal(new SummarySeal(1, line.Code, "https://eco.test/check/" + line.Code, line.At, "某人"), printed!.Seal);
        Assert.Equal(CheckCode.Of(line.ContentHash), line.Code);
        var entry = await services.ScalarAsync<string>($"SELECT subject || '|' || detail FROM audit_entries WHERE action = 'summary-freeze' AND subject LIKE '%{line.Code}'");
        Assert.Equal($"2024-01 第1版 {line.Code}|content {line.ContentHash} {string.Join(' ', line.Files.Select(file => $"{file.Extension} {file.Sha256}"))}", entry);
        Assert.Equal(["pdf", "docx", "xlsx"], line.Files.Select(file => file.Extension));
        var view = (await Frozen.GetAsync(EcoTestServices.Leader, 2024, 1, 1, Token))!;
        Assert.True(view.Integrity.IsIntact);
        Assert.Equal(printed.Targets.Select(target => target.ToDate), view.Content!.Document.Targets.Select(target => target.ToDate));
    }

    [Fact]
    public async Task File_FetchedByAnotherInstanceAfterAnUpgrade_HasTheSameBytes()
    {
        await FreezeAsync(2);
        var first = await FileAsync(services.Get<FrozenSummaryService>(), 2, 1, "pdf");

        await services.PrepareAsync(withDemonstration: true);
        await services.ExecuteAsync("ALTER TABLE frozen_summaries ADD COLUMN later text NOT NULL DEFAULT 'x'");
        await using var another = new ServiceCollection().AddLogging().AddEcoServices(services.ConnectionString).BuildServiceProvider();
        var second = await FileAsync(another.GetRequiredService<FrozenSummaryService>(), 2, 1, "pdf");
        await services.ExecuteAsync("ALTER TABLE frozen_summaries DROP COLUMN later");

        Assert.Equal(first.Content!, second.Content!);
        Assert.Equal("鹿城分局2024年度总结（截至2月 第1版）.pdf", second.FileName);
        Assert.True((await Frozen.GetAsync(EcoTestServices.Leader, 2024, 2, 1, Token))!.Integrity.IsIntact);
    }

    [Theory]
    [InlineData("UPDATE frozen_summaries SET note = 'x'")]
    [InlineData("DELETE FROM frozen_summaries")]
    [InlineData("TRUNCATE frozen_summaries CASCADE")]
    [InlineData("UPDATE frozen_files SET content = '\\x00'")]
    [InlineData("DELETE FROM frozen_files")]
    [InlineData("TRUNCATE frozen_files")]
    public async Task Row_ChangedOrDeleted_IsRefusedByPostgres(string sql)
    {
        if (await Frozen.ListAsync(EcoTestServices.Leader, 2024, Token) is not { Count: > 0 })
            await FreezeAsync(3);

        Assert.Equal("EC002", (await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync(sql))).SqlState);
    }

    [Theory]
    [InlineData("content_hash", "'" + Zeros + "'")]
    [InlineData("previous_id", "id")]
    public async Task Row_InsertedWithAnotherHashOrPredecessor_IsRefusedByPostgres(string column, string value)
    {
        if (await Frozen.ListAsync(EcoTestServices.Leader, 2024, Token) is not { Count: > 0 })
            await FreezeAsync(3);
        var set = column == "previous_id" ? $"'previous_id', {value}, 'version', 9, 'note', 'x'" : $"'{column}', {value}";

        var exception = await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync(
            $"INSERT INTO frozen_summaries SELECT (jsonb_populate_record(known, jsonb_build_object('id', 9999, 'code', '0000-0000-0000-0000', 'year', 2030, {set}))).* FROM frozen_summaries known ORDER BY id LIMIT 1"));

        Assert.Equal("EC002", exception.SqlState);
    }

    [Fact]
    public async Task Row_WithoutItsThreeFiles_IsRefusedAtTheCommit()
    {
        if (await Frozen.ListAsync(EcoTestServices.Leader, 2024, Token) is not { Count: > 0 })
            await FreezeAsync(3);

        var exception = await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync(
            "INSERT INTO frozen_summaries SELECT (jsonb_populate_record(known, jsonb_build_object('id', 9998, 'code', '0000-0000-0000-0001', 'year', 2030))).* FROM frozen_summaries known WHERE version = 1 ORDER BY id LIMIT 1"));

        Assert.Equal("EC002", exception.SqlState);
    }

    [Theory]
    [InlineData("UPDATE frozen_summaries SET content = replace(content, '2024年度工作总结', '2024年度工作总决') WHERE id = {0}", FrozenFault.Content)]
    [InlineData("UPDATE frozen_summaries SET content_hash = '" + Zeros + "' WHERE id = {0}", FrozenFault.Content)]
    [InlineData("UPDATE frozen_summaries SET version = 7, previous_id = id, note = 'x' WHERE id = {0}", FrozenFault.Row)]
    [InlineData("UPDATE frozen_summaries SET at = at + interval '1 day' WHERE id = {0}", FrozenFault.Row)]
    [InlineData("UPDATE frozen_summaries SET unit_name = '别的科室' WHERE id = {0}", FrozenFault.Row)]
    [InlineData("UPDATE frozen_files SET content = '\\x0102' WHERE frozen_summary_id = {0} AND extension = 'docx'", FrozenFault.File)]
    [InlineData("UPDATE frozen_files SET content = '\\x0102', sha256 = encode(sha256('\\x0102'), 'hex') WHERE frozen_summary_id = {0} AND extension = 'docx'", FrozenFault.File)]
    [InlineData("DELETE FROM frozen_files WHERE frozen_summary_id = {0} AND extension = 'docx'", FrozenFault.File)]
    [InlineData("UPDATE audit_entries SET detail = detail || 'x' WHERE id = (SELECT audit_entry_id FROM frozen_summaries WHERE id = {0})", FrozenFault.Audit)]
    [InlineData("UPDATE frozen_summaries SET audit_entry_id = 1 WHERE id = {0}", FrozenFault.Audit)]
    [InlineData("UPDATE frozen_summaries SET code = '0000-0000-0000-0000' WHERE id = {0}", FrozenFault.Missing)]
    [InlineData("DELETE FROM frozen_files WHERE frozen_summary_id = {0}; DELETE FROM frozen_summaries WHERE id = {0}", FrozenFault.Missing)]
    public async Task Check_OfWhatSomebodyTamperedWith_SaysSo(string sql, FrozenFault fault)
    {
        var line = (await FreezeAsync(4)).Frozen!;
        try
        {
            Assert.True((await Frozen.CheckAsync(line.Code, Token))!.Integrity!.IsIntact);
            await services.ExecuteAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, Tampering(sql), line.Id));

            var check = (await Frozen.CheckAsync(line.Code, Token))!;

            Assert.Contains(fault, check.Integrity!.Faults);
            Assert.Equal(fault == FrozenFault.File, check.Integrity.IsContentIntact);
            if (fault == FrozenFault.File)
            {
                Assert.Equal(["docx"], check.Integrity.Files);
                Assert.NotEqual(FrozenFileOutcome.Done, (await FileAsync(Frozen, 4, line.Version, "docx")).Outcome);
                Assert.Equal(FrozenFileOutcome.Done, (await FileAsync(Frozen, 4, line.Version, "pdf")).Outcome);
            }
        }
        finally
        {
            await ForgetAsync();
        }
    }

    /// <summary>A file and its entry of the audit may be forged together, with the hashes of the next entries too.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Check_OfAFileForgedWithItsEntry_ConfirmsNoFile(bool withTheNextEntry)
    {
        var line = (await FreezeAsync(8)).Frozen!;
        for (var entry = 0; entry < 3; entry++)
            await services.Get<AuditLog>().WriteAsync(EcoTestServices.Leader, "export", AuditOutcome.Done, "later");
        var sql = $"""
            UPDATE frozen_files SET content = '02', sha256 = encode(sha256('02'), 'hex') WHERE frozen_summary_id = {line.Id} AND extension = 'docx';
            UPDATE audit_entries SET detail = regexp_replace(detail, 'docx [0-9a-f]+', 'docx ' || encode(sha256('02'), 'hex')) WHERE id = (SELECT audit_entry_id FROM frozen_summaries WHERE id = {line.Id});
            UPDATE audit_entries entry SET hash = eco_audit_hash(entry) WHERE id = (SELECT audit_entry_id FROM frozen_summaries WHERE id = {line.Id});
            """;
        if (withTheNextEntry)
        {
            sql += $"""
                UPDATE audit_entries entry SET previous_hash = (SELECT hash FROM audit_entries WHERE id = entry.id - 1) WHERE id = (SELECT audit_entry_id + 1 FROM frozen_summaries WHERE id = {line.Id});
                UPDATE audit_entries entry SET hash = eco_audit_hash(entry) WHERE id = (SELECT audit_entry_id + 1 FROM frozen_summaries WHERE id = {line.Id});
                """;
        }
        await services.ExecuteAsync(Tampering(sql));

        var check = (await Frozen.CheckAsync(line.Code, Token))!;

        Assert.Equal([FrozenFault.Audit], check.Integrity!.Faults);
        Assert.Equal(["pdf", "docx", "xlsx"], check.Integrity.Files);
        Assert.Equal(FrozenFileOutcome.Damaged, (await FileAsync(Frozen, 8, line.Version, "docx")).Outcome);
        await ForgetAsync();
    }

    [Fact]
    public async Task Check_OfAVersionWhoseCorrectionWasDeleted_SaysSo()
    {
        var first = (await FreezeAsync(11)).Frozen!;
        var second = (await FreezeAsync(11)).Frozen!;
        await services.ExecuteAsync(Tampering($"DELETE FROM frozen_files WHERE frozen_summary_id = {second.Id}; DELETE FROM frozen_summaries WHERE id = {second.Id}"));

        Assert.Equal([FrozenFault.OtherMissing], (await Frozen.CheckAsync(first.Code, Token))!.Integrity!.Faults);
        await ForgetAsync();
    }

    [Fact]
    public async Task Get_OfACorrectionWhosePredecessorWasTamperedWith_TellsNoChanges()
    {
        var first = (await FreezeAsync(12)).Frozen!;
        await FreezeAsync(12);
        await services.ExecuteAsync(Tampering($"UPDATE frozen_summaries SET content = replace(content, '微克', '毫克'), content_hash = encode(sha256(convert_to(replace(content, '微克', '毫克'), 'UTF8')), 'hex') WHERE id = {first.Id}"));

        var view = (await Frozen.GetAsync(EcoTestServices.Leader, 2024, 12, 2, Token))!;

        Assert.Equal([FrozenFault.Previous], view.Integrity.Faults);
        Assert.True(view.Integrity.IsContentIntact);
        Assert.Empty(view.Changes);
        await ForgetAsync();
    }

    [Fact]
    public async Task Freeze_OfAnotherContentThanWasShown_IsRefused()
    {
        var plan = await Freezing.PlanAsync(EcoTestServices.Filler, new ReportRequest(2024, 7, ReportBasis.Approved), Token);
        var request = Ask(7) with { Note = "急用", Fingerprint = plan.Fingerprint };

        Assert.Equal((FreezeOutcome.Unconfirmed, "data-changed"), await FreezeAsync(request with { Fingerprint = FrozenContent.HashOf("other") }) is var refused ? (refused.Outcome, refused.Code) : default);
        Assert.Equal(FreezeOutcome.Done, (await FreezeAsync(request)).Outcome);
    }

    [Fact]
    public async Task Freeze_Again_IsVersionTwoWithItsChangesAndTheFirstStays()
    {
        var first = (await FreezeAsync(10, all: true)).Frozen!;
        var saved = await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, new YearMonth(2024, 10), [new FigureEdit("air.pm25", new FigureEntry(55, Weight: 31), Version: await VersionAsync(), Reason: "复核")], Door.Rest, Token);
        Assert.Equal(CellOutcome.Saved, saved[0].Outcome);

        var plan = await Freezing.PlanAsync(EcoTestServices.Reviewer, new ReportRequest(2024, 10), Token);
        Assert.Equal((2, true), (plan.Version, plan.NeedsReason));
        Assert.Contains(plan.Changes, change => change.Kind == FrozenChangeKind.Number && change.Place.EndsWith("当月 · 10月", StringComparison.Ordinal) && change.After == "55");
        Assert.Equal("reason-missing", (await FreezeAsync(10, all: true, note: " ")).Code);
        var second = (await FreezeAsync(10, all: true, note: "更正十月数据")).Frozen!;

        Assert.Equal((2, "更正十月数据"), (second.Version, second.Note));
        var view = (await Frozen.GetAsync(EcoTestServices.Leader, 2024, 10, 2, Token))!;
        Assert.Equal(plan.Changes, view.Changes);
        Assert.Equal(first.ContentHash, view.Content!.Head.Previous);
        var check = (await Frozen.CheckAsync(first.Code, Token))!;
        Assert.True(check.Integrity!.IsIntact);
        Assert.Equal((true, 2, second.Code), (check.View!.Line.IsSuperseded, check.View.Line.NewestVersion, check.Newest));
        Assert.Equal(FrozenFileOutcome.Done, (await FileAsync(Frozen, 10, 1, "pdf")).Outcome);
        Assert.Equal(new FrozenMatch(2024, 10, 2, second.Code, "pdf"), await Frozen.MatchAsync(second.Files[0].Sha256, Token));
    }

    [Fact]
    public async Task Freeze_WithUnapprovedFigures_WantsThemConfirmedAndAReason()
    {
        var plan = await Freezing.PlanAsync(EcoTestServices.Filler, new ReportRequest(2024, 9), Token);
        Assert.True(plan.UnapprovedFigures > 0);
        var request = new FreezeRequest(new ReportRequest(2024, 9));

        var refused = await FreezeAsync(request);
        Assert.Equal((FreezeOutcome.Unconfirmed, plan.UnapprovedFigures), (refused.Outcome, refused.Unapproved.Sum(line => line.Months.Count)));
        Assert.Equal(FreezeOutcome.Unconfirmed, (await FreezeAsync(request with { UnapprovedFigures = plan.UnapprovedFigures - 1, Note = "x" })).Outcome);
        Assert.Equal("reason-missing", (await FreezeAsync(request with { UnapprovedFigures = plan.UnapprovedFigures })).Code);
        var done = await FreezeAsync(request with { UnapprovedFigures = plan.UnapprovedFigures, Note = "年度会议急用" });

        Assert.Equal((FreezeOutcome.Done, plan.UnapprovedFigures), (done.Outcome, done.Frozen!.UnapprovedFigures));
        var approved = await Freezing.PlanAsync(EcoTestServices.Filler, new ReportRequest(2024, 9, ReportBasis.Approved), Token);
        Assert.Equal((0, true), (approved.UnapprovedFigures, approved.LeftOut > 0));
    }

    [Fact]
    public async Task Freeze_ByManyAtOnce_IsWonByOne()
    {
        const int Many = 4;
        // Nobody stores before everybody has read that there is no version yet.
        var (arrived, all) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

        var results = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => Task.Run(() => Freezing.FreezeAsync(EcoTestServices.Filler, Ask(5), code => code, async (summary, _) =>
        {
            if (Interlocked.Increment(ref arrived) == Many)
                all.SetResult();
            await all.Task;
            return Files(summary);
        }, Token))));

        var one = Assert.Single(results, result => result.Outcome == FreezeOutcome.Done).Frozen!;
        Assert.Equal(Many - 1, results.Count(result => result.Outcome == FreezeOutcome.FrozenByAnother));
        Assert.Equal(1, (await Frozen.ListAsync(EcoTestServices.Leader, 2024, Token))!.Count(line => line.ThroughMonth == 5));
        Assert.Equal(1L, await services.ScalarAsync<long>($"SELECT count(*) FROM audit_entries WHERE action = 'summary-freeze' AND outcome = 'Done' AND subject LIKE '2024-05%'"));
        var late = await FreezeAsync(new FreezeRequest(new ReportRequest(2024, 5, ReportBasis.Approved), "x", 0, Version: 1));
        Assert.Equal(FreezeOutcome.FrozenByAnother, late.Outcome);
        Assert.Contains(one.UserName, late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Freeze_WhosePrintFails_StoresNothing()
    {
        var result = await Freezing.FreezeAsync(EcoTestServices.Filler, Ask(6), code => code, (_, _) => Task.FromResult(PrintedFiles.Failed("chromium-missing", "没有浏览器")), Token);

        Assert.Equal((FreezeOutcome.NotPrinted, "chromium-missing", "没有浏览器"), (result.Outcome, result.Code, result.Message));
        Assert.Null(await Frozen.GetAsync(EcoTestServices.Leader, 2024, 6, 1, Token));
        Assert.Equal(0L, await services.ScalarAsync<long>("SELECT count(*) FROM audit_entries WHERE action = 'summary-freeze' AND outcome = 'Done' AND subject LIKE '2024-06%'"));
    }

    [Fact]
    public async Task Freeze_ByAFillerOfAnotherUnit_IsRefusedAndWrittenDown()
    {
        var stranger = EcoTestServices.ActorOf(EcoRoles.Filler) with { Units = new HashSet<string> { "air" } };

        Assert.Equal(FreezeOutcome.Forbidden, (await Freezing.PlanAsync(stranger, new ReportRequest(2024, 7), Token)).Outcome);
        Assert.Equal(FreezeOutcome.Forbidden, (await Freezing.FreezeAsync(stranger, Ask(7), code => code, (summary, _) => Task.FromResult(Files(summary)), Token)).Outcome);
        Assert.Equal(2L, await services.ScalarAsync<long>($"SELECT count(*) FROM audit_entries WHERE action = 'denied-freeze-summary' AND user_id = '{stranger.UserId}'"));
        Assert.False(stranger.MayFreezeSummary);
        Assert.True((EcoTestServices.Reviewer with { Units = new HashSet<string> { "air" } }).MayFreezeSummary);
    }

    [Fact]
    public async Task Freeze_OfDemonstrationDataOnARealServer_IsRefused()
    {
        await using var real = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(services.Time).AddEcoServices(services.ConnectionString).BuildServiceProvider();

        var result = await real.GetRequiredService<FreezeService>().FreezeAsync(EcoTestServices.Filler, Ask(7), code => code, (summary, _) => Task.FromResult(Files(summary)), Token);

        Assert.Equal((FreezeOutcome.Refused, "demonstration-data"), (result.Outcome, result.Code));
    }

    [Fact]
    public async Task Check_OfACodeThatNobodyFroze_KnowsNothing()
    {
        Assert.Null((await Frozen.CheckAsync("0123-4567-89AB-CDEF", Token))!.Integrity);
        Assert.Null(await Frozen.CheckAsync("nonsense", Token));
        Assert.Null(await Frozen.MatchAsync(Zeros, Token));
        Assert.Null(await Frozen.ListAsync(Actor.Nobody, 2024, Token));
        Assert.Null(await Frozen.GetAsync(Actor.Nobody, 2024, 1, 1, Token));
        Assert.Equal(FrozenFileOutcome.Forbidden, (await Frozen.FileAsync(Actor.Nobody, 2024, 1, 1, "pdf", Token)).Outcome);
    }

    private const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";

    private static string Tampering(string sql) => "SET session_replication_role = replica; " + sql + "; SET session_replication_role = DEFAULT;";

    /// <summary>Takes away what was frozen and every entry of the audit since: the next case begins anew.</summary>
    private Task<int> ForgetAsync() => services.ExecuteAsync(Tampering(
        "DELETE FROM audit_entries WHERE id >= (SELECT min(id) FROM audit_entries WHERE action = 'summary-freeze'); DELETE FROM frozen_files; DELETE FROM frozen_summaries"));

    private static FreezeRequest Ask(int month) => new(new ReportRequest(2024, month, ReportBasis.Approved));

    private async Task<FreezeResult> FreezeAsync(int month, bool all = false, string? note = "急用")
    {
        var unapproved = all ? (await Freezing.PlanAsync(EcoTestServices.Filler, new ReportRequest(2024, month), Token)).UnapprovedFigures : 0;
        return await FreezeAsync(new FreezeRequest(new ReportRequest(2024, month, all ? ReportBasis.All : ReportBasis.Approved), note, unapproved));
    }

    private Task<FreezeResult> FreezeAsync(FreezeRequest request) =>
        Freezing.FreezeAsync(EcoTestServices.Filler, request, code => "https://eco.test/check/" + code, (summary, _) => Task.FromResult(Files(summary)), Token);

    private static PrintedFiles Files(YearEndSummary summary) => new(Encoding.UTF8.GetBytes("pdf " + summary.Seal!.CheckCode), Encoding.UTF8.GetBytes("docx " + summary.Seal.CheckCode),
        RandomNumberGenerator.GetBytes(2000));

    private static Task<FrozenFileResult> FileAsync(FrozenSummaryService frozen, int month, int version, string extension) =>
        frozen.FileAsync(EcoTestServices.Leader, 2024, month, version, extension, Token);

    private Task<int> VersionAsync() => services.ScalarAsync<int>("SELECT version FROM monthly_figures f JOIN indicators i ON i.id = f.indicator_id WHERE i.code = 'air.pm25' AND f.year = 2024 AND f.month_number = 10");
}

/// <summary>A server of the release before that is brought to this one with its data.</summary>
public sealed class FrozenUpgradeTests(FreezingServices services) : IClassFixture<FreezingServices>
{
    [Fact]
    public async Task Upgrade_FromTheReleaseBefore_CanFreezeAtOnce()
    {
        var token = TestContext.Current.CancellationToken;
        var entries = await services.ScalarAsync<long>("SELECT count(*) FROM audit_entries");
        await using (var context = await services.OpenAsync())
            await context.GetService<IMigrator>().MigrateAsync("AddAnnouncements", token);
        Assert.Null(await services.ScalarAsync<string>("SELECT to_regclass('frozen_summaries')::text"));

        await services.PrepareAsync(withDemonstration: true);
        var result = await services.Get<FreezeService>().FreezeAsync(EcoTestServices.Filler, new FreezeRequest(new ReportRequest(2023, 12, ReportBasis.Approved)), code => code,
            (summary, _) => Task.FromResult(new PrintedFiles([1], [2], [3])), token);

        Assert.Equal(FreezeOutcome.Done, result.Outcome);
        Assert.True((await services.Get<FrozenSummaryService>().GetAsync(EcoTestServices.Leader, 2023, null, 1, token))!.Integrity.IsIntact);
        Assert.True(entries <= await services.ScalarAsync<long>("SELECT count(*) FROM audit_entries"));
    }
}
