using LuchengEco.Services.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace LuchengEco.Web.Features.Accounts;

/// <summary>When the person of this circuit last did something; what a circuit does keeps the session alive as a request does.</summary>
public sealed class CircuitActivity(SessionService sessions, TimeProvider clock, ILogger<CircuitActivity> logger)
{
    /// <summary>How long the browser may take to answer a rendering that the server began.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    private DateTimeOffset _lastAt = clock.GetUtcNow();
    private DateTimeOffset _quietUntil = DateTimeOffset.MinValue;

    /// <summary>Null outside a circuit.</summary>
    public Guid? SessionId { get; private set; }

    public TimeSpan IdleFor => clock.GetUtcNow() - _lastAt;

    public void Open(Guid? sessionId) => (SessionId, _lastAt) = (sessionId, clock.GetUtcNow());

    /// <summary>Call it before the server renders something of its own accord: the browser's answer to that is no sign of a person.</summary>
    public void Quietly() => _quietUntil = clock.GetUtcNow() + Quiet;

    /// <summary>A message of the browser came in.</summary>
    public Task NoteAsync() => clock.GetUtcNow() < _quietUntil ? Task.CompletedTask : TouchAsync();

    /// <summary>The person certainly did something.</summary>
    public async Task TouchAsync()
    {
        _lastAt = clock.GetUtcNow();
        if (SessionId is not { } session)
            return;
        try
        {
            await sessions.TouchAsync(session);
        }
#pragma warning disable CA1031 // A database that is away for a moment must not end the circuit; whatever needs it will say so.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.LogWarning(exception, "Activity of a session could not be written down");
        }
    }
}

/// <summary>Tells <see cref="CircuitActivity"/> of everything that comes from the browser.</summary>
internal sealed class SessionCircuitHandler(CircuitActivity activity, AuthenticationStateProvider authentication) : CircuitHandler
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
        activity.Open((await authentication.GetAuthenticationStateAsync()).User.SessionId());

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        await activity.NoteAsync();
        await next(context);
    };
}
