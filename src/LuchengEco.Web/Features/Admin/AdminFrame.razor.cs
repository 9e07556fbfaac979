using LuchengEco.Services.Accounts;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Head and tabs of the administration around a page, and the look of its forms and tables.</summary>
public sealed partial class AdminFrame
{
    [Parameter, EditorRequired] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    [Parameter] public string? Lead { get; set; }

    /// <summary>Beside the title.</summary>
    [Parameter] public RenderFragment? Switch { get; set; }

    [Parameter] public bool IsDenied { get; set; }

    [Parameter] public bool IsUnknown { get; set; }

    /// <summary>What is said where there is nothing to show.</summary>
    [Parameter] public string? Unknown { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }
}
