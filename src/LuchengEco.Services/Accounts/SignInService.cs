using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LuchengEco.Services.Accounts;

public enum SignInOutcome
{
    SignedIn,

    /// <summary>Wrong name or wrong password; nobody learns which.</summary>
    Wrong,

    Locked,

    /// <summary>The password was right, and an administrator keeps the account out.</summary>
    Disabled,

    /// <summary>The password was right and is good for nothing but replacing it; a program cannot.</summary>
    MustChangePassword,
}

/// <summary>What became of a sign-in.</summary>
/// <param name="Outcome">The answer.</param>
/// <param name="UserId">Who signed in.</param>
/// <param name="SessionId">The session that began.</param>
/// <param name="MustChangePassword">The page leads to the form for a new password first.</param>
public sealed record SignInAnswer(SignInOutcome Outcome, Guid? UserId = null, Guid? SessionId = null, bool MustChangePassword = false);

/// <summary>The one way in, for pages and programs alike: checks the password, counts what was wrong, begins a session, writes it all down.</summary>
public sealed class SignInService(IServiceScopeFactory scopes, AuditLog audit, DemonstrationMode demonstration, SessionLife life, PasswordRules rules,
    IOptions<AccountOptions> options, TimeProvider clock)
{
    private const int MaxName = 60;
    private const int MaxAgent = 300;

    /// <param name="userName">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="door">Page or program.</param>
    /// <param name="address">Network address, for the audit and the list of sessions.</param>
    /// <param name="agent">What the browser or program says it is.</param>
    /// <param name="cancellationToken">Stops the sign-in.</param>
    public async Task<SignInAnswer> SignInAsync(string userName, string password, SessionDoor door, string? address, string? agent,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(userName);
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<EcoUser>>();
        var context = scope.ServiceProvider.GetRequiredService<EcoDbContext>();
        var name = userName.Trim();
        var user = name.Any(char.IsControl) ? null : await users.FindByNameAsync(name);
        if (user is null || !demonstration.Admits(user))
        {
            // As slow as a wrong password: time does not tell who exists either.
            users.PasswordHasher.HashPassword(new EcoUser(), password);
            var typed = new string([.. name.Where(sign => !char.IsControl(sign)).Take(MaxName)]);
            return await FailAsync(context, Actor.Nobody with { UserName = typed, Address = address }, typed, "unknown", SignInOutcome.Wrong, cancellationToken);
        }
        var actor = user.ToActor(address);
        if (user.IsLockedAt(clock.GetUtcNow()))
            return await FailAsync(context, actor, name, "locked", SignInOutcome.Locked, cancellationToken);
        if (!await users.CheckPasswordAsync(user, password))
        {
            if (!await CountWrongAsync(context, user.Id, options.Value, clock.GetUtcNow(), cancellationToken))
                return await FailAsync(context, actor, name, "password", SignInOutcome.Wrong, cancellationToken);
            audit.Add(context, actor, "lockout", AuditOutcome.Done, name, $"{options.Value.LockoutMinutes} min");
            return await FailAsync(context, actor, name, "password", SignInOutcome.Locked, cancellationToken);
        }
        if (user.DisabledAt is not null)
            return await FailAsync(context, actor, name, "disabled", SignInOutcome.Disabled, cancellationToken);
        var mustChange = user.MustChangePassword || rules.IsExpired(user);
        return await BeginAsync(context, user, actor, door, mustChange, Cut(agent), cancellationToken);
    }

    /// <summary>Counts one wrong password; every one counts, also of many guesses at the same moment.</summary>
    /// <returns>True when this one locked the account.</returns>
    internal static async Task<bool> CountWrongAsync(EcoDbContext context, Guid userId, AccountOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var until = now.AddMinutes(options.LockoutMinutes);
        await context.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(update => update
            .SetProperty(user => user.LockoutEnd, user => user.AccessFailedCount + 1 >= options.LockoutAttempts ? until : user.LockoutEnd)
            .SetProperty(user => user.AccessFailedCount, user => user.AccessFailedCount + 1 >= options.LockoutAttempts ? 0 : user.AccessFailedCount + 1), cancellationToken);
        return await context.Users.AnyAsync(user => user.Id == userId && user.LockoutEnd >= now, cancellationToken);
    }

    private async Task<SignInAnswer> BeginAsync(EcoDbContext context, EcoUser user, Actor actor, SessionDoor door, bool mustChange, string? agent,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Users.Where(row => row.Id == user.Id).ExecuteUpdateAsync(update => update
            .SetProperty(row => row.AccessFailedCount, 0).SetProperty(row => row.LockoutEnd, (DateTimeOffset?)null)
            .SetProperty(row => row.LastSignInAt, now).SetProperty(row => row.MustChangePassword, mustChange), cancellationToken);
        if (mustChange && door == SessionDoor.Rest)
        {
            audit.Add(context, actor, "sign-in", AuditOutcome.Failed, user.UserName ?? "", "password-change-required");
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new(SignInOutcome.MustChangePassword, user.Id);
        }
        if (door == SessionDoor.Page && options.Value.MaxSessions > 0)
            await MakeRoomAsync(context, user.Id, actor, now, cancellationToken);
        var session = new UserSession { Id = Guid.CreateVersion7(now), UserId = user.Id, Door = door, StartedAt = now, LastSeenAt = now, Address = actor.Address, Agent = agent };
        context.Sessions.Add(session);
        audit.Add(context, actor, "sign-in", AuditOutcome.Done, user.UserName ?? "", $"{door}");
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(SignInOutcome.SignedIn, user.Id, session.Id, mustChange);
    }

    private async Task MakeRoomAsync(EcoDbContext context, Guid userId, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // One sign-in of a person after the other, so that the limit holds for two at once.
        await context.Database.ExecuteSqlAsync($"SELECT 1 FROM users WHERE id = {userId} FOR UPDATE", cancellationToken);
        var oldest = await context.Sessions.Where(session => session.UserId == userId && session.Door == SessionDoor.Page).Where(life.LiveAt(now))
            .OrderByDescending(session => session.LastSeenAt).Skip(options.Value.MaxSessions - 1).Select(session => session.Id).ToListAsync(cancellationToken);
        if (await SessionService.EndAsync(context, session => oldest.Contains(session.Id), SessionEnd.Replaced, now, cancellationToken) is > 0 and var ended)
            audit.Add(context, actor, "session-replaced", AuditOutcome.Done, actor.UserName, $"{ended}");
    }

    private async Task<SignInAnswer> FailAsync(EcoDbContext context, Actor actor, string name, string why, SignInOutcome outcome, CancellationToken cancellationToken)
    {
        audit.Add(context, actor, "sign-in", AuditOutcome.Failed, name, why);
        await context.SaveChangesAsync(cancellationToken);
        return new(outcome);
    }

    private static string? Cut(string? agent) => agent is null ? null : new string([.. agent.Where(sign => !char.IsControl(sign)).Take(MaxAgent)]);
}
