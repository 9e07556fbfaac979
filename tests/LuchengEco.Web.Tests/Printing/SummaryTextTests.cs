using LuchengEco.Domain.Progress;
using LuchengEco.Services.Events;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Web.Tests.Printing;

/// <summary>The text of a summary: its keys, its slots, and what it says beyond the bare numbers.</summary>
public class SummaryTextTests
{
    public static TheoryData<bool, int> Summaries => [.. Enumerable.Range(1, 12).Select(month => (false, month)).Append((true, 12))];

    private static YearEndSummary Sample(bool isComplete, int through) => isComplete ? SampleSummaries.Complete() : SampleSummaries.Open(through);

    [Theory]
    [MemberData(nameof(Summaries))]
    public void Keys_OfParagraphs_AreEachUsedOnce(bool isComplete, int through)
    {
        var keys = Sample(isComplete, through).Paragraphs.Select(paragraph => paragraph.Key).ToList();

        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Summaries))]
    public void Slots_OfOneKey_SayTheSameEverywhere(bool isComplete, int through)
    {
        var summary = Sample(isComplete, through);
        var book = NumberBook.Of(summary);

        Assert.All(summary.Paragraphs.SelectMany(paragraph => paragraph.Body.Slots), slot => Assert.Equal(slot.Text, book.Find(slot.Key!)?.Wording));
        Assert.All(book.All, number => Assert.DoesNotContain('/', number.Label));
    }

    [Theory]
    [InlineData(new[] { 29, 31 }, "为2022年以来同期最好水平。")]
    [InlineData(new[] { 20, 21 }, "为2022年以来同期最差水平。")]
    [InlineData(new[] { 20, 31 }, null)]
    [InlineData(new[] { 26, 31 }, null)]
    [InlineData(new[] { 31 }, null)]
    public void Record_NeedsTwoYearsThatAreAllWorse(int[] earlier, string? expected)
    {
        var report = SampleSummaries.Report(2024, 10);
        var now = (int)report.Indicators[0].Progress.Rounded!.Value;
        var history = earlier.Select((value, index) => new EarlierYear(2023 - index, value - 26 + now)).ToLookup(_ => "air.pm25");

        var text = YearEndSummaryWriter.Write(report, SampleSummaries.Plan2024(), null, history).Paragraphs.Single(paragraph => paragraph.Key == "goal/air.pm25").Text;

        if (expected is null)
            Assert.DoesNotContain("同期最", text, StringComparison.Ordinal);
        else
            Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Record_OfAYearThatLacksAMonth_IsNone()
    {
        var report = SampleSummaries.Report(2024, 10);
        var air = report.Indicators[0];
        var history = new[] { new EarlierYear(2023, 90), new EarlierYear(2022, 91) }.ToLookup(_ => "air.pm25");
        var gap = report with { Indicators = [.. report.Indicators.Select(indicator => indicator == air ? air with { Progress = air.Progress with { MissingMonths = [3] } } : indicator)] };

        Assert.Contains("同期最好水平", Text(report), StringComparison.Ordinal);
        Assert.DoesNotContain("同期最好水平", Text(gap), StringComparison.Ordinal);

        string Text(YearReport of) => YearEndSummaryWriter.Write(of, SampleSummaries.Plan2024(), null, history).Paragraphs.Single(paragraph => paragraph.Key == "goal/air.pm25").Text;
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(99, false)]
    public void FirstTime_IsSaidOfAGoalThatNoEarlierYearMet(decimal before, bool isFirst)
    {
        var report = SampleSummaries.Report(2024, 12);
        var history = new[] { new EarlierYear(2023, before) }.ToLookup(_ => "air.good-days");

        var text = YearEndSummaryWriter.Write(report, SampleSummaries.Plan2024(), null, history).Paragraphs.Single(paragraph => paragraph.Key == "goal/air.good-days").Text;

        Assert.Equal(isFirst, text.Contains("2023年以来首次达到这一目标水平。", StringComparison.Ordinal));
    }

    [Fact]
    public void RedGoal_TellsCauseAndRemedy()
    {
        var report = SampleSummaries.Report(2024, 10);
        var water = report.Indicators.Single(indicator => indicator.Code == "water.drinking");
        var told = new EventLine(1, new(2024, 5), "水厂检修，取样点临时调整。", null, water.Code, null, "水源地", "某人", report.ComputedAt);
        report = report with { Indicators = [.. report.Indicators.Select(indicator => indicator == water ? water with { Events = [told] } : indicator)] };

        var text = YearEndSummaryWriter.Write(report, SampleSummaries.Plan2024()).Paragraphs.Single(paragraph => paragraph.Key == "problem/water.drinking").Text;

        Assert.Equal(ProgressStatus.Unreachable, water.Progress.Status);
        Assert.StartsWith(water.Progress.Reason, text, StringComparison.Ordinal);
        Assert.EndsWith("据月度事件记录，5月，水厂检修，取样点临时调整。当月值未达目标的月份为5月。年度安排的相关工作为水环境实现四个百分之百、落实一点一策、一河一策。", text, StringComparison.Ordinal);
    }
}
