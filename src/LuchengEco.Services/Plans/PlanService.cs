using LuchengEco.Domain.Plans;
using LuchengEco.Domain.Writing;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Plans;

/// <summary>Reads years, their trees and the published facts, for everybody who may read; nobody else gets anything.</summary>
public sealed class PlanService(IDbContextFactory<EcoDbContext> contexts)
{
    /// <inheritdoc cref="GetYearsAsync(Actor, DateTimeOffset?, CancellationToken)"/>
    public Task<IReadOnlyList<YearSummary>> GetYearsAsync(Actor actor, CancellationToken cancellationToken = default) => GetYearsAsync(actor, null, cancellationToken);

    /// <param name="actor">Who asks.</param>
    /// <param name="asOf">A past moment at which they stood so; null for now.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>Newest first.</returns>
    public async Task<IReadOnlyList<YearSummary>> GetYearsAsync(Actor actor, DateTimeOffset? asOf, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var tables = new TablesAt(context, asOf);
        return await tables.Years.OrderByDescending(year => year.Year)
            .Select(year => new YearSummary(year.Year, year.Framework, year.Statement, year.SourceIndex, year.PublishedOn,
                context.Facts.Count(fact => fact.Year == year.Year),
                tables.Indicators.Count(indicator => indicator.FirstYear <= year.Year && (indicator.LastYear == null || indicator.LastYear >= year.Year)),
                tables.Projects.Count(project => project.Year == year.Year)))
            .ToListAsync(cancellationToken);
    }

    /// <inheritdoc cref="GetPlanAsync(Actor, int, DateTimeOffset?, CancellationToken)"/>
    public Task<PlanTree?> GetPlanAsync(Actor actor, int year, CancellationToken cancellationToken = default) => GetPlanAsync(actor, year, null, cancellationToken);

    /// <summary>The tree as it stands or stood; facts and paragraphs are published text and were never otherwise.</summary>
    /// <returns>Null when the year has no plan (or had none at the moment asked for) or <paramref name="actor"/> may not read.</returns>
    public async Task<PlanTree?> GetPlanAsync(Actor actor, int year, DateTimeOffset? asOf, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var tables = new TablesAt(context, asOf);
        var plan = await tables.Years.SingleOrDefaultAsync(row => row.Year == year, cancellationToken);
        if (plan is null)
            return null;
        var items = await tables.PlanItems.Where(item => item.Year == year).OrderBy(item => item.SortOrder).ToListAsync(cancellationToken);
        var facts = await FactsAsync(context, tables, year, cancellationToken);
        var narratives = await context.Narratives.AsNoTracking().Where(row => row.Year == year).OrderBy(row => row.SortOrder).ToListAsync(cancellationToken);
        var areas = await tables.Areas.OrderBy(area => area.SortOrder)
            .Select(area => new AreaView(area.Code, area.Name, area.ShortName)).ToListAsync(cancellationToken);

        var wordings = facts.ToDictionary(fact => fact.Code, fact => fact.Wording);
        var factsByItem = facts.ToLookup(fact => fact.PlanItem);
        var narrativesByItem = narratives.ToLookup(row => row.PlanItemCode, row => Fill(row.Template, wordings));
        var children = items.ToLookup(item => item.ParentCode ?? "");
        return new PlanTree(plan.Year, plan.Framework, plan.Statement, plan.SourceIndex, plan.PublishedOn, Below(""), areas);

        List<PlanNode> Below(string parent) =>
        [
            .. children[parent].Select(item => new PlanNode(item.Code, item.Kind, item.Name, item.Description, item.AreaCode,
                [.. factsByItem[item.Code]], [.. narrativesByItem[item.Code]], Below(item.Code))),
        ];
    }

    /// <summary>The facts in the order in which the source states them.</summary>
    /// <returns>Null when the year has no plan or <paramref name="actor"/> may not read.</returns>
    public async Task<IReadOnlyList<FactView>?> GetFactsAsync(Actor actor, int year, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Years.AnyAsync(row => row.Year == year, cancellationToken) ? await FactsAsync(context, new TablesAt(context, null), year, cancellationToken) : null;
    }

    /// <summary>The facts of every year that are the baseline of one indicator, newest year first.</summary>
    public async Task<IReadOnlyList<(int Year, FactView Fact)>> GetFactsOfIndicatorAsync(Actor actor, string indicatorCode, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var facts = await context.Facts.AsNoTracking().Where(fact => fact.IndicatorCode == indicatorCode)
            .OrderByDescending(fact => fact.Year).ThenBy(fact => fact.SortOrder).ToListAsync(cancellationToken);
        return [.. facts.Select(fact => (fact.Year, ViewOf(fact)))];
    }

    /// <inheritdoc cref="GetIndicatorsAsync(Actor, DateTimeOffset?, CancellationToken)"/>
    public Task<IReadOnlyList<IndicatorView>> GetIndicatorsAsync(Actor actor, CancellationToken cancellationToken = default) =>
        GetIndicatorsAsync(actor, null, cancellationToken);

    /// <summary>Every indicator of any year, headline goals first, as it is or was described.</summary>
    public async Task<IReadOnlyList<IndicatorView>> GetIndicatorsAsync(Actor actor, DateTimeOffset? asOf, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var indicators = await new TablesAt(context, asOf).Indicators
            .OrderBy(indicator => indicator.HeadlineOrder == null).ThenBy(indicator => indicator.HeadlineOrder).ThenBy(indicator => indicator.SortOrder)
            .ToListAsync(cancellationToken);
        return
        [
            .. indicators.Select(indicator => new IndicatorView(indicator.Code, indicator.Name, indicator.ShortName, indicator.Unit, indicator.Decimals,
                indicator.Accumulation.ToString(), indicator.Direction.ToString(), indicator.AreaCode, indicator.UnitCode, indicator.DefinitionVersion,
                indicator.Shape.ToString(), indicator.FirstYear, indicator.LastYear, indicator.IsHeadline)),
        ];
    }

    private static async Task<List<FactView>> FactsAsync(EcoDbContext context, TablesAt tables, int year, CancellationToken cancellationToken)
    {
        var facts = await context.Facts.AsNoTracking().Where(fact => fact.Year == year).OrderBy(fact => fact.SortOrder).ToListAsync(cancellationToken);
        var items = await tables.PlanItems.Where(item => item.Year == year).OrderBy(item => item.SortOrder)
            .Select(item => new { item.Code, item.ParentCode }).ToListAsync(cancellationToken);
        var children = items.ToLookup(item => item.ParentCode ?? "", item => item.Code);
        var factsByItem = facts.ToLookup(fact => fact.PlanItemCode, ViewOf);
        return [.. Below("").SelectMany(item => factsByItem[item])];

        // The tree, not the codes: 2024.G comes before 2024.D2.
        IEnumerable<string> Below(string parent) => children[parent].SelectMany(item => Below(item).Prepend(item));
    }

    private static FactView ViewOf(ReportedFact fact) => new(fact.Code, fact.PlanItemCode, fact.Name, fact.Value, fact.Unit, fact.Qualifier,
        fact.NormalisedValue, fact.NormalisedUnit, fact.IndicatorCode, fact.Wording);

    private static LivingText Fill(string template, Dictionary<string, string> wordings) =>
        LivingText.Fill(template, code => wordings.GetValueOrDefault(code, "—"), out _).Renamed(Reporting.SlotKeys.Fact);
}
