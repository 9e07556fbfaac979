using LuchengEco.Services.Live;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LuchengEco.Web.Hosting;

/// <summary>An instance that does not hear of changes still serves: its pages are right when they are loaded and only not renewed by themselves.</summary>
internal sealed class ListenerHealthCheck(LiveChanges changes) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(changes.IsListening
        ? HealthCheckResult.Healthy()
        : HealthCheckResult.Degraded("Changes of the database are not heard: open pages do not renew themselves."));
}
