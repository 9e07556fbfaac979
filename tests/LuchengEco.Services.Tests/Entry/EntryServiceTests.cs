using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Review;
using LuchengEco.Services.Tests.Hosting;
using Npgsql;

namespace LuchengEco.Services.Tests.Entry;

public sealed class EntryServiceTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private static readonly YearMonth Open = new(2024, 11);

    private EntryService Entry => services.Get<EntryService>();

    [Fact]
    public async Task SaveAsync_MixedBatch_StoresTheGoodCellsOnlyAndSaysWhyOfTheOthers()
    {
        var results = await Entry.SaveAsync(EcoTestServices.Filler, Open,
        [
            new FigureEdit("air.forklifts", new FigureEntry(4)),
            new FigureEdit("air.pm25", new FigureEntry(-5)),
            new FigureEdit("air.good-days", new FigureEntry(Numerator: 31, Denominator: 30)),
            new FigureEdit("no.such", new FigureEntry(1)),
            new FigureEdit("water.city-sections", new FigureEntry(Numerator: 1, Denominator: 1)),
        ], Door.Paste, TestContext.Current.CancellationToken);

        Assert.Equal([CellOutcome.Saved, CellOutcome.Refused, CellOutcome.Refused, CellOutcome.Refused, CellOutcome.Refused], results.Select(result => result.Outcome));
        Assert.Equal([null, "value-out-of-range", "numerator-above-denominator", "indicator-unknown", "indicator-not-reported"], results.Select(result => result.Code));
        Assert.All(results.Skip(1), result => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", result.Message!));
        Assert.Equal(["air.forklifts"], (await Entry.GetFiguresAsync(EcoTestServices.Leader, Open, TestContext.Current.CancellationToken))
            .Where(figure => figure.Indicator is "air.forklifts" or "air.pm25" or "air.good-days").Select(figure => figure.Indicator));
    }

    [Fact]
    public async Task SaveAsync_FutureMonthOrYearWithoutPlan_IsRefused()
    {
        var future = await Entry.SaveAsync(EcoTestServices.Filler, new YearMonth(2024, 12), [new FigureEdit("air.forklifts", new FigureEntry(4))], Door.Page, TestContext.Current.CancellationToken);
        var unplanned = await Entry.SaveAsync(EcoTestServices.Filler, new YearMonth(2022, 12), [new FigureEdit("air.forklifts", new FigureEntry(4))], Door.Page, TestContext.Current.CancellationToken);

        Assert.Equal("month-in-future", future[0].Code);
        Assert.Equal("year-not-open", unplanned[0].Code);
    }

    [Fact]
    public async Task SaveAsync_OfAForeignUnit_IsForbidden()
    {
        var stranger = EcoTestServices.Filler with { Units = new HashSet<string> { "party" } };

        var result = await Entry.SaveAsync(stranger, Open, [new FigureEdit("air.forklifts", new FigureEntry(4))], Door.Page, TestContext.Current.CancellationToken);

        Assert.Equal(CellOutcome.Forbidden, result[0].Outcome);
    }

    [Theory]
    [InlineData(EcoRoles.Reviewer)]
    [InlineData(EcoRoles.Leader)]
    [InlineData(EcoRoles.SystemAdministrator)]
    [InlineData(EcoRoles.SecurityAdministrator)]
    [InlineData(EcoRoles.AuditAdministrator)]
    public async Task SaveAsync_ByAnyoneButAFiller_IsForbidden(string role)
    {
        var result = await Entry.SaveAsync(EcoTestServices.ActorOf(role), Open, [new FigureEdit("air.forklifts", new FigureEntry(4))], Door.Page, TestContext.Current.CancellationToken);

        Assert.Equal(CellOutcome.Forbidden, result[0].Outcome);
    }

    [Fact]
    public async Task SaveAsync_OfAnApprovedOrSubmittedMonth_IsLockedWithTheReason()
    {
        var approved = await Entry.SaveAsync(EcoTestServices.Filler, new YearMonth(2024, 8), [new FigureEdit("air.pm25", new FigureEntry(20))], Door.Page, TestContext.Current.CancellationToken);
        var submitted = await Entry.SaveAsync(EcoTestServices.Filler, new YearMonth(2024, 9), [new FigureEdit("air.pm25", new FigureEntry(20))], Door.Page, TestContext.Current.CancellationToken);

        Assert.Equal((CellOutcome.Locked, "month-locked"), (approved[0].Outcome, approved[0].Code));
        Assert.Equal(CellOutcome.Locked, submitted[0].Outcome);
        Assert.NotEqual(approved[0].Message, submitted[0].Message);
    }

    [Fact]
    public async Task SaveAsync_WithAnOldVersion_IsAConflictThatShowsTheOthersValue()
    {
        await Entry.SaveAsync(EcoTestServices.Filler, Open, [new FigureEdit("law.cases", new FigureEntry(11), 0)], Door.Page, TestContext.Current.CancellationToken);

        var second = await Entry.SaveAsync(EcoTestServices.Filler, Open, [new FigureEdit("law.cases", new FigureEntry(12), 0)], Door.Page, TestContext.Current.CancellationToken);

        Assert.Equal((CellOutcome.Conflict, 1, 11m), (second[0].Outcome, second[0].Version, second[0].Current!.Value));
    }

    [Fact]
    public async Task SaveAsync_TwentyWritersOfOneCell_OneWinsPerVersionAndNothingIsLost()
    {
        var saves = await Task.WhenAll(Enumerable.Range(1, 20).Select(value => Task.Run(() =>
            Entry.SaveAsync(EcoTestServices.Filler, Open, [new FigureEdit("law.permits", new FigureEntry(value), 0)], Door.Rest, TestContext.Current.CancellationToken))));

        var winner = Assert.Single(saves, result => result[0].Outcome == CellOutcome.Saved)[0];
        Assert.All(saves.Where(result => result[0] != winner), result => Assert.Equal(CellOutcome.Conflict, result[0].Outcome));
        Assert.Equal(winner.Current!.Value, await services.ScalarAsync<decimal>(
            "SELECT f.value FROM monthly_figures f JOIN indicators i ON i.id = f.indicator_id WHERE i.code = 'law.permits' AND f.year = 2024 AND f.month_number = 11"));
    }

    [Fact]
    public async Task SaveAsync_WhileOneUnitIsApproved_RefusesThatUnitsCellOnly()
    {
        var month = new YearMonth(2023, 12);
        foreach (var unit in new[] { "air", "water" })
            await services.ExecuteAsync(EcoTestServices.StepSql(unit, month, SubmissionAction.Reopen, SubmissionState.Draft));
        await using var connection = new NpgsqlConnection(services.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var approval = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var approve = new NpgsqlCommand(EcoTestServices.StepSql("air", month, SubmissionAction.Approve, SubmissionState.Approved), connection, approval);
        await approve.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var save = Task.Run(() => Entry.SaveAsync(EcoTestServices.Filler, month,
            [new FigureEdit("air.forklifts", new FigureEntry(4)), new FigureEdit("water.sewer-projects", new FigureEntry(5))], Door.Page, TestContext.Current.CancellationToken));
        while (!save.IsCompleted && await services.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0)
            await Task.Yield();
        Assert.False(save.IsCompleted, "The save did not wait for the approval.");
        await approval.CommitAsync(TestContext.Current.CancellationToken);

        var results = await save;
        Assert.Equal([CellOutcome.Locked, CellOutcome.Saved], results.Select(result => result.Outcome));
    }

    [Fact]
    public async Task SaveAsync_WithoutVersion_KeepsEveryStateInTheHistory()
    {
        foreach (var value in new[] { 1m, 2m, 2m, 3m })
            await Entry.SaveAsync(EcoTestServices.Filler, Open, [new FigureEdit("law.eia-approvals", new FigureEntry(value), Reason: "核对")], Door.Excel, TestContext.Current.CancellationToken);

        Assert.Equal("1,2,3", await services.ScalarAsync<string>(
            """
            SELECT string_agg(trim_scale(r.value)::text, ',' ORDER BY r.version) FROM figure_revisions r JOIN monthly_figures f ON f.id = r.figure_id
            JOIN indicators i ON i.id = f.indicator_id WHERE i.code = 'law.eia-approvals' AND f.month_number = 11 AND r.door = 'Excel' AND r.reason = '核对'
            """));
    }

    [Fact]
    public async Task SaveAsync_BlankZeroAndTheTwoMarks_StayFourDifferentThings()
    {
        FigureEntry[] entries = [new(0), new(Mark: FigureMark.NotApplicable), new(Mark: FigureMark.NotPublished), FigureEntry.Blank];
        foreach (var entry in entries)
        {
            await Entry.SaveAsync(EcoTestServices.Filler, Open, [new FigureEdit("party.letters", entry)], Door.Page, TestContext.Current.CancellationToken);
            var row = (await Entry.GetSheetAsync(EcoTestServices.Filler, Open, "party", TestContext.Current.CancellationToken)).Rows.Single(row => row.Code == "party.letters");
            Assert.True(row.Entry.SaysTheSameAs(entry));
        }
    }

    [Fact]
    public async Task SaveAsync_TwelveDigitsAndSixDecimals_ComeBackExactly()
    {
        var value = 29999.123456m;

        await Entry.SaveAsync(EcoTestServices.Filler, Open, [new FigureEdit("water.sewer-investment", new FigureEntry(value))], Door.Page, TestContext.Current.CancellationToken);

        Assert.Equal(value, (await Entry.GetFiguresAsync(EcoTestServices.Filler, Open, TestContext.Current.CancellationToken)).Single(figure => figure.Indicator == "water.sewer-investment").Entry.Value);
    }

    [Fact]
    public async Task GetSheetAsync_AtTheYearsEdge_ShowsTheNeighbours()
    {
        var row = (await Entry.GetSheetAsync(EcoTestServices.Filler, new YearMonth(2024, 1), "air", TestContext.Current.CancellationToken)).Rows.Single(row => row.Code == "air.pm25");

        Assert.Equal((34m, 37m), (row.LastMonth!.Value, row.LastYear!.Value));
        Assert.Equal(12, row.Trail.Count);
        Assert.Equal((37m, 34m), (row.Trail[0], row.Trail[11]));
    }

    [Fact]
    public async Task GetSheetAsync_ForAReader_ShowsEverythingAndSaysWhyNothingMayBeTyped()
    {
        var sheet = await Entry.GetSheetAsync(EcoTestServices.Leader, Open, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(9, sheet.Units.Count);
        Assert.All(sheet.Units, unit => Assert.True(!unit.MayFill && unit.WhyNot!.Length > 0));
    }

    [Fact]
    public async Task GetSheetAsync_ForADeputyOutsideTheirDays_SaysThatTheDaysAreNotTheirs()
    {
        var deputy = EcoTestServices.Filler with { Fills = new Dictionary<string, string>() };
        var stranger = deputy with { Units = new HashSet<string> { "party" } };

        Assert.All((await Entry.GetSheetAsync(deputy, Open, "air", TestContext.Current.CancellationToken)).Units, unit => Assert.Contains("代填日期", unit.WhyNot!, StringComparison.Ordinal));
        Assert.All((await Entry.GetSheetAsync(stranger, Open, "air", TestContext.Current.CancellationToken)).Units, unit => Assert.DoesNotContain("代填日期", unit.WhyNot!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetSheetAsync_ForNobody_IsEmpty() =>
        Assert.Empty((await Entry.GetSheetAsync(Actor.Nobody, Open, cancellationToken: TestContext.Current.CancellationToken)).Rows);

    [Fact]
    public async Task Review_FromDraftToReopened_OpensAndClosesTheMonth()
    {
        var review = services.Get<ReviewService>();
        var month = new YearMonth(2024, 10);
        async Task<CellOutcome> TryAsync(decimal value) =>
            (await Entry.SaveAsync(EcoTestServices.Filler, month, [new FigureEdit("digital.drones", new FigureEntry(value))], Door.Page, TestContext.Current.CancellationToken))[0].Outcome;
        async Task<ReviewOutcome> ApplyAsync(Actor actor, SubmissionAction action, string? reason) =>
            (await review.ApplyAsync(actor, "monitoring", month, action, reason, cancellationToken: TestContext.Current.CancellationToken)).Outcome;

        Assert.Equal(ReviewOutcome.WrongState, await ApplyAsync(EcoTestServices.Reviewer, SubmissionAction.Approve, null));
        Assert.Equal(ReviewOutcome.Forbidden, await ApplyAsync(EcoTestServices.Reviewer, SubmissionAction.Submit, null));
        Assert.Equal(CellOutcome.Saved, await TryAsync(5));
        Assert.Equal(ReviewOutcome.Done, await ApplyAsync(EcoTestServices.Filler, SubmissionAction.Submit, null));
        Assert.Equal(CellOutcome.Locked, await TryAsync(6));
        Assert.Equal(ReviewOutcome.ReasonMissing, await ApplyAsync(EcoTestServices.Reviewer, SubmissionAction.Return, " "));
        Assert.Equal(ReviewOutcome.Done, await ApplyAsync(EcoTestServices.Reviewer, SubmissionAction.Return, "请核对"));
        Assert.Equal(CellOutcome.Saved, await TryAsync(7));
        Assert.Equal(ReviewOutcome.Done, await ApplyAsync(EcoTestServices.Filler, SubmissionAction.Submit, null));
        Assert.Equal(ReviewOutcome.Forbidden, await ApplyAsync(EcoTestServices.Filler, SubmissionAction.Approve, null));
        Assert.Equal(ReviewOutcome.Done, await ApplyAsync(EcoTestServices.Reviewer, SubmissionAction.Approve, null));
        Assert.Equal(CellOutcome.Locked, await TryAsync(8));
        Assert.Equal(ReviewOutcome.Done, await ApplyAsync(EcoTestServices.Reviewer, SubmissionAction.Reopen, "数据更正"));
        Assert.Equal(CellOutcome.Saved, await TryAsync(9));
        Assert.Equal(ReviewOutcome.UnknownUnit, (await review.ApplyAsync(EcoTestServices.Reviewer, "nowhere", month, SubmissionAction.Approve, null, cancellationToken: TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task Review_OfAVersionThatIsNotThereAnyMore_IsRefusedAndChangesNothing()
    {
        var review = services.Get<ReviewService>();
        var month = new YearMonth(2024, 9);
        async Task<SheetUnit> SeenAsync() =>
            (await Entry.GetSheetAsync(EcoTestServices.Reviewer, month, "enforcement", TestContext.Current.CancellationToken)).Units.Single();
        var seen = await SeenAsync();
        // Returned, changed and submitted again while the reviewer still looks at the old figures.
        await review.ApplyAsync(EcoTestServices.Reviewer, "enforcement", month, SubmissionAction.Return, "核对", seen.Version, TestContext.Current.CancellationToken);
        await Entry.SaveAsync(EcoTestServices.Filler, month, [new FigureEdit("law.cases", new FigureEntry(9))], Door.Page, TestContext.Current.CancellationToken);
        await review.ApplyAsync(EcoTestServices.Filler, "enforcement", month, SubmissionAction.Submit, null, seen.Version + 1, TestContext.Current.CancellationToken);

        var late = await review.ApplyAsync(EcoTestServices.Reviewer, "enforcement", month, SubmissionAction.Approve, null, seen.Version, TestContext.Current.CancellationToken);

        Assert.Equal((ReviewOutcome.ChangedByAnother, SubmissionState.Submitted, seen.Version + 2), (late.Outcome, late.State, late.Version));
        seen = await SeenAsync();
        Assert.Equal((SubmissionState.Submitted, late.Version), (seen.State, seen.Version));
        var informed = await review.ApplyAsync(EcoTestServices.Reviewer, "enforcement", month, SubmissionAction.Approve, null, seen.Version, TestContext.Current.CancellationToken);
        Assert.Equal((ReviewOutcome.Done, SubmissionState.Approved, seen.Version + 1), (informed.Outcome, informed.State, informed.Version));
    }

    [Theory]
    [InlineData(2000, 1)]
    [InlineData(2000, 5)]
    [InlineData(2000, 12)]
    [InlineData(2099, 12)]
    public async Task GetSheetAsync_AtTheCalendarsEdge_HasNoNeighbours(int year, int month)
    {
        var rows = (await Entry.GetSheetAsync(EcoTestServices.Filler, new YearMonth(year, month), cancellationToken: TestContext.Current.CancellationToken)).Rows;

        Assert.All(rows, row => Assert.Null(row.LastYear));
    }

    [Theory]
    [InlineData("甲\0乙", null, "note-invalid")]
    [InlineData("甲\u0007乙", null, "note-invalid")]
    [InlineData(null, "甲\0乙", "reason-invalid")]
    public async Task SaveAsync_TextThatCannotBeStored_IsRefusedInChinese(string? note, string? reason, string code) => await RefusesAsync(note, reason, code);

    [Fact]
    public async Task SaveAsync_HalfACharacterOrTooManyOfThem_IsRefusedInChinese()
    {
        // An attribute cannot hold half of a surrogate pair.
        await RefusesAsync("甲" + (char)0xD800 + "乙", null, "note-invalid");
        await RefusesAsync(new string('字', 501), null, "note-too-long");
        await RefusesAsync(null, new string('字', 501), "reason-too-long");
    }

    [Fact]
    public async Task SaveAsync_SoftBreakOfAWordProcessor_BecomesASpace()
    {
        await Entry.SaveAsync(EcoTestServices.Filler, Open, [new FigureEdit("law.five-kinds", new FigureEntry(3, Note: "第一行\v第二行\n第三行"), Reason: "核\v对")], Door.Paste, TestContext.Current.CancellationToken);

        Assert.Equal("第一行 第二行\n第三行|核 对", await services.ScalarAsync<string>("SELECT note || '|' || reason FROM figure_revisions WHERE note LIKE '第一行%'"));
    }

    [Theory]
    [InlineData(501, '字', "reason-too-long")]
    [InlineData(3, '\0', "reason-invalid")]
    public async Task Review_ReasonThatCannotBeStored_IsRefused(int length, char character, string code)
    {
        var result = await services.Get<ReviewService>().ApplyAsync(EcoTestServices.Reviewer, "soil-waste", new YearMonth(2024, 9), SubmissionAction.Return,
            new string(character, length), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((code, SubmissionState.Submitted), (result.Code, result.State));
    }

    private async Task RefusesAsync(string? note, string? reason, string code)
    {
        var result = (await Entry.SaveAsync(EcoTestServices.Filler, Open, [new FigureEdit("air.forklifts", new FigureEntry(4, Note: note), Reason: reason)], Door.Page,
            TestContext.Current.CancellationToken))[0];

        Assert.Equal((CellOutcome.Refused, code), (result.Outcome, result.Code));
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", result.Message!);
    }
}

/// <summary>Two people who save the same cells in opposite order both get an answer, whatever PostgreSQL makes of it.</summary>
public sealed class OppositeOrderTests(OppositeOrderTests.Patient services) : IClassFixture<OppositeOrderTests.Patient>
{
    private EntryService Entry => services.Get<EntryService>();

    [Fact]
    public async Task SaveAsync_OfNewCellsInOppositeOrder_StoresThemAll()
    {
        var codes = (await services.ScalarAsync<string>("SELECT string_agg(code, ',') FROM indicators WHERE accumulation = 'Sum' AND first_year <= 2023 AND last_year IS NULL"))!.Split(',');
        foreach (var month in YearMonth.MonthsOf(2023))
        {
            var results = await Task.WhenAll(SaveAsync(codes), SaveAsync([.. codes.Reverse()]));

            Assert.All(results.SelectMany(result => result), result => Assert.Contains(result.Outcome, new[] { CellOutcome.Saved, CellOutcome.Unchanged }));
            Assert.Equal(codes.Reverse(), results[1].Select(result => result.Indicator));

            Task<IReadOnlyList<CellResult>> SaveAsync(string[] order) => Task.Run(() => Entry.SaveAsync(EcoTestServices.Filler, month,
                [.. order.Select(code => new FigureEdit(code, new FigureEntry(1)))], Door.Rest, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task SaveAsync_ChosenAsTheVictimOfADeadlock_TriesAgain()
    {
        const string insert = "INSERT INTO monthly_figures (indicator_id, year, month_number, value, mark, version, is_demonstration, changed_at, changed_by) VALUES ((SELECT {0}(id) FROM indicators WHERE code IN ('law.cases', 'law.permits')), 2024, 1, 7, 'None', 1, false, now(), 'x')";
        await using var connection = new NpgsqlConnection(services.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var other = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var first = new NpgsqlCommand("SET LOCAL deadlock_timeout = '10min'; " + string.Format(System.Globalization.CultureInfo.InvariantCulture, insert, "max"), connection, other))
            await first.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var save = Task.Run(() => Entry.SaveAsync(EcoTestServices.Filler, new YearMonth(2024, 1),
            [new FigureEdit("law.cases", new FigureEntry(8)), new FigureEdit("law.permits", new FigureEntry(8))], Door.Page, TestContext.Current.CancellationToken));
        while (!save.IsCompleted && await services.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) OR NOT granted AND locktype = 'transactionid'") == 0)
            await Task.Yield();
        // Each now waits for the other; only the save's session looks for deadlocks.
        await using (var second = new NpgsqlCommand(string.Format(System.Globalization.CultureInfo.InvariantCulture, insert, "min"), connection, other))
            await second.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await other.CommitAsync(TestContext.Current.CancellationToken);

        Assert.Equal([(CellOutcome.Saved, 2), (CellOutcome.Saved, 2)], (await save).Select(result => (result.Outcome, result.Version)));
    }

    /// <summary>Looks for deadlocks late enough that a test can arrange one.</summary>
    public sealed class Patient : EcoTestServices
    {
        protected override bool WithDemonstration => false;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await ActivateIndicatorsAsync();
        }

        public override string ConnectionString => new NpgsqlConnectionStringBuilder(base.ConnectionString) { Options = "-c deadlock_timeout=3s" }.ConnectionString;
    }
}
