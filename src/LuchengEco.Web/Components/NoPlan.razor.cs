using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components;

/// <summary>Says that a year has no plan, and leads to the years that have one.</summary>
public sealed partial class NoPlan
{
    /// <summary>Null when not a single year has a plan.</summary>
    [Parameter] public int? Year { get; set; }

    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<int> Years { get; set; } = [];

    [Parameter, EditorRequired] public Func<int, string> Link { get; set; } = EcoUrls.Plan;

    private string Title => Year is { } year ? Phrase.Of(PeriodText.NoPlanTitle, year) : PeriodText.NoPlanAtAllTitle;
}
