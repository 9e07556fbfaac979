using LuchengEco.Domain;
using LuchengEco.Domain.Writing;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Wordings;

/// <summary>Reads the words that stand, or stood at a past moment.</summary>
internal static class WordingReader
{
    /// <summary>The latest version of each paragraph of a summary.</summary>
    public static async Task<List<ParagraphWording>> LatestAsync(EcoDbContext context, YearMonth through, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var at = asOf?.ToUniversalTime();
        var rows = context.ParagraphWordings.AsNoTracking().Where(row => row.Year == through.Year && row.MonthNumber == through.Month && (at == null || row.At <= at));
        return await rows.Where(row => !rows.Any(later => later.Key == row.Key && later.Version > row.Version)).OrderBy(row => row.Key).ToListAsync(cancellationToken);
    }

    /// <summary>Of each paragraph the latest version in the nearest earlier month of the year in which anybody changed it; those that went back to the automatic draft are left out.</summary>
    public static async Task<List<ParagraphWording>> EarlierAsync(EcoDbContext context, YearMonth through, CancellationToken cancellationToken)
    {
        var rows = context.ParagraphWordings.AsNoTracking().Where(row => row.Year == through.Year && row.MonthNumber < through.Month);
        var latest = rows.Where(row => !rows.Any(later => later.Key == row.Key && (later.MonthNumber > row.MonthNumber || later.MonthNumber == row.MonthNumber && later.Version > row.Version)));
        return await latest.Where(row => row.Template != null).OrderBy(row => row.Key).ToListAsync(cancellationToken);
    }
}
