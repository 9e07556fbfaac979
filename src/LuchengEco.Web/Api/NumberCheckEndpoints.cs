using LuchengEco.Services.NumberChecks;
using LuchengEco.Web.NumberChecks;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

/// <summary>The numbers of a document against those of a summary.</summary>
internal static class NumberCheckEndpoints
{
    public static void MapNumberChecks(this RouteGroupBuilder api)
    {
        var years = api.MapGroup("/years/{year}").WithTags(ApiText.TagReport);
        years.MapPost("/number-check", PostAsync).Describe("postNumberCheck", NumberCheckPageText.PostCheck, 403, 404, 413, 415, 422)
            .WithBody<DocumentUpload>(NumberCheckPageText.DocumentExpected, contentType: "multipart/form-data");
        years.MapPost("/number-check.docx", PostWordAsync).Describe("postNumberCheckWord", NumberCheckPageText.PostCheckWord, 403, 404, 413, 415, 422)
            .WithBody<DocumentUpload>(NumberCheckPageText.DocumentExpected, contentType: "multipart/form-data")
            .Produces(StatusCodes.Status200OK, contentType: SummaryWord.ContentType);
    }

    private static async Task<Results<Ok<NumberCheckJson>, ProblemHttpResult>> PostAsync(ApiActor caller, ApiDocument document, string year, string? through,
        [AsParameters] ApiView view, NumberCheckDesk desk, CancellationToken cancellationToken)
    {
        var (outcome, problem) = await CheckAsync(caller, document, year, through, view, desk, cancellationToken);
        return outcome is { Summary: { } summary, Result: { } result } ? TypedResults.Ok(NumberCheckJson.Of(summary.Through, result)) : problem!;
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PostWordAsync(ApiActor caller, ApiDocument document, string year, string? through,
        [AsParameters] ApiView view, NumberCheckDesk desk, TimeProvider clock, HttpContext context, CancellationToken cancellationToken)
    {
        if (document.File is not { } file)
            return ApiProblems.Of(StatusCodes.Status415UnsupportedMediaType, "content-type-unsupported", NumberCheckPageText.OnlyWord);
        var (outcome, problem) = await CheckAsync(caller, document, year, through, view, desk, cancellationToken);
        return outcome is { Summary: { } summary, Result: { } result }
            ? ApiAttachment.Of(context, WordComments.Write(file.Content, result.Findings, clock.GetUtcNow()), SummaryWord.ContentType,
                ApiProblems.Format(NumberCheckPageText.DownloadFile, Path.GetFileNameWithoutExtension(file.Name)) + ".docx", $"number-check-{summary.Through}.docx")
            : problem!;
    }

    private static async Task<(NumberCheckOutcome? Outcome, ProblemHttpResult? Problem)> CheckAsync(ApiActor caller, ApiDocument document, string year, string? through,
        ApiView view, NumberCheckDesk desk, CancellationToken cancellationToken)
    {
        var period = ApiPeriod.Parse(year, through);
        if (period.Problem is not null)
            return (null, period.Problem);
        try
        {
            var outcome = await desk.CheckAsync(caller.Actor, view.Of(period), () => document.File is { } file ? WordFile.Read(file.Content) : WordFile.Read(document.Text),
                document.File?.Name, cancellationToken);
            return outcome.IsForbidden ? (null, ApiProblems.Forbidden(ApiText.Forbidden))
                : outcome.Result is null ? (null, ApiProblems.YearUnknown(year))
                : (outcome, null);
        }
        catch (WordFileException refused)
        {
            return (null, ApiProblems.Unprocessable(new(refused.Code, refused.Message)));
        }
    }
}

/// <summary>What is uploaded.</summary>
internal sealed record DocumentUpload(IFormFile File);

/// <summary>The result of a check.</summary>
internal sealed record NumberCheckJson(int Year, string Through, int Total, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<NumberFindingJson> Findings)
{
    public static NumberCheckJson Of(Domain.YearMonth through, NumberCheckResult result) => new(through.Year, $"{through}", result.Total,
        NumberStateWords.All.ToDictionary(NumberStateWords.Code, result.Count), [.. result.Findings.Select(finding => NumberFindingJson.Of(finding, through))]);
}

/// <summary>One number.</summary>
internal sealed record NumberFindingJson(string State, string Sentence, int Start, int Length, string Written, string Ours, string Label, string Place, string Heading, string Reason, string? Address)
{
    public static NumberFindingJson Of(NumberFinding finding, Domain.YearMonth through) => new(NumberStateWords.Code(finding.State), finding.Sentence, finding.Start, finding.Length,
        finding.Written, finding.Ours, finding.Label, finding.Place, finding.Heading, finding.Why, NumberStateWords.AddressOf(finding.Source, through));
}
