using Serilog.Events;

namespace LuchengEco.Web.Hosting;

/// <summary>Keeps health probes and static files out of the log, and failures in it.</summary>
internal static class RequestLogLevel
{
    public static LogEventLevel Of(HttpContext context, double elapsed, Exception? exception) => exception is not null || context.Response.StatusCode >= 500
        ? LogEventLevel.Error
        : context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) || Path.HasExtension(context.Request.Path)
            ? LogEventLevel.Verbose
            : LogEventLevel.Information;
}
