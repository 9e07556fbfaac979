using LuchengEco.Domain.Forecasts;
using LuchengEco.Services.Reporting;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Forecasts;

/// <summary>How the year will probably end: median, interval, chance and sample, or why nobody can say.</summary>
public sealed partial class ForecastPanel
{
    [Parameter, EditorRequired] public required IndicatorReport Indicator { get; set; }

    [Parameter, EditorRequired] public required Forecast Forecast { get; set; }

    /// <summary>What leads on from here.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }
}
