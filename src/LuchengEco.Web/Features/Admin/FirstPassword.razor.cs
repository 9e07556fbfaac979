using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>A first password, shown once to whoever hands it over.</summary>
public sealed partial class FirstPassword
{
    [Parameter, EditorRequired] public string DisplayName { get; set; } = "";

    [Parameter, EditorRequired] public string Password { get; set; } = "";
}
