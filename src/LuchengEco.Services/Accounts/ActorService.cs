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
        var user = await context.Users.AsNoTracking()
            .Where(user => user.Id == userId)
            .Select(user => new
            {
                user.Id,
                user.UserName,
                user.DisplayName,
                user.MustChangePassword,
                user.IsDemonstration,
                IsDisabled = user.DisabledAt != null,
                IsLockedOut = user.LockoutEnabled && user.LockoutEnd >= now,
                Units = user.Units.Select(unit => unit.UnitCode).ToList(),
                Fills = context.Duties.Where(duty => duty.FillerId == userId
                        || (duty.DeputyId == userId && duty.DeputyFrom <= today && (duty.DeputyUntil == null || today <= duty.DeputyUntil)))
                    .Select(duty => new { duty.Indicator!.Code, duty.Indicator.UnitCode }).ToList(),
                Reviews = context.Duties.Where(duty => duty.ReviewerId == userId).Select(duty => duty.Indicator!.UnitCode).Distinct().ToList(),
                Roles = context.UserRoles.Where(link => link.UserId == user.Id)
                    .Join(context.Roles, link => link.RoleId, role => role.Id, (link, role) => role.Name!).ToList(),
            })
            .AsSplitQuery().SingleOrDefaultAsync(cancellationToken);
        return user is null || user.MustChangePassword || user.IsLockedOut || user.IsDisabled || (user.IsDemonstration && !demonstration.IsOn)
            ? Actor.Nobody
            : new Actor(user.Id, user.UserName ?? "", user.DisplayName, user.Roles.ToHashSet(), user.Units.ToHashSet())
            {
                Fills = user.Fills.ToDictionary(fill => fill.Code, fill => fill.UnitCode),
                Reviews = user.Reviews.ToHashSet(),
            };
    }
}
