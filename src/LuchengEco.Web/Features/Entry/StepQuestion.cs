using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using MudBlazor;

namespace LuchengEco.Web.Features.Entry;

/// <summary>What is asked before a step, in words.</summary>
internal sealed record StepQuestion(string Title, string ConfirmWord, IReadOnlyList<string> Lines, IReadOnlyList<string> Items, string? Warning, bool AsksReason, string? CancelWord = null)
{
    public static StepQuestion Of(SheetUnit unit, YearMonth month, SubmissionAction action, IReadOnlyList<string> blanks, int unsaved) =>
        Of(unit.Name, month, action, blanks, unsaved);

    public static StepQuestion Of(string unitName, YearMonth month, SubmissionAction action, IReadOnlyList<string> blanks, int unsaved = 0)
    {
        var (title, text) = action switch
        {
            SubmissionAction.Submit => (MonthEntryText.SubmitTitle, MonthEntryText.SubmitText),
            SubmissionAction.Return => (MonthEntryText.ReturnTitle, MonthEntryText.ReturnText),
            SubmissionAction.Approve => (MonthEntryText.ApproveTitle, MonthEntryText.ApproveText),
            SubmissionAction.Reopen => (MonthEntryText.ReopenTitle, MonthEntryText.ReopenText),
        };
        var countsBlanks = action is SubmissionAction.Submit or SubmissionAction.Approve;
        var blankLine = blanks.Count == 0 ? MonthEntryText.NoBlankCells : FigureWords.Format(MonthEntryText.BlankCells, blanks.Count);
        return new StepQuestion(
            FigureWords.Format(title, unitName, month.Year, month.Month),
            SubmissionWords.Of(action),
            countsBlanks ? [text, blankLine] : [text],
            countsBlanks ? blanks : [],
            action == SubmissionAction.Submit && unsaved > 0 ? FigureWords.Format(MonthEntryText.UnsavedCells, unsaved) : null,
            action is SubmissionAction.Return or SubmissionAction.Reopen);
    }

    public static StepQuestion OfLeaving(int unsaved) =>
        new(MonthEntryText.LeaveTitle, MonthEntryText.Leave, [FigureWords.Format(MonthEntryText.LeaveText, unsaved)], [], null, false, MonthEntryText.Stay);

    /// <returns>The reason, empty where none was asked; null when the answer is no.</returns>
    public async Task<string?> AskAsync(IDialogService dialogs)
    {
        var parameters = new DialogParameters<StepDialog>
        {
            { dialog => dialog.Lines, Lines },
            { dialog => dialog.Items, Items },
            { dialog => dialog.Warning, Warning },
            { dialog => dialog.AsksReason, AsksReason },
            { dialog => dialog.ConfirmWord, ConfirmWord },
            { dialog => dialog.CancelWord, CancelWord },
        };
        var reference = await dialogs.ShowAsync<StepDialog>(Title, parameters, new DialogOptions { CloseOnEscapeKey = true, FullWidth = true, MaxWidth = MaxWidth.Small });
        return await reference.Result is { Canceled: false, Data: string reason } ? reason : null;
    }
}
