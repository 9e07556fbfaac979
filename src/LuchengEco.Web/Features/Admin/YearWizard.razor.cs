using LuchengEco.Services.Plans;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Opens the year after the newest on one page: framework, indicators and targets, items, preview.</summary>
public sealed partial class YearWizard
{
    private YearForm? _form;
    private bool _isOpen;
    private bool _isSaving;
    private string? _problem;

    [Parameter, EditorRequired] public OpeningDraft Draft { get; set; } = null!;

    /// <summary>Confirms and opens; answers what to do when it cannot, empty when the answer was no.</summary>
    [Parameter, EditorRequired] public Func<YearOpening, IReadOnlyList<string>, Task<string?>> Open { get; set; } = (_, _) => Task.FromResult<string?>(null);

    private YearForm Form => _form ??= new YearForm(Draft);

    private async Task SaveAsync()
    {
        _problem = Form.Problem;
        if (_problem is not null)
            return;
        _isSaving = true;
        _problem = await Open(Form.Wish, Form.Preview);
        _isSaving = false;
    }
}
