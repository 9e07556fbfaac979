using System.Globalization;
using LuchengEco.Domain.Figures;

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
    public const int MaxNameLength = 200;

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

    /// <summary>The same item in a year that is opened from this one's, as an item of people: <c>2024.A2.1</c> → <c>2025.A2.1</c>.</summary>
    /// <param name="year">The new year.</param>
    /// <param name="name">1 to <see cref="MaxNameLength"/> characters.</param>
    /// <exception cref="DomainException">The name is missing, too long or cannot be stored.</exception>
    public PlanItem CarryTo(int year, string? name)
    {
        if (Remark.Tidy(name) is not { Length: <= MaxNameLength } said || !Remark.CanBeStored(said) || said.Any(char.IsControl))
            throw new DomainException("plan-item-name-invalid", string.Format(CultureInfo.InvariantCulture, Resources.DomainText.PlanItemNameInvalid, Name));
        var item = new PlanItem(CodeIn(Code, Year, year), year);
        item.Describe(ParentCode is null ? null : CodeIn(ParentCode, Year, year), Kind, SortOrder, AreaCode, said, Description);
        item.Own();
        item.Follow(Code);
        return item;
    }

    /// <summary>The code of an item in another year: its year is replaced.</summary>
    public static string CodeIn(string code, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(code);
        var (before, after) = (from.ToString(CultureInfo.InvariantCulture), to.ToString(CultureInfo.InvariantCulture));
        return code == before || code.StartsWith(before + ".", StringComparison.Ordinal) ? after + code[before.Length..] : $"{after}.{code}";
    }

    public void Follow(string? predecessorCode) => PredecessorCode = predecessorCode;

    public void Describe(string? parentCode, PlanItemKind kind, int sortOrder, string? areaCode, string name, string description) =>
        (ParentCode, Kind, SortOrder, AreaCode, Name, Description) = (parentCode, kind, sortOrder, areaCode, name, description);
}
