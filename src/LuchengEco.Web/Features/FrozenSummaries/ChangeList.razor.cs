using LuchengEco.Services.FrozenSummaries;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.FrozenSummaries;

/// <summary>What differs between two versions: where, the old and the new.</summary>
public sealed partial class ChangeList
{
    [Parameter, EditorRequired] public IReadOnlyList<FrozenChange> Changes { get; set; } = [];

    /// <summary>How many are told one by one.</summary>
    [Parameter] public int Most { get; set; } = 1000;
}
