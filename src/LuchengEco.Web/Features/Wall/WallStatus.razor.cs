using LuchengEco.Domain.Progress;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Wall;

/// <summary>A status by icon, word and colour, to be read from across a hall.</summary>
public sealed partial class WallStatus
{
    [Parameter, EditorRequired] public ProgressStatus Status { get; set; }
}
