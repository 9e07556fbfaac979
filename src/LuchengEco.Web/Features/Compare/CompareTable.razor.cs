using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Compare;

/// <summary>The numbers behind the charts of a comparison.</summary>
public sealed partial class CompareTable
{
    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public required IndicatorComparison Comparison { get; set; }
}
