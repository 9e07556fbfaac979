using System.Threading.RateLimiting;
using LuchengEco.Web.Hosting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Api;

/// <summary>How often one address may try to sign in: slows down guessing one password for many accounts, which a lockout per account does not see.</summary>
internal sealed class SignInLimit(IOptions<EcoOptions> options) : IRateLimiterPolicy<string>
{
    public const string Policy = "sign-in";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = (rejected, _) =>
    {
        rejected.HttpContext.Response.Headers.RetryAfter = $"{Window.TotalSeconds:0}";
        return new(ApiProblems.OfStatus(StatusCodes.Status429TooManyRequests, rejected.HttpContext).ExecuteAsync(rejected.HttpContext));
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => RateLimitPartition.GetFixedWindowLimiter(
        httpContext.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.Api.SignInsPerMinute, Window = Window });
}
