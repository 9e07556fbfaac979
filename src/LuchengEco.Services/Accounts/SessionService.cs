using System.Collections.Concurrent;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Accounts;

/// <summary>A session as its person or the 安全管理员 sees it.</summary>
public sealed record SessionView(Guid Id, SessionDoor Door, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, string? Address, string? Agent, bool IsThis);

/// <summary>Keeps, shows and ends sign-ins.</summary>
public sealed class SessionService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit, DemonstrationMode demonstration, SessionLife life, TimeProvider clock)
{
    /// <summary>Activity is written down at most twice a minute.</summary>
    private static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(30);

    /// <summary>Ended sessions are kept as long as the network law wants logs to be (网络安全法 art. 23).</summary>
    private static readonly TimeSpan KeepEnded = TimeSpan.FromDays(180);

    private const int MaxRemembered = 10_000;

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _written = new();

    /// <summary>Whether a cookie with these claims still opens something: a live session of an account that works and has the same security stamp.</summary>
    public async Task<bool> IsLiveAsync(Guid userId, Guid sessionId, string? stamp, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Sessions.AsNoTracking().Where(session => session.Id == sessionId && session.UserId == userId).Where(life.LiveAt(now))
            .AnyAsync(session => context.Users.Any(user => user.Id == userId && user.SecurityStamp == stamp && user.DisabledAt == null
                && (user.LockoutEnd == null || user.LockoutEnd < now) && (demonstration.IsOn || !user.IsDemonstration)), cancellationToken);
    }

    /// <summary>Says that the person of a session does something now. A session that is over does not come back.</summary>
    public async Task TouchAsync(Guid sessionId, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        if (_written.TryGetValue(sessionId, out var written) && now - written < WriteEvery)
            return;
        if (_written.Count >= MaxRemembered)
            _written.Clear();
        _written[sessionId] = now;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Sessions.Where(session => session.Id == sessionId && session.LastSeenAt < now).Where(life.LiveAt(now))
            .ExecuteUpdateAsync(update => update.SetProperty(session => session.LastSeenAt, now), cancellationToken);
    }

    /// <summary>Time that a browser's session has left, whichever window or instance was used last; null when it is over.</summary>
    public async Task<TimeSpan?> LeftAsync(Guid sessionId, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var seen = await context.Sessions.AsNoTracking().Where(session => session.Id == sessionId).Where(life.LiveAt(now))
            .Select(session => (DateTimeOffset?)session.LastSeenAt).SingleOrDefaultAsync(cancellationToken);
        return seen is { } at ? at + life.Idle - now : null;
    }

