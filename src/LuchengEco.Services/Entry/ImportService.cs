using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Entry;

/// <summary>Takes in a workbook that was filled elsewhere: first what would become of each row, then all rows in one transaction or none.</summary>
/// <remarks>
/// A row that says what it said when the workbook was written was not touched, so it changes nothing, whatever happened to the figure since: a
/// whole year goes out and comes back for the sake of two cells. Without that knowledge a blank row says nothing rather than “delete”.
/// </remarks>
public sealed class ImportService(IDbContextFactory<EcoDbContext> contexts, EntryService entry, AuditLog audit)
{
    /// <summary>Rows that one workbook may carry: every indicator in every month of a year, three times over.</summary>
    public const int MaxRows = 3000;

    /// <summary>Whether anything could come of an import by this person; each row is decided for itself.</summary>
    public static bool MayImport(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.MayRead && actor.May(EcoOperation.Fill) && actor.Units.Any(actor.MayFill);
    }

    /// <summary>Says of each row what an import would do; stores nothing.</summary>
    /// <exception cref="ArgumentException">More than <see cref="MaxRows"/> rows.</exception>
    public async Task<ImportResult> PreviewAsync(Actor actor, IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken = default)
    {
        Require(actor, rows);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var lines = (await JudgeAsync(context, actor, rows, writes: false, cancellationToken))!;
        if (!MayImport(actor))
            await DenyAsync(actor, lines, cancellationToken);
        return new(lines, Applied: false);
    }

