using System.Security.Claims;
using LuchengEco.Services.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Features.Accounts;

/// <summary>Keeps the accounts of a demonstration out where none is wanted, and writes the session into cookie and token.</summary>
internal sealed class EcoSignInManager(
    DemonstrationMode demonstration,
    UserManager<EcoUser> users,
    IHttpContextAccessor contexts,
    IUserClaimsPrincipalFactory<EcoUser> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<EcoUser>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<EcoUser> confirmation)
    : SignInManager<EcoUser>(users, contexts, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(EcoUser user) => demonstration.Admits(user) && await base.CanSignInAsync(user);

    public override async Task<bool> ValidateSecurityStampAsync(EcoUser? user, string? securityStamp) =>
        user is not null && demonstration.Admits(user) && await base.ValidateSecurityStampAsync(user, securityStamp);

    /// <summary>Gives the browser the cookie of a session that <see cref="SignInService"/> began.</summary>
    public async Task EnterAsync(Guid userId, Guid sessionId)
    {
        if (await UserManager.FindByIdAsync(userId.ToString()) is { } user)
            await SignInWithClaimsAsync(user, isPersistent: false, [Claim(sessionId)]);
    }

    /// <summary>What the token of a program says.</summary>
    public async Task<ClaimsPrincipal?> PersonAsync(Guid userId, Guid sessionId)
    {
        if (await UserManager.FindByIdAsync(userId.ToString()) is not { } user)
            return null;
        var person = await CreateUserPrincipalAsync(user);
        ((ClaimsIdentity)person.Identity!).AddClaim(Claim(sessionId));
        return person;
    }

    private static Claim Claim(Guid sessionId) => new(SessionClaims.Session, sessionId.ToString());
}
