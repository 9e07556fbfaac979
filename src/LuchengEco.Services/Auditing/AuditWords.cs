using System.Globalization;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Resources;
using Text = LuchengEco.Services.Resources.AuditText;

namespace LuchengEco.Services.Auditing;

/// <summary>The audit in Chinese: an action has its word under <c>Action_…</c> in the resources, with underscores for hyphens.</summary>
public static class AuditWords
{
    private const string Denied = "denied-";

    /// <summary>Heads of the columns of a file.</summary>
    public static IReadOnlyList<string> Heads { get; } = [Text.Number, Text.At, Text.Person, Text.Action, Text.Outcome, Text.Subject, Text.Detail, Text.Address, Text.Hash];

    /// <summary>The fields of an entry under <see cref="Heads"/>; the moment on the bureau's clock.</summary>
    public static IReadOnlyList<string> FieldsOf(AuditLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return
        [
            line.Id.ToString(CultureInfo.InvariantCulture), Clock.ToLocal(line.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), line.UserName,
            OfAction(line.Action), OfOutcome(line.Outcome), line.Subject, line.Detail ?? "", line.Address ?? "", line.Hash,
        ];
    }

    /// <summary>The word of an action; one that has none stands as it is.</summary>
    public static string OfAction(string action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (action.StartsWith(Denied, StringComparison.Ordinal))
        {
            var operation = Enum.GetValues<EcoOperation>().Where(value => AuditLog.Word(value) == action[Denied.Length..]).Select(value => (EcoOperation?)value).FirstOrDefault();
            return operation is { } known ? string.Format(CultureInfo.InvariantCulture, Text.Denied, OfOperation(known)) : action;
        }
        return Text.ResourceManager.GetString("Action_" + action.Replace('-', '_'), CultureInfo.InvariantCulture) ?? action;
    }

    public static string OfOutcome(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Done => Text.OutcomeDone,
        AuditOutcome.Denied => Text.OutcomeDenied,
        AuditOutcome.Failed => Text.OutcomeFailed,
    };

    /// <summary>What somebody asks for, as <c>docs/rights.md</c> calls it.</summary>
    public static string OfOperation(EcoOperation operation) => RoleText.ResourceManager.GetString("Operation_" + operation, CultureInfo.InvariantCulture) ?? $"{operation}";
}