    /// <summary>Stores every change of a preview in one transaction. If one of them can no longer be stored as it was shown, nothing is, and the answer is the new preview.</summary>
    /// <param name="actor">Who imports.</param>
    /// <param name="preview">What the person saw and agreed to.</param>
    /// <param name="cancellationToken">Stops the import as long as nothing is stored.</param>
    /// <exception cref="ArgumentException">More than <see cref="MaxRows"/> rows.</exception>
    public async Task<ImportResult> ApplyAsync(Actor actor, ImportResult preview, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(preview);
        // What was agreed to is a change of the figure as it was shown.
        List<ImportRow> rows = [.. preview.Lines.Select(line => line.Outcome == ImportOutcome.Changes ? line.Row with { Version = line.Version } : line.Row)];
        Require(actor, rows);
        for (var attempt = 1; attempt <= EntryService.Attempts; attempt++)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                // All months in one transaction, which only a whole import commits.
                if (await JudgeAsync(context, actor, rows, writes: true, cancellationToken) is not { } lines)
                    continue;
                if (!new ImportResult(lines, Applied: false).MayApply || SaysMore(preview.Lines, lines))
                {
                    await transaction.RollbackAsync(cancellationToken);
                    await DenyAsync(actor, lines, cancellationToken);
                    return new(lines, Applied: false);
                }
                await transaction.CommitAsync(cancellationToken);
                return new([.. lines.Select(line => line.Outcome == ImportOutcome.Changes ? line with { Outcome = ImportOutcome.Stored } : line)], Applied: true);
            }
            catch (Exception exception) when (FigureWriter.IsRace(exception))
            {
                // Somebody was faster: judge again, against what is there now.
            }
        }
        return new([.. preview.Lines.Select(line => line.Outcome == ImportOutcome.Changes
            ? line with { Outcome = ImportOutcome.Conflict, Code = "changed-by-another", Message = Format(EntryText.ImportConflict, EntryText.ImportSomebody) }
            : line)], Applied: false);
    }

    /// <summary>Writes down who tried to import what is not theirs.</summary>
    private async Task DenyAsync(Actor actor, IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken)
    {
        var foreign = lines.Where(line => line.Outcome == ImportOutcome.Forbidden).ToList();
        if (foreign.Count > 0)
            await audit.DenyAsync(actor, EcoOperation.Fill, $"{foreign[0].Row.Month} {string.Join(' ', foreign.Select(line => line.Row.Indicator))}", cancellationToken);
    }

    /// <summary>True when a row would change that the person was told would not.</summary>
    private static bool SaysMore(IReadOnlyList<ImportLine> shown, IReadOnlyList<ImportLine> now) =>
        shown.Zip(now).Any(pair => pair.First.Outcome != ImportOutcome.Changes && pair.Second.Outcome == ImportOutcome.Changes);

    /// <returns>Null when another writer was faster.</returns>
    private async Task<IReadOnlyList<ImportLine>?> JudgeAsync(EcoDbContext context, Actor actor, IReadOnlyList<ImportRow> rows, bool writes,
        CancellationToken cancellationToken)
    {
        if (!actor.MayRead)
            return [.. rows.Select(row => new ImportLine(row, ImportOutcome.Forbidden, FigureEntry.Blank, null, 0, "forbidden", EntryText.ImportForbidden))];
        var lines = new ImportLine[rows.Count];
        var first = new HashSet<(YearMonth, string)>();
        var twice = rows.Where(row => !first.Add((row.Month, row.Indicator))).Select(row => (row.Month, row.Indicator)).ToHashSet();
        foreach (var month in rows.Index().GroupBy(row => row.Item.Month).OrderBy(group => group.Key))
        {
            var stored = await StoredAsync(context, month.Key, cancellationToken);
            var edits = new List<(int Index, FigureEdit Edit)>();
            foreach (var (index, row) in month)
            {
                var now = stored.GetValueOrDefault(row.Indicator);
                if (twice.Contains((row.Month, row.Indicator)))
                    lines[index] = Refused(row, now, "row-twice", Format(EntryText.ImportTwice, now.Name ?? row.Indicator));
                else if (row.Problem is { } problem)
                    lines[index] = Refused(row, now, "row-unreadable", problem);
                else if (now.Name is not null && SaysNothingNew(row, now))
                    lines[index] = new ImportLine(row, ImportOutcome.Unchanged, now.Entry, now.By, now.Version, Name: now.Name);
                else
                    edits.Add((index, new FigureEdit(row.Indicator, row.Entry, row.Version, row.Reason)));
            }
            if (edits.Count == 0)
                continue;
            if (await entry.ReviseAsync(context, actor, month.Key, [.. edits.Select(edit => edit.Edit)], Door.Excel, writes, cancellationToken) is not { } results)
                return null;
            foreach (var (edit, result) in edits.Zip(results))
            {
                var row = rows[edit.Index];
                var now = stored.GetValueOrDefault(row.Indicator);
                var outcome = OutcomeOf(result);
                lines[edit.Index] = new ImportLine(row, outcome, now.Entry ?? FigureEntry.Blank, now.By, now.Version, result.Code,
                    outcome == ImportOutcome.Conflict ? Format(EntryText.ImportConflict, now.By ?? EntryText.ImportSomebody) : result.Message, now.Name)
                {
                    Warnings = result.Warnings,
                    NeedsReason = result.NeedsReason,
                };
            }
        }
        return lines;
    }

    private static bool SaysNothingNew(ImportRow row, StoredCell stored)
    {
        var reason = Tidy(row.Reason);
        return (row.Seen is { } seen && row.Entry.SaysTheSameAs(seen) && (reason is null || reason == Tidy(row.SeenReason)))
            || (row.Entry.SaysTheSameAs(stored.Entry) && (reason is null || reason == stored.Reason))
            || (row.Seen is null && row.Entry.IsBlank && string.IsNullOrWhiteSpace(row.Entry.Note));

        static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static ImportLine Refused(ImportRow row, StoredCell now, string code, string message) =>
        new(row, ImportOutcome.Refused, now.Entry ?? FigureEntry.Blank, now.By, now.Version, code, message, now.Name);

    private static ImportOutcome OutcomeOf(CellResult result) => result.Outcome switch
    {
        CellOutcome.Saved => ImportOutcome.Changes,
        CellOutcome.Unchanged => ImportOutcome.Unchanged,
        CellOutcome.Refused => result.Code == "indicator-unknown" ? ImportOutcome.Unknown : ImportOutcome.Refused,
        CellOutcome.Conflict => ImportOutcome.Conflict,
        CellOutcome.Locked => ImportOutcome.Locked,
        CellOutcome.Forbidden => ImportOutcome.Forbidden,
    };

    /// <summary>Every indicator with what is stored of it in a month, read before anything of the import is taken over.</summary>
    private static async Task<Dictionary<string, StoredCell>> StoredAsync(EcoDbContext context, YearMonth month, CancellationToken cancellationToken)
    {
        var figures = await context.Figures.AsNoTracking()
            .Where(figure => figure.Year == month.Year && figure.MonthNumber == month.Month)
            .ToDictionaryAsync(figure => figure.IndicatorId, cancellationToken);
        var indicators = await context.Indicators.AsNoTracking()
            .Select(indicator => new { indicator.Id, indicator.Code, indicator.Name }).ToListAsync(cancellationToken);
        return indicators.ToDictionary(indicator => indicator.Code, indicator =>
        {
            var figure = figures.GetValueOrDefault(indicator.Id);
            return new StoredCell(indicator.Name, figure?.Entry ?? FigureEntry.Blank, figure?.ChangedBy, figure?.Version ?? 0, figure?.Reason);
        });
    }

    private static void Require(Actor actor, IReadOnlyList<ImportRow> rows)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count > MaxRows)
            throw new ArgumentException($"At most {MaxRows} rows in one workbook.", nameof(rows));
    }

    private static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);

    private readonly record struct StoredCell(string? Name, FigureEntry Entry, string? By, int Version, string? Reason);
}
