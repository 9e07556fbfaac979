using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Administration;

public sealed class CheckServicesTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private static readonly YearMonth October = new(2024, 10);

    private ThresholdService Thresholds => services.Get<ThresholdService>();

    private RuleService Rules => services.Get<RuleService>();

    private async Task<ThresholdLine> LineAsync(string code) =>
        (await Thresholds.GetAsync(EcoTestServices.Administrator, TestContext.Current.CancellationToken))!.Single(line => line.Code == code);

    private async Task<CheckTrial> TryAsync(YearMonth month) => (await Thresholds.TryAsync(EcoTestServices.Administrator, month, TestContext.Current.CancellationToken))!;

    private async Task<RuleBook> BookAsync() => (await Rules.GetAsync(EcoTestServices.Administrator, TestContext.Current.CancellationToken))!;

    [Fact]
    public async Task Thresholds_Tightened_WarnInTheTrialAndOnTheSheet_AndResetTheyDoNot()
    {
        var line = await LineAsync("air.exhaust-tests");
        Assert.False(line.IsChanged);
        var tight = line.Defaults with { YearOnYear = 0.1m, Ignored = 0 };

        Assert.Equal(ChangeOutcome.Done, (await Thresholds.SetAsync(EcoTestServices.Administrator, "air.exhaust-tests", tight, TestContext.Current.CancellationToken)).Outcome);

        Assert.True((await LineAsync("air.exhaust-tests")).IsChanged);
        Assert.Contains((await TryAsync(October)).Cells, cell => cell.Code == "air.exhaust-tests" && cell.Warnings.Any(warning => warning.Code == "year-on-year"));
        var sheet = await services.Get<EntryService>().GetSheetAsync(EcoTestServices.Filler, October, "air", TestContext.Current.CancellationToken);
        Assert.NotEmpty(sheet.Rows.Single(row => row.Code == "air.exhaust-tests").Warnings);
        Assert.Equal(ChangeOutcome.Unchanged, (await Thresholds.SetAsync(EcoTestServices.Administrator, "air.exhaust-tests", tight, TestContext.Current.CancellationToken)).Outcome);

        Assert.Equal(ChangeOutcome.Done, (await Thresholds.ResetAsync(EcoTestServices.Administrator, "air.exhaust-tests", TestContext.Current.CancellationToken)).Outcome);
        Assert.DoesNotContain((await TryAsync(October)).Cells, cell => cell.Code == "air.exhaust-tests");
        Assert.Equal(0L, await services.ScalarAsync<long>("SELECT count(*) FROM check_thresholds t JOIN indicators i ON i.id = t.indicator_id WHERE i.code = 'air.exhaust-tests'"));
        Assert.Equal("同比 200，离散 4，按季节 否，忽略 10，减少 否，首次为零 是 → 同比 0.1，离散 4，按季节 否，忽略 0，减少 否，首次为零 是",
            await services.ScalarAsync<string>("SELECT detail FROM audit_entries WHERE action = 'thresholds-set' AND subject = 'air.exhaust-tests'"));
    }

    [Fact]
    public async Task Thresholds_OutsideTheirRange_AreRefused()
    {
        var line = await LineAsync("air.pm25");

        Assert.Equal("thresholds-invalid", (await Thresholds.SetAsync(EcoTestServices.Administrator, "air.pm25", line.Defaults with { YearOnYear = -1 }, TestContext.Current.CancellationToken)).Code);
        Assert.Equal(ChangeOutcome.Unchanged, (await Thresholds.SetAsync(EcoTestServices.Administrator, "air.pm25", line.Defaults, TestContext.Current.CancellationToken)).Outcome);
        Assert.False((await LineAsync("air.pm25")).IsChanged);
    }

    [Fact]
    public async Task Rule_AddedEditedAndSwitchedOff_WarnsOnlyWhileItIsOn()
    {
        var draft = new RuleDraft("立案数不应少于许可证发放数的一千倍。", "[law.cases] >= 1000 * [law.permits]", 0, false, true);
        Assert.Equal(ChangeOutcome.Done, (await Rules.AddAsync(EcoTestServices.Administrator, "cases-and-permits", draft, TestContext.Current.CancellationToken)).Outcome);
        Assert.Contains((await TryAsync(October)).Cells, cell => cell.Code == "law.cases" && cell.Warnings.Any(warning => warning.Code == "rule-cases-and-permits"));
        Assert.Equal("立案 ≥ 1000 × 许可证发放", (await BookAsync()).Rules.Single(rule => rule.Code == "cases-and-permits").Reading.Words);
        Assert.Equal("rule-code-taken", (await Rules.AddAsync(EcoTestServices.Administrator, "cases-and-permits", draft, TestContext.Current.CancellationToken)).Code);

        Assert.Equal(ChangeOutcome.Done, (await Rules.EditAsync(EcoTestServices.Administrator, "cases-and-permits", draft, draft with { IsActive = false }, TestContext.Current.CancellationToken)).Outcome);
        Assert.DoesNotContain((await TryAsync(October)).Cells, cell => cell.Warnings.Any(warning => warning.Code == "rule-cases-and-permits"));
        Assert.Equal(ChangeOutcome.ChangedByAnother, (await Rules.EditAsync(EcoTestServices.Administrator, "cases-and-permits", draft, draft with { Tolerance = 1 }, TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(ChangeOutcome.Unknown, (await Rules.EditAsync(EcoTestServices.Administrator, "no-such", draft, draft, TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task Rule_OfTheCatalogue_EditedByHand_StaysAfterTheNextStart()
    {
        var rule = (await BookAsync()).Rules.Single(line => line.Code == "five-kinds-within-cases");

        Assert.Equal(ChangeOutcome.Done, (await Rules.EditAsync(EcoTestServices.Administrator, rule.Code, rule.Draft, rule.Draft with { Blocks = true }, TestContext.Current.CancellationToken)).Outcome);
        await services.PrepareAsync(withDemonstration: true);

        Assert.True((await BookAsync()).Rules.Single(line => line.Code == rule.Code) is { IsEdited: true, Draft.Blocks: true });
    }

    [Theory]
    [InlineData("[law.nothing] <= [law.cases]", "formula-indicator-unknown")]
    [InlineData("[law.cases/numerator] <= 5", "formula-field-missing")]
    [InlineData("[law.cases/weight] <= 5", "formula-field-missing")]
    [InlineData("[law.cases]", "formula-comparison")]
    public async Task Rule_ThatCanNeverBeCompared_IsRefused(string formula, string code)
    {
        var result = await Rules.AddAsync(EcoTestServices.Administrator, null, new("说明", formula, 0, false, true), TestContext.Current.CancellationToken);

        Assert.Equal((ChangeOutcome.Refused, code), (result.Outcome, result.Code));
        Assert.Null(await Rules.TryAsync(EcoTestServices.Administrator, new("说明", formula, 0, false, true), October, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task RuleTrial_SaysBothSidesWhereItFails_AndWhatIsMissing()
    {
        var broken = (await Rules.TryAsync(EcoTestServices.Administrator, new("说明。", "[law.cases] + 1 <= [law.cases]", 0, true, true), October, TestContext.Current.CancellationToken))!;
        Assert.True(broken.Warning!.Blocks);
        Assert.Empty(broken.Missing);

        var missing = (await Rules.TryAsync(EcoTestServices.Administrator, new("说明。", "[law.cases] <= [water.city-sections/denominator]", 0, true, true), October, TestContext.Current.CancellationToken))!;
        Assert.Null(missing.Warning);
        Assert.Equal(["市控以上断面达标率"], missing.Missing);
    }

    [Fact]
    public void RuleReading_OfEveryShape_IsWrittenInWords() => Assert.Equal("甲（分子） ≤ 乙（有效天数）", RuleReading.Of("[a.x/numerator] <= [b.x/weight]",
        [new("a.x", "甲", FigureShape.Fraction, false), new("b.x", "乙", FigureShape.Value, true)]).Words);
}

/// <summary>Checks that cry wolf are switched off in the head: with the defaults the demonstration asks about few cells.</summary>
public sealed class DemonstrationWarningsTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    [Fact]
    public async Task Demonstration_WithTheDefaults_WarnsOfThreeCellsAndOfNoneInTheOpenMonths()
    {
        var found = new List<string>();
        var cells = 0;
        for (var month = new YearMonth(2023, 1); month <= new YearMonth(2024, 11); month = month.PlusMonths(1))
        {
            var trial = (await services.Get<ThresholdService>().TryAsync(EcoTestServices.Administrator, month, TestContext.Current.CancellationToken))!;
            cells += trial.Checked;
            found.AddRange(trial.Cells.Select(cell => $"{month} {cell.Code} {string.Join(' ', cell.Warnings.Select(warning => warning.Code))}"));
        }

        Assert.True(cells > 1700, $"{cells} cells were checked.");
        Assert.Equal(["2024-01 air.vocs-enterprises outside-spread", "2024-01 inspect.river-projects first-zero", "2024-01 digital.condition-monitoring outside-spread"], found);
    }
}
