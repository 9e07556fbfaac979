using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Accounts;

/// <summary>Reads roles and units of a signed-in person, fresh from the database.</summary>
public sealed class ActorService(IDbContextFactory<EcoDbContext> contexts)
{
    /// <returns><see cref="Actor.Nobody"/> when the person does not exist, was locked out or has not yet replaced the first password.</returns>
    public async Task<Actor> GetAsync(Guid userId, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var user = await context.Users.AsNoTracking()
            .Where(user => user.Id == userId)
            .Select(user => new
            {
                user.Id,
                user.UserName,
                user.DisplayName,
                user.MustChangePassword,
                Units = user.Units.Select(unit => unit.UnitCode).ToList(),
                Roles = context.UserRoles.Where(link => link.UserId == user.Id)
                    .Join(context.Roles, link => link.RoleId, role => role.Id, (link, role) => role.Name!).ToList(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return user is null || user.MustChangePassword
            ? Actor.Nobody
            : new Actor(user.Id, user.UserName ?? "", user.DisplayName, user.Roles.ToHashSet(), user.Units.ToHashSet());
    }
}
