using LuchengEco.Domain.Figures;

namespace LuchengEco.Domain.Tests.Figures;

public sealed class ReportingStandingTests
{
    private static readonly DateOnly Due = new(2024, 11, 5);

    [Theory]
    [InlineData("2024-10-31", ReportingState.NotDue, 0, false)]
    [InlineData("2024-11-01", ReportingState.Due, 0, false)]
    [InlineData("2024-11-05", ReportingState.Due, 0, false)]
    [InlineData("2024-11-06", ReportingState.Overdue, 1, true)]
    [InlineData("2024-11-24", ReportingState.Overdue, 19, true)]
    public void On_WithoutASubmission_FollowsTheCalendar(string today, ReportingState state, int late, bool counts) =>
        Assert.Equal((state, late, counts), Judge(SubmissionState.Draft, null, today));

    [Theory]
    [InlineData(SubmissionState.Submitted, "2024-11-05", ReportingState.Submitted, 0)]
    [InlineData(SubmissionState.Submitted, "2024-11-06", ReportingState.SubmittedLate, 1)]
    [InlineData(SubmissionState.Approved, "2024-11-05", ReportingState.Approved, 0)]
    [InlineData(SubmissionState.Approved, "2024-11-08", ReportingState.Approved, 3)]
    [InlineData(SubmissionState.Returned, "2024-11-05", ReportingState.Returned, 0)]
    [InlineData(SubmissionState.Draft, "2024-11-05", ReportingState.Reopened, 0)]
    public void On_WithASubmission_JudgesByTheFirstDayWhateverCameLater(SubmissionState submission, string first, ReportingState state, int late) =>
        Assert.Equal((state, late, true), Judge(submission, first, "2024-12-24"));

    [Fact]
    public void On_AMonthThatNobodyAnsweredFor_IsNeitherLateNorCounted()
    {
        var standing = new ReportingStanding(new YearMonth(2024, 10), SubmissionState.Draft, null, Due, IsTracked: false);

        Assert.Equal(ReportingState.NotTracked, standing.On(new DateOnly(2026, 1, 1)));
        Assert.Equal((0, false), (standing.DaysLateOn(new DateOnly(2026, 1, 1)), standing.CountsOn(new DateOnly(2026, 1, 1))));
    }

    private static (ReportingState, int, bool) Judge(SubmissionState submission, string? first, string today)
    {
        var day = DateOnly.Parse(today, null);
        var standing = new ReportingStanding(new YearMonth(2024, 10), submission, first is null ? null : DateOnly.Parse(first, null), Due);
        return (standing.On(day), standing.DaysLateOn(day), standing.CountsOn(day));
    }
}
