using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Review;
using LuchengEco.Services.Tests.Hosting;
using Npgsql;

namespace LuchengEco.Services.Tests.Persistence;

/// <summary>What PostgreSQL itself refuses, whoever connects.</summary>
public sealed class SafeguardTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private const string LockedCell = "year = 2024 AND month_number = 8";

    [Theory]
    [InlineData($"UPDATE monthly_figures SET value = 1 WHERE {LockedCell}")]
    [InlineData("DELETE FROM monthly_figures WHERE year = 2024 AND month_number = 7 AND NOT is_demonstration")]
    [InlineData($"UPDATE monthly_figures SET month_number = 12 WHERE {LockedCell}")]
    [InlineData("UPDATE monthly_figures SET month_number = 8 WHERE year = 2024 AND month_number = 10")]
    [InlineData("UPDATE monthly_figures SET value = 1 WHERE year = 2024 AND month_number = 9")]
    [InlineData("UPDATE monthly_figures SET is_demonstration = false WHERE year = 2024 AND month_number = 9")]
    [InlineData("INSERT INTO monthly_figures (indicator_id, year, month_number, mark, version, is_demonstration, changed_at, changed_by) SELECT id, 2023, 1, 'None', 1, false, now(), 'x' FROM indicators WHERE code = 'water.county-sections'")]
    public async Task Figure_OfAnApprovedOrSubmittedMonth_IsRefusedByTheDatabase(string sql)
    {
        await services.ExecuteAsync(
            """
            ALTER TABLE monthly_figures DISABLE TRIGGER USER;
            UPDATE monthly_figures SET is_demonstration = false WHERE year = 2024 AND month_number = 7;
            ALTER TABLE monthly_figures ENABLE TRIGGER USER;
            """);

        var exception = await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync(sql));

        Assert.Equal("EC001", exception.SqlState);
    }

    [Fact]
    public async Task Figure_OfAnOpenMonth_MayChange() =>
        Assert.True(await services.ExecuteAsync("UPDATE monthly_figures SET note = note WHERE year = 2024 AND month_number = 10") > 0);

    [Theory]
    [InlineData("UPDATE figure_revisions SET value = 1")]
    [InlineData("TRUNCATE figure_revisions")]
    [InlineData("UPDATE submission_events SET reason = 'x'")]
    [InlineData("DELETE FROM submission_events")]
    public async Task History_Changed_IsRefusedByTheDatabase(string sql)
    {
        var exception = await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync(sql));

        Assert.Equal("EC002", exception.SqlState);
    }

    [Fact]
    public async Task Revision_OfAPerson_CannotBeDeleted()
    {
        await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, new YearMonth(2024, 11), [new FigureEdit("air.exhaust-tests", new FigureEntry(7))],
            Door.Page, TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync("DELETE FROM figure_revisions WHERE door = 'Page'"));

        Assert.Equal("EC002", exception.SqlState);
    }

    [Fact]
    public async Task Save_WhileAnApprovalIsUnderWay_WaitsAndIsThenRefused()
    {
        var month = new YearMonth(2024, 11);
        var entry = services.Get<EntryService>();
        var review = services.Get<ReviewService>();
        await entry.SaveAsync(EcoTestServices.Filler, month, [new FigureEdit("party.bulletins", new FigureEntry(1))], Door.Page, TestContext.Current.CancellationToken);
        await review.ApplyAsync(EcoTestServices.Filler, "party", month, SubmissionAction.Submit, null, cancellationToken: TestContext.Current.CancellationToken);
        await using var connection = new NpgsqlConnection(services.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var approval = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var approve = new NpgsqlCommand(EcoTestServices.StepSql("party", month, SubmissionAction.Approve, SubmissionState.Approved), connection, approval))
            await approve.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var save = services.ExecuteAsync("UPDATE monthly_figures SET value = 99 WHERE year = 2024 AND month_number = 11 AND indicator_id = (SELECT id FROM indicators WHERE code = 'party.bulletins')");
        await WaitForALockAsync(save);
        await approval.CommitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("EC001", (await Assert.ThrowsAsync<PostgresException>(() => save)).SqlState);
    }

    [Fact]
    public async Task Save_WhileTheMonthIsSubmittedForTheFirstTime_WaitsAndIsThenRefused()
    {
        await using var connection = new NpgsqlConnection(services.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var submission = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var submit = new NpgsqlCommand(EcoTestServices.StepSql("general", new YearMonth(2024, 11), SubmissionAction.Submit, SubmissionState.Submitted), connection, submission))
            await submit.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var save = services.ExecuteAsync(Insert("general"));
        await WaitForALockAsync(save);
        await submission.CommitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("EC001", (await Assert.ThrowsAsync<PostgresException>(() => save)).SqlState);
    }

    [Fact]
    public async Task Submit_ForTheFirstTimeWhileASaveIsUnderWay_WaitsForTheFigure()
    {
        await using var connection = new NpgsqlConnection(services.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var saving = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var save = new NpgsqlCommand(Insert("inspection"), connection, saving))
            Assert.Equal(1, await save.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        var submit = services.Get<ReviewService>().ApplyAsync(EcoTestServices.Filler, "inspection", new YearMonth(2024, 11), SubmissionAction.Submit, null,
            cancellationToken: TestContext.Current.CancellationToken);
        await WaitForALockAsync(submit);
        await saving.CommitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ReviewOutcome.Done, (await submit).Outcome);
    }

    private static string Insert(string unit) =>
        $"""
        INSERT INTO monthly_figures (indicator_id, year, month_number, value, mark, version, is_demonstration, changed_at, changed_by)
        SELECT min(id), 2024, 11, 1, 'None', 1, false, now(), 'x' FROM indicators WHERE unit_code = '{unit}' AND shape = 'Value'
        """;

    private async Task WaitForALockAsync(Task waiting)
    {
        while (await services.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 0)
            Assert.False(waiting.IsCompleted, "It did not wait.");
    }
}
