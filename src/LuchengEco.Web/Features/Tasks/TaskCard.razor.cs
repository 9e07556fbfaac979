using LuchengEco.Domain.Figures;
using LuchengEco.Services;
using LuchengEco.Services.Resources;
using LuchengEco.Services.Tasks;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Tasks;

/// <summary>One task; the whole card leads to where it is done.</summary>
public sealed partial class TaskCard
{
    [Parameter, EditorRequired] public required EcoTask Task { get; set; }

    [Parameter, EditorRequired] public DateOnly Today { get; set; }

    private string Address => Task.Group == TaskGroup.Review ? EcoUrls.Review(Task.Month, Task.UnitCode) : EcoUrls.Entry(Task.Month, Task.UnitCode);

    private string Go => Task.Group switch
    {
        TaskGroup.Review => TaskPageText.GoReview,
        TaskGroup.Done => TaskPageText.Look,
        TaskGroup.Overdue or TaskGroup.Returned or TaskGroup.Open => TaskPageText.GoFill,
    };

    private IEnumerable<string> Notes
    {
        get
        {
            if (Task.Reason is { } reason)
                yield return Phrase.Of(Task.State == ReportingState.Reopened ? TaskPageText.ReopenedBy : TaskPageText.ReturnedBy, Task.By, reason);
            if (Task is { Group: TaskGroup.Review, Since: { } since })
            {
                var days = Today.DayNumber - DateOnly.FromDateTime(Clock.ToLocal(since).DateTime).DayNumber;
                yield return Phrase.Of(days == 0 ? TaskPageText.WaitingToday : TaskPageText.WaitingSince, Task.By, MatrixWords.Moment(since), days);
            }
            if (Task is { Group: TaskGroup.Done, Since: { } at })
                yield return Phrase.Of(TaskPageText.DoneBy, Task.By, MatrixWords.Moment(at), ReportingWords.Of(Task.State));
            if (Task.Group is not (TaskGroup.Overdue or TaskGroup.Returned or TaskGroup.Open))
                yield break;
            if (Task.State == ReportingState.NotDue)
                yield return TaskPageText.Running;
            if (Task.MineBlank > 0)
                yield return Phrase.Of(TaskPageText.MineBlank, Task.MineBlank);
            else if (Task.Filled == Task.Total)
                yield return TaskPageText.Complete;
            if (Task.OpenWarnings > 0)
                yield return Phrase.Of(TaskPageText.Warnings, Task.OpenWarnings);
        }
    }
}
