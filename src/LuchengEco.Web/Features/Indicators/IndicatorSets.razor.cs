using LuchengEco.Services.Indicators;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Features.Entry;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Indicators;

/// <summary>The reader's own sets of indicators: chosen by a link, saved from what a page shows, renamed and deleted.</summary>
public sealed partial class IndicatorSets
{
    private string _name = "";
    private string _newName = "";
    private string? _said;
    private bool _isFailure;

    [Inject] public required IndicatorSetService Service { get; init; }

    [Inject] public required CurrentActor Reader { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public IReadOnlyList<IndicatorSetLine> Sets { get; set; } = [];

    /// <summary>The one that the page shows; null for none.</summary>
    [Parameter] public IndicatorSetLine? Current { get; set; }

    /// <summary>The address of the page with a set.</summary>
    [Parameter, EditorRequired] public Func<IndicatorSetLine, string> Link { get; set; } = _ => "";

    /// <summary>The address of the page without one; null where there is none.</summary>
    [Parameter] public string? Everything { get; set; }

    /// <summary>What the page shows, and so what is saved.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<string> Codes { get; set; } = [];

    /// <summary>The sets are others now.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private IReadOnlyList<FilterChoice> Choices =>
    [
        .. Everything is { } all ? [new FilterChoice(IndicatorListText.All, all, Current is null)] : Array.Empty<FilterChoice>(),
        .. Sets.Select(set => new FilterChoice(set.Name, Link(set), set.Id == Current?.Id, set.Codes.Count)),
    ];

    private async Task SaveAsync()
    {
        if (await DoneAsync(await Service.SaveAsync(await Reader.GetAsync(), _name, Codes), IndicatorSetsText.Saved))
            _name = "";
    }

    private async Task RenameAsync()
    {
        if (Current is { } set && await DoneAsync(await Service.RenameAsync(await Reader.GetAsync(), set.Id, _newName), IndicatorSetsText.Renamed))
            _newName = "";
    }

    private async Task DeleteAsync()
    {
        if (Current is not { } set)
            return;
        var parameters = new DialogParameters<StepDialog>
        {
            { dialog => dialog.Lines, [Phrase.Of(IndicatorSetsText.DeleteLine, set.Name, set.Codes.Count)] }, { dialog => dialog.ConfirmWord, IndicatorSetsText.ConfirmDelete },
        };
        var reference = await Dialogs.ShowAsync<StepDialog>(IndicatorSetsText.DeleteTitle, parameters, new DialogOptions { CloseOnEscapeKey = true, FullWidth = true, MaxWidth = MaxWidth.Small });
        if (await reference.Result is { Canceled: false })
            await DoneAsync(await Service.DeleteAsync(await Reader.GetAsync(), set.Id), IndicatorSetsText.Deleted);
    }

    private async Task<bool> DoneAsync(IndicatorSetResult result, string words)
    {
        (_said, _isFailure) = result.Change.Succeeded ? (Phrase.Of(words, result.Set!.Name), false) : (result.Change.Message, true);
        await OnChanged.InvokeAsync();
        return !_isFailure;
    }
}
