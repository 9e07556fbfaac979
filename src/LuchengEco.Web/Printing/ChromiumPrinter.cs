using System.Collections.Concurrent;
using System.Diagnostics;
using LuchengEco.Web.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace LuchengEco.Web.Printing;

/// <summary>Prints HTML with one warm headless Chromium: a few pages at a time, the rest waits, too many are turned away.</summary>
/// <remarks>
/// The browser starts with the first document and again after it died. A page sees no network: its only origin is
/// <c>http://eco.invalid/</c>, answered from memory and from this host's own font files, and its scripts are switched off.
/// </remarks>
public sealed class ChromiumPrinter : IAsyncDisposable
{
    private const string Origin = "http://eco.invalid/";
    private const string FontPath = Origin + "fonts/";
    private const string Shell = "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title></title></head><body></body></html>";

    private static readonly string[] Flags =
    [
        "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
        "--disable-extensions", "--disable-default-apps", "--mute-audio",
    ];

    private readonly EcoOptions.PrintingOptions _options;
    private readonly IWebHostEnvironment _environment;
    private readonly ILogger<ChromiumPrinter> _log;
    private readonly SemaphoreSlim _slots;
    private readonly SemaphoreSlim _starting = new(1);
    private readonly ConcurrentBag<IPage> _idle = [];
    private readonly ConcurrentDictionary<string, byte[]> _fonts = new(StringComparer.Ordinal);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Task<IBrowser>? _launching;
    private int _admitted;

    public ChromiumPrinter(IOptions<EcoOptions> options, IWebHostEnvironment environment, ILogger<ChromiumPrinter> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value.Printing;
        _environment = environment;
        _log = log;
        _slots = new SemaphoreSlim(_options.MaxConcurrent);
    }

    /// <summary>Whether Chromium's own sandbox is tried. Root cannot use it.</summary>
    internal bool WithSandbox { get; set; } = Environment.UserName != "root";

    /// <summary>Prints what <paramref name="next"/> gives until it gives null; each call sees the PDF of the pass before.</summary>
    /// <param name="next">The HTML of the next pass from the PDF so far (empty before the first); null when that PDF is the result.</param>
    /// <param name="cancellationToken">The reader went away.</param>
    public async Task<PrintResult> PrintAsync(Func<byte[], Task<string?>> next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (Interlocked.Increment(ref _admitted) > _options.MaxConcurrent + _options.MaxWaiting)
        {
            Interlocked.Decrement(ref _admitted);
            return PrintResult.Failed(PrintFailure.QueueFull);
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(_options.TimeoutSeconds));
        try
        {
            await _slots.WaitAsync(limit.Token);
            try
            {
                return await PrintTwiceAsync(next, limit.Token);
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _log.LogWarning("A document was not printed within {Seconds} seconds", _options.TimeoutSeconds);
            return PrintResult.Failed(PrintFailure.TimedOut);
        }
        finally
        {
            Interlocked.Decrement(ref _admitted);
        }
    }

    /// <summary>Starts Chromium ahead of a document that is likely to come; a failure shows when that document is asked for.</summary>
    public void WarmUp()
    {
        if (_browser is not { IsConnected: true })
            _ = WarmUpAsync();
    }

    private async Task WarmUpAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(_options.TimeoutSeconds));
        try
        {
            await PrintAsync(pdf => Task.FromResult(pdf.Length == 0 ? Shell : null), limit.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            _log.LogDebug(exception, "Chromium was not warmed up");
        }
    }

