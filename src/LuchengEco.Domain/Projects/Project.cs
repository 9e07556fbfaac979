namespace LuchengEco.Domain.Projects;

public enum ProjectState
{
    Planned,
    InProgress,
    Completed,
}

/// <summary>A project of a year; amounts in 万元, null where the source states none.</summary>
public sealed class Project
{
    private Project()
    {
    }

    public Project(string code, int year) => (Code, Year) = (code, year);

    public string Code { get; private set; } = "";

    public int Year { get; private set; }

    public string PlanItemCode { get; private set; } = "";

    public string AreaCode { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Place { get; private set; } = "";

    /// <summary>万元.</summary>
    public decimal? InvestmentPlanned { get; private set; }

    /// <summary>万元.</summary>
    public decimal? InvestmentDone { get; private set; }

    /// <summary>The amount with unit and qualifier as the source states it.</summary>
    public string InvestmentText { get; private set; } = "";

    /// <summary>How many pieces of work it has, and how many are done.</summary>
    public decimal? ItemCount { get; private set; }

    public decimal? ItemDone { get; private set; }

    public string CountUnit { get; private set; } = "";

    public ProjectState State { get; private set; }

    /// <summary>0 to 100; null where none is reported.</summary>
    public decimal? Percent { get; private set; }

    public int SortOrder { get; private set; }

    public void Describe(string planItemCode, string areaCode, string name, string place, int sortOrder) =>
        (PlanItemCode, AreaCode, Name, Place, SortOrder) = (planItemCode, areaCode, name, place, sortOrder);

    public void Invest(decimal? planned, decimal? done, string text) => (InvestmentPlanned, InvestmentDone, InvestmentText) = (planned, done, text);

    /// <exception cref="DomainException">The percentage lies outside 0–100 or contradicts the state.</exception>
    public void Advance(decimal? itemCount, decimal? itemDone, string countUnit, ProjectState state, decimal? percent)
    {
        if (percent is < 0 or > 100)
            throw new DomainException("project-percent-invalid", Resources.DomainText.ProjectPercentInvalid);
        if ((state, percent) is (ProjectState.Planned, > 0) or (ProjectState.Completed, < 100))
            throw new DomainException("project-percent-contradicts", Resources.DomainText.ProjectPercentContradicts);
        (ItemCount, ItemDone, CountUnit, State, Percent) = (itemCount, itemDone, countUnit, state, percent);
    }
}
