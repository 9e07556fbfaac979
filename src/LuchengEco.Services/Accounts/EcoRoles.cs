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
}
