using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Accounts;

/// <summary>Reads roles and units of a signed-in person, fresh from the database.</summary>
public sealed class ActorService(IDbContextFactory<EcoDbContext> contexts, DemonstrationMode demonstration, TimeProvider clock)
{
    /// <returns><see cref="Actor.Nobody"/> when the person does not exist, is locked out or disabled, has not yet replaced the first password
    /// or belongs to a demonstration that this host is not.</returns>
    public async Task<Actor> GetAsync(Guid userId, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var today = clock.Today();
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
                    WHERE duty.reviewer_id = person.id) AS reviews
            FROM users person WHERE person.id = {userId}
            """).SingleOrDefaultAsync(cancellationToken);
        return user is null || user.IsShutOut || (user.IsDemonstration && !demonstration.IsOn)
            ? Actor.Nobody
            : new Actor(userId, user.UserName ?? "", user.DisplayName, user.Roles.ToHashSet(), user.Units.ToHashSet())
            {
                Fills = user.Fills.Select(fill => fill.Split(' ')).ToDictionary(fill => fill[0], fill => fill[1]),
                Reviews = user.Reviews.ToHashSet(),
            };
    }

    private sealed record Person(string? UserName, string DisplayName, bool IsShutOut, bool IsDemonstration, string[] Units, string[] Roles, string[] Fills, string[] Reviews);
}
