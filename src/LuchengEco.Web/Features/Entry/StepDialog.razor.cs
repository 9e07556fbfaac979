using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Entry;

/// <summary>Asks before a step that others will see, with a reason where one is owed. Its result is the reason, empty where none was asked.</summary>
public sealed partial class StepDialog
{
    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    [Parameter] public IReadOnlyList<string> Lines { get; set; } = [];

    [Parameter] public IReadOnlyList<string> Items { get; set; } = [];

    [Parameter] public string? Warning { get; set; }

    [Parameter] public bool AsksReason { get; set; }

    [Parameter, EditorRequired] public required string ConfirmWord { get; set; }

    [Parameter] public string? CancelWord { get; set; }

    private string Reason { get; set; } = "";

    private string? Problem { get; set; }

    private void Cancel() => Dialog.Cancel();

    private void Confirm()
    {
        if (AsksReason && string.IsNullOrWhiteSpace(Reason))
            Problem = MonthEntryText.ReasonNeeded;
        else
            Dialog.Close(DialogResult.Ok(Reason.Trim()));
    }
}
