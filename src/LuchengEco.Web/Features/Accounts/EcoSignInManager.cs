using LuchengEco.Services.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Features.Accounts;

/// <summary>Keeps the accounts of a demonstration out where none is wanted: the page, REST and whoever signed in before all come by here.</summary>
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
}
