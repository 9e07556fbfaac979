using LuchengEco.Services.Plans;
using LuchengEco.Web.Components;

namespace LuchengEco.Web.Features.Plans;

/// <summary>How a plan is looked at; all of it stands in the URL.</summary>
public sealed record PlanView(string? Area = null, bool IsTable = false, SortOrder Sort = default)
{
    public const string Table = "facts";
    public const string ByName = "name";
    public const string ByValue = "value";
    public const string ByItem = "item";

    /// <summary>What is not understood counts as not given.</summary>
    public static PlanView Parse(string? area, string? view, string? sort) =>
        new(string.IsNullOrWhiteSpace(area) ? null : area, view == Table, SortOrder.Parse(sort, ByName, ByValue, ByItem));

    /// <summary>Facts in the order of the plan, or sorted. Values are compared in the common unit of their kind: 31.3亿元 stands above 22071万元.</summary>
    public IReadOnlyList<FactRow> Arrange(IReadOnlyList<FactRow> rows) =>
    [
        .. Sort.Key switch
        {
            ByName => Sort.Apply(rows, row => row.Fact.Name, ChineseOrder.Comparer),
            ByValue => Sort.Apply(rows, row => row.Fact.NormalisedValue),
            ByItem => Sort.Apply(rows, row => row.Order),
            _ => rows,
        },
    ];
}

/// <summary>A fact with the plan item in which it stands.</summary>
/// <param name="Fact">As stated.</param>
/// <param name="Item">Where it stands.</param>
/// <param name="Order">Its place in the plan from top to bottom.</param>
public sealed record FactRow(FactView Fact, PlanNode Item, int Order)
{
    public static IReadOnlyList<FactRow> Of(IEnumerable<PlanNode> roots) =>
    [
        .. roots.SelectMany(root => root.SelfAndBelow())
            .SelectMany(item => item.Facts.Select(fact => (fact, item)))
            .Select((row, order) => new FactRow(row.fact, row.item, order)),
    ];
}
