using LuchengEco.Domain;
using LuchengEco.Services;
using LuchengEco.Services.Indicators;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Edits one indicator; a reason and a month are asked for as soon as the definition differs.</summary>
public sealed partial class IndicatorEditor
{
    private IndicatorForm _form = new();
    private string? _problem;
    private bool _isStale;
    private bool _isSaving;

    [Parameter, EditorRequired] public IndicatorSheet Sheet { get; set; } = null!;

    [Parameter, EditorRequired] public Func<IndicatorChange, Task<ChangeResult>> Save { get; set; } = _ => Task.FromResult(ChangeResult.Unchanged);

    [Parameter] public EventCallback Reload { get; set; }

    private bool ChangesDefinition => !Sheet.Description.DefinesTheSameAs(_form.Description);

    protected override void OnInitialized() => Reset();

    private void Reset() => (_form, _problem, _isStale) = (IndicatorForm.Of(Sheet.Description, Sheet.Code), null, false);

    private void Refresh() => _problem = _form.Problem;

    private async Task SaveAsync()
    {
        _isStale = false;
        _problem = _form.Problem;
        YearMonth? from = YearMonth.TryParse(_form.From, null, out var month) ? month : null;
        if (_problem is null && ChangesDefinition && from is null)
            _problem = IndicatorAdminText.FromMissing;
        if (_problem is not null)
            return;
        _isSaving = true;
        var result = await Save(new IndicatorChange(Sheet.Description, _form.Description with { DefinitionVersion = Sheet.Description.DefinitionVersion, SortOrder = Sheet.Description.SortOrder },
            ChangesDefinition ? _form.Reason : null, ChangesDefinition ? from : null));
        _isSaving = false;
        (_problem, _isStale) = (result.Succeeded ? null : result.Message, result.Outcome == ChangeOutcome.ChangedByAnother);
    }
}
