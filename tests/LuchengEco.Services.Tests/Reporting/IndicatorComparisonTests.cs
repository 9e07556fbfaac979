using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Reporting;

/// <summary>Any indicators in any years: the numbers of their reports, and what may not be compared.</summary>
public sealed class IndicatorComparisonTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_AreTheNumbersOfTheReports_ThroughTheSameMonth()
    {
        var comparison = await CompareAsync(["air.pm25", "air.good-days", "no.such"], [2024, 2023]);
        var (before, now) = ((await ReportAsync(2023, "air.pm25")), (await ReportAsync(2024, "air.pm25")));

        Assert.Equal([("air.pm25", 2023), ("air.pm25", 2024), ("air.good-days", 2023), ("air.good-days", 2024)], comparison.Lines.Select(line => (line.Code, line.Year)));
        Assert.Equal(now.Progress.ThroughMonth, comparison.SameMonth);
        Assert.True(comparison.SameMonth < 12);
        var (old, latest) = (comparison.Lines[0], comparison.Lines[1]);
        Assert.Equal((before.Months[comparison.SameMonth - 1].ToDate, before.Progress.Rounded), (old.ToDate, old.YearValue));
        Assert.Equal((now.Progress.Rounded, null), (latest.ToDate, latest.YearValue));
        Assert.Equal(now.LastYear, old.ToDate);
        Assert.Equal(now.Months.Select(point => point.Month <= now.Progress.ThroughMonth && point.Value is { } value ? now.Traits.Round(value) : (decimal?)null), latest.Months);
    }

    [Fact]
    public async Task Predecessor_IsNotReportedBefore_AndTheBreakIsNamed()
    {
        var comparison = await CompareAsync(["water.county-sections"], [2023, 2024]);

        Assert.Null(comparison.Lines[0].Report);
        Assert.Equal("该年不填报这项指标", ComparisonWords.Meaning(comparison.Lines[0]));
        var found = Assert.Single(comparison.Breaks);
        Assert.Equal((BreakKind.Predecessor, new YearMonth(2024, 1)), (found.Break.Kind, found.Break.From));
        Assert.EndsWith("2024年1月起口径变更，前后不可直接比较。", found.Sentence, StringComparison.Ordinal);
        Assert.Empty((await CompareAsync(["water.county-sections"], [2024])).Breaks);
    }

    [Fact]
    public async Task Redefined_TheOlderYearMeansSomethingElse_UntilABridgeSaysTheyCompare()
    {
        var indicators = services.Get<IndicatorService>();
        var seen = (await indicators.GetAsync(EcoTestServices.Administrator, "party.lectures", Token))!.Description;
        Assert.Equal(ChangeOutcome.Done, (await indicators.EditAsync(EcoTestServices.Administrator, "party.lectures", new(seen, seen with { Definition = "只计线下宣讲" }, "规定修订", new(2024, 1), true), Token)).Outcome);

        var apart = await CompareAsync(["party.lectures"], [2023, 2024]);
        Assert.Equal([true, false], apart.Lines.Select(line => line.IsOtherMeaning));
        Assert.Equal("口径与最近年度不同，不可直接比较", ComparisonWords.Meaning(apart.Lines[0]));
        Assert.False((await CompareAsync(["party.lectures"], [2023])).HasOtherMeaning);

        Assert.Equal(ChangeOutcome.Done, (await services.Get<BridgeService>().WriteAsync(EcoTestServices.Administrator, "party.lectures", new(2024, 1), "历来只有线下宣讲", true, Token)).Outcome);
        var bridged = await CompareAsync(["party.lectures"], [2023, 2024]);
        Assert.False(bridged.HasOtherMeaning);
        Assert.EndsWith("按衔接说明可以比较。", Assert.Single(bridged.Breaks).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetAsync_OfTooManyOrByNobody_KeepsToItsBounds()
    {
        var codes = (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, 2024, cancellationToken: Token))!.Indicators.Select(row => row.Code).Take(12).ToList();

        Assert.Equal(IndicatorComparison.MaxIndicators, (await CompareAsync(codes, [2024, 2031])).Lines.Count);
        Assert.Empty((await services.Get<IndicatorComparisonService>().GetAsync(Actor.Nobody, codes, [2024], ReportBasis.All, null, Token)).Lines);
        Assert.Empty((await CompareAsync([], [2024])).Lines);
    }

    private Task<IndicatorComparison> CompareAsync(IReadOnlyList<string> codes, IReadOnlyList<int> years) =>
        services.Get<IndicatorComparisonService>().GetAsync(EcoTestServices.Leader, codes, years, ReportBasis.All, null, Token);

    private async Task<IndicatorReport> ReportAsync(int year, string code) =>
        (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, year, cancellationToken: Token))!.Indicators.Single(row => row.Code == code);
}
