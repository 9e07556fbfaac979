using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Accounts;

/// <summary>Reads roles and units of a signed-in person, fresh from the database.</summary>
public sealed class ActorService(IDbContextFactory<EcoDbContext> contexts, DemonstrationMode demonstration, TimeProvider clock)
{
    /// <returns><see cref="Actor.Nobody"/> when the person does not exist, is locked out, has not yet replaced the first password
    /// or belongs to a demonstration that this host is not.</returns>
    public async Task<Actor> GetAsync(Guid userId, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var user = await context.Users.AsNoTracking()
            .Where(user => user.Id == userId)
            .Select(user => new
            {
                user.Id,
                user.UserName,
                user.DisplayName,
                user.MustChangePassword,
                user.IsDemonstration,
                IsLockedOut = user.LockoutEnabled && user.LockoutEnd >= now,
                Units = user.Units.Select(unit => unit.UnitCode).ToList(),
                Roles = context.UserRoles.Where(link => link.UserId == user.Id)
                    .Join(context.Roles, link => link.RoleId, role => role.Id, (link, role) => role.Name!).ToList(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return user is null || user.MustChangePassword || user.IsLockedOut || (user.IsDemonstration && !demonstration.IsOn)
            ? Actor.Nobody
            : new Actor(user.Id, user.UserName ?? "", user.DisplayName, user.Roles.ToHashSet(), user.Units.ToHashSet());
    }
}
