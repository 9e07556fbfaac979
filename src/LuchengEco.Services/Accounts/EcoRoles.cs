using LuchengEco.Services.Resources;

namespace LuchengEco.Services.Accounts;

/// <summary>The six roles. The three administrators exclude each other (GB/T 22239-2019 7.1.4.2, separation of duties).</summary>
public static class EcoRoles
{
    public const string Filler = "filler";
    public const string Reviewer = "reviewer";
    public const string Leader = "leader";
    public const string SystemAdministrator = "system-administrator";
    public const string SecurityAdministrator = "security-administrator";
    public const string AuditAdministrator = "audit-administrator";

    public static IReadOnlyList<string> All { get; } = [Filler, Reviewer, Leader, SystemAdministrator, SecurityAdministrator, AuditAdministrator];

    /// <summary>The three that exclude each other.</summary>
    public static bool IsAdministrator(string role) => role is SystemAdministrator or SecurityAdministrator or AuditAdministrator;

    /// <summary>The role in Chinese; an unknown one as it stands.</summary>
    public static string NameOf(string role) => role switch
    {
        Filler => RoleText.Filler,
        Reviewer => RoleText.Reviewer,
        Leader => RoleText.Leader,
        SystemAdministrator => RoleText.SystemAdministrator,
        SecurityAdministrator => RoleText.SecurityAdministrator,
        AuditAdministrator => RoleText.AuditAdministrator,
        _ => role,
    };
}
