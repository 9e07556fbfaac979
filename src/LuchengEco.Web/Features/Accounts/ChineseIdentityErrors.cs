using System.Globalization;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Identity;

namespace LuchengEco.Web.Features.Accounts;

/// <summary>Identity's refusals in Chinese.</summary>
internal sealed class ChineseIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) =>
        Error(nameof(PasswordTooShort), string.Format(CultureInfo.InvariantCulture, AccountText.PasswordTooShort, length));

    public override IdentityError PasswordRequiresNonAlphanumeric() => Error(nameof(PasswordRequiresNonAlphanumeric), AccountText.PasswordNeedsSymbol);

    public override IdentityError PasswordRequiresDigit() => Error(nameof(PasswordRequiresDigit), AccountText.PasswordNeedsDigit);

    public override IdentityError PasswordRequiresLower() => Error(nameof(PasswordRequiresLower), AccountText.PasswordNeedsLower);

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), AccountText.PasswordMismatch);

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
