using LuchengEco.Services.Reporting;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Components.Explain;

/// <summary>A printed value that opens its own computation.</summary>
public sealed partial class ExplainButton
{
    [Inject] public required IDialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public required IndicatorReport Indicator { get; set; }

    private Task OpenAsync() => ExplainDialog.ShowAsync(Dialogs, Indicator);
}
