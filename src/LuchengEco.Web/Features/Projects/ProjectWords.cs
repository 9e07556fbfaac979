using LuchengEco.Domain.Projects;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Projects;

/// <summary>Word, icon and style of each state of a project, the same on every page.</summary>
public static class ProjectWords
{
    public static IReadOnlyList<ProjectState> States { get; } = [ProjectState.Planned, ProjectState.InProgress, ProjectState.Completed];

    public static string Of(ProjectState state) => state switch
    {
        ProjectState.Planned => ProjectText.Planned,
        ProjectState.InProgress => ProjectText.InProgress,
        ProjectState.Completed => ProjectText.Completed,
    };

    public static string Icon(ProjectState state) => state switch
    {
        ProjectState.Planned => "○",
        ProjectState.InProgress => "◐",
        ProjectState.Completed => "●",
    };

    public static string CssClass(ProjectState state) => state switch
    {
        ProjectState.Planned => "planned",
        ProjectState.InProgress => "in-progress",
        ProjectState.Completed => "completed",
    };
}
