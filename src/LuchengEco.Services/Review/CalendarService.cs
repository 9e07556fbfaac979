using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Text = LuchengEco.Services.Resources.AdministrationText;

namespace LuchengEco.Services.Review;

/// <summary>The due days of a year.</summary>
/// <param name="Year">Of the months that are reported.</param>
/// <param name="DueDay">Day of the following month.</param>
/// <param name="RemindBefore">Days before the due day.</param>
/// <param name="RemindEvery">Days between reminders after it.</param>
/// <param name="Units">Open units in their order.</param>
/// <param name="Exceptions">Of this year's months, by month, those of all units first.</param>
/// <param name="Months">Each month with the due day of all units and those that differ.</param>
public sealed record CalendarYear(int Year, int DueDay, int RemindBefore, int RemindEvery, IReadOnlyList<NamedCode> Units, IReadOnlyList<DueDayLine> Exceptions,
    IReadOnlyList<MonthDue> Months);

/// <summary>A due day of its own; <paramref name="UnitCode"/> is null for all units.</summary>
public sealed record DueDayLine(YearMonth Month, string? UnitCode, string? UnitName, DateOnly On);

/// <summary>When a month is due: for all units, and for those with a day of their own.</summary>
public sealed record MonthDue(YearMonth Month, DateOnly On, bool IsException, IReadOnlyList<(string UnitName, DateOnly On)> Others);

/// <summary>A day of a year on China's calendar on which something is due or was done.</summary>
/// <param name="Day">The day.</param>
/// <param name="Saved">Versions of figures that people stored on it; the demonstration's and the catalogue's own are nobody's work.</param>
/// <param name="Approved">Months of units that reviewers approved on it.</param>
/// <param name="Due">Months that are due on it.</param>
public sealed record WorkDay(DateOnly Day, int Saved, int Approved, IReadOnlyList<DueMonth> Due)
{
    /// <summary>Projects and milestones that are planned to be done on it, whatever became of them.</summary>
    public IReadOnlyList<ProjectDay> Projects { get; init; } = [];
}

/// <summary>The planned day of a project; <paramref name="Milestone"/> is null for the project itself.</summary>
public sealed record ProjectDay(string Project, string? Milestone);

/// <summary>A month that is due; <paramref name="UnitName"/> is null for all units that have no day of their own.</summary>
public sealed record DueMonth(YearMonth Month, string? UnitName);

