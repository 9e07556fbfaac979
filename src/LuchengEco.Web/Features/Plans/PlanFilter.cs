using LuchengEco.Domain.Plans;
using LuchengEco.Services.Plans;

namespace LuchengEco.Web.Features.Plans;

/// <summary>Cuts a plan down to one area and to what contains a text; the way to what remains is kept.</summary>
/// <param name="Area">Code; an item without one belongs to its parent's. Null takes all.</param>
/// <param name="Text">Looked for in names, descriptions, paragraphs and facts; null takes all.</param>
public sealed record PlanFilter(string? Area, string? Text)
{
    public IReadOnlyList<PlanNode> Apply(IReadOnlyList<PlanNode> roots) =>
        Area is null && Text is null ? roots : Keep(roots, null, Text is null);

    /// <summary>The topmost items of an area, each with what of the same area is below it.</summary>
    public static IReadOnlyList<PlanNode> OfArea(IReadOnlyList<PlanNode> roots, string area)
    {
        return [.. Topmost(new PlanFilter(area, null).Apply(roots))];

        IEnumerable<PlanNode> Topmost(IEnumerable<PlanNode> nodes) => nodes.SelectMany(node => node.AreaCode == area ? [node] : Topmost(node.Children));
    }

    private List<PlanNode> Keep(IEnumerable<PlanNode> nodes, string? inheritedArea, bool isFound) =>
        [.. nodes.Select(node => Keep(node, inheritedArea, isFound)).OfType<PlanNode>()];

    private PlanNode? Keep(PlanNode node, string? inheritedArea, bool isFound)
    {
        var area = node.AreaCode ?? inheritedArea;
        // Whoever looks for an item by its name wants all of it; the framework's name would be the whole plan.
        var isNamed = isFound || (node.Kind != PlanItemKind.Framework && Says(node.Name));
        var isOwn = (Area is null || area == Area)
            && (isNamed || Says(node.Name) || Says(node.Description) || node.Paragraphs.Any(Says)
                || node.Facts.Any(fact => Says(fact.Name) || Says(fact.Wording)));
        var children = Keep(node.Children, area, isNamed);
        return isOwn ? node with { Children = children }
            : children.Count > 0 ? node with { Children = children, Facts = [], Narratives = [] }
            : null;
    }

    private bool Says(string words) => Text is not null && words.Contains(Text, StringComparison.OrdinalIgnoreCase);
}
