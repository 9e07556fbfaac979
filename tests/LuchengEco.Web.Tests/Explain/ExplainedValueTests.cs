using System.Globalization;
using Bunit;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Components.Explain;
using LuchengEco.Web.Features.Areas;
using LuchengEco.Web.Features.Home;
using LuchengEco.Web.Features.Indicators;
using LuchengEco.Web.Tests.Indicators;
using MudBlazor;
using MudBlazor.Services;

namespace LuchengEco.Web.Tests.Explain;

/// <summary>Whatever opens says the number that stands beside it on the page, and is a real button that says that it opens a dialog.</summary>
public sealed class ExplainedValueTests : BunitContext
{
    /// <summary>With the months of both years, and values of last year that come from them.</summary>
    private static readonly IndicatorReport Air = WithMonths(IndicatorSamples.Air, [(1, 30, 31), (2, 28, 29), (3, 27.35m, 31)], [(1, 33, 31), (2, 29.5m, 28), (3, 25, 31), (11, 31, 30)]);

    public ExplainedValueTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
    }

    [Fact]
    public void Card_LastYear_OpensBothValuesOfLastYear()
    {
        var card = Render<GoalCard>(goal => goal.Add(it => it.Indicator, Air).Add(it => it.Through, IndicatorSamples.Through));
        var values = card.FindComponents<LastYearValue>().SelectMany(value => value.FindComponents<ExplainedValue>()).ToList();

        Assert.Equal(["air.pm25:last-year", "air.pm25:last-year-full"], values.Select(value => value.Instance.Key));
        AssertSameNumbers(values);
        Assert.Equal(["细颗粒物浓度（2023年1—3月）", "细颗粒物浓度（2023年1—12月）"], values.Select(value => value.Instance.Explain().Title));
        Assert.Matches(@"上年\s*同期 29，全年 30", card.Find("dl").TextContent);
    }

    [Fact]
    public void Table_LastYear_OpensItsValueAndADashOpensNothing()
    {
        var table = Render<IndicatorTable>(rows => rows.Add(it => it.Indicators, [Air, IndicatorSamples.Sewers]).Add(it => it.Through, IndicatorSamples.Through).Add(it => it.Caption, "x"));
        var cells = table.FindAll("td.last");

        Assert.Equal("29", cells[0].QuerySelector("button.explain")!.TextContent);
        Assert.Null(cells[1].QuerySelector("button"));
        Assert.Equal("—", cells[1].TextContent.Trim());
    }

    [Fact]
    public void Months_OpenTheCellTheValueToDateAndLastYearsCell()
    {
        var table = Render<MonthTable>(rows => rows.Add(it => it.Indicator, Air).Add(it => it.Year, 2024));
        var values = table.FindComponents<ExplainedValue>();

        Assert.Equal(["2024-01", "2024-01:to-date", "2023-01", "2024-02", "2024-02:to-date", "2023-02", "2024-03", "2024-03:to-date", "2023-03", "2023-11"],
            values.Select(value => value.Instance.Key.Split(':', 2)[1]));
        AssertSameNumbers(values);
    }

    [Fact]
    public void Month_Clicked_OpensOneCellWithAuthorStateAndEntryAndItsHistory()
    {
        var asked = 0;
        var page = Render<MudDialogProvider>();
        var table = Render<MonthTable>(rows => rows.Add(it => it.Indicator, Air).Add(it => it.Year, 2024).Add(it => it.OnHistory, month => asked = month));

        table.Find("[data-explain='air.pm25:2024-02']").Click();

        page.WaitForElement("[data-printed]");
        Assert.Equal("28µg/m³", page.Find("[data-printed]").TextContent);
        var cell = Assert.Single(page.FindAll("[data-month]"));
        Assert.Equal("/entry/2024-02?unit=" + Uri.EscapeDataString(Air.UnitCode), cell.QuerySelector("a")!.GetAttribute("href"));
        foreach (var word in new[] { "28（有效天数29）", "计入", "已报送", "填报员", "2024-02-05 16:30" })
            Assert.Contains(word, cell.TextContent, StringComparison.Ordinal);
        Assert.Contains("该月尚未审核", page.Find("[data-part='Running']").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid='explanation-history']").Click();
        Assert.Equal(2, asked);
    }

    [Fact]
    public void Counts_OfAreas_AreTheLengthOfTheListThatTheyOpen()
    {
        var grid = Render<AreaGrid>(areas => areas.Add(it => it.Areas, IndicatorSamples.All.Report!.Areas).Add(it => it.Through, IndicatorSamples.Through));
        var counts = grid.FindComponents<CountButton>();

        Assert.Equal(["A2:on-track", "A2:secured", "A2", "A3:at-risk", "A3:on-track", "A3", "A5:no-target", "A5"], counts.Select(count => count.Instance.Key));
        Assert.All(counts, count => Assert.Equal(count.Instance.Indicators.Count, Number(count.Find("button").TextContent)));
        Assert.All(counts, count => Assert.Equal("dialog", count.Find("button").GetAttribute("aria-haspopup")));
        // A button within a link would be no button of its own.
        Assert.Empty(grid.FindAll("a button"));
    }

    [Fact]
    public void Count_Clicked_ListsItsIndicatorsWithValueTargetAndStatusInTheView()
    {
        var page = Render<MudDialogProvider>();
        var view = new ReportView(ReportBasis.Approved, null);
        var period = IndicatorSamples.All;
        var area = Render<AreaOverview>(overview => overview.Add(it => it.Area, period.Report!.Areas[1]).Add(it => it.Period, period).AddCascadingValue(view));

        area.Find("[data-counted='A3:at-risk']").Click();

        page.WaitForElement("[data-counted-list]");
        var row = Assert.Single(page.FindAll("tr[data-indicator]"));
        Assert.Equal("1项", page.Find("[data-total]").TextContent);
        Assert.Equal("大气环境：预警", page.Find("h3").TextContent);
        Assert.Equal("/indicators/air.pm25?year=2024&month=3&basis=approved", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(["28µg/m³", "≤26µg/m³", "▲预警"], row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
        Assert.Equal("/indicators?year=2024&month=3&area=A3&status=at-risk&basis=approved", page.Find(".links a").GetAttribute("href"));
    }

    private void AssertSameNumbers(IReadOnlyCollection<IRenderedComponent<ExplainedValue>> values)
    {
        Assert.NotEmpty(values);
        foreach (var value in values)
        {
            var button = value.Find("button[type=button][aria-haspopup=dialog]");
            var panel = Render<ExplanationPanel>(parameters => parameters.Add(it => it.Explanation, value.Instance.Explain()));
            Assert.Equal(Number(button.TextContent), Number(panel.Find("[data-printed]").TextContent.Replace("µg/m³", "", StringComparison.Ordinal)));
        }
    }

    private static decimal Number(string text) =>
        decimal.Parse(new string([.. text.Where(sign => char.IsAsciiDigit(sign) || sign == '.')]), CultureInfo.InvariantCulture);

    private static IndicatorReport WithMonths(IndicatorReport indicator, (int Month, decimal Value, decimal Days)[] now, (int Month, decimal Value, decimal Days)[] before)
    {
        var (months, lastYear) = (Points(2024, 3, now), Points(2023, 12, before));
        var then = new MeaningThen(new YearMonth(2023, 3), indicator.Traits, "", 1, null, "2012");
        return indicator with
        {
            Months = months,
            LastYearMonths = lastYear,
            Progress = ProgressCalculator.Compute(indicator.Traits, IndicatorSamples.Through, Figures(now), indicator.Progress.Target),
            LastYear = ProgressCalculator.RoundedToDate(indicator.Traits, then.Through, Figures(before)),
            LastYearFull = ProgressCalculator.RoundedToDate(indicator.Traits, new YearMonth(2023, 12), Figures(before)),
            Before = new YearBefore
            {
                Code = indicator.Code,
                Name = indicator.Name,
                UnitCode = indicator.UnitCode,
                UnitName = indicator.UnitName,
                Months = lastYear,
                SameMonths = then,
                WholeYear = then with { Through = new YearMonth(2023, 12) },
            },
        };

        List<MonthPoint> Points(int year, int through, (int Month, decimal Value, decimal Days)[] typed)
        {
            var running = ProgressCalculator.RoundedByMonth(indicator.Traits, year, Figures(typed));
            return [.. Enumerable.Range(1, 12).Select(month => typed.FirstOrDefault(row => row.Month == month) is { Month: > 0 } cell
                ? new MonthPoint(month, new FigureEntry(cell.Value, Weight: cell.Days), cell.Value, month <= through ? running[month - 1] : null, 3, false, "填报员")
                {
                    State = SubmissionState.Submitted,
                    ChangedAt = new DateTimeOffset(2024, 2, 5, 8, 30, 0, TimeSpan.Zero),
                }
                : new MonthPoint(month, FigureEntry.Blank, null, month <= through ? running[month - 1] : null, 0, false, null))];
        }

        static IEnumerable<MonthFigure> Figures((int Month, decimal Value, decimal Days)[] typed) => typed.Select(row => new MonthFigure(row.Month, row.Value, Weight: row.Days));
    }
}
