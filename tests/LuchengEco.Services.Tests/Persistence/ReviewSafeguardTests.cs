using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Review;
using LuchengEco.Services.Tests.Hosting;
using Npgsql;

namespace LuchengEco.Services.Tests.Persistence;

/// <summary>What PostgreSQL refuses of rights, review, evidence and audit, whoever connects: each table with a row that somebody could want to change.</summary>
public sealed class ReviewSafeguardTests(ReviewSafeguardTests.WithEverything services) : IClassFixture<ReviewSafeguardTests.WithEverything>
{
    private const string Place = "unit_code = 'party' AND year = 2024 AND month_number = 10";
    private const string PlaceId = $"(SELECT id FROM submissions WHERE {Place})";
    private const string Indicator = "(SELECT id FROM indicators WHERE code = 'party.letters')";
    private const string Evidence = "INSERT INTO figure_evidence (id, indicator_id, year, month_number, file_name, content_type, size, sha256, content, user_name, at)";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    // A step without its submission, a submission without its step.
    [InlineData($"INSERT INTO submission_events (submission_id, action, state, user_name, at, reason) VALUES ({PlaceId}, 'Reopen', 'Draft', 'x', now(), 'x')")]
    [InlineData($"UPDATE submissions SET state = 'Draft' WHERE {Place}")]
    [InlineData($"UPDATE submissions SET state = 'Draft', version = version + 1 WHERE {Place}")]
    [InlineData($"UPDATE submissions SET version = version + 1 WHERE {Place}")]
    [InlineData("INSERT INTO submissions (unit_code, year, month_number, state, version, is_demonstration) VALUES ('party', 2024, 11, 'Approved', 0, false)")]
    [InlineData("INSERT INTO submissions (unit_code, year, month_number, state, version, is_demonstration) VALUES ('party', 2024, 11, 'Approved', 1, false)")]
    [InlineData($"UPDATE submissions SET state = 'Draft', version = version + 1 WHERE {Place}; INSERT INTO submission_events (submission_id, action, state, user_name, at, reason) VALUES ({PlaceId}, 'Reopen', 'Draft', 'x', now(), ' ')")]
    [InlineData($"DELETE FROM submissions WHERE {Place}")]
    [InlineData($"UPDATE submissions SET year = 2022 WHERE {Place}")]
    [InlineData($"UPDATE submissions SET unit_code = 'air' WHERE {Place}")]
    [InlineData($"UPDATE submissions SET is_demonstration = true WHERE {Place}")]
    [InlineData("DELETE FROM submission_events")]
    [InlineData("UPDATE submission_events SET user_name = 'x'")]
    // The audit.
    [InlineData("UPDATE audit_entries SET detail = 'x'")]
    [InlineData("UPDATE audit_entries SET hash = hash")]
    [InlineData("DELETE FROM audit_entries WHERE id = (SELECT max(id) FROM audit_entries)")]
    [InlineData("TRUNCATE audit_entries CASCADE")]
    // Histories of definitions and targets.
    [InlineData("UPDATE indicator_definitions SET reason = 'x'")]
    [InlineData("DELETE FROM indicator_definitions")]
    [InlineData("TRUNCATE indicator_definitions")]
    [InlineData("UPDATE target_revisions SET user_name = 'x'")]
    [InlineData("DELETE FROM target_revisions")]
    [InlineData("TRUNCATE target_revisions")]
    // Evidence.
    [InlineData("UPDATE figure_evidence SET content = 'y'")]
    [InlineData("UPDATE figure_evidence SET file_name = 'x'")]
    [InlineData("UPDATE figure_evidence SET month_number = 11")]
    [InlineData("DELETE FROM figure_evidence")]
    [InlineData("TRUNCATE figure_evidence")]
    public async Task History_ChangedBySqlAlone_IsRefused(string sql)
    {
        var exception = await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync(sql));

