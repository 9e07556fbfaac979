using System.Reflection;
using LuchengEco.Domain.Figures;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace LuchengEco.Web.Api;

/// <summary>The one file of a <c>multipart/form-data</c> request, given up as soon as it is too large: nothing of it touches the disk.</summary>
internal sealed class ApiFile : IRefusable, IBindableFromHttpContext<ApiFile>
{
    public const string Field = "file";

    /// <summary>Room for the lines around the file.</summary>
    private const int Overhead = 16 * 1024;

    private const int MaxBoundary = 200;

    private ApiFile(string name, byte[] content, ProblemHttpResult? problem = null) => (Name, Content, Problem) = (name, content, problem);

    /// <summary>As the sender calls it, without a path.</summary>
    public string Name { get; }

    public byte[] Content { get; }

    public ProblemHttpResult? Problem { get; }

    public static async ValueTask<ApiFile?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var request = context.Request;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= MaxBoundary } boundary)
            return Refused(StatusCodes.Status415UnsupportedMediaType, "content-type-unsupported", ApiText.FileExpected);
        if (request.ContentLength > FigureEvidence.MaxBytes + Overhead)
            return TooLarge();
        try
        {
            return await ReadAsync(new MultipartReader(boundary, request.Body) { HeadersLengthLimit = 4096 }, context.RequestAborted);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return Refused(StatusCodes.Status422UnprocessableEntity, "multipart-malformed", ApiText.MultipartMalformed);
        }
    }

    private static async Task<ApiFile> ReadAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        ApiFile? found = null;
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (found is not null || !ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || !disposition.IsFileDisposition()
                || HeaderUtilities.RemoveQuotes(disposition.Name).Value != Field)
                return Refused(StatusCodes.Status422UnprocessableEntity, "file-expected", ApiText.FileExpected);
            if (await ReadAsync(section.Body, cancellationToken) is not { } content)
                return TooLarge();
            // FileNameStar is the one that carries Chinese by the standard; browsers put UTF-8 into the other.
            var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
            found = new(name.Value ?? "", content);
        }
        return found ?? Refused(StatusCodes.Status422UnprocessableEntity, "file-expected", ApiText.FileExpected);
    }

    /// <returns>Null when there is more than <see cref="FigureEvidence.MaxBytes"/>.</returns>
    private static async Task<byte[]?> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int read;
        while ((read = await body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > FigureEvidence.MaxBytes)
                return null;
            buffer.Write(chunk, 0, read);
        }
        return buffer.ToArray();
    }

    private static ApiFile TooLarge() =>
        Refused(StatusCodes.Status413PayloadTooLarge, "evidence-too-large", ApiProblems.Format(ApiText.FileTooLarge, FigureEvidence.MaxBytes / 1024 / 1024));

    private static ApiFile Refused(int status, string code, string detail) => new("", [], ApiProblems.Of(status, code, detail));
}
