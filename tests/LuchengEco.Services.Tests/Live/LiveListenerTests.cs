using System.Threading.Channels;
using LuchengEco.Services.Live;
using LuchengEco.Services.Tests.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace LuchengEco.Services.Tests.Live;

/// <summary>The listener of an instance and what it passes on.</summary>
public sealed class LiveListenerTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Burst_OfChanges_ArrivesAsOnePieceOfNews_AndNothingAfterTheSubscription()
    {
        var changes = services.Get<LiveChanges>();
        await using var running = await RunningAsync();
        var (news, subscription) = Subscribe(changes);

        await services.ExecuteAsync("UPDATE projects SET percent = 41 WHERE year = 2024; UPDATE organisation_units SET name = name;");
        await services.ExecuteAsync("UPDATE targets SET note = note WHERE year = 2024;");

        var heard = LiveNews.None;
        while (heard.Changes.All(change => change.Source != "targets"))
            heard = heard.And(await news.ReadAsync(Token));
        Assert.Equal(["organisation_units", "projects", "targets"], heard.Changes.Select(change => change.Source).Distinct().Order());

        subscription.Dispose();
        var (others, stillOpen) = Subscribe(changes);
        using (stillOpen)
        {
            await services.ExecuteAsync("UPDATE targets SET note = note WHERE year = 2024;");
            Assert.False((await others.ReadAsync(Token)).IsNone);
        }
        Assert.False(news.TryRead(out _));
    }

    [Fact]
    public async Task Connection_KilledByTheServer_IsSaid_ComesBack_AndEverythingCountsAsChanged()
    {
        var changes = services.Get<LiveChanges>();
        await using var running = await RunningAsync();
        Assert.True(changes.IsListening);
        var (news, subscription) = Subscribe(changes);
        using var ends = subscription;

        await services.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{LiveListener.ApplicationName}' AND datname = current_database()");

        var heard = new List<LiveNews>();
        while (!heard.Any(item => item.IsEverything))
            heard.Add(await news.ReadAsync(Token));
        Assert.True(heard[0].IsNone, "Nobody was told that changes are not heard.");
        Assert.True(changes.IsListening);
        await services.ExecuteAsync("UPDATE targets SET note = note WHERE year = 2024;");
        Assert.Contains((await news.ReadAsync(Token)).Changes, change => change.Source == "targets");
    }

    private async Task<Running> RunningAsync()
    {
        var listener = new LiveListener(services.ConnectionString, services.Get<LiveChanges>(), NullLogger<LiveListener>.Instance);
        var (news, subscription) = Subscribe(services.Get<LiveChanges>());
        using (subscription)
        {
            await listener.StartAsync(Token);
            while (!(await news.ReadAsync(Token)).IsEverything)
            {
            }
        }
        return new Running(listener);
    }

    private static (ChannelReader<LiveNews> News, IDisposable Subscription) Subscribe(LiveChanges changes)
    {
        var channel = Channel.CreateUnbounded<LiveNews>();
        return (channel.Reader, changes.Subscribe(news => channel.Writer.TryWrite(news)));
    }

    private sealed class Running(LiveListener listener) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await listener.StopAsync(CancellationToken.None);
            listener.Dispose();
        }
    }
}
