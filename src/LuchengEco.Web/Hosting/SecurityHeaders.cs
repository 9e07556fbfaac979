namespace LuchengEco.Web.Hosting;

/// <summary>The same strict headers on every answer, in every mode.</summary>
/// <remarks>MudBlazor positions its parts with style attributes, so styles may be inline; scripts may not, and nothing comes from another host.</remarks>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Of a file that people brought: whatever is in it, nothing of it runs and nothing is loaded.</summary>
    private const string SandboxPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private static readonly object Sandboxed = new();

    /// <summary>Marks the answer of a request as a file that people brought.</summary>
    public static void Sandbox(HttpContext context) => context.Items[Sandboxed] = true;

    public Task InvokeAsync(HttpContext context)
    {
        // Last of all, because whoever answers for an error clears the headers that were set before.
        context.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.Items.ContainsKey(Sandboxed) ? SandboxPolicy : Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}
