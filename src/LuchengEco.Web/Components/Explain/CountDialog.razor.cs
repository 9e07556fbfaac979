using LuchengEco.Domain;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Components.Explain;

/// <summary>The indicators behind a count: value, target and status of each, and the way to its page.</summary>
public sealed partial class CountDialog
{
    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<IndicatorReport> Indicators { get; set; }

    [Parameter, EditorRequired] public YearMonth Through { get; set; }

    [Parameter, EditorRequired] public string Heading { get; set; } = "";

    [Parameter, EditorRequired] public string ListUrl { get; set; } = "";

    /// <summary>Of the page: a dialog stands outside of it.</summary>
    [Parameter, EditorRequired] public ReportView Reading { get; set; }

    /// <summary>Returns when the dialog has been closed.</summary>
    public static async Task ShowAsync(IDialogService dialogs, IReadOnlyList<IndicatorReport> indicators, YearMonth through, string heading, string listUrl, ReportView reading)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var parameters = new DialogParameters<CountDialog>
        {
            { dialog => dialog.Indicators, indicators },
            { dialog => dialog.Through, through },
            { dialog => dialog.Heading, heading },
            { dialog => dialog.ListUrl, listUrl },
            { dialog => dialog.Reading, reading },
        };
        var dialog = await dialogs.ShowAsync<CountDialog>(ExplainText.CountTitle, parameters, new DialogOptions { CloseOnEscapeKey = true, FullWidth = true, MaxWidth = MaxWidth.Medium });
        await dialog.Result;
    }
}
