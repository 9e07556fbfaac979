using LuchengEco.Domain.Figures;
using LuchengEco.Services.Tasks;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Tasks;

/// <summary>What the strip above the home and entry pages says: due days that are near or over, returns, and what waits for review.</summary>
public static class ReminderLines
{
    private const int MaxUnits = 3;
    private const int MaxLines = 4;

    public static IReadOnlyList<string> Of(MyTasks tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        var lines = tasks.Tasks.Where(task => task.Group == TaskGroup.Returned)
            .Select(task => Phrase.Of(task.State == ReportingState.Reopened ? TaskPageText.StripReopened : TaskPageText.StripReturned, task.UnitName, task.Month.Year, task.Month.Month))
            .Concat(tasks.Tasks.Where(task => task.Group == TaskGroup.Overdue || (task.Group == TaskGroup.Open && task.DaysLeft <= tasks.RemindBefore))
                .GroupBy(task => (task.Month, task.DueOn)).OrderByDescending(group => group.Key.Month).Select(group => DueLine([.. group])))
            .ToList();
        if (tasks.Tasks.Count(task => task.Group == TaskGroup.Review) is > 0 and var waiting)
            lines.Add(Phrase.Of(TaskPageText.StripReview, waiting));
        return lines.Count <= MaxLines ? lines : [.. lines.Take(MaxLines - 1), Phrase.Of(TaskPageText.StripMore, lines.Count - MaxLines + 1)];
    }

    private static string DueLine(List<EcoTask> units)
    {
        var first = units[0];
        var names = string.Join(TaskPageText.Comma, units.Take(MaxUnits).Select(task => task.Filled < task.Total
            ? Phrase.Of(TaskPageText.StripBlank, task.UnitName, task.Total - task.Filled)
            : Phrase.Of(TaskPageText.StripUnsubmitted, task.UnitName)));
        if (units.Count > MaxUnits)
            names += Phrase.Of(TaskPageText.StripMoreUnits, units.Count);
        return first.DaysLeft switch
        {
            < 0 => Phrase.Of(TaskPageText.StripOverdue, first.Month.Year, first.Month.Month, first.DueOn.Month, first.DueOn.Day, -first.DaysLeft, names),
            0 => Phrase.Of(TaskPageText.StripToday, first.Month.Year, first.Month.Month, first.DueOn.Month, first.DueOn.Day, names),
            > 0 => Phrase.Of(TaskPageText.StripLeft, first.Month.Year, first.Month.Month, first.DueOn.Month, first.DueOn.Day, first.DaysLeft, names),
        };
    }
}
