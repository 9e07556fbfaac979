using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LuchengEco.Services.Indicators;

/// <summary>A change of an indicator by an administrator.</summary>
/// <param name="Seen">The description as it was read: whoever changed it in between is not overwritten.</param>
/// <param name="Wanted">The description that it shall have.</param>
/// <param name="Reason">Why the definition changes; needed then.</param>
/// <param name="From">First month of the new definition; needed then.</param>
/// <param name="IsConfirmed">The consequences for stored figures were read and accepted.</param>
public sealed record IndicatorChange(IndicatorDescription Seen, IndicatorDescription Wanted, string? Reason = null, YearMonth? From = null, bool IsConfirmed = false);

/// <summary>Adds and edits indicators; what is counted or how changes with a version, a reason and the month from which it holds.</summary>
public sealed class IndicatorService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <returns>Null for those who may not administer them.</returns>
    public async Task<IndicatorCatalogue?> GetListAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.EditCatalogue, "indicators", cancellationToken))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var year = clock.Today().Year;
        var duties = await context.Duties.AsNoTracking().ToDictionaryAsync(duty => duty.IndicatorId, cancellationToken);
        var indicators = await context.Indicators.AsNoTracking().Include(indicator => indicator.Area).Include(indicator => indicator.OwningUnit).ToListAsync(cancellationToken);
        return new IndicatorCatalogue(
            [
                .. indicators.OrderBy(row => row.HeadlineOrder is null).ThenBy(row => row.HeadlineOrder).ThenBy(row => row.SortOrder).Select(row => new IndicatorLine(row.Code, row.Name,
                    row.Unit, row.AreaCode, row.Area!.ShortName, row.UnitCode, row.OwningUnit!.Name, StateOf(row, duties.GetValueOrDefault(row.Id), year), row.IsHeadline,
                    row.DefinitionVersion, row.IsEdited)),
            ],
            await UnitsAsync(context, null, cancellationToken), await AreasAsync(context, cancellationToken));
    }

    /// <returns>Null for those who may not administer it, and where there is no such indicator.</returns>
    public async Task<IndicatorSheet?> GetAsync(Actor actor, string code, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.EditCatalogue, $"indicator {code}", cancellationToken))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Indicators.AsNoTracking().SingleOrDefaultAsync(row => row.Code == code, cancellationToken) is not { } indicator)
            return null;
        var duty = await context.Duties.AsNoTracking().SingleOrDefaultAsync(row => row.IndicatorId == indicator.Id, cancellationToken);
        var versions = await context.Definitions.AsNoTracking().Where(row => row.IndicatorId == indicator.Id).OrderBy(row => row.Version).ToListAsync(cancellationToken);
        return new IndicatorSheet(code, indicator.Description, indicator.IsEdited, StateOf(indicator, duty, clock.Today().Year),
            await IndicatorFigures.ReadAsync(context, indicator.Id, cancellationToken), HistoryOf(indicator, versions),
            await UnitsAsync(context, indicator.UnitCode, cancellationToken), await AreasAsync(context, cancellationToken))
        {
            Breaks = await DefinitionBreaks.ReadAsync(context, indicator, cancellationToken),
        };
    }

    /// <summary>Adds an indicator; it is typed once somebody fills, stands in and reviews.</summary>
    public async Task<ChangeResult> AddAsync(Actor actor, string code, IndicatorDescription description, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(description);
        if (!await audit.AllowsAsync(actor, EcoOperation.EditCatalogue, $"indicator {code}", cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var indicator = Indicator.Add(code, description, await context.Indicators.MaxAsync(row => (int?)row.SortOrder, cancellationToken) + 1 ?? 1);
            if (await context.Indicators.AnyAsync(row => row.Code == code, cancellationToken))
                return ChangeResult.Refused("indicator-code-taken", AdministrationText.IndicatorCodeTaken, code);
            if (await PlaceProblemAsync(context, description, cancellationToken) is { } problem)
                return problem;
            context.Indicators.Add(indicator);
            audit.Add(context, actor, "indicator-add", AuditOutcome.Done, code, description.Name);
            await context.SaveChangesAsync(cancellationToken);
            // Its number is known only now.
            context.Definitions.Add(new IndicatorDefinition(indicator, new YearMonth(description.FirstYear, 1), AdministrationText.DefinitionAdded, actor.DisplayName, clock.GetUtcNow()));
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return ChangeResult.Done;
        }
        catch (DomainException refusal)
        {
            return ChangeResult.Refused(refusal);
        }
        catch (DbUpdateException exception) when (DatabaseErrors.StateOf(exception) == PostgresErrorCodes.UniqueViolation)
        {
            return ChangeResult.Refused("indicator-code-taken", AdministrationText.IndicatorCodeTaken, code);
        }
    }

    public async Task<ChangeResult> EditAsync(Actor actor, string code, IndicatorChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (!await audit.AllowsAsync(actor, EcoOperation.EditCatalogue, $"indicator {code}", cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // Two administrators wait for each other here; the second finds another description than the one that they read.
        if ((await context.Indicators.FromSql($"SELECT * FROM indicators WHERE code = {code} FOR UPDATE").ToListAsync(cancellationToken)).SingleOrDefault() is not { } indicator)
            return ChangeResult.Unknown("indicator-unknown", IndicatorText.IndicatorUnknown);
        var before = indicator.Description;
        if (before != change.Seen)
            return ChangeResult.ChangedByAnother;
        var wanted = change.Wanted with { DefinitionVersion = before.DefinitionVersion, SortOrder = before.SortOrder };
        if (wanted == before)
            return ChangeResult.Unchanged;
        if (await PlaceProblemAsync(context, wanted, cancellationToken) is { } problem)
            return problem;
        var names = await NamesAsync(context, cancellationToken);
        try
        {
            var was = new IndicatorDefinition(indicator, new YearMonth(before.FirstYear, 1), AdministrationText.DefinitionOfCatalogue, "", clock.GetUtcNow());
            var isNewVersion = indicator.Edit(wanted);
            if (await IndicatorFigures.RefusalAsync(context, indicator.Id, before, wanted, names, cancellationToken) is { } refusal)
                return refusal;
            var consequences = await IndicatorFigures.ConsequencesAsync(context, indicator.Id, before, wanted, names, cancellationToken);
            if (isNewVersion && await DefineAsync(context, actor, indicator, was, change, cancellationToken) is { } undefined)
                return undefined;
            if (consequences.Count > 0 && !change.IsConfirmed)
                return new ChangeResult(ChangeOutcome.Unconfirmed, "unconfirmed", AdministrationText.Unconfirmed) { Consequences = consequences };
            var differences = string.Join('；', IndicatorWords.Differences(before, wanted, unit => names.GetValueOrDefault(unit, unit), area => names.GetValueOrDefault(area, area)));
            audit.Add(context, actor, isNewVersion ? "indicator-define" : "indicator-edit", AuditOutcome.Done, code,
                isNewVersion ? string.Create(CultureInfo.InvariantCulture, $"v{indicator.DefinitionVersion} {change.From}：{change.Reason!.Trim()}；{differences}") : differences);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return ChangeResult.Done;
        }
        catch (DomainException refusal)
        {
            return ChangeResult.Refused(refusal);
        }
    }

    /// <summary>Appends the new version, and before the first the one that the catalogue stated.</summary>
    private async Task<ChangeResult?> DefineAsync(EcoDbContext context, Actor actor, Indicator indicator, IndicatorDefinition was, IndicatorChange change,
        CancellationToken cancellationToken)
    {
        if (change.From is not { } from)
            return ChangeResult.Refused("definition-from-missing", AdministrationText.DefinitionFromMissing);
        var newest = await context.Definitions.AsNoTracking().Where(row => row.IndicatorId == indicator.Id).OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken);
        var least = newest?.From ?? was.From;
        if (from < least || from.Year < indicator.FirstYear || from.Year > (indicator.LastYear ?? YearMonth.MaxYear))
            return ChangeResult.Refused("definition-from-invalid", AdministrationText.DefinitionFromInvalid, least.Year, least.Month);
        var now = new IndicatorDefinition(indicator, from, change.Reason, actor.DisplayName, clock.GetUtcNow());
        if (newest is null)
            context.Definitions.Add(was);
        context.Definitions.Add(now);
        return null;
    }

    private static async Task<ChangeResult?> PlaceProblemAsync(EcoDbContext context, IndicatorDescription description, CancellationToken cancellationToken)
    {
        if (!await context.Areas.AnyAsync(area => area.Code == description.AreaCode, cancellationToken))
            return ChangeResult.Refused("area-unknown", AdministrationText.AreaUnknown);
        return await context.Units.AnyAsync(unit => unit.Code == description.UnitCode, cancellationToken)
            ? null
            : ChangeResult.Refused("unit-unknown", AdministrationText.UnitUnknown);
    }

    private static List<DefinitionView> HistoryOf(Indicator indicator, List<IndicatorDefinition> versions)
    {
        if (versions.Count == 0)
            return [new DefinitionView(indicator.DefinitionVersion, new YearMonth(indicator.FirstYear, 1), AdministrationText.DefinitionOfCatalogue, "", null, indicator.Definition, [])];
        return
        [
            .. versions.Select((version, index) => new DefinitionView(version.Version, version.From, version.Reason, version.UserName,
                version.UserName.Length == 0 ? null : version.At, version.Definition, index == 0 ? [] : IndicatorWords.Differences(versions[index - 1], version))).Reverse(),
        ];
    }

    internal static IndicatorState StateOf(Indicator indicator, IndicatorDuty? duty, int year) =>
        indicator.LastYear < year ? IndicatorState.Ended
        : indicator.FirstYear > year ? IndicatorState.Planned
        : duty?.IsComplete ?? false ? IndicatorState.Active
        : IndicatorState.Inactive;

    private static async Task<IReadOnlyList<NamedCode>> UnitsAsync(EcoDbContext context, string? own, CancellationToken cancellationToken) =>
        await context.Units.AsNoTracking().Where(unit => unit.ClosedAt == null || unit.Code == own || (own == null && context.Indicators.Any(indicator => indicator.UnitCode == unit.Code)))
            .OrderBy(unit => unit.SortOrder).Select(unit => new NamedCode(unit.Code, unit.Name)).ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<NamedCode>> AreasAsync(EcoDbContext context, CancellationToken cancellationToken) =>
        await context.Areas.AsNoTracking().OrderBy(area => area.SortOrder).Select(area => new NamedCode(area.Code, area.Name)).ToListAsync(cancellationToken);

    /// <summary>Names of units and areas; their codes never meet.</summary>
    private static async Task<Dictionary<string, string>> NamesAsync(EcoDbContext context, CancellationToken cancellationToken) =>
        (await context.Units.AsNoTracking().Select(unit => new NamedCode(unit.Code, unit.Name)).ToListAsync(cancellationToken))
        .Concat(await AreasAsync(context, cancellationToken)).ToDictionary(row => row.Code, row => row.Name);
}
