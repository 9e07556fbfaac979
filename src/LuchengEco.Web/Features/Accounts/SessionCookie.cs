using LuchengEco.Services.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Features.Accounts;

/// <summary>Asks of every cookie whether its session lives, so that one that was copied before the sign-out opens nothing.</summary>
internal static class SessionCookie
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext cookie)
    {
        var context = cookie.HttpContext;
        // Styles and scripts are for everybody; pages that are too, as the sign-in form, ask for the person themselves.
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return;
        var services = context.RequestServices;
        var sessions = services.GetRequiredService<SessionService>();
        var stampType = services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType;
        if (cookie.Principal is not { } person || person.UserId() is not { } userId || person.SessionId() is not { } sessionId
            || !await sessions.IsLiveAsync(userId, sessionId, person.FindFirst(stampType)?.Value, context.RequestAborted))
        {
            cookie.RejectPrincipal();
            return;
        }
        // A circuit that connects again by itself is no sign of a person.
        if (!context.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal))
            await sessions.TouchAsync(sessionId, context.RequestAborted);
    }
}
