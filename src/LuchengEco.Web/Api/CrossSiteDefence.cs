using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Api;

/// <summary>Refuses a change that another site makes a signed-in browser send (CSRF).</summary>
/// <remarks>
/// A token is never sent by a browser on its own, so only requests that are judged by the cookie are looked at. Browsers say where a request comes
/// from in Sec-Fetch-Site, on plain http at least in Origin; a cookie without either is refused. Together with the Lax cookie and the JSON content
/// type this needs no antiforgery token in the API.
/// </remarks>
internal static class CrossSiteDefence
{
    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        Allows(invocation.HttpContext)
            ? await next(invocation)
            : ApiProblems.Of(StatusCodes.Status403Forbidden, "cross-site-refused", ApiText.CrossSiteRefused);

    public static bool Allows(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || ApiAuthentication.UsesToken(context))
            return true;
        return request.Headers["Sec-Fetch-Site"] is [{ } site]
            ? site is "same-origin" or "none"
            : request.Headers.Origin is [{ } origin] && Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsSameHost(uri, request.Host);
    }

    /// <summary>Host and port; the scheme may differ behind a proxy that ends TLS, and then the default port with it.</summary>
    private static bool IsSameHost(Uri origin, HostString host) =>
        string.Equals(origin.IsDefaultPort ? origin.Host : origin.Authority, host.Value, StringComparison.OrdinalIgnoreCase)
        || string.Equals(origin.Authority, host.Value, StringComparison.OrdinalIgnoreCase);
}
