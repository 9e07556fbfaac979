using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Review;

/// <summary>A submission and where it stands.</summary>
internal sealed record SubmissionPlace(int Id, string UnitCode, YearMonth Month, SubmissionState State, int Version);

/// <summary>How much there is to look at in one submission; see <see cref="QueuedSubmission"/>.</summary>
internal sealed record Workload(SubmissionPlace Place, int Indicators, int Figures, int NotPublished, int NotApplicable, int OpenWarnings, int AnsweredWarnings,
    int? Changes, SubmissionEvent? LastSubmit, IReadOnlyList<string> OwnFigures);

/// <summary>Counts the work of many submissions with one reading of figures, histories and rules.</summary>
internal static class WorkloadReader
{
    /// <param name="context">Where to read.</param>
    /// <param name="places">Counted in this order.</param>
    /// <param name="person">Whose own figures are looked for.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public static async Task<IReadOnlyList<Workload>> ReadAsync(EcoDbContext context, IReadOnlyList<SubmissionPlace> places, Guid? person, CancellationToken cancellationToken)
    {
        if (places.Count == 0)
            return [];
        var units = places.Select(place => place.UnitCode).Distinct().ToList();
        var indicators = (await CheckedIndicator.ReadAsync(context.Indicators.Where(indicator => units.Contains(indicator.UnitCode)), context, cancellationToken))
            .ToLookup(place => place.Indicator.UnitCode);
        var first = places.Min(place => CellChecks.IndexOf(place.Month)) + SoftChecks.Offsets.Min();
        var last = places.Max(place => CellChecks.IndexOf(place.Month));
        // Of all units: a rule may compare with figures of another.
        var figures = await context.Figures.AsNoTracking()
            .Where(figure => figure.Year * 12 + figure.MonthNumber >= first && figure.Year * 12 + figure.MonthNumber <= last)
            .Select(figure => new
            {
                figure.Id,
                figure.IndicatorId,
                figure.Indicator!.Code,
                Index = figure.Year * 12 + figure.MonthNumber,
                figure.Value,
                figure.Numerator,
                figure.Denominator,
                figure.Weight,
                figure.Mark,
                figure.Reason,
            })
            .ToListAsync(cancellationToken);
        var cells = figures.ToDictionary(figure => (figure.IndicatorId, figure.Index),
            figure => new Cell(figure.Id, new FigureEntry(figure.Value, figure.Numerator, figure.Denominator, figure.Weight, figure.Mark), figure.Reason));
        var history = figures.ToDictionary(figure => (figure.IndicatorId, figure.Index),
            figure => SoftChecks.MonthValue(new FigureEntry(figure.Value, figure.Numerator, figure.Denominator)));
        var months = figures.ToLookup(figure => figure.Index, figure => (figure.Code, Entry: cells[(figure.IndicatorId, figure.Index)].Entry));
        var rules = await CellChecks.RulesAsync(context, cancellationToken);
        var ids = places.Select(place => place.Id).ToList();
        var steps = (await context.Set<SubmissionEvent>().AsNoTracking().Where(step => ids.Contains(step.SubmissionId)).OrderBy(step => step.Id).ToListAsync(cancellationToken))
            .ToLookup(step => step.SubmissionId);
        var sheets = places.Select(place => (Place: place, Steps: steps[place.Id].ToList(), Cells: indicators[place.UnitCode]
            .Where(indicator => indicator.Indicator.IsReportedIn(place.Month.Year))
            .Select(indicator => (Indicator: indicator, Cell: cells.GetValueOrDefault((indicator.Indicator.Id, CellChecks.IndexOf(place.Month))))).ToList())).ToList();
        var changes = await ChangesSince.ReadAsync(context,
            (from sheet in sheets
             let reviewed = ReviewedBefore.Of(sheet.Steps)
             where reviewed is not null
             from cell in sheet.Cells
             where cell.Cell is not null
             select (cell.Cell.Id, reviewed)).ToDictionary(pair => pair.Id, pair => pair.reviewed), cancellationToken);
        var written = sheets.SelectMany(sheet => sheet.Cells).Select(cell => cell.Cell?.Id).OfType<long>().ToList();
        var own = (await context.Figures.AsNoTracking()
            .Where(figure => written.Contains(figure.Id) && figure.Revisions.Any(revision => revision.Version == figure.Version && revision.UserId == person && revision.UserId != null))
            .Select(figure => figure.Id).ToListAsync(cancellationToken)).ToHashSet();
        return
        [
            .. sheets.Select(sheet =>
            {
                var checks = CellChecks.From(sheet.Place.Month, rules, history,
                    months[CellChecks.IndexOf(sheet.Place.Month)].ToDictionary(cell => cell.Code, cell => cell.Entry));
                var warned = sheet.Cells.Where(cell => cell.Cell is not null)
                    .SelectMany(cell => checks.Of(cell.Indicator, cell.Cell!.Entry).Select(warning => warning.Blocks || cell.Cell.Reason is null)).ToList();
                var entries = sheet.Cells.Select(cell => cell.Cell?.Entry ?? FigureEntry.Blank).ToList();
                return new Workload(sheet.Place, entries.Count, entries.Count(entry => entry.HasFigure),
                    entries.Count(entry => entry.Mark == FigureMark.NotPublished), entries.Count(entry => entry.Mark == FigureMark.NotApplicable),
                    warned.Count(isOpen => isOpen), warned.Count(isOpen => !isOpen),
                    ReviewedBefore.Of(sheet.Steps) is null ? null : sheet.Cells.Count(cell => cell.Cell is not null && changes.ContainsKey(cell.Cell.Id)),
                    sheet.Steps.LastOrDefault(step => step.Action == SubmissionAction.Submit),
                    [.. sheet.Cells.Where(cell => cell.Cell is not null && own.Contains(cell.Cell.Id)).Select(cell => cell.Indicator.Indicator.ShortName)]);
            }),
        ];
    }

    private sealed record Cell(long Id, FigureEntry Entry, string? Reason);
}
