using System.Globalization;
using LuchengEco.Services;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Changes;
using LuchengEco.Web.Features.Changes;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

internal sealed record ChangedFieldJson(string Field, string Before, string After);

internal sealed record ChangeLineJson(string Kind, DateTimeOffset At, string By, string Subject, string? Indicator, string? Department, string? Month, int? Year, string Before, string After,
    string? Reason, string? Door, int? Version, IReadOnlyList<ChangedFieldJson> Fields);

internal sealed record HeadlineStateJson(string Through, string Value, string Status);

internal sealed record HeadlineMoveJson(int Year, string Indicator, string Name, string Unit, HeadlineStateJson? Before, HeadlineStateJson? After);

internal sealed record ChangesJson(DateTimeOffset From, DateTimeOffset? To, int Page, int Pages, int Total, IReadOnlyDictionary<string, int> Counts,
    IReadOnlyList<HeadlineMoveJson> Headlines, IReadOnlyList<ChangeLineJson> Changes);

/// <summary>What changed between two moments: as JSON, Excel and CSV.</summary>
internal static class ChangeEndpoints
{
    public static void MapChanges(this RouteGroupBuilder api)
    {
        var changes = api.MapGroup("").WithTags(ApiText.TagFigures);
        changes.MapGet("/changes", GetAsync).Describe("getChanges", ChangePageText.ApiChanges, 403, 422);
        changes.MapGet("/changes.xlsx", ExcelAsync).Describe("getChangesExcel", ChangePageText.ApiExcel, 403, 422).Produces(StatusCodes.Status200OK, contentType: SummaryExcel.ContentType);
        changes.MapGet("/changes.csv", CsvAsync).Describe("getChangesCsv", ChangePageText.ApiCsv, 403, 422).Produces(StatusCodes.Status200OK, contentType: ChangeCsv.ContentType);
    }

    private static async Task<Results<Ok<ChangesJson>, ProblemHttpResult>> GetAsync(ApiActor caller, string? from, string? to, string? kind, string? unit, string? q, int? page,
        ChangeService changes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var asked = ChangesAsked.Parse(from, to, kind, unit, q, page);
        if (ProblemOf(asked, from, to, kind) is { } problem)
            return problem;
        if (await changes.GetAsync(caller.Actor, asked.Begin(clock), asked.To, asked.Filter, asked.Page, cancellationToken) is not { } found)
            return ApiProblems.Forbidden(ApiText.Forbidden);
        return TypedResults.Ok(new ChangesJson(found.From, found.To, found.Page, found.Pages, found.Total, found.Counts.ToDictionary(row => ChangesAsked.WordOf(row.Key), row => row.Value),
            [.. found.Headlines.Select(move => new HeadlineMoveJson(move.Year, move.Code, move.Name, move.Unit, Of(move.Before), Of(move.After)))],
            [.. found.Lines.Select(line => new ChangeLineJson(ChangesAsked.WordOf(line.Kind), line.At, line.UserName, line.Subject, line.IndicatorCode, line.UnitCode, line.Month?.ToString(), line.Year,
                line.Before, line.After, line.Reason, line.Door is { } door ? ApiJson.WordOf(door) : null, line.Version,
                [.. line.Differences.Select(part => new ChangedFieldJson(part.Label, part.Before, part.After))]))]));
    }

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> ExcelAsync(ApiActor caller, string? from, string? to, string? kind, string? unit, string? q,
        ChangeService changes, AuditLog audit, TimeProvider clock, HttpContext context, CancellationToken cancellationToken) =>
        FileAsync(caller, ChangesAsked.Parse(from, to, kind, unit, q, null), ProblemOf, (from, to, kind), "xlsx", SummaryExcel.ContentType, ChangeExcel.Write, changes, audit, clock, context, cancellationToken);

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> CsvAsync(ApiActor caller, string? from, string? to, string? kind, string? unit, string? q,
        ChangeService changes, AuditLog audit, TimeProvider clock, HttpContext context, CancellationToken cancellationToken) =>
        FileAsync(caller, ChangesAsked.Parse(from, to, kind, unit, q, null), ProblemOf, (from, to, kind), "csv", ChangeCsv.ContentType, ChangeCsv.Write, changes, audit, clock, context, cancellationToken);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileAsync(ApiActor caller, ChangesAsked asked,
        Func<ChangesAsked, string?, string?, string?, ProblemHttpResult?> check, (string? From, string? To, string? Kind) given, string extension, string type,
        Func<IReadOnlyList<ChangeLine>, byte[]> write, ChangeService changes, AuditLog audit, TimeProvider clock, HttpContext context, CancellationToken cancellationToken)
    {
        if (check(asked, given.From, given.To, given.Kind) is { } problem)
            return problem;
        if (!await audit.AllowsAsync(caller.Actor, EcoOperation.Export, "changes", cancellationToken)
            || await changes.ExportAsync(caller.Actor, asked.Begin(clock), asked.To, asked.Filter, cancellationToken) is not { } lines)
            return ApiProblems.Forbidden(ApiText.ExportForbidden);
        return ApiAttachment.Of(context, write(lines), type, string.Create(CultureInfo.InvariantCulture, $"{ChangePageText.Title}{clock.Today():yyyyMMdd}.{extension}"),
            string.Create(CultureInfo.InvariantCulture, $"changes-{clock.Today():yyyyMMdd}.{extension}"));
    }

    /// <summary>A program that misspells a moment must not get another answer than it asked for.</summary>
    private static ProblemHttpResult? ProblemOf(ChangesAsked asked, string? from, string? to, string? kind) =>
        (!string.IsNullOrEmpty(from) && asked.From is null) || (!string.IsNullOrEmpty(to) && asked.To is null)
            ? ApiProblems.Unprocessable(new("moment-invalid", ChangePageText.MomentInvalid))
            : !string.IsNullOrEmpty(kind) && asked.Kind is null
                ? ApiProblems.Unprocessable(new("kind-unknown", ApiProblems.Format(ChangePageText.KindUnknown, string.Join('、', ChangesAsked.Kinds.Select(ChangesAsked.WordOf)))))
                : null;

    private static HeadlineStateJson? Of(HeadlineState? state) =>
        state is null ? null : new HeadlineStateJson($"{state.Through}", state.Value, string.Create(CultureInfo.InvariantCulture, $"{char.ToLowerInvariant($"{state.Status}"[0])}{$"{state.Status}"[1..]}"));
}
