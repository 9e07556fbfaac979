using LuchengEco.Services.FrozenSummaries;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.FrozenSummaries;

/// <summary>A frozen content to be read: its words and tables, nothing computed anew.</summary>
public sealed partial class FrozenText
{
    [Parameter, EditorRequired] public required FrozenContent Content { get; set; }
}
