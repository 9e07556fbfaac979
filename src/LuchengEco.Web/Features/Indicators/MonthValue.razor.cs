using LuchengEco.Domain.Explanations;
using LuchengEco.Services.Reporting;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Indicators;

/// <summary>What one month's cell says, of the report's year or of the year before; opens the cell.</summary>
public sealed partial class MonthValue
{
    [Parameter, EditorRequired] public required IndicatorReport Indicator { get; set; }

    [Parameter, EditorRequired] public required MonthPoint Point { get; set; }

    /// <summary>The value or the word of its mark; empty opens nothing.</summary>
    [Parameter, EditorRequired] public string Printed { get; set; } = "";

    /// <summary>The report's, or the one before.</summary>
    [Parameter, EditorRequired] public int Year { get; set; }

    /// <summary>Asks for the history of a month's cell.</summary>
    [Parameter] public EventCallback<int> OnHistory { get; set; }

    private bool IsThisYear => Year == Indicator.Progress.Year;

    private bool CanExplain => IsThisYear || Indicator is { Before: not null, PredecessorCode: null };

    private Func<Task>? History => OnHistory.HasDelegate && Point.Version > 0 ? () => OnHistory.InvokeAsync(Point.Month) : null;

    private Explanation Explain() => IsThisYear ? IndicatorExplanation.OfMonth(Indicator, Point.Month) : IndicatorExplanation.OfMonthBefore(Indicator, Point.Month)!;
}
