using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Review;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Administration;

/// <summary>Every door of the administration for every role: 系统管理员 alone, and each refusal leaves an audit entry.</summary>
public sealed class AdministrationRightsTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private static readonly RuleDraft Rule = new("说明", "[law.five-kinds] <= [law.cases]", 0, false, true);
    private static readonly ThresholdValues Values = new(10, 3, false, 0, false, true);
    private static readonly DutyAssignment Nobody = new(DutyChoice.Of(null), DutyChoice.Of(null), false, null, null, DutyChoice.Of(null));

    private static readonly Dictionary<string, Func<EcoTestServices, Actor, Task<bool>>> Doors = new()
    {
        ["units"] = async (site, actor) => await site.Get<UnitService>().GetAsync(actor) is not null,
        ["unit-add"] = Allowed(site => site.Get<UnitService>(), (UnitService units, Actor actor) => units.AddAsync(actor, "", "x")),
        ["unit-rename"] = Allowed(site => site.Get<UnitService>(), (UnitService units, Actor actor) => units.RenameAsync(actor, "no-such", "名")),
        ["unit-order"] = Allowed(site => site.Get<UnitService>(), (UnitService units, Actor actor) => units.OrderAsync(actor, [])),
        ["unit-close"] = Allowed(site => site.Get<UnitService>(), (UnitService units, Actor actor) => units.SetClosedAsync(actor, "no-such", true)),
        ["indicators"] = async (site, actor) => await site.Get<IndicatorService>().GetListAsync(actor) is not null,
        ["indicator"] = async (site, actor) => await site.Get<IndicatorService>().GetAsync(actor, "air.pm25") is not null,
        ["indicator-add"] = Allowed(site => site.Get<IndicatorService>(), (IndicatorService indicators, Actor actor) => indicators.AddAsync(actor, "BAD", Described)),
        ["indicator-edit"] = Allowed(site => site.Get<IndicatorService>(), (IndicatorService indicators, Actor actor) => indicators.EditAsync(actor, "no.such", new(Described, Described))),
        ["bridge-write"] = Allowed(site => site.Get<BridgeService>(), (BridgeService bridges, Actor actor) => bridges.WriteAsync(actor, "no.such", new YearMonth(2024, 1), "说明", true)),
        ["duties"] = async (site, actor) => await site.Get<DutyService>().GetAsync(actor) is not null,
        ["duty-assign"] = Allowed(site => site.Get<DutyService>(), (DutyService duties, Actor actor) => duties.AssignAsync(actor, ["no.such"], Nobody)),
        ["targets"] = async (site, actor) => await site.Get<TargetService>().GetAsync(actor, null) is not null,
        ["target-set"] = async (site, actor) => (await site.Get<TargetService>().SetAsync(actor, "no.such", 2024, Direction.AtMost, 1, "来源")).Outcome != TargetOutcome.Forbidden,
        ["target-remove"] = Allowed(site => site.Get<TargetService>(), (TargetService targets, Actor actor) => targets.RemoveAsync(actor, "no.such", 2024, "理由")),
        ["thresholds"] = async (site, actor) => await site.Get<ThresholdService>().GetAsync(actor) is not null,
        ["thresholds-set"] = Allowed(site => site.Get<ThresholdService>(), (ThresholdService thresholds, Actor actor) => thresholds.SetAsync(actor, "no.such", Values)),
        ["thresholds-reset"] = Allowed(site => site.Get<ThresholdService>(), (ThresholdService thresholds, Actor actor) => thresholds.ResetAsync(actor, "no.such")),
        ["thresholds-try"] = async (site, actor) => await site.Get<ThresholdService>().TryAsync(actor, new YearMonth(2024, 10)) is not null,
        ["rules"] = async (site, actor) => await site.Get<RuleService>().GetAsync(actor) is not null,
        ["rule-add"] = Allowed(site => site.Get<RuleService>(), (RuleService rules, Actor actor) => rules.AddAsync(actor, "BAD", Rule)),
        ["rule-edit"] = Allowed(site => site.Get<RuleService>(), (RuleService rules, Actor actor) => rules.EditAsync(actor, "no-such", Rule, Rule)),
        ["rule-try"] = async (site, actor) => await site.Get<RuleService>().TryAsync(actor, Rule, new YearMonth(2024, 10)) is not null,
        ["calendar"] = async (site, actor) => await site.Get<CalendarService>().GetAsync(actor, 2024) is not null,
        ["calendar-set"] = Allowed(site => site.Get<CalendarService>(), (CalendarService calendar, Actor actor) => calendar.SetAsync(actor, 0, 0, 0)),
        ["due-day-set"] = Allowed(site => site.Get<CalendarService>(), (CalendarService calendar, Actor actor) => calendar.SetDueDayAsync(actor, new(2024, 1), "no-such", new(2024, 2, 1))),
        ["due-day-remove"] = Allowed(site => site.Get<CalendarService>(), (CalendarService calendar, Actor actor) => calendar.RemoveDueDayAsync(actor, new(2024, 1), "no-such")),
    };

    private static IndicatorDescription Described => new()
    {
        Name = "名称",
        ShortName = "名称",
        Unit = "个",
        Decimals = 0,
        Shape = FigureShape.Value,
        Accumulation = Accumulation.Sum,
        Direction = Direction.AtLeast,
        AreaCode = "A1",
        UnitCode = "general",
        FirstYear = 2024,
        Definition = "口径",
    };

    public static TheoryData<string> Names => [.. Doors.Keys];

    private static Func<EcoTestServices, Actor, Task<bool>> Allowed<T>(Func<EcoTestServices, T> of, Func<T, Actor, Task<ChangeResult>> ask) =>
        async (site, actor) => (await ask(of(site), actor)).Outcome != ChangeOutcome.Forbidden;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Door_OpensForTheSystemAdministratorAlone_AndEachRefusalIsWrittenDown(string door)
    {
        foreach (var role in EcoRoles.All)
        {
            var before = await DeniedAsync();

            Assert.Equal(role == EcoRoles.SystemAdministrator, await Doors[door](services, EcoTestServices.ActorOf(role)));

            Assert.Equal(role == EcoRoles.SystemAdministrator ? before : before + 1, await DeniedAsync());
        }
        Assert.False(await Doors[door](services, Actor.Nobody));

        Task<long> DeniedAsync() => services.ScalarAsync<long>("SELECT count(*) FROM audit_entries WHERE outcome = 'Denied'");
    }
}
