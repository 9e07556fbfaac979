using BenchmarkDotNet.Attributes;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;

namespace LuchengEco.Benchmarks;

/// <summary>A save of sixty cells with all checks and history against the same upsert and history in plain SQL.</summary>
public class SaveBenchmarks
{
    private const int Cells = 60;

    /// <summary>Two writable months, one for each side, so that neither finds the other's rows.</summary>
    private static readonly YearMonth Ours = new(2024, 11);
    private static readonly YearMonth Plain = new(2024, 12);

    private const string Upsert =
        """
        WITH saved AS (
            INSERT INTO monthly_figures (indicator_id, year, month_number, value, numerator, denominator, mark, version, is_demonstration, changed_at, changed_by)
            SELECT id, 2024, 12, value, numerator, denominator, 'None', 1, false, now(), 'bench'
            FROM unnest($1, $2, $3, $4) AS cell(id, value, numerator, denominator)
            ON CONFLICT (indicator_id, year, month_number) DO UPDATE
                SET value = excluded.value, numerator = excluded.numerator, denominator = excluded.denominator,
                    version = monthly_figures.version + 1, changed_at = excluded.changed_at
            RETURNING id, version, value, numerator, denominator, changed_at)
        INSERT INTO figure_revisions (figure_id, version, value, numerator, denominator, mark, user_name, at, door)
        SELECT id, version, value, numerator, denominator, 'None', 'bench', changed_at, 'Page' FROM saved
        """;

    private BenchmarkHost? _host;
    private EntryService? _entry;
    private List<SheetRow> _rows = [];
    private int[] _ids = [];
    private int _round;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _host = await BenchmarkHost.StartAsync();
        _entry = _host.Services.GetRequiredService<EntryService>();
        var sheet = await _entry.GetSheetAsync(_host.Filler, Ours);
        _rows = [.. sheet.Rows.Take(Cells)];
        Console.WriteLine($"// {_rows.Count} cells a save");
        await using var command = _host.Source.CreateCommand("SELECT id FROM indicators WHERE code = ANY ($1) ORDER BY array_position($1, code::text)");
        command.Parameters.Add(new NpgsqlParameter { Value = _rows.Select(row => row.Code).ToArray() });
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<int>();
        while (await reader.ReadAsync())
            ids.Add(reader.GetInt32(0));
        _ids = [.. ids];
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public async Task PlainSqlAsync()
    {
        _round++;
        var entries = _rows.Select(row => EntryOf(row, _round)).ToList();
        await using var command = _host!.Source.CreateCommand(Upsert);
        command.Parameters.Add(new NpgsqlParameter { Value = _ids });
        command.Parameters.Add(Numbers(entries.Select(entry => entry.Value)));
        command.Parameters.Add(Numbers(entries.Select(entry => entry.Numerator)));
        command.Parameters.Add(Numbers(entries.Select(entry => entry.Denominator)));
        await command.ExecuteNonQueryAsync();
    }

    [Benchmark]
    public async Task EntryServiceAsync()
    {
        _round++;
        var edits = _rows.Select(row => new FigureEdit(row.Code, EntryOf(row, _round))).ToList();
        var results = await _entry!.SaveAsync(_host!.Filler, Ours, edits, Door.Page);
        if (results.Any(result => result.Outcome != CellOutcome.Saved))
            throw new InvalidOperationException(results.First(result => result.Outcome != CellOutcome.Saved).Message);
    }

    /// <summary>Plausible and different in every round, so that every save writes every cell.</summary>
    private static FigureEntry EntryOf(SheetRow row, int round) => row.NumeratorName is not null
        ? new FigureEntry(Numerator: 1 + (round % 20), Denominator: 25)
        : new FigureEntry(Value: (row.PlausibleMin ?? 0) + 1 + (round % 2));

    private static NpgsqlParameter Numbers(IEnumerable<decimal?> numbers) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Numeric, Value = numbers.ToArray() };
}
