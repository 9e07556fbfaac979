using LuchengEco.Services.Accounts;
using LuchengEco.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components.Layout;

/// <summary>Warns a minute before the session ends because nobody does anything, and then ends the circuit too.</summary>
public sealed partial class SessionWatch : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _leaving = new();

    [Inject] public required CircuitActivity Activity { get; init; }

    [Inject] public required SessionService Sessions { get; init; }

    [Inject] public required SessionLife Life { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    private bool Warns { get; set; }

    private TimeSpan Ahead => TimeSpan.FromTicks(Math.Min(TimeSpan.FromMinutes(1).Ticks, Life.Idle.Ticks / 2));

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = WatchAsync();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(_leaving.Token))
                await InvokeAsync(LookAsync);
        }
        catch (OperationCanceledException)
        {
            // The circuit is over.
        }
    }

    private async Task LookAsync()
    {
        if (Activity.SessionId is not { } session || (!Warns && Activity.IdleFor < Life.Idle - Ahead))
            return;
        // Another window of the same browser may have been used meanwhile.
        var left = await Sessions.LeftAsync(session, _leaving.Token);
        var warns = left <= Ahead;
        if (warns == Warns && left is not null)
            return;
        Activity.Quietly();
        Warns = warns;
        if (left is null)
            await Current.GetAsync(_leaving.Token);
        StateHasChanged();
    }

    private async Task StayAsync()
    {
        Warns = false;
        await Activity.TouchAsync();
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
