using Microsoft.Playwright;

namespace LuchengEco.Web.Tests.Hosting;

/// <summary>The machine's Chromium, without a download: <c>Eco__Printing__ChromiumPath</c>, or the usual places.</summary>
public static class Chromium
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium"];

    /// <exception cref="InvalidOperationException">There is none; the message says which command installs it.</exception>
    public static async Task<TestBrowser> LaunchAsync()
    {
        var path = Environment.GetEnvironmentVariable("Eco__Printing__ChromiumPath") is { Length: > 0 } named ? named : Places.FirstOrDefault(File.Exists);
        if (path is null)
            throw new InvalidOperationException("These tests need Chromium: run ./test.sh, which installs it, or set Eco__Printing__ChromiumPath.");
        var playwright = await Playwright.CreateAsync();
        // Root, as on build machines, has no sandbox.
        return new TestBrowser(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox"] }));
    }
}

/// <summary>A running browser and the driver that drives it.</summary>
public sealed class TestBrowser(IPlaywright playwright, IBrowser browser) : IAsyncDisposable
{
    /// <summary>A page in a context of its own, in Chinese.</summary>
    public async Task<IPage> NewPageAsync(int width = 1440, int height = 900) =>
        await (await browser.NewContextAsync(new() { Locale = "zh-CN", ViewportSize = new() { Width = width, Height = height } })).NewPageAsync();

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
