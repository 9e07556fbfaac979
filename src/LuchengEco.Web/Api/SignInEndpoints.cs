using LuchengEco.Services.Accounts;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Api;

/// <summary>What a program that signed in got.</summary>
/// <param name="AccessToken">Goes into <c>Authorization: Bearer …</c>.</param>
/// <param name="ExpiresIn">Seconds.</param>
internal sealed record TokenJson(string AccessToken, long ExpiresIn);

internal sealed record SignInRequest(string UserName, string Password);

internal static class SignInEndpoints
{
    private const int MaxLength = 256;

    public static void MapSignIn(this RouteGroupBuilder api) => api.MapPost("/sign-in", SignInAsync)
        .WithTags(ApiText.TagAccounts)
        .Describe("signIn", ApiText.SignIn, 401, 403, 413, 415, 422, 429)
        .WithBody<SignInRequest>(ApiText.SignInBody)
        .RequireRateLimiting(SignInLimit.Policy)
        .AllowAnonymous();

    /// <summary>Ends the session of the token; for programs that do not want to leave one behind.</summary>
    public static void MapSignOut(this RouteGroupBuilder api) => api.MapPost("/sign-out", SignOutAsync)
        .WithTags(ApiText.TagAccounts).Describe("signOut", ApiText.SignOut).Produces(StatusCodes.Status204NoContent);

    private static async Task<Results<Ok<TokenJson>, ProblemHttpResult>> SignInAsync(ApiBody body, SignInService door, EcoSignInManager signIn,
        IOptionsMonitor<BearerTokenOptions> tokens, IOptions<AccountOptions> accounts, TimeProvider clock, HttpContext context)
    {
        if (body.IsMissing)
            return ApiProblems.Unprocessable(new("body-missing", ApiText.BodyMissing));
        var fields = new JsonFields(body.Root, "userName", "password");
        var (userName, password) = (fields.Text("userName", MaxLength), fields.Text("password", MaxLength));
        if (string.IsNullOrWhiteSpace(userName) || string.IsNullOrEmpty(password))
            fields.Refuse("sign-in-incomplete", AccountText.SignInIncomplete);
        if (fields.Refusal is { } refusal)
            return ApiProblems.Unprocessable(refusal);

        var answer = await door.SignInAsync(userName!, password!, SessionDoor.Rest, context.RemoteAddress(), context.Request.Headers.UserAgent.ToString(), context.RequestAborted);
        return answer.Outcome switch
        {
            SignInOutcome.SignedIn when await signIn.PersonAsync(answer.UserId!.Value, answer.SessionId!.Value) is { } person =>
                TypedResults.Ok(Issue(person, tokens.Get(IdentityConstants.BearerScheme), clock)),
            SignInOutcome.Locked => Refused("account-locked", ApiProblems.Format(AccountText.SignInLocked, accounts.Value.LockoutMinutes)),
            SignInOutcome.Disabled => Refused("account-disabled", AccountText.SignInDisabled),
            SignInOutcome.MustChangePassword => ApiProblems.Of(StatusCodes.Status403Forbidden, "password-change-required", ApiText.PasswordChangeRequired),
            SignInOutcome.SignedIn or SignInOutcome.Wrong => Refused("sign-in-failed", AccountText.SignInWrong),
        };
    }

    private static async Task<NoContent> SignOutAsync(ApiActor caller, SessionService sessions, CancellationToken cancellationToken)
    {
        if (caller.Actor is { UserId: { } userId, SessionId: { } sessionId })
            await sessions.SignOutAsync(userId, sessionId, caller.Actor.Address, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The token of the framework's own bearer handler, without the refresh token that it would add: the contract has none.</summary>
    private static TokenJson Issue(System.Security.Claims.ClaimsPrincipal person, BearerTokenOptions options, TimeProvider clock)
    {
        var properties = new AuthenticationProperties { ExpiresUtc = clock.GetUtcNow() + options.BearerTokenExpiration };
        var ticket = new AuthenticationTicket(person, properties, $"{IdentityConstants.BearerScheme}:AccessToken");
        return new(options.BearerTokenProtector.Protect(ticket), (long)options.BearerTokenExpiration.TotalSeconds);
    }

    private static ProblemHttpResult Refused(string code, string detail) => ApiProblems.Of(StatusCodes.Status401Unauthorized, code, detail);
}
