using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Plans;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LuchengEco.Services.Plans;

/// <summary>A 科室 as its administrator sees it.</summary>
/// <param name="Code">Never changes.</param>
/// <param name="Name">Of the 科室.</param>
/// <param name="IsExample">Not yet renamed by hand.</param>
/// <param name="ClosedAt">Null while it works.</param>
/// <param name="Indicators">Short names of what it reports this year.</param>
/// <param name="People">Members that are not disabled.</param>
public sealed record UnitLine(string Code, string Name, bool IsExample, DateTimeOffset? ClosedAt, IReadOnlyList<string> Indicators, int People);

/// <summary>Adds, renames, orders, closes and reopens the 科室 that own figures.</summary>
public sealed class UnitService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <returns>In their order; null for those who may not administer them.</returns>
    public async Task<IReadOnlyList<UnitLine>?> GetAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.EditCatalogue, "units", cancellationToken))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var year = clock.Today().Year;
        var units = await context.Units.AsNoTracking().OrderBy(unit => unit.SortOrder).ThenBy(unit => unit.Code).ToListAsync(cancellationToken);
        var indicators = (await context.Indicators.AsNoTracking().Where(indicator => indicator.LastYear == null || indicator.LastYear >= year).OrderBy(indicator => indicator.SortOrder)
            .Select(indicator => new { indicator.UnitCode, indicator.ShortName }).ToListAsync(cancellationToken)).ToLookup(row => row.UnitCode, row => row.ShortName);
        var people = await context.Set<EcoUserUnit>().AsNoTracking().Where(link => context.Users.Any(user => user.Id == link.UserId && user.DisabledAt == null))
            .GroupBy(link => link.UnitCode).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        return [.. units.Select(unit => new UnitLine(unit.Code, unit.Name, unit.IsExample, unit.ClosedAt, [.. indicators[unit.Code]], people.GetValueOrDefault(unit.Code)))];
    }

    /// <param name="actor">Who adds it.</param>
    /// <param name="name">At most 50 characters.</param>
    /// <param name="code">Kebab-case; generated where none is given.</param>
    /// <param name="cancellationToken">Stops the change.</param>
    public async Task<ChangeResult> AddAsync(Actor actor, string name, string? code, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.EditCatalogue, $"unit {code}", cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var units = await context.Units.AsNoTracking().Select(unit => new { unit.Code, unit.Name, unit.SortOrder }).ToListAsync(cancellationToken);
        var wanted = string.IsNullOrWhiteSpace(code)
            ? Enumerable.Range(units.Count + 1, int.MaxValue - units.Count - 1).Select(number => string.Create(CultureInfo.InvariantCulture, $"unit-{number}"))
                .First(candidate => units.All(unit => unit.Code != candidate))
            : code.Trim();
        if (units.Any(unit => unit.Code == wanted))
            return ChangeResult.Refused("unit-code-taken", AdministrationText.UnitCodeTaken, wanted);
        if (units.Any(unit => unit.Name == (name ?? "").Trim()))
            return ChangeResult.Refused("unit-name-taken", AdministrationText.UnitNameTaken, name!.Trim());
        try
        {
            context.Units.Add(OrganisationUnit.Add(wanted, name ?? "", units.Select(unit => unit.SortOrder).DefaultIfEmpty().Max() + 1));
            audit.Add(context, actor, "unit-add", AuditOutcome.Done, wanted, name!.Trim());
            await context.SaveChangesAsync(cancellationToken);
            return ChangeResult.Done;
        }
        catch (DomainException refusal)
        {
            return ChangeResult.Refused(refusal);
        }
        catch (DbUpdateException exception) when (DatabaseErrors.StateOf(exception) == PostgresErrorCodes.UniqueViolation)
        {
            return ChangeResult.Refused("unit-code-taken", AdministrationText.UnitCodeTaken, wanted);
        }
    }

    /// <summary>From then on it is no example, and the catalogue leaves it alone.</summary>
    public async Task<ChangeResult> RenameAsync(Actor actor, string code, string name, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.EditCatalogue, $"unit {code}", cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Units.SingleOrDefaultAsync(row => row.Code == code, cancellationToken) is not { } unit)
            return Unknown;
        var (before, wasExample) = (unit.Name, unit.IsExample);
        try
        {
            unit.Rename(name ?? "");
        }
        catch (DomainException refusal)
        {
            return ChangeResult.Refused(refusal);
        }
        if (await context.Units.AnyAsync(row => row.Code != code && row.Name == unit.Name, cancellationToken))
            return ChangeResult.Refused("unit-name-taken", AdministrationText.UnitNameTaken, unit.Name);
        if (before == unit.Name && !wasExample)
            return ChangeResult.Unchanged;
        audit.Add(context, actor, "unit-rename", AuditOutcome.Done, code, $"{before} → {unit.Name}");
        await context.SaveChangesAsync(cancellationToken);
        return ChangeResult.Done;
    }

    /// <summary>Puts the units into an order.</summary>
    /// <param name="actor">Who orders them.</param>
    /// <param name="codes">Every unit once.</param>
    /// <param name="cancellationToken">Stops the change.</param>
    public async Task<ChangeResult> OrderAsync(Actor actor, IReadOnlyList<string> codes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(codes);
        if (!await audit.AllowsAsync(actor, EcoOperation.EditCatalogue, "units", cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var units = await context.Units.ToDictionaryAsync(unit => unit.Code, cancellationToken);
        // Somebody added one meanwhile, or the list is none of ours.
        if (codes.Distinct().Count() != codes.Count || units.Count != codes.Count || !codes.All(units.ContainsKey))
            return ChangeResult.ChangedByAnother;
        for (var index = 0; index < codes.Count; index++)
            units[codes[index]].Place(index + 1);
        if (!context.ChangeTracker.HasChanges())
            return ChangeResult.Unchanged;
        audit.Add(context, actor, "unit-order", AuditOutcome.Done, "units", string.Join(' ', codes));
        await context.SaveChangesAsync(cancellationToken);
        return ChangeResult.Done;
    }

    /// <summary>A closed unit keeps its history and gets no new figures until it is reopened.</summary>
    public async Task<ChangeResult> SetClosedAsync(Actor actor, string code, bool isClosed, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.EditCatalogue, $"unit {code}", cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Units.SingleOrDefaultAsync(row => row.Code == code, cancellationToken) is not { } unit)
            return Unknown;
        if (isClosed == unit.ClosedAt is not null)
            return ChangeResult.Unchanged;
        if (isClosed)
            unit.Close(clock.GetUtcNow());
        else
            unit.Reopen();
        audit.Add(context, actor, isClosed ? "unit-close" : "unit-reopen", AuditOutcome.Done, code, unit.Name);
        await context.SaveChangesAsync(cancellationToken);
        return ChangeResult.Done;
    }

    private static ChangeResult Unknown => ChangeResult.Unknown("unit-unknown", AdministrationText.UnitUnknown);
}
