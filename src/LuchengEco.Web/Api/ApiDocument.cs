using System.Reflection;
using System.Text;
using LuchengEco.Web.NumberChecks;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace LuchengEco.Web.Api;

/// <summary>A document to be read: one .docx as <c>multipart/form-data</c>, or words as <c>text/plain</c>.</summary>
internal sealed class ApiDocument : IRefusable, IBindableFromHttpContext<ApiDocument>
{
    private const int MaxTextBytes = 4 * WordFile.MaxText;

    /// <summary>The .docx; null for words.</summary>
    public ApiFile? File { get; private init; }

    public string Text { get; private init; } = "";

    public ProblemHttpResult? Problem { get; private init; }

    public static async ValueTask<ApiDocument?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase))
        {
            var file = await ApiFile.BindAsync(context, parameter);
            var problem = file?.Problem is { StatusCode: StatusCodes.Status415UnsupportedMediaType }
                ? ApiProblems.Of(StatusCodes.Status415UnsupportedMediaType, "content-type-unsupported", NumberCheckPageText.DocumentExpected)
                : file?.Problem;
            return new() { File = file, Problem = problem };
        }
        return await ReadAsync(context.Request.Body, context.RequestAborted) is { } text
            ? new() { Text = text }
            : new() { Problem = ApiProblems.OfStatus(StatusCodes.Status413PayloadTooLarge, context) };
    }

    /// <returns>Null when there is more than anybody pastes.</returns>
    private static async Task<string?> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > MaxTextBytes)
                return null;
            buffer.Write(chunk, 0, read);
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)).TrimStart('\uFEFF');
    }
}
