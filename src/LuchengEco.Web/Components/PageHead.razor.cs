using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components;

/// <summary>The title of a page with the switches of its period beside it.</summary>
public sealed partial class PageHead
{
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    [Parameter] public string? Lead { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }
}
