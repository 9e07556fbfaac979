using System.Diagnostics;
using System.Globalization;
using LuchengEco.Services;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Printing.Exports;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LuchengEco.Benchmarks;

/// <summary>Twenty exports of every kind at once: all of them must come, and what host and Chromium take at most while they do.</summary>
internal static class ExportLoad
{
    private const int Count = 20;

    public static async Task RunAsync()
    {
        await using var host = await BenchmarkHost.StartAsync();
        var options = new EcoOptions();
        options.Printing.ChromiumPath = Environment.GetEnvironmentVariable("ECO_CHROMIUM");
        options.Printing.TimeoutSeconds = 600;
        options.Exports.MaxPerPerson = Count;
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        collection.AddSingleton(Options.Create(options));
        collection.AddSingleton<IWebHostEnvironment>(new PdfBenchmarks.WebRoot());
        collection.AddEcoServices(host.ConnectionString);
        collection.AddEcoAccounts();
        collection.AddEcoPrinting();
        collection.AddEcoExports();
        await using var services = collection.BuildServiceProvider();
        var desk = services.GetRequiredService<ExportDesk>();
        var kinds = Enum.GetValues<ExportKind>();
        await Task.WhenAll(kinds.Select(kind => desk.NowAsync(host.Filler, new ExportRequest(kind, new ReportRequest(2024, 10)))));

        using var stop = new CancellationTokenSource();
        var before = Memory();
        var peak = PeakAsync(stop.Token);
        var watch = Stopwatch.StartNew();
        var results = await Task.WhenAll(Enumerable.Range(0, Count).Select(number =>
            desk.NowAsync(host.Filler, new ExportRequest(kinds[number % kinds.Length], new ReportRequest(number % 2 == 0 ? 2024 : 2023, 1 + number % 12)))));
        watch.Stop();
        await stop.CancelAsync();
        var most = await peak;
        var failed = results.Where(result => result.File is null).Select(result => result.Failure).ToList();
        if (failed.Count > 0)
            throw new InvalidOperationException($"{failed.Count} of {Count} exports failed: {string.Join(", ", failed.Distinct())}.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"""

            | {Count} exports at once ({options.Printing.MaxConcurrent} worked on)  | Seconds | Files MB | Host MB | Chromium MB | Together MB |
            |-------------------------------------|--------:|---------:|--------:|------------:|------------:|
            | before                              |         |          | {Megabytes(before.Host),7:0} | {Megabytes(before.Chromium),11:0} | {Megabytes(before.Host + before.Chromium),11:0} |
            | peak                                | {watch.Elapsed.TotalSeconds,7:0.0} | {Megabytes(results.Sum(result => result.File!.Content.LongLength)),8:0.0} | {Megabytes(most.Host),7:0} | {Megabytes(most.Chromium),11:0} | {Megabytes(most.Together),11:0} |

            """));
    }

    private static double Megabytes(long bytes) => bytes / 1024.0 / 1024.0;

    private static async Task<(long Host, long Chromium, long Together)> PeakAsync(CancellationToken cancellationToken)
    {
        var (host, chromium, together) = (0L, 0L, 0L);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        try
        {
            do
            {
                var now = Memory();
                (host, chromium, together) = (Math.Max(host, now.Host), Math.Max(chromium, now.Chromium), Math.Max(together, now.Host + now.Chromium));
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // All exports are there.
        }
        return (host, chromium, together);
    }

    /// <summary>Proportional set sizes: pages that the processes of Chromium share count once.</summary>
    private static (long Host, long Chromium) Memory()
    {
        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Read($"{folder}/stat") is { } stat)
                parents[id] = int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        var own = Environment.ProcessId;
        return (Share(own), parents.Keys.Where(id => id != own && IsBelow(id)).Sum(Share));

        bool IsBelow(int id)
        {
            for (var steps = 0; steps < 20 && parents.TryGetValue(id, out var parent); steps++)
            {
                if (parent == own)
                    return true;
                id = parent;
            }
            return false;
        }
    }

    private static long Share(int id) => Read($"/proc/{id}/smaps_rollup")?.Split('\n').FirstOrDefault(line => line.StartsWith("Pss:", StringComparison.Ordinal)) is { } line
        ? long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024
        : 0;

    /// <summary>Null where the process ended meanwhile.</summary>
    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
