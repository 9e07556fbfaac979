using System.Globalization;
using System.Security.Cryptography;
using LuchengEco.Services.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Text = LuchengEco.Services.Resources.PasswordText;

namespace LuchengEco.Services.Accounts;

/// <summary>What a password must be; a refusal says what is missing.</summary>
public sealed class PasswordRules(IOptions<AccountOptions> options, TimeProvider clock)
{
    private const int GeneratedLength = 14;

    /// <summary>Signs of one class each that nobody confuses when they read them aloud.</summary>
    private static readonly string[] Alphabets = ["ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnpqrstuvwxyz", "23456789", "@#%+=?"];

    private AccountOptions Options => options.Value;

    /// <summary>The rules as one text for the page on which a password is chosen.</summary>
    public string Description => string.Concat(
        Format(Text.Rules, Options.MinLength, Options.AdministratorMinLength, Options.CharacterClasses),
        Options.PasswordHistory > 0 ? Format(Text.RulesHistory, Options.PasswordHistory) : "",
        Options.PasswordDays > 0 ? Format(Text.RulesDays, Options.PasswordDays) : "",
        Text.RulesFirst);

    /// <summary>How many passwords back may not be used again, the present one included.</summary>
    public int History => Options.PasswordHistory;

    /// <returns>Everything that is wrong with the password itself, in Chinese; empty when nothing is.</returns>
    public IReadOnlyList<string> Check(string? password, string? userName, bool isAdministrator)
    {
        var text = password ?? "";
        var problems = new List<string>();
        var length = isAdministrator ? Options.AdministratorMinLength : Options.MinLength;
        if (text.Length < length)
            problems.Add(Format(Text.TooShort, length));
        var missing = MissingClasses(text);
        if (4 - missing.Count < Options.CharacterClasses)
            problems.Add(Format(Text.TooFewClasses, Options.CharacterClasses, string.Join('、', missing)));
        if (userName is { Length: >= 3 } && text.Contains(userName, StringComparison.OrdinalIgnoreCase))
            problems.Add(Text.HasUserName);
        return problems;
    }

    /// <summary>Whether the password must be replaced because of its age; those of a demonstration are published anyway.</summary>
    public bool IsExpired(EcoUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return !user.IsDemonstration && Options.PasswordDays > 0
            && (user.PasswordChangedAt ?? user.CreatedAt) + TimeSpan.FromDays(Options.PasswordDays) <= clock.GetUtcNow();
    }

    /// <summary>A first password that keeps every rule, for an administrator to hand over.</summary>
    public string Generate()
    {
        var length = Math.Max(GeneratedLength, Options.AdministratorMinLength);
        var signs = Enumerable.Range(0, length).Select(index => Pick(Alphabets[index % Alphabets.Length])).ToArray();
        RandomNumberGenerator.Shuffle(signs.AsSpan());
        return new string(signs);
    }

    internal string UsedBefore => Format(Text.UsedBefore, Options.PasswordHistory);

    private static char Pick(string alphabet) => alphabet[RandomNumberGenerator.GetInt32(alphabet.Length)];

    private static List<string> MissingClasses(string text)
    {
        (string Name, bool IsThere)[] classes =
        [
            (Text.Upper, text.Any(char.IsUpper)), (Text.Lower, text.Any(char.IsLower)), (Text.Digit, text.Any(char.IsDigit)),
            (Text.Symbol, text.Any(sign => !char.IsUpper(sign) && !char.IsLower(sign) && !char.IsDigit(sign))),
        ];
        return [.. classes.Where(kind => !kind.IsThere).Select(kind => kind.Name)];
    }

    private static string Format(string template, params object[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}

/// <summary>Holds every new password against <see cref="PasswordRules"/> and against the person's former ones.</summary>
internal sealed class EcoPasswordValidator(PasswordRules rules, EcoDbContext context) : IPasswordValidator<EcoUser>
{
    public async Task<IdentityResult> ValidateAsync(UserManager<EcoUser> manager, EcoUser user, string? password)
    {
        var problems = rules.Check(password, user.UserName, (await manager.GetRolesAsync(user)).Any(EcoRoles.IsAdministrator));
        if (problems.Count == 0 && await IsKnownAsync(manager, user, password!))
            problems = [rules.UsedBefore];
        return problems.Count == 0
            ? IdentityResult.Success
            : IdentityResult.Failed([.. problems.Select(problem => new IdentityError { Code = "password", Description = problem })]);
    }

    private async Task<bool> IsKnownAsync(UserManager<EcoUser> manager, EcoUser user, string password)
    {
        if (rules.History == 0 || user.PasswordHash is not { } present)
            return false;
        var former = await context.FormerPasswords.AsNoTracking().Where(row => row.UserId == user.Id)
            .OrderByDescending(row => row.Id).Take(rules.History - 1).Select(row => row.Hash).ToListAsync();
        return former.Prepend(present).Any(hash => manager.PasswordHasher.VerifyHashedPassword(user, hash, password) != PasswordVerificationResult.Failed);
    }
}
