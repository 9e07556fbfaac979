using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Persistence.Seed;

/// <summary>How many demonstration rows were taken away; figures that people changed since are theirs and stay.</summary>
public sealed record DemonstrationRemoval(int Figures, int Targets, int Submissions, int Users, int KeptFigures)
{
    /// <summary>Projects that lost a schedule of the demonstration.</summary>
    public int Projects { get; init; }
}

/// <summary>Loads and removes the demonstration months, targets, submissions and accounts.</summary>
public sealed class DemonstrationLoader(IDbContextFactory<EcoDbContext> contexts, UserManager<EcoUser> users, AuditLog audit, TimeProvider clock)
{
    /// <summary>Password of every demonstration account; published in the README, so these accounts exist in demonstration mode only.</summary>
    public const string Password = "Lucheng@2024";

    private const string Folder = "Demonstration/";

    /// <summary>Months of the years before the plan, which estimates rest on.</summary>
    private const string HistoryFile = "history.csv";

    private const int FirstPlanYear = 2023;

    /// <summary>Through this month the demonstration units have an approved, locked submission.</summary>
    private static readonly YearMonth ApprovedThrough = new(2024, 8);

    /// <summary>This month waits for the reviewer; later ones are drafts.</summary>
    private static readonly YearMonth Submitted = new(2024, 9);

    private static readonly (string Name, string DisplayName, string Role)[] People =
    [
        ("tianbao", "演示填报员", EcoRoles.Filler),
        ("daili", "演示代填员", EcoRoles.Filler),
        ("shenhe", "演示审核员", EcoRoles.Reviewer),
        ("lingdao", "演示领导", EcoRoles.Leader),
        ("xitong", "演示系统管理员", EcoRoles.SystemAdministrator),
        ("anquan", "演示安全管理员", EcoRoles.SecurityAdministrator),
        ("shenji", "演示审计管理员", EcoRoles.AuditAdministrator),
    ];

    /// <summary>Loads everything into a database in which nobody works yet; where it is loaded, only accounts that a start left half-made are completed.</summary>
    /// <exception cref="InvalidOperationException">People already work in this database, or the demonstration was removed from it; nothing was loaded.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await SeedLock.TakeAsync(context, cancellationToken);
        if (await context.Set<RemovedDemonstration>().AnyAsync(cancellationToken))
            throw Refused("The demonstration was removed from this database and does not come back.");
        if (!await IsLoadedAsync(context, cancellationToken))
        {
            if (await IsAtWorkAsync(context, cancellationToken))
                throw Refused("People already work in this database; the demonstration is loaded into an empty one only.");
            await CatalogueHistory.BeginAsync(context, cancellationToken);
            await CatalogueLoader.MergeTargetsAsync(context, CatalogueRows.ReadTargets(SeedFile.Embedded, Folder), isDemonstration: true, cancellationToken);
            await LoadFiguresAsync(context, cancellationToken);
            await LoadSubmissionsAsync(context, cancellationToken);
            audit.Add(context, AuditLog.Host, "demo-load", AuditOutcome.Done, "");
        }
        // Also into a demonstration that was loaded before projects had dates: they hold since the beginning, as all of it does.
        await CatalogueHistory.BeginAsync(context, cancellationToken);
        await LoadSchedulesAsync(context, cancellationToken);
        // Before the commit, so that other instances wait until there is somebody to sign in.
        foreach (var (name, displayName, role) in People)
            await CompletePersonAsync(name, displayName, role, cancellationToken);
        await AssignDutiesAsync(context, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Takes every demonstration row away in one transaction, for good.</summary>
    public async Task<DemonstrationRemoval> RemoveAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await SeedLock.TakeAsync(context, cancellationToken);
        var submissions = await context.Submissions.Where(submission => submission.IsDemonstration).ExecuteDeleteAsync(cancellationToken);
        await context.Revisions.Where(revision => context.Figures.Any(figure => figure.Id == revision.FigureId && figure.IsDemonstration))
            .ExecuteDeleteAsync(cancellationToken);
        var figures = await context.Figures.Where(figure => figure.IsDemonstration).ExecuteDeleteAsync(cancellationToken);
        var targets = await context.Targets.Where(target => target.IsDemonstration).ExecuteDeleteAsync(cancellationToken);
        var projects = await EndSchedulesAsync(context, cancellationToken);
        var people = await context.Users.Where(user => user.IsDemonstration).ExecuteDeleteAsync(cancellationToken);
        var kept = await context.Figures.CountAsync(cancellationToken);
        if (!await context.Set<RemovedDemonstration>().AnyAsync(cancellationToken))
            context.Add(new RemovedDemonstration { At = clock.GetUtcNow() });
        audit.Add(context, AuditLog.Host, "demo-remove", AuditOutcome.Done, "", $"{figures} figures, {targets} targets, {submissions} submissions, {projects} project schedules, {people} accounts");
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new DemonstrationRemoval(figures, targets, submissions, people, kept) { Projects = projects };
    }

