using LuchengEco.Web.Hosting;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace LuchengEco.Web.Components.Live;

/// <summary>Whether the browser of this circuit is connected. While it is not, nothing is loaded for it.</summary>
public sealed class LiveCircuit
{
    public bool IsUp { get; private set; } = true;

    /// <summary>The browser is not reached any more; raised outside of the renderer.</summary>
    public event Action? WentDown;

    /// <summary>The browser came back to its circuit; raised outside of the renderer.</summary>
    public event Action? CameBack;

    public void GoDown()
    {
        if (!IsUp)
            return;
        IsUp = false;
        WentDown?.Invoke();
    }

    public void ComeUp()
    {
        if (IsUp)
            return;
        IsUp = true;
        CameBack?.Invoke();
    }
}

/// <summary>Tells <see cref="LiveCircuit"/> of the line to the browser.</summary>
internal sealed class LiveCircuitHandler(LiveCircuit live) : CircuitHandler
{
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        live.GoDown();
        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        live.ComeUp();
        return Task.CompletedTask;
    }
}

internal static class EcoLive
{
    public static IServiceCollection AddEcoLive(this IServiceCollection services)
    {
        services.AddScoped<LiveCircuit>().AddScoped<CircuitHandler, LiveCircuitHandler>();
        services.AddHealthChecks().AddCheck<ListenerHealthCheck>("listener", tags: ["ready"]);
        return services;
    }
}
