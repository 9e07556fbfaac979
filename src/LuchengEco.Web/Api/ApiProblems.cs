using System.Diagnostics;
using System.Globalization;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

/// <summary>Why a request is not done: a stable kebab-case code for programs, a Chinese sentence that says what to do for people.</summary>
internal sealed record Refusal(string Code, string Message);

/// <summary>Every error of the API as RFC 9457 <c>application/problem+json</c> with a <c>code</c>.</summary>
internal static class ApiProblems
{
    public const string ContentType = "application/problem+json";

    /// <param name="status">The HTTP status; it decides the title.</param>
    /// <param name="code">Stable code of the kind of problem.</param>
    /// <param name="detail">What is wrong and what to do, in Chinese.</param>
    /// <param name="more">Further members of the problem.</param>
    public static ProblemHttpResult Of(int status, string code, string detail, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        foreach (var (name, value) in more)
            extensions.Add(name, value);
        return TypedResults.Problem(detail, statusCode: status, title: TitleOf(status), type: $"urn:lucheng-eco:problem:{code}", extensions: extensions);
    }

    public static ProblemHttpResult Unprocessable(Refusal refusal) => Of(StatusCodes.Status422UnprocessableEntity, refusal.Code, refusal.Message);

    public static ProblemHttpResult MonthInvalid(string month) =>
        Unprocessable(new("month-invalid", Format(ApiText.MonthInvalid, Shortened(month))));

    public static ProblemHttpResult YearUnknown(string year) =>
        Of(StatusCodes.Status404NotFound, "year-unknown", Format(ApiText.YearUnknown, Shortened(year)));

    public static ProblemHttpResult Forbidden(string detail) => Of(StatusCodes.Status403Forbidden, "forbidden", detail);

    /// <summary>A file that could not be made: 503 where it may be asked for again, 504 where it took too long, 500 where it broke.</summary>
    public static ProblemHttpResult NotPrinted(string code, string detail) => Of(code switch
    {
        "printing-timed-out" => StatusCodes.Status504GatewayTimeout,
        "printing-failed" => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status503ServiceUnavailable,
    }, code, detail);

    /// <summary>The problem of a status that the framework chose: unknown path, wrong method, turned away.</summary>
    public static ProblemHttpResult OfStatus(int status, HttpContext context) => status switch
    {
        StatusCodes.Status401Unauthorized => context.Request.Headers.Authorization.Count > 0
            ? Of(status, "token-invalid", ApiText.TokenInvalid)
            : Of(status, "not-signed-in", ApiText.NotSignedIn),
        StatusCodes.Status403Forbidden => Forbidden(ApiText.Forbidden),
        StatusCodes.Status404NotFound => Of(status, "path-unknown", ApiText.PathUnknown),
        StatusCodes.Status405MethodNotAllowed => Of(status, "method-not-allowed", Format(ApiText.MethodNotAllowed, context.Response.Headers.Allow.ToString())),
        StatusCodes.Status413PayloadTooLarge => Of(status, "body-too-large", ApiText.BodyTooLarge),
        StatusCodes.Status415UnsupportedMediaType => Of(status, "content-type-unsupported", ApiText.ContentTypeUnsupported),
        StatusCodes.Status429TooManyRequests => Of(status, "too-many-requests", ApiText.TooManyRequests),
        StatusCodes.Status503ServiceUnavailable => Of(status, "busy", ApiText.Busy),
        >= 500 => Of(status, "internal-error", ApiText.InternalError, ("traceId", Activity.Current?.Id ?? context.TraceIdentifier)),
        _ => Of(status, "bad-request", ApiText.BadRequest),
    };

    public static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);

    /// <summary>What a client sent, short enough to be repeated in a message.</summary>
    public static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static string TitleOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ApiText.Title401,
        StatusCodes.Status403Forbidden => ApiText.Title403,
        StatusCodes.Status404NotFound => ApiText.Title404,
        StatusCodes.Status405MethodNotAllowed => ApiText.Title405,
        StatusCodes.Status409Conflict => ApiText.Title409,
        StatusCodes.Status410Gone => ApiText.Title410,
        StatusCodes.Status413PayloadTooLarge => ApiText.Title413,
        StatusCodes.Status415UnsupportedMediaType => ApiText.Title415,
        StatusCodes.Status422UnprocessableEntity => ApiText.Title422,
        StatusCodes.Status423Locked => ApiText.Title423,
        StatusCodes.Status429TooManyRequests => ApiText.Title429,
        StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout => ApiText.Title503,
        >= 500 => ApiText.Title500,
        _ => ApiText.Title400,
    };
}
