using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Services.Resources;

namespace LuchengEco.Services;

public enum ChangeOutcome
{
    Done,

    /// <summary>What was asked is already so; nothing was written.</summary>
    Unchanged,

    Forbidden,
    Unknown,
    Refused,

    /// <summary>Somebody else changed it since it was read.</summary>
    ChangedByAnother,

    /// <summary>It may be done once its <see cref="ChangeResult.Consequences"/> are confirmed.</summary>
    Unconfirmed,
}

/// <summary>What became of a change by an administrator.</summary>
/// <param name="Outcome">Anything but Done left the database as it was.</param>
/// <param name="Code">Stable code of the refusal.</param>
/// <param name="Message">The refusal in Chinese, with what to do.</param>
public sealed record ChangeResult(ChangeOutcome Outcome, string? Code = null, string? Message = null)
{
    public static ChangeResult Done { get; } = new(ChangeOutcome.Done);

    public static ChangeResult Unchanged { get; } = new(ChangeOutcome.Unchanged);

    /// <summary>What the change does to figures that are there, in Chinese.</summary>
    public IReadOnlyList<string> Consequences { get; init; } = [];

    public bool Succeeded => Outcome is ChangeOutcome.Done or ChangeOutcome.Unchanged;

    internal static ChangeResult Forbidden { get; } = new(ChangeOutcome.Forbidden, "forbidden", AdministrationText.OnlyAdministrator);

    internal static ChangeResult ChangedByAnother { get; } = new(ChangeOutcome.ChangedByAnother, "changed-by-another", AdministrationText.ChangedByAnother);

    internal static ChangeResult Refused(DomainException refusal) => new(ChangeOutcome.Refused, refusal.Code, refusal.Message);

    internal static ChangeResult Refused(string code, string template, params object?[] values) =>
        new(ChangeOutcome.Refused, code, string.Format(CultureInfo.InvariantCulture, template, values));

    internal static ChangeResult Unknown(string code, string message) => new(ChangeOutcome.Unknown, code, message);
}
