using System.Text.Json;
using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Reporting;

/// <summary>Plans, months and summaries as of a past moment.</summary>
public sealed class PastPlanTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private static readonly DateTimeOffset June = new(2024, 6, 20, 18, 0, 0, TimeSpan.FromHours(8));

    private PlanService Plans => services.Get<PlanService>();

    [Fact]
    public async Task Plan_AsOfAMomentWithoutAChangeSince_IsWhatStands()
    {
        var token = TestContext.Current.CancellationToken;

        Assert.Equal(Text(await Plans.GetYearsAsync(EcoTestServices.Leader, token)), Text(await Plans.GetYearsAsync(EcoTestServices.Leader, June, token)));
        Assert.Equal(Text(await Plans.GetIndicatorsAsync(EcoTestServices.Leader, token)), Text(await Plans.GetIndicatorsAsync(EcoTestServices.Leader, June, token)));
        foreach (var year in new[] { 2023, 2024 })
            Assert.Equal(Text(await Plans.GetPlanAsync(EcoTestServices.Leader, year, token)), Text(await Plans.GetPlanAsync(EcoTestServices.Leader, year, June, token)));
    }

    [Fact]
    public async Task Figures_AsOfJune_AreThoseOfThen()
    {
        var token = TestContext.Current.CancellationToken;
        var entry = services.Get<EntryService>();
        var (may, october) = (new YearMonth(2024, 5), new YearMonth(2024, 10));

        Assert.NotEmpty(await entry.GetFiguresAsync(EcoTestServices.Leader, may, June, token));
        Assert.NotEmpty(await entry.GetFiguresAsync(EcoTestServices.Leader, october, token));
        Assert.Empty(await entry.GetFiguresAsync(EcoTestServices.Leader, october, June, token));
        Assert.Equal(Text(await entry.GetFiguresAsync(EcoTestServices.Leader, may, token)),
            Text(await entry.GetFiguresAsync(EcoTestServices.Leader, may, TimeProvider.System.GetUtcNow(), token)));
    }

    [Fact]
    public async Task Summary_AsOfAMoment_SaysItAndKeepsTheFormerTarget()
    {
        var token = TestContext.Current.CancellationToken;
        var summaries = services.Get<YearEndSummaryService>();
        var moment = TimeProvider.System.GetUtcNow();
        await services.Get<TargetService>().SetAsync(EcoTestServices.Administrator, "air.pm25", 2024, Direction.AtMost, 23, "改为23", token);

        var now = (await summaries.GetAsync(EcoTestServices.Leader, new ReportRequest(2024, 10), token))!;
        var then = (await summaries.GetAsync(EcoTestServices.Leader, new ReportRequest(2024, 10, AsOf: moment), token))!;

        Assert.Equal((23m, 26m), (Target(now), Target(then)));
        Assert.NotEqual(now.DatedOn, then.DatedOn);
    }

    private static decimal? Target(YearEndSummary summary) => summary.Targets.Single(line => line.Code == "air.pm25").TargetValue;

    private static string Text<T>(T value) => JsonSerializer.Serialize(value);
}
