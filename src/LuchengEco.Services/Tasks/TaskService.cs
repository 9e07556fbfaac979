using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Tasks;

/// <summary>What waits for whom, and how the units report.</summary>
public sealed class TaskService(IDbContextFactory<EcoDbContext> contexts, TimeProvider clock)
{
    private const int NamesShown = 10;

    /// <summary>The tasks of a person: as filler or deputy, as reviewer, as administrator; nothing for those who may not read.</summary>
    /// <param name="actor">Whose tasks.</param>
    /// <param name="withWarnings">Counts warnings without a reason too, which reads the history of every indicator.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<MyTasks> GetAsync(Actor actor, bool withWarnings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var today = clock.Today();
        if (!actor.MayRead)
            return MyTasks.None(today);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var administration = await AdministrationAsync(context, actor, cancellationToken);
        var mine = actor.Units.Where(unit => actor.MayFill(unit) || actor.MayReview(unit)).ToList();
        if (mine.Count == 0)
            return MyTasks.None(today) with { Administration = administration };
        var board = await ReportingBoard.ReadAsync(context, today, null, mine, cell => GroupOf(actor, cell, today) is not null, cancellationToken);
        var tasks = new List<EcoTask>();
        foreach (var cell in board.Cells)
        {
            if (GroupOf(actor, cell, today) is { } group)
                tasks.Add(TaskOf(actor, cell, group, today));
        }
        if (withWarnings)
            await CountWarningsAsync(context, actor, tasks, cancellationToken);
        return new MyTasks(today, board.Calendar.RemindBefore,
            [.. tasks.OrderBy(task => task.Group).ThenBy(task => task.DueOn).ThenBy(task => task.Month)], administration);
    }

    /// <summary>How every unit reports the months of a year, for everybody who may read.</summary>
    /// <returns>Null when the year is not set up or <paramref name="actor"/> may not read.</returns>
    public async Task<SubmissionMatrix?> GetMatrixAsync(Actor actor, int year, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Years.AnyAsync(row => row.Year == year, cancellationToken))
            return null;
        var today = clock.Today();
        var board = await ReportingBoard.ReadAsync(context, today, year, null, _ => true, cancellationToken);
        return SubmissionMatrix.Of(year, today, clock.GetUtcNow(), board.Cells);
    }

    private static TaskGroup? GroupOf(Actor actor, BoardCell cell, DateOnly today)
    {
        var isDone = cell.Last is { } last && YearMonth.Of(DateOnly.FromDateTime(Clock.ToLocal(last.At).DateTime)) == YearMonth.Of(today);
        if (actor.MayReview(cell.UnitCode) && cell.Standing.State == SubmissionState.Submitted)
            return TaskGroup.Review;
        if (cell.State is ReportingState.Submitted or ReportingState.SubmittedLate or ReportingState.Approved)
            return isDone ? TaskGroup.Done : null;
        if (!actor.MayFill(cell.UnitCode))
            return null;
        return cell.State switch
        {
            ReportingState.Overdue => TaskGroup.Overdue,
            ReportingState.Returned or ReportingState.Reopened => TaskGroup.Returned,
            ReportingState.Due or ReportingState.NotDue => TaskGroup.Open,
            ReportingState.NotTracked or ReportingState.Submitted or ReportingState.SubmittedLate or ReportingState.Approved => null,
        };
    }

    private static EcoTask TaskOf(Actor actor, BoardCell cell, TaskGroup group, DateOnly today) =>
        new(group, cell.UnitCode, cell.UnitName, cell.Month, cell.State, cell.Standing.DueOn, cell.Standing.DueOn.DayNumber - today.DayNumber,
            cell.Filled?.Count ?? 0, cell.Indicators.Count)
        {
            MineBlank = cell.Indicators.Count(indicator => actor.MayFill(cell.UnitCode, indicator.Code) && cell.Filled?.Contains(indicator.Id) != true),
            Reason = group == TaskGroup.Returned ? cell.Last?.Reason : null,
            By = cell.Last?.UserName,
            Since = cell.Last?.At,
        };

    private static async Task CountWarningsAsync(EcoDbContext context, Actor actor, List<EcoTask> tasks, CancellationToken cancellationToken)
    {
        foreach (var month in tasks.Where(IsOpen).GroupBy(task => task.Month).ToList())
        {
            var units = month.Select(task => task.UnitCode).ToHashSet();
            var places = await CheckedIndicator.ReadAsync(context.Indicators.Where(indicator => units.Contains(indicator.UnitCode)
                && indicator.FirstYear <= month.Key.Year && (indicator.LastYear == null || indicator.LastYear >= month.Key.Year)), context, cancellationToken);
            var mine = places.Where(place => actor.MayFill(place.Indicator.UnitCode, place.Indicator.Code)).ToDictionary(place => place.Indicator.Id);
            var ids = mine.Keys.ToList();
            var figures = await context.Figures.AsNoTracking()
                .Where(figure => ids.Contains(figure.IndicatorId) && figure.Year == month.Key.Year && figure.MonthNumber == month.Key.Month).ToListAsync(cancellationToken);
            if (figures.Count == 0)
                continue;
            var checks = await CellChecks.ReadAsync(context, month.Key, [.. mine.Values.Select(place => place.Indicator)], cancellationToken);
            var open = figures.Where(figure => WarningState.IsOpen(checks.Of(mine[figure.IndicatorId], figure.Entry), figure.Reason))
                .CountBy(figure => mine[figure.IndicatorId].Indicator.UnitCode).ToDictionary();
            foreach (var index in Enumerable.Range(0, tasks.Count).Where(index => IsOpen(tasks[index]) && tasks[index].Month == month.Key))
                tasks[index] = tasks[index] with { OpenWarnings = open.GetValueOrDefault(tasks[index].UnitCode) };
        }

        static bool IsOpen(EcoTask task) => task.Group is TaskGroup.Overdue or TaskGroup.Returned or TaskGroup.Open;
    }

    private async Task<IReadOnlyList<AdministrationTask>> AdministrationAsync(EcoDbContext context, Actor actor, CancellationToken cancellationToken)
    {
        var tasks = new List<AdministrationTask>();
        if (actor.May(EcoOperation.AssignDuties))
        {
            var newest = await context.Years.AsNoTracking().MaxAsync(row => (int?)row.Year, cancellationToken) ?? 0;
            var names = await context.Indicators.AsNoTracking()
                .Where(indicator => indicator.FirstYear <= newest && (indicator.LastYear == null || indicator.LastYear >= newest)
                    && !context.Duties.Any(duty => duty.IndicatorId == indicator.Id && duty.FillerId != null && duty.DeputyId != null && duty.ReviewerId != null))
                .OrderBy(indicator => indicator.SortOrder).Select(indicator => indicator.ShortName).ToListAsync(cancellationToken);
            Add(AdministrationTaskKind.Duties, names);
        }
        if (actor.May(EcoOperation.GuardSessions))
        {
            var now = clock.GetUtcNow();
            Add(AdministrationTaskKind.LockedAccounts, await context.Users.AsNoTracking().Where(user => user.LockoutEnabled && user.LockoutEnd > now && user.DisabledAt == null)
                .OrderBy(user => user.UserName).Select(user => user.DisplayName + "（" + user.UserName + "）").ToListAsync(cancellationToken));
        }
        return tasks;

        void Add(AdministrationTaskKind kind, List<string> names)
        {
            if (names.Count > 0)
                tasks.Add(new AdministrationTask(kind, names.Count, [.. names.Take(NamesShown)]));
        }
    }
}
