using LuchengEco.Domain.Figures;
using static LuchengEco.Domain.Figures.SubmissionAction;
using static LuchengEco.Domain.Figures.SubmissionState;

namespace LuchengEco.Domain.Tests.Figures;

public sealed class SubmissionTests
{
    private static readonly DateTimeOffset Noon = new(2024, 11, 5, 12, 0, 0, TimeSpan.FromHours(8));

    private static Submission In(SubmissionState state)
    {
        var submission = new Submission("air", new(2024, 10));
        SubmissionAction[] way = state switch
        {
            Draft => [],
            Submitted => [Submit],
            Returned => [Submit, Return],
            Approved => [Submit, Approve],
        };
        foreach (var action in way)
            submission.Apply(action, null, "某人", Noon, "理由");
        return submission;
    }

    [Theory]
    [InlineData(Draft, Submit, Submitted)]
    [InlineData(Draft, Return, null)]
    [InlineData(Draft, Approve, null)]
    [InlineData(Draft, Reopen, null)]
    [InlineData(Submitted, Submit, null)]
    [InlineData(Submitted, Return, Returned)]
    [InlineData(Submitted, Approve, Approved)]
    [InlineData(Submitted, Reopen, null)]
    [InlineData(Returned, Submit, Submitted)]
    [InlineData(Returned, Return, null)]
    [InlineData(Returned, Approve, null)]
    [InlineData(Returned, Reopen, null)]
    [InlineData(Approved, Submit, null)]
    [InlineData(Approved, Return, null)]
    [InlineData(Approved, Approve, null)]
    [InlineData(Approved, Reopen, Draft)]
    public void Apply_EveryActionInEveryState_FollowsTheTable(SubmissionState state, SubmissionAction action, SubmissionState? next)
    {
        var submission = In(state);
        Assert.Equal(state, submission.State);
        var steps = submission.Events.Count;

        void Act() => submission.Apply(action, null, "某人", Noon, "理由");

        if (next is { } reached)
        {
            Act();
            Assert.Equal((reached, steps + 1, steps + 1), (submission.State, submission.Version, submission.Events.Count));
        }
        else
        {
            Assert.Equal("submission-state", Assert.Throws<DomainException>(Act).Code);
            Assert.Equal((state, steps, steps), (submission.State, submission.Version, submission.Events.Count));
        }
    }

    [Theory]
    [InlineData(Submitted, Return)]
    [InlineData(Approved, Reopen)]
    public void Apply_ReturnOrReopenWithoutAReason_IsRefused(SubmissionState state, SubmissionAction action) => Assert.All(
        new[] { null, "", "  " },
        reason =>
        {
            var submission = In(state);
            var version = submission.Version;

            var refusal = Assert.Throws<DomainException>(() => submission.Apply(action, null, "某人", Noon, reason));

            Assert.Equal(("reason-missing", "请写明理由后再提交。"), (refusal.Code, refusal.Message));
            Assert.Equal((state, version), (submission.State, submission.Version));
        });

    [Theory]
    [InlineData(Draft, Submit)]
    [InlineData(Submitted, Approve)]
    public void Apply_SubmitOrApprove_NeedsNoReason(SubmissionState state, SubmissionAction action)
    {
        var submission = In(state);

        submission.Apply(action, null, "某人", Noon, null);

        Assert.Null(submission.Events[^1].Reason);
    }

    [Fact]
    public void Apply_WrongStateWithoutReason_SpeaksOfTheState() =>
        Assert.Equal("submission-state", Assert.Throws<DomainException>(() => In(Draft).Apply(Return, null, "某人", Noon, null)).Code);

    [Fact]
    public void Apply_Step_IsKeptWithItsAuthor()
    {
        var reviewer = Guid.CreateVersion7(Noon);
        var submission = In(Submitted);

        submission.Apply(Return, reviewer, "审核员", Noon, " 请核对3月 ");

        var step = submission.Events[^1];
        Assert.Equal((Return, Returned, reviewer, "审核员", Noon, "请核对3月"), (step.Action, step.State, step.UserId, step.UserName, step.At, step.Reason));
    }

    [Theory]
    [InlineData(Draft, true)]
    [InlineData(Submitted, false)]
    [InlineData(Returned, true)]
    [InlineData(Approved, false)]
    public void IsOpen_DraftAndReturned_MayBeTyped(SubmissionState state, bool open) => Assert.Equal(open, Submission.IsOpen(state));

    [Fact]
    public void Constructor_NewMonth_IsADraft()
    {
        var submission = new Submission("air", new(2024, 10), isDemonstration: true);

        Assert.Equal(("air", new YearMonth(2024, 10), Draft, 0, true),
            (submission.UnitCode, submission.Month, submission.State, submission.Version, submission.IsDemonstration));
    }

    [Fact]
    public void Apply_ByAPerson_MakesADemonstrationTheirs()
    {
        var submission = new Submission("air", new(2024, 10), isDemonstration: true);

        submission.Apply(Submit, null, "演示数据", Noon, null);
        Assert.True(submission.IsDemonstration);

        submission.Apply(Approve, Guid.CreateVersion7(Noon), "审核员", Noon, null);
        Assert.False(submission.IsDemonstration);
    }

    [Theory]
    [InlineData(500, '字', null)]
    [InlineData(501, '字', "reason-too-long")]
    [InlineData(3, '\0', "reason-invalid")]
    public void Apply_Reason_IsAtMostFiveHundredCharactersThatCanBeStored(int length, char character, string? code)
    {
        var submission = In(Submitted);

        var exception = Record.Exception(() => submission.Apply(Return, null, "某人", Noon, new(character, length)));

        Assert.Equal((code, code is null ? Returned : Submitted), ((exception as DomainException)?.Code, submission.State));
    }
}
