using LuchengEco.Services.Indicators;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Asks who fills, stands in for and reviews the chosen indicators; only people who may do it for all of them are offered.</summary>
public sealed partial class DutyDialog
{
    private const string Keep = "keep";
    private const string None = "";

    private string _filler = Keep;
    private string _deputy = Keep;
    private string _reviewer = Keep;
    private bool _keepsDays = true;
    private DateOnly? _from;
    private DateOnly? _until;
    private string? _problem;
    private bool _isSaving;

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<IndicatorDutyRow> Rows { get; set; } = [];

    [Parameter, EditorRequired] public IReadOnlyList<DutyPerson> People { get; set; } = [];

    /// <summary>Assigns; answers what to do when it cannot, null when it is done.</summary>
    [Parameter, EditorRequired] public Func<DutyAssignment, Task<string?>> Assign { get; set; } = _ => Task.FromResult<string?>(null);

    private List<string> Units => [.. Rows.Select(row => row.Line.UnitCode).Distinct()];

    private static string Label(DutyPerson person) => Phrase.Of(IndicatorAdminText.PersonLabel, person.Name, person.UserName);

    private static DutyChoice ChoiceOf(string value) => value == Keep ? DutyChoice.Kept : DutyChoice.Of(Guid.TryParse(value, out var id) ? id : null);

    private async Task SaveAsync()
    {
        _isSaving = true;
        _problem = await Assign(new DutyAssignment(ChoiceOf(_filler), ChoiceOf(_deputy), _keepsDays, _from, _until, ChoiceOf(_reviewer)));
        _isSaving = false;
        if (_problem is null)
            Dialog.Close(DialogResult.Ok(true));
    }
}
