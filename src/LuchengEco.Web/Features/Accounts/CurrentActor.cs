using System.Security.Claims;
using LuchengEco.Services.Accounts;
using Microsoft.AspNetCore.Components.Authorization;

namespace LuchengEco.Web.Features.Accounts;

/// <summary>The person of this circuit or request, read fresh so that a withdrawn right or an ended session ends at once.</summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication, ActorService actors, CircuitActivity circuit)
{
    public async Task<Actor> GetAsync(CancellationToken cancellationToken = default)
    {
        var person = (await authentication.GetAuthenticationStateAsync()).User;
        var actor = await OfAsync(person, actors, cancellationToken);
        // Nobody keeps looking at what a circuit showed before: it says that the session is over.
        if (!actor.IsSignedIn && circuit.SessionId is not null && person.Identity is { IsAuthenticated: true } && authentication is RevalidatingAuthentication own)
            own.End();
        return actor;
    }

    public static async Task<Actor> OfAsync(ClaimsPrincipal user, ActorService actors, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(actors);
        return user.UserId() is { } id && user.SessionId() is { } session ? await actors.GetAsync(id, session, cancellationToken) : Actor.Nobody;
    }
}
