using System.Text.Json;
using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Methods;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Reporting;

/// <summary>A report reads each year by what the indicator meant then, and compares only what may be compared.</summary>
public sealed class DefinitionReportTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Redefined_FromTheNextYear_LeavesThisYearsReportAsItWas()
    {
        var before = await ReportAsync("law.cases");

        await DefineAsync("law.cases", was => was with { Decimals = was.Decimals + 1, Definition = "新口径" }, new(2025, 1));

        var after = await ReportAsync("law.cases");
        Assert.Equal(Text(before with { Breaks = [] }), Text(after with { Breaks = [] }));
        Assert.Null(after.ComparisonBreak);
        Assert.Equal(new YearMonth(2025, 1), Assert.Single(after.Breaks).From);
    }

    [Fact]
    public async Task Redefined_WithinTheYear_SaysSoReadsTheNewOneAndRefusesTheComparison()
    {
        var before = await ReportAsync("party.lectures");
        await DefineAsync("party.lectures", was => was with { Decimals = 1, Definition = "只计线下宣讲" }, new(2024, 7));

        var (june, october) = (await ReportAsync("party.lectures", 6), await ReportAsync("party.lectures"));

        Assert.Equal((before.Traits.Decimals, 1), (june.Traits.Decimals, june.DefinitionVersion));
        Assert.Empty(YearOnYear.Within(june));
        Assert.Equal((1, 2, "只计线下宣讲"), (october.Traits.Decimals, october.DefinitionVersion, october.Definition));
        Assert.Contains("2024年7月起口径变更", Assert.Single(YearOnYear.Within(october)), StringComparison.Ordinal);
        Assert.Equal(before.Traits.Decimals, october.LastYearTraits.Decimals);
        Assert.Equal(before.LastYear, october.LastYear);
        Assert.EndsWith("，不作同比", YearOnYear.Change(october), StringComparison.Ordinal);
        Assert.EndsWith("※", YearOnYear.SameMonths(october), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Successor_ShowsThePredecessorBesideItself_AndComparesOnlyOverABridge()
    {
        var bridges = services.Get<BridgeService>();
        var report = await ReportAsync("water.county-sections");
        Assert.Equal((null, null, "water.city-sections"), (report.LastYear, report.LastYearFull, report.PredecessorCode));
        Assert.NotNull(report.PredecessorLastYear);
        Assert.All(report.LastYearMonths, point => Assert.False(point.Stored.HasFigure));
        Assert.Matches("^口径不同（.*市控以上断面.* → .*县控以上断面.*），不作同比$", YearOnYear.Change(report));

        Assert.Equal("break-unknown", (await bridges.WriteAsync(EcoTestServices.Administrator, "water.county-sections", new(2024, 2), "说明", true, Token)).Code);
        Assert.Equal("bridge-invalid", (await bridges.WriteAsync(EcoTestServices.Administrator, "water.county-sections", new(2024, 1), " ", true, Token)).Code);
        Assert.Equal(ChangeOutcome.Forbidden, (await bridges.WriteAsync(EcoTestServices.Reviewer, "water.county-sections", new(2024, 1), "说明", true, Token)).Outcome);
        Assert.Equal(ChangeOutcome.Done, (await bridges.WriteAsync(EcoTestServices.Administrator, "water.county-sections", new(2024, 1), "按可比断面折算", true, Token)).Outcome);
        Assert.Equal(ChangeOutcome.Unchanged, (await bridges.WriteAsync(EcoTestServices.Administrator, "water.county-sections", new(2024, 1), "按可比断面折算", true, Token)).Outcome);

        var bridged = await ReportAsync("water.county-sections");
        Assert.Null(bridged.ComparisonBreak);
        Assert.EndsWith("（按可比断面折算）", YearOnYear.Change(bridged), StringComparison.Ordinal);
        Assert.DoesNotContain("※", YearOnYear.SameMonths(bridged), StringComparison.Ordinal);
        Assert.Equal("可以比较；按可比断面折算", await services.ScalarAsync<string>("SELECT detail FROM audit_entries WHERE action = 'definition-bridge'"));

        Assert.Equal(ChangeOutcome.Done, (await bridges.WriteAsync(EcoTestServices.Administrator, "water.county-sections", new(2024, 1), "", false, Token)).Outcome);
        Assert.NotNull((await ReportAsync("water.county-sections")).ComparisonBreak);
    }

    [Fact]
    public async Task Standard_IsEditedWithoutANewVersion_AndAudited()
    {
        await EditAsync("air.straw-fires", was => was with { Standard = StandardFamily.AmbientAir }, null, null);

        var report = await ReportAsync("air.straw-fires");
        Assert.Equal("2012", report.StandardVersion);
        Assert.Equal([new YearMonth(2026, 3), new YearMonth(2031, 1)], report.Breaks.Select(found => found.From));
        Assert.StartsWith("执行标准：无 → ", await services.ScalarAsync<string>("SELECT detail FROM audit_entries WHERE action = 'indicator-edit' AND subject = 'air.straw-fires'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Basis_SaysHowManyFiguresNobodyApproved()
    {
        var all = (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, 2024, 10, Token))!;
        var approved = (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, new ReportRequest(2024, 10, ReportBasis.Approved), Token))!;

        Assert.Equal($"数据口径：全部数据（其中未审核{all.UnapprovedFigures}项，涉及9、10月）", MaturityWords.Basis(all));
        Assert.Equal("数据口径：仅已审核数据", MaturityWords.Basis(approved));
        Assert.Contains(all.Indicators, indicator => MaturityWords.Included(indicator.CountedUnapproved) == "含未审核：9、10月");
        Assert.All(approved.Indicators, indicator => Assert.Empty(indicator.CountedUnapproved));
    }

    private async Task<IndicatorReport> ReportAsync(string code, int through = 10) =>
        (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, 2024, through, Token))!.Indicators.Single(indicator => indicator.Code == code);

    private Task DefineAsync(string code, Func<IndicatorDescription, IndicatorDescription> change, YearMonth from) => EditAsync(code, change, "规定修订", from);

    private async Task EditAsync(string code, Func<IndicatorDescription, IndicatorDescription> change, string? reason, YearMonth? from)
    {
        var seen = (await services.Get<IndicatorService>().GetAsync(EcoTestServices.Administrator, code, Token))!.Description;
        Assert.Equal(ChangeOutcome.Done, (await services.Get<IndicatorService>().EditAsync(EcoTestServices.Administrator, code, new(seen, change(seen), reason, from, true), Token)).Outcome);
    }

    private static string Text(IndicatorReport report) => JsonSerializer.Serialize(report);
}
