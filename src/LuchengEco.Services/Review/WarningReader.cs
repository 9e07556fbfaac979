using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Review;

/// <summary>A warning that nobody has answered, or that no answer helps.</summary>
public sealed record OpenWarning(string Indicator, string Name, SoftWarning Warning);

/// <summary>What still stands in the way of a submission.</summary>
internal static class WarningReader
{
    public static async Task<IReadOnlyList<OpenWarning>> OpenAsync(EcoDbContext context, string unitCode, YearMonth month, CancellationToken cancellationToken)
    {
        var places = await CheckedIndicator.ReadAsync(context.Indicators.Where(indicator => indicator.UnitCode == unitCode
            && indicator.FirstYear <= month.Year && (indicator.LastYear == null || indicator.LastYear >= month.Year)), context, cancellationToken);
        var ids = places.Select(place => place.Indicator.Id).ToList();
        var figures = await context.Figures.AsNoTracking()
            .Where(figure => ids.Contains(figure.IndicatorId) && figure.Year == month.Year && figure.MonthNumber == month.Month)
            .ToDictionaryAsync(figure => figure.IndicatorId, cancellationToken);
        var checks = await CellChecks.ReadAsync(context, month, [.. places.Select(place => place.Indicator)], cancellationToken);
        return
        [
            .. from place in places.OrderBy(place => place.Indicator.SortOrder)
            let figure = figures.GetValueOrDefault(place.Indicator.Id)
            where figure is not null
            from warning in checks.Of(place, figure.Entry)
            where warning.Blocks || figure.Reason is null
            select new OpenWarning(place.Indicator.Code, place.Indicator.ShortName, warning),
        ];
    }
}
