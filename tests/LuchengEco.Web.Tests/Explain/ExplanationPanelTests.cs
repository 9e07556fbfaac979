using Bunit;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components.Explain;
using LuchengEco.Web.Tests.Indicators;

namespace LuchengEco.Web.Tests.Explain;

public sealed class ExplanationPanelTests : BunitContext
{
    private static readonly IndicatorReport Air = IndicatorSamples.Air with
    {
        Months =
        [
            Typed(1, 30, 31), Typed(2, 28, 29) with { State = SubmissionState.Submitted }, Typed(3, 27, 31),
            .. Enumerable.Range(4, 9).Select(month => new MonthPoint(month, FigureEntry.Blank, null, null, 0, false, null)),
        ],
    };

    [Fact]
    public void Panel_ShowsPrintedValueAndTheFilledFormula()
    {
        var panel = Show();

        Assert.Equal("28µg/m³", panel.Find("[data-printed]").TextContent);
        Assert.Contains(panel.FindAll(".formula"), line => line.TextContent == "(30×31 + 28×29 + 27×31) ÷ 91 = 28.340659…");
        Assert.Contains(panel.FindAll(".formula"), line => line.TextContent == "28.340659… → 28");
    }

    [Fact]
    public void Cells_LinkToTheMonthOfTheUnitAndTellAuthorTimeAndState()
    {
        var cells = Show().FindAll("[data-month]");

        Assert.Equal(["2024-01", "2024-02", "2024-03"], cells.Select(cell => cell.GetAttribute("data-month")));
        Assert.Equal(EcoUrls.Entry(new Domain.YearMonth(2024, 1), Air.UnitCode), cells[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("30（有效天数31）", cells[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("填报员", cells[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("2024-02-05 16:30", cells[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("已审核", cells[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("已报送", cells[1].TextContent, StringComparison.Ordinal);
    }

    private static MonthPoint Typed(int month, decimal value, decimal weight) =>
        new(month, new FigureEntry(value, Weight: weight), value, null, 3, false, "填报员")
        {
            State = SubmissionState.Approved,
            ChangedAt = new DateTimeOffset(2024, 2, 5, 8, 30, 0, TimeSpan.Zero),
        };

    private IRenderedComponent<ExplanationPanel> Show() => Render<ExplanationPanel>(parameters => parameters
        .Add(it => it.Explanation, IndicatorExplanation.Of(Air)));
}
