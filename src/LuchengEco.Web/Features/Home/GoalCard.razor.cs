using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Forecasts;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Forecasts;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Home;

/// <summary>One headline goal: value to date, target, status, what is still needed, last year and the twelve months.</summary>
public sealed partial class GoalCard
{
    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public required IndicatorReport Indicator { get; set; }

    [Parameter, EditorRequired] public YearMonth Through { get; set; }

    /// <summary>How the year will probably end; null shows nothing.</summary>
    [Parameter] public Forecast? Forecast { get; set; }

    private string? Fraction => Indicator.Traits.Shape == FigureShape.Fraction && Indicator.Progress is { Numerator: { } numerator, Denominator: { } denominator }
        ? $"{NumberText.Plain(numerator)}/{NumberText.Plain(denominator)}"
        : null;

    private string Target => Indicator.Progress.Target is null ? HomeText.NoTarget : Indicator.WriteTarget() + Indicator.Traits.Unit;

    private string Need => RequirementText.Brief(Indicator.Progress, Indicator.Traits);

    private string Settled => RequirementText.Settled(Indicator.Progress, Indicator.Traits);

    private bool WasReported => (Indicator.LastYearFull ?? Indicator.PredecessorLastYearFull) is not null;
}
