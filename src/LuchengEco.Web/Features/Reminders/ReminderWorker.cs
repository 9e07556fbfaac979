using LuchengEco.Web.Hosting;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Features.Reminders;

/// <summary>Looks every so often for reminders that are due. Nothing that goes wrong here stops the host.</summary>
internal sealed class ReminderWorker(ReminderPost post, IOptions<EcoOptions> options, TimeProvider clock, ILogger<ReminderWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Smtp.IsOn)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(options.Value.Smtp.IntervalMinutes), clock);
        do
        {
            try
            {
                await post.SendDueAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "Looking for reminders failed; it is tried again in {Minutes} minutes", options.Value.Smtp.IntervalMinutes);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

internal static class EcoReminders
{
    public static IServiceCollection AddEcoReminders(this IServiceCollection services) =>
        services.AddSingleton<ReminderPost>().AddHostedService<ReminderWorker>();
}
