using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing.Template;

namespace LuchengEco.Web.Api;

/// <summary>Answers what no operation answers: 405 when the path exists with another method, 404 when it does not, to everybody.</summary>
/// <remarks>Routing would tell the two apart itself, were it not for the host's fallback for static files, which takes every GET.</remarks>
internal static class UnknownPaths
{
    private const string Pattern = "/api/{**rest}";

    public static void MapUnknownPaths(this IEndpointRouteBuilder endpoints) =>
        endpoints.Map(Pattern, Answer).AllowAnonymous().ExcludeFromDescription();

    private static ProblemHttpResult Answer(HttpContext context, EndpointDataSource source)
    {
        var methods = source.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true && Matches(endpoint, context.Request.Path))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct().Order(StringComparer.Ordinal).ToArray();
        if (methods.Length == 0)
            return ApiProblems.OfStatus(StatusCodes.Status404NotFound, context);
        context.Response.Headers.Allow = string.Join(", ", methods);
        return ApiProblems.OfStatus(StatusCodes.Status405MethodNotAllowed, context);
    }

    private static bool Matches(RouteEndpoint endpoint, PathString path) =>
        new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);
}
