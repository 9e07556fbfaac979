using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components;

/// <summary>Stands in place of a page whose session ended while it was open, and leads through the sign-in back to it.</summary>
public sealed partial class SessionOver
{
    [Parameter, EditorRequired] public string Url { get; set; } = "";
}
