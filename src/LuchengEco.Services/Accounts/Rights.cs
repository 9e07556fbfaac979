namespace LuchengEco.Services.Accounts;

/// <summary>The one table of rights: what is not in it is denied. <c>docs/rights.md</c> prints it, and a test holds both together.</summary>
/// <remarks>Where an operation concerns a unit or an indicator, the role is needed and not enough: see <see cref="Actor.MayFill(string,string)"/>.</remarks>
public static class Rights
{
    private static readonly IReadOnlySet<string> Everybody = EcoRoles.All.ToHashSet();

    public static IReadOnlyDictionary<EcoOperation, IReadOnlySet<string>> Table { get; } = new Dictionary<EcoOperation, IReadOnlySet<string>>
    {
        [EcoOperation.Read] = Everybody,
        [EcoOperation.Export] = Everybody,
        [EcoOperation.Fill] = Of(EcoRoles.Filler),
        [EcoOperation.NoteEvents] = Of(EcoRoles.Filler, EcoRoles.Reviewer),
        [EcoOperation.Submit] = Of(EcoRoles.Filler),
        [EcoOperation.Review] = Of(EcoRoles.Reviewer),
        [EcoOperation.SetTargets] = Of(EcoRoles.SystemAdministrator),
        [EcoOperation.EditCatalogue] = Of(EcoRoles.SystemAdministrator),
        [EcoOperation.EditChecks] = Of(EcoRoles.SystemAdministrator),
        [EcoOperation.EditCalendar] = Of(EcoRoles.SystemAdministrator),
        [EcoOperation.AssignDuties] = Of(EcoRoles.SystemAdministrator),
        [EcoOperation.OpenYears] = Of(EcoRoles.SystemAdministrator),
        [EcoOperation.EditPeople] = Of(EcoRoles.SystemAdministrator),
        [EcoOperation.GrantRoles] = Of(EcoRoles.SecurityAdministrator),
        [EcoOperation.GuardSessions] = Of(EcoRoles.SecurityAdministrator),
        [EcoOperation.ReadAudit] = Of(EcoRoles.AuditAdministrator),
        [EcoOperation.ShowWall] = Everybody,
        [EcoOperation.ManageDisplays] = Of(EcoRoles.SystemAdministrator),
        [EcoOperation.ReportProjects] = Of(EcoRoles.Filler, EcoRoles.Reviewer),
        [EcoOperation.AssignProjects] = Of(EcoRoles.Reviewer, EcoRoles.SystemAdministrator),
        [EcoOperation.WriteSummary] = Of(EcoRoles.Filler, EcoRoles.Reviewer),
        [EcoOperation.FreezeSummary] = Of(EcoRoles.Filler, EcoRoles.Reviewer),
    };

    public static bool Allows(IReadOnlySet<string> roles, EcoOperation operation) => Table.TryGetValue(operation, out var allowed) && allowed.Overlaps(roles);

    private static HashSet<string> Of(params string[] roles) => [.. roles];
}
