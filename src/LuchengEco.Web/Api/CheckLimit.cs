using System.Threading.RateLimiting;
using LuchengEco.Web.Hosting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Api;

/// <summary>How often one address may ask for a check code: eighty bits are not guessed, but nobody shall try.</summary>
internal sealed class CheckLimit(IOptions<EcoOptions> options) : IRateLimiterPolicy<string>
{
    public const string Policy = "check";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = (rejected, _) =>
    {
        var response = rejected.HttpContext.Response;
        response.Headers.RetryAfter = $"{Window.TotalSeconds:0}";
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = $"{EcoUrls.Check}?{EcoUrls.TooOftenParameter}=1";
        return ValueTask.CompletedTask;
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => RateLimitPartition.GetFixedWindowLimiter(
        httpContext.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.Api.ChecksPerMinute, Window = Window });
}
