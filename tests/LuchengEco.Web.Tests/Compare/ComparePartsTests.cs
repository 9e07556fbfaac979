using System.Text.Json.Nodes;
using Bunit;
using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Charts;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Features.Compare;
using LuchengEco.Web.Features.Indicators;
using LuchengEco.Web.Tests.Indicators;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace LuchengEco.Web.Tests.Compare;

/// <summary>The parts of a comparison and of the reader's sets, given what the services found.</summary>
public sealed class ComparePartsTests : BunitContext
{
    private static readonly DefinitionBreak Break = new(new(2024, 2), BreakKind.Definition, "旧口径", "新口径", "");

    private static readonly IndicatorComparison Comparison = IndicatorComparison.Of(
    [
        IndicatorSamples.Report(IndicatorSamples.Air with { Breaks = [Break] }, IndicatorSamples.Sewers),
        IndicatorSamples.Report(IndicatorSamples.Air) with { Year = 2023 },
    ], ["air.pm25", "water.sewers"]);

    private static readonly IndicatorSetLine Mine = new(7, "早会", ["water.sewers", "air.pm25"]);

    public ComparePartsTests()
    {
        Services.AddMudBlazorDialog();
        Services.AddSingleton(new CurrentActor(null!, null!, null!));
        Services.AddSingleton(new IndicatorSetService(null!, null!, TimeProvider.System));
    }

    [Fact]
    public void Table_ShowsEachYearWithItsNumbers_AndMarksWhatMeansSomethingElse()
    {
        var table = Render<CompareTable>(part => part.Add(row => row.Comparison, Comparison));

        var rows = table.FindAll("tbody tr");
        Assert.Equal(["air.pm25:2023", "air.pm25:2024", "water.sewers:2023", "water.sewers:2024"], rows.Select(row => row.GetAttribute("data-line")));
        Assert.Contains("2023※", rows[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("※", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(["30", "28", "27"], rows[1].QuerySelectorAll("td.num").Take(3).Select(cell => cell.TextContent));
        Assert.Equal("/indicators/air.pm25?year=2024&month=3", rows[1].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("AtRisk", rows[1].QuerySelector("[data-status]")!.GetAttribute("data-status"));
        Assert.Contains("该年不填报这项指标", rows[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("不可直接比较", table.Find("[data-testid=compare-mark]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_HasALineForEachIndicatorAndYear_ThatBreaksWhereTheMeaningChanges()
    {
        var series = CompareChart.Options([.. Comparison.Lines.Where(line => line.Unit == "µg/m³")])["series"]!.AsArray();

        Assert.Equal(["细颗粒物浓度 2023年（口径不同）", "细颗粒物浓度 2024年", "细颗粒物浓度 2024年（2月起新口径）"], series.Select(line => (string?)line!["name"]));
        Assert.Equal(["30", "-", "-"], Data(series[1]!));
        Assert.Equal(["-", "28", "27"], Data(series[2]!));
        Assert.Equal((string?)series[0]!["lineStyle"]!["color"], (string?)series[1]!["lineStyle"]!["color"]);
        Assert.NotEqual(series[0]!["lineStyle"]!["type"]!.ToJsonString(), series[1]!["lineStyle"]!["type"]!.ToJsonString());

        static IEnumerable<string> Data(JsonNode line) => line["data"]!.AsArray().Take(3).Select(value => value!.ToString());
    }

    [Fact]
    public void Picker_OffersWhatIsSearched_TakesOutAndStopsAtEight()
    {
        IReadOnlyList<IndicatorView> all = [.. Enumerable.Range(1, 20).Select(number => new IndicatorView($"c{number}", $"指标{number}", $"指标{number}", "个", 0, "", "", "A1", "u", 1, "", 2023, null, false))];
        var picker = Render<ComparePicker>(part => part.Add(row => row.Indicators, all).Add(row => row.Codes, ["c3"]).Add(row => row.Link, codes => "/compare?" + string.Join('+', codes)));

        Assert.Equal("/compare?", picker.Find(".chosen a").GetAttribute("href"));
        Assert.Equal(12, picker.FindAll("[data-testid=compare-found] a").Count);
        picker.Find("input").Input("标20");
        Assert.Equal("/compare?c3+c20", Assert.Single(picker.FindAll("[data-testid=compare-found] a")).GetAttribute("href"));

        var full = Render<ComparePicker>(part => part.Add(row => row.Indicators, all).Add(row => row.Codes, [.. all.Take(8).Select(row => row.Code)]).Add(row => row.Link, _ => ""));
        Assert.Empty(full.FindAll("input"));
        Assert.Equal(8, full.FindAll(".chosen a").Count);
    }

    [Theory]
    [InlineData(" air.pm25 ,x", "2024,abcd,2023,2024", "air.pm25,x", "2023,2024")]
    [InlineData("", null, "", "")]
    [InlineData("1,2,3,4,5,6,7,8,9", "１２３４", "1,2,3,4,5,6,7,8", "")]
    public void Asked_OfAnyAddress_KeepsWhatCanBeCompared(string codes, string? years, string wanted, string wantedYears) =>
        Assert.Equal(new CompareAsked(wanted, wantedYears, default), CompareAsked.Parse([codes], years, default));

    [Fact]
    public void List_OfASet_ShowsOnlyItsIndicatorsInItsOrder_AndAnothersSetIsNamedAsSuch()
    {
        var list = Show(new IndicatorFilter(Set: 7));
        Assert.Equal(["污水零直排项目", "细颗粒物浓度"], list.FindAll("tr.indicator .name a").Select(name => name.TextContent.Trim()).Order(StringComparer.Ordinal));
        Assert.Equal("早会2", list.Find("[data-testid=sets] [aria-current]").TextContent);
        Assert.Equal("/compare?i=water.sewers&i=air.pm25&years=2023,2024", list.Find("[data-testid=compare-shown]").GetAttribute("href"));
        Assert.Single(list.FindAll("[data-testid=set-delete]"));

        var stranger = Show(new IndicatorFilter(Set: 8));
        Assert.Equal(5, stranger.FindAll("tr.indicator").Count);
        Assert.Contains("属于其他人", stranger.Find("[data-testid=set-unknown]").TextContent, StringComparison.Ordinal);
        Assert.Empty(stranger.FindAll("[data-testid=set-delete]"));
    }

    private IRenderedComponent<IndicatorList> Show(IndicatorFilter filter) => Render<IndicatorList>(list => list
        .Add(part => part.Period, IndicatorSamples.All with { Sets = [Mine] }).Add(part => part.Filter, filter).Add(part => part.OnSetsChanged, EventCallback.Factory.Create(this, () => { })));
}
