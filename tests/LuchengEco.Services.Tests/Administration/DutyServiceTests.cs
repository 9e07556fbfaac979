using LuchengEco.Services.Indicators;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Administration;

public sealed class DutyServiceTests(DutyServiceTests.DemonstrationHost services) : IClassFixture<DutyServiceTests.DemonstrationHost>
{
    private static readonly Guid Zhang = Guid.NewGuid();
    private static readonly Guid Li = Guid.NewGuid();
    private static readonly Guid Wang = Guid.NewGuid();

    private DutyService Duties => services.Get<DutyService>();

    private static DutyAssignment Assignment(Guid? filler, Guid? deputy, Guid? reviewer, DateOnly? from = null, DateOnly? until = null) =>
        new(DutyChoice.Of(filler), DutyChoice.Of(deputy), false, from, until, DutyChoice.Of(reviewer));

    private Task<ChangeResult> AssignAsync(DutyAssignment assignment, params string[] codes) =>
        Duties.AssignAsync(EcoTestServices.Administrator, codes, assignment, TestContext.Current.CancellationToken);

    private async Task<DutyOverview> OverviewAsync() => (await Duties.GetAsync(EcoTestServices.Administrator, TestContext.Current.CancellationToken))!;

    private async Task<DutyLine> LineAsync(string code) => (await OverviewAsync()).Rows.Single(row => row.Code == code);

    [Fact]
    public async Task Assign_ManyAtOnce_TakesEffectForAllWithAnAuditEntryEach()
    {
        Assert.Equal(ChangeOutcome.Done, (await AssignAsync(Assignment(Zhang, Li, Wang, new(2024, 11, 1), new(2024, 11, 30)), "air.pm25", "air.forklifts")).Outcome);

        var line = await LineAsync("air.forklifts");
        Assert.Equal(("张三", "李四", "王五", new DateOnly(2024, 11, 1), new DateOnly(2024, 11, 30)), (line.Filler!.Name, line.Deputy!.Name, line.Reviewer!.Name, line.DeputyFrom, line.DeputyUntil));
        Assert.True(line.IsComplete);
        Assert.Equal(2L, await services.ScalarAsync<long>("SELECT count(*) FROM audit_entries WHERE action = 'duty-assign' AND detail LIKE '%→%张三%李四（2024-11-01—2024-11-30）%王五%'"));

        Assert.Equal(ChangeOutcome.Done, (await AssignAsync(new(DutyChoice.Kept, DutyChoice.Kept, true, null, null, DutyChoice.Of(null)), "air.forklifts")).Outcome);
        line = await LineAsync("air.forklifts");
        Assert.Equal(("张三", new DateOnly(2024, 11, 1), null), (line.Filler!.Name, line.DeputyFrom, line.Reviewer));
        Assert.Equal(ChangeOutcome.Unchanged, (await AssignAsync(new(DutyChoice.Kept, DutyChoice.Kept, true, null, null, DutyChoice.Of(null)), "air.forklifts")).Outcome);
    }

