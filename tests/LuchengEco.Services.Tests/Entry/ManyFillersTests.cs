using System.Collections.Concurrent;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Entry;

/// <summary>Fifty people fill one month at once: nothing is lost, nothing is stored twice, and everybody gets an answer.</summary>
public sealed class ManyFillersTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private const int Fillers = 50;

    private static readonly YearMonth Month = new(2024, 11);

    private EntryService Entry => services.Get<EntryService>();

    [Fact]
    public async Task SaveAsync_ByFiftyAtOnce_KeepsEveryAcknowledgedVersionExactlyOnce()
    {
        var codes = (await services.ScalarAsync<string>("SELECT string_agg(code, ',') FROM indicators WHERE accumulation = 'Sum' AND decimals = 0 AND plausible_max >= 300 AND unit_code IN ('water', 'air', 'enforcement')"))!
            .Split(',').Except(["law.cases", "law.petitions"]).ToArray();
        var acknowledged = new ConcurrentBag<CellResult>();

        await Task.WhenAll(Enumerable.Range(1, Fillers).Select(filler => Task.Run(async () =>
        {
            // The same cell for everybody, whatever stands there; then many in an order of one's own; then one more than what the last said.
            await SaveAsync([new FigureEdit("law.cases", new FigureEntry(filler))]);
            await SaveAsync([.. codes.OrderBy(code => (code.Length * filler * 31) % 17).Select(code => new FigureEdit(code, new FigureEntry(filler)))]);
            await AddOneAsync("law.petitions");
        })));

        var rows = (await services.ScalarAsync<string>(
            """
            SELECT string_agg(format('%s:%s:%s', i.code, r.version, trim_scale(r.value)), ' ' ORDER BY i.code, r.version)
            FROM figure_revisions r JOIN monthly_figures f ON f.id = r.figure_id JOIN indicators i ON i.id = f.indicator_id WHERE f.year = 2024 AND f.month_number = 11
            """))!.Split(' ');
        Assert.Equal(acknowledged.Select(result => $"{result.Indicator}:{result.Version}:{result.Current!.Value:0.######}").Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
        Assert.Equal(Fillers * (codes.Length + 2), rows.Length);
        Assert.Equal(0L, await services.ScalarAsync<long>(
            """
            SELECT count(*) FROM monthly_figures f JOIN figure_revisions r ON r.figure_id = f.id
            WHERE f.year = 2024 AND f.month_number = 11 AND r.version = f.version AND (r.value <> f.value OR f.version <> 50)
            """));
        Assert.Equal(50m, await services.ScalarAsync<decimal>(
            "SELECT f.value FROM monthly_figures f JOIN indicators i ON i.id = f.indicator_id WHERE i.code = 'law.petitions' AND f.year = 2024 AND f.month_number = 11"));

        async Task SaveAsync(List<FigureEdit> edits)
        {
            foreach (var result in await Entry.SaveAsync(EcoTestServices.Filler, Month, edits, Door.Page, TestContext.Current.CancellationToken))
            {
                Assert.Equal((CellOutcome.Saved, null), (result.Outcome, result.Message));
                acknowledged.Add(result);
            }
        }

        async Task AddOneAsync(string code)
        {
            var (version, value) = (0, 0m);
            while (true)
            {
                var result = (await Entry.SaveAsync(EcoTestServices.Filler, Month, [new FigureEdit(code, new FigureEntry(value + 1), version)], Door.Page,
                    TestContext.Current.CancellationToken))[0];
                // An answer of “unchanged” is somebody else's equal value: not ours to count.
                if (result.Outcome == CellOutcome.Saved)
                {
                    acknowledged.Add(result);
                    return;
                }
                Assert.Contains(result.Outcome, new[] { CellOutcome.Conflict, CellOutcome.Unchanged });
                (version, value) = (result.Version, result.Current!.Value!.Value);
            }
        }
    }

    [Fact]
    public async Task SaveAsync_OfOneCellNamedTwice_StoresBothStatesInOrder()
    {
        var results = await Entry.SaveAsync(EcoTestServices.Filler, new YearMonth(2024, 10),
            [new FigureEdit("party.letters", new FigureEntry(8)), new FigureEdit("party.measures", new FigureEntry(8)), new FigureEdit("party.letters", new FigureEntry(9))],
            Door.Excel, TestContext.Current.CancellationToken);

        Assert.Equal([(CellOutcome.Saved, 2), (CellOutcome.Saved, 2), (CellOutcome.Saved, 3)], results.Select(result => (result.Outcome, result.Version)));
        Assert.Equal("1,8,9", await services.ScalarAsync<string>(
            """
            SELECT string_agg(trim_scale(r.value)::text, ',' ORDER BY r.version) FROM figure_revisions r JOIN monthly_figures f ON f.id = r.figure_id
            JOIN indicators i ON i.id = f.indicator_id WHERE i.code = 'party.letters' AND f.year = 2024 AND f.month_number = 10
            """));
    }

    /// <summary>Before, who lost every race of an open month was told that it is approved.</summary>
    [Fact]
    public async Task SaveAsync_LosingEveryRace_SaysWhatIsTrue()
    {
        await services.ExecuteAsync(
            """
            CREATE FUNCTION test_always_lose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = 'EC001'; END $$;
            CREATE TRIGGER test_always_lose BEFORE INSERT ON monthly_figures FOR EACH ROW WHEN (NEW.note = 'lose') EXECUTE FUNCTION test_always_lose();
            """);

        var result = (await Entry.SaveAsync(EcoTestServices.Filler, Month, [new FigureEdit("party.letters", new FigureEntry(7, Note: "lose"))], Door.Page,
            TestContext.Current.CancellationToken))[0];

        Assert.Equal((CellOutcome.Refused, "busy"), (result.Outcome, result.Code));
        Assert.DoesNotContain("审核", result.Message, StringComparison.Ordinal);
        Assert.Contains("请稍后再保存一次", result.Message, StringComparison.Ordinal);
    }
}
