namespace LuchengEco.Domain.Plans;

/// <summary>One of the eight actions (八大行动) A1–A8: stable across years, every figure and project belongs to one.</summary>
public sealed class ActionArea
{
    private ActionArea()
    {
    }

    public ActionArea(string code) => Code = code;

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string ShortName { get; private set; } = "";

    public int SortOrder { get; private set; }

    public void Describe(string name, string shortName, int sortOrder) => (Name, ShortName, SortOrder) = (name, shortName, sortOrder);
}
