using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LuchengEco.Services.Accounts;

/// <summary>The section <c>Eco:Accounts</c>; the defaults are common practice for level 2 of GB/T 22239-2019 (methods §9).</summary>
public sealed class AccountOptions
{
    public const string Section = "Eco:Accounts";

    /// <summary>Characters that a password has at least.</summary>
    [Range(8, 64)]
    public int MinLength { get; set; } = 8;

    /// <summary>The same for the three administrators; at least <see cref="MinLength"/>.</summary>
    [Range(8, 64)]
    public int AdministratorMinLength { get; set; } = 10;

    /// <summary>How many of upper case, lower case, digits and symbols a password contains at least.</summary>
    [Range(1, 4)]
    public int CharacterClasses { get; set; } = 3;

    /// <summary>Days after which a password must be replaced at the next sign-in; 0 never.</summary>
    [Range(0, 3650)]
    public int PasswordDays { get; set; } = 90;

    /// <summary>How many passwords, the present one included, may not come back; 0 any may.</summary>
    [Range(0, 24)]
    public int PasswordHistory { get; set; } = 5;

    /// <summary>Wrong passwords in a row that lock an account.</summary>
    [Range(3, 20)]
    public int LockoutAttempts { get; set; } = 5;

    /// <summary>Minutes that it stays locked.</summary>
    [Range(1, 1440)]
    public int LockoutMinutes { get; set; } = 15;

    /// <summary>Browser sessions of one person at the same time; a further sign-in ends the oldest. 0 is no limit.</summary>
    [Range(0, 100)]
    public int MaxSessions { get; set; }
}

public sealed class AccountOptionsValidator : IValidateOptions<AccountOptions>
{
    public ValidateOptionsResult Validate(string? name, AccountOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        var failures = results.Select(result => $"{AccountOptions.Section}: {result.ErrorMessage}").ToList();
        if (options.AdministratorMinLength < options.MinLength)
            failures.Add($"{AccountOptions.Section}: AdministratorMinLength must not be less than MinLength.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
