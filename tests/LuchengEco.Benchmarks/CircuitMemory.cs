using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LuchengEco.Benchmarks;

/// <summary>Memory of an idle signed-in circuit of the home page against one of an empty Blazor page of the same host: tabs of a real browser that this process only counts, so that nothing but the host is weighed.</summary>
internal sealed partial class CircuitMemory
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    public static string ChromiumPath => Environment.GetEnvironmentVariable("ECO_CHROMIUM") is { Length: > 0 } named ? named
        : Places.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("Chromium is needed: set ECO_CHROMIUM.");

    /// <summary>Circuits of each kind; <c>ECO_BENCH_CIRCUITS</c> changes it for a trial.</summary>
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("ECO_BENCH_CIRCUITS"), CultureInfo.InvariantCulture, out var wanted) ? wanted : 200;

    public static async Task RunAsync()
    {
        await using var site = await BenchmarkSite.StartAsync();
        await using var browser = await Tabs.OpenAsync(site);
        // What is made once belongs to no circuit.
        await WeighAsync(site, browser, EmptyPage.Path, Math.Min(5, Count));
        await WeighAsync(site, browser, BenchmarkSite.Home, Math.Min(5, Count));
        var empty = await WeighAsync(site, browser, EmptyPage.Path, Count);
        var home = await WeighAsync(site, browser, BenchmarkSite.Home, Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"""

            | Circuits of        | Managed heap each | Working set each |
            |--------------------|------------------:|-----------------:|
            | an empty page      | {empty.Heap / 1024,14:N0} KB | {empty.WorkingSet / 1024,13:N0} KB |
            | the home page      | {home.Heap / 1024,14:N0} KB | {home.WorkingSet / 1024,13:N0} KB |
            | Ratio              | {home.Heap / empty.Heap,17:0.00} | {home.WorkingSet / empty.WorkingSet,16:0.00} |

            """));
    }

    /// <returns>Bytes that one of <paramref name="count"/> circuits adds.</returns>
    private static async Task<(double Heap, double WorkingSet)> WeighAsync(BenchmarkSite site, Tabs browser, string path, int count)
    {
        await site.Circuits.UntilAsync(0);
        var before = await NowAsync();
        await browser.ShowAsync(new Uri(site.Address, path), count, opened => site.Circuits.UntilAsync(opened));
        var after = await NowAsync();
        await browser.CloseAsync();
        return ((after.Heap - before.Heap) / (double)count, (after.WorkingSet - before.WorkingSet) / (double)count);
    }

    private static async Task<(long Heap, long WorkingSet)> NowAsync()
    {
        // Until nothing is under way any more, and what the first responses left for their circuits has expired.
        await Task.Delay(TimeSpan.FromSeconds(35));
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), process.WorkingSet64);
    }

    /// <summary>A Chromium that opens and closes tabs when it is asked over HTTP.</summary>
    private sealed partial class Tabs(Process process, string folder, HttpClient client) : IAsyncDisposable
    {
        private readonly List<string> _open = [];

        public static async Task<Tabs> OpenAsync(BenchmarkSite site)
        {
            var folder = Directory.CreateTempSubdirectory("eco-bench-tabs").FullName;
            // One process for all tabs of the site, and no pictures: only their circuits matter.
            var start = new ProcessStartInfo(ChromiumPath)
            {
                ArgumentList = { "--headless=new", "--no-sandbox", "--disable-gpu", "--process-per-site", "--blink-settings=imagesEnabled=false", "--remote-debugging-port=0", $"--user-data-dir={folder}", "about:blank" },
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            var process = Process.Start(start)!;
            var address = "";
            while (address.Length == 0)
                address = Listening().Match(await process.StandardError.ReadLineAsync() ?? throw new InvalidOperationException("Chromium did not start.")).Groups[1].Value;
            // Whatever it complains about later nobody reads, and a full pipe would stop it.
            _ = process.StandardError.ReadToEndAsync();
            var tabs = new Tabs(process, folder, new HttpClient { BaseAddress = new Uri($"http://{address}") });
            await tabs.ShowAsync(new Uri(site.Address, EmptyPageFilter.CookiePath), 1, _ => Task.Delay(TimeSpan.FromSeconds(2)));
            await tabs.CloseAsync();
            return tabs;
        }

        /// <param name="page">What every tab shows.</param>
        /// <param name="count">Tabs that are opened, one after the other.</param>
        /// <param name="arrived">Waits until that many are there.</param>
        public async Task ShowAsync(Uri page, int count, Func<int, Task> arrived)
        {
            for (var opened = 1; opened <= count; opened++)
            {
                using var answer = await client.PutAsync(new Uri($"/json/new?{Uri.EscapeDataString(page.ToString())}", UriKind.Relative), null);
                answer.EnsureSuccessStatusCode();
                using var tab = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
                _open.Add(tab.RootElement.GetProperty("id").GetString()!);
                await arrived(opened);
            }
        }

        public async Task CloseAsync()
        {
            foreach (var tab in _open)
                (await client.GetAsync(new Uri($"/json/close/{tab}", UriKind.Relative))).Dispose();
            _open.Clear();
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
            Directory.Delete(folder, recursive: true);
        }

        [GeneratedRegex("DevTools listening on ws://([0-9.:]+)/")]
        private static partial Regex Listening();
    }
}
