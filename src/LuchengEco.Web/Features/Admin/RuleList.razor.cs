using LuchengEco.Services.Entry;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>The rules as they are read, one of them perhaps in its editor.</summary>
public sealed partial class RuleList
{
    [Parameter, EditorRequired] public IReadOnlyList<RuleLine> Rules { get; set; } = [];

    /// <summary>Code of the rule that is edited.</summary>
    [Parameter] public string? Editing { get; set; }

    [Parameter] public EventCallback<RuleLine> OnEdit { get; set; }

    /// <summary>Switches a rule off or on.</summary>
    [Parameter] public EventCallback<RuleLine> OnSwitch { get; set; }

    [Parameter, EditorRequired] public RenderFragment<RuleLine> Editor { get; set; } = _ => _ => { };
}
