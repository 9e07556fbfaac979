using LuchengEco.Services.Displays;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Wall;

/// <summary>The page of the wall: head with clock, scenes, notices.</summary>
public sealed partial class WallDocument
{
    [Parameter, EditorRequired] public required WallPicture Picture { get; set; }

    [Parameter, EditorRequired] public required WallAsked Asked { get; set; }

    /// <summary>Name of the screen or of the person.</summary>
    [Parameter, EditorRequired] public required string Viewer { get; set; }

    [Parameter, EditorRequired] public required string Build { get; set; }
}
