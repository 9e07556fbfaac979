using LuchengEco.Services.Changes;
using LuchengEco.Services.Persistence.Seed;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Plans;

/// <summary>The catalogue says that 县控以上断面 took the place of 市控以上断面 in 2024; an administrator knows better.</summary>
public sealed class LinkRemovalTests(RealTimeServices services) : IClassFixture<RealTimeServices>
{
    private const string Now = "water.county-sections";
    private const string Before = "water.city-sections";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ComparisonService Comparison => services.Get<ComparisonService>();

    [Fact]
    public async Task RemoveLinkAsync_WithAReason_StaysSoAtTheNextStart_TheChangesTellIt_AndThePastStillHasTheLink()
    {
        var linked = await CompareAsync();
        var link = Assert.Single(linked.Links, row => row.Successor == Now);
        var moment = TimeProvider.System.GetUtcNow();

        Assert.Equal(ChangeOutcome.Done, (await Comparison.RemoveLinkAsync(EcoTestServices.Administrator, link, " 经核实没有衔接关系 ", Token)).Outcome);
        var removed = TimeProvider.System.GetUtcNow();
        // What a later start changes in the catalogue happens at that start, not at the beginning of time.
        await services.ExecuteAsync("UPDATE action_areas SET name = '旧名' WHERE code = 'A2'");
        await services.Get<CatalogueLoader>().LoadAsync(Token);

        var alone = await CompareAsync();
        Assert.Empty(alone.Links);
        Assert.Null(Pair(alone).Before);
        Assert.Contains(alone.Indicators, pair => pair.Now is null && pair.Before!.Code == Before);
        Assert.NotEqual("旧名", await services.ScalarAsync<string>("SELECT name FROM action_areas WHERE code = 'A2'"));
        Assert.Equal(0L, await services.ScalarAsync<long>("SELECT count(*) FROM catalogue_states WHERE at < '2001-01-01' AND id > (SELECT max(id) FROM catalogue_states WHERE source = 'indicator_links')"));
        var then = await CompareAsync(moment);
        Assert.Equal(link, Assert.Single(then.Links));
        Assert.Equal((Before, link.Note), (Pair(then).Before!.Code, Pair(then).NotComparable));
        Assert.Equal("water.city-sections → water.county-sections，2024；经核实没有衔接关系", await services.ScalarAsync<string>("SELECT detail FROM audit_entries WHERE action = 'indicator-link-remove'"));
        var line = Assert.Single((await ChangesAsync(moment, removed)).Lines);
        Assert.Equal(("指标衔接：市控以上断面Ⅰ—Ⅲ类达标率 → 县控以上断面达标率", "原有", "已移除", "经核实没有衔接关系", "某人", 2024), (line.Subject, line.Before, line.After, line.Reason, line.UserName, line.Year));
        Assert.Equal(1, (await ChangesAsync(moment, removed, "没有衔接")).Total);
        Assert.Equal(1, (await ChangesAsync(moment, removed, "县控以上")).Total);
        Assert.Equal(0, (await ChangesAsync(moment, removed, "细颗粒物")).Total);

        Assert.Equal(ChangeOutcome.Done, (await Comparison.LinkAsync(EcoTestServices.Administrator, Now, Before, 2024, true, "口径一致", Token)).Outcome);
        await services.Get<CatalogueLoader>().LoadAsync(Token);
        var again = Assert.Single((await CompareAsync()).Links);
        Assert.Equal((true, "口径一致"), (again.IsComparable, again.Note));
        Assert.Equal([("—", "新增", null)], (await ChangesAsync(removed, TimeProvider.System.GetUtcNow(), "口径一致")).Lines.Select(told => (told.Before, told.After, told.Reason)));
        Assert.Empty((await CompareAsync(removed)).Links);
    }

    [Fact]
    public async Task RemoveLinkAsync_WithoutAReasonOrFromAStalePage_LeavesTheLink()
    {
        Assert.Equal(ChangeOutcome.Done, (await Comparison.LinkAsync(EcoTestServices.Administrator, Now, Before, 2024, false, "先读到的", Token)).Outcome);
        var seen = Assert.Single((await CompareAsync()).Links);
        Assert.Equal("reason-missing", (await Comparison.RemoveLinkAsync(EcoTestServices.Administrator, seen, " ", Token)).Code);
        Assert.Equal("reason-too-long", (await Comparison.RemoveLinkAsync(EcoTestServices.Administrator, seen, new string('长', 501), Token)).Code);
        Assert.Equal(ChangeOutcome.Forbidden, (await Comparison.RemoveLinkAsync(EcoTestServices.Leader, seen, "理由", Token)).Outcome);
        Assert.Equal(ChangeOutcome.Done, (await Comparison.LinkAsync(EcoTestServices.Administrator, Now, Before, 2024, false, "后来改的", Token)).Outcome);

        var stale = await Comparison.RemoveLinkAsync(EcoTestServices.Administrator, seen, "理由", Token);

        Assert.Equal(("changed-by-another", "在您打开之后，另一位管理员已作了修改。请刷新页面，看过最新内容后再改。"), (stale.Code, stale.Message));
        Assert.Equal(ChangeOutcome.ChangedByAnother, (await Comparison.RemoveLinkAsync(EcoTestServices.Administrator, seen with { Note = "后来改的", FromYear = 2023 }, "理由", Token)).Outcome);
        Assert.Equal("后来改的", Assert.Single((await CompareAsync()).Links).Note);
    }

    private static IndicatorPair Pair(YearComparison view) => view.Indicators.Single(pair => pair.Now?.Code == Now);

    private async Task<YearComparison> CompareAsync(DateTimeOffset? asOf = null) => (await Comparison.GetAsync(EcoTestServices.Leader, 2024, asOf: asOf, cancellationToken: Token))!;

    private async Task<ChangePage> ChangesAsync(DateTimeOffset from, DateTimeOffset to, string? text = null) =>
        (await services.Get<ChangeService>().GetAsync(EcoTestServices.Leader, from, to, new ChangeFilter(ChangeKind.Catalogue, Text: text), cancellationToken: Token))!;
}
