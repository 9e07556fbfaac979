using LuchengEco.Services.Briefs;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Home;

/// <summary>One thing that wants a decision: why by icon, word and colour, what, and what stands.</summary>
public sealed partial class DecisionItem
{
    [Parameter, EditorRequired] public required Decision Decision { get; set; }

    /// <summary>Where it can be looked into.</summary>
    [Parameter, EditorRequired] public string Link { get; set; } = "";
}
