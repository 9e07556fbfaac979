using LuchengEco.Domain.Plans;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Services.Plans;

/// <summary>What became of a plan item between two years.</summary>
public enum ItemFate
{
    /// <summary>沿用.</summary>
    Continued,

    /// <summary>更名.</summary>
    Renamed,

    /// <summary>调整: stands under another item than before.</summary>
    Moved,

    /// <summary>新增.</summary>
    Added,

    /// <summary>未沿用.</summary>
    Dropped,
}

public sealed record ComparedItem(string Code, string Name, PlanItemKind Kind, bool IsOwn);

/// <summary>An item beside the one that it goes on from; one of the two is null for a new or a dropped one.</summary>
public sealed record ItemPair(ComparedItem? Now, ComparedItem? Before, ItemFate Fate);

/// <summary>The items of one area in both years, where nobody has mapped them.</summary>
public sealed record AreaItems(string Code, string Name, IReadOnlyList<ComparedItem> Now, IReadOnlyList<ComparedItem> Before);

/// <summary>An indicator beside what was reported in its place the year before.</summary>
/// <param name="Now">Of the year; null for one that ended.</param>
/// <param name="Before">Of the year before; null for a new one.</param>
/// <param name="Difference">Rounded value to date less that of the same months; null where there is none or the two may not be compared.</param>
/// <param name="NotComparable">Why the two may not be compared; null when they may.</param>
public sealed record IndicatorPair(IndicatorReport? Now, IndicatorReport? Before, decimal? Difference, string? NotComparable);

/// <summary>A successor as the administrator set it.</summary>
public sealed record LinkLine(string Successor, string SuccessorName, string Predecessor, string PredecessorName, int FromYear, bool IsComparable, string Note);

/// <summary>Two years beside each other along the map.</summary>
/// <param name="Now">Report of the year.</param>
/// <param name="Before">Report of December of the year before.</param>
/// <param name="Items">Along the map; empty where nobody has mapped an item.</param>
/// <param name="Areas">By area instead, where nobody has.</param>
/// <param name="Indicators">Headlines first.</param>
/// <param name="Links">Indicators that took the place of others, through the year.</param>
public sealed record YearComparison(YearReport Now, YearReport Before, IReadOnlyList<ItemPair> Items, IReadOnlyList<AreaItems> Areas, IReadOnlyList<IndicatorPair> Indicators,
    IReadOnlyList<LinkLine> Links);
