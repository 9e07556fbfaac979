using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Accounts;

/// <summary>Reads roles and units of a signed-in person, fresh from the database.</summary>
public sealed class ActorService(IDbContextFactory<EcoDbContext> contexts, DemonstrationMode demonstration, SessionLife life, TimeProvider clock)
{
    /// <summary>Whoever the session belongs to; every door asks by this one.</summary>
    /// <returns><see cref="Actor.Nobody"/> when the session ended or idled too long, or for one of the reasons of <see cref="GetAsync(Guid,CancellationToken)"/>.</returns>
    public Task<Actor> GetAsync(Guid userId, Guid sessionId, CancellationToken cancellationToken = default) => ReadAsync(userId, sessionId, cancellationToken);

    /// <summary>The person without a session, for commands and tests.</summary>
    /// <returns><see cref="Actor.Nobody"/> when the person does not exist, is locked out or disabled, has not yet replaced the first password
    /// or belongs to a demonstration that this host is not.</returns>
    public Task<Actor> GetAsync(Guid userId, CancellationToken cancellationToken = default) => ReadAsync(userId, null, cancellationToken);

    private async Task<Actor> ReadAsync(Guid userId, Guid? sessionId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = clock.Today();
        var (seen, started) = (now - life.Idle, now - life.Token);
        var session = sessionId ?? Guid.Empty;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // One statement: every request and every save asks it.
        var user = await context.Database.SqlQuery<Person>(
            $"""
            SELECT person.user_name, person.display_name,
                person.must_change_password OR person.disabled_at IS NOT NULL OR (person.lockout_enabled AND coalesce(person.lockout_end >= {now}, false)) AS is_shut_out,
                person.is_demonstration,
                ARRAY(SELECT unit_code::text FROM user_units WHERE user_id = person.id) AS units,
                ARRAY(SELECT role.name::text FROM "AspNetUserRoles" link JOIN "AspNetRoles" role ON role.id = link.role_id WHERE link.user_id = person.id) AS roles,
                ARRAY(SELECT indicator.code || ' ' || indicator.unit_code FROM indicator_duties duty JOIN indicators indicator ON indicator.id = duty.indicator_id
                    WHERE duty.filler_id = person.id OR (duty.deputy_id = person.id AND duty.deputy_from <= {today}
                        AND (duty.deputy_until IS NULL OR {today} <= duty.deputy_until))) AS fills,
                ARRAY(SELECT DISTINCT indicator.unit_code::text FROM indicator_duties duty JOIN indicators indicator ON indicator.id = duty.indicator_id
                    WHERE duty.reviewer_id = person.id) AS reviews,
                (SELECT coalesce(session.address, '') FROM user_sessions session WHERE session.id = {session} AND session.user_id = person.id AND session.ended_at IS NULL
                    AND ((session.door = 'Page' AND session.last_seen_at > {seen}) OR (session.door = 'Rest' AND session.started_at > {started}))) AS session
            FROM users person WHERE person.id = {userId}
            """).SingleOrDefaultAsync(cancellationToken);
        return user is null || user.IsShutOut || (user.IsDemonstration && !demonstration.IsOn)
            || (sessionId is not null && user.Session is null)
            ? Actor.Nobody
            : new Actor(userId, user.UserName ?? "", user.DisplayName, user.Roles.ToHashSet(), user.Units.ToHashSet())
            {
                Fills = user.Fills.Select(fill => fill.Split(' ')).ToDictionary(fill => fill[0], fill => fill[1]),
                Reviews = user.Reviews.ToHashSet(),
                SessionId = sessionId,
                Address = string.IsNullOrEmpty(user.Session) ? null : user.Session,
            };
    }

    private sealed record Person(string? UserName, string DisplayName, bool IsShutOut, bool IsDemonstration, string[] Units, string[] Roles, string[] Fills, string[] Reviews,
        string? Session);
}
