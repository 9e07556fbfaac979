using BenchmarkDotNet.Attributes;

namespace LuchengEco.Benchmarks;

/// <summary>The first response of the signed-in home page against that of an empty Blazor page of the same host, eight at a time: the ratio of times is the inverse of that of requests per second.</summary>
public class HomeBenchmarks
{
    private const int Requests = 64;
    private const int AtOnce = 8;

    private BenchmarkSite? _site;

    [GlobalSetup]
    public async Task SetUpAsync() => _site = await BenchmarkSite.StartAsync();

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Requests)]
    public Task EmptyPageAsync() => AskAsync(EmptyPage.Path);

    [Benchmark(OperationsPerInvoke = Requests)]
    public Task HomeAsync() => AskAsync(BenchmarkSite.Home);

    private Task AskAsync(string path) =>
        Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (_, _) => await _site!.GetAsync(path));
}
