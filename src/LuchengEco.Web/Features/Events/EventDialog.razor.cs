using LuchengEco.Domain;
using LuchengEco.Services;
using LuchengEco.Services.Events;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Events;

/// <summary>Asks what happened in which month. Its result is the event that was written.</summary>
public sealed partial class EventDialog
{
    private int _month;
    private string _text = "";
    private string _link = "";
    private EventScope _scope = EventScope.Indicator;
    private string? _problem;
    private bool _isSaving;

    [Inject] public required EventService Service { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired] public required IndicatorReport Indicator { get; set; }

    [Parameter, EditorRequired] public int Year { get; set; }

    [Parameter] public string AreaName { get; set; } = "";

    /// <summary>Whether it may also stand on the area and on the whole bureau.</summary>
    [Parameter] public bool MayNoteCommon { get; set; }

    /// <summary>The months of the year that have begun.</summary>
    private IEnumerable<int> Months => Enumerable.Range(1, 12).Where(month => new YearMonth(Year, month) <= Time.CurrentMonth());

    private IEnumerable<(EventScope Scope, string Words)> Scopes =>
    [
        (EventScope.Indicator, Phrase.Of(EventPageText.ScopeIndicator, Indicator.ShortName)),
        (EventScope.Area, Phrase.Of(EventPageText.ScopeArea, AreaName)),
        (EventScope.Bureau, EventPageText.ScopeBureau),
    ];

    protected override void OnInitialized() => _month = Months.Where(month => month <= Indicator.Progress.ThroughMonth).LastOrDefault(1);

    private async Task SaveAsync()
    {
        if (_isSaving)
            return;
        _isSaving = true;
        // Read fresh, so that a right withdrawn a minute ago no longer writes.
        var result = await Service.AddAsync(await Current.GetAsync(), new EventDraft(new YearMonth(Year, _month), _text, _link,
            _scope == EventScope.Indicator ? Indicator.Code : null, _scope == EventScope.Area ? Indicator.AreaCode : null));
        _isSaving = false;
        if (result.Change.Succeeded)
            Dialog.Close(DialogResult.Ok(result.Event));
        else
            _problem = result.Change.Message;
    }
}
