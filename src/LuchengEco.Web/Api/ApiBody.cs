using System.Reflection;
using System.Text.Json;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

/// <summary>A parameter that read something of the request and may have to refuse it; <see cref="EcoApi"/> answers with the first problem.</summary>
internal interface IRefusable
{
    ProblemHttpResult? Problem { get; }
}

/// <summary>The JSON body of a request, read by us: the framework's own reader answers letters in a number with an empty 400.</summary>
internal sealed class ApiBody : IRefusable, IBindableFromHttpContext<ApiBody>
{
    /// <summary>A sheet of 500 cells with full notes fits.</summary>
    public const int MaxBytes = 1_048_576;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private ApiBody(JsonElement? root, ProblemHttpResult? problem = null) => (Root, Problem) = (root ?? default, problem);

    /// <summary>What was sent; <see cref="JsonValueKind.Undefined"/> when nothing was.</summary>
    public JsonElement Root { get; }

    public ProblemHttpResult? Problem { get; }

    public bool IsMissing => Root.ValueKind == JsonValueKind.Undefined;

    public static async ValueTask<ApiBody?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var request = context.Request;
        if (await ReadAsync(request, context.RequestAborted) is not { } bytes)
            return new(null, ApiProblems.OfStatus(StatusCodes.Status413PayloadTooLarge, context));
        if (bytes.Length == 0)
            return new(null);
        if (!request.HasJsonContentType())
            return new(null, ApiProblems.OfStatus(StatusCodes.Status415UnsupportedMediaType, context));
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(bytes), Strict);
            return new(document.RootElement.Clone());
        }
        catch (JsonException exception)
        {
            return new(null, ApiProblems.Unprocessable(new("json-malformed",
                ApiProblems.Format(ApiText.JsonMalformed, exception.LineNumber + 1, exception.BytePositionInLine + 1))));
        }
    }

    /// <returns>Null when there is more than <see cref="MaxBytes"/>.</returns>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
            return null;
        var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > MaxBytes)
                return null;
            buffer.Write(chunk, 0, read);
        }
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    /// <summary>Windows tools write a byte order mark, JSON has none.</summary>
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) => bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
}
