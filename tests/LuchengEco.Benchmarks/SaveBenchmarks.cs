using BenchmarkDotNet.Attributes;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using Microsoft.Extensions.DependencyInjection;

namespace LuchengEco.Benchmarks;

/// <summary>A save of sixty cells with all checks and history against the same upsert and history in plain SQL.</summary>
public class SaveBenchmarks
{
    private const int Cells = 60;

    private static readonly YearMonth Ours = new(2024, 11);

    private BenchmarkHost? _host;
    private EntryService? _entry;
    private List<SheetRow> _rows = [];
    private PlainUpsert? _plain;
    private int _round;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _host = await BenchmarkHost.StartAsync();
        _entry = _host.Services.GetRequiredService<EntryService>();
        var sheet = await _entry.GetSheetAsync(_host.Filler, Ours);
        _rows = [.. sheet.Rows.Take(Cells)];
        Console.WriteLine($"// {_rows.Count} cells a save");
        _plain = await PlainUpsert.OfAsync(_host.Source, _rows);
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
        await _plain!.RunAsync(_round);
    }

    [Benchmark]
    public async Task EntryServiceAsync()
    {
        _round++;
        var edits = _rows.Select(row => new FigureEdit(row.Code, PlainUpsert.EntryOf(row, _round))).ToList();
        var results = await _entry!.SaveAsync(_host!.Filler, Ours, edits, Door.Page);
        if (results.Any(result => result.Outcome != CellOutcome.Saved))
            throw new InvalidOperationException(results.First(result => result.Outcome != CellOutcome.Saved).Message);
    }
}
