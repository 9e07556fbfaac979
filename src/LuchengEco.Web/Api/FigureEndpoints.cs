using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

internal static class FigureEndpoints
{
    public static void MapFigures(this RouteGroupBuilder api)
    {
        var figures = api.MapGroup("/figures").WithTags(ApiText.TagFigures);
        figures.MapGet("/{month}", GetMonthAsync).Describe("getFigures", ApiText.GetFigures, 404, 422);
        figures.MapGet("/{month}/{indicator}/history", GetHistoryAsync).Describe("getFigureHistory", ApiText.GetFigureHistory, 404, 422);
        figures.MapPut("/{month}/{indicator}", PutAsync).Describe("putFigure", ApiText.PutFigure, 403, 409, 413, 415, 422, 423)
            .WithBody<FigureRequest>(ApiText.PutFigureBody);
        figures.MapPost("/{month}", PostAsync).Describe("postFigures", ApiText.PostFigures, 403, 413, 415, 422)
            .WithBody<FigureBatchRequest>(ApiText.PostFiguresBody);
    }

    private static async Task<Results<Ok<MonthJson>, ProblemHttpResult>> GetMonthAsync(ApiActor caller, string month, [AsParameters] ApiView view, EntryService entry, PlanService plans,
        CancellationToken cancellationToken)
    {
        if (!YearMonth.TryParse(month, null, out var parsed))
            return ApiProblems.MonthInvalid(month);
        if ((await plans.GetYearsAsync(caller.Actor, view.AsOf, cancellationToken)).All(year => year.Year != parsed.Year))
            return ApiProblems.YearUnknown($"{parsed.Year}");
        var figures = await entry.GetFiguresAsync(caller.Actor, parsed, view.AsOf, cancellationToken);
        var request = new ReportRequest(parsed.Year, parsed.Month, view.Basis, view.AsOf);
        return TypedResults.Ok(new MonthJson($"{parsed}", [.. figures.Where(figure => request.Counts(figure.Submission)).Select(FigureJson.Of)]));
    }

    private static async Task<Results<Ok<HistoryJson>, ProblemHttpResult>> GetHistoryAsync(ApiActor caller, string month, string indicator, EntryService entry,
        PlanService plans, CancellationToken cancellationToken)
    {
        if (!YearMonth.TryParse(month, null, out var parsed))
            return ApiProblems.MonthInvalid(month);
        if ((await plans.GetIndicatorsAsync(caller.Actor, cancellationToken)).All(known => known.Code != indicator))
            return ApiProblems.Of(StatusCodes.Status404NotFound, "indicator-unknown", ApiProblems.Format(ApiText.IndicatorUnknown, ApiProblems.Shortened(indicator)));
        var changes = await entry.GetHistoryAsync(caller.Actor, indicator, parsed, cancellationToken);
        return TypedResults.Ok(new HistoryJson($"{parsed}", indicator, [.. changes.Select(ChangeJson.Of)]));
    }

    private static async Task<Results<Ok<SavedJson>, ProblemHttpResult>> PutAsync(ApiActor caller, ApiBody body, string month, string indicator,
        EntryService entry, AuditLog audit, CancellationToken cancellationToken)
    {
        if (!await audit.AllowsAsync(caller.Actor, EcoOperation.Fill, $"{month} {indicator}", cancellationToken))
            return ApiProblems.Forbidden(ApiText.OnlyFillers);
        if (!YearMonth.TryParse(month, null, out var parsed))
            return ApiProblems.MonthInvalid(month);
        if (body.IsMissing)
            return ApiProblems.Unprocessable(new("body-missing", ApiText.BodyMissing));
        var cell = FigureBody.Read(body.Root, indicator);
        if (cell.Edit is not { } edit)
            return ApiProblems.Unprocessable(cell.Refusal!);
        var result = (await entry.SaveAsync(caller.Actor, parsed, [edit], Door.Rest, cancellationToken))[0];
        return result.Outcome switch
        {
            CellOutcome.Saved or CellOutcome.Unchanged => TypedResults.Ok(SavedJson.Of(parsed, result)),
            CellOutcome.Refused => ProblemOf(StatusCodes.Status422UnprocessableEntity, result),
            CellOutcome.Conflict => ProblemOf(StatusCodes.Status409Conflict, result),
            CellOutcome.Locked => ProblemOf(StatusCodes.Status423Locked, result),
            CellOutcome.Forbidden => ProblemOf(StatusCodes.Status403Forbidden, result),
        };
    }

    private static async Task<Results<Ok<BatchJson>, ProblemHttpResult>> PostAsync(ApiActor caller, ApiBody body, string month, EntryService entry, AuditLog audit,
        CancellationToken cancellationToken)
    {
        if (!await audit.AllowsAsync(caller.Actor, EcoOperation.Fill, month, cancellationToken))
            return ApiProblems.Forbidden(ApiText.OnlyFillers);
        if (!YearMonth.TryParse(month, null, out var parsed))
            return ApiProblems.MonthInvalid(month);
        if (body.IsMissing)
            return ApiProblems.Unprocessable(new("body-missing", ApiText.BodyMissing));
        var fields = new JsonFields(body.Root, "month", "figures");
        if (fields.Text("month", 7) is { } said && said != month)
            fields.Refuse("month-mismatch", ApiProblems.Format(ApiText.MonthMismatch, said, month));
        var elements = fields.List("figures");
        if (elements.Count > EntryService.MaxBatch)
            fields.Refuse("batch-too-large", ApiProblems.Format(ApiText.BatchTooLarge, EntryService.MaxBatch, elements.Count));
        if (fields.Refusal is { } refusal)
            return ApiProblems.Unprocessable(refusal);
        var cells = OncePerIndicator(elements.Select(element => FigureBody.Read(element)));
        var saved = new Queue<CellResult>(await entry.SaveAsync(caller.Actor, parsed, [.. cells.Select(cell => cell.Edit).OfType<FigureEdit>()], Door.Rest,
            cancellationToken));
        return TypedResults.Ok(new BatchJson($"{parsed}", [.. cells.Select(cell => cell.Edit is null ? CellJson.Of(cell) : CellJson.Of(saved.Dequeue()))]));
    }

    /// <summary>Which of two cells for one indicator is meant nobody can tell: the first stands, the others are refused.</summary>
    private static List<FigureBody> OncePerIndicator(IEnumerable<FigureBody> cells)
    {
        var seen = new HashSet<string>();
        return
        [
            .. cells.Select(cell => cell.Edit is null || seen.Add(cell.Edit.Indicator)
                ? cell
                : cell with { Edit = null, Refusal = new("indicator-repeated", ApiProblems.Format(ApiText.IndicatorRepeated, cell.Edit.Indicator)) }),
        ];
    }

    private static ProblemHttpResult ProblemOf(int status, CellResult result) => ApiProblems.Of(status, result.Code!, result.Message!,
        ("indicator", result.Indicator),
        ("current", result.Current is null ? null : EntryJson.Of(result.Current)),
        ("version", result.Version),
        ("by", result.CurrentBy));
}
