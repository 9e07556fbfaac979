using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Displays;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Events;
using LuchengEco.Services.FrozenSummaries;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Projects;
using LuchengEco.Services.Review;
using LuchengEco.Services.Tests.Hosting;
using LuchengEco.Services.Wordings;

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
        new(EcoOperation.Export, "form", async (services, actor) => await services.Get<MonthFormService>().GetAsync(actor, Open, "air") is not null),
        new(EcoOperation.Fill, "save", async (services, actor) => (await services.Get<EntryService>().SaveAsync(actor, new(2024, 8),
            [new FigureEdit("air.pm25", new FigureEntry(1))], Door.Rest))[0].Outcome != CellOutcome.Forbidden),
        new(EcoOperation.NoteEvents, "note", async (services, actor) => IsAllowed((await services.Get<EventService>().AddAsync(actor, new(Open, "x", null, "nothing"))).Change)),
        new(EcoOperation.NoteEvents, "take away", async (services, actor) => IsAllowed((await services.Get<EventService>().RemoveAsync(actor, 0, "x")).Change)),
        new(EcoOperation.Submit, "submit", async (services, actor) => await StepAsync(services, actor, SubmissionAction.Submit)),
        new(EcoOperation.Review, "approve", async (services, actor) => await StepAsync(services, actor, SubmissionAction.Approve)),
        new(EcoOperation.Review, "return", async (services, actor) => await StepAsync(services, actor, SubmissionAction.Return)),
        new(EcoOperation.Review, "reopen", async (services, actor) => await StepAsync(services, actor, SubmissionAction.Reopen)),
        new(EcoOperation.SetTargets, "set", async (services, actor) =>
            (await services.Get<TargetService>().SetAsync(actor, "nothing", 2024, Direction.AtLeast, 1, "x")).Outcome != TargetOutcome.Forbidden),
        new(EcoOperation.OpenYears, "years", async (services, actor) => await services.Get<YearService>().GetAsync(actor) is not null),
        new(EcoOperation.OpenYears, "open", async (services, actor) => IsAllowed(await services.Get<YearService>().OpenAsync(actor, new(2050, "", "", [], [], [])))),
        new(EcoOperation.OpenYears, "open earlier", async (services, actor) => IsAllowed(await services.Get<YearService>().OpenEarlierAsync(actor, 2050, "", []))),
        new(EcoOperation.OpenYears, "edit year", async (services, actor) => IsAllowed(await services.Get<YearService>().EditAsync(actor, 2050, "", ""))),
        new(EcoOperation.OpenYears, "remove year", async (services, actor) => IsAllowed(await services.Get<YearService>().RemoveAsync(actor, 2050))),
        new(EcoOperation.OpenYears, "map item", async (services, actor) => IsAllowed(await services.Get<ComparisonService>().FollowAsync(actor, "nothing", null))),
        new(EcoOperation.EditCatalogue, "link", async (services, actor) => IsAllowed(await services.Get<ComparisonService>().LinkAsync(actor, "nothing", "x", 2024, false, ""))),
        new(EcoOperation.EditCatalogue, "unlink", async (services, actor) => IsAllowed(await services.Get<ComparisonService>().RemoveLinkAsync(actor, new LinkLine("nothing", "", "x", "", 2024, false, ""), "理由"))),
        new(EcoOperation.EditCatalogue, "units", async (services, actor) => await services.Get<UnitService>().GetAsync(actor) is not null),
        new(EcoOperation.EditCatalogue, "rename", async (services, actor) => IsAllowed(await services.Get<UnitService>().RenameAsync(actor, "nothing", "x"))),
        new(EcoOperation.EditCatalogue, "order", async (services, actor) => IsAllowed(await services.Get<UnitService>().OrderAsync(actor, ["nothing"]))),
        new(EcoOperation.EditCatalogue, "close", async (services, actor) => IsAllowed(await services.Get<UnitService>().SetClosedAsync(actor, "nothing", true))),
        new(EcoOperation.EditCatalogue, "add unit", async (services, actor) => IsAllowed(await services.Get<UnitService>().AddAsync(actor, "", "?"))),
        new(EcoOperation.EditCatalogue, "indicators", async (services, actor) => await services.Get<IndicatorService>().GetListAsync(actor) is not null),
        new(EcoOperation.EditCatalogue, "indicator", async (services, actor) => await services.Get<IndicatorService>().GetAsync(actor, "air.pm25") is not null),
        new(EcoOperation.EditChecks, "thresholds", async (services, actor) => await services.Get<ThresholdService>().GetAsync(actor) is not null),
        new(EcoOperation.EditChecks, "set thresholds", async (services, actor) =>
            IsAllowed(await services.Get<ThresholdService>().SetAsync(actor, "nothing", new ThresholdValues(null, null, false, 0, false, false)))),
        new(EcoOperation.EditChecks, "try thresholds", async (services, actor) => await services.Get<ThresholdService>().TryAsync(actor, Open) is not null),
        new(EcoOperation.EditChecks, "rules", async (services, actor) => await services.Get<RuleService>().GetAsync(actor) is not null),
        new(EcoOperation.EditChecks, "add rule", async (services, actor) => IsAllowed(await services.Get<RuleService>().AddAsync(actor, "?", Draft))),
        new(EcoOperation.EditChecks, "edit rule", async (services, actor) => IsAllowed(await services.Get<RuleService>().EditAsync(actor, "nothing", Draft, Draft))),
        new(EcoOperation.EditChecks, "try rule", async (services, actor) => await services.Get<RuleService>().TryAsync(actor, Draft, Open) is not null),
        new(EcoOperation.EditCalendar, "calendar", async (services, actor) => await services.Get<CalendarService>().GetAsync(actor, 2024) is not null),
        new(EcoOperation.EditCalendar, "set", async (services, actor) => IsAllowed(await services.Get<CalendarService>().SetAsync(actor, 0, 0, 0))),
        new(EcoOperation.EditCalendar, "due day", async (services, actor) => IsAllowed(await services.Get<CalendarService>().SetDueDayAsync(actor, Open, "nothing", new DateOnly(2024, 12, 1)))),
        new(EcoOperation.EditCalendar, "remove due day", async (services, actor) => IsAllowed(await services.Get<CalendarService>().RemoveDueDayAsync(actor, Open, "nothing"))),
        new(EcoOperation.AssignDuties, "duties", async (services, actor) => await services.Get<DutyService>().GetAsync(actor) is not null),
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
        new(EcoOperation.ReportProjects, "progress", async (services, actor) => IsAllowed(await services.Get<ProjectService>().SaveProgressAsync(actor, "nothing", 1, new(ProjectState.Planned, null, null, null, null, null)))),
        new(EcoOperation.ReportProjects, "schedule", async (services, actor) => IsAllowed(await services.Get<ProjectService>().SaveScheduleAsync(actor, "nothing", 1, null, null, []))),
        new(EcoOperation.ReportProjects, "milestone", async (services, actor) => IsAllowed(await services.Get<ProjectService>().MarkMilestoneAsync(actor, "nothing", 1, 1, null))),
        new(EcoOperation.ReportProjects, "add project", async (services, actor) => IsAllowed((await services.Get<ProjectService>().AddAsync(actor, 2024, new("nothing", "?", "", "", null, null, ""))).Result)),
        new(EcoOperation.ReportProjects, "remove project", async (services, actor) => IsAllowed(await services.Get<ProjectService>().RemoveAsync(actor, "nothing", 1, true))),
        new(EcoOperation.AssignProjects, "assign", async (services, actor) => IsAllowed(await services.Get<ProjectService>().AssignAsync(actor, "nothing", 1, null))),
        new(EcoOperation.WriteSummary, "save words", async (services, actor) => IsAllowed((await services.Get<WordingService>().SaveAsync(actor, new(1999), "nothing", "?", 0, confirmed: null)).Result)),
        new(EcoOperation.WriteSummary, "take words over", async (services, actor) => IsAllowed((await services.Get<WordingService>().TakeOverAsync(actor, new(1999))).Result)),
        new(EcoOperation.FreezeSummary, "plan", async (services, actor) => (await services.Get<FreezeService>().PlanAsync(actor, new(2050, 1))).Outcome != FreezeOutcome.Forbidden),
        new(EcoOperation.FreezeSummary, "freeze", async (services, actor) =>
            (await services.Get<FreezeService>().FreezeAsync(actor, new(new(2050, 1)), code => code, (_, _) => Task.FromResult(PrintedFiles.Failed("", "")))).Outcome != FreezeOutcome.Forbidden),
        new(EcoOperation.Export, "frozen", async (services, actor) =>
            (await services.Get<FrozenSummaryService>().FileAsync(actor, 2050, 1, 1, "pdf")).Outcome != FrozenFileOutcome.Forbidden),
        new(EcoOperation.ReadAudit, "list", async (services, actor) => await services.Get<AuditService>().ListAsync(actor, new AuditFilter()) is not null),
        new(EcoOperation.ReadAudit, "check", async (services, actor) => await services.Get<AuditService>().CheckAsync(actor) is not null),
        new(EcoOperation.ReadAudit, "export", async (services, actor) =>
            (await services.Get<AuditService>().ExportAsync(actor, new AuditFilter(From: new DateOnly(2030, 1, 1)), "csv")).Outcome != AuditExportOutcome.Forbidden),
        new(EcoOperation.ShowWall, "wall", async (services, actor) => await services.Get<WallService>().GetAsync(actor) is not null),
        new(EcoOperation.ManageDisplays, "displays", async (services, actor) => await services.Get<DisplayService>().GetAsync(actor) is not null),
        new(EcoOperation.ManageDisplays, "issue", async (services, actor) => IsAllowed((await services.Get<DisplayService>().IssueAsync(actor, new("", [], 0, null))).Result)),
        new(EcoOperation.ManageDisplays, "revoke", async (services, actor) => IsAllowed(await services.Get<DisplayService>().RevokeAsync(actor, Guid.NewGuid()))),
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

    [Theory]
    [MemberData(nameof(AllWays))]
    public async Task Operation_ByAScreen_IsRefusedUnlessItShowsTheWall(int index, string name) => Assert.True(
        await Ways[index].IsAllowed(services, Actor.OfDisplay(Guid.NewGuid(), "大厅")) == (Ways[index].Operation == EcoOperation.ShowWall), name);

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

    private static RuleDraft Draft => new("x", "[law.five-kinds] <= [law.cases]", 0, false, true);

    private static async Task<bool> StepAsync(EcoTestServices services, Actor actor, SubmissionAction action) =>
        (await services.Get<ReviewService>().ApplyAsync(actor, "air", new YearMonth(2030, 1), action, "x")).Outcome != ReviewOutcome.Forbidden;

    private static bool IsAllowed(ChangeResult result) => result.Outcome != ChangeOutcome.Forbidden;

    private static bool IsAllowed(AccountResult result) => result.Outcome != AccountOutcome.Forbidden;

    private Task<long> DeniedAsync(EcoOperation operation, Actor actor) => services.ScalarAsync<long>(
        $"SELECT count(*) FROM audit_entries WHERE action = 'denied-{AuditLog.Word(operation)}' AND outcome = 'Denied' AND user_id IS NOT DISTINCT FROM "
        + (actor.UserId is { } id ? $"'{id}'" : "NULL"));
}
