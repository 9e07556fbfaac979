using LuchengEco.Services.Accounts;
using Microsoft.AspNetCore.Identity;

namespace LuchengEco.Web.Features.Accounts;

internal static class AccountEndpoints
{
    /// <summary>Sign-out is a form post with an antiforgery token: a link on another site cannot do it.</summary>
    public static void MapEcoAccounts(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(EcoUrls.SignOut, async (SignInManager<EcoUser> signIn, HttpContext context) =>
        {
            await context.RequestServices.GetRequiredService<Microsoft.AspNetCore.Antiforgery.IAntiforgery>().ValidateRequestAsync(context);
            await signIn.SignOutAsync();
            return Results.LocalRedirect(EcoUrls.SignIn);
        });
}
