using System.Runtime.CompilerServices;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Printing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Tests.Printing;

/// <summary>The printing services alone: no database, no web server.</summary>
public sealed class PrintingHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public PrintingHost() : this(_ => { })
    {
    }

    internal PrintingHost(Action<EcoOptions.PrintingOptions> configure)
    {
        var options = new EcoOptions();
        options.Printing.ChromiumPath = Environment.GetEnvironmentVariable("ECO_CHROMIUM");
        configure(options.Printing);
        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddSingleton(Options.Create(options))
            .AddSingleton<IWebHostEnvironment>(new WebRoot())
            .AddEcoPrinting()
            .BuildServiceProvider();
    }

    public SummaryPdf Summaries => _services.GetRequiredService<SummaryPdf>();

    public PaperPdf Papers => _services.GetRequiredService<PaperPdf>();

    public MonthFormPdf Forms => _services.GetRequiredService<MonthFormPdf>();

    public ChromiumPrinter Printer => _services.GetRequiredService<ChromiumPrinter>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class WebRoot : IWebHostEnvironment
    {
        public string WebRootPath { get; set; } = Find();
        public IFileProvider WebRootFileProvider { get; set; } = new PhysicalFileProvider(Find());
        public string ApplicationName { get; set; } = "LuchengEco.Web";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
        public string ContentRootPath { get; set; } = "";
        public string EnvironmentName { get; set; } = "Development";

        private static string Find([CallerFilePath] string here = "") =>
            Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/LuchengEco.Web/wwwroot"));
    }
}
