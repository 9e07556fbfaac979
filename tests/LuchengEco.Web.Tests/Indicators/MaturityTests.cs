using Bunit;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Charts;
using LuchengEco.Web.Features.Admin;
using LuchengEco.Web.Features.Home;
using LuchengEco.Web.Features.Indicators;
using LuchengEco.Web.Features.Summary;
using LuchengEco.Web.Tests.Printing;
using MudBlazor.Services;

namespace LuchengEco.Web.Tests.Indicators;

public sealed class MaturityTests : BunitContext
{
    public MaturityTests() => Services.AddMudBlazorDialog();

    private static readonly DefinitionBreak Changed = new(new YearMonth(2024, 2), BreakKind.Definition, "市控以上断面", "县控以上断面", "考核调整");

    /// <summary>January is approved, February and March are not.</summary>
    private static IndicatorReport Air { get; } = IndicatorSamples.Air with
    {
        LastYearFull = 26,
        Months = [.. Enumerable.Range(1, 12).Select(month => new MonthPoint(month, month <= 3 ? new FigureEntry(30 - month, null, null, 30) : FigureEntry.Blank,
            month <= 3 ? 30 - month : null, null, 1, false, "某人") { State = month == 1 ? SubmissionState.Approved : SubmissionState.Draft })],
        LastYearMonths = [.. Enumerable.Range(1, 12).Select(month => new MonthPoint(month, FigureEntry.Blank, null, null, 0, false, null))],
    };

    [Fact]
    public void MonthTable_MarksUnapprovedMonthsByIconAndWord()
    {
        var rows = Render<MonthTable>(table => table.Add(part => part.Indicator, Air).Add(part => part.Year, 2024)).FindAll("tbody tr");

        Assert.Equal([null, "◌未审核", "◌未审核", null], rows.Take(4).Select(row => row.QuerySelector("[data-unapproved]")?.TextContent));
    }

    [Fact]
    public void MonthTable_OfApprovedFiguresOnly_SaysWhatIsLeftOut()
    {
        var left = Air with { Months = [.. Air.Months.Select(point => point.Month == 2 ? point with { Entry = FigureEntry.Blank, Stored = point.Entry, Value = null } : point)] };

        Assert.Equal("◌未审核，不计入", Render<MonthTable>(table => table.Add(part => part.Indicator, left).Add(part => part.Year, 2024)).FindAll("tbody tr")[1].QuerySelector("[data-unapproved]")!.TextContent);
    }

    [Fact]
    public void Card_NamesTheMonths_AndRefusesTheComparison()
    {
        var card = Render<GoalCard>(part => part.Add(goal => goal.Indicator, Air with { Breaks = [Changed] }).Add(goal => goal.Through, IndicatorSamples.Through));

        Assert.Equal("◌含未审核：2、3月", card.Find("[data-unapproved]").TextContent);
        Assert.Contains("口径不同（市控以上断面 → 县控以上断面），不作同比", card.Markup, StringComparison.Ordinal);
        Assert.Contains("同期 29※，全年 26※", card.Markup, StringComparison.Ordinal);
        Assert.Single(card.FindAll("line.break"));
        Assert.Equal(2, card.FindAll("rect.hollow").Count);
    }

    [Fact]
    public void VerdictRowAndAnnex_NameWhatNobodyApproved()
    {
        Assert.Equal("◌含未审核：2、3月", Render<IndicatorMaturity>(part => part.Add(verdict => verdict.Indicator, Air)).Find("[data-unapproved]").TextContent);
        var table = Render<IndicatorTable>(part => part.Add(list => list.Indicators, [Air, IndicatorSamples.Sewers]).Add(list => list.Through, IndicatorSamples.Through));
        Assert.Equal("◌含未审核：2、3月", Assert.Single(table.FindAll("[data-unapproved]")).TextContent);
        var summary = SampleSummaries.Open();
        var annex = Render<SummaryAnnexTargets>(part => part.Add(shown => shown.Summary,
            summary with { Targets = [summary.Targets[0] with { UnapprovedMonths = [9] }, .. summary.Targets.Skip(1).Select(line => line with { UnapprovedMonths = [] })] }));
        Assert.Equal(["◌未审核"], annex.FindAll("[data-unapproved]").Select(badge => badge.TextContent));
        Assert.NotNull(annex.Find("tbody tr:first-child [data-unapproved]"));
    }

