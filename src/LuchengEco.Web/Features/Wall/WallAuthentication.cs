using System.Security.Claims;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Displays;
using LuchengEco.Web.Features.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace LuchengEco.Web.Features.Wall;

/// <summary>Who looks at the wall.</summary>
/// <param name="Actor">A screen or a person, read fresh.</param>
/// <param name="Screen">What the administrator set for the screen; null for a person.</param>
internal sealed record WallViewer(Actor Actor, StartedDisplay? Screen);

/// <summary>The cookie of a screen. Browsers send it under <c>/wall</c> only, and no page, circuit or API reads its scheme: elsewhere a screen is nobody.</summary>
internal static class WallAuthentication
{
    public const string Scheme = "eco-wall";
    public const string CookieName = "lucheng-eco-wall";

    /// <summary>The most that browsers keep; a screen that is on has it renewed at half time.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(400);

    public static AuthenticationBuilder AddWallCookie(this AuthenticationBuilder authentication) => authentication.AddCookie(Scheme, options =>
    {
        options.Cookie.Name = CookieName;
        options.Cookie.Path = EcoUrls.Wall;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Life;
        // A span and not a date: the clock of a screen may be wrong by years, and its browser would throw the cookie away.
        options.Cookie.MaxAge = Life;
        options.SlidingExpiration = true;
    });

    public static Task StartAsync(HttpContext context, Guid display) => context.SignInAsync(Scheme,
        new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, display.ToString())], Scheme)), new AuthenticationProperties { IsPersistent = true });

    /// <summary>A screen goes before a person: whoever hung it up may have forgotten to sign out.</summary>
    /// <returns>Null for somebody whom neither cookie lets in.</returns>
    public static async Task<WallViewer?> FindAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var screen = (await context.AuthenticateAsync(Scheme)).Principal?.UserId();
        if (screen is { } id && await services.GetRequiredService<DisplayService>().FindAsync(id, context.RemoteAddress(), context.RequestAborted) is { } display)
            return new WallViewer(display.Actor, display);
        var person = await CurrentActor.OfAsync(context.User, services.GetRequiredService<ActorService>(), context.RequestAborted);
        return person.May(EcoOperation.ShowWall) ? new WallViewer(person, null) : null;
    }
}
