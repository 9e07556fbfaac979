using LuchengEco.Domain.Projects;
using LuchengEco.Services.Changes;

namespace LuchengEco.Services.Projects;

/// <summary>One project with what may be done to it, for whoever looks at it.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Year">Of the plan.</param>
/// <param name="Version">To be given back with a change: whoever changed it in between is not overwritten.</param>
/// <param name="Progress">As reported.</param>
/// <param name="StartsOn">Of the planned period.</param>
/// <param name="DueOn">Of the planned period.</param>
/// <param name="Milestones">In their order.</param>
/// <param name="UnitCode">The 科室 that answers for it; null for none.</param>
/// <param name="History">Every change since the catalogue was loaded, newest first.</param>
public sealed record ProjectDetail(string Code, int Year, int Version, ProjectProgress Progress, DateOnly? StartsOn, DateOnly? DueOn,
    IReadOnlyList<MilestoneLine> Milestones, string? UnitCode, IReadOnlyList<ChangeLine> History)
{
    public bool MayReport { get; init; }

    public bool MayAssign { get; init; }

    /// <summary>Added by people, and nothing was reported on it.</summary>
    public bool MayRemove { get; init; }

    /// <summary>科室 to choose from; empty for those who may not assign it.</summary>
    public IReadOnlyList<(string Code, string Name)> Units { get; init; } = [];
}

public sealed record MilestoneLine(int Id, string Name, DateOnly DueOn, DateOnly? DoneOn);

/// <summary>A new project's code, where it was added.</summary>
public sealed record ProjectAdded(ChangeResult Result, string? Code);
