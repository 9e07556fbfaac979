using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Summary;

/// <summary>Year and month of the summary, and its files.</summary>
public sealed partial class SummaryTools
{
    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<int> Years { get; set; } = [];

    /// <summary>The year asked for, which is shown as soon as it is loaded: a month that is chosen meanwhile is a month of it.</summary>
    [Parameter] public int? Year { get; set; }

    /// <summary>True while <see cref="Summary"/> is still the one asked for before.</summary>
    [Parameter] public bool IsLoading { get; set; }

    /// <summary>Null when the year has none: then there is nothing to export.</summary>
    [Parameter] public YearEndSummary? Summary { get; set; }

    private void ChooseYear(ChangeEventArgs change)
    {
        if (Number(change) is { } year)
            Navigation.NavigateTo(Reading.Keep(EcoUrls.SummaryOf(year)));
    }

    private void ChooseMonth(ChangeEventArgs change)
    {
        if (Year is { } year && Number(change) is { } month)
            Navigation.NavigateTo(Reading.Keep(EcoUrls.Summary(new YearMonth(year, month))));
    }

    private static int? Number(ChangeEventArgs change) =>
        int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
