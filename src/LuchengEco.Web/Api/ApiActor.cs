using System.Reflection;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace LuchengEco.Web.Api;

/// <summary>The person of a request, checked against the database: a token outlives neither its session nor a changed password nor a locked account.</summary>
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
        if (user.IsLockedAt(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()))
            return Refused(StatusCodes.Status401Unauthorized, "account-locked", ApiText.AccountLocked);
        if (user.MustChangePassword)
            return Refused(StatusCodes.Status403Forbidden, "password-change-required", ApiText.PasswordChangeRequired);
        var actors = context.RequestServices.GetRequiredService<ActorService>();
        var actor = await CurrentActor.OfAsync(context.User, actors, context.RequestAborted);
        if (!actor.IsSignedIn)
            return Refused(StatusCodes.Status401Unauthorized, "token-invalid", ApiText.TokenInvalid);
        actor = actor with { Address = context.RemoteAddress() };
        if (actor.SessionId is { } session)
            await context.RequestServices.GetRequiredService<SessionService>().TouchAsync(session, context.RequestAborted);
        return await context.RequestServices.GetRequiredService<AuditLog>().AllowsAsync(actor, EcoOperation.Read, context.Request.Path, context.RequestAborted)
            ? new(actor)
            : Refused(StatusCodes.Status403Forbidden, "forbidden", ApiText.Forbidden);
    }

    private static ApiActor Refused(int status, string code, string detail) => new(Actor.Nobody, ApiProblems.Of(status, code, detail));
}
