using System.Text.Json;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Projects;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Plans;

/// <summary>Opening 2025 from 2024, and what may happen to it afterwards.</summary>
public sealed class YearServiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<EcoTestServices> StartAsync()
    {
        var services = new EcoTestServices();
        await services.InitializeAsync();
        return services;
    }

    /// <summary>Everything carried but one target, one item and one indicator.</summary>
    private static YearOpening Everything(OpeningDraft draft, string? withoutTarget = null, string? withoutItem = null, params string[] ended) => new(draft.From, "2025年框架", "总体要求", ended,
        [.. draft.Indicators.Where(row => row.Target is not null && row.Code != withoutTarget && !ended.Contains(row.Code)).Select(row => new OpeningTarget(row.Code, row.Target!.Value, row.Note))],
        [.. draft.Items.Where(item => withoutItem is null || (item.Code != withoutItem && item.Parent != withoutItem)).Select(item => new CarriedItem(item.Code, item.Name))]);

    [Fact]
    public async Task Open_FromTheNewest_CarriesWhatWasTicked_AndTheNextStartLeavesIt()
    {
        await using var services = await StartAsync();
        var years = services.Get<YearService>();
        var reporting = services.Get<ReportingService>();
        var before = TimeProvider.System.GetUtcNow();
        var draft = (await years.GetAsync(EcoTestServices.Administrator, Token))!.Next!;
        var leaf = draft.Items.Last(item => item.Parent is not null && draft.Items.All(other => other.Parent != item.Code));
        var ended = draft.Indicators.Last(row => !row.IsHeadline).Code;
        Assert.Equal((2024, 2025, "沿用2024年目标"), (draft.From, draft.Year, draft.Indicators[0].Note));

        Assert.Equal(ChangeOutcome.Done, (await years.OpenAsync(EcoTestServices.Administrator, Everything(draft, "air.pm25", leaf.Code, ended), Token)).Outcome);
        var stands = Text(await reporting.GetYearReportAsync(EcoTestServices.Leader, 2025, cancellationToken: Token));
        await services.PrepareAsync(withDemonstration: true);

        var report = (await reporting.GetYearReportAsync(EcoTestServices.Leader, 2025, cancellationToken: Token))!;
        Assert.Equal(stands, Text(report));
        Assert.Equal("2025年框架", report.Framework);
        Assert.Null(report.Indicators.Single(row => row.Code == "air.pm25").Progress.Target);
        Assert.Equal("沿用2024年目标", report.Indicators.Single(row => row.Code == "air.good-days").TargetNote);
        Assert.DoesNotContain(report.Indicators, row => row.Code == ended);
        Assert.Contains((await reporting.GetYearReportAsync(EcoTestServices.Leader, 2024, cancellationToken: Token))!.Indicators, row => row.Code == ended);
        var plan = (await services.Get<PlanService>().GetPlanAsync(EcoTestServices.Leader, 2025, Token))!;
        Assert.Equal((null, ""), (plan.PublishedOn, plan.SourceIndex));
        var items = plan.Roots.SelectMany(root => root.SelfAndBelow()).Select(item => item.Code).ToList();
        Assert.Equal(draft.Items.Count - 1, items.Count);
        Assert.DoesNotContain(leaf.NewCode, items);
        Assert.All(items, code => Assert.StartsWith("2025", code, StringComparison.Ordinal));
        Assert.Equal(1L, await services.ScalarAsync<long>("SELECT count(*) FROM audit_entries WHERE action = 'year-open' AND subject = '2025'"));
        // Before it was opened there was no such year.
        Assert.Null(await reporting.GetYearReportAsync(EcoTestServices.Leader, new ReportRequest(2025, AsOf: before), Token));
        var line = (await years.GetAsync(EcoTestServices.Administrator, Token))!.Years[0];
        Assert.Equal((2025, true, 2024, "某人", true), (line.Year, line.IsOwn, line.OpenedFrom, line.OpenedBy, line.MayChange));
    }

    [Fact]
    public async Task Open_TwoAdministratorsAtOnce_OneWinsAndTheOtherIsTold()
    {
        await using var services = await StartAsync();
        var years = services.Get<YearService>();
        var wish = Everything((await years.GetAsync(EcoTestServices.Administrator, Token))!.Next!);

        var results = await Task.WhenAll(years.OpenAsync(EcoTestServices.Administrator, wish, Token), years.OpenAsync(EcoTestServices.Administrator, wish, Token));

        Assert.Single(results, result => result.Outcome == ChangeOutcome.Done);
        Assert.Equal(("year-exists", "2025年度已经存在（由某人开设），不能重复开设；请刷新后查看。"), results.Single(result => !result.Succeeded) is var lost ? (lost.Code, lost.Message) : default);
    }

    [Fact]
    public async Task Open_ThatIsWrong_LeavesNothingBehind()
    {
        await using var services = await StartAsync();
        var years = services.Get<YearService>();
        var wish = Everything((await years.GetAsync(EcoTestServices.Administrator, Token))!.Next!);
        var root = wish.Items[0].Code;

        foreach (var (code, wrong) in new[]
        {
            ("year-text-invalid", wish with { Framework = " " }),
            ("year-source-unknown", wish with { From = 2030 }),
            ("year-exists", wish with { From = 2023 }),
            ("target-of-ended", wish with { Ended = ["air.pm25"] }),
            ("note-missing", wish with { Targets = [new("air.pm25", 26, " ")] }),
            ("value-out-of-range", wish with { Targets = [new("air.good-days", 101, "沿用")] }),
            ("indicator-unknown", wish with { Ended = ["no.such"] }),
            ("plan-item-parent-dropped", wish with { Items = [.. wish.Items.Where(item => item.Code != root)] }),
            ("plan-item-name-invalid", wish with { Items = [wish.Items[0] with { Name = "" }] }),
        })
            Assert.Equal(code, (await years.OpenAsync(EcoTestServices.Administrator, wrong, Token)).Code);

        Assert.Equal([2024, 2023], (await years.GetAsync(EcoTestServices.Administrator, Token))!.Years.Select(line => line.Year));
        Assert.Equal(0L, await services.ScalarAsync<long>("SELECT count(*) FROM audit_entries WHERE action = 'year-open'"));
    }

    [Fact]
    public async Task Remove_OwnYear_WhileNothingWasTyped_TakesItAwayAndItMayBeOpenedAgain()
    {
        await using var services = await StartAsync();
        var years = services.Get<YearService>();
        var wish = Everything((await years.GetAsync(EcoTestServices.Administrator, Token))!.Next!);
        Assert.True((await years.OpenAsync(EcoTestServices.Administrator, wish, Token)).Succeeded);

        Assert.Equal(ChangeOutcome.Done, (await years.EditAsync(EcoTestServices.Administrator, 2025, "改后的框架", "", Token)).Outcome);
        Assert.Equal(ChangeOutcome.Done, (await years.RemoveAsync(EcoTestServices.Administrator, 2025, Token)).Outcome);

        Assert.Equal(ChangeOutcome.Unknown, (await years.RemoveAsync(EcoTestServices.Administrator, 2025, Token)).Outcome);
        Assert.Equal("year-not-own", (await years.RemoveAsync(EcoTestServices.Administrator, 2024, Token)).Code);
        Assert.True((await years.OpenAsync(EcoTestServices.Administrator, wish, Token)).Succeeded);
        await services.ExecuteAsync(EcoTestServices.StepSql("air", new(2025, 1), SubmissionAction.Submit, SubmissionState.Submitted));
        Assert.Equal("year-has-figures", (await years.RemoveAsync(EcoTestServices.Administrator, 2025, Token)).Code);
    }

    [Fact]
    public async Task Remove_OwnYear_WithAProjectThatPeopleAdded_IsRefusedAndSaysWhatToDo()
    {
        await using var services = await StartAsync();
        var years = services.Get<YearService>();
        Assert.True((await years.OpenAsync(EcoTestServices.Administrator, Everything((await years.GetAsync(EcoTestServices.Administrator, Token))!.Next!), Token)).Succeeded);
        var item = (await services.ScalarAsync<string>("SELECT code FROM plan_items WHERE year = 2025 ORDER BY sort_order LIMIT 1"))!;
        var added = await services.Get<ProjectService>().AddAsync(EcoTestServices.Filler, 2025, new ProjectDraft(item, "A1", "新项目", "", null, null, ""), Token);
        Assert.Equal(ChangeOutcome.Done, added.Result.Outcome);

        var refusal = await years.RemoveAsync(EcoTestServices.Administrator, 2025, Token);

        Assert.Equal("year-has-projects", refusal.Code);
        Assert.Contains(2025, (await years.GetAsync(EcoTestServices.Administrator, Token))!.Years.Select(line => line.Year));
    }

    [Fact]
    public async Task OpenEarlier_AYear_ExtendsTheTickedIndicatorsOnly()
    {
        await using var services = await StartAsync();
        var years = services.Get<YearService>();

        Assert.Equal("year-not-earlier", (await years.OpenEarlierAsync(EcoTestServices.Administrator, 2030, "框架", [], Token)).Code);
        Assert.Equal(ChangeOutcome.Done, (await years.OpenEarlierAsync(EcoTestServices.Administrator, 2022, "2022年历史数据", ["air.pm25"], Token)).Outcome);
        await services.PrepareAsync(withDemonstration: true);

        var report = (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, 2022, cancellationToken: Token))!;
        Assert.Equal(["air.pm25"], report.Indicators.Select(row => row.Code));
    }

    [Fact]
    public async Task Compare_AlongTheMap_SaysWhatBecameOfEach_AndByAreaWhereNobodyMapped()
    {
        await using var services = await StartAsync();
        var comparison = services.Get<ComparisonService>();
        var catalogue = (await comparison.GetAsync(EcoTestServices.Leader, 2024, cancellationToken: Token))!;
        Assert.Empty(catalogue.Items);
        Assert.NotEmpty(catalogue.Areas);
        var sections = catalogue.Indicators.Single(pair => pair.Now?.Code == "water.county-sections");
        Assert.Equal(("water.city-sections", null), (sections.Before?.Code, sections.Difference));
        Assert.StartsWith("2023年考核市控以上断面", sections.NotComparable, StringComparison.Ordinal);

        var years = services.Get<YearService>();
        var draft = (await years.GetAsync(EcoTestServices.Administrator, Token))!.Next!;
        var wish = Everything(draft, withoutItem: draft.Items[^1].Code);
        Assert.True((await years.OpenAsync(EcoTestServices.Administrator, wish with { Items = [.. wish.Items.Select((item, index) => index == 1 ? item with { Name = "新名称" } : item)] }, Token)).Succeeded);

        var pairs = (await comparison.GetAsync(EcoTestServices.Leader, 2025, cancellationToken: Token))!.Items;
        Assert.Equal(1, pairs.Count(pair => pair.Fate == ItemFate.Renamed && pair.Now!.Name == "新名称"));
        Assert.Equal(1, pairs.Count(pair => pair.Fate == ItemFate.Dropped));
        var own = pairs.First(pair => pair.Fate == ItemFate.Continued).Now!.Code;
        Assert.Equal(ChangeOutcome.Done, (await comparison.FollowAsync(EcoTestServices.Administrator, own, null, Token)).Outcome);
        Assert.Equal(ItemFate.Added, (await comparison.GetAsync(EcoTestServices.Leader, 2025, cancellationToken: Token))!.Items.Single(pair => pair.Now?.Code == own).Fate);
        Assert.Equal("plan-item-not-own", (await comparison.FollowAsync(EcoTestServices.Administrator, draft.Items[0].Code, null, Token)).Code);
    }

    [Fact]
    public async Task Link_ByHand_IsKeptAtTheNextStart()
    {
        await using var services = await StartAsync();
        var comparison = services.Get<ComparisonService>();

        Assert.Equal("link-from-invalid", (await comparison.LinkAsync(EcoTestServices.Administrator, "water.county-sections", "water.city-sections", 2000, true, "", Token)).Code);
        Assert.Equal(ChangeOutcome.Done, (await comparison.LinkAsync(EcoTestServices.Administrator, "water.county-sections", "water.city-sections", 2024, true, "经比对可比", Token)).Outcome);
        await services.PrepareAsync(withDemonstration: true);

        var link = Assert.Single((await comparison.GetAsync(EcoTestServices.Leader, 2024, cancellationToken: Token))!.Links);
        Assert.Equal((true, "经比对可比"), (link.IsComparable, link.Note));
    }

    private static string Text(YearReport? report) => JsonSerializer.Serialize(report! with { ComputedAt = default });
}
