using LuchengEco.Domain.Explanations;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Components.Explain;

/// <summary>Opens the explanation of one printed number over any page; the numbers are those that the page already holds.</summary>
public sealed partial class ExplainDialog
{
    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired] public required Explanation Explained { get; set; }

    [Parameter] public RenderFragment? Links { get; set; }

    [Parameter] public Func<Task>? OnHistory { get; set; }

    /// <summary>Returns when the dialog has been closed.</summary>
    /// <param name="dialogs">Shows it.</param>
    /// <param name="explanation">What is shown.</param>
    /// <param name="title">Names the dialog.</param>
    /// <param name="links">Below the explanation; null without.</param>
    /// <param name="history">Shows how the cell came to be; null without.</param>
    public static async Task ShowAsync(IDialogService dialogs, Explanation explanation, string title, RenderFragment? links = null, Func<Task>? history = null)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var parameters = new DialogParameters<ExplainDialog>
        {
            { dialog => dialog.Explained, explanation },
            { dialog => dialog.Links, links },
            { dialog => dialog.OnHistory, history },
        };
        var dialog = await dialogs.ShowAsync<ExplainDialog>(title, parameters, new DialogOptions { CloseOnEscapeKey = true, FullWidth = true, MaxWidth = MaxWidth.Medium });
        await dialog.Result;
    }
}
