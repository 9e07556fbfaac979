using System.Globalization;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LuchengEco.Services.Accounts;

/// <summary>What a 安全管理员 does: gives and takes roles (<see cref="EcoOperation.GrantRoles"/>) and unlocks (<see cref="EcoOperation.GuardSessions"/>).</summary>
/// <remarks>
/// A new server has a 系统管理员 only. While nobody active is 安全管理员, a 系统管理员 may give that one role, and no other, to somebody else.
/// </remarks>
public sealed class RoleService(IServiceScopeFactory scopes, AuditLog audit, DemonstrationMode demonstration, SessionLife life, IOptions<AccountOptions> options,
    TimeProvider clock)
{
    /// <summary>The people with their roles.</summary>
    /// <returns>Null when the person may not.</returns>
    public async Task<PeoplePage?> ListAsync(Actor actor, PeopleFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<EcoDbContext>();
        if (!actor.May(EcoOperation.GrantRoles) && !await MayBeginAsync(context, actor, cancellationToken))
        {
            await audit.DenyAsync(actor, EcoOperation.GrantRoles, "list", cancellationToken);
            return null;
        }
        return await new PeopleReader(context, life, options.Value, clock.GetUtcNow()).ReadAsync(filter, cancellationToken);
    }

    /// <summary>One person with their roles; nobody when there is none of that id.</summary>
    public async Task<(bool MayLook, PersonRow? Row)> FindAsync(Actor actor, Guid userId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<EcoDbContext>();
        if (!actor.May(EcoOperation.GrantRoles) && !await MayBeginAsync(context, actor, cancellationToken))
        {
            await audit.DenyAsync(actor, EcoOperation.GrantRoles, $"{userId}", cancellationToken);
            return (false, null);
        }
        return (true, await new PeopleReader(context, life, options.Value, clock.GetUtcNow()).FindAsync(userId, cancellationToken));
    }

    /// <summary>Whether <paramref name="actor"/> may name the first 安全管理员 of the server; asks nothing of the audit.</summary>
    public async Task<bool> MayBeginAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = scopes.CreateAsyncScope();
        return await MayBeginAsync(scope.ServiceProvider.GetRequiredService<EcoDbContext>(), actor, cancellationToken);
    }

    /// <summary>Gives a role. An administrator's role asks for a longer password, so its new holder replaces theirs at the next sign-in.</summary>
    public async Task<AccountResult> GrantAsync(Actor actor, Guid userId, string role, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<EcoDbContext>();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await ActiveAdministrators.HoldAsync(context, cancellationToken);
        if (!actor.May(EcoOperation.GrantRoles) && !(role == EcoRoles.SecurityAdministrator && await MayBeginAsync(context, actor, cancellationToken)))
            return await DenyAsync(actor, EcoOperation.GrantRoles, $"{userId} {role}", cancellationToken);
        var users = scope.ServiceProvider.GetRequiredService<UserManager<EcoUser>>();
        var (user, refusal) = await FindAsync(users, actor, userId, role);
        if (user is null)
            return refusal!;
        if (await users.IsInRoleAsync(user, role))
            return AccountResult.Refused("role-held", Format(PeopleText.RoleHeld, user.DisplayName, EcoRoles.NameOf(role)));
        if (EcoRoles.IsAdministrator(role) && options.Value.AdministratorMinLength > options.Value.MinLength && !user.IsDemonstration)
        {
            user.MustChangePassword = true;
            await SessionService.EndAsync(context, session => session.UserId == userId, SessionEnd.EndedByAdministrator, clock.GetUtcNow(), cancellationToken);
        }
        audit.Add(context, actor, "role-grant", AuditOutcome.Done, user.UserName ?? "", EcoRoles.NameOf(role));
        try
        {
            if (await users.AddToRoleAsync(user, role) is { Succeeded: false })
                return AccountResult.Refused("changed-by-another", PeopleText.ChangedByAnother);
            await transaction.CommitAsync(cancellationToken);
            return AccountResult.Done;
        }
        catch (DbUpdateException exception) when (DatabaseErrors.StateOf(exception) == DatabaseErrors.RolesExclude)
        {
            return AccountResult.Refused("roles-exclude", PeopleText.RolesExclude);
        }
    }

    public async Task<AccountResult> TakeAsync(Actor actor, Guid userId, string role, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(EcoOperation.GrantRoles))
            return await DenyAsync(actor, EcoOperation.GrantRoles, $"{userId} {role}", cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<EcoDbContext>();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await ActiveAdministrators.HoldAsync(context, cancellationToken);
        var users = scope.ServiceProvider.GetRequiredService<UserManager<EcoUser>>();
        var (user, refusal) = await FindAsync(users, actor, userId, role);
        if (user is null)
            return refusal!;
        if (!await users.IsInRoleAsync(user, role))
            return AccountResult.Refused("role-not-held", Format(PeopleText.RoleNotHeld, user.DisplayName, EcoRoles.NameOf(role)));
        if (user.DisabledAt is null && await ActiveAdministrators.RefusalAsync(context, [role], demonstration, userId, cancellationToken) is { } last)
            return last;
        audit.Add(context, actor, "role-take", AuditOutcome.Done, user.UserName ?? "", EcoRoles.NameOf(role));
        if (await users.RemoveFromRoleAsync(user, role) is { Succeeded: false })
            return AccountResult.Refused("changed-by-another", PeopleText.ChangedByAnother);
        await transaction.CommitAsync(cancellationToken);
        return AccountResult.Done;
    }

    /// <summary>Opens an account that wrong passwords locked.</summary>
    public async Task<AccountResult> UnlockAsync(Actor actor, Guid userId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(EcoOperation.GuardSessions))
            return await DenyAsync(actor, EcoOperation.GuardSessions, $"unlock {userId}", cancellationToken);
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<EcoDbContext>();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == userId, cancellationToken) is not { } user)
            return AccountResult.Unknown;
        if (await context.Users.Where(row => row.Id == userId && row.LockoutEnd >= now).ExecuteUpdateAsync(
            update => update.SetProperty(row => row.LockoutEnd, (DateTimeOffset?)null).SetProperty(row => row.AccessFailedCount, 0), cancellationToken) == 0)
            return AccountResult.Refused("not-locked", PeopleText.NotLocked);
        audit.Add(context, actor, "unlock", AuditOutcome.Done, user.UserName ?? "");
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return AccountResult.Done;
    }

    private async Task<bool> MayBeginAsync(EcoDbContext context, Actor actor, CancellationToken cancellationToken) =>
        actor.May(EcoOperation.EditPeople) && !await ActiveAdministrators.AnyAsync(context, EcoRoles.SecurityAdministrator, demonstration, null, cancellationToken);

    private async Task<AccountResult> DenyAsync(Actor actor, EcoOperation operation, string subject, CancellationToken cancellationToken)
    {
        await audit.DenyAsync(actor, operation, subject, cancellationToken);
        return AccountResult.Forbidden(PeopleText.OnlySecurityAdministrator);
    }

    private static async Task<(EcoUser? User, AccountResult? Refusal)> FindAsync(UserManager<EcoUser> users, Actor actor, Guid userId, string role)
    {
        if (!EcoRoles.All.Contains(role))
            return (null, AccountResult.Refused("role-unknown", PeopleText.RoleUnknown));
        if (userId == actor.UserId)
            return (null, AccountResult.Refused("own-roles", PeopleText.NotYourOwnRoles));
        return await users.FindByIdAsync(userId.ToString()) is { } user ? (user, null) : (null, AccountResult.Unknown);
    }

    private static string Format(string template, params object[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