    /// <summary>When the person was last seen on a page before this session began, on whatever device; null for the first time or without a session.</summary>
    public async Task<DateTimeOffset?> LastVisitAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor is not { UserId: { } userId, SessionId: { } sessionId })
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var before = await (
            from here in context.Sessions.AsNoTracking()
            where here.Id == sessionId && here.UserId == userId
            from other in context.Sessions
            where other.UserId == userId && other.Door == SessionDoor.Page && other.StartedAt < here.StartedAt
            orderby other.LastSeenAt descending
            // Another device may still be in use: nobody is told less than what changed before they came here.
            select new { other.LastSeenAt, here.StartedAt }).FirstOrDefaultAsync(cancellationToken);
        return before is null ? null : before.LastSeenAt < before.StartedAt ? before.LastSeenAt : before.StartedAt;
    }

    /// <summary>The live sessions of <paramref name="actor"/>, the latest first.</summary>
    public async Task<IReadOnlyList<SessionView>> GetMineAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.UserId is { } userId ? await ListAsync(userId, actor.SessionId, cancellationToken) : [];
    }

    /// <summary>Ends one of one's own sessions.</summary>
    /// <returns>False when it is over already or not one's own.</returns>
    public async Task<bool> EndMineAsync(Actor actor, Guid sessionId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.UserId is { } userId && await EndAsync(actor, session => session.Id == sessionId && session.UserId == userId, SessionEnd.EndedByPerson,
            "session-end", actor.UserName, cancellationToken) > 0;
    }

    /// <summary>Ends all of one's own sessions, this one too unless it is spared.</summary>
    /// <returns>How many.</returns>
    public async Task<int> EndAllMineAsync(Actor actor, bool spareThis, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var spared = spareThis ? actor.SessionId : null;
        return actor.UserId is not { } userId ? 0 : await EndAsync(actor, session => session.UserId == userId && (spared == null || session.Id != spared),
            SessionEnd.EndedByPerson, "session-end-all", actor.UserName, cancellationToken);
    }

    /// <summary>Ends every session of somebody else; the right is <see cref="EcoOperation.GuardSessions"/>.</summary>
    public async Task<AccountResult> EndOfPersonAsync(Actor actor, Guid userId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!await audit.AllowsAsync(actor, EcoOperation.GuardSessions, $"{userId}", cancellationToken))
            return AccountResult.Forbidden(PeopleText.OnlySecurityAdministrator);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Users.AsNoTracking().Where(user => user.Id == userId).Select(user => user.UserName).SingleOrDefaultAsync(cancellationToken) is not { } userName)
            return AccountResult.Unknown;
        return await EndAsync(actor, session => session.UserId == userId, SessionEnd.EndedByAdministrator, "session-end-person", userName, cancellationToken) > 0
            ? AccountResult.Done
            : AccountResult.Refused("no-session", PeopleText.NoSession);
    }

    /// <summary>The person leaves: their cookie or token opens nothing from now on.</summary>
    public async Task SignOutAsync(Guid userId, Guid sessionId, string? address, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == userId, cancellationToken) is not { } user)
            return;
        await EndAsync(user.ToActor(address), session => session.Id == sessionId && session.UserId == userId, SessionEnd.SignedOut, "sign-out", user.UserName ?? "",
            cancellationToken);
    }

    /// <summary>Writes down which sessions are over because nobody did anything, and forgets those that ended long ago. The host calls it every minute.</summary>
    public async Task EndIdleAsync(CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // Several instances tidy at the same time: each takes what the others left.
        var over = await context.Sessions.Where(life.OverAt(now)).OrderBy(session => session.StartedAt).Take(500).ToListAsync(cancellationToken);
        var people = await context.Users.AsNoTracking().Where(user => over.Select(session => session.UserId).Contains(user.Id)).ToDictionaryAsync(user => user.Id, cancellationToken);
        foreach (var session in over)
        {
            if (await context.Sessions.Where(row => row.Id == session.Id).Where(life.OverAt(now)).ExecuteUpdateAsync(
                update => update.SetProperty(row => row.EndedAt, now).SetProperty(row => row.EndedBecause, SessionEnd.Idle), cancellationToken) > 0
                && people.TryGetValue(session.UserId, out var user))
                audit.Add(context, user.ToActor(session.Address), "session-idle", AuditOutcome.Done, user.UserName ?? "", $"{session.Door}");
        }
        await context.SaveChangesAsync(cancellationToken);
        await context.Sessions.Where(session => session.EndedAt < now - KeepEnded).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Ends sessions inside the transaction of whatever is the cause.</summary>
    internal static Task<int> EndAsync(EcoDbContext context, System.Linq.Expressions.Expression<Func<UserSession, bool>> which, SessionEnd because, DateTimeOffset now,
        CancellationToken cancellationToken) =>
        context.Sessions.Where(session => session.EndedAt == null).Where(which).ExecuteUpdateAsync(
            update => update.SetProperty(session => session.EndedAt, now).SetProperty(session => session.EndedBecause, because), cancellationToken);

    private async Task<int> EndAsync(Actor actor, System.Linq.Expressions.Expression<Func<UserSession, bool>> which, SessionEnd because, string action, string subject,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var ended = await EndAsync(context, which, because, clock.GetUtcNow(), cancellationToken);
        if (ended == 0)
            return 0;
        audit.Add(context, actor, action, AuditOutcome.Done, subject, because == SessionEnd.SignedOut ? null : $"{ended}");
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ended;
    }

    private async Task<IReadOnlyList<SessionView>> ListAsync(Guid userId, Guid? thisOne, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Sessions.AsNoTracking().Where(session => session.UserId == userId).Where(life.LiveAt(clock.GetUtcNow()))
            .OrderByDescending(session => session.LastSeenAt)
            .Select(session => new SessionView(session.Id, session.Door, session.StartedAt, session.LastSeenAt, session.Address, session.Agent, session.Id == thisOne))
            .ToListAsync(cancellationToken);
    }
}
