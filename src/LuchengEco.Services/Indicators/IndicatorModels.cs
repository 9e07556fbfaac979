using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;

namespace LuchengEco.Services.Indicators;

public enum IndicatorState
{
    /// <summary>启用: somebody fills, stands in and reviews.</summary>
    Active,

    /// <summary>未启用: one of the three is missing, so nothing is typed.</summary>
    Inactive,

    /// <summary>尚未起报: its first year is still to come.</summary>
    Planned,

    /// <summary>已停报: its last year is over.</summary>
    Ended,
}

/// <summary>A code with its name, to choose from.</summary>
public sealed record NamedCode(string Code, string Name);

/// <summary>All indicators as their administrator sees them.</summary>
public sealed record IndicatorCatalogue(IReadOnlyList<IndicatorLine> Rows, IReadOnlyList<NamedCode> Units, IReadOnlyList<NamedCode> Areas);

/// <summary>One row of the catalogue.</summary>
public sealed record IndicatorLine(string Code, string Name, string Measure, string AreaCode, string AreaName, string UnitCode, string UnitName,
    IndicatorState State, bool IsHeadline, int DefinitionVersion, bool IsEdited);

/// <summary>One indicator with everything that its administrator decides on.</summary>
/// <param name="Code">A contract with the outside: never changes.</param>
/// <param name="Description">As stored; hand it back with a change, so that a change by somebody else in between is noticed.</param>
/// <param name="IsEdited">The catalogue leaves it alone.</param>
/// <param name="State">Whether anything is typed for it.</param>
/// <param name="Figures">What is stored of it.</param>
/// <param name="Definitions">Every version, newest first.</param>
/// <param name="Units">To choose from; closed ones are left out unless it belongs to one.</param>
/// <param name="Areas">To choose from.</param>
public sealed record IndicatorSheet(string Code, IndicatorDescription Description, bool IsEdited, IndicatorState State, StoredMonths Figures,
    IReadOnlyList<DefinitionView> Definitions, IReadOnlyList<NamedCode> Units, IReadOnlyList<NamedCode> Areas)
{
    /// <summary>From where on it means something else, with what was said of comparing both sides; oldest first.</summary>
    public IReadOnlyList<DefinitionBreak> Breaks { get; init; } = [];
}

/// <summary>How many months of an indicator carry numbers.</summary>
/// <param name="Values">Months with a value.</param>
/// <param name="Fractions">Months with a numerator or denominator.</param>
/// <param name="First">The first month with a number; null without any.</param>
/// <param name="Last">The last one.</param>
public sealed record StoredMonths(int Values, int Fractions, YearMonth? First, YearMonth? Last)
{
    public int Count => Values + Fractions;
}

/// <summary>One version of a definition, with what it changed.</summary>
/// <param name="Version">Counts from 1.</param>
/// <param name="From">The first month that it holds for.</param>
/// <param name="Reason">Why.</param>
/// <param name="UserName">Who; empty for what the catalogue stated.</param>
/// <param name="At">When it was decided; null for what the catalogue stated.</param>
/// <param name="Definition">Formula and standard.</param>
/// <param name="Changes">Against the version before; empty for the first.</param>
public sealed record DefinitionView(int Version, YearMonth From, string Reason, string UserName, DateTimeOffset? At, string Definition, IReadOnlyList<Difference> Changes);

/// <summary>One thing that changed, in Chinese.</summary>
public sealed record Difference(string Label, string Before, string After)
{
    public override string ToString() => $"{Label}：{Before} → {After}";
}
