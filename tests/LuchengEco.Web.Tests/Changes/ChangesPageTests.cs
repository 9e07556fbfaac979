using Bunit;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Changes;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Features.Changes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace LuchengEco.Web.Tests.Changes;

/// <summary>The page of changes, filled by hand.</summary>
public sealed class ChangesPageTests : BunitContext
{
    private static readonly DateTimeOffset From = new(2024, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ChangeLine[] Lines =
    [
        new()
        {
            Kind = ChangeKind.Figure, At = From.AddDays(2), UserName = "张三", Subject = "PM2.5浓度", IndicatorCode = "air.pm25", UnitCode = "air", Month = new YearMonth(2024, 10),
            Before = "27 µg/m³", After = "28 µg/m³", Reason = "复核", Door = Door.Rest, Version = 2,
        },
        new() { Kind = ChangeKind.Catalogue, At = From.AddDays(1), UserName = "", Subject = "指标衔接：旧 → 新", Year = 2024, Before = "原有", After = "已移除", Reason = "并非接替" },
    ];

    private static readonly ChangePage Filled = new(From, From.AddDays(3), new Dictionary<ChangeKind, int> { [ChangeKind.Figure] = 61, [ChangeKind.Catalogue] = 1 },
        [new HeadlineMove(2024, "air.pm25", "PM2.5浓度", "µg/m³", new(new(2024, 9), "25", ProgressStatus.OnTrack), null)], Lines, 62, 1, 2);

    private ChangesModel _model = new(Filled, [("air", "大气科")]);

    public ChangesPageTests()
    {
        Services.AddMemoryCache();
        Services.AddScoped<PrerenderHandoff>();
        Services.AddSingleton(TimeProvider.System);
        // The page under test never comes to ask who looks at it, nor for changes: it is given what it shows.
        Services.AddSingleton(new CurrentActor(null!, null!, null!));
        Services.AddSingleton(new ChangeService(null!, new ReportingService(null!, TimeProvider.System)));
        Services.AddSingleton(new Given(() => _model));
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Page_Filled_TellsEachChangeTheCountsTheGoalsAndTheRest()
    {
        var page = Open();

        Assert.Equal("数据61项，目录1项", page.Find(".counts").TextContent);
        Assert.Equal(["截至9月 25µg/m³", "—"], page.FindAll("[data-headline='air.pm25'] .number").Select(part => part.TextContent));
        var rows = page.FindAll("tr.entry");
        Assert.Equal(["figure", "catalogue"], rows.Select(row => row.GetAttribute("data-kind")));
        Assert.Equal(("27 µg/m³", "28 µg/m³", "张三接口", "复核"), Told(rows[0]));
        Assert.Equal(("原有", "已移除", "—", "并非接替"), Told(rows[1]));
        Assert.Equal("2024-11-03 08:00:00", rows[0].QuerySelector("time")!.TextContent);
        Assert.Contains("2024", rows[1].QuerySelector(".subject")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["2024-11-01T08:00", "2024-11-04T08:00"], page.FindAll("input[type=datetime-local]").Select(input => input.GetAttribute("value")));
        Assert.Contains("page=2", page.Markup, StringComparison.Ordinal);

        static (string, string, string, string) Told(AngleSharp.Dom.IElement row) =>
            (Said(row, ".old"), Said(row, ".new"), Said(row, ".who"), Said(row, ".why"));

        static string Said(AngleSharp.Dom.IElement row, string part) => row.QuerySelector(part)!.TextContent.Trim();
    }

    [Fact]
    public void Filter_Chosen_StandsInTheAddressAndKeepsTheOthers()
    {
        var page = Open("?kind=figure&q=复核");

        page.Find("select").Change("air");

        var address = Uri.UnescapeDataString(new Uri(Services.GetRequiredService<NavigationManager>().Uri).Query);
        Assert.Contains("kind=figure", address, StringComparison.Ordinal);
        Assert.Contains("unit=air", address, StringComparison.Ordinal);
        Assert.Contains("q=复核", address, StringComparison.Ordinal);
        Assert.Equal("数据", page.Find("[aria-current=true]").TextContent.Trim()[..2]);
    }

    [Fact]
    public void Page_WithoutAChange_SaysSoAndLeadsBack()
    {
        _model = _model with { Page = Filled with { Lines = [], Headlines = [], Total = 0, Pages = 1, Counts = new Dictionary<ChangeKind, int>() } };

        var page = Open();

        Assert.Equal("/changes", page.Find(".empty a").GetAttribute("href"));
        Assert.Empty(page.FindAll("tr.entry"));
    }

    [Fact]
    public void Page_OfWhoMayNotRead_ShowsNothing()
    {
        _model = _model with { Page = null };

        Assert.Empty(Open().FindAll(".counts, tr.entry, input"));
    }

    private IRenderedComponent<GivenPage> Open(string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/changes" + query);
        return Render<GivenPage>();
    }

    private sealed record Given(Func<ChangesModel> Model);

    private sealed class GivenPage : ChangesPage
    {
        [Inject] private Given Given { get; init; } = null!;

        protected override Task<ChangesModel> LoadAsync(ChangesAsked asked, CancellationToken cancellationToken) => Task.FromResult(Given.Model());
    }
}
