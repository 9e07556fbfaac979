using LuchengEco.Services.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace LuchengEco.Web.Features.Accounts;

internal static class AccountEndpoints
{
    /// <summary>Sign-out is a form post with an antiforgery token: a link on another site cannot do it.</summary>
    /// <remarks>Without a valid one, as in a window that is older than the session, the home page shows where one stands.</remarks>
    public static void MapEcoAccounts(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(EcoUrls.SignOut, async (SignInManager<EcoUser> signIn, SessionService sessions, IAntiforgery antiforgery, HttpContext context) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
                return Results.LocalRedirect(EcoUrls.Home);
            if (context.User.UserId() is { } userId && context.User.SessionId() is { } sessionId)
                await sessions.SignOutAsync(userId, sessionId, context.RemoteAddress(), context.RequestAborted);
            await signIn.SignOutAsync();
            return Results.LocalRedirect(EcoUrls.SignIn);
        }).AllowAnonymous();
}
