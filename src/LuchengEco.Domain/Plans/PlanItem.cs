namespace LuchengEco.Domain.Plans;

/// <summary>What a node of a year's tree is.</summary>
public enum PlanItemKind
{
    Framework,
    Action,
    Measure,
    Goal,
    Focus,
    Treatment,
    Demonstration,
    Undertaking,
    KeyTask,
}

/// <summary>A node of a year's tree.</summary>
public sealed class PlanItem
{
    private PlanItem()
    {
    }

    public PlanItem(string code, int year) => (Code, Year) = (code, year);

    /// <summary>Unique over all years, such as <c>2023.A2.1</c>.</summary>
    public string Code { get; private set; } = "";

    public int Year { get; private set; }

    public string? ParentCode { get; private set; }

    public PlanItemKind Kind { get; private set; }

    public int SortOrder { get; private set; }

    public string? AreaCode { get; private set; }

    public string Name { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>Added by people: the catalogue leaves it alone.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>The item of the year before that it goes on from; null for a new one.</summary>
    public string? PredecessorCode { get; private set; }

    public void Own() => IsOwn = true;

    public void Follow(string? predecessorCode) => PredecessorCode = predecessorCode;

    public void Describe(string? parentCode, PlanItemKind kind, int sortOrder, string? areaCode, string name, string description) =>
        (ParentCode, Kind, SortOrder, AreaCode, Name, Description) = (parentCode, kind, sortOrder, areaCode, name, description);
}
