using LuchengEco.Domain.Projects;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Summary;

internal static class StateWords
{
    public static string Of(ProjectState state) => state switch
    {
        ProjectState.Planned => DocumentText.StatePlanned,
        ProjectState.InProgress => DocumentText.StateInProgress,
        ProjectState.Completed => DocumentText.StateCompleted,
    };
}
