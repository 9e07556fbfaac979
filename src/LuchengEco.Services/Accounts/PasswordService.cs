using System.Globalization;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LuchengEco.Services.Accounts;

/// <summary>What became of a new password.</summary>
/// <param name="Problems">In Chinese; empty when it was stored.</param>
/// <param name="IsLocked">Too many wrong guesses of the present one: the account is locked and every session ended.</param>
public sealed record PasswordChange(IReadOnlyList<string> Problems, bool IsLocked = false)
{
    public bool IsDone => Problems.Count == 0;
}

/// <summary>Replaces one's own password.</summary>
public sealed class PasswordService(IServiceScopeFactory scopes, AuditLog audit, IOptions<AccountOptions> options, TimeProvider clock)
{
    /// <summary>Stores the new password, keeps the former one's hash, and ends every other session of the person.</summary>
    /// <param name="userId">Who; a first or expired password makes nobody of them, so no actor can say it.</param>
    /// <param name="sessionId">The session that goes on.</param>
    /// <param name="current">The present password.</param>
    /// <param name="fresh">The new one.</param>
    /// <param name="address">For the audit.</param>
    /// <param name="cancellationToken">Stops the change.</param>
    public async Task<PasswordChange> ChangeAsync(Guid userId, Guid sessionId, string current, string fresh, string? address, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<EcoUser>>();
        var context = scope.ServiceProvider.GetRequiredService<EcoDbContext>();
        if (await users.FindByIdAsync(userId.ToString()) is not { } user || user.DisabledAt is not null || user.IsLockedAt(clock.GetUtcNow()))
            return new([PasswordText.NotSignedIn]);
        var (now, actor) = (clock.GetUtcNow(), user.ToActor(address));
        if (!await users.CheckPasswordAsync(user, current))
            return await WrongAsync(context, user, actor, now, cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        context.FormerPasswords.Add(new FormerPassword { UserId = userId, Hash = user.PasswordHash!, At = now });
        (user.MustChangePassword, user.PasswordChangedAt, user.AccessFailedCount) = (false, now, 0);
        audit.Add(context, actor, "password-change", AuditOutcome.Done, user.UserName ?? "");
        if (await users.ChangePasswordAsync(user, current, fresh) is { Succeeded: false } refused)
            return new([.. refused.Errors.Select(error => error.Description)]);
        await SessionService.EndAsync(context, session => session.UserId == userId && session.Id != sessionId, SessionEnd.PasswordChanged, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new([]);
    }

    /// <summary>Whoever sits at somebody else's open session cannot guess on: the same lock as at the sign-in.</summary>
    private async Task<PasswordChange> WrongAsync(EcoDbContext context, EcoUser user, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var locked = await SignInService.CountWrongAsync(context, user.Id, options.Value, now, cancellationToken);
        audit.Add(context, actor, "password-change", AuditOutcome.Failed, user.UserName ?? "", "password");
        if (locked)
        {
            audit.Add(context, actor, "lockout", AuditOutcome.Done, user.UserName ?? "", $"{options.Value.LockoutMinutes} min");
            await SessionService.EndAsync(context, session => session.UserId == user.Id, SessionEnd.EndedByAdministrator, now, cancellationToken);
        }
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new([locked ? string.Format(CultureInfo.InvariantCulture, PasswordText.Locked, options.Value.LockoutMinutes) : PasswordText.Mismatch], locked);
    }
}
