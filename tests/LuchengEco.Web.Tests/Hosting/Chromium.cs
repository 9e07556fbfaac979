using Microsoft.Playwright;

namespace LuchengEco.Web.Tests.Hosting;

/// <summary>The machine's Chromium, without a download: the one that <c>ECO_CHROMIUM</c> names, or the usual places.</summary>
public static class Chromium
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium"];

    /// <summary>Null when none is installed.</summary>
    public static string? Path =>
        Environment.GetEnvironmentVariable("ECO_CHROMIUM") is { Length: > 0 } named ? named : Places.FirstOrDefault(File.Exists);

    /// <exception cref="InvalidOperationException">There is none; the message says which command installs it.</exception>
    public static async Task<TestBrowser> LaunchAsync()
    {
        if (Path is not { } path)
            throw new InvalidOperationException("These tests need Chromium: run ./test.sh, which installs it, or set ECO_CHROMIUM.");
        var playwright = await Playwright.CreateAsync();
        // Root, as on build machines, has no sandbox.
        return new TestBrowser(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox"] }));
    }
}

/// <summary>A running browser and the driver that drives it.</summary>
public sealed class TestBrowser(IPlaywright playwright, IBrowser browser) : IAsyncDisposable
{
    /// <summary>A page in a context of its own, in Chinese.</summary>
    public async Task<IPage> NewPageAsync(int width = 1440, int height = 900) => await (await NewContextAsync(width, height)).NewPageAsync();

    /// <summary>Cookies and storage of one person, in Chinese.</summary>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="height">Of the window, in CSS pixels.</param>
    /// <param name="session">Cookies of an earlier context, as it gave them; null starts without.</param>
    public Task<IBrowserContext> NewContextAsync(int width = 1440, int height = 900, string? session = null) =>
        browser.NewContextAsync(new() { Locale = "zh-CN", ViewportSize = new() { Width = width, Height = height }, StorageState = session });

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
