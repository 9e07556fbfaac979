using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Methods;
using LuchengEco.Domain.Methods.Air;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Reporting;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Indicators;

/// <summary>From where on an indicator means something else: versions of its definition, editions of its standard, and the indicator that it took the place of.</summary>
internal static class DefinitionBreaks
{
    /// <param name="indicator">Whose breaks.</param>
    /// <param name="versions">Its definitions.</param>
    /// <param name="predecessor">The indicator before it; null without one.</param>
    /// <param name="bridges">Its notes, oldest first: the newest of a month counts.</param>
    /// <returns>Oldest first.</returns>
    public static IReadOnlyList<DefinitionBreak> Of(Indicator indicator, IEnumerable<IndicatorDefinition> versions, Predecessor? predecessor, IEnumerable<DefinitionBridge> bridges)
    {
        var breaks = DefinitionHistory.Changes(versions).Select(change => Between(change.Before, change.After)).ToList();
        if (indicator.Standard == StandardFamily.AmbientAir)
        {
            breaks.AddRange(AirStandard.All.Zip(AirStandard.All.Skip(1)).Select(pair =>
                new DefinitionBreak(YearMonth.Of(pair.Second.From!.Value), BreakKind.Standard, pair.First.Name, pair.Second.Name, "")));
        }
        if (predecessor is { IsComparable: false })
            breaks.Add(new DefinitionBreak(new YearMonth(predecessor.FromYear, 1), BreakKind.Predecessor, predecessor.Indicator.Name, indicator.Name, predecessor.Note));
        var notes = bridges.GroupBy(bridge => bridge.From).ToDictionary(group => group.Key, group => group.Last());
        return [.. breaks.OrderBy(found => found.From).Select(found => notes.GetValueOrDefault(found.From) is { Note.Length: > 0 } bridge ? found with { Bridge = bridge } : found)];
    }

    public static async Task<IReadOnlyList<DefinitionBreak>> ReadAsync(EcoDbContext context, Indicator indicator, CancellationToken cancellationToken)
    {
        var versions = await context.Definitions.AsNoTracking().Where(row => row.IndicatorId == indicator.Id).ToListAsync(cancellationToken);
        var bridges = await context.Bridges.AsNoTracking().Where(row => row.IndicatorId == indicator.Id).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var link = await context.IndicatorLinks.AsNoTracking().Include(row => row.Predecessor).Where(row => row.SuccessorId == indicator.Id)
            .OrderByDescending(row => row.FromYear).FirstOrDefaultAsync(cancellationToken);
        return Of(indicator, versions, link is null ? null : new Predecessor(link.Predecessor!, link.FromYear, link.IsComparable, link.Note), bridges);
    }

    /// <summary>In the words of the definitions; where those say the same, in what else differs.</summary>
    private static DefinitionBreak Between(IndicatorDefinition before, IndicatorDefinition after)
    {
        var differences = IndicatorWords.Differences(before, after);
        var (was, now) = before.Definition != after.Definition || differences.Count == 0
            ? (before.Definition, after.Definition)
            : (string.Join('，', differences.Select(difference => difference.Label + difference.Before)), string.Join('，', differences.Select(difference => difference.Label + difference.After)));
        return new DefinitionBreak(after.From, BreakKind.Definition, was, now, after.Reason);
    }
}
