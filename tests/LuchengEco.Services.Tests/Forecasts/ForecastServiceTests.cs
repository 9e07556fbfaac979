using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Forecasts;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Forecasts;

public sealed class ForecastServiceTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    [Fact]
    public async Task Forecast_OfTheDemonstration_RestsOnItsFiveYears()
    {
        var pm25 = await OneAsync(new ReportRequest(2024, 10), "air.pm25");

        Assert.Null(pm25.Declined);
        Assert.Equal([2019, 2020, 2021, 2022, 2023], pm25.SampleYears);
        Assert.True(pm25.Low <= pm25.Median && pm25.Median <= pm25.High);
        Assert.InRange(pm25.Probability!.Value, 0, 1);
    }

    [Fact]
    public async Task Forecast_OfAnIndicatorWithoutHistory_DeclinesAndSaysWhatIsMissing() =>
        Assert.Contains("2021年全年无数据", (await OneAsync(new ReportRequest(2024, 9), "air.straw-persuaded")).Declined, StringComparison.Ordinal);

    [Fact]
    public async Task Forecast_OfApprovedFigures_HasTheSameSampleAsLongAsEveryMonthIsApproved() =>
        Assert.Equal([2019, 2020, 2021, 2022, 2023], (await OneAsync(new ReportRequest(2024, 8, ReportBasis.Approved), "air.good-days")).SampleYears);

    [Fact]
    public async Task Forecast_AsOfAMomentBeforeAYearWasKnown_DeclinesForWantOfIt()
    {
        var past = await OneAsync(new ReportRequest(2024, 1, AsOf: new DateTimeOffset(2021, 6, 1, 0, 0, 0, TimeSpan.Zero)), "air.pm25", mayBeMissing: true);

        Assert.True(past is null || past.Declined is not null);
    }

    [Fact]
    public async Task Forecast_AskedTwice_SaysTheSame()
    {
        var (once, again) = (await OneAsync(new ReportRequest(2024, 7), "law.petitions"), await OneAsync(new ReportRequest(2024, 7), "law.petitions"));

        Assert.Equal((once.Median, once.Low, once.High, once.Probability), (again.Median, again.Low, again.High, again.Probability));
    }

    [Fact]
    public async Task Forecast_ForNobody_IsNothing()
    {
        Assert.Null(await services.Get<ForecastService>().GetAsync(Actor.Nobody, new ReportRequest(2024), cancellationToken: TestContext.Current.CancellationToken));
        var report = (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, 2024, 10, TestContext.Current.CancellationToken))!;
        Assert.Empty(await services.Get<ForecastService>().GetAsync(Actor.Nobody, report, report.Indicators, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Backtest_OfTheDemonstration_CountsElevenCasesForEveryYearWithThreeBefore()
    {
        var results = (await services.Get<ForecastService>().BacktestAsync(2023, TestContext.Current.CancellationToken))!;

        Assert.Equal(["air.good-days", "air.pm25", "air.vocs-enterprises", "law.petitions", "water.drinking-sources", "water.sewer-projects"], results.Select(result => result.Code).Order());
        // 2022 and 2023.
        Assert.All(results, result => Assert.Equal(22, result.Cases));
        Assert.All(results, result => Assert.InRange(result.Inside, 0, result.Cases));
    }

    [Fact]
    public async Task Sheet_OfAYearBeforeThePlan_IsClosed()
    {
        var results = await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, new YearMonth(2022, 5), [new FigureEdit("air.pm25", new FigureEntry(20, Weight: 31))],
            Door.Page, TestContext.Current.CancellationToken);

        Assert.NotEqual(CellOutcome.Saved, results.Single().Outcome);
    }

    private async Task<Domain.Forecasts.Forecast> OneAsync(ReportRequest request, string code, bool mayBeMissing = false)
    {
        var found = await services.Get<ForecastService>().GetAsync(EcoTestServices.Leader, request, code, TestContext.Current.CancellationToken);
        return mayBeMissing ? found?.SingleOrDefault()?.Forecast! : found!.Single().Forecast;
    }
}
