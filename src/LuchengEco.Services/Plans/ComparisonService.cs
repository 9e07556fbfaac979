using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Plans;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Plans;

/// <summary>Puts a year beside the one before, along predecessors of plan items and links of indicators, and edits both.</summary>
public sealed class ComparisonService(IDbContextFactory<EcoDbContext> contexts, ReportingService reporting, AuditLog audit)
{
    /// <param name="actor">Who reads.</param>
    /// <param name="year">The later of the two.</param>
    /// <param name="basis">Which figures count, in both.</param>
    /// <param name="asOf">A past moment; null for now.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Null when one of the two years is not set up or <paramref name="actor"/> may not read.</returns>
    public async Task<YearComparison?> GetAsync(Actor actor, int year, ReportBasis basis = ReportBasis.All, DateTimeOffset? asOf = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (await reporting.GetYearReportAsync(actor, new ReportRequest(year, null, basis, asOf), cancellationToken) is not { } now
            || await reporting.GetYearReportAsync(actor, new ReportRequest(year - 1, 12, basis, asOf), cancellationToken) is not { } before)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var tables = new TablesAt(context, asOf);
        var items = (await tables.PlanItems.Where(item => item.Year == year || item.Year == year - 1).OrderBy(item => item.SortOrder).ThenBy(item => item.Code)
            .ToListAsync(cancellationToken)).ToLookup(item => item.Year);
        var links = await tables.IndicatorLinks.Include(link => link.Successor).Include(link => link.Predecessor).Where(link => link.FromYear <= year)
            .OrderBy(link => link.FromYear).ToListAsync(cancellationToken);
        var (mine, theirs) = (InTree(items[year]), InTree(items[year - 1]));
        var isMapped = mine.Any(item => item.PredecessorCode is not null);
        return new YearComparison(now, before, isMapped ? Pair(mine, theirs) : [], isMapped ? [] : ByArea(now, mine, theirs),
            Pair(now, before, links.Where(link => link.FromYear == year).ToDictionary(link => link.Successor!.Code, link => link)),
            [.. links.Select(link => new LinkLine(link.Successor!.Code, link.Successor.Name, link.Predecessor!.Code, link.Predecessor.Name, link.FromYear, link.IsComparable, link.Note))]);
    }

    /// <summary>Says which indicator another one takes the place of; said again for the same year it replaces what was said.</summary>
    public async Task<ChangeResult> LinkAsync(Actor actor, string successor, string predecessor, int fromYear, bool isComparable, string? note, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.EditCatalogue, $"{successor} {fromYear}", cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await Persistence.Seed.SeedLock.TakeAsync(context, cancellationToken);
        var known = await context.Indicators.AsNoTracking().Where(row => row.Code == successor || row.Code == predecessor).ToDictionaryAsync(row => row.Code, cancellationToken);
        if (!known.TryGetValue(successor, out var after) || !known.TryGetValue(predecessor, out var before))
            return ChangeResult.Refused("indicator-unknown", YearText.LinkIndicator);
        if (fromYear < after.FirstYear || fromYear > YearMonth.MaxYear)
            return ChangeResult.Refused("link-from-invalid", YearText.LinkFromYear, after.Name, after.FirstYear);
        try
        {
            var link = await context.IndicatorLinks.IgnoreQueryFilters().SingleOrDefaultAsync(row => row.SuccessorId == after.Id && row.FromYear == fromYear, cancellationToken);
            if (link is not null && link.PredecessorId != before.Id)
            {
                context.IndicatorLinks.Remove(link);
                await context.SaveChangesAsync(cancellationToken);
                link = null;
            }
            if (link is null)
                context.IndicatorLinks.Add(link = new IndicatorLink(after.Id, before.Id, fromYear));
            link.Describe(isComparable, note, isEdited: true);
            audit.Add(context, actor, "indicator-link", AuditOutcome.Done, successor,
                string.Create(CultureInfo.InvariantCulture, $"{predecessor} → {successor}，{fromYear}；{(isComparable ? "=" : "≠")}；{link.Note}"));
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return ChangeResult.Done;
        }
        catch (DomainException refusal)
        {
            return ChangeResult.Refused(refusal);
        }
    }

