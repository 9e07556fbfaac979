using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

/// <summary>Files that are saved and never shown by the browser.</summary>
internal static class ApiAttachment
{
    /// <summary>An attachment with its Chinese name (RFC 5987) and an ASCII one for clients that do not read it.</summary>
    public static FileContentHttpResult Of(HttpContext context, byte[] content, string type, string name, string asciiName)
    {
        context.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture,
            $"attachment; filename=\"{asciiName}\"; filename*=UTF-8''{Uri.EscapeDataString(name)}");
        return TypedResults.File(content, type);
    }
}
