using System.Text.Json;
using LuchengEco.Services;
using LuchengEco.Web.Resources;
using Microsoft.JSInterop;
using MudBlazor;

namespace LuchengEco.Web.Features.Entry;

/// <summary>Pasted blocks: read here, shown before anything changes, laid into the grid by the browser, saved like everything typed.</summary>
public sealed partial class EntryPage
{
    /// <summary>Called by the grid with a block; answers when the typist has decided.</summary>
    /// <param name="month">Month of the grid.</param>
    /// <param name="pasted">A <see cref="PasteRequest"/> as JSON; a stream, for a block may be more than one message holds.</param>
    /// <returns>The rows as they shall stand; null when nothing shall change.</returns>
    [JSInvokable]
    public async Task<IReadOnlyList<PastedRow>?> PreviewPasteAsync(string month, IJSStreamReference pasted)
    {
        ArgumentNullException.ThrowIfNull(pasted);
        if (View is null || View.Sheet.Month.ToString() != month)
        {
            Snackbar.Add(MonthEntryText.StaleMonth, Severity.Error);
            return null;
        }
        await using var stream = await pasted.OpenReadStreamAsync(PasteRequest.MaxBytes);
        PasteRequest request;
        try
        {
            request = await PasteRequest.ReadAsync(stream);
        }
        catch (JsonException)
        {
            return null;
        }
        var block = ClipboardBlock.Read(request.Text);
        var (sheet, targets, today) = (View.Sheet, request.On(View.Sheet), Time.Today());
        var parameters = new DialogParameters<PasteDialog>
        {
            { dialog => dialog.Read, blanksClear => PastePreview.Read(block, targets, request.Column, sheet.Month, today, blanksClear) },
        };
        var dialog = await Dialogs.ShowAsync<PasteDialog>(PasteText.Title, parameters,
            new DialogOptions { CloseOnEscapeKey = true, FullWidth = true, MaxWidth = MaxWidth.Medium, BackdropClick = false });
        return await dialog.Result is { Canceled: false, Data: IReadOnlyList<PastedRow> rows } ? rows : null;
    }
}
