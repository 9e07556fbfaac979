using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Persistence.Seed;

/// <summary>How many demonstration rows were taken away; figures that people changed since are theirs and stay.</summary>
public sealed record DemonstrationRemoval(int Figures, int Targets, int Submissions, int Users, int KeptFigures);

/// <summary>Loads and removes the demonstration months, targets, submissions and accounts.</summary>
public sealed class DemonstrationLoader(IDbContextFactory<EcoDbContext> contexts, UserManager<EcoUser> users, TimeProvider clock)
{
    /// <summary>Password of every demonstration account; published in the README, so these accounts exist in demonstration mode only.</summary>
    public const string Password = "Lucheng@2024";

    private const string Folder = "Demonstration/";

    /// <summary>Through this month the demonstration units have an approved, locked submission.</summary>
    private static readonly YearMonth ApprovedThrough = new(2024, 8);

    /// <summary>This month waits for the reviewer; later ones are drafts.</summary>
    private static readonly YearMonth Submitted = new(2024, 9);

    private static readonly (string Name, string DisplayName, string Role)[] People =
    [
        ("tianbao", "演示填报员", EcoRoles.Filler),
        ("shenhe", "演示审核员", EcoRoles.Reviewer),
        ("lingdao", "演示领导", EcoRoles.Leader),
        ("xitong", "演示系统管理员", EcoRoles.SystemAdministrator),
        ("anquan", "演示安全管理员", EcoRoles.SecurityAdministrator),
        ("shenji", "演示审计管理员", EcoRoles.AuditAdministrator),
    ];

    /// <summary>Loads what is not there yet; a cell that anybody ever wrote is left alone.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            await SeedLock.TakeAsync(context, cancellationToken);
            if (!await context.Figures.AnyAsync(figure => figure.IsDemonstration, cancellationToken))
            {
                await CatalogueLoader.MergeTargetsAsync(context, CatalogueRows.ReadTargets(SeedFile.Embedded, Folder), isDemonstration: true, cancellationToken);
                await LoadFiguresAsync(context, cancellationToken);
                await LoadSubmissionsAsync(context, cancellationToken);
            }
            await transaction.CommitAsync(cancellationToken);
        }
        foreach (var (name, displayName, role) in People)
            await CreatePersonAsync(name, displayName, role, cancellationToken);
    }

    /// <summary>Takes every demonstration row away in one transaction.</summary>
    public async Task<DemonstrationRemoval> RemoveAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await SeedLock.TakeAsync(context, cancellationToken);
        // Submissions first: an approved one would lock the figures below it.
        var submissions = await context.Submissions.Where(submission => submission.IsDemonstration).ExecuteDeleteAsync(cancellationToken);
        await context.Revisions.Where(revision => context.Figures.Any(figure => figure.Id == revision.FigureId && figure.IsDemonstration))
            .ExecuteDeleteAsync(cancellationToken);
        var figures = await context.Figures.Where(figure => figure.IsDemonstration).ExecuteDeleteAsync(cancellationToken);
        var targets = await context.Targets.Where(target => target.IsDemonstration && !target.IsEdited).ExecuteDeleteAsync(cancellationToken);
        var people = await context.Users.Where(user => user.IsDemonstration).ExecuteDeleteAsync(cancellationToken);
        var kept = await context.Figures.CountAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new DemonstrationRemoval(figures, targets, submissions, people, kept);
    }

    private async Task LoadFiguresAsync(EcoDbContext context, CancellationToken cancellationToken)
    {
        var signature = new Signature(null, "演示数据", clock.GetUtcNow(), Door.Demonstration);
        var indicators = await context.Indicators.AsNoTracking().ToDictionaryAsync(indicator => indicator.Code, cancellationToken);
        var taken = (await context.Figures.AsNoTracking().Select(figure => new { figure.IndicatorId, figure.Year, figure.MonthNumber })
            .ToListAsync(cancellationToken)).Select(figure => (figure.IndicatorId, figure.Year, figure.MonthNumber)).ToHashSet();
        foreach (var row in CatalogueRows.ReadFigures(SeedFile.Embedded, Folder))
        {
            if (!indicators.TryGetValue(row.Value.Indicator, out var indicator))
                throw row.Wrong($"the indicator {row.Value.Indicator} does not exist");
            if (FigureRules.Check(indicator, row.Value.Month, DateOnly.MaxValue, row.Value.Entry) is { } error)
                throw row.Wrong(error.Message);
            if (taken.Contains((indicator.Id, row.Value.Month.Year, row.Value.Month.Month)))
                continue;
            var figure = new MonthlyFigure(indicator.Id, row.Value.Month);
            figure.Revise(row.Value.Entry, signature);
            context.Figures.Add(figure);
        }
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task LoadSubmissionsAsync(EcoDbContext context, CancellationToken cancellationToken)
    {
        var units = await context.Units.AsNoTracking().Select(unit => unit.Code).ToListAsync(cancellationToken);
        var taken = (await context.Submissions.AsNoTracking().Select(submission => new { submission.UnitCode, submission.Year, submission.MonthNumber })
            .ToListAsync(cancellationToken)).Select(submission => (submission.UnitCode, submission.Year, submission.MonthNumber)).ToHashSet();
        var now = clock.GetUtcNow();
        for (var month = new YearMonth(2023, 1); month <= Submitted; month = month.PlusMonths(1))
        {
            foreach (var unit in units.Where(unit => !taken.Contains((unit, month.Year, month.Month))))
            {
                var submission = new Submission(unit, month, isDemonstration: true);
                submission.Apply(SubmissionAction.Submit, null, "演示数据", now, null);
                if (month <= ApprovedThrough)
                    submission.Apply(SubmissionAction.Approve, null, "演示数据", now, null);
                context.Submissions.Add(submission);
            }
        }
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task CreatePersonAsync(string name, string displayName, string role, CancellationToken cancellationToken)
    {
        if (await users.FindByNameAsync(name) is not null)
            return;
        var user = new EcoUser { Id = Guid.CreateVersion7(clock.GetUtcNow()), UserName = name, DisplayName = displayName, IsDemonstration = true };
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            foreach (var unit in await context.Units.AsNoTracking().Select(unit => unit.Code).ToListAsync(cancellationToken))
                user.Units.Add(new EcoUserUnit { UserId = user.Id, UnitCode = unit });
        }
        AccountSetup.Require(await users.CreateAsync(user, Password));
        AccountSetup.Require(await users.AddToRoleAsync(user, role));
    }
}
