using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LuchengEco.Services.Accounts;

/// <summary>What a 系统管理员 does with people: <see cref="EcoOperation.EditPeople"/>. Nobody is ever deleted, for histories name them.</summary>
public sealed partial class PeopleService(IServiceScopeFactory scopes, AuditLog audit, DemonstrationMode demonstration, SessionLife life, PasswordRules rules,
    IOptions<AccountOptions> options, TimeProvider clock)
{
    internal const string UserNameSigns = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";

    private const int MaxDisplayName = 60;
    private const int MaxEmail = 256;

    /// <returns>Null when the person may not.</returns>
    public async Task<PeoplePage?> ListAsync(Actor actor, PeopleFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!await MayAsync(actor, "list", cancellationToken))
            return null;
        await using var scope = scopes.CreateAsyncScope();
        return await ReaderOf(scope).ReadAsync(filter, cancellationToken);
    }

    /// <summary>One person; without a person when there is none of that id.</summary>
    public async Task<(AccountResult Result, PersonDetail? Person)> GetAsync(Actor actor, Guid userId, CancellationToken cancellationToken = default)
    {
        if (!await MayAsync(actor, $"{userId}", cancellationToken))
            return (Forbidden, null);
        await using var scope = scopes.CreateAsyncScope();
        var reader = ReaderOf(scope);
        if (await reader.FindAsync(userId, cancellationToken) is not { } row)
            return (AccountResult.Unknown, null);
        var times = await scope.ServiceProvider.GetRequiredService<EcoDbContext>().Users.AsNoTracking().Where(user => user.Id == userId)
            .Select(user => new { user.CreatedAt, user.PasswordChangedAt }).SingleAsync(cancellationToken);
        return (AccountResult.Done, new PersonDetail(row, times.CreatedAt, times.PasswordChangedAt, await reader.DutiesAsync(userId, cancellationToken),
            await reader.UnitsAsync(cancellationToken)));
    }

    /// <summary>All units to choose from for somebody new; null when the person may not.</summary>
    public async Task<IReadOnlyList<UnitChoice>?> GetUnitsAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!await MayAsync(actor, "new", cancellationToken))
            return null;
        await using var scope = scopes.CreateAsyncScope();
        return await ReaderOf(scope).UnitsAsync(cancellationToken);
    }

    /// <summary>Creates somebody without a role; <see cref="AccountResult.FirstPassword"/> is shown once and must be replaced at the first sign-in.</summary>
    public async Task<AccountResult> CreateAsync(Actor actor, string? userName, PersonEdit edit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(edit);
        var name = userName?.Trim() ?? "";
        if (!await MayAsync(actor, name, cancellationToken))
            return Forbidden;
        if (!UserName().IsMatch(name))
            return AccountResult.Refused("user-name-invalid", PeopleText.UserNameInvalid);
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<EcoUser>>();
        var context = scope.ServiceProvider.GetRequiredService<EcoDbContext>();
        if (await RefusalAsync(context, edit, cancellationToken) is { } refusal)
            return refusal;
        if (await users.FindByNameAsync(name) is not null)
            return Taken(name);
        var now = clock.GetUtcNow();
        var user = new EcoUser { Id = Guid.CreateVersion7(now), UserName = name, MustChangePassword = true, CreatedAt = now };
        Write(user, edit);
        foreach (var unit in edit.Units)
            user.Units.Add(new EcoUserUnit { UserId = user.Id, UnitCode = unit });
        var password = NewPassword(name);
        audit.Add(context, actor, "person-create", AuditOutcome.Done, name, $"{user.DisplayName} {string.Join(' ', edit.Units)}".Trim());
        try
        {
            return await users.CreateAsync(user, password) is { Succeeded: false } refused ? Of(refused)
                : AccountResult.Done with { UserId = user.Id, FirstPassword = password };
        }
        catch (DbUpdateException exception) when (DatabaseErrors.StateOf(exception) == Npgsql.PostgresErrorCodes.UniqueViolation)
        {
            return Taken(name);
        }
    }

    /// <summary>Name, e-mail and units.</summary>
    public Task<AccountResult> EditAsync(Actor actor, Guid userId, PersonEdit edit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return ChangeAsync(actor, userId, "person-edit", async (context, user) =>
        {
            if (await RefusalAsync(context, edit, cancellationToken) is { } refusal)
                return (refusal, null);
            Write(user, edit);
            var links = await context.Set<EcoUserUnit>().Where(link => link.UserId == userId).ToListAsync(cancellationToken);
            context.RemoveRange(links.Where(link => !edit.Units.Contains(link.UnitCode)));
            context.AddRange(edit.Units.Except(links.Select(link => link.UnitCode)).Select(unit => new EcoUserUnit { UserId = userId, UnitCode = unit }));
            return (AccountResult.Done, $"{user.DisplayName} {string.Join(' ', edit.Units)}".Trim());
        }, cancellationToken);
    }

    /// <summary>Keeps the account out from now on; its sessions end. What it answers for stays with it until somebody else is assigned.</summary>
    public Task<AccountResult> DisableAsync(Actor actor, Guid userId, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, userId, "person-disable", async (context, user) =>
        {
            if (userId == actor.UserId)
                return (AccountResult.Refused("own-account", PeopleText.NotYourself), null);
            if (user.DisabledAt is not null)
                return (AccountResult.Refused("already-disabled", PeopleText.AlreadyDisabled), null);
            await ActiveAdministrators.HoldAsync(context, cancellationToken);
            var roles = await context.UserRoles.Where(link => link.UserId == userId).Join(context.Roles, link => link.RoleId, role => role.Id, (link, role) => role.Name!)
                .ToListAsync(cancellationToken);
            if (await ActiveAdministrators.RefusalAsync(context, roles, demonstration, userId, cancellationToken) is { } refusal)
                return (refusal, null);
            user.DisabledAt = clock.GetUtcNow();
            await EndSessionsAsync(context, userId, cancellationToken);
            return (AccountResult.Done, null);
        }, cancellationToken);

    public Task<AccountResult> EnableAsync(Actor actor, Guid userId, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, userId, "person-enable", (_, user) =>
        {
            if (user.DisabledAt is null)
                return Task.FromResult<(AccountResult, string?)>((AccountResult.Refused("already-enabled", PeopleText.AlreadyEnabled), null));
            user.DisabledAt = null;
            return Task.FromResult<(AccountResult, string?)>((AccountResult.Done, null));
        }, cancellationToken);

    /// <summary>Gives a new first password, shown once; the sessions of the person end.</summary>
    public Task<AccountResult> ResetPasswordAsync(Actor actor, Guid userId, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, userId, "password-reset", async (context, user) =>
        {
            if (userId == actor.UserId)
                return (AccountResult.Refused("own-password", PeopleText.NotYourOwnPassword), null);
            var password = NewPassword(user.UserName ?? "");
            if (user.PasswordHash is { } former)
                context.FormerPasswords.Add(new FormerPassword { UserId = userId, Hash = former, At = clock.GetUtcNow() });
            user.PasswordHash = new PasswordHasher<EcoUser>().HashPassword(user, password);
            user.SecurityStamp = Guid.NewGuid().ToString("N");
            (user.MustChangePassword, user.PasswordChangedAt) = (true, clock.GetUtcNow());
            await EndSessionsAsync(context, userId, cancellationToken);
            return (AccountResult.Done with { FirstPassword = password }, null);
        }, cancellationToken);

    private static AccountResult Forbidden => AccountResult.Forbidden(PeopleText.OnlySystemAdministrator);

    private Task<bool> MayAsync(Actor actor, string subject, CancellationToken cancellationToken) =>
        audit.AllowsAsync(actor, EcoOperation.EditPeople, subject, cancellationToken);

    /// <summary>One change of one account with its audit entry, in one transaction.</summary>
    private async Task<AccountResult> ChangeAsync(Actor actor, Guid userId, string action, Func<EcoDbContext, EcoUser, Task<(AccountResult Result, string? Detail)>> change,
        CancellationToken cancellationToken)
    {
        if (!await MayAsync(actor, $"{action} {userId}", cancellationToken))
            return Forbidden;
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<EcoUser>>();
        var context = scope.ServiceProvider.GetRequiredService<EcoDbContext>();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await users.FindByIdAsync(userId.ToString()) is not { } user)
            return AccountResult.Unknown;
        var (result, detail) = await change(context, user);
        if (!result.IsDone)
            return result;
        audit.Add(context, actor, action, AuditOutcome.Done, user.UserName ?? "", detail);
        if (await users.UpdateAsync(user) is { Succeeded: false } refused)
            return Of(refused);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    private async Task EndSessionsAsync(EcoDbContext context, Guid userId, CancellationToken cancellationToken) =>
        await SessionService.EndAsync(context, session => session.UserId == userId, SessionEnd.EndedByAdministrator, clock.GetUtcNow(), cancellationToken);

    private PeopleReader ReaderOf(AsyncServiceScope scope) =>
        new(scope.ServiceProvider.GetRequiredService<EcoDbContext>(), life, options.Value, clock.GetUtcNow());

    /// <summary>Almost never twice round the loop: a generated password that holds the user name breaks a rule.</summary>
    private string NewPassword(string userName)
    {
        string password;
        do
        {
            password = rules.Generate();
        }
        while (rules.Check(password, userName, isAdministrator: true).Count > 0);
        return password;
    }

    private static void Write(EcoUser user, PersonEdit edit)
    {
        user.DisplayName = edit.DisplayName!.Trim();
        user.Email = string.IsNullOrWhiteSpace(edit.Email) ? null : edit.Email.Trim();
    }

    private static async Task<AccountResult?> RefusalAsync(EcoDbContext context, PersonEdit edit, CancellationToken cancellationToken)
    {
        var name = edit.DisplayName?.Trim() ?? "";
        if (name.Length is 0 or > MaxDisplayName || name.Any(char.IsControl))
            return AccountResult.Refused("display-name-invalid", PeopleText.DisplayNameInvalid);
        var email = edit.Email?.Trim() ?? "";
        if (email.Length > MaxEmail)
            return AccountResult.Refused("email-invalid", string.Format(CultureInfo.InvariantCulture, PeopleText.EmailTooLong, MaxEmail));
        if (email.Length > 0 && (!MailAddress.TryCreate(email, out var address) || address.Address != email))
            return AccountResult.Refused("email-invalid", PeopleText.EmailInvalid);
        return edit.Units.Count > 0 && await context.Units.CountAsync(unit => edit.Units.Contains(unit.Code), cancellationToken) != edit.Units.Distinct().Count()
            ? AccountResult.Refused("unit-unknown", PeopleText.UnitUnknown)
            : null;
    }

    private static AccountResult Taken(string name) =>
        AccountResult.Refused("user-name-taken", string.Format(CultureInfo.InvariantCulture, PeopleText.UserNameTaken, name));

    private static AccountResult Of(IdentityResult refused) => AccountResult.Refused("refused",
        string.Format(CultureInfo.InvariantCulture, PasswordText.Identity, string.Join(' ', refused.Errors.Select(error => error.Description))));

    [GeneratedRegex("^[a-zA-Z0-9._-]{3,30}$", RegexOptions.CultureInvariant)]
    private static partial Regex UserName();
}
