using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Changes;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Persistence.Seed;
using Microsoft.EntityFrameworkCore;
using Text = LuchengEco.Services.Resources.ProjectServiceText;

namespace LuchengEco.Services.Projects;

/// <summary>Reports and plans projects, adds and removes them.</summary>
public sealed class ProjectService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <param name="actor">Who asks.</param>
    /// <param name="code">Of the project.</param>
    /// <param name="asOf">Only history until then; null for all of it.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Null when there is none today, or the person may not read.</returns>
    public async Task<ProjectDetail?> GetAsync(Actor actor, string code, DateTimeOffset? asOf = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Projects.AsNoTracking().Include(row => row.Milestones).SingleOrDefaultAsync(row => row.Code == code, cancellationToken) is not { } project)
            return null;
        var mayReport = actor.MayReportProject(project.UnitCode);
        var history = await new ChangeReader(context, Clock.StartOf(new DateOnly(YearMonth.MinYear, 1, 2)), asOf, new ChangeFilter()).ReadProjectAsync(code, cancellationToken);
        return new ProjectDetail(project.Code, project.Year, project.Version,
            new ProjectProgress(project.State, project.Percent, project.InvestmentDone, project.ItemDone, project.CompletedOn, project.Note), project.StartsOn, project.DueOn,
            [.. project.Milestones.OrderBy(row => row.SortOrder).ThenBy(row => row.Id).Select(row => new MilestoneLine(row.Id, row.Name, row.DueOn, row.DoneOn))], project.UnitCode, history)
        {
            MayReport = mayReport,
            MayAssign = actor.May(EcoOperation.AssignProjects),
            MayRemove = mayReport && project.IsOwn && !project.IsReported,
            Units = actor.May(EcoOperation.AssignProjects)
                ? [.. (await context.Units.AsNoTracking().Where(unit => unit.ClosedAt == null || unit.Code == project.UnitCode).OrderBy(unit => unit.SortOrder)
                    .Select(unit => new { unit.Code, unit.Name }).ToListAsync(cancellationToken)).Select(unit => (unit.Code, unit.Name))]
                : [],
        };
    }

    /// <param name="actor">Who reports.</param>
    /// <param name="code">Of the project.</param>
    /// <param name="version">As it was read.</param>
    /// <param name="progress">All of it.</param>
    /// <param name="cancellationToken">Stops the change.</param>
    public Task<ChangeResult> SaveProgressAsync(Actor actor, string code, int version, ProjectProgress progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return ChangeAsync(actor, code, version, "project-progress", project =>
        {
            var before = Say(project);
            project.Report(progress, clock.Today());
            return Changed(before, Say(project));
        }, cancellationToken);
    }

    /// <summary>The planned period and all milestones; see <see cref="Project.Schedule"/>.</summary>
    public Task<ChangeResult> SaveScheduleAsync(Actor actor, string code, int version, DateOnly? startsOn, DateOnly? dueOn, IReadOnlyList<MilestoneDraft> milestones,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(milestones);
        return ChangeAsync(actor, code, version, "project-schedule", project =>
        {
            var before = SaySchedule(project);
            project.Schedule(startsOn, dueOn, milestones);
            return Changed(before, SaySchedule(project));
        }, cancellationToken);
    }

    /// <param name="actor">Who marks it.</param>
    /// <param name="code">Of the project.</param>
    /// <param name="version">As it was read.</param>
    /// <param name="milestone">Its id.</param>
    /// <param name="doneOn">The day on which it was reached; null takes that back.</param>
    /// <param name="cancellationToken">Stops the change.</param>
    public Task<ChangeResult> MarkMilestoneAsync(Actor actor, string code, int version, int milestone, DateOnly? doneOn, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, code, version, "project-milestone", project =>
        {
            var known = project.Milestones.FirstOrDefault(row => row.Id == milestone);
            var before = $"{known?.Name} {Day(known?.DoneOn)}";
            project.MarkMilestone(milestone, doneOn, clock.Today());
            return Changed(before, $"{known?.Name} {Day(doneOn)}");
        }, cancellationToken);

    /// <summary>Says which 科室 answers for the project; null for none.</summary>
    public async Task<ChangeResult> AssignAsync(Actor actor, string code, int version, string? unitCode, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.AssignProjects, $"project {code}", cancellationToken))
            return ChangeResult.Forbidden with { Message = Text.MayNotAssign };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Projects.SingleOrDefaultAsync(row => row.Code == code, cancellationToken) is not { } project)
            return Unknown;
        if (project.Version != version)
            return ChangeResult.ChangedByAnother;
        var wanted = string.IsNullOrWhiteSpace(unitCode) ? null : unitCode;
        if (project.UnitCode == wanted)
            return ChangeResult.Unchanged;
        if (wanted is not null && !await context.Units.AnyAsync(unit => unit.Code == wanted && unit.ClosedAt == null, cancellationToken))
            return ChangeResult.Refused("unit-unknown", Text.UnitUnknown);
        var before = project.UnitCode;
        project.AssignTo(wanted);
        return await SaveAsync(context, actor, "project-assign", code, $"{before ?? "—"} → {wanted ?? "—"}", cancellationToken);
    }

    /// <summary>Adds a project to a year that has a plan.</summary>
    public async Task<ProjectAdded> AddAsync(Actor actor, int year, ProjectDraft draft, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (!await audit.AllowsAsync(actor, EcoOperation.ReportProjects, $"projects {year}", cancellationToken))
            return new(Forbidden, null);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // Two who add at once get two codes.
        await SeedLock.TakeAsync(context, cancellationToken);
        if (!await context.PlanItems.AnyAsync(item => item.Code == draft.PlanItemCode && item.Year == year, cancellationToken))
            return new(ChangeResult.Refused("project-plan-item-unknown", Text.PlanItemUnknown, year), null);
        if (!await context.Areas.AnyAsync(area => area.Code == draft.AreaCode, cancellationToken))
            return new(ChangeResult.Refused("project-area-unknown", Text.AreaUnknown), null);
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{year}.N.");
        // With those that were removed: a code is never given twice.
        var used = await context.CatalogueStates.AsNoTracking().Where(state => state.Source == "projects" && state.Key.StartsWith(prefix)).Select(state => state.Key).Distinct().ToListAsync(cancellationToken);
        var number = used.Select(key => int.TryParse(key[prefix.Length..], CultureInfo.InvariantCulture, out var found) ? found : 0).DefaultIfEmpty().Max() + 1;
        var code = string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:D2}");
        try
        {
            context.Projects.Add(Project.Add(code, year, draft, 1000 + number));
        }
        catch (DomainException refusal)
        {
            return new(ChangeResult.Refused(refusal), null);
        }
        audit.Add(context, actor, "project-add", AuditOutcome.Done, code, draft.Name!.Trim());
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(ChangeResult.Done, code);
    }

    /// <summary>Takes an added project away on which nothing was reported.</summary>
    public async Task<ChangeResult> RemoveAsync(Actor actor, string code, int version, bool isConfirmed, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await ProblemAsync(context, actor, code, cancellationToken) is { } problem)
            return problem;
        var project = await context.Projects.Include(row => row.Milestones).SingleAsync(row => row.Code == code, cancellationToken);
        if (project.Version != version)
            return ChangeResult.ChangedByAnother;
        if (!project.IsOwn)
            return ChangeResult.Refused("project-not-own", Text.NotOwn);
        if (project.IsReported)
            return ChangeResult.Refused("project-reported", Text.IsReported);
        if (!isConfirmed)
            return new ChangeResult(ChangeOutcome.Unconfirmed, "project-remove-unconfirmed", Text.RemoveUnconfirmed) { Consequences = [string.Format(CultureInfo.InvariantCulture, Text.RemoveConsequence, project.Name, project.Milestones.Count)] };
        context.Projects.Remove(project);
        return await SaveAsync(context, actor, "project-remove", code, project.Name, cancellationToken);
    }

    private async Task<ChangeResult> ChangeAsync(Actor actor, string code, int version, string action, Func<Project, string?> change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await ProblemAsync(context, actor, code, cancellationToken) is { } problem)
            return problem;
        var project = await context.Projects.Include(row => row.Milestones.OrderBy(milestone => milestone.SortOrder)).SingleAsync(row => row.Code == code, cancellationToken);
        if (project.Version != version)
            return ChangeResult.ChangedByAnother;
        try
        {
            return change(project) is { } detail ? await SaveAsync(context, actor, action, code, detail, cancellationToken) : ChangeResult.Unchanged;
        }
        catch (DomainException refusal)
        {
            return ChangeResult.Refused(refusal);
        }
    }

    /// <summary>Why somebody may not report this project; null when they may. A refusal is written down.</summary>
    private async Task<ChangeResult?> ProblemAsync(EcoDbContext context, Actor actor, string code, CancellationToken cancellationToken)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.ReportProjects, $"project {code}", cancellationToken))
            return Forbidden;
        if (await context.Projects.AsNoTracking().Where(row => row.Code == code).Select(row => new { row.UnitCode }).SingleOrDefaultAsync(cancellationToken) is not { } project)
            return Unknown;
        if (actor.MayReportProject(project.UnitCode))
            return null;
        await audit.DenyAsync(actor, EcoOperation.ReportProjects, $"project {code}", cancellationToken);
        return ChangeResult.Forbidden with { Message = Text.OfAnotherUnit };
    }

    private async Task<ChangeResult> SaveAsync(EcoDbContext context, Actor actor, string action, string code, string detail, CancellationToken cancellationToken)
    {
        audit.Add(context, actor, action, AuditOutcome.Done, code, detail);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return ChangeResult.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangeResult.ChangedByAnother;
        }
    }

    private static ChangeResult Forbidden => ChangeResult.Forbidden with { Message = Text.MayNotReport };

    private static ChangeResult Unknown => ChangeResult.Unknown("project-unknown", Text.Unknown);

    private static string? Changed(string before, string after) => before == after ? null : $"{before} → {after}";

    private static string Say(Project project) => string.Format(CultureInfo.InvariantCulture, Text.ProgressInWords, ChangeWords.Value("state", $"{project.State}"), Number(project.Percent),
        Number(project.InvestmentDone), Number(project.ItemDone), Day(project.CompletedOn), project.Note.Length == 0 ? "—" : project.Note);

    private static string SaySchedule(Project project) => $"{Day(project.StartsOn)}～{Day(project.DueOn)}" + string.Concat(project.Milestones.Select(row => $"；{row.Name} {Day(row.DueOn)}"));

    private static string Number(decimal? number) => number is { } value ? Domain.Progress.NumberText.Plain(value) : "—";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";
}
