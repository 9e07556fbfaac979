using System.Threading.RateLimiting;

namespace LuchengEco.Web.Api;

/// <summary>How often one address may do something in a minute.</summary>
internal static class AddressLimit
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static RateLimitPartition<string> Of(HttpContext context, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window });
}
