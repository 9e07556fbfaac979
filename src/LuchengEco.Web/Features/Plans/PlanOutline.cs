using LuchengEco.Domain.Explanations;
using LuchengEco.Services.Plans;

namespace LuchengEco.Web.Features.Plans;

/// <summary>What the branches of one tree share: what is folded, what is looked for, where links lead.</summary>
public sealed class PlanOutline(IReadOnlyList<AreaView> areas, Func<string, string> indicatorLink, Func<string, string> itemLink, Func<FactView, Explanation> explain, Action changed)
{
    private readonly HashSet<string> _closed = [];
    private readonly Dictionary<string, string> _areaNames = areas.ToDictionary(area => area.Code, area => area.ShortName);

    public string? Find { get; set; }

    /// <summary>Code of the item that the address points to.</summary>
    public string? Target { get; set; }

    /// <summary>Everything is open from the start: it is found by the browser's search and prints. A search opens what it finds.</summary>
    public bool IsOpen(string code) => Find is not null || !_closed.Contains(code);

    public string IndicatorLink(string code) => indicatorLink(code);

    public string ItemLink(string code) => itemLink(code);

    public Explanation Explain(FactView fact) => explain(fact);

    /// <summary>Null for an area that does not exist.</summary>
    public string? AreaName(string code) => _areaNames.GetValueOrDefault(code);

    public void Toggle(string code)
    {
        if (!_closed.Remove(code))
            _closed.Add(code);
        changed();
    }

    public void OpenAll()
    {
        _closed.Clear();
        changed();
    }

    public void CloseAll(IEnumerable<PlanNode> roots)
    {
        _closed.UnionWith(roots.SelectMany(root => root.SelfAndBelow()).Select(node => node.Code));
        changed();
    }

    /// <summary>Opens the way down to an item.</summary>
    public void Reveal(IEnumerable<PlanNode> roots, string code)
    {
        foreach (var node in roots.SelectMany(root => root.SelfAndBelow()).Where(node => node.SelfAndBelow().Any(below => below.Code == code)))
            _closed.Remove(node.Code);
    }
}
