using LuchengEco.Domain.Explanations;
using LuchengEco.Services.Reporting;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components.Explain;

/// <summary>A value of last year, an indicator's own or its predecessor's, that opens its own computation; a dash opens nothing.</summary>
public sealed partial class LastYearValue
{
    [Parameter, EditorRequired] public required IndicatorReport Indicator { get; set; }

    /// <summary>The whole year instead of the same months.</summary>
    [Parameter] public bool WholeYear { get; set; }

    private string Printed => WholeYear ? YearOnYear.WholeYear(Indicator) : YearOnYear.SameMonths(Indicator);

    private Func<IndicatorReport, Explanation?>? Explain => Indicator.Before is null ? null : WholeYear
        ? (Indicator.LastYearFull ?? Indicator.PredecessorLastYearFull) is null ? null : IndicatorExplanation.OfWholeYear
        : (Indicator.LastYear ?? Indicator.PredecessorLastYear) is null ? null : IndicatorExplanation.OfSameMonths;
}
