using LuchengEco.Services.Reporting;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Indicators;

/// <summary>Under the verdict: unapproved months, last year with the comparison or its refusal, and a break among the year's months.</summary>
public sealed partial class IndicatorMaturity
{
    [Parameter, EditorRequired] public required IndicatorReport Indicator { get; set; }

    private string Comparison => YearOnYear.Change(Indicator) is { Length: > 0 } change ? change : YearOnYear.Refusal(Indicator);
}
