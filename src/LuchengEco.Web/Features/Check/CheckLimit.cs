using System.Threading.RateLimiting;
using LuchengEco.Web.Api;
using LuchengEco.Web.Hosting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Features.Check;

/// <summary>How often one address may ask for a check code: eighty bits are not guessed, but nobody shall try.</summary>
internal sealed class CheckLimit(IOptions<EcoOptions> options) : IRateLimiterPolicy<string>
{
    public const string Policy = "check";

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = (rejected, _) =>
    {
        var response = rejected.HttpContext.Response;
        response.Headers.RetryAfter = $"{AddressLimit.Window.TotalSeconds:0}";
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = $"{EcoUrls.Check}?{EcoUrls.TooOftenParameter}=1";
        return ValueTask.CompletedTask;
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => AddressLimit.Of(httpContext, options.Value.Api.ChecksPerMinute);
}
