using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Plans;

/// <summary>Two years beside each other say the same as the report of each.</summary>
public sealed class ComparisonServiceTests(RealTimeServices services) : IClassFixture<RealTimeServices>
{
    private const string Now = "water.county-sections";
    private const string Before = "water.city-sections";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_AsOfAPastMoment_TakesBothYearsAsTheyStoodThen()
    {
        var then = await CompareAsync();
        var moment = TimeProvider.System.GetUtcNow();
        foreach (var year in new[] { 2023, 2024 })
            Assert.Equal(TargetOutcome.Saved, (await services.Get<TargetService>().SetAsync(EcoTestServices.Administrator, "law.cases", year, Direction.AtLeast, 7, "会议纪要", Token)).Outcome);

        var (now, past) = (Pair(await CompareAsync(), "law.cases"), Pair(await CompareAsync(moment), "law.cases"));

        Assert.Equal((7m, 7m), (now.Now!.Progress.Target!.Value, now.Before!.Progress.Target!.Value));
        Assert.Equal((null, null), (past.Now!.Progress.Target, past.Before!.Progress.Target));
        Assert.Equal(then.Indicators.Select(pair => pair.Difference), (await CompareAsync(moment)).Indicators.Select(pair => pair.Difference));
    }

    [Fact]
    public async Task GetAsync_WhereTheDefinitionChanged_GivesNoDifferenceButTheReason()
    {
        var comparable = Pair(await CompareAsync(), "party.lectures");
        Assert.Equal((comparable.Now!.Progress.Rounded - comparable.Now.LastYear, null), (comparable.Difference, comparable.NotComparable));
        var indicators = services.Get<IndicatorService>();
        var seen = (await indicators.GetAsync(EcoTestServices.Administrator, "party.lectures", Token))!.Description;
        Assert.Equal(ChangeOutcome.Done, (await indicators.EditAsync(EcoTestServices.Administrator, "party.lectures", new(seen, seen with { Definition = "只计线下宣讲" }, "规定修订", new(2024, 1), true), Token)).Outcome);

        var changed = Pair(await CompareAsync(), "party.lectures");

        Assert.Equal((null, "规定修订"), (changed.Difference, changed.NotComparable));
        Assert.NotNull(changed.Now!.LastYear);
    }

    [Fact]
    public async Task GetAsync_AlongALink_ComparesWithThePredecessorWhereTheLinkOrABridgeAllowsIt()
    {
        var apart = Pair(await CompareAsync(), Now);
        Assert.Equal((Before, null), (apart.Before!.Code, apart.Difference));
        Assert.StartsWith("2023年考核市控以上断面", apart.NotComparable, StringComparison.Ordinal);
        var expected = apart.Now!.Progress.Rounded - apart.Now.PredecessorLastYear;
        Assert.NotNull(expected);

        var bridges = services.Get<BridgeService>();
        Assert.Equal(ChangeOutcome.Done, (await bridges.WriteAsync(EcoTestServices.Administrator, Now, new(2024, 1), "按可比断面折算", true, Token)).Outcome);
        Assert.Equal((expected, null), Told(Pair(await CompareAsync(), Now)));
        Assert.Equal(ChangeOutcome.Done, (await bridges.WriteAsync(EcoTestServices.Administrator, Now, new(2024, 1), "", false, Token)).Outcome);
        Assert.Null(Pair(await CompareAsync(), Now).Difference);
        Assert.Equal(ChangeOutcome.Done, (await services.Get<ComparisonService>().LinkAsync(EcoTestServices.Administrator, Now, Before, 2024, true, "口径一致", Token)).Outcome);
        Assert.Equal((expected, null), Told(Pair(await CompareAsync(), Now)));
    }

    private static (decimal?, string?) Told(IndicatorPair pair) => (pair.Difference, pair.NotComparable);

    private static IndicatorPair Pair(YearComparison view, string code) => view.Indicators.Single(pair => pair.Now?.Code == code);

    private async Task<YearComparison> CompareAsync(DateTimeOffset? asOf = null) =>
        (await services.Get<ComparisonService>().GetAsync(EcoTestServices.Leader, 2024, asOf: asOf, cancellationToken: Token))!;
}
