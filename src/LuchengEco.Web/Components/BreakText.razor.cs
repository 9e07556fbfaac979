using LuchengEco.Domain.Indicators;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components;

/// <summary>One break of an indicator's meaning: when, both sides, why, and what was said of comparing them.</summary>
public sealed partial class BreakText
{
    [Parameter, EditorRequired] public required DefinitionBreak Break { get; set; }

    private string Kind => Break.Kind switch
    {
        BreakKind.Definition => MaturityText.Definition,
        BreakKind.Standard => MaturityText.StandardKind,
        BreakKind.Predecessor => MaturityText.Predecessor,
    };
}
