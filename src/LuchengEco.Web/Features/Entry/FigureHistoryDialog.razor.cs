using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Entry;

/// <summary>The cell whose history is asked for.</summary>
/// <param name="Indicator">Code.</param>
/// <param name="Name">Name for the heading.</param>
/// <param name="Unit">Unit of its numbers.</param>
/// <param name="Shape">A value or a fraction.</param>
/// <param name="Decimals">Places of a percentage.</param>
/// <param name="Month">The month.</param>
public sealed record HistorySubject(string Indicator, string Name, string Unit, FigureShape Shape, int Decimals, YearMonth Month);

/// <summary>Opens the history of one cell over any page; what the reader may not see is empty.</summary>
public sealed partial class FigureHistoryDialog
{
    [Inject] public required EntryService Figures { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired] public required HistorySubject Subject { get; set; }

    private IReadOnlyList<FigureChange>? Changes { get; set; }

    /// <summary>Returns when the dialog has been closed.</summary>
    public static async Task ShowAsync(IDialogService dialogs, HistorySubject subject)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var parameters = new DialogParameters<FigureHistoryDialog> { { dialog => dialog.Subject, subject } };
        var dialog = await dialogs.ShowAsync<FigureHistoryDialog>(HistoryText.Title, parameters,
            new DialogOptions { CloseOnEscapeKey = true, FullWidth = true, MaxWidth = MaxWidth.Medium });
        await dialog.Result;
    }

    protected override async Task OnParametersSetAsync() => Changes = await Figures.GetHistoryAsync(await Current.GetAsync(), Subject.Indicator, Subject.Month);
}
