using BenchmarkDotNet.Attributes;
using LuchengEco.Services.Reporting;
using Microsoft.Extensions.DependencyInjection;

namespace LuchengEco.Benchmarks;

/// <summary>The year report, as it stands and as of a past moment, against the same aggregate in plain SQL, in a database that holds ten years.</summary>
public class ReportBenchmarks
{
    private const string Aggregate =
        """
        SELECT i.code, i.accumulation, f.year,
            CASE i.accumulation
                WHEN 'Sum' THEN sum(f.value)
                WHEN 'WeightedMean' THEN sum(f.value * f.weight) / nullif(sum(f.weight), 0)
                WHEN 'Ratio' THEN 100 * sum(f.numerator) / nullif(sum(f.denominator), 0)
                ELSE (array_agg(coalesce(f.value, 100 * f.numerator / nullif(f.denominator, 0)) ORDER BY f.month_number DESC)
                    FILTER (WHERE f.value IS NOT NULL OR f.numerator IS NOT NULL))[1]
            END AS to_date,
            t.direction, t.value AS target
        FROM indicators i
        JOIN monthly_figures f ON f.indicator_id = i.id AND f.year IN (2023, 2024) AND f.month_number <= 10
        LEFT JOIN targets t ON t.indicator_id = i.id AND t.year = 2024
        GROUP BY i.code, i.accumulation, f.year, t.direction, t.value
        ORDER BY i.code
        """;

    /// <summary>Eight earlier years like 2023, with their revisions.</summary>
    private const string EarlierYears =
        """
        WITH past AS (
            INSERT INTO monthly_figures (indicator_id, year, month_number, value, numerator, denominator, weight, mark, version, is_demonstration, changed_at, changed_by)
            SELECT indicator_id, earlier, month_number, value, numerator, denominator, weight, mark, 1, false, now(), 'bench'
            FROM monthly_figures CROSS JOIN generate_series(2011, 2018) earlier WHERE year = 2023
            RETURNING *)
        INSERT INTO figure_revisions (figure_id, version, value, numerator, denominator, weight, mark, user_name, at, door)
        SELECT id, 1, value, numerator, denominator, weight, mark, 'bench', changed_at, 'Rest' FROM past
        """;

    private BenchmarkHost? _host;
    private ReportingService? _reporting;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _host = await BenchmarkHost.StartAsync();
        _reporting = _host.Services.GetRequiredService<ReportingService>();
        await using (var fill = _host.Source.CreateCommand(EarlierYears))
            await fill.ExecuteNonQueryAsync();
        await using var analyse = _host.Source.CreateCommand("ANALYZE");
        await analyse.ExecuteNonQueryAsync();
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public async Task<int> PlainSqlAsync()
    {
        await using var command = _host!.Source.CreateCommand(Aggregate);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        while (await reader.ReadAsync())
            rows += reader.IsDBNull(3) ? 0 : 1;
        return rows;
    }

    [Benchmark]
    public async Task<int> YearReportAsync() => (await _reporting!.GetYearReportAsync(_host!.Filler, 2024, 10))!.Indicators.Count;

    /// <summary>The same report rebuilt from revisions and states.</summary>
    [Benchmark]
    public async Task<int> PastReportAsync() =>
        (await _reporting!.GetYearReportAsync(_host!.Filler, new ReportRequest(2024, 10, AsOf: TimeProvider.System.GetUtcNow())))!.Indicators.Count;
}