/// <summary>Says and sets by when months are submitted.</summary>
public sealed class CalendarService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit)
{
    /// <summary>The last day on which a unit submits a month in time.</summary>
    public async Task<DateOnly> DueOnAsync(YearMonth month, string unitCode, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await DueDates.ReadAsync(context, cancellationToken)).Of(unitCode, month);
    }

    /// <summary>What is due and what was done on the days of a year.</summary>
    /// <returns>Days on which there is something, in order; null for those who may not read.</returns>
    public async Task<IReadOnlyList<WorkDay>?> GetDaysAsync(Actor actor, int year, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (from, to) = (Clock.StartOf(new DateOnly(year, 1, 1)), Clock.StartOf(new DateOnly(year + 1, 1, 1)));
        var counts = await context.Database.SqlQuery<DayCount>(
            $"""
            SELECT day AS "Day", sum(saved)::integer AS "Saved", sum(approved)::integer AS "Approved" FROM (
                SELECT (at AT TIME ZONE 'UTC' + interval '8 hours')::date AS day, 1 AS saved, 0 AS approved FROM figure_revisions WHERE user_id IS NOT NULL AND at >= {from} AND at < {to}
                UNION ALL
                SELECT (at AT TIME ZONE 'UTC' + interval '8 hours')::date, 0, 1 FROM submission_events WHERE action = 'Approve' AND at >= {from} AND at < {to}) done
            GROUP BY day
            """).ToDictionaryAsync(row => row.Day, cancellationToken);
        var due = await DueAsync(context, year, cancellationToken);
        var projects = await ProjectsAsync(context, year, cancellationToken);
        return
        [
            .. counts.Keys.Concat(due.Select(month => month.Key)).Concat(projects.Select(project => project.Key)).Distinct().Order()
                .Select(day => new WorkDay(day, counts.GetValueOrDefault(day)?.Saved ?? 0, counts.GetValueOrDefault(day)?.Approved ?? 0, [.. due[day]])
                {
                    Projects = [.. projects[day]],
                }),
        ];
    }

    private static async Task<ILookup<DateOnly, ProjectDay>> ProjectsAsync(EcoDbContext context, int year, CancellationToken cancellationToken)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var projects = await context.Projects.AsNoTracking().Where(project => project.DueOn >= from && project.DueOn <= to).OrderBy(project => project.Code)
            .Select(project => new { Day = project.DueOn!.Value, project.Name, Milestone = (string?)null }).ToListAsync(cancellationToken);
        var milestones = await context.Milestones.AsNoTracking().Where(milestone => milestone.DueOn >= from && milestone.DueOn <= to)
            .Join(context.Projects, milestone => milestone.ProjectCode, project => project.Code, (milestone, project) => new { Day = milestone.DueOn, project.Name, Milestone = (string?)milestone.Name, project.Code })
            .OrderBy(row => row.Code).ThenBy(row => row.Milestone).ToListAsync(cancellationToken);
        return projects.Select(row => (row.Day, Planned: new ProjectDay(row.Name, null))).Concat(milestones.Select(row => (row.Day, Planned: new ProjectDay(row.Name, row.Milestone))))
            .ToLookup(row => row.Day, row => row.Planned);
    }

    /// <returns>Null for those who may not edit the calendar.</returns>
    public async Task<CalendarYear?> GetAsync(Actor actor, int year, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.EditCalendar, "calendar", cancellationToken))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var calendar = await CalendarAsync(context, cancellationToken);
        var units = await context.Units.AsNoTracking().OrderBy(unit => unit.SortOrder).Select(unit => new { unit.Code, unit.Name, IsOpen = unit.ClosedAt == null }).ToListAsync(cancellationToken);
        var days = await context.DueDays.AsNoTracking().Where(day => day.Year == year).ToListAsync(cancellationToken);
        var lines = days.Select(day => new DueDayLine(day.Month, day.UnitCode, units.FirstOrDefault(unit => unit.Code == day.UnitCode)?.Name, day.On))
            .OrderBy(line => line.Month).ThenBy(line => line.UnitCode is not null).ThenBy(line => units.FindIndex(unit => unit.Code == line.UnitCode)).ToList();
        return new CalendarYear(year, calendar.DueDay, calendar.RemindBefore, calendar.RemindEvery, [.. units.Where(unit => unit.IsOpen).Select(unit => new NamedCode(unit.Code, unit.Name))], lines,
        [
            .. YearMonth.MonthsOf(year).Select(month => new MonthDue(month, lines.FirstOrDefault(line => line.Month == month && line.UnitCode is null)?.On ?? calendar.DueOn(month),
                lines.Any(line => line.Month == month && line.UnitCode is null), [.. lines.Where(line => line.Month == month && line.UnitCode is not null).Select(line => (line.UnitName!, line.On))])),
        ]);
    }

    /// <summary>What holds where no month or unit has a day of its own.</summary>
    public async Task<ChangeResult> SetAsync(Actor actor, int dueDay, int remindBefore, int remindEvery, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.EditCalendar, "calendar", cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var calendar = await context.Calendars.SingleOrDefaultAsync(cancellationToken);
        var (before, isNew) = (calendar ?? new ReportingCalendar(), calendar is null);
        if ((before.DueDay, before.RemindBefore, before.RemindEvery) == (dueDay, remindBefore, remindEvery))
            return ChangeResult.Unchanged;
        var was = Say(before);
        try
        {
            before.Set(dueDay, remindBefore, remindEvery);
        }
        catch (DomainException refusal)
        {
            return ChangeResult.Refused(refusal);
        }
        if (isNew)
            context.Calendars.Add(before);
        audit.Add(context, actor, "calendar-set", AuditOutcome.Done, "calendar", $"{was} → {Say(before)}");
        return await SaveAsync(context, cancellationToken);
    }

    /// <summary>Gives a month another due day, for one unit or for all that have none of their own.</summary>
    public async Task<ChangeResult> SetDueDayAsync(Actor actor, YearMonth month, string? unitCode, DateOnly on, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.EditCalendar, Subject(month, unitCode), cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (unitCode is not null && !await context.Units.AnyAsync(unit => unit.Code == unitCode, cancellationToken))
            return ChangeResult.Unknown("unit-unknown", Text.UnitUnknown);
        var stored = await FindAsync(context, month, unitCode, cancellationToken);
        if (stored?.On == on)
            return ChangeResult.Unchanged;
        var day = stored ?? new DueDay(month, unitCode);
        var was = stored is null ? Text.None : Say(stored.On);
        try
        {
            day.Set(on);
        }
        catch (DomainException refusal)
        {
            return ChangeResult.Refused(refusal);
        }
        if (stored is null)
            context.DueDays.Add(day);
        audit.Add(context, actor, "due-day-set", AuditOutcome.Done, Subject(month, unitCode), $"{was} → {Say(on)}");
        return await SaveAsync(context, cancellationToken);
    }

    /// <summary>Back to the day that holds without it.</summary>
    public async Task<ChangeResult> RemoveDueDayAsync(Actor actor, YearMonth month, string? unitCode, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.EditCalendar, Subject(month, unitCode), cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, month, unitCode, cancellationToken) is not { } day)
            return ChangeResult.Unchanged;
        context.DueDays.Remove(day);
        audit.Add(context, actor, "due-day-remove", AuditOutcome.Done, Subject(month, unitCode), Say(day.On));
        return await SaveAsync(context, cancellationToken);
    }

    /// <summary>By day: months of this year and the last ones before whose due day lies in the year.</summary>
    private static async Task<ILookup<DateOnly, DueMonth>> DueAsync(EcoDbContext context, int year, CancellationToken cancellationToken)
    {
        var calendar = await CalendarAsync(context, cancellationToken);
        var names = await context.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Code, unit => unit.Name, cancellationToken);
        var years = await context.Years.AsNoTracking().Select(row => row.Year).ToListAsync(cancellationToken);
        var exceptions = await context.DueDays.AsNoTracking().Where(day => day.Year == year || day.Year == year - 1).ToListAsync(cancellationToken);
        // Months of years that have no plan are reported by nobody.
        return new[] { year - 1, year }.Where(years.Contains).SelectMany(YearMonth.MonthsOf)
            .SelectMany(month => exceptions.Where(day => day.Month == month && day.UnitCode is not null).Select(day => (day.On, new DueMonth(month, names.GetValueOrDefault(day.UnitCode!, day.UnitCode!))))
                .Prepend((On: exceptions.FirstOrDefault(day => day.Month == month && day.UnitCode is null)?.On ?? calendar.DueOn(month), new DueMonth(month, null))))
            .Where(day => day.On.Year == year).ToLookup(day => day.On, day => day.Item2);
    }

    private sealed record DayCount(DateOnly Day, int Saved, int Approved);

    private static async Task<ChangeResult> SaveAsync(EcoDbContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return ChangeResult.Done;
        }
        catch (Exception exception) when (exception is DbUpdateConcurrencyException || DatabaseErrors.StateOf(exception) == PostgresErrorCodes.UniqueViolation)
        {
            return ChangeResult.ChangedByAnother;
        }
    }

    private static async Task<ReportingCalendar> CalendarAsync(EcoDbContext context, CancellationToken cancellationToken) =>
        await context.Calendars.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new ReportingCalendar();

    private static Task<DueDay?> FindAsync(EcoDbContext context, YearMonth month, string? unitCode, CancellationToken cancellationToken) =>
        context.DueDays.SingleOrDefaultAsync(day => day.Year == month.Year && day.MonthNumber == month.Month && day.UnitCode == unitCode, cancellationToken);

    private static string Subject(YearMonth month, string? unitCode) => $"{month} {unitCode ?? Text.AllUnits}";

    private static string Say(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Say(ReportingCalendar calendar) =>
        string.Format(CultureInfo.InvariantCulture, Text.CalendarInWords, calendar.DueDay, calendar.RemindBefore, calendar.RemindEvery);
}
