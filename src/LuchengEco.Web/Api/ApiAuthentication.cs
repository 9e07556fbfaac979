using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Identity;

namespace LuchengEco.Web.Api;

/// <summary>Programs sign in with a bearer token, the browser with its cookie; whoever sends a token is judged by the token alone.</summary>
internal static class ApiAuthentication
{
    /// <summary>The default scheme of the host: it chooses, for every request, which of the two speaks.</summary>
    public const string Scheme = "eco";

    public static AuthenticationBuilder AddTokenOrCookie(this AuthenticationBuilder authentication) => authentication.AddPolicyScheme(Scheme, null,
        options => options.ForwardDefaultSelector = context => UsesToken(context) ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme);

    public static bool UsesToken(HttpContext context) => EcoApi.IsApi(context) && context.Request.Headers.Authorization.Count > 0;
}

/// <summary>Answers 401 and 403 under <c>/api</c> with a problem instead of a redirect to the sign-in page.</summary>
internal sealed class ApiAuthorizationResults : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _pages = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || !EcoApi.IsApi(context))
            return _pages.HandleAsync(next, context, policy, authorizeResult);
        if (authorizeResult.Forbidden)
            return ApiProblems.OfStatus(StatusCodes.Status403Forbidden, context).ExecuteAsync(context);
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return ApiProblems.OfStatus(StatusCodes.Status401Unauthorized, context).ExecuteAsync(context);
    }
}
