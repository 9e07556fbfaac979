using Microsoft.AspNetCore.Http.HttpResults;
using Scalar.AspNetCore;

namespace LuchengEco.Web.Api;

/// <summary>The page to read the API: Scalar's script, served by this host, started by a script of ours.</summary>
/// <remarks>Scalar's own page starts itself with an inline script, which our Content-Security-Policy forbids; its script file has no such need.</remarks>
internal static class ApiReference
{
    private const string Parts = EcoUrls.ApiReference + "/parts";

    /// <summary>Where <c>Scalar.AspNetCore</c> serves the script that it carries.</summary>
    public const string Script = Parts + "/scalar.js";

    public static void MapApiReference(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapScalarApiReference(Parts).AllowAnonymous();
        endpoints.MapGet(EcoUrls.ApiReference, () => new RazorComponentResult<ApiReferencePage>()).AllowAnonymous().ExcludeFromDescription();
    }
}
