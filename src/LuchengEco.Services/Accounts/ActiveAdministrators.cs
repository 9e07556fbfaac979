using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Accounts;

/// <summary>A server without a 系统管理员 or 安全管理员 who can sign in cannot be helped from inside, so the last one stays.</summary>
internal static class ActiveAdministrators
{
    private const long LockNumber = 1279607626;

    /// <summary>Until the transaction ends nobody else changes who the administrators are.</summary>
    public static Task HoldAsync(EcoDbContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockNumber})", cancellationToken);

    /// <param name="context">The database.</param>
    /// <param name="role">One of the two roles.</param>
    /// <param name="demonstration">Accounts of a demonstration count where they work.</param>
    /// <param name="without">Somebody who does not count.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public static Task<bool> AnyAsync(EcoDbContext context, string role, DemonstrationMode demonstration, Guid? without, CancellationToken cancellationToken) =>
        context.Users.AnyAsync(user => user.DisabledAt == null && user.Id != without && (demonstration.IsOn || !user.IsDemonstration)
            && context.UserRoles.Any(link => link.UserId == user.Id && context.Roles.Any(row => row.Id == link.RoleId && row.Name == role)), cancellationToken);

    /// <summary>The refusal when the person is the last of one of <paramref name="roles"/>; null when another remains.</summary>
    public static async Task<AccountResult?> RefusalAsync(EcoDbContext context, IEnumerable<string> roles, DemonstrationMode demonstration, Guid userId,
        CancellationToken cancellationToken)
    {
        foreach (var role in roles.Where(role => role is EcoRoles.SystemAdministrator or EcoRoles.SecurityAdministrator))
        {
            if (!await AnyAsync(context, role, demonstration, userId, cancellationToken))
            {
                return AccountResult.Refused("last-administrator",
                    role == EcoRoles.SystemAdministrator ? PeopleText.LastSystemAdministrator : PeopleText.LastSecurityAdministrator);
            }
        }
        return null;
    }
}
