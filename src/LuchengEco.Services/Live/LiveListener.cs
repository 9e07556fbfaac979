using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LuchengEco.Services.Live;

/// <summary>Listens to what PostgreSQL announces, on one connection of its own beside the pool, and comes back to it when it is lost.</summary>
public sealed class LiveListener(string connectionString, LiveChanges changes, ILogger<LiveListener> logger) : BackgroundService
{
    public const string Channel = "eco_changes";

    /// <summary>Name of the connection in <c>pg_stat_activity</c>.</summary>
    public const string ApplicationName = "eco-live";

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <summary>How long the start of the host waits for it.</summary>
    private static readonly TimeSpan StartWait = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _tried = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // A line that is dead without a word (a firewall, a power cut) is noticed by the question that nobody answers.
    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString)
    {
        Pooling = false,
        KeepAlive = 10,
        ApplicationName = ApplicationName,
    }.ConnectionString;

    /// <summary>Waits for the first attempt, so that a host which answers also listens.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await Task.WhenAny(_tried.Task, Task.Delay(StartWait, cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(() => pause = FirstPause, stoppingToken);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                if (stoppingToken.IsCancellationRequested)
                    return;
                changes.Lose();
                _tried.TrySetResult();
                logger.LogWarning("Changes of the database are not heard ({Problem}); it is tried again in {Pause} ms", exception.Message, pause.TotalMilliseconds);
            }
            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task ListenAsync(Action began, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        connection.Notification += (_, notice) => changes.Raise(LiveChange.Read(notice.Payload));
        await connection.OpenAsync(cancellationToken);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        changes.Begin();
        began();
        _tried.TrySetResult();
        while (true)
            await connection.WaitAsync(cancellationToken);
    }
}
