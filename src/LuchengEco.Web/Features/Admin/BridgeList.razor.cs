using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Every break of an indicator with the note that relates its two sides.</summary>
public sealed partial class BridgeList
{
    /// <summary>Oldest first.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<DefinitionBreak> Breaks { get; set; } = [];

    /// <summary>Month, note and whether both sides may be compared; answers with the problem in words, or null.</summary>
    [Parameter, EditorRequired] public Func<YearMonth, string, bool, Task<string?>> Write { get; set; } = (_, _, _) => Task.FromResult<string?>(null);
}
