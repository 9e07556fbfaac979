using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Printing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LuchengEco.Benchmarks;

/// <summary>The summary of 2023 as PDF by our warm Chromium (contents and all) against LibreOffice converting the Word file of the same summary.</summary>
public class PdfBenchmarks
{
    private static readonly string[] LibreOfficePlaces = ["/usr/bin/soffice", "/usr/bin/libreoffice"];

    private readonly string _folder = Directory.CreateTempSubdirectory("eco-bench-pdf").FullName;
    private BenchmarkHost? _host;
    private ServiceProvider? _printing;
    private SummaryPdf? _pdf;
    private YearEndSummary? _summary;

    public static bool HasLibreOffice => LibreOfficePlaces.Any(File.Exists);

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _host = await BenchmarkHost.StartAsync();
        _summary = await _host.Services.GetRequiredService<YearEndSummaryService>().GetAsync(_host.Filler, 2023, 12);
        var options = new EcoOptions();
        options.Printing.ChromiumPath = Environment.GetEnvironmentVariable("ECO_CHROMIUM");
        _printing = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddSingleton(Options.Create(options))
            .AddSingleton<IWebHostEnvironment>(new WebRoot())
            .AddEcoPrinting()
            .BuildServiceProvider();
        _pdf = _printing.GetRequiredService<SummaryPdf>();
        await File.WriteAllBytesAsync(Path.Combine(_folder, "summary.docx"), SummaryWord.Write(_summary!));
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        if (_printing is not null)
            await _printing.DisposeAsync();
        if (_host is not null)
            await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public async Task<int> LibreOfficeAsync()
    {
        var start = new ProcessStartInfo(LibreOfficePlaces.First(File.Exists))
        {
            ArgumentList = { "--headless", $"-env:UserInstallation=file://{_folder}/profile", "--convert-to", "pdf", "--outdir", _folder, Path.Combine(_folder, "summary.docx") },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && File.Exists(Path.Combine(_folder, "summary.pdf"))
            ? process.ExitCode
            : throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    [Benchmark]
    public async Task<int> WarmChromiumAsync()
    {
        var result = await _pdf!.PrintAsync(_summary!, CancellationToken.None);
        return result.Failure == PrintFailure.None ? result.Pdf!.Length : throw new InvalidOperationException(result.Failure.ToString());
    }

    internal sealed class WebRoot : IWebHostEnvironment
    {
        private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "../../../../../src/LuchengEco.Web/wwwroot");

        public string WebRootPath { get; set; } = Path.GetFullPath(Folder);
        public IFileProvider WebRootFileProvider { get; set; } = new PhysicalFileProvider(Path.GetFullPath(Folder));
        public string ApplicationName { get; set; } = "LuchengEco.Web";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
        public string ContentRootPath { get; set; } = "";
        public string EnvironmentName { get; set; } = "Production";
    }
}
