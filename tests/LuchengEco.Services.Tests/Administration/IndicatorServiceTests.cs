using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Tests.Hosting;
using Npgsql;

namespace LuchengEco.Services.Tests.Administration;

public sealed class IndicatorServiceTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private IndicatorService Indicators => services.Get<IndicatorService>();

    private async Task<IndicatorSheet> SheetAsync(string code) => (await Indicators.GetAsync(EcoTestServices.Administrator, code, TestContext.Current.CancellationToken))!;

    private async Task<ChangeResult> EditAsync(string code, Func<IndicatorDescription, IndicatorDescription> change, string? reason = null, YearMonth? from = null, bool confirmed = false)
    {
        var seen = (await SheetAsync(code)).Description;
        return await Indicators.EditAsync(EcoTestServices.Administrator, code, new(seen, change(seen), reason, from, confirmed), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Edit_WithoutAChangeOfDefinition_IsAuditedAndKeepsTheCatalogueOff()
    {
        Assert.Equal(ChangeOutcome.Done, (await EditAsync("party.lectures", was => was with { Name = "专题宣讲活动", PlausibleMax = 40 })).Outcome);
        await services.PrepareAsync(withDemonstration: true);

        var sheet = await SheetAsync("party.lectures");
        Assert.Equal(("专题宣讲活动", 40m, 1, true), (sheet.Description.Name, sheet.Description.PlausibleMax, sheet.Description.DefinitionVersion, sheet.IsEdited));
        Assert.Equal("名称：专题宣讲 → 专题宣讲活动；合理范围上限：30 → 40",
            await services.ScalarAsync<string>("SELECT detail FROM audit_entries WHERE action = 'indicator-edit' AND subject = 'party.lectures'"));
        var version = Assert.Single(sheet.Definitions);
        Assert.Equal(("目录初始口径", new YearMonth(2023, 1), null), (version.Reason, version.From, version.At));
    }

    [Fact]
    public async Task Edit_OfTheDefinition_AppendsTheFormerVersionAndTheNewOneWithItsMonth()
    {
        Assert.Equal("definition-from-missing", (await EditAsync("law.cases", was => was with { Definition = "新口径" }, "规定修订")).Code);
        Assert.Equal("reason-missing", (await EditAsync("law.cases", was => was with { Definition = "新口径" }, " ", new(2024, 7))).Code);
        Assert.Equal("reason-invalid", (await EditAsync("law.cases", was => was with { Definition = "新口径" }, "\0", new(2024, 7))).Code);
        Assert.Equal("definition-from-invalid", (await EditAsync("law.cases", was => was with { Definition = "新口径" }, "规定修订", new(2022, 12))).Code);
        Assert.Equal(0L, await services.ScalarAsync<long>("SELECT count(*) FROM indicator_definitions d JOIN indicators i ON i.id = d.indicator_id WHERE i.code = 'law.cases'"));

        Assert.Equal(ChangeOutcome.Done, (await EditAsync("law.cases", was => was with { Definition = "新口径" }, "规定修订", new(2024, 7))).Outcome);
        Assert.Equal("definition-from-invalid", (await EditAsync("law.cases", was => was with { Definition = "更新的口径" }, "再修订", new(2024, 6))).Code);
        Assert.Equal(ChangeOutcome.Done, (await EditAsync("law.cases", was => was with { Definition = "更新的口径" }, "再修订", new(2024, 7))).Outcome);

        var sheet = await SheetAsync("law.cases");
        Assert.Equal([(3, new YearMonth(2024, 7), "再修订"), (2, new YearMonth(2024, 7), "规定修订"), (1, new YearMonth(2023, 1), "目录初始口径")],
            sheet.Definitions.Select(version => (version.Version, version.From, version.Reason)));
        Assert.Equal(["口径说明：新口径 → 更新的口径"], sheet.Definitions[0].Changes.Select(change => $"{change}"));
        Assert.Equal(3, sheet.Description.DefinitionVersion);
        Assert.Equal("EC002", (await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync("UPDATE indicator_definitions SET reason = 'x'"))).SqlState);
    }

    [Fact]
    public async Task Edit_FromAnOldReading_IsToldSo()
    {
        var seen = (await SheetAsync("party.letters")).Description;
        var tasks = await Task.WhenAll(Enumerable.Range(1, 8).Select(number => Task.Run(() => Indicators.EditAsync(EcoTestServices.Administrator, "party.letters",
            new(seen, seen with { Name = $"信访件{number}" }), TestContext.Current.CancellationToken))));

        Assert.Single(tasks, result => result.Outcome == ChangeOutcome.Done);
        Assert.Equal(7, tasks.Count(result => result.Outcome == ChangeOutcome.ChangedByAnother));
        Assert.Equal(1L, await services.ScalarAsync<long>("SELECT count(*) FROM audit_entries WHERE action = 'indicator-edit' AND subject = 'party.letters'"));
    }

    [Fact]
    public async Task Edit_OfWhatStoredFiguresMean_AsksForConfirmationWithTheConsequences()
    {
        var asked = await EditAsync("water.dredging", was => was with { Unit = "米", Accumulation = Accumulation.Latest, Decimals = 0 }, "改用米", new(2024, 11));

        Assert.Equal(ChangeOutcome.Unconfirmed, asked.Outcome);
        Assert.Equal(3, asked.Consequences.Count);
        Assert.Contains(asked.Consequences, line => line.Contains("不会换算", StringComparison.Ordinal) && line.Contains("公里", StringComparison.Ordinal));
        Assert.Equal("公里", (await SheetAsync("water.dredging")).Description.Unit);

        Assert.Equal(ChangeOutcome.Done, (await EditAsync("water.dredging", was => was with { Unit = "米", Accumulation = Accumulation.Latest, Decimals = 0 }, "改用米", new(2024, 11), confirmed: true)).Outcome);
        Assert.Equal(2, (await SheetAsync("water.dredging")).Definitions.Count);
    }

    [Fact]
    public async Task Edit_OfTheYears_SaysWhichFiguresLeaveTheReports() => Assert.Contains("数据保留",
        Assert.Single((await EditAsync("water.buffer", was => was with { LastYear = 2023 })).Consequences), StringComparison.Ordinal);

    [Fact]
    public async Task Edit_OfTheShape_WhileFiguresExist_IsRefusedEvenWhenConfirmed()
    {
        var refused = await EditAsync("digital.eco-code", was => was with { Shape = FigureShape.Value, NumeratorName = null, DenominatorName = null }, "改填百分比", new(2024, 11), confirmed: true);

        Assert.Equal("shape-in-use", refused.Code);
        Assert.Contains("停报", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await SheetAsync("digital.eco-code")).Description.DefinitionVersion);
    }

    [Fact]
    public async Task Edit_OfTheUnit_NeverOpensALockedMonth()
    {
        await services.Get<UnitService>().AddAsync(EcoTestServices.Administrator, "噪声科", "noise", TestContext.Current.CancellationToken);

        Assert.Equal("unit-would-unlock", (await EditAsync("inspect.noise-closed", was => was with { UnitCode = "noise" }, confirmed: true)).Code);
        Assert.Equal(ChangeOutcome.Unconfirmed, (await EditAsync("inspect.noise-closed", was => was with { UnitCode = "enforcement" })).Outcome);
        Assert.Equal(ChangeOutcome.Done, (await EditAsync("inspect.noise-closed", was => was with { UnitCode = "enforcement" }, confirmed: true)).Outcome);
        Assert.Equal("unit-unknown", (await EditAsync("inspect.noise-closed", was => was with { UnitCode = "no-such" })).Code);
        Assert.Equal("area-unknown", (await EditAsync("inspect.noise-closed", was => was with { AreaCode = "A9" })).Code);
    }

    [Fact]
    public async Task Edit_ThatContradictsItself_IsRefusedInChinese()
    {
        var refused = await EditAsync("party.measures", was => was with { Accumulation = Accumulation.Ratio }, "错", new(2024, 11), confirmed: true);

        Assert.Equal("indicator-invalid", refused.Code);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", refused.Message!);
        Assert.Equal(ChangeOutcome.Unchanged, (await EditAsync("party.measures", was => was)).Outcome);
    }

    [Fact]
    public async Task Add_AnOperationalIndicator_WaitsForItsDutiesAndStaysAfterTheNextStart()
    {
        var description = (await SheetAsync("party.bulletins")).Description with { Name = "新增水井", ShortName = "新增水井", UnitCode = "water", AreaCode = "A2", FirstYear = 2024, HeadlineOrder = null };

        Assert.Equal(ChangeOutcome.Done, (await Indicators.AddAsync(EcoTestServices.Administrator, "water.new-wells", description, TestContext.Current.CancellationToken)).Outcome);
        await services.PrepareAsync(withDemonstration: true);

        Assert.Equal("indicator-code-taken", (await Indicators.AddAsync(EcoTestServices.Administrator, "water.new-wells", description, TestContext.Current.CancellationToken)).Code);
        Assert.Equal("indicator-code-invalid", (await Indicators.AddAsync(EcoTestServices.Administrator, "water wells\0", description, TestContext.Current.CancellationToken)).Code);
        var sheet = await SheetAsync("water.new-wells");
        Assert.Equal((1, true, "新增指标"), (sheet.Description.DefinitionVersion, sheet.IsEdited, Assert.Single(sheet.Definitions).Reason));
        var list = (await Indicators.GetListAsync(EcoTestServices.Administrator, TestContext.Current.CancellationToken))!;
        Assert.Equal("water.new-wells", list.Rows[^1].Code);
        // The demonstration answers for every indicator at its next start.
        Assert.Equal(IndicatorState.Active, list.Rows[^1].State);
        Assert.Equal(IndicatorState.Ended, list.Rows.Single(row => row.Code == "water.city-sections").State);
    }

    [Fact]
    public async Task State_WithoutAReviewer_IsInactive()
    {
        await services.ExecuteAsync("UPDATE indicator_duties SET reviewer_id = NULL WHERE indicator_id = (SELECT id FROM indicators WHERE code = 'soil.remediation')");

        Assert.Equal(IndicatorState.Inactive, (await SheetAsync("soil.remediation")).State);
    }
}
