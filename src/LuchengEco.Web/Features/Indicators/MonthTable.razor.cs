using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Indicators;

/// <summary>Every month of an indicator as stored: the table behind the chart. Blank, zero and the two marks look different.</summary>
public sealed partial class MonthTable
{
    [Parameter, EditorRequired] public required IndicatorReport Indicator { get; set; }

    [Parameter, EditorRequired] public int Year { get; set; }

    /// <summary>Asks for the history of a month's cell.</summary>
    [Parameter] public EventCallback<int> OnHistory { get; set; }

    /// <summary>Files that prove each month (1 to 12); null shows none.</summary>
    [Parameter] public IReadOnlyDictionary<int, int>? Evidence { get; set; }

    /// <summary>The counts are those of a past moment: numbers without the files, which are today's.</summary>
    [Parameter] public bool IsPast { get; set; }

    /// <summary>Somebody looked at the files of a month: count anew.</summary>
    [Parameter] public EventCallback OnEvidence { get; set; }

    private bool IsFraction => IsFractionOf(Indicator);

    private bool NeedsWeight => NeedsWeightOf(Indicator);

    internal static bool IsFractionOf(IndicatorReport indicator) => indicator.Traits.Shape == FigureShape.Fraction;

    internal static bool NeedsWeightOf(IndicatorReport indicator) => indicator.Traits.Accumulation == Accumulation.WeightedMean;

    internal static string ValueOf(MonthPoint point, IndicatorTraits traits) => point.Entry.Mark switch
    {
        FigureMark.NotApplicable => IndicatorPageText.NotApplicable,
        FigureMark.NotPublished => IndicatorPageText.NotPublished,
        FigureMark.None when point.Value is { } value && traits.Shape == FigureShape.Fraction => NumberText.Of(traits.Round(value), traits.Decimals),
        // A typed value is shown as typed: rounding is for the year.
        FigureMark.None when point.Value is { } value => NumberText.Plain(value),
        _ => "",
    };

    internal static string Plain(decimal? value) => value is { } number ? NumberText.Plain(number) : "";
}
