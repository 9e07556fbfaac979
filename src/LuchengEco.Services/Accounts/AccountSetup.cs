using Microsoft.AspNetCore.Identity;

namespace LuchengEco.Services.Accounts;

/// <summary>Creates the roles, and on a new server the first 系统管理员.</summary>
public sealed class AccountSetup(RoleManager<IdentityRole<Guid>> roles, UserManager<EcoUser> users, PasswordRules rules, TimeProvider clock)
{
    public async Task CreateRolesAsync()
    {
        foreach (var role in EcoRoles.All)
        {
            if (!await roles.RoleExistsAsync(role))
                Require(await roles.CreateAsync(new IdentityRole<Guid>(role)));
        }
    }

    /// <summary>
    /// Creates the administrator when nobody but a demonstration holds the role; the password must be replaced at the first sign-in.
    /// An earlier start may have died between the account and its role: then only the role is missing.
    /// </summary>
    /// <returns>False when one exists.</returns>
    /// <exception cref="InvalidOperationException">No password was given, or it breaks the rules; the message says which.</exception>
    public async Task<bool> CreateFirstAdministratorAsync(string userName, string? password)
    {
        if ((await users.GetUsersInRoleAsync(EcoRoles.SystemAdministrator)).Any(holder => !holder.IsDemonstration))
            return false;
        if (await users.FindByNameAsync(userName) is { IsDemonstration: false, MustChangePassword: true } begun && (await users.GetRolesAsync(begun)).Count == 0)
        {
            Require(await users.AddToRoleAsync(begun, EcoRoles.SystemAdministrator));
            return true;
        }
        if (string.IsNullOrEmpty(password))
            throw new InvalidOperationException("A new server needs the first password of its administrator: set Eco__Administrator__Password.");
        var user = new EcoUser { Id = Guid.CreateVersion7(clock.GetUtcNow()), UserName = userName, DisplayName = "系统管理员", MustChangePassword = true, CreatedAt = clock.GetUtcNow() };
        // The role comes after the account, and with it the longer password.
        if (rules.Check(password, userName, isAdministrator: true) is { Count: > 0 } problems)
            throw Refused(userName, string.Join(" ", problems));
        if (await users.CreateAsync(user, password) is { Succeeded: false } refused)
            throw Refused(userName, Reasons(refused));
        Require(await users.AddToRoleAsync(user, EcoRoles.SystemAdministrator));
        return true;
    }

    internal static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(Reasons(result));
    }

    private static InvalidOperationException Refused(string userName, string why) =>
        new($"The first administrator '{userName}' cannot be created with Eco__Administrator__Password: {why}");

    private static string Reasons(IdentityResult result) => string.Join(" ", result.Errors.Select(error => error.Description));
}
