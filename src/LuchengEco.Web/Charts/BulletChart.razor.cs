using System.Globalization;
using LuchengEco.Services.Reporting;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Charts;

/// <summary>Value against target and last year on one short line, drawn by the server; nothing without a target or a figure.</summary>
public sealed partial class BulletChart
{
    private const int Middle = BulletPlot.Height / 2;

    [Parameter, EditorRequired] public required IndicatorReport Indicator { get; set; }

    private BulletPlot? Plot { get; set; }

    protected override void OnParametersSet() => Plot = BulletPlot.Of(Indicator);

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
