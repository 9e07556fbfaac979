using System.Reflection;
using LuchengEco.Services.Accounts;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace LuchengEco.Web.Api;

/// <summary>The person of a request, checked against the database: a token outlives neither a changed password nor a locked account.</summary>
internal sealed class ApiActor : IRefusable, IBindableFromHttpContext<ApiActor>
{
    private ApiActor(Actor actor, ProblemHttpResult? problem = null) => (Actor, Problem) = (actor, problem);

    public Actor Actor { get; }

    public ProblemHttpResult? Problem { get; }

    public static async ValueTask<ApiActor?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var signIn = context.RequestServices.GetRequiredService<SignInManager<EcoUser>>();
        var user = await signIn.ValidateSecurityStampAsync(context.User);
        if (user is null)
            return Refused(StatusCodes.Status401Unauthorized, "token-invalid", ApiText.TokenInvalid);
        if (await signIn.UserManager.IsLockedOutAsync(user))
            return Refused(StatusCodes.Status401Unauthorized, "account-locked", ApiText.AccountLocked);
        if (user.MustChangePassword)
            return Refused(StatusCodes.Status403Forbidden, "password-change-required", ApiText.PasswordChangeRequired);
        var actors = context.RequestServices.GetRequiredService<ActorService>();
        var actor = await CurrentActor.OfAsync(context.User, actors, context.RequestAborted);
        return actor.IsSignedIn ? new(actor) : Refused(StatusCodes.Status401Unauthorized, "token-invalid", ApiText.TokenInvalid);
    }

    private static ApiActor Refused(int status, string code, string detail) => new(Actor.Nobody, ApiProblems.Of(status, code, detail));
}
