using System.Globalization;
using LuchengEco.Services.Resources;
using Microsoft.AspNetCore.Identity;

namespace LuchengEco.Services.Accounts;

/// <summary>Identity's refusals in Chinese.</summary>
internal sealed class ChineseIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), PasswordText.Mismatch);

    public override IdentityError DuplicateUserName(string userName) =>
        Error(nameof(DuplicateUserName), string.Format(CultureInfo.InvariantCulture, PeopleText.UserNameTaken, userName));

    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName), PeopleText.UserNameInvalid);

    public override IdentityError InvalidEmail(string? email) => Error(nameof(InvalidEmail), PeopleText.EmailInvalid);

    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure), PeopleText.ChangedByAnother);

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
