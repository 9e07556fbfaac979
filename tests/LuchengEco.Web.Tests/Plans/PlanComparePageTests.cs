using Bunit;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Plans;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Features.Plans;
using LuchengEco.Web.Tests.Indicators;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace LuchengEco.Web.Tests.Plans;

/// <summary>The page of two years beside each other, given what the service found.</summary>
public sealed class PlanComparePageTests : BunitContext
{
    private static readonly LinkLine Link = new("water.done", "清洁排放改造", "water.old", "原有改造", 2024, false, "范围不同");

    private static readonly IndicatorReport Former = IndicatorSamples.Done with { Code = "water.old", Name = "原有改造" };

    private static readonly YearComparison View = new(
        IndicatorSamples.Report(IndicatorSamples.Air, IndicatorSamples.GoodDays, IndicatorSamples.Done, IndicatorSamples.Sewers),
        IndicatorSamples.Report(IndicatorSamples.Air, Former, IndicatorSamples.Silent) with { Year = 2023, Through = new YearMonth(2023, 12) },
        [], [new AreaItems("A2", "水环境", [Item("2024.S1", "新任务")], [Item("2023.S1", "旧任务")])],
        [
            new(IndicatorSamples.Air, IndicatorSamples.Air, -1.5m, null), new(IndicatorSamples.GoodDays, IndicatorSamples.GoodDays, 2.04m, null), new(IndicatorSamples.Done, Former, null, "范围不同"),
            new(IndicatorSamples.Sewers, null, null, null), new(null, IndicatorSamples.Silent, null, null),
        ],
        [Link]);

    private CompareModel _model = new([2024], View, false, false, []);

    public PlanComparePageTests()
    {
        Services.AddMemoryCache();
        Services.AddScoped<PrerenderHandoff>();
        Services.AddMudBlazorDialog();
        Services.AddMudBlazorSnackbar();
        // The page under test never comes to ask who looks at it, nor a service: it is given what it shows.
        Services.AddSingleton(new CurrentActor(null!, null!, null!));
        Services.AddSingleton(new PlanService(null!));
        Services.AddSingleton(new ComparisonService(null!, null!, null!));
        Services.AddSingleton(new Given(() => _model));
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Indicators_ShowBothYears_WhereTheyDiffer_AndWhyTheyMayNotBeCompared()
    {
        var page = Open();

        Assert.Equal("2024年与2023年对照", page.Find("h1").TextContent);
        var last = page.FindAll("[data-testid=compared-indicators] tbody tr").ToDictionary(row => row.GetAttribute("data-indicator")!, row => row.QuerySelector("td:last-child")!.TextContent);
        Assert.Equal(["−2", "+2.0", "不可比：范围不同", "新增指标", "2024年起停报"],
            new[] { "air.pm25", "air.good-days", "water.done", "water.sewers", "law.petitions" }.Select(code => last[code]));
    }

    [Fact]
    public void Indicator_ThatTookAnothersPlace_NamesIt() =>
        Assert.Contains("上一年为“原有改造”", Open().Find("tr[data-indicator='water.done'] th").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Indicator_LeadsToTheYearInWhichItIsReported()
    {
        var page = Open();

        Assert.Equal("/indicators/air.pm25?year=2024", page.Find("tr[data-indicator='air.pm25'] a").GetAttribute("href"));
        Assert.Equal("/indicators/law.petitions?year=2023", page.Find("tr[data-indicator='law.petitions'] a").GetAttribute("href"));
    }

    [Fact]
    public void Items_ThatNobodyMapped_StandByAreaWithAWord()
    {
        var page = Open();

        Assert.NotEmpty(page.FindAll("[data-testid=by-area]"));
        Assert.Empty(page.FindAll("[data-testid=compared-items]"));
        Assert.Contains("新任务", page.Markup, StringComparison.Ordinal);
        Assert.Contains("旧任务", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Items_ThatAreMapped_SayWhatBecameOfEach_AndAnAdministratorMapsOwnOnes()
    {
        var own = Item("2024.S2", "自有任务") with { IsOwn = true };
        _model = _model with
        {
            View = View with
            {
                Items =
                [
                    new(Item("2024.S1", "新任务"), Item("2023.S1", "旧任务"), ItemFate.Renamed), new(own, null, ItemFate.Added), new(null, Item("2023.S2", "停办任务"), ItemFate.Dropped),
                ],
            },
        };

        Assert.Equal(["更名", "新增", "未沿用"], Open().FindAll("td.fate").Select(cell => cell.TextContent));
        Assert.Empty(Open().FindAll("select[data-map]"));
        _model = _model with { MayMap = true };
        var choices = Open().Find("select[data-map='2024.S2']").QuerySelectorAll("option").Select(option => option.TextContent);
        Assert.Equal(["无（新增）", "旧任务", "停办任务"], choices);
    }

    [Fact]
    public void Links_AreShownToWhoMayEditThem_AndOfAPastMomentOnlyToRead()
    {
        Assert.Empty(Open().FindAll("[data-testid=links]"));
        _model = _model with { MayLink = true };

        var now = Open();
        Assert.Equal(("修改“清洁排放改造”2024年的衔接关系", "删除“清洁排放改造”2024年的衔接关系"),
            (now.Find("[data-edit='water.done']").GetAttribute("aria-label"), now.Find("[data-remove='water.done']").GetAttribute("aria-label")));
        Assert.Single(now.FindAll("[data-testid=link-form]"));

        var past = Open(DateTimeOffset.UnixEpoch);
        Assert.Contains("2024年起接替“原有改造”", past.Find("[data-testid=links]").TextContent, StringComparison.Ordinal);
        Assert.Empty(past.FindAll("[data-testid=link-form], [data-remove], [data-edit]"));
    }

    [Fact]
    public void Link_IsGivenToWhoRemovesIt_AsItWasRead()
    {
        var removed = new List<LinkLine>();
        var editor = Render<LinkEditor>(part => part.Add(shown => shown.Links, [Link]).Add(shown => shown.Indicators, []).Add(shown => shown.Year, 2024).Add(shown => shown.Remove, link =>
        {
            removed.Add(link);
            return Task.CompletedTask;
        }));

        editor.Find("[data-remove]").Click();

        Assert.Equal([Link], removed);
    }

    [Fact]
    public void TwoYears_OfWhichOneIsMissing_SaySo()
    {
        _model = _model with { View = null };

        Assert.Equal("没有2024年度或2023年度，无法对照。", Open().Find(".message p").TextContent);
    }

    private static ComparedItem Item(string code, string name) => new(code, name, PlanItemKind.KeyTask, false);

    private IRenderedComponent<GivenPage> Open(DateTimeOffset? asOf = null) =>
        Render<GivenPage>(page => page.Add(shown => shown.Year, 2024).AddCascadingValue(new ReportView(ReportBasis.All, asOf)));

    private sealed record Given(Func<CompareModel> Model);

    private sealed class GivenPage : PlanComparePage
    {
        [Inject] private Given Given { get; init; } = null!;

        protected override Task<CompareModel> LoadAsync(PlanPeriod asked, CancellationToken cancellationToken) => Task.FromResult(Given.Model());
    }
}
