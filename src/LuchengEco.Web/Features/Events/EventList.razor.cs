using LuchengEco.Services.Accounts;
using LuchengEco.Services.Events;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Features.Entry;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Events;

/// <summary>What happened in the months of a year and stands on an indicator, with the ways to add to it and to take away.</summary>
public sealed partial class EventList
{
    private (string Sentence, bool IsFailure)? _said;

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required EventService Service { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    [Parameter, EditorRequired] public required IndicatorReport Indicator { get; set; }

    [Parameter, EditorRequired] public int Year { get; set; }

    /// <summary>Of the indicator's area, for the choice where an event shall stand.</summary>
    [Parameter, EditorRequired] public string AreaName { get; set; } = "";

    /// <summary>Who looks at the page; a hidden button is only a courtesy.</summary>
    [Parameter] public Actor Reader { get; set; } = Actor.Nobody;

    /// <summary>A past moment is shown: nothing can be changed there.</summary>
    [Parameter] public bool IsPast { get; set; }

    /// <summary>An event was written or taken away.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private IReadOnlyList<EventLine> Events => Indicator.Events;

    private bool MayAdd => !IsPast && Reader.MayNoteEvents(Indicator.UnitCode);

    private bool MayRemove(EventLine line) => !IsPast && (line.UnitCode is { } unit ? Reader.MayNoteEvents(unit) : Reader.MayNoteCommonEvents);

    private async Task AddAsync()
    {
        _said = null;
        var parameters = new DialogParameters<EventDialog>
        {
            { dialog => dialog.Indicator, Indicator }, { dialog => dialog.Year, Year }, { dialog => dialog.AreaName, AreaName }, { dialog => dialog.MayNoteCommon, Reader.MayNoteCommonEvents },
        };
        var reference = await Dialogs.ShowAsync<EventDialog>(EventPageText.DialogTitle, parameters, new DialogOptions { CloseOnEscapeKey = true, FullWidth = true, MaxWidth = MaxWidth.Small });
        if (await reference.Result is { Canceled: false, Data: EventLine added })
        {
            _said = (Phrase.Of(EventPageText.Saved, added.Month.Month), false);
            await OnChanged.InvokeAsync();
        }
    }

    private async Task RemoveAsync(EventLine line)
    {
        _said = null;
        var parameters = new DialogParameters<StepDialog>
        {
            { dialog => dialog.Lines, [Phrase.Of(EventPageText.RemoveLine, line.Month.Month, EventWords.TextOf(line)), EventPageText.RemoveConsequence] },
            { dialog => dialog.AsksReason, true }, { dialog => dialog.ConfirmWord, EventPageText.ConfirmRemove }, { dialog => dialog.CancelWord, EventPageText.Cancel },
        };
        var reference = await Dialogs.ShowAsync<StepDialog>(EventPageText.RemoveTitle, parameters, new DialogOptions { CloseOnEscapeKey = true, FullWidth = true, MaxWidth = MaxWidth.Small });
        if (await reference.Result is not { Canceled: false, Data: string reason })
            return;
        // Read fresh, so that a right withdrawn a minute ago no longer removes.
        var result = await Service.RemoveAsync(await Current.GetAsync(), line.Id, reason);
        _said = result.Change.Succeeded ? (Phrase.Of(EventPageText.Removed, line.Month.Month), false) : (result.Change.Message ?? "", true);
        await OnChanged.InvokeAsync();
    }
}
