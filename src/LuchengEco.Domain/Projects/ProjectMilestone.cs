using LuchengEco.Domain.Figures;
using Text = LuchengEco.Domain.Resources.ProjectRuleText;

namespace LuchengEco.Domain.Projects;

/// <summary>A milestone as it is typed.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Name">1 to <see cref="ProjectMilestone.MaxNameLength"/> characters.</param>
/// <param name="DueOn">Last day on which it is in time.</param>
public sealed record MilestoneDraft(int? Id, string? Name, DateOnly DueOn);

/// <summary>A step of a project with a day of its own.</summary>
public sealed class ProjectMilestone
{
    public const int MaxNameLength = 80;

    private ProjectMilestone()
    {
    }

    internal ProjectMilestone(string projectCode, string name, DateOnly dueOn, int sortOrder) =>
        (ProjectCode, Name, DueOn, SortOrder) = (projectCode, name, dueOn, sortOrder);

    public int Id { get; private set; }

    public string ProjectCode { get; private set; } = "";

    public string Name { get; private set; } = "";

    public DateOnly DueOn { get; private set; }

    /// <summary>Null while it is open.</summary>
    public DateOnly? DoneOn { get; private set; }

    public int SortOrder { get; private set; }

    internal void Plan(string name, DateOnly dueOn, int sortOrder) => (Name, DueOn, SortOrder) = (name, dueOn, sortOrder);

    internal void Mark(DateOnly? doneOn) => DoneOn = doneOn;

    /// <exception cref="DomainException">The name is missing, too long or cannot be stored.</exception>
    internal static string NameOf(string? name) =>
        Remark.Tidy(name) is { Length: <= MaxNameLength } said && Remark.CanBeStored(said) && !said.Any(char.IsControl)
            ? said
            : throw new DomainException("milestone-name-invalid", Text.MilestoneNameInvalid);
}