    /// <summary>Takes a link away; the catalogue does not bring it back, a person may say it again.</summary>
    /// <param name="actor">Who takes it away.</param>
    /// <param name="seen">The link as it was read: one that somebody else changed since stays.</param>
    /// <param name="reason">Why; kept with the link and in the audit.</param>
    /// <param name="cancellationToken">Stops the change.</param>
    public async Task<ChangeResult> RemoveLinkAsync(Actor actor, LinkLine seen, string? reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(seen);
        if (!await audit.AllowsAsync(actor, EcoOperation.EditCatalogue, string.Create(CultureInfo.InvariantCulture, $"{seen.Successor} {seen.FromYear}"), cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await Persistence.Seed.SeedLock.TakeAsync(context, cancellationToken);
        var link = await context.IndicatorLinks.Include(row => row.Predecessor)
            .SingleOrDefaultAsync(row => row.Successor!.Code == seen.Successor && row.FromYear == seen.FromYear, cancellationToken);
        if (link is null || (link.Predecessor!.Code, link.IsComparable, link.Note) != (seen.Predecessor, seen.IsComparable, seen.Note))
            return ChangeResult.ChangedByAnother;
        try
        {
            link.Remove(reason);
            audit.Add(context, actor, "indicator-link-remove", AuditOutcome.Done, seen.Successor,
                string.Create(CultureInfo.InvariantCulture, $"{seen.Predecessor} → {seen.Successor}，{seen.FromYear}；{link.RemovedBecause}"));
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return ChangeResult.Done;
        }
        catch (DomainException refusal)
        {
            return ChangeResult.Refused(refusal);
        }
    }

    /// <summary>Says which item of the year before an own item goes on from; null for a new one.</summary>
    public async Task<ChangeResult> FollowAsync(Actor actor, string code, string? predecessor, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.OpenYears, code, cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.PlanItems.SingleOrDefaultAsync(row => row.Code == code, cancellationToken) is not { IsOwn: true } item)
            return ChangeResult.Refused("plan-item-not-own", YearText.ItemNotOwn);
        if (predecessor is not null && !await context.PlanItems.AnyAsync(row => row.Code == predecessor && row.Year == item.Year - 1, cancellationToken))
            return ChangeResult.Refused("predecessor-invalid", YearText.PredecessorWrong);
        if (item.PredecessorCode == predecessor)
            return ChangeResult.Unchanged;
        audit.Add(context, actor, "plan-item-map", AuditOutcome.Done, code, $"{item.PredecessorCode ?? AdministrationText.None} → {predecessor ?? AdministrationText.None}");
        item.Follow(predecessor);
        await context.SaveChangesAsync(cancellationToken);
        return ChangeResult.Done;
    }

    private static List<PlanItem> InTree(IEnumerable<PlanItem> items)
    {
        var children = items.ToLookup(item => item.ParentCode ?? "");
        return [.. Below("")];

        IEnumerable<PlanItem> Below(string parent) => children[parent].SelectMany(item => Below(item.Code).Prepend(item));
    }

    private static List<ItemPair> Pair(List<PlanItem> now, List<PlanItem> before)
    {
        var (former, present) = (before.ToDictionary(item => item.Code), now.ToDictionary(item => item.Code));
        var followed = now.Select(item => item.PredecessorCode).ToHashSet();
        return
        [
            .. now.Select(item => item.PredecessorCode is { } code && former.TryGetValue(code, out var old)
                ? new ItemPair(ViewOf(item), ViewOf(old), FateOf(item, old, present))
                : new ItemPair(ViewOf(item), null, ItemFate.Added)),
            .. before.Where(item => !followed.Contains(item.Code)).Select(item => new ItemPair(null, ViewOf(item), ItemFate.Dropped)),
        ];
    }

    private static ItemFate FateOf(PlanItem item, PlanItem old, Dictionary<string, PlanItem> present)
    {
        var parent = item.ParentCode is { } code ? present.GetValueOrDefault(code)?.PredecessorCode : null;
        return parent != old.ParentCode ? ItemFate.Moved : item.Name != old.Name ? ItemFate.Renamed : ItemFate.Continued;
    }

    private static List<AreaItems> ByArea(YearReport report, List<PlanItem> now, List<PlanItem> before) =>
    [
        .. report.Areas.Select(area => new AreaItems(area.Code, area.Name, [.. now.Where(item => item.AreaCode == area.Code).Select(ViewOf)],
            [.. before.Where(item => item.AreaCode == area.Code).Select(ViewOf)])).Where(area => area.Now.Count + area.Before.Count > 0),
    ];

    private static List<IndicatorPair> Pair(YearReport now, YearReport before, Dictionary<string, IndicatorLink> links)
    {
        var former = before.Indicators.ToDictionary(indicator => indicator.Code);
        var pairs = now.Indicators.Select(indicator =>
        {
            var link = links.GetValueOrDefault(indicator.Code);
            var old = former.GetValueOrDefault(link?.Predecessor!.Code ?? indicator.Code);
            var broken = indicator.ComparisonBreak;
            var reason = broken is null ? null : broken.Reason.Length > 0 ? broken.Reason : $"{broken.Before} → {broken.After}";
            // Last year's number in the report is the predecessor's only where the indicator itself was not reported yet.
            var isComparable = reason is null && old?.Code == (indicator.PredecessorCode ?? indicator.Code) && indicator.LastYearTraits.Unit == indicator.Traits.Unit;
            return new IndicatorPair(indicator, old,
                isComparable && indicator.Progress.Rounded is { } value && (indicator.LastYear ?? indicator.PredecessorLastYear) is { } lastYear ? value - lastYear : null, old is null ? null : reason);
        }).ToList();
        var taken = pairs.Select(pair => pair.Before?.Code).ToHashSet();
        pairs.AddRange(before.Indicators.Where(indicator => !taken.Contains(indicator.Code)).Select(indicator => new IndicatorPair(null, indicator, null, null)));
        return pairs;
    }

    private static ComparedItem ViewOf(PlanItem item) => new(item.Code, item.Name, item.Kind, item.IsOwn);
}
