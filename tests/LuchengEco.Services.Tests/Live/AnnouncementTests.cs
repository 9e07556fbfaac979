using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Live;
using LuchengEco.Services.Review;
using LuchengEco.Services.Tests.Hosting;
using Npgsql;

namespace LuchengEco.Services.Tests.Live;

/// <summary>What PostgreSQL announces, heard on a connection of its own.</summary>
public sealed class AnnouncementTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private const string Fence = "fence";

    private static readonly YearMonth November = new(2024, 11);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_OfManyCells_IsAnnouncedOnceWithItsPlace()
    {
        await using var ear = await Ear.OpenAsync(services);

        await SaveAsync("law.permits", 3, "law.eia-approvals", 4);

        var change = Assert.Single(await ear.HeardAsync());
        Assert.Equal(LiveChange.Figures, change.Source);
        Assert.Equal(["2024-11"], change.Months);
        Assert.Equal(["law.eia-approvals", "law.permits"], change.Indicators.Order());
    }

    [Fact]
    public async Task Save_ThatChangesNothing_IsNotAnnounced()
    {
        await SaveAsync("law.bundled-approvals", 5, "law.emergency-plans", 2);
        await using var ear = await Ear.OpenAsync(services);

        await SaveAsync("law.bundled-approvals", 5, "law.emergency-plans", 2);

        Assert.Empty(await ear.HeardAsync());
    }

    [Fact]
    public async Task Transaction_RolledBack_AnnouncesNothing()
    {
        await using var ear = await Ear.OpenAsync(services);

        await services.ExecuteAsync("BEGIN; UPDATE monthly_figures SET note = 'x' WHERE year = 2024 AND month_number = 11; UPDATE targets SET note = 'x'; ROLLBACK;");

        Assert.Empty(await ear.HeardAsync());
    }

    [Fact]
    public async Task Import_IsAnnounced()
    {
        var import = services.Get<ImportService>();
        var preview = await import.PreviewAsync(EcoTestServices.Filler, [new ImportRow(November, "society.activities", new FigureEntry(5))], Token);
        await using var ear = await Ear.OpenAsync(services);

        Assert.True((await import.ApplyAsync(EcoTestServices.Filler, preview, Token)).Applied);

        Assert.Contains(await ear.HeardAsync(), change => change.Source == LiveChange.Figures && change.Indicators.Contains("society.activities"));
    }

    [Fact]
    public async Task EveryStepOfAMonth_IsAnnouncedWithItsUnit()
    {
        var review = services.Get<ReviewService>();
        foreach (var (actor, action) in new[]
        {
            (EcoTestServices.Reviewer, SubmissionAction.Return), (EcoTestServices.Filler, SubmissionAction.Submit),
            (EcoTestServices.Reviewer, SubmissionAction.Approve), (EcoTestServices.Reviewer, SubmissionAction.Reopen),
        })
        {
            await using var ear = await Ear.OpenAsync(services);

            var result = await review.ApplyAsync(actor, "party", new YearMonth(2024, 9), action, action is SubmissionAction.Return or SubmissionAction.Reopen ? "重核" : null, null, Token);

            Assert.Equal(ReviewOutcome.Done, result.Outcome);
            var change = Assert.Single(await ear.HeardAsync());
            Assert.Equal((LiveChange.Submissions, "party", "2024-09"), (change.Source, Assert.Single(change.Units), Assert.Single(change.Months)));
        }
    }

    [Fact]
    public async Task Target_SetByAPerson_IsAnnounced()
    {
        await using var ear = await Ear.OpenAsync(services);

        var result = await services.Get<TargetService>().SetAsync(EcoTestServices.Administrator, "air.pm25", 2024, Direction.AtMost, 25, "局务会议定", Token);

        Assert.Equal(TargetOutcome.Saved, result.Outcome);
        Assert.Contains(await ear.HeardAsync(), change => change.Source == "targets" && change.Years is [2024] && change.Indicators is ["air.pm25"]);
    }

    [Theory]
    [InlineData("projects", "UPDATE projects SET percent = 40 WHERE year = 2024")]
    [InlineData("plan_years", "UPDATE plan_years SET year = year WHERE year = 2024")]
    [InlineData("indicators", "UPDATE indicators SET sort_order = sort_order WHERE code = 'air.pm25'")]
    [InlineData("indicator_duties", "UPDATE indicator_duties SET deputy_until = deputy_until")]
    [InlineData("organisation_units", "UPDATE organisation_units SET name = name")]
    [InlineData("monthly_figures", "UPDATE monthly_figures SET note = '核' WHERE year = 2024 AND month_number = 11 AND id = (SELECT min(id) FROM monthly_figures WHERE year = 2024 AND month_number = 11)")]
    public async Task Row_ChangedBySqlAlone_IsAnnouncedToo(string source, string sql)
    {
        await SaveAsync("law.permits", 1, "law.eia-approvals", 1);
        await using var ear = await Ear.OpenAsync(services);

        await services.ExecuteAsync(sql);

        Assert.Contains(await ear.HeardAsync(), change => change.Source == source);
    }

    [Fact]
    public async Task Change_OfMorePlacesThanAPayloadHolds_IsAnnouncedWithoutThem()
    {
        await using var ear = await Ear.OpenAsync(services);

        await services.ExecuteAsync(
            """
            BEGIN;
            INSERT INTO indicators SELECT (jsonb_populate_record(known, jsonb_build_object('id', 100000 + n, 'code', rpad('long.' || n, 60, 'x'), 'headline_order', NULL))).*
                FROM indicators known, generate_series(1, 150) n WHERE known.code = 'law.permits';
            INSERT INTO targets SELECT (jsonb_populate_record(known, jsonb_build_object('id', 100000 + n, 'indicator_id', 100000 + n))).*
                FROM targets known, generate_series(1, 150) n WHERE known.id = (SELECT min(id) FROM targets);
            COMMIT;
            """);

        var change = Assert.Single(await ear.HeardAsync(), change => change.Source == "targets");
        Assert.Empty(change.Indicators);
    }

    [Fact]
    public void Read_OfWhatNobodyUnderstands_IsAChangeOfNobodyKnowsWhat()
    {
        Assert.Equal("", LiveChange.Read("{").Source);
        Assert.Equal("", LiveChange.Read("null").Source);
    }

    private async Task SaveAsync(string first, decimal one, string second, decimal two)
    {
        var results = await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, November,
            [new FigureEdit(first, new FigureEntry(one)), new FigureEdit(second, new FigureEntry(two))], Door.Page, Token);
        Assert.All(results, result => Assert.Contains(result.Outcome, new[] { CellOutcome.Saved, CellOutcome.Unchanged }));
    }

    /// <summary>Hears everything up to a mark of its own, so that silence needs no waiting.</summary>
    private sealed class Ear : IAsyncDisposable
    {
        private readonly EcoTestServices _services;
        private readonly NpgsqlConnection _connection;
        private readonly List<LiveChange> _heard = [];
        private bool _isOver;

        private Ear(EcoTestServices services)
        {
            (_services, _connection) = (services, new NpgsqlConnection(services.ConnectionString));
            _connection.Notification += (_, notice) =>
            {
                if (notice.Payload == Fence)
                    _isOver = true;
                else
                    _heard.Add(LiveChange.Read(notice.Payload));
            };
        }

        public static async Task<Ear> OpenAsync(EcoTestServices services)
        {
            var ear = new Ear(services);
            await ear._connection.OpenAsync(Token);
            await using var listen = new NpgsqlCommand($"LISTEN {LiveListener.Channel}", ear._connection);
            await listen.ExecuteNonQueryAsync(Token);
            return ear;
        }

        public async Task<IReadOnlyList<LiveChange>> HeardAsync()
        {
            await _services.ExecuteAsync($"NOTIFY {LiveListener.Channel}, '{Fence}'");
            while (!_isOver)
                await _connection.WaitAsync(Token);
            return _heard;
        }

        public async ValueTask DisposeAsync()
        {
            await using (var silence = new NpgsqlCommand("UNLISTEN *", _connection))
                await silence.ExecuteNonQueryAsync(Token);
            await _connection.DisposeAsync();
        }
    }
}
