using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Plans;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Persistence.Seed;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Plans;

/// <summary>Opens years: the next one from the newest, or an earlier one alone, so that old months can be typed.</summary>
public sealed class YearService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <returns>Null for those who may not open years.</returns>
    public async Task<YearList?> GetAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.OpenYears, "years", cancellationToken))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Years.AsNoTracking().OrderByDescending(year => year.Year).Select(year => new
        {
            Year = year,
            Items = context.PlanItems.Count(item => item.Year == year.Year),
            Indicators = context.Indicators.Count(indicator => indicator.FirstYear <= year.Year && (indicator.LastYear == null || indicator.LastYear >= year.Year)),
            Targets = context.Targets.Count(target => target.Year == year.Year),
            Figures = context.Figures.Count(figure => figure.Year == year.Year),
            IsUsed = context.Submissions.Any(submission => submission.Year == year.Year) || context.Years.Any(later => later.OpenedFrom == year.Year),
        }).ToListAsync(cancellationToken);
        var oldest = rows.Count == 0 ? YearMonth.MaxYear : rows[^1].Year.Year;
        var later = await context.Indicators.AsNoTracking().Where(indicator => indicator.FirstYear >= oldest).OrderBy(indicator => indicator.SortOrder)
            .Select(indicator => new NamedYear(indicator.Code, indicator.Name, indicator.FirstYear)).ToListAsync(cancellationToken);
        return new YearList(
            [
                .. rows.Select(row => new YearLine(row.Year.Year, row.Year.Framework, row.Year.Statement, row.Year.OpenedAt is not null, row.Year.OpenedFrom, row.Year.OpenedBy,
                    row.Year.OpenedAt, row.Items, row.Indicators, row.Targets, row.Figures, row.Year.OpenedAt is not null && row.Figures == 0 && !row.IsUsed)),
            ],
            rows.Count == 0 || rows[0].Year.Year >= YearMonth.MaxYear ? null : await DraftAsync(context, rows[0].Year, cancellationToken), later);
    }

    /// <summary>Opens the year after the newest; all of it or nothing.</summary>
    public async Task<ChangeResult> OpenAsync(Actor actor, YearOpening wish, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var (from, year) = (wish.From, wish.From + 1);
        if (!await audit.AllowsAsync(actor, EcoOperation.OpenYears, $"{year}", cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // One administrator after the other, and not while the catalogue loads.
        await SeedLock.TakeAsync(context, cancellationToken);
        if (await ExistingAsync(context, year, cancellationToken) is { } exists)
            return exists;
        if (await context.Years.MaxAsync(row => (int?)row.Year, cancellationToken) != from || year > YearMonth.MaxYear)
            return await context.Years.AnyAsync(row => row.Year == from, cancellationToken)
                ? ChangeResult.Refused("year-not-next", YearText.NotNext)
                : ChangeResult.Refused("year-source-unknown", YearText.SourceUnknown, from);
        try
        {
            var plan = new PlanYear(year);
            plan.Word(wish.Framework, wish.Statement);
            plan.Open(from, actor.DisplayName, clock.GetUtcNow());
            context.Years.Add(plan);
            var indicators = await context.Indicators.Where(row => row.FirstYear <= from && (row.LastYear == null || row.LastYear > from)).ToDictionaryAsync(row => row.Code, cancellationToken);
            if (End(wish, indicators) is { } unknown)
                return unknown;
            // The year stands before what refers to it.
            await context.SaveChangesAsync(cancellationToken);
            if (await CarryTargetsAsync(context, actor, wish, year, indicators, cancellationToken) is { } wrong)
                return wrong;
            if (await CarryItemsAsync(context, wish, year, cancellationToken) is { } misplaced)
                return misplaced;
            var ended = wish.Ended.Count == 0 ? "" : Format(YearText.Codes, string.Join('、', wish.Ended.Order(StringComparer.Ordinal)));
            audit.Add(context, actor, "year-open", AuditOutcome.Done, $"{year}",
                Format(YearText.Opened, from, indicators.Count - wish.Ended.Count, wish.Ended.Count, ended, wish.Targets.Count, wish.Items.Count));
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return ChangeResult.Done;
        }
        catch (DomainException refusal)
        {
            return ChangeResult.Refused(refusal);
        }
    }

    /// <summary>Opens a year before the oldest with its framework alone, so that its months can be typed.</summary>
    /// <param name="actor">Who opens it.</param>
    /// <param name="year">Before the oldest that is set up.</param>
    /// <param name="framework">In one line.</param>
    /// <param name="extended">Codes of indicators that shall be reported from this year on.</param>
    /// <param name="cancellationToken">Stops the change.</param>
    public async Task<ChangeResult> OpenEarlierAsync(Actor actor, int year, string? framework, IReadOnlyCollection<string> extended, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(extended);
        if (!await audit.AllowsAsync(actor, EcoOperation.OpenYears, $"{year}", cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await SeedLock.TakeAsync(context, cancellationToken);
        if (await ExistingAsync(context, year, cancellationToken) is { } exists)
            return exists;
        var oldest = await context.Years.MinAsync(row => (int?)row.Year, cancellationToken) ?? YearMonth.MaxYear;
        if (year >= oldest || year < YearMonth.MinYear)
            return ChangeResult.Refused("year-not-earlier", YearText.NotEarlier, oldest);
        try
        {
            var plan = new PlanYear(year);
            plan.Word(framework, "");
            plan.Open(null, actor.DisplayName, clock.GetUtcNow());
            context.Years.Add(plan);
            var indicators = await context.Indicators.Where(row => extended.Contains(row.Code)).ToListAsync(cancellationToken);
            if (extended.FirstOrDefault(code => indicators.All(row => row.Code != code)) is { } unknown)
                return ChangeResult.Refused("indicator-unknown", YearText.IndicatorUnknown, unknown, year);
            foreach (var indicator in indicators.Where(row => row.FirstYear > year))
                indicator.Edit(indicator.Description with { FirstYear = year });
            audit.Add(context, actor, "year-open", AuditOutcome.Done, $"{year}",
                Format(YearText.OpenedEarlier, indicators.Count, indicators.Count == 0 ? "" : Format(YearText.Codes, string.Join('、', indicators.Select(row => row.Code).Order(StringComparer.Ordinal)))));
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return ChangeResult.Done;
        }
        catch (DomainException refusal)
        {
            return ChangeResult.Refused(refusal);
        }
    }

    /// <summary>Rewords a year that was opened here and has no figures yet.</summary>
    public Task<ChangeResult> EditAsync(Actor actor, int year, string? framework, string? statement, CancellationToken cancellationToken = default) =>
        ChangeOwnAsync(actor, year, "year-edit", (_, plan) =>
        {
            var before = plan.Framework;
            plan.Word(framework, statement);
            return Task.FromResult($"{before} → {plan.Framework}");
        }, cancellationToken);

    /// <summary>Takes a year away that was opened here and has no figures yet, with its targets and items; indicators that ended stay ended.</summary>
    public Task<ChangeResult> RemoveAsync(Actor actor, int year, CancellationToken cancellationToken = default) =>
        ChangeOwnAsync(actor, year, "year-remove", async (context, plan) =>
        {
            if (await context.Projects.AnyAsync(row => row.Year == year, cancellationToken))
                throw new DomainException("year-has-projects", Format(YearText.HasProjects, year));
            if (await context.MonthEvents.AnyAsync(row => row.Year == year && row.RemovedAt == null, cancellationToken))
                throw new DomainException("year-has-events", Format(YearText.HasEvents, year));
            var targets = await context.Targets.Where(row => row.Year == year).ToListAsync(cancellationToken);
            context.TargetRevisions.AddRange(targets.Select(target => new TargetRevision(target, actor.UserId, actor.DisplayName, clock.GetUtcNow(), isRemoved: true)));
            context.Targets.RemoveRange(targets);
            context.PlanItems.RemoveRange(await context.PlanItems.Where(row => row.Year == year).ToListAsync(cancellationToken));
            context.Years.Remove(plan);
            return plan.Framework;
        }, cancellationToken);

    private async Task<ChangeResult> ChangeOwnAsync(Actor actor, int year, string action, Func<EcoDbContext, PlanYear, Task<string>> change, CancellationToken cancellationToken)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.OpenYears, $"{year}", cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await SeedLock.TakeAsync(context, cancellationToken);
        if (await context.Years.SingleOrDefaultAsync(row => row.Year == year, cancellationToken) is not { } plan)
            return ChangeResult.Unknown("year-unknown", Format(YearText.Unknown, year));
        if (plan.OpenedAt is null)
            return ChangeResult.Refused("year-not-own", YearText.NotOwn, year);
        if (await context.Years.AnyAsync(row => row.OpenedFrom == year, cancellationToken))
            return ChangeResult.Refused("year-has-successor", YearText.HasSuccessor, year);
        if (await context.Figures.AnyAsync(row => row.Year == year, cancellationToken) || await context.Submissions.AnyAsync(row => row.Year == year, cancellationToken))
            return ChangeResult.Refused("year-has-figures", YearText.HasFigures, year);
        try
        {
            audit.Add(context, actor, action, AuditOutcome.Done, $"{year}", await change(context, plan));
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return ChangeResult.Done;
        }
        catch (DomainException refusal)
        {
            return ChangeResult.Refused(refusal);
        }
    }

    private static async Task<OpeningDraft> DraftAsync(EcoDbContext context, PlanYear newest, CancellationToken cancellationToken)
    {
        var (from, year) = (newest.Year, newest.Year + 1);
        var targets = await context.Targets.AsNoTracking().Where(row => row.Year == from).ToDictionaryAsync(row => row.IndicatorId, cancellationToken);
        var indicators = await context.Indicators.AsNoTracking().Where(row => row.FirstYear <= from && (row.LastYear == null || row.LastYear > from))
            .OrderBy(row => row.HeadlineOrder == null).ThenBy(row => row.HeadlineOrder).ThenBy(row => row.SortOrder).ToListAsync(cancellationToken);
        var formulas = await context.Rules.AsNoTracking().Where(rule => rule.IsActive).Select(rule => rule.Formula).ToListAsync(cancellationToken);
        var items = await context.PlanItems.AsNoTracking().Where(row => row.Year == from).OrderBy(row => row.SortOrder).ToListAsync(cancellationToken);
        var children = items.ToLookup(item => item.ParentCode ?? "");
        return new OpeningDraft(from, year, newest.Framework, newest.Statement,
            [
                .. indicators.Select(row => (row, target: targets.GetValueOrDefault(row.Id))).Select(pair => new OpeningIndicator(pair.row.Code, pair.row.Name, pair.row.Unit, pair.row.IsHeadline,
                    pair.target?.Direction ?? pair.row.Direction, pair.target?.Value, Format(YearText.TargetNote, from), formulas.Count(formula => formula.Contains(pair.row.Code, StringComparison.Ordinal)))),
            ],
            [.. Below("", 0)]);

        IEnumerable<OpeningItem> Below(string parent, int depth) => children[parent].SelectMany(item =>
            Below(item.Code, depth + 1).Prepend(new OpeningItem(item.Code, PlanItem.CodeIn(item.Code, from, year), item.ParentCode, item.Kind, item.Name, depth)));
    }

    private static ChangeResult? End(YearOpening wish, Dictionary<string, Indicator> indicators)
    {
        foreach (var code in wish.Ended)
        {
            if (!indicators.TryGetValue(code, out var indicator))
                return ChangeResult.Refused("indicator-unknown", YearText.IndicatorUnknown, code, wish.From);
            indicator.Edit(indicator.Description with { LastYear = wish.From });
        }
        return null;
    }

    private async Task<ChangeResult?> CarryTargetsAsync(EcoDbContext context, Actor actor, YearOpening wish, int year, Dictionary<string, Indicator> indicators, CancellationToken cancellationToken)
    {
        var directions = await context.Targets.AsNoTracking().Where(row => row.Year == wish.From).ToDictionaryAsync(row => row.IndicatorId, row => row.Direction, cancellationToken);
        foreach (var carried in wish.Targets.DistinctBy(row => row.Indicator))
        {
            if (!indicators.TryGetValue(carried.Indicator, out var indicator))
                return ChangeResult.Refused("indicator-unknown", YearText.IndicatorUnknown, carried.Indicator, wish.From);
            if (wish.Ended.Contains(carried.Indicator))
                return ChangeResult.Refused("target-of-ended", YearText.TargetOfEnded, indicator.Name);
            if (TargetService.ProblemOf(indicator, carried.Value, carried.Note) is { } problem)
                return ChangeResult.Refused(problem.Code!, YearText.TargetInvalid, indicator.Name, problem.Message);
            var target = new Target(indicator.Id, year, directions.GetValueOrDefault(indicator.Id, indicator.Direction), carried.Value, carried.Note!);
            target.Edit(target.Direction, carried.Value, carried.Note!);
            context.Targets.Add(target);
            context.TargetRevisions.Add(new TargetRevision(target, actor.UserId, actor.DisplayName, clock.GetUtcNow()));
        }
        return null;
    }

    private static async Task<ChangeResult?> CarryItemsAsync(EcoDbContext context, YearOpening wish, int year, CancellationToken cancellationToken)
    {
        var items = await context.PlanItems.AsNoTracking().Where(row => row.Year == wish.From).ToDictionaryAsync(row => row.Code, cancellationToken);
        var carried = wish.Items.Select(item => item.Code).ToHashSet();
        foreach (var wanted in wish.Items.DistinctBy(item => item.Code))
        {
            if (!items.TryGetValue(wanted.Code, out var item))
                return ChangeResult.Refused("plan-item-unknown", YearText.ItemUnknown, wanted.Code, wish.From);
            if (item.ParentCode is { } parent && !carried.Contains(parent))
                return ChangeResult.Refused("plan-item-parent-dropped", YearText.ItemParentDropped, item.Name);
            context.PlanItems.Add(item.CarryTo(year, wanted.Name));
        }
        return null;
    }

    private static async Task<ChangeResult?> ExistingAsync(EcoDbContext context, int year, CancellationToken cancellationToken) =>
        await context.Years.AsNoTracking().SingleOrDefaultAsync(row => row.Year == year, cancellationToken) is { } plan
            ? ChangeResult.Refused("year-exists", YearText.Exists, year, plan.OpenedAt is null ? YearText.OfCatalogue : Format(YearText.OpenedBy, plan.OpenedBy))
            : null;

    private static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
