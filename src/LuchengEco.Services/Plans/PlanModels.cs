using LuchengEco.Domain.Plans;
using LuchengEco.Domain.Writing;

namespace LuchengEco.Services.Plans;

/// <summary>A year that has a plan.</summary>
public sealed record YearSummary(int Year, string Framework, string Statement, string SourceIndex, DateOnly? PublishedOn, int Facts, int Indicators, int Projects);

/// <summary>A node of the plan with what hangs on it; the numbers of its paragraphs are slots under <c>fact/code</c>.</summary>
public sealed record PlanNode(string Code, PlanItemKind Kind, string Name, string Description, string? AreaCode, IReadOnlyList<FactView> Facts,
    IReadOnlyList<LivingText> Narratives, IReadOnlyList<PlanNode> Children)
{
    /// <summary>As they read.</summary>
    public IReadOnlyList<string> Paragraphs => [.. Narratives.Select(text => text.ToString())];

    /// <summary>This node and everything below it, in order.</summary>
    public IEnumerable<PlanNode> SelfAndBelow() => Children.SelectMany(child => child.SelfAndBelow()).Prepend(this);
}

/// <summary>A published number as stated.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="PlanItem">Code of the plan item in which it stands.</param>
/// <param name="Name">What is counted.</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Unit">As stated.</param>
/// <param name="Qualifier">As stated.</param>
/// <param name="NormalisedValue">In <paramref name="NormalisedUnit"/>.</param>
/// <param name="NormalisedUnit">Common unit of the kind.</param>
/// <param name="Indicator">Code of the indicator whose baseline it is.</param>
/// <param name="Wording">Number, qualifier and unit as prose writes them.</param>
public sealed record FactView(string Code, string PlanItem, string Name, decimal Value, string Unit, Qualifier Qualifier, decimal NormalisedValue,
    string NormalisedUnit, string? Indicator, string Wording);

/// <summary>The tree of a year.</summary>
public sealed record PlanTree(int Year, string Framework, string Statement, string SourceIndex, DateOnly? PublishedOn, IReadOnlyList<PlanNode> Roots,
    IReadOnlyList<AreaView> Areas);

public sealed record AreaView(string Code, string Name, string ShortName);

/// <summary>An indicator as the catalogue describes it.</summary>
public sealed record IndicatorView(string Code, string Name, string ShortName, string Unit, int Decimals, string Accumulation, string Direction, string Area,
    string Department, int DefinitionVersion, string Shape, int FirstYear, int? LastYear, bool IsHeadline);
