using LuchengEco.Domain.Explanations;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Components.Explain;

/// <summary>Anything printed that opens the explanation of itself; nothing is computed before somebody asks.</summary>
public sealed partial class ExplainedValue
{
    [Inject] public required IDialogService Dialogs { get; init; }

    /// <summary>Tells it from every other value of the page.</summary>
    [Parameter, EditorRequired] public string Key { get; set; } = "";

    [Parameter, EditorRequired] public required Func<Explanation> Explain { get; set; }

    /// <summary>What the button offers; null for the computation.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Title of the dialog; null for that of a computation.</summary>
    [Parameter] public string? Heading { get; set; }

    /// <summary>Links below the explanation.</summary>
    [Parameter] public RenderFragment? Links { get; set; }

    /// <summary>Shows how the cell came to be; null offers no history.</summary>
    [Parameter] public Func<Task>? OnHistory { get; set; }

    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }

    private Task OpenAsync() => ExplainDialog.ShowAsync(Dialogs, Explain(), Heading ?? ExplainText.Title, Links, OnHistory);
}
