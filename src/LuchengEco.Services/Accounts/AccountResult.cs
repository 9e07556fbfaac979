using LuchengEco.Services.Resources;

namespace LuchengEco.Services.Accounts;

public enum AccountOutcome
{
    Done,

    /// <summary>The person has no right to it; an audit entry says so.</summary>
    Forbidden,

    /// <summary>There is no such person.</summary>
    Unknown,

    /// <summary>A rule stands against it: <see cref="AccountResult.Code"/>.</summary>
    Refused,
}

/// <summary>What became of a change to an account.</summary>
/// <param name="Outcome">Anything but Done changed nothing.</param>
/// <param name="Code">Stable code of the refusal.</param>
/// <param name="Message">The refusal in Chinese.</param>
public sealed record AccountResult(AccountOutcome Outcome, string? Code = null, string? Message = null)
{
    /// <summary>Of a person who was created or whose password was reset; shown once and stored nowhere.</summary>
    public string? FirstPassword { get; init; }

    /// <summary>Of a person who was created.</summary>
    public Guid? UserId { get; init; }

    public bool IsDone => Outcome == AccountOutcome.Done;

    internal static AccountResult Done { get; } = new(AccountOutcome.Done);

    internal static AccountResult Unknown { get; } = new(AccountOutcome.Unknown, "person-unknown", PeopleText.PersonUnknown);

    internal static AccountResult Forbidden(string message) => new(AccountOutcome.Forbidden, "forbidden", message);

    internal static AccountResult Refused(string code, string message) => new(AccountOutcome.Refused, code, message);
}
