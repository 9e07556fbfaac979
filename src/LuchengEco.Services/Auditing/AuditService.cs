using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Auditing;

/// <summary>Which entries an auditor asks for; null filters nothing.</summary>
/// <param name="From">First day, on the bureau's calendar.</param>
/// <param name="To">Last day.</param>
/// <param name="Person">Part of the name or user name.</param>
/// <param name="Action">A stable word such as <c>sign-in</c>.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Page">From 1, the newest first; beyond the last it is the last.</param>
public sealed record AuditFilter(DateOnly? From = null, DateOnly? To = null, string? Person = null, string? Action = null, AuditOutcome? Outcome = null, int Page = 1);

/// <summary>One entry as an auditor reads it.</summary>
public sealed record AuditLine(long Id, DateTimeOffset At, string UserName, string Action, AuditOutcome Outcome, string Subject, string? Detail, string? Address,
    string PreviousHash, string Hash);

/// <summary>One page of entries.</summary>
/// <param name="Lines">Newest first.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">At least 1.</param>
/// <param name="Actions">Every action that ever happened, for the filter.</param>
public sealed record AuditPage(IReadOnlyList<AuditLine> Lines, int Total, int Page, int Pages, IReadOnlyList<string> Actions);

/// <summary>Whether the chain of hashes holds.</summary>
/// <param name="Entries">How many entries were looked at.</param>
/// <param name="BrokenAt">The first that does not follow from the one before; null while all do.</param>
public sealed record AuditCheck(int Entries, long? BrokenAt);

public enum AuditExportOutcome
{
    Done,
    Forbidden,
    TooMany,
}

/// <summary>Entries to be taken away as a file, newest first.</summary>
public sealed record AuditExport(AuditExportOutcome Outcome, IReadOnlyList<AuditLine> Lines);

/// <summary>Reads the audit for the 审计管理员; nobody changes it.</summary>
public sealed class AuditService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit)
{
    public const int PageSize = 50;

    /// <summary>Entries that one file may hold.</summary>
    public const int MaxExport = 100_000;

    /// <returns>Null when the person may not.</returns>
    public async Task<AuditPage?> ListAsync(Actor actor, AuditFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!await audit.AllowsAsync(actor, EcoOperation.ReadAudit, "list", cancellationToken))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = Apply(context.AuditEntries.AsNoTracking(), filter);
        var total = await entries.CountAsync(cancellationToken);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        return new AuditPage(await ReadAsync(entries.OrderByDescending(entry => entry.Id).Skip((page - 1) * PageSize).Take(PageSize), cancellationToken), total, page, pages,
            await context.AuditEntries.AsNoTracking().Select(entry => entry.Action).Distinct().OrderBy(action => action).ToListAsync(cancellationToken));
    }

    /// <summary>Has PostgreSQL compute every hash again.</summary>
    /// <returns>Null when the person may not.</returns>
    public async Task<AuditCheck?> CheckAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.ReadAudit, "check", cancellationToken))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var broken = await context.Database.SqlQuery<long?>($"SELECT eco_audit_broken_at() AS \"Value\"").SingleAsync(cancellationToken);
        var count = await context.AuditEntries.CountAsync(cancellationToken);
        await audit.WriteAsync(actor, "audit-check", broken is null ? AuditOutcome.Done : AuditOutcome.Failed, $"{count}", broken is null ? null : $"#{broken}", cancellationToken);
        return new AuditCheck(count, broken);
    }

    /// <summary>All entries of a filter, whatever its page; that they were taken away is an entry itself.</summary>
    /// <param name="actor">Who takes them.</param>
    /// <param name="filter">Which.</param>
    /// <param name="format">csv or xlsx, for the entry.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<AuditExport> ExportAsync(Actor actor, AuditFilter filter, string format, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!await audit.AllowsAsync(actor, EcoOperation.ReadAudit, $"export {format}", cancellationToken))
            return new(AuditExportOutcome.Forbidden, []);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var lines = await ReadAsync(Apply(context.AuditEntries.AsNoTracking(), filter).OrderByDescending(entry => entry.Id).Take(MaxExport + 1), cancellationToken);
        if (lines.Count > MaxExport)
            return new(AuditExportOutcome.TooMany, []);
        await audit.WriteAsync(actor, "audit-export", AuditOutcome.Done, format, $"{lines.Count}", cancellationToken);
        return new(AuditExportOutcome.Done, lines);
    }

    private static IQueryable<AuditEntry> Apply(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.From is { } from)
        {
            var begin = Clock.StartOf(from);
            entries = entries.Where(entry => entry.At >= begin);
        }
        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = Clock.StartOf(to.AddDays(1));
            entries = entries.Where(entry => entry.At < end);
        }
        if (!string.IsNullOrWhiteSpace(filter.Person))
        {
            var pattern = Like.Containing(filter.Person);
            entries = entries.Where(entry => EF.Functions.ILike(entry.UserName, pattern, Like.Escape));
        }
        if (filter.Action is { } action)
            entries = entries.Where(entry => entry.Action == action);
        return filter.Outcome is { } outcome ? entries.Where(entry => entry.Outcome == outcome) : entries;
    }

    private static Task<List<AuditLine>> ReadAsync(IQueryable<AuditEntry> entries, CancellationToken cancellationToken) => entries
        .Select(entry => new AuditLine(entry.Id, entry.At, entry.UserName, entry.Action, entry.Outcome, entry.Subject, entry.Detail, entry.Address, entry.PreviousHash, entry.Hash))
        .ToListAsync(cancellationToken);
}
