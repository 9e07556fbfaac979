using LuchengEco.Domain.Explanations;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Components.Explain;

/// <summary>Opens the computation of one printed number over any page; the numbers are those of the report that the page already holds.</summary>
public sealed partial class ExplainDialog
{
    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired] public required IndicatorReport Indicator { get; set; }

    private Explanation Explained { get; set; } = null!;

    /// <summary>Returns when the dialog has been closed.</summary>
    public static async Task ShowAsync(IDialogService dialogs, IndicatorReport indicator)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var parameters = new DialogParameters<ExplainDialog> { { dialog => dialog.Indicator, indicator } };
        var dialog = await dialogs.ShowAsync<ExplainDialog>(ExplainText.Title, parameters,
            new DialogOptions { CloseOnEscapeKey = true, FullWidth = true, MaxWidth = MaxWidth.Medium });
        await dialog.Result;
    }

    protected override void OnParametersSet() => Explained = IndicatorExplanation.Of(Indicator);
}
