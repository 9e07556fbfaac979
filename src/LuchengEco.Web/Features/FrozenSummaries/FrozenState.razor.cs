using LuchengEco.Domain;
using LuchengEco.Services.FrozenSummaries;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.FrozenSummaries;

/// <summary>Whether a summary is a draft or frozen, its versions, and the way to freeze it.</summary>
public sealed partial class FrozenState
{
    private string? _said;
    private YearMonth? _of;

    [Inject] public required IDialogService Dialogs { get; init; }

    [CascadingParameter] public ReportView Reading { get; set; }

    /// <summary>The year and its last month.</summary>
    [Parameter, EditorRequired] public YearMonth Through { get; set; }

    /// <summary>Every frozen version of the year, newest first.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<FrozenLine> Versions { get; set; } = [];

    [Parameter] public bool MayFreeze { get; set; }

    [Parameter] public EventCallback OnFrozen { get; set; }

    private IReadOnlyList<FrozenLine> Of => [.. Versions.Where(line => line.ThroughMonth == Through.Month)];

    private FrozenLine? Newest => Of.Count == 0 ? null : Of[0];

    private IReadOnlyList<FrozenLine> Others => [.. Versions.Where(line => line.ThroughMonth != Through.Month && !line.IsSuperseded)];

    protected override void OnParametersSet()
    {
        if (_of == Through)
            return;
        _of = Through;
        _said = null;
    }

    private async Task FreezeAsync()
    {
        _said = null;
        var parameters = new DialogParameters<FreezeDialog> { { dialog => dialog.Through, Through }, { dialog => dialog.AsOf, Reading.AsOf } };
        var reference = await Dialogs.ShowAsync<FreezeDialog>(FrozenPageText.DialogTitle, parameters,
            new DialogOptions { CloseOnEscapeKey = false, BackdropClick = false, FullWidth = true, MaxWidth = MaxWidth.Medium });
        if (await reference.Result is not { Canceled: false, Data: FrozenLine frozen })
            return;
        _said = Phrase.Of(FrozenPageText.Done, frozen.Version, frozen.Code);
        await OnFrozen.InvokeAsync();
    }
}
