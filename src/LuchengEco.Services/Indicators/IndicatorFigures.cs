using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;
using Text = LuchengEco.Services.Resources.AdministrationText;

namespace LuchengEco.Services.Indicators;

/// <summary>What a change of an indicator does to the figures that are stored of it.</summary>
internal static class IndicatorFigures
{
    public static async Task<StoredMonths> ReadAsync(EcoDbContext context, int indicatorId, CancellationToken cancellationToken)
    {
        var months = await context.Figures.AsNoTracking()
            .Where(figure => figure.IndicatorId == indicatorId && (figure.Value != null || figure.Numerator != null || figure.Denominator != null))
            .OrderBy(figure => figure.Year).ThenBy(figure => figure.MonthNumber)
            .Select(figure => new { figure.Year, figure.MonthNumber, IsValue = figure.Value != null }).ToListAsync(cancellationToken);
        return new StoredMonths(months.Count(month => month.IsValue), months.Count(month => !month.IsValue),
            months.Count == 0 ? null : new YearMonth(months[0].Year, months[0].MonthNumber), months.Count == 0 ? null : new YearMonth(months[^1].Year, months[^1].MonthNumber));
    }

    /// <summary>Why the change cannot be made at all: figures would become unreadable, or a locked month would open.</summary>
    public static async Task<ChangeResult?> RefusalAsync(EcoDbContext context, int indicatorId, IndicatorDescription before, IndicatorDescription after,
        Dictionary<string, string> names, CancellationToken cancellationToken)
    {
        var stored = await ReadAsync(context, indicatorId, cancellationToken);
        if (before.Shape != after.Shape && stored is { Count: > 0, First: { } first, Last: { } last })
            return ChangeResult.Refused("shape-in-use", Text.ShapeInUse, stored.Count, first, last, IndicatorWords.Of(before.Shape), IndicatorWords.Of(after.Shape));
        if (before.UnitCode == after.UnitCode)
            return null;
        // A figure is locked through the submission of the unit that owns its indicator.
        var months = await context.Figures.AsNoTracking().Where(figure => figure.IndicatorId == indicatorId
                && context.Submissions.Any(row => row.UnitCode == before.UnitCode && row.Year == figure.Year && row.MonthNumber == figure.MonthNumber
                    && (row.State == SubmissionState.Submitted || row.State == SubmissionState.Approved))
                && !context.Submissions.Any(row => row.UnitCode == after.UnitCode && row.Year == figure.Year && row.MonthNumber == figure.MonthNumber
                    && (row.State == SubmissionState.Submitted || row.State == SubmissionState.Approved)))
            .OrderBy(figure => figure.Year).ThenBy(figure => figure.MonthNumber).Select(figure => new { figure.Year, figure.MonthNumber }).ToListAsync(cancellationToken);
        return months.Count == 0
            ? null
            : ChangeResult.Refused("unit-would-unlock", Text.UnitWouldUnlock, names.GetValueOrDefault(after.UnitCode, after.UnitCode), months.Count,
                new YearMonth(months[0].Year, months[0].MonthNumber), new YearMonth(months[^1].Year, months[^1].MonthNumber));
    }

    /// <summary>What must be known before the change is confirmed; empty where no figure is concerned.</summary>
    public static async Task<IReadOnlyList<string>> ConsequencesAsync(EcoDbContext context, int indicatorId, IndicatorDescription before, IndicatorDescription after,
        Dictionary<string, string> names, CancellationToken cancellationToken)
    {
        var stored = await ReadAsync(context, indicatorId, cancellationToken);
        if (stored is not { First: { } first, Last: { } last })
            return [];
        var consequences = new List<string>();
        if (before.Unit != after.Unit)
            Add(Text.ConsequenceMeasure, stored.Count, first, last, before.Unit, after.Unit);
        if (before.Accumulation != after.Accumulation)
            Add(Text.ConsequenceAccumulation, stored.Count, first, last, IndicatorWords.Of(before.Accumulation), IndicatorWords.Of(after.Accumulation));
        if (before.Accumulation != after.Accumulation && after.Accumulation == Accumulation.WeightedMean)
            Add(Text.ConsequenceWeightAssumed);
        if (before.Accumulation != after.Accumulation && before.Accumulation == Accumulation.WeightedMean)
            Add(Text.ConsequenceWeightIgnored);
        if (before.Decimals != after.Decimals)
            Add(Text.ConsequenceDecimals, before.Decimals, after.Decimals);
        if (before.CountsDays != after.CountsDays)
            Add(Text.ConsequenceCountsDays);
        if (before.Direction != after.Direction)
            Add(Text.ConsequenceDirection, IndicatorWords.Of(after.Direction));
        if (after.FirstYear > first.Year || after.LastYear < last.Year)
            Add(Text.ConsequenceYears, first, last, after.FirstYear, after.LastYear is { } end ? end.ToString(CultureInfo.InvariantCulture) : Text.OpenEnd);
        if (before.UnitCode != after.UnitCode)
            Add(Text.ConsequenceUnit, names.GetValueOrDefault(after.UnitCode, after.UnitCode));
        return consequences;

        void Add(string template, params object?[] values) => consequences.Add(string.Format(CultureInfo.InvariantCulture, template, values));
    }
}
