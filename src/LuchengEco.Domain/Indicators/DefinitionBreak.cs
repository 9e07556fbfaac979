namespace LuchengEco.Domain.Indicators;

/// <summary>Why values on both sides of a month mean different things.</summary>
public enum BreakKind
{
    /// <summary>A new version of the definition.</summary>
    Definition,

    /// <summary>A new edition of the standard that values are judged by.</summary>
    Standard,

    /// <summary>Before it another indicator was reported in this one's place.</summary>
    Predecessor,
}

/// <summary>A month from which an indicator means something else: a chart's line breaks there, and no sentence compares across it unless it was bridged.</summary>
/// <param name="From">First month of the new meaning.</param>
/// <param name="Kind">What changed.</param>
/// <param name="Before">The meaning before, in words.</param>
/// <param name="After">The meaning from then on, in words.</param>
/// <param name="Reason">Why it changed; empty where nobody said.</param>
/// <param name="Bridge">What somebody wrote about comparing the two sides; null without a note.</param>
public sealed record DefinitionBreak(YearMonth From, BreakKind Kind, string Before, string After, string Reason, DefinitionBridge? Bridge = null)
{
    /// <summary>A note says that both sides may be compared.</summary>
    public bool IsComparable => Bridge is { IsComparable: true };

    /// <summary>Whether a comparison of January to <paramref name="through"/> with the same months a year before crosses it: either year holds the break.</summary>
    public bool LiesBetween(YearMonth through) => (From.Year >= through.Year || (From.Year == through.Year - 1 && From.Month > 1)) && From <= through;
}
