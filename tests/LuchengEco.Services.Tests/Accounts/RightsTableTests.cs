using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Review;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Accounts;

/// <summary>Every operation by every role, by nobody, by somebody without a role and by somebody with two, through the real services on PostgreSQL.</summary>
public sealed class RightsTableTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private static readonly YearMonth Open = new(2024, 10);

    /// <summary>One way to ask for an operation; a new service adds a line.</summary>
    /// <param name="Operation">What is asked for.</param>
    /// <param name="Door">Which service is asked.</param>
    /// <param name="IsAllowed">Asks for something that changes nothing, and says whether it was allowed.</param>
    private sealed record Way(EcoOperation Operation, string Door, Func<EcoTestServices, Actor, Task<bool>> IsAllowed);

    private static readonly IReadOnlyList<Way> Ways =
    [
        // Reading answers with nothing instead of a refusal; page and REST write the refusal down (RolesTests).
        new(EcoOperation.Read, "years", async (services, actor) => (await services.Get<PlanService>().GetYearsAsync(actor)).Count > 0),
        new(EcoOperation.Read, "figures", async (services, actor) => (await services.Get<EntryService>().GetFiguresAsync(actor, Open)).Count > 0),
        ByAudit(EcoOperation.Export),
        new(EcoOperation.Fill, "save", async (services, actor) => (await services.Get<EntryService>().SaveAsync(actor, new(2024, 8),
            [new FigureEdit("air.pm25", new FigureEntry(1))], Door.Rest))[0].Outcome != CellOutcome.Forbidden),
        new(EcoOperation.Submit, "submit", async (services, actor) => await StepAsync(services, actor, SubmissionAction.Submit)),
        new(EcoOperation.Review, "approve", async (services, actor) => await StepAsync(services, actor, SubmissionAction.Approve)),
        new(EcoOperation.Review, "return", async (services, actor) => await StepAsync(services, actor, SubmissionAction.Return)),
        new(EcoOperation.Review, "reopen", async (services, actor) => await StepAsync(services, actor, SubmissionAction.Reopen)),
        new(EcoOperation.SetTargets, "set", async (services, actor) =>
            (await services.Get<TargetService>().SetAsync(actor, "nothing", 2024, Direction.AtLeast, 1, "x")).Outcome != TargetOutcome.Forbidden),
        ByAudit(EcoOperation.EditCatalogue),
        ByAudit(EcoOperation.EditChecks),
        ByAudit(EcoOperation.EditCalendar),
        ByAudit(EcoOperation.AssignDuties),
        new(EcoOperation.EditPeople, "list", async (services, actor) => await services.Get<PeopleService>().ListAsync(actor, new PeopleFilter()) is not null),
        new(EcoOperation.EditPeople, "units", async (services, actor) => await services.Get<PeopleService>().GetUnitsAsync(actor) is not null),
        new(EcoOperation.EditPeople, "get", async (services, actor) => IsAllowed((await services.Get<PeopleService>().GetAsync(actor, Guid.NewGuid())).Result)),
        new(EcoOperation.EditPeople, "create", async (services, actor) => IsAllowed(await services.Get<PeopleService>().CreateAsync(actor, "?", new PersonEdit("", null, [])))),
        new(EcoOperation.EditPeople, "edit", async (services, actor) => IsAllowed(await services.Get<PeopleService>().EditAsync(actor, Guid.NewGuid(), new PersonEdit("x", null, [])))),
        new(EcoOperation.EditPeople, "disable", async (services, actor) => IsAllowed(await services.Get<PeopleService>().DisableAsync(actor, Guid.NewGuid()))),
        new(EcoOperation.EditPeople, "enable", async (services, actor) => IsAllowed(await services.Get<PeopleService>().EnableAsync(actor, Guid.NewGuid()))),
        new(EcoOperation.EditPeople, "reset", async (services, actor) => IsAllowed(await services.Get<PeopleService>().ResetPasswordAsync(actor, Guid.NewGuid()))),
        new(EcoOperation.GrantRoles, "grant", async (services, actor) => IsAllowed(await services.Get<RoleService>().GrantAsync(actor, Guid.NewGuid(), EcoRoles.Filler))),
        new(EcoOperation.GrantRoles, "take", async (services, actor) => IsAllowed(await services.Get<RoleService>().TakeAsync(actor, Guid.NewGuid(), EcoRoles.Filler))),
        new(EcoOperation.GuardSessions, "unlock", async (services, actor) => IsAllowed(await services.Get<RoleService>().UnlockAsync(actor, Guid.NewGuid()))),
        new(EcoOperation.GuardSessions, "end", async (services, actor) => IsAllowed(await services.Get<SessionService>().EndOfPersonAsync(actor, Guid.NewGuid()))),
        new(EcoOperation.ReadAudit, "list", async (services, actor) => await services.Get<AuditService>().ListAsync(actor, new AuditFilter()) is not null),
        new(EcoOperation.ReadAudit, "check", async (services, actor) => await services.Get<AuditService>().CheckAsync(actor) is not null),
        new(EcoOperation.ReadAudit, "export", async (services, actor) =>
            (await services.Get<AuditService>().ExportAsync(actor, new AuditFilter(From: new DateOnly(2030, 1, 1)), "csv")).Outcome != AuditExportOutcome.Forbidden),
    ];

    public static TheoryData<int, string> AllWays
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var index = 0; index < Ways.Count; index++)
                data.Add(index, $"{Ways[index].Operation} {Ways[index].Door}");
            return data;
        }
    }

    [Fact]
    public void Table_OfOperations_MissesNone() => Assert.Equal(Enum.GetValues<EcoOperation>(), Ways.Select(way => way.Operation).Distinct().Order());

    [Theory]
    [MemberData(nameof(AllWays))]
    public async Task Operation_ByEveryRole_IsAllowedAsDocumentedAndRefusedWithAnEntry(int index, string name)
    {
        var way = Ways[index];
        foreach (var roles in RoleSets())
        {
            var actor = roles is null ? Actor.Nobody : EcoTestServices.ActorOf(roles);
            var expected = roles is not null && roles.Any(Rights.Table[way.Operation].Contains);
            var before = await DeniedAsync(way.Operation, actor);

            var allowed = await way.IsAllowed(services, actor);

            var who = $"{name} by {(roles is null ? "nobody" : roles.Length == 0 ? "somebody without a role" : string.Join(" and ", roles))}";
            Assert.True(expected == allowed, $"{who}: expected {(expected ? "allowed" : "refused")}.");
            var written = await DeniedAsync(way.Operation, actor) - before;
            Assert.True((allowed || way.Operation == EcoOperation.Read ? 0 : 1) == written, $"{who}: {written} entries of the refusal.");
        }
    }

    /// <summary>Nobody, no role, each role, each pair that one person may hold.</summary>
    private static IEnumerable<string[]?> RoleSets()
    {
        yield return null;
        yield return [];
        foreach (var role in EcoRoles.All)
            yield return [role];
        foreach (var (first, second) in EcoRoles.All.SelectMany((first, index) => EcoRoles.All.Skip(index + 1).Select(second => (first, second))))
        {
            if (!EcoRoles.IsAdministrator(first) || !EcoRoles.IsAdministrator(second))
                yield return [first, second];
        }
    }

    private static Way ByAudit(EcoOperation operation) =>
        new(operation, "the decision that every service asks", (services, actor) => services.Get<AuditLog>().AllowsAsync(actor, operation, "test"));

    private static async Task<bool> StepAsync(EcoTestServices services, Actor actor, SubmissionAction action) =>
        (await services.Get<ReviewService>().ApplyAsync(actor, "air", new YearMonth(2030, 1), action, "x")).Outcome != ReviewOutcome.Forbidden;

    private static bool IsAllowed(AccountResult result) => result.Outcome != AccountOutcome.Forbidden;

    private Task<long> DeniedAsync(EcoOperation operation, Actor actor) => services.ScalarAsync<long>(
        $"SELECT count(*) FROM audit_entries WHERE action = 'denied-{AuditLog.Word(operation)}' AND outcome = 'Denied' AND user_id IS NOT DISTINCT FROM "
        + (actor.UserId is { } id ? $"'{id}'" : "NULL"));
}
