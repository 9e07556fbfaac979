using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Review;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Entry;

/// <summary>All rows of a workbook or none, on a real PostgreSQL.</summary>
public sealed class ImportServiceTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private static readonly YearMonth October = new(2024, 10);
    private static readonly YearMonth November = new(2024, 11);

    private ImportService Import => services.Get<ImportService>();

    private EntryService Entry => services.Get<EntryService>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ApplyAsync_OfTwoMonths_StoresAllThroughTheDoorOfExcelWithTheirReasons()
    {
        var preview = await Import.PreviewAsync(EcoTestServices.Filler,
        [
            new ImportRow(November, "air.forklifts", new FigureEntry(4), FigureEntry.Blank, 0, Reason: "更新了台账"),
            new ImportRow(November, "air.good-days", new FigureEntry(Numerator: 29, Denominator: 30)),
            await RowAsync(October, "air.exhaust-tests", new FigureEntry(17)),
        ], Token);

        Assert.Equal([ImportOutcome.Changes, ImportOutcome.Changes, ImportOutcome.Changes], preview.Lines.Select(line => line.Outcome));
        Assert.True(preview.MayApply);
        Assert.Equal("0 0", await RevisionsAsync());

        var applied = await Import.ApplyAsync(EcoTestServices.Filler, preview, Token);

        Assert.True(applied.Applied);
        Assert.All(applied.Lines, line => Assert.Equal(ImportOutcome.Stored, line.Outcome));
        Assert.Equal("3 1", await RevisionsAsync());
        Assert.False((await Import.ApplyAsync(EcoTestServices.Filler, preview, Token)).Applied);
        Assert.Equal("3 1", await RevisionsAsync());

        Task<string?> RevisionsAsync() => services.ScalarAsync<string>(
            "SELECT count(*) || ' ' || count(*) FILTER (WHERE r.reason = '更新了台账') FROM figure_revisions r JOIN monthly_figures f ON f.id = r.figure_id "
            + "JOIN indicators i ON i.id = f.indicator_id WHERE r.door = 'Excel' AND i.unit_code = 'air'");
    }

    [Theory]
    [InlineData("law.cases", -1, "value-out-of-range", ImportOutcome.Refused)]
    [InlineData("no.such", 1, "indicator-unknown", ImportOutcome.Unknown)]
    public async Task ApplyAsync_WithOneBadRow_StoresNothing(string code, int value, string refusal, ImportOutcome outcome)
    {
        var before = await FingerprintAsync();
        var preview = await Import.PreviewAsync(EcoTestServices.Filler,
            [await RowAsync(November, "law.permits", new FigureEntry(3)), new ImportRow(November, code, new FigureEntry(value))], Token);

        Assert.Equal((outcome, refusal), (preview.Lines[1].Outcome, preview.Lines[1].Code));
        Assert.False(preview.MayApply);
        Assert.False((await Import.ApplyAsync(EcoTestServices.Filler, preview, Token)).Applied);
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task ApplyAsync_WithAnUnreadableRow_StoresNothingAndKeepsTheSentence()
    {
        var before = await FingerprintAsync();
        var preview = await Import.PreviewAsync(EcoTestServices.Filler,
            [await RowAsync(November, "law.permits", new FigureEntry(3)), new ImportRow(November, "law.cases", FigureEntry.Blank, Problem: "E7：单元格是错误值#N/A")], Token);

        Assert.Equal((ImportOutcome.Refused, "E7：单元格是错误值#N/A"), (preview.Lines[1].Outcome, preview.Lines[1].Message));
        Assert.False((await Import.ApplyAsync(EcoTestServices.Filler, preview, Token)).Applied);
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task ApplyAsync_WithTheSameIndicatorTwice_StoresNothing()
    {
        var before = await FingerprintAsync();
        var preview = await Import.PreviewAsync(EcoTestServices.Filler,
            [new ImportRow(November, "law.permits", new FigureEntry(3)), new ImportRow(November, "law.permits", new FigureEntry(4))], Token);

        Assert.All(preview.Lines, line => Assert.Equal("row-twice", line.Code));
        Assert.False((await Import.ApplyAsync(EcoTestServices.Filler, preview, Token)).Applied);
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task ApplyAsync_AfterSomebodyChangedAFigure_StoresNothingAndShowsTheConflict()
    {
        var preview = await Import.PreviewAsync(EcoTestServices.Filler,
            [new ImportRow(November, "party.lectures", new FigureEntry(1)), new ImportRow(November, "party.letters", new FigureEntry(2))], Token);
        Assert.True(preview.MayApply);
        await Entry.SaveAsync(EcoTestServices.Filler, November, [new FigureEdit("party.letters", new FigureEntry(9))], Door.Page, Token);
        var before = await FingerprintAsync();

        var result = await Import.ApplyAsync(EcoTestServices.Filler, preview, Token);

        Assert.False(result.Applied);
        Assert.Equal([ImportOutcome.Changes, ImportOutcome.Conflict], result.Lines.Select(line => line.Outcome));
        Assert.Equal((9m, "某人"), (result.Lines[1].Before.Value, result.Lines[1].BeforeBy));
        Assert.Contains("某人", result.Lines[1].Message, StringComparison.Ordinal);
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task ApplyAsync_AfterTheMonthWasSubmitted_StoresNothing()
    {
        var preview = await Import.PreviewAsync(EcoTestServices.Filler,
            [new ImportRow(November, "inspect.noise-closed", new FigureEntry(1)), await RowAsync(November, "society.gifts", new FigureEntry(2))], Token);
        Assert.True(preview.MayApply);
        await services.Get<ReviewService>().ApplyAsync(EcoTestServices.Filler, "inspection", November, SubmissionAction.Submit, null, cancellationToken: Token);
        var before = await FingerprintAsync();

        var result = await Import.ApplyAsync(EcoTestServices.Filler, preview, Token);

        Assert.False(result.Applied);
        Assert.Equal([ImportOutcome.Locked, ImportOutcome.Changes], result.Lines.Select(line => line.Outcome));
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task ApplyAsync_AfterTheRightWasWithdrawn_StoresNothing()
    {
        var preview = await Import.PreviewAsync(EcoTestServices.Filler,
            [new ImportRow(November, "party.bulletins", new FigureEntry(1)), new ImportRow(November, "society.leaflets", new FigureEntry(2))], Token);
        var before = await FingerprintAsync();

        var result = await Import.ApplyAsync(EcoTestServices.Filler with { Units = new HashSet<string> { "party" } }, preview, Token);

        Assert.False(result.Applied);
        Assert.Equal([ImportOutcome.Changes, ImportOutcome.Forbidden], result.Lines.Select(line => line.Outcome));
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task ApplyAsync_WhenARowWouldChangeThatWasShownAsUnchanged_StoresNothing()
    {
        // Without a template's memory, the row repeats what is stored; then the stored figure moves away from it.
        await Entry.SaveAsync(EcoTestServices.Filler, November, [new FigureEdit("society.activities", new FigureEntry(5))], Door.Page, Token);
        var preview = await Import.PreviewAsync(EcoTestServices.Filler,
            [new ImportRow(November, "society.activities", new FigureEntry(5)), new ImportRow(November, "society.poster-points", new FigureEntry(2))], Token);
        Assert.Equal([ImportOutcome.Unchanged, ImportOutcome.Changes], preview.Lines.Select(line => line.Outcome));
        await Entry.SaveAsync(EcoTestServices.Filler, November, [new FigureEdit("society.activities", new FigureEntry(6))], Door.Page, Token);
        var before = await FingerprintAsync();

        Assert.False((await Import.ApplyAsync(EcoTestServices.Filler, preview, Token)).Applied);
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task PreviewAsync_OfWhatNobodyTouched_IsUnchangedEvenIfLockedForeignOrChangedSince()
    {
        var locked = await RowAsync(new YearMonth(2024, 8), "air.pm25", null);
        var moved = await RowAsync(November, "digital.drones", null);
        await Entry.SaveAsync(EcoTestServices.Filler, November, [new FigureEdit("digital.drones", new FigureEntry(3))], Door.Page, Token);

        var preview = await Import.PreviewAsync(EcoTestServices.Filler with { Units = new HashSet<string> { "party" } }, [locked, moved], Token);

        Assert.All(preview.Lines, line => Assert.Equal(ImportOutcome.Unchanged, line.Outcome));
        Assert.False(preview.MayApply);
    }

    [Fact]
    public async Task PreviewAsync_OfABlankRow_ClearsOnlyWhatTheWorkbookKnew()
    {
        var known = await RowAsync(October, "air.forklifts", FigureEntry.Blank);
        Assert.NotEqual(FigureEntry.Blank, known.Seen);

        var cleared = await Import.PreviewAsync(EcoTestServices.Filler, [known], Token);
        var silent = await Import.PreviewAsync(EcoTestServices.Filler, [known with { Seen = null, Version = null }], Token);

        Assert.Equal(ImportOutcome.Changes, cleared.Lines[0].Outcome);
        Assert.Equal(ImportOutcome.Unchanged, silent.Lines[0].Outcome);
    }

    [Fact]
    public async Task PreviewAsync_OfAWorkbookOlderThanTheFigure_IsAConflict()
    {
        var row = new ImportRow(November, "digital.agreements", new FigureEntry(2), FigureEntry.Blank, 0);
        await Entry.SaveAsync(EcoTestServices.Filler, November, [new FigureEdit("digital.agreements", new FigureEntry(1))], Door.Page, Token);

        var preview = await Import.PreviewAsync(EcoTestServices.Filler, [row], Token);

        Assert.Equal((ImportOutcome.Conflict, 1m), (preview.Lines[0].Outcome, preview.Lines[0].Before.Value));
    }

    [Theory]
    [InlineData(EcoRoles.Filler, true)]
    [InlineData(EcoRoles.Reviewer, false)]
    [InlineData(EcoRoles.Leader, false)]
    [InlineData(EcoRoles.SystemAdministrator, false)]
    [InlineData(EcoRoles.SecurityAdministrator, false)]
    [InlineData(EcoRoles.AuditAdministrator, false)]
    public async Task ImportAndExport_ByEachRole_AreDecidedInTheService(string role, bool mayImport)
    {
        var actor = EcoTestServices.ActorOf(role);
        var row = new ImportRow(November, "digital.mobile-kits", new FigureEntry(1));
        var denials = await DenialsAsync("fill");

        Assert.Equal(mayImport, ImportService.MayImport(actor));
        Assert.Equal(mayImport ? ImportOutcome.Changes : ImportOutcome.Forbidden, (await Import.PreviewAsync(actor, [row], Token)).Lines[0].Outcome);
        var forged = new ImportResult([new ImportLine(row, ImportOutcome.Changes, FigureEntry.Blank, null, 0)], Applied: false);
        if (!mayImport)
            Assert.False((await Import.ApplyAsync(actor, forged, Token)).Applied);
        Assert.Equal(denials + (mayImport ? 0 : 2), await DenialsAsync("fill"));
        Assert.NotNull(await services.Get<MonthFormService>().GetAsync(actor, October, "monitoring", Token));
    }

    [Fact]
    public async Task ImportAndExport_ByNobody_AreRefused()
    {
        var denials = await DenialsAsync("export");

        Assert.Null(await services.Get<MonthFormService>().GetAsync(Actor.Nobody, October, null, Token));
        Assert.Empty(await services.Get<MonthFormService>().GetYearAsync(Actor.Nobody, 2024, "air", Token));
        Assert.Equal(ImportOutcome.Forbidden, (await Import.PreviewAsync(Actor.Nobody, [new ImportRow(November, "air.pm25", new FigureEntry(1))], Token)).Lines[0].Outcome);
        Assert.Equal(denials + 2, await DenialsAsync("export"));
    }

    [Fact]
    public async Task PreviewAsync_OfAnOddFigure_WarnsUntilTheWorkbookGivesAReason()
    {
        // 495 where a month has about twenty.
        var row = await RowAsync(October, "air.exhaust-tests", new FigureEntry(495));

        var silent = (await Import.PreviewAsync(EcoTestServices.Filler, [row], Token)).Lines[0];
        var answered = (await Import.PreviewAsync(EcoTestServices.Filler, [row with { Reason = "集中检测" }], Token)).Lines[0];

        Assert.NotEmpty(silent.Warnings);
        Assert.Equal((ImportOutcome.Changes, true), (silent.Outcome, silent.NeedsReason));
        Assert.NotEmpty(answered.Warnings);
        Assert.Equal((ImportOutcome.Changes, false), (answered.Outcome, answered.NeedsReason));
    }

    [Fact]
    public async Task PreviewAsync_OfAReasonAlone_IsAChange()
    {
        var row = await RowAsync(October, "air.straw-fires", null);

        Assert.Equal(ImportOutcome.Changes, (await Import.PreviewAsync(EcoTestServices.Filler, [row with { Reason = "补充说明" }], Token)).Lines[0].Outcome);
        Assert.Equal(ImportOutcome.Unchanged, (await Import.PreviewAsync(EcoTestServices.Filler, [row], Token)).Lines[0].Outcome);
    }

    [Fact]
    public async Task ApplyAsync_FromTwoPlacesAtOnce_StoresOneWholeWorkbook()
    {
        string[] codes = ["law.five-kinds", "law.emergency-plans", "law.emergency-drills", "law.emergency-responses"];
        var previews = await Task.WhenAll(Enumerable.Range(1, 8).Select(value =>
            Import.PreviewAsync(EcoTestServices.Filler, [.. codes.Select(code => new ImportRow(November, code, new FigureEntry(value)))], Token)));

        var results = await Task.WhenAll(previews.Select(preview => Task.Run(() => Import.ApplyAsync(EcoTestServices.Filler, preview, Token))));

        var winner = Assert.Single(results, result => result.Applied);
        var stored = (await Entry.GetFiguresAsync(EcoTestServices.Leader, November, Token)).Where(figure => codes.Contains(figure.Indicator)).ToList();
        Assert.Equal(4, stored.Count);
        Assert.All(stored, figure => Assert.Equal((winner.Lines[0].Row.Entry.Value, 1), (figure.Entry.Value, figure.Version)));
    }

    [Fact]
    public async Task GetAsync_OfEachState_SaysWhoSubmittedAndWhoApproved()
    {
        var forms = services.Get<MonthFormService>();
        var approved = (await forms.GetAsync(EcoTestServices.Leader, new YearMonth(2024, 8), "air", Token))!.Units[0];
        var submitted = (await forms.GetAsync(EcoTestServices.Leader, new YearMonth(2024, 9), "air", Token))!.Units[0];
        var draft = (await forms.GetAsync(EcoTestServices.Leader, October, "air", Token))!.Units[0];

        Assert.True(approved.Submitted!.At <= approved.Approved!.At);
        Assert.NotEmpty(approved.Approved.By);
        Assert.NotNull(submitted.Submitted);
        Assert.Null(submitted.Approved);
        Assert.Null(draft.Submitted);
    }

    [Fact]
    public async Task GetYearAsync_OfTheCurrentYear_EndsWithTheCurrentMonth() =>
        Assert.Equal(YearMonth.MonthsOf(2024).Take(11), (await services.Get<MonthFormService>().GetYearAsync(EcoTestServices.Leader, 2024, "air", Token)).Select(form => form.Month));

    /// <summary>The row as a workbook of this moment would bring it back, with <paramref name="entry"/> typed into it.</summary>
    private async Task<ImportRow> RowAsync(YearMonth month, string code, FigureEntry? entry)
    {
        var row = (await Entry.GetSheetAsync(EcoTestServices.Filler, month, cancellationToken: Token)).Rows.Single(row => row.Code == code);
        return new ImportRow(month, code, entry ?? row.Entry, row.Entry, row.Version);
    }

    private Task<long> DenialsAsync(string operation) => services.ScalarAsync<long>($"SELECT count(*) FROM audit_entries WHERE action = 'denied-{operation}'");

    private Task<string?> FingerprintAsync() => services.ScalarAsync<string>(
        "SELECT md5(string_agg(f::text, '|' ORDER BY f.id)) || (SELECT count(*) FROM figure_revisions) FROM monthly_figures f");
}
