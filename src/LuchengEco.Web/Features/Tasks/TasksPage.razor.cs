using LuchengEco.Services.Accounts;
using LuchengEco.Services.Resources;
using LuchengEco.Services.Tasks;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Tasks;

/// <summary>The address of one's tasks asks nothing further.</summary>
public readonly record struct TasksAsked;

/// <summary>What waits for the person: one click from each task to where it is done.</summary>
public sealed partial class TasksPage
{
    [Inject] public required TaskService Tasks { get; init; }

    protected override TasksAsked Asked => default;

    private string EmptyText { get; set; } = "";

    protected override bool RenewsItself => true;

    protected override async Task<MyTasks> LoadAsync(TasksAsked asked, CancellationToken cancellationToken) =>
        await Tasks.GetAsync(await Current.GetAsync(cancellationToken), withWarnings: true, cancellationToken);

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        if (Model is not { Tasks.Count: 0, Administration.Count: 0 })
            return;
        var actor = await Current.GetAsync();
        EmptyText = actor.May(EcoOperation.Fill) ? TaskPageText.EmptyFiller : actor.May(EcoOperation.Review) ? TaskPageText.EmptyReviewer : TaskPageText.EmptyOther;
    }

    private static string Lead(MyTasks tasks) => Phrase.Of(tasks.Pressing == 0 ? TaskPageText.LeadNothing : TaskPageText.Lead,
        tasks.Today.Year, tasks.Today.Month, tasks.Today.Day, tasks.Pressing);

    private static string DueText(EcoTask task)
    {
        var due = Phrase.Of(TaskPageText.Due, task.DueOn.Month, task.DueOn.Day);
        return task.Group is TaskGroup.Overdue or TaskGroup.Open ? $"{due}{MatrixText.Comma}{ReportingWords.OfDaysLeft(task.DaysLeft)}" : due;
    }

    private static string WordOf(TaskGroup group) => group switch
    {
        TaskGroup.Overdue => TaskPageText.Overdue,
        TaskGroup.Returned => TaskPageText.Returned,
        TaskGroup.Open => TaskPageText.Open,
        TaskGroup.Review => TaskPageText.Review,
        TaskGroup.Done => TaskPageText.Done,
    };

    private static string TextOf(AdministrationTask task) => Phrase.Of(task.Kind switch
    {
        AdministrationTaskKind.Duties => TaskPageText.Duties,
        AdministrationTaskKind.LockedAccounts => TaskPageText.LockedAccounts,
    }, task.Count);

    private static string NamesOf(AdministrationTask task) =>
        Phrase.Of(task.Count > task.Names.Count ? TaskPageText.NamesMore : TaskPageText.Names, string.Join(TaskPageText.Comma, task.Names));
}