    private static async Task<bool> IsLoadedAsync(EcoDbContext context, CancellationToken cancellationToken) =>
        await context.Figures.AnyAsync(figure => figure.IsDemonstration, cancellationToken)
        || await context.Submissions.AnyAsync(submission => submission.IsDemonstration, cancellationToken);

    private static async Task<bool> IsAtWorkAsync(EcoDbContext context, CancellationToken cancellationToken) =>
        await context.Figures.AnyAsync(cancellationToken)
        || await context.Submissions.AnyAsync(cancellationToken)
        || await context.Users.AnyAsync(user => !user.IsDemonstration, cancellationToken);

    private static InvalidOperationException Refused(string why) => new($"{why} Set Eco__Demonstration=false.");

    /// <summary>Dates and milestones of projects on which no person has worked; those of the demonstration stay as they are.</summary>
    private static async Task LoadSchedulesAsync(EcoDbContext context, CancellationToken cancellationToken)
    {
        var milestones = CatalogueRows.ReadMilestones(SeedFile.Embedded, Folder).ToLookup(row => row.Value.Project);
        var projects = await context.Projects.Include(project => project.Milestones).Where(project => !project.IsOwn).ToDictionaryAsync(project => project.Code, cancellationToken);
        foreach (var row in CatalogueRows.ReadSchedules(SeedFile.Embedded, Folder))
        {
            if (!projects.TryGetValue(row.Value.Project, out var project))
                throw row.Wrong($"the project {row.Value.Project} does not exist");
            if (project.IsEdited || project.IsScheduled || project.IsDemonstration)
                continue;
            project.Demonstrate(row.Value.StartsOn, row.Value.DueOn, [.. milestones[project.Code].Select(milestone => (new MilestoneDraft(null, milestone.Value.Name, milestone.Value.DueOn), milestone.Value.DoneOn))],
                row.Value.State is { } state ? new ProjectProgress(state, row.Value.Percent, project.InvestmentDone, project.ItemDone, row.Value.CompletedOn, null) : null);
        }
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <returns>How many projects lost a schedule; what people reported of them stays.</returns>
    private static async Task<int> EndSchedulesAsync(EcoDbContext context, CancellationToken cancellationToken)
    {
        var stated = CatalogueRows.Read(SeedFile.Embedded).Projects.ToDictionary(row => row.Value.Code, row => row.Value);
        var projects = await context.Projects.Include(project => project.Milestones).Where(project => project.IsDemonstration).ToListAsync(cancellationToken);
        foreach (var project in projects)
        {
            project.EndDemonstration();
            if (stated.TryGetValue(project.Code, out var row))
                CatalogueLoader.DescribeProject(project, row);
        }
        await context.SaveChangesAsync(cancellationToken);
        return projects.Count;
    }

    private static async Task LoadFiguresAsync(EcoDbContext context, CancellationToken cancellationToken)
    {
        var units = (await UnitsAsync(context, cancellationToken)).Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var indicators = await context.Indicators.AsNoTracking().ToDictionaryAsync(indicator => indicator.Code, cancellationToken);
        foreach (var row in CatalogueRows.ReadFigures(SeedFile.Embedded, Folder).Concat(CatalogueRows.ReadFigures(SeedFile.Embedded, Folder, HistoryFile)))
        {
            if (!indicators.TryGetValue(row.Value.Indicator, out var indicator))
                throw row.Wrong($"the indicator {row.Value.Indicator} does not exist");
            // Earlier years are known figures of an indicator that nobody reported then.
            if ((indicator.IsReportedIn(row.Value.Month.Year) ? FigureRules.Check(indicator, row.Value.Month, DateOnly.MaxValue, row.Value.Entry)
                : FigureRules.CheckEntry(indicator, row.Value.Month, row.Value.Entry)) is { } error)
                throw row.Wrong(error.Message);
            var figure = new MonthlyFigure(indicator.Id, row.Value.Month);
            // The day before the unit hands its month in, so that a past moment shows what was known then.
            figure.Revise(row.Value.Entry, new Signature(null, "演示数据", SubmittedAt(row.Value.Month, units[indicator.UnitCode]).AddDays(-1), Door.Demonstration));
            context.Figures.Add(figure);
        }
        await context.SaveChangesAsync(cancellationToken);
    }

    private static async Task LoadSubmissionsAsync(EcoDbContext context, CancellationToken cancellationToken)
    {
        var units = await UnitsAsync(context, cancellationToken);
        var owners = await context.Indicators.AsNoTracking().ToDictionaryAsync(indicator => indicator.Code, indicator => indicator.UnitCode, cancellationToken);
        var history = CatalogueRows.ReadFigures(SeedFile.Embedded, Folder, HistoryFile).Select(row => (row.Value.Month, owners[row.Value.Indicator])).ToHashSet();
        for (var month = history.Min(row => row.Month); month <= Submitted; month = month.PlusMonths(1))
        {
            foreach (var (index, unit) in units.Index())
            {
                if (month.Year < FirstPlanYear && !history.Contains((month, unit)))
                    continue;
                var at = SubmittedAt(month, index);
                var submission = new Submission(unit, month, isDemonstration: true);
                submission.Apply(SubmissionAction.Submit, null, "演示数据", at, null);
                if (month <= ApprovedThrough)
                    submission.Apply(SubmissionAction.Approve, null, "演示数据", at.AddDays(1), null);
                context.Submissions.Add(submission);
            }
        }
        await context.SaveChangesAsync(cancellationToken);
    }

    private static async Task<List<string>> UnitsAsync(EcoDbContext context, CancellationToken cancellationToken) =>
        await context.Units.AsNoTracking().OrderBy(unit => unit.SortOrder).Select(unit => unit.Code).ToListAsync(cancellationToken);

    /// <summary>The 3rd of the following month, and for some the 7th, so that a demonstration of timeliness shows both.</summary>
    private static DateTimeOffset SubmittedAt(YearMonth month, int unit) =>
        new DateTimeOffset(month.FirstDay.AddMonths(1).AddDays((unit * 5 + month.Month) % 11 == 0 ? 6 : 2), new TimeOnly(9, 30), TimeSpan.FromHours(8)).ToUniversalTime();

    /// <summary>Every indicator that nobody answers for yet gets the demonstration's people; the deputy stands in on no day.</summary>
    private static async Task AssignDutiesAsync(EcoDbContext context, CancellationToken cancellationToken)
    {
        var people = await context.Users.AsNoTracking().Where(user => user.IsDemonstration).ToDictionaryAsync(user => user.UserName!, user => user.Id, cancellationToken);
        foreach (var id in await context.Indicators.Where(indicator => !context.Duties.Any(duty => duty.IndicatorId == indicator.Id)).Select(indicator => indicator.Id)
            .ToListAsync(cancellationToken))
        {
            var duty = new IndicatorDuty(id);
            duty.Assign(people["tianbao"], people["daili"], null, null, people["shenhe"]);
            context.Duties.Add(duty);
        }
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task CompletePersonAsync(string name, string displayName, string role, CancellationToken cancellationToken)
    {
        var user = await users.FindByNameAsync(name);
        if (user is null)
        {
            user = new EcoUser { Id = Guid.CreateVersion7(clock.GetUtcNow()), UserName = name, DisplayName = displayName, IsDemonstration = true, CreatedAt = clock.GetUtcNow() };
            await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
            {
                foreach (var unit in await context.Units.AsNoTracking().Select(unit => unit.Code).ToListAsync(cancellationToken))
                    user.Units.Add(new EcoUserUnit { UserId = user.Id, UnitCode = unit });
            }
            AccountSetup.Require(await users.CreateAsync(user, Password));
        }
        // A start that died between the account and its role leaves somebody without any.
        if (user.IsDemonstration && (await users.GetRolesAsync(user)).Count == 0)
            AccountSetup.Require(await users.AddToRoleAsync(user, role));
    }
}
