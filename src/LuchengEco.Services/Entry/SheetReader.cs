using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Entry;

/// <summary>Reads the sheet of one month for one person: units with where they stand, rows with neighbours, warnings and why they are closed.</summary>
internal sealed class SheetReader(EcoDbContext context, Actor actor, YearMonth month, DateOnly today)
{
    /// <param name="unitCode">One unit, or null for all of the actor's.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<MonthlySheet> ReadAsync(string? unitCode, CancellationToken cancellationToken)
    {
        var units = await UnitsAsync(unitCode, cancellationToken);
        var codes = units.Select(unit => unit.Code).ToList();
        var places = (await CheckedIndicator.ReadAsync(context.Indicators
                .Where(indicator => codes.Contains(indicator.UnitCode) && indicator.FirstYear <= month.Year && (indicator.LastYear == null || indicator.LastYear >= month.Year)),
            context, cancellationToken))
            .OrderBy(place => place.Indicator.HeadlineOrder is null).ThenBy(place => place.Indicator.HeadlineOrder).ThenBy(place => place.Indicator.SortOrder).ToList();
        var ids = places.Select(place => place.Indicator.Id).ToList();
        var first = month.Neighbour(-12) ?? new YearMonth(YearMonth.MinYear, 1);
        var figures = await context.Figures.AsNoTracking()
            .Where(figure => ids.Contains(figure.IndicatorId)
                && figure.Year * 12 + figure.MonthNumber >= first.Year * 12 + first.Month
                && figure.Year * 12 + figure.MonthNumber <= month.Year * 12 + month.Month)
            .ToListAsync(cancellationToken);
        var byCell = figures.ToDictionary(figure => (figure.IndicatorId, figure.Month));
        var checks = await CellChecks.ReadAsync(context, month, [.. places.Select(place => place.Indicator)], cancellationToken);
        var names = await NamesAsync(places, cancellationToken);
        var closed = units.ToDictionary(unit => unit.Code, unit => unit.WhyNot);
        return new MonthlySheet(month, units,
        [
            .. places.Select(place => RowOf(place.Indicator, byCell) with
            {
                WhyNot = closed[place.Indicator.UnitCode] ?? WhyNotMine(place, names),
                Warnings = checks.Of(place, byCell.GetValueOrDefault((place.Indicator.Id, month))?.Entry ?? FigureEntry.Blank),
            }),
        ]);
    }

    private async Task<IReadOnlyList<SheetUnit>> UnitsAsync(string? unitCode, CancellationToken cancellationToken)
    {
        var states = await context.Submissions.AsNoTracking()
            .Where(submission => submission.Year == month.Year && submission.MonthNumber == month.Month)
            .Select(submission => new
            {
                submission.UnitCode,
                submission.State,
                submission.Version,
                Reason = submission.Events.OrderByDescending(step => step.Id).Select(step => step.Reason).FirstOrDefault(),
            })
            .ToDictionaryAsync(submission => submission.UnitCode, cancellationToken);
        var units = await context.Units.AsNoTracking().OrderBy(unit => unit.SortOrder).ToListAsync(cancellationToken);
        var yearIsOpen = await context.Years.AnyAsync(year => year.Year == month.Year, cancellationToken);
        var hasOwn = units.Any(unit => IsOwn(unit.Code));
        return [.. units
            .Where(unit => unitCode is null ? !hasOwn || IsOwn(unit.Code) : unit.Code == unitCode)
            .Select(unit =>
            {
                var submission = states.GetValueOrDefault(unit.Code);
                var why = unit.ClosedAt is null ? WhyNot(unit.Code, yearIsOpen, submission?.State ?? SubmissionState.Draft) : Format(AdministrationText.UnitClosed, unit.Name);
                return new SheetUnit(unit.Code, unit.Name, submission?.State ?? SubmissionState.Draft, submission?.Reason, why is null, why, submission?.Version ?? 0);
            })];

        bool IsOwn(string code) => actor.MayFill(code) || actor.MayReview(code);
    }

    private string? WhyNot(string unitCode, bool yearIsOpen, SubmissionState state)
    {
        if (!actor.MayFill(unitCode))
            return actor.May(EcoOperation.Fill) && actor.Units.Contains(unitCode) ? EntryText.NotYourDays : EntryText.NotYourRole;
        if (month.FirstDay > today)
            return EntryText.MonthNotStarted;
        return yearIsOpen ? EntryService.WhyLocked(state) : Format(EntryText.YearNotOpen, month.Year);
    }

    /// <summary>Why this row of an open unit is not the actor's to type; null when it is.</summary>
    private string? WhyNotMine(CheckedIndicator place, Dictionary<Guid, string> names)
    {
        if (!place.IsActive)
            return Format(EntryText.IndicatorInactive, place.Indicator.ShortName);
        return actor.MayFill(place.Indicator.UnitCode, place.Indicator.Code)
            ? null
            : Format(EntryText.FilledByOther, names.GetValueOrDefault(place.Duty!.FillerId!.Value) ?? "", names.GetValueOrDefault(place.Duty.DeputyId!.Value) ?? "");
    }

    private async Task<Dictionary<Guid, string>> NamesAsync(List<CheckedIndicator> places, CancellationToken cancellationToken)
    {
        var ids = places.SelectMany(place => new[] { place.Duty?.FillerId, place.Duty?.DeputyId }).OfType<Guid>().Distinct().ToList();
        return await context.Users.AsNoTracking().Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
    }

    private SheetRow RowOf(Indicator indicator, Dictionary<(int, YearMonth), MonthlyFigure> figures)
    {
        var figure = figures.GetValueOrDefault((indicator.Id, month));
        return new SheetRow
        {
            Code = indicator.Code,
            Name = indicator.Name,
            ShortName = indicator.ShortName,
            Unit = indicator.Unit,
            Decimals = indicator.Decimals,
            Shape = indicator.Shape,
            Accumulation = indicator.Accumulation,
            NeedsWeight = indicator.NeedsWeight,
            CountsDays = indicator.CountsDays,
            AreaCode = indicator.AreaCode,
            UnitCode = indicator.UnitCode,
            NumeratorName = indicator.NumeratorName,
            DenominatorName = indicator.DenominatorName,
            PlausibleMin = indicator.PlausibleMin,
            PlausibleMax = indicator.PlausibleMax,
            Definition = indicator.Definition,
            IsHeadline = indicator.IsHeadline,
            Entry = figure?.Entry ?? FigureEntry.Blank,
            Version = figure?.Version ?? 0,
            Reason = figure?.Reason,
            IsDemonstration = figure?.IsDemonstration ?? false,
            ChangedBy = figure?.ChangedBy,
            ChangedAt = figure?.ChangedAt,
            LastMonth = EntryOf(-1),
            LastYear = EntryOf(-12),
            Trail = [.. Enumerable.Range(-12, 12).Select(offset => SoftChecks.MonthValue(EntryOf(offset)))],
        };

        FigureEntry? EntryOf(int offset) => month.Neighbour(offset) is { } neighbour ? figures.GetValueOrDefault((indicator.Id, neighbour))?.Entry : null;
    }

    private static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
