using LuchengEco.Services.Reporting;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Summary;

public sealed partial class SummaryAnnexCharts
{
    [Parameter, EditorRequired] public required YearEndSummary Summary { get; set; }
}