    [Fact]
    public void Unapproved_AreTheMonthsOfTheReport_NotWhatCameLater() =>
        Assert.Equal([2, 3], (Air with { Months = [.. Air.Months.Select(point => point.Month == 4 ? point with { Entry = new FigureEntry(20), Value = 20 } : point)] }).CountedUnapproved);

    [Fact]
    public void Verdict_ComparesOverABridgeWithItsNote()
    {
        var bridge = new DefinitionBridge(1, new(2024, 2), "两种口径差异很小", true, null, "系统管理员", DateTimeOffset.UnixEpoch);
        var line = Render<IndicatorMaturity>(part => part.Add(verdict => verdict.Indicator, Air with { Breaks = [Changed with { Bridge = bridge }] })).Find("[data-testid=year-on-year]").TextContent;

        Assert.StartsWith("上年同期 29，全年 26，", line, StringComparison.Ordinal);
        Assert.EndsWith("（两种口径差异很小）", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_ShowTheStandardAndEveryBreakUntilTheYear()
    {
        var notes = Render<DefinitionNotes>(part => part.Add(shown => shown.Through, IndicatorSamples.Through)
            .Add(shown => shown.Indicator, Air with { StandardVersion = "2012", Breaks = [Changed, Changed with { From = new(2026, 3) }] }));

        Assert.Contains("执行标准 GB 3095—2012", notes.Find("[data-testid=standard]").TextContent, StringComparison.Ordinal);
        Assert.Single(notes.FindAll("[data-break]"));
    }

    [Fact]
    public void Charts_BreakTheirLineAndDrawUnapprovedValuesHollow()
    {
        var changed = Air with { Breaks = [Changed] };
        var options = YearChart.Options(changed, 2024);
        var svg = SvgMonthChart.Draw(MonthChart.Of(changed) with { Unit = "%" });

        Assert.Equal(["1月", "", "2月"], options["xAxis"]!["data"]!.AsArray().Take(3).Select(slot => slot!.GetValue<string>()));
        Assert.All(options["series"]!.AsArray(), series => Assert.Equal("-", series!["data"]![1]!.GetValue<string>()));
        Assert.Equal("口径变更", options["series"]![1]!["markLine"]!["label"]!["formatter"]!.GetValue<string>());
        Assert.Equal(28, options["series"]![1]!["data"]![2]!["value"]!.GetValue<decimal>());
        Assert.Contains("口径变更", svg, StringComparison.Ordinal);
        Assert.Contains("空心：未审核", svg, StringComparison.Ordinal);
        Assert.Equal(2, svg.Split("<path d=\"")[1].Split('"')[0].Count(sign => sign == 'M'));
    }

    [Fact]
    public void Bridge_IsWrittenWithItsMonthAndTick_AndARefusalIsSaid()
    {
        var written = new List<(YearMonth, string, bool)>();
        var list = Render<BridgeList>(part => part.Add(shown => shown.Breaks, [Changed]).Add(shown => shown.Write, (from, note, comparable) =>
        {
            written.Add((from, note, comparable));
            return Task.FromResult<string?>("请写明两边的关系。");
        }));

        list.Find("[data-field=bridge-note]").Change("差异很小");
        list.Find("[data-field=bridge-comparable]").Change(true);
        list.Find("form").Submit();

        Assert.Equal([(new YearMonth(2024, 2), "差异很小", true)], written);
        Assert.Equal("请写明两边的关系。", list.Find("[role=alert]").TextContent);
    }
}
