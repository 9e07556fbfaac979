using LuchengEco.Domain.Figures;

namespace LuchengEco.Domain.Tests.Figures;

public sealed class MonthlyFigureTests
{
    private static readonly DateTimeOffset Noon = new(2024, 11, 5, 12, 0, 0, TimeSpan.FromHours(8));
    private static readonly Guid Clerk = new("00000000-0000-0000-0000-000000000001");

    private static MonthlyFigure October() => new(7, new(2024, 10));

    private static Signature By(string name, Door door = Door.Page, string? reason = null) => new(Clerk, name, Noon, door, reason);

    [Fact]
    public void Revise_FirstFigure_IsVersionOneWithItsRevision()
    {
        var figure = October();

        Assert.True(figure.Revise(new(26.5m, Weight: 31, Note: " 含补测 "), By("填报员", Door.Paste, "核对后")));

        Assert.Equal((7, new YearMonth(2024, 10), 1), (figure.IndicatorId, figure.Month, figure.Version));
        Assert.Equal(new FigureEntry(26.5m, Weight: 31, Note: "含补测"), figure.Entry);
        Assert.Equal((Noon, "填报员", false), (figure.ChangedAt, figure.ChangedBy, figure.IsDemonstration));
        var revision = Assert.Single(figure.Revisions);
        Assert.Equal((1, 26.5m, 31m, FigureMark.None, "含补测"), (revision.Version, revision.Value, revision.Weight, revision.Mark, revision.Note));
        Assert.Equal((Clerk, "填报员", Noon, Door.Paste, "核对后"), (revision.UserId, revision.UserName, revision.At, revision.Door, revision.Reason));
    }

    [Fact]
    public void Revise_EveryPart_ReachesFigureAndRevision()
    {
        var figure = October();
        figure.Revise(new(Numerator: 30, Denominator: 31), By("填报员"));
        figure.Revise(new(Mark: FigureMark.NotPublished), By("填报员"));

        Assert.Equal(new FigureEntry(Mark: FigureMark.NotPublished), figure.Entry);
        Assert.Equal([(1, 30m, 31m, FigureMark.None), (2, null, null, FigureMark.NotPublished)],
            figure.Revisions.Select(revision => (revision.Version, revision.Numerator, revision.Denominator, revision.Mark)));
    }

    [Fact]
    public void Revise_SameAgain_DoesNothing()
    {
        var figure = October();
        figure.Revise(new(26.5m), By("甲"));

        Assert.False(figure.Revise(new(26.50m, Note: ""), By("乙", Door.Rest)));

        Assert.Equal((1, "甲"), (figure.Version, figure.ChangedBy));
        Assert.Single(figure.Revisions);
    }

    [Fact]
    public void Revise_NothingOnNothing_DoesNothing()
    {
        var figure = October();

        Assert.False(figure.Revise(FigureEntry.Blank, By("甲")));

        Assert.Equal(0, figure.Version);
        Assert.Empty(figure.Revisions);
    }

    [Fact]
    public void Revise_SpacesAroundTheNote_AreNoChange()
    {
        var figure = October();
        figure.Revise(new(26, Note: "含补测 "), By("甲"));

        Assert.False(figure.Revise(new(26, Note: "  含补测 "), By("乙")));
        Assert.Single(figure.Revisions);
    }

    [Theory]
    [InlineData("   ")]
    [InlineData("\u3000\n")]
    public void Revise_OnlySpacesInTheNote_SaysNothing(string note)
    {
        var figure = October();

        Assert.False(figure.Revise(new(Note: note), By("甲")));
        Assert.Empty(figure.Revisions);

        figure.Revise(new(26), By("甲"));
        Assert.False(figure.Revise(new(26, Note: note), By("乙")));
        Assert.Single(figure.Revisions);
    }

    [Fact]
    public void Revise_OnlyANote_IsARevision()
    {
        var figure = October();

        Assert.True(figure.Revise(new(Note: "等待省站数据"), By("甲")));
        Assert.Equal((1, "等待省站数据"), (figure.Version, figure.Note));
    }

    [Fact]
    public void Revise_Clearing_IsARevisionOfItsOwn()
    {
        var figure = October();
        figure.Revise(new(26), By("甲"));

        Assert.True(figure.Revise(FigureEntry.Blank, By("乙")));

        Assert.True(figure.Entry.IsBlank);
        Assert.Equal([26m, null], figure.Revisions.Select(revision => revision.Value));
        Assert.Equal([1, 2], figure.Revisions.Select(revision => revision.Version));
    }

    [Fact]
    public void Revise_BlankToZero_IsAChange()
    {
        var figure = October();
        figure.Revise(new(Note: "注"), By("甲"));

        Assert.True(figure.Revise(new(0, Note: "注"), By("甲")));
    }

    [Fact]
    public void Revise_Demonstration_IsMarkedUntilAPersonWrites()
    {
        var figure = October();

        figure.Revise(new(26), By("演示", Door.Demonstration));
        Assert.True(figure.IsDemonstration);
        figure.Revise(new(27), By("演示", Door.Demonstration));
        Assert.True(figure.IsDemonstration);
        figure.Revise(new(28), By("甲"));
        Assert.False(figure.IsDemonstration);
        figure.Revise(new(29), By("演示", Door.Demonstration));
        Assert.False(figure.IsDemonstration);
    }

    [Fact]
    public void Reason_OtherNumbers_NeedAnotherOne()
    {
        var figure = October();
        figure.Revise(new(26.5m), By("甲", reason: " 停产检修 "));
        Assert.Equal("停产检修", figure.Reason);

        figure.Revise(new(27m), By("甲"));

        Assert.Null(figure.Reason);
    }

    [Fact]
    public void Reason_ANoteBesideTheSameNumbers_LeavesItStanding()
    {
        var figure = October();
        figure.Revise(new(26.5m), By("甲", reason: "停产检修"));

        figure.Revise(new(26.50m, Note: "含补测"), By("乙"));

        Assert.Equal(("停产检修", 2), (figure.Reason, figure.Version));
    }

    [Fact]
    public void Reason_AloneForTheSameFigure_IsARevisionOnce()
    {
        var figure = October();
        figure.Revise(new(26.5m), By("甲"));

        Assert.True(figure.Revise(new(26.5m), By("甲", reason: "已核对原始记录")));
        Assert.False(figure.Revise(new(26.5m), By("乙", reason: "已核对原始记录 ")));
        Assert.False(figure.Revise(new(26.5m), By("乙", reason: "  ")));

        Assert.Equal(("已核对原始记录", 2, "甲"), (figure.Reason, figure.Version, figure.ChangedBy));
    }

    [Fact]
    public void Reason_AnotherMark_EndsIt()
    {
        var figure = October();
        figure.Revise(new(26.5m), By("甲", reason: "停产检修"));

        figure.Revise(new(Mark: FigureMark.NotPublished), By("甲"));

        Assert.Null(figure.Reason);
    }
}
