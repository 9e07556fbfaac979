using BenchmarkDotNet.Attributes;
using Microsoft.Playwright;

namespace LuchengEco.Benchmarks;

/// <summary>From the navigation to the complete chart of an indicator in Chromium, against an empty Blazor page of the same host until its circuit has taken over.</summary>
public class ChartBenchmarks
{
    private const string Indicator = "/indicators/air.pm25?year=2024&month=10";

    private BenchmarkSite? _site;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IPage? _page;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _site = await BenchmarkSite.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = CircuitMemory.ChromiumPath, Args = ["--no-sandbox"] });
        var context = await _browser.NewContextAsync(new() { Locale = "zh-CN", ViewportSize = new() { Width = 1440, Height = 900 } });
        _page = await context.NewPageAsync();
        await _page.GotoAsync(new Uri(_site.Address, EmptyPageFilter.CookiePath).ToString());
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_site is not null)
            await _site.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public Task EmptyPageAsync() => OpenAsync(EmptyPage.Path, EmptyPage.Ready);

    [Benchmark]
    public Task CompleteChartAsync() => OpenAsync(Indicator, "[data-drawn]");

    private async Task OpenAsync(string path, string complete)
    {
        await _page!.GotoAsync(new Uri(_site!.Address, path).ToString(), new() { WaitUntil = WaitUntilState.Commit });
        await _page.WaitForSelectorAsync(complete, new() { State = WaitForSelectorState.Attached });
    }
}
