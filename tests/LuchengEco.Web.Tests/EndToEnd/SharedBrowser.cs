using LuchengEco.Web.Tests.EndToEnd;
using LuchengEco.Web.Tests.Hosting;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(SharedBrowser))]

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>One Chromium for all journeys, started by the first of them; every test has a context of its own in it.</summary>
public sealed class SharedBrowser : IAsyncDisposable
{
    /// <summary>How long a condition may take to come true on a busy machine; nothing waits longer than it must.</summary>
    private const int Patience = 20_000;

    private readonly Lazy<Task<TestBrowser>> _started = new(StartAsync);

    public Task<TestBrowser> GetAsync() => _started.Value;

    private static Task<TestBrowser> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        return Chromium.LaunchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_started.IsValueCreated)
            await (await _started.Value).DisposeAsync();
    }
}
