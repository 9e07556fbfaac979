using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Features.Entry;

/// <summary>The page's end of <c>wwwroot/js/entry/grid.js</c>.</summary>
internal sealed class EntryGrid(IJSRuntime script, DotNetObjectReference<EntryPage> page) : IAsyncDisposable
{
    private Task _attaching = Task.CompletedTask;
    private bool _hasLeft;
    private IJSObjectReference? _module;
    private IJSObjectReference? _grid;

    /// <summary>Takes hold of a newly rendered table; the one before has left the document. Of two that are rendered one after the other the later one is held.</summary>
    public Task AttachAsync(ElementReference table, YearMonth month) => _attaching = AttachAfterAsync(_attaching, table, month);

    private async Task AttachAfterAsync(Task former, ElementReference table, YearMonth month)
    {
        await former.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        if (_hasLeft)
            return;
        try
        {
            _module ??= await script.InvokeAsync<IJSObjectReference>("import", "./js/entry/grid.js");
            await ReleaseAsync();
            _grid = await _module.InvokeAsync<IJSObjectReference>("attach", table, page, month.ToString(), Texts, Marks);
        }
        catch (JSDisconnectedException)
        {
            // The browser left between two renders; what it typed is in its own storage.
        }
    }

    /// <summary>Sends everything that can be sent now.</summary>
    /// <returns>Rows that are still not saved.</returns>
    public async Task<int> FlushAsync()
    {
        try
        {
            return _grid is null ? 0 : await _grid.InvokeAsync<int>("flush");
        }
        catch (JSDisconnectedException)
        {
            return 0;
        }
    }

    /// <summary>Puts the cursor where the first warning of a unit can be answered.</summary>
    public async Task FocusOwingAsync(string unit)
    {
        try
        {
            if (_grid is not null)
                await _grid.InvokeVoidAsync("focusOwing", unit);
        }
        catch (JSDisconnectedException)
        {
            // Nobody is there to answer it.
        }
    }

    public async ValueTask DisposeAsync()
    {
        _hasLeft = true;
        try
        {
            await ReleaseAsync();
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // Nothing is left to release.
        }
        page.Dispose();
    }

    private async Task ReleaseAsync()
    {
        if (_grid is null)
            return;
        await _grid.InvokeVoidAsync("release");
        await _grid.DisposeAsync();
        _grid = null;
    }

    /// <summary>The words that the grid writes by itself, so that they too stand in the resources.</summary>
    private static Dictionary<string, string> Texts => new()
    {
        ["blank"] = MonthEntryText.StateBlank,
        ["stored"] = MonthEntryText.StateStored,
        ["editing"] = MonthEntryText.StateEditing,
        ["waiting"] = MonthEntryText.StateWaiting,
        ["saving"] = MonthEntryText.StateSaving,
        ["saved"] = MonthEntryText.StateSaved,
        ["refused"] = MonthEntryText.StateRefused,
        ["conflict"] = MonthEntryText.StateConflict,
        ["locked"] = MonthEntryText.StateLocked,
        ["offline"] = MonthEntryText.StateOffline,
        ["offlineMessage"] = MonthEntryText.OfflineMessage,
        ["lockedDraft"] = MonthEntryText.LockedDraft,
        ["theirs"] = MonthEntryText.Theirs,
        ["restored"] = MonthEntryText.Restored,
        ["pasted"] = MonthEntryText.Pasted,
        ["pasteUndone"] = MonthEntryText.PasteUndone,
        ["undone"] = PasteText.Undone,
        ["redone"] = PasteText.Redone,
        ["nothingToUndo"] = PasteText.NothingToUndo,
        ["nothingToRedo"] = PasteText.NothingToRedo,
        ["selected"] = PasteText.Selected,
        ["copied"] = PasteText.Copied,
        ["clearedBlock"] = PasteText.ClearedBlock,
        ["reading"] = PasteText.Reading,
        ["tooLarge"] = PasteText.TooLarge,
        ["notReached"] = PasteText.NotReached,
        ["pasteCancelled"] = PasteText.PasteCancelled,
        ["allSaved"] = MonthEntryText.AllSaved,
        ["unsaved"] = MonthEntryText.Unsaved,
        ["filled"] = MonthEntryText.Filled,
        ["owed"] = MonthEntryText.Owed,
        ["explained"] = MonthEntryText.Explained,
        ["unitOwing"] = MonthEntryText.UnitOwing,
        ["warned"] = MonthEntryText.Warned,
        ["unitProgress"] = MonthEntryText.UnitProgress,
    };

    /// <summary>The words that mean a mark, the word that a copied mark is, and the key that chooses it.</summary>
    private static object Marks => new
    {
        words = MarkWords.All,
        names = Enum.GetValues<FigureMark>().ToDictionary(TypedTexts.MarkCode, FigureWords.Of),
        keys = new Dictionary<string, string>
        {
            [PasteText.MarkKeyNone] = TypedTexts.MarkCode(FigureMark.None),
            [PasteText.MarkKeyNotApplicable] = TypedTexts.MarkCode(FigureMark.NotApplicable),
            [PasteText.MarkKeyNotPublished] = TypedTexts.MarkCode(FigureMark.NotPublished),
        },
        maxBytes = PasteRequest.MaxBytes,
    };
}
