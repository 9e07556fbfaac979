using LuchengEco.Domain;
using LuchengEco.Services.Reporting;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Components.Explain;

/// <summary>A count of indicators that opens the list of those it counts: the number is the length of that list.</summary>
public sealed partial class CountButton
{
    [Inject] public required IDialogService Dialogs { get; init; }

    [CascadingParameter] public ReportView Reading { get; set; }

    /// <summary>Tells it from every other count of the page.</summary>
    [Parameter, EditorRequired] public string Key { get; set; } = "";

    [Parameter, EditorRequired] public required IReadOnlyList<IndicatorReport> Indicators { get; set; }

    [Parameter, EditorRequired] public YearMonth Through { get; set; }

    /// <summary>What is counted, such as 大气环境：预警.</summary>
    [Parameter, EditorRequired] public string Heading { get; set; } = "";

    /// <summary>Where the same list stands with its filters.</summary>
    [Parameter, EditorRequired] public string ListUrl { get; set; } = "";

    /// <summary>Further style: <c>card</c> for one that stands alone.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>Prints the number that it is given.</summary>
    [Parameter, EditorRequired] public required RenderFragment<int> ChildContent { get; set; }

    private Task OpenAsync() => CountDialog.ShowAsync(Dialogs, Indicators, Through, Heading, ListUrl, Reading);
}