    [Fact]
    public async Task Assign_SomebodyUnfit_LeavesEveryIndicatorAsItWas()
    {
        var before = await services.ScalarAsync<string>("SELECT string_agg(d::text, '|' ORDER BY indicator_id) FROM indicator_duties d WHERE indicator_id IN (SELECT id FROM indicators WHERE unit_code IN ('water', 'party'))");
        // Zhang belongs to air and water, not to party.
        var foreign = await AssignAsync(Assignment(Zhang, null, null), "water.dredging", "party.lectures");
        var noReviewer = await AssignAsync(Assignment(null, null, Zhang), "water.dredging");
        var noFiller = await AssignAsync(Assignment(Wang, null, null), "water.dredging");
        var twice = await AssignAsync(Assignment(Zhang, Zhang, null), "water.dredging");
        var days = await AssignAsync(Assignment(Zhang, Li, Wang, until: new(2024, 11, 30)), "water.dredging");
        var stranger = await AssignAsync(Assignment(Guid.NewGuid(), null, null), "water.dredging");

        Assert.Equal(["person-unfit", "person-unfit", "person-unfit", "duty-same-person", "duty-days-reversed", "person-unknown"],
            new[] { foreign, noReviewer, noFiller, twice, days, stranger }.Select(result => result.Code));
        Assert.Contains("机关党委", foreign.Message, StringComparison.Ordinal);
        Assert.Equal(ChangeOutcome.Unknown, (await AssignAsync(Assignment(Zhang, null, null), "no.such")).Outcome);
        Assert.Equal("nothing-selected", (await AssignAsync(Assignment(Zhang, null, null))).Code);
        Assert.Equal(before, await services.ScalarAsync<string>("SELECT string_agg(d::text, '|' ORDER BY indicator_id) FROM indicator_duties d WHERE indicator_id IN (SELECT id FROM indicators WHERE unit_code IN ('water', 'party'))"));
    }

    [Fact]
    public async Task Overview_CountsWhatIsInactive_AndNamesTheDisabledWhoStillAreNamed()
    {
        await services.ExecuteAsync("UPDATE indicator_duties SET deputy_id = NULL WHERE indicator_id = (SELECT id FROM indicators WHERE code = 'soil.remediation')");
        await services.ExecuteAsync($"UPDATE indicator_duties SET filler_id = '{Li}' WHERE indicator_id = (SELECT id FROM indicators WHERE code = 'soil.land-surveys')");
        var overview = await OverviewAsync();

        var unit = overview.Units.Single(row => row.Code == "soil-waste");
        Assert.Equal(unit.Total - 1, unit.Complete);
        Assert.Contains("“李四”不属于“土壤与固体废物科”，请改派他人，或先在“人员”页把其加入该科室。", overview.Rows.Single(row => row.Code == "soil.land-surveys").Problems);
        Assert.DoesNotContain(overview.Rows, row => row.Code == "water.city-sections");

        await services.ExecuteAsync($"UPDATE users SET disabled_at = now() WHERE id = '{Li}'");
        try
        {
            var after = await OverviewAsync();
            Assert.Contains("“李四”已停用，请改派他人。", after.Rows.Single(row => row.Code == "soil.land-surveys").Problems);
            Assert.Contains(after.People, person => person.Id == Li && person.IsOut);
            Assert.Equal("person-unfit", (await AssignAsync(Assignment(null, Li, null), "water.dredging")).Code);
        }
        finally
        {
            await services.ExecuteAsync($"UPDATE users SET disabled_at = NULL WHERE id = '{Li}'");
        }
    }

    [Fact]
    public async Task Overview_WhereTheDemonstrationIsOff_OffersNoneOfItsAccounts()
    {
        var overview = await OverviewAsync();

        Assert.All(overview.People.Where(person => person.UserName is "tianbao" or "daili" or "shenhe"), person => Assert.True(person.IsOut));
    }

    /// <summary>Three people of this bureau beside the accounts of a demonstration that is over.</summary>
    public sealed class DemonstrationHost : EcoTestServices
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            foreach (var (id, name, userName, role) in new[] { (Zhang, "张三", "zhang", "filler"), (Li, "李四", "li", "filler"), (Wang, "王五", "wang", "reviewer") })
            {
                await ExecuteAsync(
                    $"""
                    INSERT INTO users (id, user_name, normalized_user_name, display_name, is_demonstration, must_change_password, created_at,
                        email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
                    VALUES ('{id}', '{userName}', upper('{userName}'), '{name}', false, false, now(), false, false, false, true, 0);
                    INSERT INTO "AspNetUserRoles" (user_id, role_id) SELECT '{id}', id FROM "AspNetRoles" WHERE name = '{role}';
                    INSERT INTO user_units (user_id, unit_code) VALUES ('{id}', 'air'), ('{id}', 'water');
                    """);
            }
        }
    }
}
