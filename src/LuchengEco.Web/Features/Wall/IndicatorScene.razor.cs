using LuchengEco.Services.Reporting;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Wall;

/// <summary>One headline goal alone: where it stands, what is asked, and its twelve months beside last year's.</summary>
public sealed partial class IndicatorScene
{
    [Parameter, EditorRequired] public required IndicatorReport Indicator { get; set; }

    private string Value => Indicator.Write(Indicator.Progress.Rounded);

    /// <summary>A long number is set smaller, so that it stays on its line.</summary>
    private string Size => Value.Length > 5 ? "longest" : Value.Length > 3 ? "long" : "";
}
