using LuchengEco.Domain.Explanations;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Reporting;

/// <summary>Last year's value is explained as last year's own report explains it.</summary>
public sealed class LastYearExplanationTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    /// <summary>What looks further back or ahead than the year itself.</summary>
    private static readonly ExplanationPart[] Beyond = [ExplanationPart.LastYear, ExplanationPart.Breaks];

    [Theory]
    [InlineData(ReportBasis.All, 10)]
    [InlineData(ReportBasis.All, 1)]
    [InlineData(ReportBasis.Approved, 6)]
    public async Task SameMonthsAndWholeYear_AreExplainedAsByTheReportsOfThatYear(ReportBasis basis, int through)
    {
        var report = await ReportAsync(2024, through, basis);
        var (then, december) = (await ReportAsync(2023, through, basis), await ReportAsync(2023, 12, basis));
        var printed = 0;
        foreach (var indicator in report.Indicators)
        {
            printed += Compare(IndicatorExplanation.OfSameMonths(indicator), indicator, then, YearOnYear.SameMonths(indicator), indicator.LastYearTraits);
            printed += Compare(IndicatorExplanation.OfWholeYear(indicator), indicator, december, YearOnYear.WholeYear(indicator), indicator.LastYearFullTraits);
        }

        Assert.True(printed > 20, $"{printed} values of last year");
    }

    [Fact]
    public async Task Predecessor_IsNamedAndExplainedWithItsOwnCells()
    {
        var indicator = (await ReportAsync(2024, 10, ReportBasis.All)).Indicators.Single(row => row.Code == "water.county-sections");
        var explanation = IndicatorExplanation.OfSameMonths(indicator)!;

        Assert.Equal("water.city-sections", explanation.Code);
        Assert.Equal($"本数为2023年填报的前一指标“{indicator.PredecessorName}”的数据；2024年起由“{indicator.Name}”接替，两者不是同一指标。", explanation.Sections[0].Lines[0].Text);
        Assert.Equal(10, explanation.Cells.Count);
        Assert.All(explanation.Cells, cell => Assert.Equal(2023, cell.Month.Year));
        Assert.Null(IndicatorExplanation.OfMonthBefore(indicator, 1));
    }

    [Fact]
    public async Task Months_OfBothYears_LeadToTheValueToDateBesideThem()
    {
        foreach (var indicator in (await ReportAsync(2024, 10, ReportBasis.Approved)).Indicators)
        {
            foreach (var point in indicator.Months.Where(point => point.ToDate is not null))
            {
                var running = IndicatorExplanation.OfValueThrough(indicator, point.Month);
                Assert.Equal(indicator.Write(point.ToDate) + indicator.Traits.Unit, running.Printed);
                Assert.Contains($"截至{point.Month}月的累计值：{running.Printed}", Running(IndicatorExplanation.OfMonth(indicator, point.Month)));
            }
            foreach (var point in indicator.LastYearMonths.Where(point => point.ToDate is not null))
            {
                var printed = NumberText.Of(point.ToDate!.Value, indicator.LastYearFullTraits.Decimals) + indicator.LastYearFullTraits.Unit;
                Assert.Contains($"截至{point.Month}月的累计值：{printed}", Running(IndicatorExplanation.OfMonthBefore(indicator, point.Month)!));
            }
        }
    }

    private static int Compare(Explanation? explanation, IndicatorReport indicator, YearReport then, string printed, IndicatorTraits traits)
    {
        if (explanation is null)
        {
            Assert.Equal("—", printed.TrimEnd('※'));
            return 0;
        }
        var own = IndicatorExplanation.Of(then.Indicators.Single(row => row.Code == indicator.Before!.Code));
        Assert.StartsWith(printed.TrimEnd('※'), explanation.Printed, StringComparison.Ordinal);
        Assert.EndsWith(traits.Unit, explanation.Printed, StringComparison.Ordinal);
        Assert.Equal((own.Title, own.Printed, own.Value, own.Requirement, own.Status, own.UnitName),
            (explanation.Title, explanation.Printed, explanation.Value, explanation.Requirement, explanation.Status, explanation.UnitName));
        Assert.Equal(own.Cells, explanation.Cells);
        Assert.Equal(Lines(own), Lines(explanation).Where(line => !line.StartsWith("本数为", StringComparison.Ordinal)));
        return 1;
    }

    private static IEnumerable<string> Lines(Explanation explanation) =>
        explanation.Sections.Where(section => !Beyond.Contains(section.Part)).SelectMany(section => section.Lines.Select(line => line.Text).Prepend(section.Heading));

    private static IEnumerable<string> Running(Explanation cell) => cell.Sections.Single(section => section.Part == ExplanationPart.Running).Lines.Select(line => line.Text);

    private async Task<YearReport> ReportAsync(int year, int through, ReportBasis basis) =>
        (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, new ReportRequest(year, through, basis), TestContext.Current.CancellationToken))!;
}
