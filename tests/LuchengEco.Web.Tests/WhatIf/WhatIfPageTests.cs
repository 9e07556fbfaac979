using Bunit;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Features.Indicators;
using LuchengEco.Web.Features.WhatIf;
using LuchengEco.Web.Tests.Indicators;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace LuchengEco.Web.Tests.WhatIf;

public sealed class WhatIfPageTests : BunitContext
{
    public WhatIfPageTests()
    {
        Services.AddMemoryCache();
        Services.AddScoped<PrerenderHandoff>();
        // The page under test never comes to ask who looks at it, nor for a report: it counts the loads instead.
        Services.AddSingleton(new CurrentActor(null!, null!, null!));
        Services.AddSingleton(new ReportingService(null!, TimeProvider.System));
        Services.AddSingleton<Loads>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Sliders_MovedTenTimes_AskTheServiceOnceAndComputeInPlace()
    {
        var page = Open("air.pm25");
        var before = page.Find("[data-value]").TextContent;

        for (var step = 1; step <= 10; step++)
            page.Find("[data-slider='4']").Input($"{60 + step}");

        Assert.Equal(1, Services.GetRequiredService<Loads>().Count);
        Assert.NotEqual(before, page.Find("[data-value]").TextContent);
    }

    [Fact]
    public void Box_Left_KeepsTheAssumptionInTheAddressAndAsksNobody()
    {
        var page = Open("air.pm25");

        page.Find("[data-box='4']").Change("22");
        page.Find("[data-box='5']").Change("21");

        Assert.Equal("/indicators/air.pm25/what-if?year=2024&month=3&m4=22&m5=21", new Uri(Navigation.Uri).PathAndQuery);
        Assert.Equal(1, Services.GetRequiredService<Loads>().Count);
    }

    [Fact]
    public void Address_WithAssumptions_ShowsThemAndSaysWhatItCouldNotUse()
    {
        var page = Open("air.pm25", "&m4=22&m5=abc&m6=9999&m1=20");

        Assert.Equal("22", page.Find("[data-box='4']").GetAttribute("value"));
        Assert.Equal("地址中的m1=20、m5=abc、m6=9999不能用作假设（不是数、超出合理范围，或该月已有数据），已忽略。", page.Find("[data-ignored]").TextContent);
    }

    [Fact]
    public void Box_WithANumberThatCannotBe_SaysSoAndLeavesTheAddress()
    {
        var page = Open("air.good-days");

        page.Find("[data-box='4']").Change("31");

        Assert.Equal("请填0到30之间的整数。", page.Find("[role=alert].wrong").TextContent);
        Assert.DoesNotContain("m4", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Preset_LikeSoFar_FillsEveryMonthAndGivesTheYear()
    {
        var page = Open("water.sewers");

        page.Find("[data-preset=so-far]").Click();

        // Five a month make sixty.
        Assert.Equal("60", page.Find("[data-value]").TextContent);
        Assert.Equal("高24个", page.Find("[data-difference]").TextContent);
        Assert.Contains("m12=5", Navigation.Uri, StringComparison.Ordinal);

        page.Find("[data-preset=clear]").Click();
        Assert.Equal("15", page.Find("[data-value]").TextContent);
    }

    [Theory]
    [InlineData("air.pm25")]
    [InlineData("air.good-days")]
    [InlineData("water.sewers")]
    public void Result_WithoutAssumptions_NeedsWhatTheReportSays(string code)
    {
        var indicator = IndicatorSamples.Report(IndicatorSamples.Air, IndicatorSamples.GoodDays, IndicatorSamples.Sewers).Indicators.Single(row => row.Code == code);

        Assert.Equal(RequirementText.Brief(indicator.Progress, indicator.Traits), Open(code).Find("[data-need]").TextContent);
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private IRenderedComponent<CountedPage> Open(string code, string assumed = "")
    {
        Navigation.NavigateTo($"/indicators/{code}/what-if?year=2024&month=3{assumed}");
        return Render<CountedPage>(page => page.Add(shown => shown.Code, code));
    }

    private sealed class Loads
    {
        public int Count { get; set; }
    }

    private sealed class CountedPage : WhatIfPage
    {
        [Inject] private Loads Loads { get; init; } = null!;

        protected override Task<WhatIfModel> LoadAsync(IndicatorAsked asked, CancellationToken cancellationToken)
        {
            Loads.Count++;
            return Task.FromResult(new WhatIfModel(IndicatorSamples.Report(Counting(IndicatorSamples.Air), Counting(IndicatorSamples.GoodDays), Counting(IndicatorSamples.Sewers))));
        }

        /// <summary>The samples carry their months in the progress only.</summary>
        private static IndicatorReport Counting(IndicatorReport indicator) => indicator with
        {
            Months = [.. indicator.Months.Select(point => point with { Entry = EntryOf(indicator, point) })],
        };

        private static FigureEntry EntryOf(IndicatorReport indicator, MonthPoint point) => (indicator.Code, point.Month) switch
        {
            (_, > 3) => FigureEntry.Blank,
            ("air.pm25", var month) => new FigureEntry(point.Value, Weight: month == 2 ? 29 : 31),
            ("air.good-days", 2) => FigureEntry.Blank,
            ("air.good-days", var month) => new FigureEntry(Numerator: month == 1 ? 31 : 30, Denominator: 31),
            _ => new FigureEntry(point.Value),
        };
    }
}
