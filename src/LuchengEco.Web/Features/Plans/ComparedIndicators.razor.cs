using LuchengEco.Domain.Progress;
using LuchengEco.Services.Plans;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Plans;

/// <summary>Targets, values and statuses of two years; no difference where the two mean different things.</summary>
public sealed partial class ComparedIndicators
{
    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public YearComparison View { get; set; } = null!;

    internal static string Change(IndicatorPair pair, int year) => pair switch
    {
        { Now: null } => Phrase.Of(CompareText.Ended, year),
        { Before: null } => CompareText.New,
        { NotComparable: { } reason } => Phrase.Of(CompareText.NotComparable, reason),
        { Difference: { } difference, Now: { } now } => (difference > 0 ? "+" : "") + NumberText.Of(difference, now.Traits.Decimals),
        _ => "—",
    };
}
