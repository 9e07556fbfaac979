using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Review;
using LuchengEco.Services.Tests.Hosting;
using Npgsql;

namespace LuchengEco.Services.Tests.Review;

/// <summary>What a reviewer is shown. Each test has a unit or month of its own.</summary>
public sealed class ReviewDeskTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private static readonly YearMonth October = new(2024, 10);
    private static readonly YearMonth November = new(2024, 11);

    private ReviewDesk Desk => services.Get<ReviewDesk>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task SaveAsync(YearMonth month, string code, FigureEntry entry, string? reason = null, Actor? actor = null)
    {
        var result = (await services.Get<EntryService>().SaveAsync(actor ?? EcoTestServices.Filler, month, [new FigureEdit(code, entry, Reason: reason)], Door.Page, Token))[0];
        Assert.True(result.Outcome is CellOutcome.Saved or CellOutcome.Unchanged, result.Message);
    }

    private async Task StepAsync(string unit, YearMonth month, SubmissionAction action, string? reason = null)
    {
        var actor = action == SubmissionAction.Submit ? EcoTestServices.Filler : EcoTestServices.Reviewer;
        var result = await services.Get<ReviewService>().ApplyAsync(actor, unit, month, action, reason, cancellationToken: Token);
        Assert.True(result.Outcome == ReviewOutcome.Done, result.Message);
    }

    private async Task<ReviewedSubmission> SeeAsync(string unit, YearMonth month, Actor? actor = null) =>
        (await Desk.GetSubmissionAsync(actor ?? EcoTestServices.Reviewer, unit, month, Token))!;

    private async Task<QueuedSubmission> QueuedAsync(string unit, YearMonth month, SubmissionState state = SubmissionState.Submitted) =>
        Assert.Single((await Desk.GetInboxAsync(EcoTestServices.Reviewer, new ReviewFilter(unit, month, state), Token)).Rows);

    [Fact]
    public async Task GetInboxAsync_ByDefault_ListsWhatWaitsWithWhoSubmittedItAndByWhenItWasDue()
    {
        var queue = await Desk.GetInboxAsync(EcoTestServices.Reviewer, new ReviewFilter(Unit: "water"), Token);

        var row = Assert.Single(queue.Rows);
        Assert.Equal(("水生态环境科", new YearMonth(2024, 9), SubmissionState.Submitted, 1), (row.UnitName, row.Month, row.State, row.Version));
        Assert.Equal((18, new DateOnly(2024, 10, 5), true, "演示数据", null, null), (row.Indicators, row.DueOn, row.IsOverdue, row.SubmittedBy, row.Changes, row.WhyNotApprove));
        Assert.Equal(row.Indicators, row.Figures + row.Blank + row.NotPublished + row.NotApplicable);
        Assert.Equal(9, queue.Units.Count);
        Assert.True(queue.Counts[SubmissionState.Approved] >= 170);
    }

    [Fact]
    public async Task GetInboxAsync_OverdueOnesFirst_ThenTheNewest()
    {
        await services.ExecuteAsync("INSERT INTO due_days (year, month_number, unit_code, \"on\") VALUES (2024, 9, 'inspection', '2024-12-31')");

        var rows = (await Desk.GetInboxAsync(EcoTestServices.Reviewer, new ReviewFilter(Month: new YearMonth(2024, 9)), Token)).Rows;

        Assert.Equal("inspection", rows[^1].UnitCode);
        Assert.Equal((new DateOnly(2024, 12, 31), false), (rows[^1].DueOn, rows[^1].IsOverdue));
        Assert.All(rows.SkipLast(1), row => Assert.True(row.IsOverdue));
    }

    [Fact]
    public async Task GetInboxAsync_OfApprovedMonths_ListsTheNewestUpToTheLimitAndSaysHowManyThereAre()
    {
        var queue = await Desk.GetInboxAsync(EcoTestServices.Reviewer, new ReviewFilter(State: SubmissionState.Approved), Token);

        Assert.Equal(ReviewDesk.MaxListed, queue.Rows.Count);
        Assert.True(queue.Total > ReviewDesk.MaxListed);
        Assert.True(queue.Rows.Zip(queue.Rows.Skip(1)).All(pair => pair.First.Month >= pair.Second.Month));
        Assert.All(queue.Rows, row => Assert.NotNull(row.WhyNotApprove));
    }

    [Theory]
    [InlineData(EcoRoles.Filler)]
    [InlineData(EcoRoles.Leader)]
    [InlineData(EcoRoles.SystemAdministrator)]
    [InlineData(EcoRoles.SecurityAdministrator)]
    [InlineData(EcoRoles.AuditAdministrator)]
    public async Task GetInboxAsync_ForWhoReviewsNothing_IsEmpty(string role)
    {
        Assert.Empty((await Desk.GetInboxAsync(EcoTestServices.ActorOf(role), default, Token)).Rows);
        Assert.Empty((await Desk.GetInboxAsync(Actor.Nobody, default, Token)).Rows);
    }

    [Fact]
    public async Task GetInboxAsync_ForTheReviewerOfOneUnit_HoldsNoOther()
    {
        var queue = await Desk.GetInboxAsync(EcoTestServices.Reviewer with { Reviews = new HashSet<string> { "air" } }, new ReviewFilter(State: SubmissionState.Approved), Token);

        Assert.Equal(["air"], queue.Rows.Select(row => row.UnitCode).Distinct());
        Assert.Equal(["air"], queue.Units.Select(unit => unit.Code));
    }

    [Fact]
    public async Task GetInboxAsync_OfAMonthThatWaitsOutsideThePlansYears_ShowsIt_ItCanBeApproved_AndIsHistoryThen()
    {
        var month = new YearMonth(2021, 5);
        await services.ExecuteAsync(EcoTestServices.StepSql("party", month, SubmissionAction.Submit, SubmissionState.Submitted));
        var reviewer = EcoTestServices.Reviewer with { Reviews = new HashSet<string> { "party" } };

        var inbox = await Desk.GetInboxAsync(reviewer, default, Token);
        var waiting = Assert.Single(inbox.Rows, row => row.Month == month);
        var seen = await SeeAsync("party", month, reviewer);

        Assert.Contains(month, inbox.Months);
        Assert.Equal((null, true, SubmissionState.Submitted), (waiting.WhyNotApprove, waiting.IsOverdue, seen.State));
        Assert.Equal((null, "该月尚未开放，不能报送或审核。"), (seen.WhyNot[SubmissionAction.Approve], seen.WhyNot[SubmissionAction.Return]));
        var review = services.Get<ReviewService>();
        Assert.Equal(ReviewOutcome.MonthNotOpen, (await review.ApplyAsync(reviewer, "party", month, SubmissionAction.Return, "有误", cancellationToken: Token)).Outcome);
        Assert.Equal(ReviewOutcome.MonthNotOpen, (await review.ApplyAsync(EcoTestServices.Filler, "party", month.PlusMonths(1), SubmissionAction.Submit, null, cancellationToken: Token)).Outcome);
        Assert.Equal(ReviewOutcome.Done, (await review.ApplyAsync(reviewer, "party", month, SubmissionAction.Approve, null, cancellationToken: Token)).Outcome);
        Assert.DoesNotContain(month, (await Desk.GetInboxAsync(reviewer, new ReviewFilter(State: SubmissionState.Approved), Token)).Months);
        Assert.Equal("该月尚未开放，不能报送或审核。", (await SeeAsync("party", month, reviewer)).WhyNot[SubmissionAction.Reopen]);
    }

    [Fact]
    public async Task GetSubmissionAsync_AfterReturnAndCorrection_ShowsExactlyWhatChangedSince()
    {
        await SaveAsync(October, "party.letters", new FigureEntry(2), "核对");
        await StepAsync("party", October, SubmissionAction.Submit);
        Assert.Null((await SeeAsync("party", October)).Changes);
        await StepAsync("party", October, SubmissionAction.Return, "信件数有误");
        await SaveAsync(October, "party.letters", new FigureEntry(3));
        await SaveAsync(October, "party.letters", new FigureEntry(4), "漏计两件");
        await SaveAsync(October, "party.lectures", new FigureEntry(5));
        await SaveAsync(October, "party.lectures", new FigureEntry(0));
        await SaveAsync(October, "party.measures", new FigureEntry(2, Note: "含上月结转"));
        await StepAsync("party", October, SubmissionAction.Submit);

        var seen = await SeeAsync("party", October);

        Assert.Equal(2, seen.Changes);
        Assert.Equal(["party.measures", "party.letters"], seen.Rows.Where(row => row.Change is not null).Select(row => row.Row.Code));
        var letters = seen.Rows.Single(row => row.Row.Code == "party.letters").Change!;
        Assert.Equal((2m, 4m, "某人", "漏计两件", 2), (letters.Before.Value, letters.After.Value, letters.By, letters.Reason, letters.Times));
        Assert.Equal(2, (await QueuedAsync("party", October)).Changes);
        Assert.Equal([SubmissionAction.Submit, SubmissionAction.Return, SubmissionAction.Submit], seen.Steps.Select(step => step.Action));
        Assert.Equal("信件数有误", seen.Steps[1].Reason);
    }

    [Fact]
    public async Task GetSubmissionAsync_WithWarnings_PutsWhatBlocksFirstThenWhatIsOpenThenWhatIsAnswered()
    {
        await SaveAsync(October, "water.national-provincial-sections", new FigureEntry(Numerator: 20, Denominator: 20));
        await SaveAsync(October, "water.demolition", new FigureEntry(9000));
        await SaveAsync(October, "water.sewer-investment", new FigureEntry(49000), "年底集中支付");

        var seen = await SeeAsync("water", October);

        Assert.Equal(["water.national-provincial-sections", "water.county-sections"], seen.Warned.TakeWhile(row => row.HasBlockingWarning).Select(row => row.Row.Code));
        Assert.True(seen.Warned.Single(row => row.Row.Code == "water.demolition").HasOpenWarning);
        var answered = seen.Warned[^1];
        Assert.Equal(("water.sewer-investment", "年底集中支付", false), (answered.Row.Code, answered.Row.Reason, answered.HasOpenWarning));
        Assert.Equal(18, seen.Rows.Select(row => row.Row.Code).Distinct().Count());
        var result = await services.Get<ReviewService>().ApplyAsync(EcoTestServices.Filler, "water", October, SubmissionAction.Submit, null, cancellationToken: Token);
        Assert.Equal(ReviewOutcome.WarningsOpen, result.Outcome);
    }

    [Fact]
    public async Task GetSubmissionAsync_WithGaps_KeepsBlankNotPublishedAndNotApplicableApart()
    {
        await SaveAsync(November, "inspect.model-lists", new FigureEntry(Mark: FigureMark.NotApplicable));
        await SaveAsync(November, "inspect.city-issues", new FigureEntry(Mark: FigureMark.NotPublished));
        await SaveAsync(November, "inspect.noise-closed", new FigureEntry(0), "本月无投诉");

        var seen = await SeeAsync("inspection", November);

        Assert.Equal([FigureMark.NotPublished, FigureMark.NotApplicable], seen.Gaps.Select(row => row.Row.Entry.Mark).SkipWhile(mark => mark == FigureMark.None));
        Assert.DoesNotContain(seen.Gaps, row => row.Row.Code == "inspect.noise-closed");
        Assert.Equal(8, seen.Gaps.Count);
    }

    [Fact]
    public async Task GetSubmissionAsync_AlwaysSaysWhyNot()
    {
        var draft = await SeeAsync("approval", November);
        Assert.Equal("该月尚未报送，请等填报员报送后再审核。", draft.WhyNot[SubmissionAction.Approve]);
        Assert.Equal(draft.WhyNot[SubmissionAction.Approve], draft.WhyNot[SubmissionAction.Return]);
        Assert.NotNull(draft.WhyNot[SubmissionAction.Reopen]);
        var approved = await SeeAsync("approval", new YearMonth(2024, 7));
        Assert.NotNull(approved.WhyNot[SubmissionAction.Approve]);
        Assert.Null(approved.WhyNot[SubmissionAction.Reopen]);
        var waiting = await SeeAsync("approval", new YearMonth(2024, 9));
        Assert.Equal((null, null), (waiting.WhyNot[SubmissionAction.Approve], waiting.WhyNot[SubmissionAction.Return]));
        Assert.All((await SeeAsync("approval", new YearMonth(2024, 9), EcoTestServices.Leader)).WhyNot.Values, why => Assert.Equal("您不是审核员，只能查看。", why));
        var other = EcoTestServices.Reviewer with { Reviews = new HashSet<string> { "air" } };
        Assert.All((await SeeAsync("approval", new YearMonth(2024, 9), other)).WhyNot.Values, why => Assert.StartsWith("您不是该科室的审核员", why, StringComparison.Ordinal));
        Assert.Null(await Desk.GetSubmissionAsync(EcoTestServices.Reviewer, "nowhere", November, Token));
        Assert.Null(await Desk.GetSubmissionAsync(Actor.Nobody, "approval", November, Token));
    }

    [Fact]
    public async Task GetSubmissionAsync_OfFiguresTypedByTheReviewer_NamesThem()
    {
        var both = EcoTestServices.Reviewer with { Roles = new HashSet<string> { EcoRoles.Filler, EcoRoles.Reviewer } };
        await SaveAsync(October, "society.activities", new FigureEntry(13), actor: both);
        await StepAsync("general", October, SubmissionAction.Submit);

        var why = (await SeeAsync("general", October, both)).WhyNot;

        Assert.Contains("由您本人填报", why[SubmissionAction.Approve], StringComparison.Ordinal);
        Assert.Null(why[SubmissionAction.Return]);
        Assert.Equal(why[SubmissionAction.Approve], (await Desk.GetInboxAsync(both, new ReviewFilter("general", October), Token)).Rows.Single().WhyNotApprove);
        Assert.Null((await Desk.GetInboxAsync(EcoTestServices.ActorOf(EcoRoles.Reviewer), new ReviewFilter("general", October), Token)).Rows.Single().WhyNotApprove);
    }

    [Fact]
    public async Task GetSubmissionAsync_Neighbours_LeadThroughWhatWaits()
    {
        var reviewer = EcoTestServices.Reviewer with { Reviews = new HashSet<string> { "air", "monitoring", "soil-waste" } };
        var month = new YearMonth(2024, 9);

        var middle = await SeeAsync("soil-waste", month, reviewer);
        var elsewhere = await SeeAsync("air", new YearMonth(2024, 3), reviewer);

        Assert.Equal(("air", "monitoring", 3), (middle.Previous!.UnitCode, middle.Next!.UnitCode, middle.Waiting));
        Assert.Equal((null, "air"), (elsewhere.Previous, elsewhere.Next!.UnitCode));
    }

    [Fact]
    public async Task Submit_WhileASaveWithAnUnansweredWarningIsUnderWay_WaitsAndIsThenRefused()
    {
        await SaveAsync(October, "digital.drones", new FigureEntry(1), "核对");
        await using var connection = new NpgsqlConnection(services.ConnectionString);
        await connection.OpenAsync(Token);
        await using var saving = await connection.BeginTransactionAsync(Token);
        await using (var save = new NpgsqlCommand("UPDATE monthly_figures SET value = 1999, reason = NULL WHERE year = 2024 AND month_number = 10 AND indicator_id = (SELECT id FROM indicators WHERE code = 'digital.steward-enterprises')", connection, saving))
            Assert.Equal(1, await save.ExecuteNonQueryAsync(Token));

        var submit = services.Get<ReviewService>().ApplyAsync(EcoTestServices.Filler, "monitoring", October, SubmissionAction.Submit, null, cancellationToken: Token);
        while (await services.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 0)
            Assert.False(submit.IsCompleted, "It did not wait.");
        await saving.CommitAsync(Token);

        Assert.Equal(ReviewOutcome.WarningsOpen, (await submit).Outcome);
    }

    [Fact]
    public async Task ApproveManyAsync_DecidesEachAlone()
    {
        var month = new YearMonth(2024, 9);
        var reviewer = EcoTestServices.Reviewer with { Reviews = new HashSet<string> { "enforcement", "party", "general" } };
        var results = new List<ApprovalResult>();

        await foreach (var result in services.Get<ReviewService>().ApproveManyAsync(reviewer,
            [new("enforcement", month, 1), new("general", month, 7), new("water", month, 1), new("enforcement", month, 1), new("party", month, 1)], Token))
            results.Add(result);

        Assert.Equal([ReviewOutcome.Done, ReviewOutcome.ChangedByAnother, ReviewOutcome.Forbidden, ReviewOutcome.ChangedByAnother, ReviewOutcome.Done],
            results.Select(result => result.Result.Outcome));
        Assert.Equal("enforcement Approved, general Submitted, party Approved, water Submitted", await services.ScalarAsync<string>(
            "SELECT string_agg(unit_code || ' ' || state, ', ' ORDER BY unit_code) FROM submissions WHERE year = 2024 AND month_number = 9 AND unit_code IN ('enforcement', 'general', 'party', 'water')"));
        Assert.Equal(1L, await services.ScalarAsync<long>("SELECT count(*) FROM audit_entries WHERE action = 'denied-review' AND subject = 'water 2024-09 Approve'"));
        Assert.Equal(2L, await services.ScalarAsync<long>("SELECT count(*) FROM audit_entries WHERE action = 'submission-approve' AND subject LIKE '%2024-09'"));
    }
}
