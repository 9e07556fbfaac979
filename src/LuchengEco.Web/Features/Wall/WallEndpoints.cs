using System.Reflection;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Displays;
using LuchengEco.Web.Api;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LuchengEco.Web.Features.Wall;

/// <summary>What a wall is told every few seconds.</summary>
/// <param name="Open">False for a screen that was revoked or a person whose session is over: nothing may be shown any more.</param>
/// <param name="Stamp">Differs as soon as something was written; then the scenes are fetched.</param>
/// <param name="Build">Differs when the host was replaced by another version; then the page is loaded anew.</param>
/// <param name="Now">Milliseconds since 1970: screens in halls seldom know what time it is.</param>
public sealed record WallState(bool Open, string? Stamp, string Build, long Now);

/// <summary>The wall: one document without a circuit, its scenes as a fragment, and the door for screens.</summary>
/// <remarks>Each door asks for itself who comes; the rest of the site does not know screens at all.</remarks>
internal static class WallEndpoints
{
    private static readonly string Build = typeof(WallEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        + typeof(WallEndpoints).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    public static void MapEcoWall(this IEndpointRouteBuilder endpoints)
    {
        var wall = endpoints.MapGroup(EcoUrls.Wall).AllowAnonymous().ExcludeFromDescription();
        wall.MapGet("", ShowAsync);
        wall.MapGet("/scenes", ScenesAsync);
        wall.MapGet("/state", StateAsync);
        wall.MapGet("/start", (HttpContext context) => Start(context, null));
        wall.MapPost("/start", StartAsync).RequireRateLimiting(SignInLimit.Policy);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, WallService walls, SessionService sessions, AuditLog audit,
        [FromQuery] string? scenes, [FromQuery] string? seconds)
    {
        NeverKept(context);
        if (await WallAuthentication.FindAsync(context) is not { } viewer)
        {
            var person = await CurrentActor.OfAsync(context.User, context.RequestServices.GetRequiredService<ActorService>(), context.RequestAborted);
            if (!person.IsSignedIn)
                return Results.LocalRedirect(EcoUrls.WallStart);
            await audit.DenyAsync(person, EcoOperation.ShowWall, EcoUrls.Wall, context.RequestAborted);
            return Results.LocalRedirect(EcoUrls.Forbidden);
        }
        // Opening the wall is what a person does; that it asks for news afterwards is no sign of one.
        if (viewer.Actor.SessionId is { } session)
            await sessions.TouchAsync(session, context.RequestAborted);
        var asked = WallAsked.Parse(scenes, seconds, viewer.Screen);
        return await walls.GetAsync(viewer.Actor, context.RequestAborted) is { } picture
            ? new RazorComponentResult<WallDocument>(new { Picture = picture, Asked = asked, Viewer = viewer.Screen is null ? viewer.Actor.DisplayName : viewer.Actor.UserName, Build })
            : Results.LocalRedirect(EcoUrls.WallStart);
    }

    private static async Task<IResult> ScenesAsync(HttpContext context, WallService walls, [FromQuery] string? scenes, [FromQuery] string? seconds)
    {
        NeverKept(context);
        return await WallAuthentication.FindAsync(context) is { } viewer && await walls.GetAsync(viewer.Actor, context.RequestAborted) is { } picture
            ? new RazorComponentResult<WallStage>(new { Picture = picture, Asked = WallAsked.Parse(scenes, seconds, viewer.Screen) })
            : Results.Text(WallText.Ended, "text/plain", statusCode: StatusCodes.Status401Unauthorized);
    }

    private static async Task<IResult> StateAsync(HttpContext context, WallService walls, TimeProvider clock)
    {
        NeverKept(context);
        var stamp = await WallAuthentication.FindAsync(context) is { } viewer ? await walls.StampAsync(viewer.Actor, context.RequestAborted) : null;
        return Results.Json(new WallState(stamp is not null, stamp, Build, clock.GetUtcNow().ToUnixTimeMilliseconds()), System.Text.Json.JsonSerializerOptions.Web);
    }

    private static async Task<IResult> StartAsync(HttpContext context, DisplayService displays, [FromForm] string? code)
    {
        if (await displays.StartAsync(code, context.RemoteAddress(), context.RequestAborted) is not { } display)
            return Start(context, WallText.CodeWrong);
        await WallAuthentication.StartAsync(context, display);
        context.Response.Headers.Location = EcoUrls.Wall;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static RazorComponentResult<WallStart> Start(HttpContext context, string? problem)
    {
        problem ??= context.Request.Query.ContainsKey(EcoUrls.TooOftenParameter) ? WallText.TooOften
            : context.Request.Query.ContainsKey(EcoUrls.ExpiredParameter) ? WallText.FormExpired : null;
        return new RazorComponentResult<WallStart>(new { Problem = problem });
    }

    private static void NeverKept(HttpContext context) => context.Response.Headers.CacheControl = "no-store";
}
