using System.Security.Claims;
using LuchengEco.Services.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Features.Accounts;

/// <summary>Ends a circuit whose session ended elsewhere or whose account was locked, disabled or changed since it signed in.</summary>
internal sealed class RevalidatingAuthentication(ILoggerFactory loggers, SessionService sessions, IOptions<IdentityOptions> identity)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(15);

    /// <summary>From now on the circuit has no person.</summary>
    public void End() => SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var person = authenticationState.User;
        return person.UserId() is { } userId && person.SessionId() is { } sessionId
            && await sessions.IsLiveAsync(userId, sessionId, person.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType), cancellationToken);
    }
}
