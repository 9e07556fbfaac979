using System.Threading.RateLimiting;
using LuchengEco.Web.Hosting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Api;

/// <summary>How often one address may try to sign in: slows down guessing one password for many accounts, which a lockout per account does not see.</summary>
internal sealed class SignInLimit(IOptions<EcoOptions> options) : IRateLimiterPolicy<string>
{
    public const string Policy = "sign-in";

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = (rejected, _) =>
    {
        rejected.HttpContext.Response.Headers.RetryAfter = $"{AddressLimit.Window.TotalSeconds:0}";
        if (!EcoApi.IsApi(rejected.HttpContext))
        {
            rejected.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            rejected.HttpContext.Response.Headers.Location = $"{rejected.HttpContext.Request.Path}?{EcoUrls.TooOftenParameter}=1";
            return ValueTask.CompletedTask;
        }
        return new(ApiProblems.OfStatus(StatusCodes.Status429TooManyRequests, rejected.HttpContext).ExecuteAsync(rejected.HttpContext));
    };

    /// <summary>Page and API share what one address has; looking at the form costs nothing.</summary>
    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => HttpMethods.IsGet(httpContext.Request.Method)
        ? RateLimitPartition.GetNoLimiter("")
        : AddressLimit.Of(httpContext, options.Value.Api.SignInsPerMinute);
}
