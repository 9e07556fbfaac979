using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Indicators;

/// <summary>A set of indicators of the person who asks.</summary>
/// <param name="Id">Stable.</param>
/// <param name="Name">Once for each person.</param>
/// <param name="Codes">In the person's order.</param>
public sealed record IndicatorSetLine(long Id, string Name, IReadOnlyList<string> Codes);

/// <summary>What became of a change, with the set that it is about where there is one.</summary>
public sealed record IndicatorSetResult(ChangeResult Change, IndicatorSetLine? Set = null);

/// <summary>Sets of indicators that each person keeps for themselves: nobody sees or changes those of another.</summary>
public sealed class IndicatorSetService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <summary>The person's own sets by name; none for those who may not read.</summary>
    public async Task<IReadOnlyList<IndicatorSetLine>> GetAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. (await context.IndicatorSets.AsNoTracking().Where(row => row.OwnerId == actor.UserId).OrderBy(row => row.Name).ToListAsync(cancellationToken)).Select(Line)];
    }

    /// <summary>Keeps indicators under a name that the person has not used yet.</summary>
    public async Task<IndicatorSetResult> SaveAsync(Actor actor, string? name, IReadOnlyList<string> codes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(codes);
        if (!await audit.AllowsAsync(actor, EcoOperation.Read, "indicator-sets", cancellationToken) || actor.UserId is not { } owner)
            return Forbidden(IndicatorSetText.NeedsSignIn);
        IndicatorSet set;
        try
        {
            set = new IndicatorSet(owner, name, codes, clock.GetUtcNow());
        }
        catch (DomainException refusal)
        {
            return new(ChangeResult.Refused(refusal));
        }
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // One after the other for this person, so that two windows do not both become the last one allowed.
        await context.Database.ExecuteSqlAsync($"SELECT 1 FROM users WHERE id = {owner} FOR UPDATE", cancellationToken);
        var known = await context.Indicators.Where(row => set.Codes.Contains(row.Code)).Select(row => row.Code).ToListAsync(cancellationToken);
        if (set.Codes.FirstOrDefault(code => !known.Contains(code)) is { } unknown)
            return new(ChangeResult.Unknown("indicator-unknown", Format(IndicatorSetText.IndicatorUnknown, unknown)));
        var there = await context.IndicatorSets.Where(row => row.OwnerId == owner).Select(row => row.Name).ToListAsync(cancellationToken);
        if (there.Contains(set.Name))
            return NameTaken(set.Name);
        if (there.Count >= IndicatorSet.MaxSets)
            return new(ChangeResult.Refused("sets-too-many", IndicatorSetText.TooMany, IndicatorSet.MaxSets));
        context.IndicatorSets.Add(set);
        audit.Add(context, actor, "indicator-set-save", AuditOutcome.Done, set.Name, string.Join(' ', set.Codes));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(ChangeResult.Done, Line(set));
    }

    public async Task<IndicatorSetResult> RenameAsync(Actor actor, long id, string? name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (set, refusal) = await OwnAsync(context, actor, id, cancellationToken);
        if (set is null)
            return refusal!;
        var before = set.Name;
        try
        {
            set.Rename(name, clock.GetUtcNow());
        }
        catch (DomainException wrong)
        {
            return new(ChangeResult.Refused(wrong));
        }
        if (set.Name == before)
            return new(ChangeResult.Unchanged, Line(set));
        if (await context.IndicatorSets.AnyAsync(row => row.OwnerId == set.OwnerId && row.Id != id && row.Name == set.Name, cancellationToken))
            return NameTaken(set.Name);
        audit.Add(context, actor, "indicator-set-rename", AuditOutcome.Done, before, set.Name);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (DatabaseErrors.StateOf(exception) == Npgsql.PostgresErrorCodes.UniqueViolation)
        {
            return NameTaken(set.Name);
        }
        return new(ChangeResult.Done, Line(set));
    }

    public async Task<IndicatorSetResult> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (set, refusal) = await OwnAsync(context, actor, id, cancellationToken);
        if (set is null)
            return refusal!;
        context.IndicatorSets.Remove(set);
        audit.Add(context, actor, "indicator-set-delete", AuditOutcome.Done, set.Name, string.Join(' ', set.Codes));
        await context.SaveChangesAsync(cancellationToken);
        return new(ChangeResult.Done, Line(set));
    }

    /// <summary>The person's set, or why not; who asks for another person's is written down.</summary>
    private async Task<(IndicatorSet? Set, IndicatorSetResult? Refusal)> OwnAsync(EcoDbContext context, Actor actor, long id, CancellationToken cancellationToken)
    {
        var subject = string.Create(CultureInfo.InvariantCulture, $"indicator-set {id}");
        if (!await audit.AllowsAsync(actor, EcoOperation.Read, subject, cancellationToken))
            return (null, Forbidden(IndicatorSetText.NeedsSignIn));
        if (await context.IndicatorSets.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } set)
            return (null, new(ChangeResult.Unknown("set-unknown", IndicatorSetText.SetUnknown)));
        if (set.OwnerId == actor.UserId)
            return (set, null);
        await audit.DenyAsync(actor, EcoOperation.Read, subject, cancellationToken);
        return (null, Forbidden(IndicatorSetText.NotYours));
    }

    private static IndicatorSetLine Line(IndicatorSet set) => new(set.Id, set.Name, set.Codes);

    private static IndicatorSetResult NameTaken(string name) => new(ChangeResult.Refused("set-name-taken", IndicatorSetText.NameTaken, name));

    private static IndicatorSetResult Forbidden(string message) => new(new ChangeResult(ChangeOutcome.Forbidden, "forbidden", message));

    private static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
