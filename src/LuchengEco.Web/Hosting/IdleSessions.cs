using LuchengEco.Services.Accounts;

namespace LuchengEco.Web.Hosting;

/// <summary>Writes down every minute which sessions are over because nobody did anything; they open nothing before that either.</summary>
internal sealed class IdleSessions(SessionService sessions, ILogger<IdleSessions> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await sessions.EndIdleAsync(stoppingToken);
            }
#pragma warning disable CA1031 // The next minute tries again, whatever was in the way of this one.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                logger.LogWarning(exception, "Idle sessions could not be ended");
            }
        }
    }
}