    /// <summary>A browser may die between two documents: the second try gets a new one.</summary>
    private async Task<PrintResult> PrintTwiceAsync(Func<byte[], Task<string?>> next, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            if (await BrowserAsync(cancellationToken) is not { } browser)
                return PrintResult.Failed(PrintFailure.NoChromium);
            try
            {
                return new PrintResult(await PrintOnceAsync(browser, next, cancellationToken));
            }
            catch (Exception exception) when (IsOfBrowser(exception))
            {
                _log.LogWarning(exception, "Chromium failed in attempt {Attempt}; connected: {Connected}", attempt, browser.IsConnected);
            }
        }
        return PrintResult.Failed(PrintFailure.Broken);
    }

    private async Task<byte[]> PrintOnceAsync(IBrowser browser, Func<byte[], Task<string?>> next, CancellationToken cancellationToken)
    {
        var page = await TakePageAsync(browser, cancellationToken);
        var finished = false;
        try
        {
            byte[] pdf = [];
            while (await next(pdf).WaitAsync(cancellationToken) is { } html)
            {
                await page.SetContentAsync(html, new PageSetContentOptions { WaitUntil = WaitUntilState.Load, Timeout = 0 }).WaitAsync(cancellationToken);
                await page.EvaluateAsync("() => document.fonts.ready.then(() => true)").WaitAsync(cancellationToken);
                pdf = await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true, Tagged = true, Outline = true }).WaitAsync(cancellationToken);
            }
            finished = true;
            return pdf;
        }
        finally
        {
            if (finished)
                _idle.Add(page);
            else
                _ = CloseAsync(page);
        }
    }

    private async Task<IPage> TakePageAsync(IBrowser browser, CancellationToken cancellationToken)
    {
        while (_idle.TryTake(out var idle))
        {
            if (!idle.IsClosed && idle.Context.Browser == browser)
                return idle;
        }
        var opening = OpenPageAsync(browser);
        try
        {
            return await opening.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _ = KeepAsync(opening);
            throw;
        }
    }

    private async Task<IPage> OpenPageAsync(IBrowser browser)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            JavaScriptEnabled = false,
            Locale = "zh-CN",
            AcceptDownloads = false,
            ServiceWorkers = ServiceWorkerPolicy.Block,
        });
        await context.RouteAsync("**/*", AnswerAsync);
        var page = await context.NewPageAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await page.GotoAsync(Origin);
        return page;
    }

    /// <summary>Nobody waits any more for a page that is being opened: it serves the next document.</summary>
    private async Task KeepAsync(Task<IPage> opening)
    {
        try
        {
            _idle.Add(await opening);
        }
        catch (Exception exception) when (IsOfBrowser(exception))
        {
            _log.LogDebug(exception, "A page that nobody waited for was not opened");
        }
    }

    /// <summary>Playwright speaks of what took too long with the framework's own exception.</summary>
    private static bool IsOfBrowser(Exception exception) => exception is PlaywrightException or TimeoutException;

    /// <summary>The whole network of a page: an empty document and our fonts. Everything else is refused.</summary>
    private async Task AnswerAsync(IRoute route)
    {
        var url = route.Request.Url;
        if (url == Origin)
            await route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html; charset=utf-8", Body = Shell });
        else if (url.StartsWith(FontPath, StringComparison.Ordinal) && Font(url[FontPath.Length..]) is { } font)
            await route.FulfillAsync(new RouteFulfillOptions { ContentType = "font/ttf", BodyBytes = font, Headers = new Dictionary<string, string> { ["Cache-Control"] = "max-age=31536000, immutable" } });
        else
            await route.AbortAsync();
    }

    private byte[]? Font(string name)
    {
        if (_fonts.TryGetValue(name, out var known))
            return known;
        var file = name.Contains('/', StringComparison.Ordinal) || name.Contains("..", StringComparison.Ordinal) ? null
            : _environment.WebRootFileProvider.GetFileInfo("lib/fonts/" + name);
        if (file is not { Exists: true })
        {
            _log.LogError("The font {Font} is missing from wwwroot/lib/fonts", name);
            return null;
        }
        using var stream = file.CreateReadStream();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return _fonts[name] = memory.ToArray();
    }

    /// <returns>Null when no Chromium is installed or it does not start.</returns>
    private async Task<IBrowser?> BrowserAsync(CancellationToken cancellationToken)
    {
        if (_browser is { IsConnected: true } running)
            return running;
        await _starting.WaitAsync(cancellationToken);
        try
        {
            if (_browser is { IsConnected: true } started)
                return started;
            if (ChromiumLocator.Find(_options.ChromiumPath) is not { } path)
            {
                _log.LogError("No Chromium is installed; set Eco:Printing:ChromiumPath or install the package chromium");
                return null;
            }
            var watch = Stopwatch.StartNew();
            _idle.Clear();
            _playwright ??= await Playwright.CreateAsync();
            // Whoever stops waiting leaves the browser to the next document instead of to nobody.
            _launching ??= LaunchAsync(_playwright, path);
            _browser = await _launching.WaitAsync(cancellationToken);
            _launching = null;
            _log.LogInformation("Chromium {Version} started in {Milliseconds} ms", _browser.Version, watch.ElapsedMilliseconds);
            return _browser;
        }
        catch (Exception exception) when (IsOfBrowser(exception))
        {
            _log.LogError(exception, "Chromium does not start");
            _launching = null;
            _playwright?.Dispose();
            _playwright = null;
            return null;
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>
    /// A container grants neither user namespaces nor a setuid helper, and some machines restrict them too. What is printed is our own
    /// document without script and without network, so that printing without the sandbox is better than not printing.
    /// </summary>
    private async Task<IBrowser> LaunchAsync(IPlaywright playwright, string path)
    {
        var options = new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Headless = true,
            ChromiumSandbox = WithSandbox,
            Args = Flags,
            Timeout = 30_000,
        };
        try
        {
            return await playwright.Chromium.LaunchAsync(options);
        }
        catch (PlaywrightException exception) when (options.ChromiumSandbox == true && exception.Message.Contains("sandbox", StringComparison.OrdinalIgnoreCase))
        {
            _log.LogWarning("This machine does not let Chromium use its sandbox; it prints without");
            options.ChromiumSandbox = false;
            return await playwright.Chromium.LaunchAsync(options);
        }
    }

    /// <summary>Ends the browser under a document in print, as a crash would.</summary>
    internal Task KillForTestAsync() => _browser?.CloseAsync() ?? Task.CompletedTask;

    private async Task CloseAsync(IPage page)
    {
        try
        {
            await page.Context.CloseAsync();
        }
        catch (PlaywrightException exception)
        {
            _log.LogDebug(exception, "A page was already gone");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if ((_browser is null ? _launching : Task.FromResult(_browser)) is { } running)
        {
            try
            {
                await (await running).CloseAsync();
            }
            catch (Exception exception) when (IsOfBrowser(exception))
            {
                _log.LogDebug(exception, "Chromium was already gone");
            }
        }
        _playwright?.Dispose();
        _slots.Dispose();
        _starting.Dispose();
    }
}
