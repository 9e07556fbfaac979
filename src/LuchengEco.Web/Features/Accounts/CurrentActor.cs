using System.Security.Claims;
using LuchengEco.Services.Accounts;
using Microsoft.AspNetCore.Components.Authorization;

namespace LuchengEco.Web.Features.Accounts;

/// <summary>The person of this circuit or request, read fresh so that a withdrawn right ends at once.</summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication, ActorService actors)
{
    public async Task<Actor> GetAsync(CancellationToken cancellationToken = default) =>
        await OfAsync((await authentication.GetAuthenticationStateAsync()).User, actors, cancellationToken);

    public static async Task<Actor> OfAsync(ClaimsPrincipal user, ActorService actors, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(actors);
        return Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? await actors.GetAsync(id, cancellationToken) : Actor.Nobody;
    }
}
