using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Writes the note of one break.</summary>
public sealed partial class BridgeForm
{
    private string _note = "";
    private bool _isComparable;
    private bool _isSaving;
    private string? _problem;

    [Parameter, EditorRequired] public required DefinitionBreak Break { get; set; }

    [Parameter, EditorRequired] public Func<YearMonth, string, bool, Task<string?>> Write { get; set; } = (_, _, _) => Task.FromResult<string?>(null);

    protected override void OnInitialized() => (_note, _isComparable) = (Break.Bridge?.Note ?? "", Break.IsComparable);

    private async Task SaveAsync()
    {
        _isSaving = true;
        _problem = await Write(Break.From, _note, _isComparable);
        _isSaving = false;
    }
}
