namespace LuchengEco.Domain.Plans;

/// <summary>A paragraph of the summary in our own words; <c>{fact-code}</c> slots are filled from the facts, never typed.</summary>
public sealed class Narrative
{
    private Narrative()
    {
    }

    public Narrative(string planItemCode, int sortOrder, int year) => (PlanItemCode, SortOrder, Year) = (planItemCode, sortOrder, year);

    public string PlanItemCode { get; private set; } = "";

    public int SortOrder { get; private set; }

    public int Year { get; private set; }

    public string Template { get; private set; } = "";

    public void Write(string template) => Template = template;
}
