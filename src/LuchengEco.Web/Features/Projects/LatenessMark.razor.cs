using LuchengEco.Domain.Projects;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Projects;

/// <summary>How a project stands to its dates, by icon, word and colour.</summary>
public sealed partial class LatenessMark
{
    [Parameter, EditorRequired] public ProjectStanding Standing { get; set; } = null!;
}
