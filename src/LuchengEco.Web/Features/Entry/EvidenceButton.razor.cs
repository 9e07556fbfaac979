using LuchengEco.Domain;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Entry;

/// <summary>How many files prove a figure; opens <see cref="EvidenceDialog"/>.</summary>
public sealed partial class EvidenceButton
{
    [Inject] public required IDialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public required string Indicator { get; set; }

    /// <summary>Of the indicator, for those who do not see the row.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public YearMonth Month { get; set; }

    [Parameter] public int Count { get; set; }

    /// <summary>The dialog was closed: count anew.</summary>
    [Parameter] public EventCallback OnClosed { get; set; }

    private async Task OpenAsync()
    {
        await EvidenceDialog.OpenAsync(Dialogs, Indicator, Month);
        await OnClosed.InvokeAsync();
    }
}
