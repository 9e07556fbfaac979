using System.Text.Json;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Reporting;

/// <summary>A report as of a past moment says what the report of that moment said.</summary>
public sealed class PastReportTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private ReportingService Reporting => services.Get<ReportingService>();

    [Fact]
    public async Task GetYearReportAsync_AsOfNow_IsWhatStandsNow()
    {
        var token = TestContext.Current.CancellationToken;

        foreach (var year in new[] { 2023, 2024 })
        {
            var stands = await Reporting.GetYearReportAsync(EcoTestServices.Leader, new ReportRequest(year), token);
            var stood = await Reporting.GetYearReportAsync(EcoTestServices.Leader, new ReportRequest(year, AsOf: TimeProvider.System.GetUtcNow()), token);

            Assert.Equal(Text(stands), Text(stood));
        }
    }

    [Fact]
    public async Task GetYearReportAsync_AfterATargetWasSet_StillKnowsTheFormerOne()
    {
        var token = TestContext.Current.CancellationToken;
        var before = await Reporting.GetYearReportAsync(EcoTestServices.Leader, new ReportRequest(2024, 10), token);
        var moment = TimeProvider.System.GetUtcNow();

        Assert.Equal(TargetOutcome.Saved, (await services.Get<TargetService>().SetAsync(EcoTestServices.Administrator, "air.pm25", 2024, Direction.AtMost, 24, "改为24", token)).Outcome);

        Assert.NotEqual(Text(before), Text(await Reporting.GetYearReportAsync(EcoTestServices.Leader, new ReportRequest(2024, 10), token)));
        Assert.Equal(Text(before), Text(await Reporting.GetYearReportAsync(EcoTestServices.Leader, new ReportRequest(2024, 10, AsOf: moment), token)));
    }

    [Fact]
    public async Task GetYearReportAsync_AsOfBeforeAMonthWasHandedIn_LacksIt()
    {
        var report = (await Reporting.GetYearReportAsync(EcoTestServices.Leader, new ReportRequest(2024, AsOf: new DateTimeOffset(2024, 6, 20, 0, 0, 0, TimeSpan.FromHours(8))), TestContext.Current.CancellationToken))!;

        Assert.Equal(5, report.Through.Month);
    }

    [Fact]
    public async Task GetYearReportAsync_OfApprovedFiguresOnly_EndsWithTheLastApprovedMonth()
    {
        var report = (await Reporting.GetYearReportAsync(EcoTestServices.Leader, new ReportRequest(2024, Basis: ReportBasis.Approved), TestContext.Current.CancellationToken))!;

        Assert.Equal(8, report.Through.Month);
        Assert.Equal(0, report.UnapprovedFigures);
        Assert.All(report.Indicators.SelectMany(indicator => indicator.Months).Where(point => point.Month > 8), point => Assert.False(point.Entry.HasFigure));
    }

    private static string Text(YearReport? report) => JsonSerializer.Serialize(report! with { AsOf = null, ComputedAt = default });
}