        Assert.Equal("EC002", exception.SqlState);
    }

    [Theory]
    [InlineData($"UPDATE monthly_figures SET value = 9 WHERE indicator_id = {Indicator} AND year = 2024 AND month_number = 10")]
    [InlineData($"DELETE FROM monthly_figures WHERE indicator_id = {Indicator} AND year = 2024 AND month_number = 10")]
    [InlineData($"INSERT INTO figure_revisions (figure_id, version, value, mark, user_name, at, door) SELECT id, version + 1, 9, 'None', 'x', now(), 'Page' FROM monthly_figures WHERE indicator_id = {Indicator} AND year = 2024 AND month_number = 10")]
    [InlineData($"{Evidence} VALUES (gen_random_uuid(), {Indicator}, 2024, 10, 'x.pdf', 'application/pdf', 1, 'x', 'x', 'x', now())")]
    [InlineData("UPDATE figure_evidence SET removed_at = now(), removed_by = 'x', removed_because = 'x'")]
    public async Task LockedMonth_ChangedBySqlAlone_IsRefused(string sql)
    {
        var exception = await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync(sql));

        Assert.Equal("EC001", exception.SqlState);
    }

    [Fact]
    public async Task Evidence_OfAnOpenMonth_IsTakenInAndAwayOnce()
    {
        await services.ExecuteAsync($"{Evidence} VALUES (gen_random_uuid(), {Indicator}, 2024, 11, 'open.pdf', 'application/pdf', 1, 'x', 'x', 'x', now())");
        const string remove = "UPDATE figure_evidence SET removed_at = now(), removed_by = 'x', removed_because = 'x' WHERE file_name = 'open.pdf'";
        Assert.Equal(1, await services.ExecuteAsync(remove));

        Assert.Equal("EC002", (await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync(remove))).SqlState);
    }

    [Fact]
    public async Task Submission_ReopenedWithItsStepAndAReason_IsTaken()
    {
        await services.ExecuteAsync(EcoTestServices.StepSql("general", new YearMonth(2024, 8), SubmissionAction.Reopen, SubmissionState.Draft));

        Assert.Equal("Draft", await services.ScalarAsync<string>("SELECT state FROM submissions WHERE unit_code = 'general' AND year = 2024 AND month_number = 8"));
    }

    [Fact]
    public async Task Submit_KeepsHowFarTheHistoriesReached() => Assert.True(await services.ScalarAsync<bool>(
        $"""
        SELECT last_revision_id = (SELECT max(r.id) FROM figure_revisions r JOIN monthly_figures f ON f.id = r.figure_id JOIN indicators i ON i.id = f.indicator_id
            WHERE i.unit_code = 'party' AND f.year = 2024 AND f.month_number = 10)
        FROM submission_events WHERE submission_id = {PlaceId} AND action = 'Submit'
        """));

    [Theory]
    [InlineData(EcoRoles.SystemAdministrator, EcoRoles.SecurityAdministrator, true)]
    [InlineData(EcoRoles.AuditAdministrator, EcoRoles.SystemAdministrator, true)]
    [InlineData(EcoRoles.SecurityAdministrator, EcoRoles.AuditAdministrator, true)]
    [InlineData(EcoRoles.Filler, EcoRoles.Reviewer, false)]
    [InlineData(EcoRoles.SystemAdministrator, EcoRoles.Reviewer, false)]
    public async Task Roles_OfTwoAdministrators_DoNotGoToOnePerson(string first, string second, bool isRefused)
    {
        var person = await PersonAsync();
        await services.ExecuteAsync(Grant(person, first));

        if (isRefused)
            Assert.Equal("EC003", (await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync(Grant(person, second)))).SqlState);
        else
            Assert.Equal(1, await services.ExecuteAsync(Grant(person, second)));
    }

    [Fact]
    public async Task Roles_OfTwoAdministrators_GrantedAtTheSameTime_OneWins()
    {
        var person = await PersonAsync();
        await using var connection = new NpgsqlConnection(services.ConnectionString);
        await connection.OpenAsync(Token);
        await using var first = await connection.BeginTransactionAsync(Token);
        await using (var grant = new NpgsqlCommand(Grant(person, EcoRoles.SystemAdministrator), connection, first))
            await grant.ExecuteNonQueryAsync(Token);

        var second = services.ExecuteAsync(Grant(person, EcoRoles.AuditAdministrator));
        while (await services.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 0)
            Assert.False(second.IsCompleted, "It did not wait.");
        await first.CommitAsync(Token);

        Assert.Equal("EC003", (await Assert.ThrowsAsync<PostgresException>(() => second)).SqlState);
    }

    [Fact]
    public async Task Audit_WrittenByManyAtOnce_StaysOneChain_AndATamperedEntryIsFound()
    {
        var log = services.Get<AuditLog>();
        await Task.WhenAll(Enumerable.Range(1, 40).Select(number => Task.Run(() => log.WriteAsync(EcoTestServices.Leader, "test", AuditOutcome.Done, $"{number}", "细节", Token))));

        Assert.True(await services.ScalarAsync<bool>("SELECT count(*) = max(id) AND min(id) = 1 AND count(DISTINCT previous_hash) = count(*) FROM audit_entries"));
        Assert.Equal(40L, await services.ScalarAsync<long>("SELECT count(*) FROM audit_entries WHERE action = 'test'"));
        Assert.Null(await services.ScalarAsync<long?>("SELECT eco_audit_broken_at()"));

        var middle = await services.ScalarAsync<long>("SELECT min(id) + 20 FROM audit_entries WHERE action = 'test'");
        foreach (var (tamper, mend) in new[]
        {
            ("subject = 'another'", "subject = (SELECT subject FROM kept)"),
            ("at = at + interval '1 microsecond'", "at = (SELECT at FROM kept)"),
            ("user_name = 'another'", "user_name = (SELECT user_name FROM kept)"),
        })
        {
            await services.ExecuteAsync($"CREATE TABLE kept AS SELECT * FROM audit_entries WHERE id = {middle}");
            await ForceAsync($"UPDATE audit_entries SET {tamper} WHERE id = {middle}");
            Assert.Equal(middle, await services.ScalarAsync<long>("SELECT eco_audit_broken_at()"));
            await ForceAsync($"UPDATE audit_entries SET {mend} WHERE id = {middle}");
            Assert.Null(await services.ScalarAsync<long?>("SELECT eco_audit_broken_at()"));
            await services.ExecuteAsync("DROP TABLE kept");
        }
        // Hashed anew by somebody who knows how: then the next entry does not follow.
        await ForceAsync($"UPDATE audit_entries SET subject = 'another' WHERE id = {middle}");
        await ForceAsync($"UPDATE audit_entries entry SET hash = eco_audit_hash(entry) WHERE id = {middle}");
        Assert.Equal(middle + 1, await services.ScalarAsync<long>("SELECT eco_audit_broken_at()"));
        await ForceAsync($"DELETE FROM audit_entries WHERE id = {middle}");
        Assert.Equal(middle + 1, await services.ScalarAsync<long>("SELECT eco_audit_broken_at()"));
    }

    private Task<int> ForceAsync(string sql) => services.ExecuteAsync($"ALTER TABLE audit_entries DISABLE TRIGGER USER; {sql}; ALTER TABLE audit_entries ENABLE TRIGGER USER;");

    private async Task<Guid> PersonAsync()
    {
        var id = Guid.NewGuid();
        await services.ExecuteAsync(
            $"""
            INSERT INTO users (id, user_name, normalized_user_name, display_name, is_demonstration, must_change_password, created_at,
                email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
            VALUES ('{id}', '{id:N}', upper('{id:N}'), 'x', false, false, now(), false, false, false, true, 0)
            """);
        return id;
    }

    private static string Grant(Guid person, string role) => $"INSERT INTO \"AspNetUserRoles\" (user_id, role_id) SELECT '{person}', id FROM \"AspNetRoles\" WHERE name = '{role}'";

    /// <summary>October 2024 of one unit, with evidence, submitted and approved by people, and a row in each history.</summary>
    public sealed class WithEverything : EcoTestServices
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            var october = new YearMonth(2024, 10);
            await Get<EntryService>().SaveAsync(Filler, october, [new FigureEdit("party.letters", new FigureEntry(2), Reason: "核对")], Door.Page);
            await ExecuteAsync(
                $"""
                {Evidence} VALUES (gen_random_uuid(), {Indicator}, 2024, 10, 'a.pdf', 'application/pdf', 1, 'x', 'x', 'x', now());
                INSERT INTO indicator_definitions (indicator_id, version, from_year, from_month, name, unit, decimals, shape, accumulation, direction, counts_days, definition, reason, user_name, at)
                    SELECT id, 99, 2024, 1, name, unit, decimals, shape, accumulation, direction, counts_days, definition, 'x', 'x', now() FROM indicators WHERE code = 'party.letters';
                INSERT INTO target_revisions (indicator_id, year, direction, value, note, user_name, at, is_removed) SELECT {Indicator}, 2024, 'AtLeast', 1, '', 'x', now(), false;
                """);
            var review = Get<ReviewService>();
            await review.ApplyAsync(Filler, "party", october, SubmissionAction.Submit, null);
            await review.ApplyAsync(Reviewer, "party", october, SubmissionAction.Approve, null);
        }
    }
}
