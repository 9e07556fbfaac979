namespace LuchengEco.Domain.Indicators;

/// <summary>Reads a month by the version of a definition that was in force then.</summary>
public static class DefinitionHistory
{
    /// <summary>The newest version that holds for the month: the latest first month counts, and of several that begin together the latest version. A month before them all is read by the first.</summary>
    /// <returns>Null without any version: then the indicator itself says what it means.</returns>
    public static IndicatorDefinition? InForce(IEnumerable<IndicatorDefinition> versions, YearMonth month)
    {
        var known = Effective(versions);
        return known.LastOrDefault(version => version.From <= month) ?? known.FirstOrDefault();
    }

    /// <summary>Each version that held for at least a month with the one that followed it, oldest first; what was replaced from its own first month on never held.</summary>
    public static IReadOnlyList<(IndicatorDefinition Before, IndicatorDefinition After)> Changes(IEnumerable<IndicatorDefinition> versions)
    {
        var known = Effective(versions);
        return [.. known.Zip(known.Skip(1))];
    }

    private static List<IndicatorDefinition> Effective(IEnumerable<IndicatorDefinition> versions)
    {
        ArgumentNullException.ThrowIfNull(versions);
        // What nearly every indicator has, and every report asks of each of them.
        if (versions.TryGetNonEnumeratedCount(out var count) && count < 2)
            return [.. versions];
        return [.. versions.GroupBy(version => version.From).Select(group => group.MaxBy(version => version.Version)!).OrderBy(version => version.From)];
    }
}
