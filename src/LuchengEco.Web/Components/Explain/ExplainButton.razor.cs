using LuchengEco.Services.Reporting;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components.Explain;

/// <summary>A printed value to date that opens its own computation.</summary>
public sealed partial class ExplainButton
{
    [Parameter, EditorRequired] public required IndicatorReport Indicator { get; set; }
}
