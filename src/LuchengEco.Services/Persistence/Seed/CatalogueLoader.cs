using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Plans;
using LuchengEco.Domain.Projects;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LuchengEco.Services.Persistence.Seed;

/// <summary>Brings the catalogue of 2023 and 2024 into the database. Loading again changes nothing, and what people edited stays theirs.</summary>
public sealed class CatalogueLoader(IDbContextFactory<EcoDbContext> contexts)
{
    /// <exception cref="SeedException">A file is wrong; nothing was written.</exception>
    public Task LoadAsync(CancellationToken cancellationToken = default) => LoadAsync(SeedFile.Embedded, cancellationToken);

    internal async Task LoadAsync(SeedSource source, CancellationToken cancellationToken = default)
    {
        var rows = CatalogueRows.Read(source);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await SeedLock.TakeAsync(context, cancellationToken);
        // Also what the first load after an upgrade adds to rows that were there before states were kept: it held all the time.
        if (!await context.IndicatorLinks.IgnoreQueryFilters().AnyAsync(cancellationToken))
            await CatalogueHistory.BeginAsync(context, cancellationToken);
        await MergeAsync(context, rows.Areas, area => area.Code, entity => entity.Code, row => new ActionArea(row.Code),
            (entity, row) => entity.Describe(row.Name, row.ShortName, row.SortOrder), cancellationToken);
        await MergeAsync(context, rows.Units, unit => unit.Code, entity => entity.Code, row => new OrganisationUnit(row.Code), DescribeUnit, cancellationToken);
        await MergeAsync(context, rows.Years, year => year.Year, entity => entity.Year, row => new PlanYear(row.Year),
            (entity, row) => entity.Describe(row.Framework, row.Statement, row.SourceIndex, row.PublishedOn), cancellationToken);
        await MergeAsync(context, rows.PlanItems, item => item.Code, entity => entity.Code, row => new PlanItem(row.Code, row.Year),
            (entity, row) => entity.Describe(row.Parent, row.Kind, row.SortOrder, row.Area, row.Name, row.Description), cancellationToken);
        await MergeAsync(context, rows.Indicators, indicator => indicator.Code, entity => entity.Code, row => new Indicator(row.Code),
            DescribeIndicator, cancellationToken);
        await MergeAsync(context, rows.Rules, rule => rule.Code, entity => entity.Code, row => new ConsistencyRule(row.Code), DescribeRule, cancellationToken);
        await MergeAsync(context, rows.Facts, fact => fact.Code, entity => entity.Code, row => new ReportedFact(row.Code, row.Year), DescribeFact, cancellationToken);
        await MergeAsync(context, rows.Projects, project => project.Code, entity => entity.Code, row => new Project(row.Code, row.Year), DescribeProject, cancellationToken);
        await MergeAsync(context, rows.Narratives, narrative => (narrative.PlanItem, narrative.SortOrder), entity => (entity.PlanItemCode, entity.SortOrder),
            row => new Narrative(row.PlanItem, row.SortOrder, row.Year), (entity, row) => entity.Write(row.Template), cancellationToken);
        await MergeTargetsAsync(context, rows.Targets, isDemonstration: false, cancellationToken);
        await MergeLinksAsync(context, rows.Links, cancellationToken);
        await RemoveFormerAsync(context, rows, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    internal static async Task MergeTargetsAsync(EcoDbContext context, List<Row<TargetRow>> rows, bool isDemonstration, CancellationToken cancellationToken)
    {
        var indicators = await context.Indicators.AsNoTracking().ToDictionaryAsync(indicator => indicator.Code, indicator => indicator.Id, cancellationToken);
        var targets = await context.Targets.ToDictionaryAsync(target => (target.IndicatorId, target.Year), cancellationToken);
        // A target with a history that is not there any more was taken away by a person.
        var decided = (await context.TargetRevisions.AsNoTracking().Select(row => new { row.IndicatorId, row.Year }).Distinct().ToListAsync(cancellationToken))
            .Select(row => (row.IndicatorId, row.Year)).ToHashSet();
        foreach (var row in rows)
        {
            if (!indicators.TryGetValue(row.Value.Indicator, out var indicatorId))
                throw row.Wrong($"the indicator {row.Value.Indicator} does not exist");
            if (!targets.TryGetValue((indicatorId, row.Value.Year), out var target) && decided.Contains((indicatorId, row.Value.Year)))
                continue;
            if (target is null)
                context.Targets.Add(new Target(indicatorId, row.Value.Year, row.Value.Direction, row.Value.Value, row.Value.Note, isDemonstration));
            else if (!target.IsEdited && target.IsDemonstration == isDemonstration)
                target.Set(row.Value.Direction, row.Value.Value, row.Value.Note);
        }
        await context.SaveChangesAsync(cancellationToken);
    }

    private static async Task MergeLinksAsync(EcoDbContext context, List<Row<LinkRow>> rows, CancellationToken cancellationToken)
    {
        var indicators = await context.Indicators.AsNoTracking().ToDictionaryAsync(indicator => indicator.Code, indicator => indicator.Id, cancellationToken);
        // With those that a person took away: they do not come back.
        var links = await context.IndicatorLinks.IgnoreQueryFilters().ToDictionaryAsync(link => (link.SuccessorId, link.FromYear), cancellationToken);
        foreach (var row in rows)
        {
            var (successor, predecessor) = (indicators[row.Value.Successor], indicators[row.Value.Predecessor]);
            if (!links.TryGetValue((successor, row.Value.FromYear), out var link))
            {
                link = new IndicatorLink(successor, predecessor, row.Value.FromYear);
                context.IndicatorLinks.Add(link);
            }
            if (!link.IsEdited)
                link.Describe(row.Value.IsComparable, row.Value.Note, isEdited: false);
        }
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What the catalogue no longer states goes, leaves before branches; what something else still refers to stops the load.</summary>
    private static async Task RemoveFormerAsync(EcoDbContext context, CatalogueRows rows, CancellationToken cancellationToken)
    {
        await RemoveAsync(rows.Narratives.Select(row => (row.Value.PlanItem, row.Value.SortOrder)), (Narrative row) => (row.PlanItemCode, row.SortOrder), "narratives.csv");
        await RemoveAsync(rows.Facts.Select(row => row.Value.Code), (ReportedFact row) => row.Code, "facts.csv");
        await RemoveAsync(rows.Projects.Select(row => row.Value.Code), (Project row) => row.Code, "projects.csv", project => project.IsOwn || project.IsEdited || project.IsScheduled);
        await RemoveAsync(rows.PlanItems.Select(row => row.Value.Code), (PlanItem row) => row.Code, "plan_items.csv", item => item.IsOwn);

        async Task RemoveAsync<TEntity, TKey>(IEnumerable<TKey> stated, Func<TEntity, TKey> keyOf, string file, Func<TEntity, bool>? isOwn = null)
            where TEntity : class
        {
            var keys = stated.ToHashSet();
            var former = context.Set<TEntity>().Local.Where(entity => !keys.Contains(keyOf(entity)) && isOwn?.Invoke(entity) != true).ToList();
            context.RemoveRange(former);
            try
            {
                await context.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation } cause)
            {
                throw new SeedException(CatalogueRows.Folder + file,
                    $"no longer states {string.Join(", ", former.Select(keyOf))}, to which '{cause.TableName}' still refers", exception);
            }
        }
    }

    private static void DescribeUnit(OrganisationUnit unit, UnitRow row)
    {
        // The order is the administrator's from the first load on; an example may be moved and stays one.
        if (unit.Name.Length == 0)
            unit.DescribeAsExample(row.Name, row.SortOrder, row.IsExample);
        else if (unit.IsExample)
            unit.DescribeAsExample(row.Name, unit.SortOrder, row.IsExample);
    }

    private static void DescribeIndicator(Indicator indicator, IndicatorRow row)
    {
        if (!indicator.IsEdited)
            indicator.Describe(row.Description);
    }

    private static void DescribeRule(ConsistencyRule rule, RuleRow row)
    {
        if (!rule.IsEdited)
            rule.Describe(row.Sentence, row.Formula, row.Tolerance, row.Blocks, isActive: true);
    }

    private static void DescribeFact(ReportedFact fact, FactRow row)
    {
        fact.Describe(row.PlanItem, row.SortOrder, row.Name, row.Indicator);
        fact.State(row.Value, row.Unit, row.Qualifier, row.NormalisedValue, row.NormalisedUnit);
    }

    /// <summary>Name, place and plan are the catalogue's; how far it is belongs to people once they reported, and to the demonstration while it lasts.</summary>
    internal static void DescribeProject(Project project, ProjectRow row)
    {
        project.Describe(row.PlanItem, row.Area, row.Name, row.Place, int.TryParse(row.Code.Split('.')[^1], out var order) ? order : 0);
        if (project.IsEdited || project.IsDemonstration)
        {
            project.Invest(row.InvestmentPlanned, project.InvestmentDone, row.InvestmentText);
            project.Advance(row.ItemCount, project.ItemDone, row.CountUnit, project.State, project.Percent);
            return;
        }
        project.Invest(row.InvestmentPlanned, row.InvestmentDone, row.InvestmentText);
        project.Advance(row.ItemCount, row.ItemDone, row.CountUnit, row.State, row.Percent);
    }

    private static async Task MergeAsync<TRow, TEntity, TKey>(EcoDbContext context, List<Row<TRow>> rows, Func<TRow, TKey> rowKey,
        Func<TEntity, TKey> entityKey, Func<TRow, TEntity> create, Action<TEntity, TRow> describe, CancellationToken cancellationToken)
        where TEntity : class
        where TKey : notnull
    {
        var existing = (await context.Set<TEntity>().ToListAsync(cancellationToken)).ToDictionary(entityKey);
        foreach (var row in rows)
        {
            if (!existing.TryGetValue(rowKey(row.Value), out var entity))
            {
                entity = create(row.Value);
                context.Add(entity);
            }
            describe(entity, row.Value);
        }
        await context.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Lets only one instance of the host load at a time; released with the transaction.</summary>
internal static class SeedLock
{
    private const long Key = 0x4C45_434F;

    public static Task TakeAsync(EcoDbContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Key})", cancellationToken);

    /// <summary>For work that has connections of its own, such as that of Identity: nobody else loads until the result is disposed.</summary>
    public static async Task<IAsyncDisposable> HoldAsync(IDbContextFactory<EcoDbContext> contexts, CancellationToken cancellationToken)
    {
        var context = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            await context.Database.BeginTransactionAsync(cancellationToken);
            await TakeAsync(context, cancellationToken);
            return context;
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }
}
