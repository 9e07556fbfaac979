using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Persistence.Seed;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Persistence;

public sealed class DemonstrationTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    [Fact]
    public async Task Year2023_OfEveryIndicatorWithAFact_AddsUpToThePublishedNumber()
    {
        var report = (await services.Get<ReportingService>().GetYearReportAsync(2023, 12, TestContext.Current.CancellationToken))!;
        var facts = (await services.Get<PlanService>().GetFactsAsync(2023, TestContext.Current.CancellationToken))!.Where(fact => fact.Indicator is not null).ToList();

        Assert.True(facts.Count > 60);
        Assert.All(facts, fact => Assert.Equal((fact.Indicator, fact.Value), (fact.Indicator, report.Indicators.Single(indicator => indicator.Code == fact.Indicator).Progress.Rounded)));
        Assert.Equal((6m, 7m), report.Indicators.Where(indicator => indicator.Code == "water.city-sections").Select(indicator => (indicator.Progress.Numerator!.Value, indicator.Progress.Denominator!.Value)).Single());
    }

    [Fact]
    public async Task October2024_AmongAllIndicators_ShowsEveryStatus()
    {
        var report = (await services.Get<ReportingService>().GetYearReportAsync(2024, 10, TestContext.Current.CancellationToken))!;

        Assert.Equal(Enum.GetValues<ProgressStatus>().Order(), report.Indicators.Select(indicator => indicator.Progress.Status).Distinct().Order());
        Assert.True(report.HasDemonstration);
    }

    [Fact]
    public async Task Load_Again_AddsNothing()
    {
        const string counts = "SELECT (SELECT count(*) FROM monthly_figures) || '/' || (SELECT count(*) FROM figure_revisions) || '/' || (SELECT count(*) FROM users) || '/' || (SELECT count(*) FROM submissions)";
        var before = await services.ScalarAsync<string>(counts);

        await services.InScopeAsync<DemonstrationLoader, bool>(async loader =>
        {
            await loader.LoadAsync(TestContext.Current.CancellationToken);
            return true;
        });

        Assert.Equal(before, await services.ScalarAsync<string>(counts));
    }
}

public sealed class DemonstrationRemovalTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    [Fact]
    public async Task Remove_AfterAPersonChangedOneFigure_KeepsThatFigureWithItsHistoryAndNothingElse()
    {
        await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, new YearMonth(2024, 10), [new FigureEdit("air.pm25", new FigureEntry(29, Weight: 30))],
            Door.Page, TestContext.Current.CancellationToken);

        var removal = await services.InScopeAsync<DemonstrationLoader, DemonstrationRemoval>(loader => loader.RemoveAsync(TestContext.Current.CancellationToken));

        Assert.True(removal.Figures > 1000);
        Assert.Equal((6, 1), (removal.Users, removal.KeptFigures));
        Assert.Equal(1L, await services.ScalarAsync<long>("SELECT count(*) FROM monthly_figures"));
        Assert.Equal(2L, await services.ScalarAsync<long>("SELECT count(*) FROM figure_revisions"));
        Assert.Equal(8L, await services.ScalarAsync<long>("SELECT count(*) FROM targets"));
        Assert.Equal(0L, await services.ScalarAsync<long>("SELECT (SELECT count(*) FROM submissions) + (SELECT count(*) FROM users)"));
    }
}
