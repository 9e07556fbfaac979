using LuchengEco.Services.Accounts;
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

    private static async Task<Results<Ok<TokenJson>, ProblemHttpResult>> SignInAsync(ApiBody body, SignInManager<EcoUser> signIn,
        IOptionsMonitor<BearerTokenOptions> tokens, TimeProvider clock)
    {
        if (body.IsMissing)
            return ApiProblems.Unprocessable(new("body-missing", ApiText.BodyMissing));
        var fields = new JsonFields(body.Root, "userName", "password");
        var (userName, password) = (fields.Text("userName", MaxLength), fields.Text("password", MaxLength));
        if (string.IsNullOrWhiteSpace(userName) || string.IsNullOrEmpty(password))
            fields.Refuse("sign-in-incomplete", AccountText.SignInIncomplete);
        if (fields.Refusal is { } refusal)
            return ApiProblems.Unprocessable(refusal);

        var users = signIn.UserManager;
        if (await users.FindByNameAsync(userName!.Trim()) is not { } user)
        {
            // As slow as a wrong password: time does not tell either who exists.
            users.PasswordHasher.HashPassword(new EcoUser(), password!);
            return Wrong();
        }
        var result = await signIn.CheckPasswordSignInAsync(user, password!, lockoutOnFailure: true);
        if (result.IsLockedOut)
            return ApiProblems.Of(StatusCodes.Status401Unauthorized, "account-locked", AccountText.SignInLocked);
        if (!result.Succeeded)
            return Wrong();
        if (user.MustChangePassword)
            return ApiProblems.Of(StatusCodes.Status403Forbidden, "password-change-required", ApiText.PasswordChangeRequired);
        return TypedResults.Ok(Issue(await signIn.CreateUserPrincipalAsync(user), tokens.Get(IdentityConstants.BearerScheme), clock));
    }

    /// <summary>The token of the framework's own bearer handler, without the refresh token that it would add: the contract has none.</summary>
    private static TokenJson Issue(System.Security.Claims.ClaimsPrincipal person, BearerTokenOptions options, TimeProvider clock)
    {
        var properties = new AuthenticationProperties { ExpiresUtc = clock.GetUtcNow() + options.BearerTokenExpiration };
        var ticket = new AuthenticationTicket(person, properties, $"{IdentityConstants.BearerScheme}:AccessToken");
        return new(options.BearerTokenProtector.Protect(ticket), (long)options.BearerTokenExpiration.TotalSeconds);
    }

    private static ProblemHttpResult Wrong() => ApiProblems.Of(StatusCodes.Status401Unauthorized, "sign-in-failed", AccountText.SignInWrong);
}
