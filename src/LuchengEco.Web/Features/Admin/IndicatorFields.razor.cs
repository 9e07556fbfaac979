using LuchengEco.Services.Indicators;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>The fields that describe an indicator; what names and places it stands apart from what defines it.</summary>
public sealed partial class IndicatorFields
{
    [Parameter, EditorRequired] public IndicatorForm Form { get; set; } = new();

    [Parameter, EditorRequired] public IReadOnlyList<NamedCode> Units { get; set; } = [];

    [Parameter, EditorRequired] public IReadOnlyList<NamedCode> Areas { get; set; } = [];

    [Parameter] public EventCallback Changed { get; set; }
}
