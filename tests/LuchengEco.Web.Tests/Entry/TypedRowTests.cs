using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Features.Entry;

namespace LuchengEco.Web.Tests.Entry;

public sealed class TypedRowTests
{
    private static TypedRow Typed(string code, string? value = null, string? numerator = null, string? denominator = null, string? weight = null, string? mark = null,
        string? note = null) => new(code, 2, false, new TypedTexts(value, numerator, denominator, weight, mark, note));

    [Fact]
    public void Read_EveryField_BecomesTheEditWithTheVersionSeen()
    {
        var (edit, refusal) = Typed("air.pm25", "２８", weight: " 30 ", mark: "", note: " 停电一天 ").Read(Sheets.Mean);

        Assert.Null(refusal);
        Assert.Equal(new FigureEdit("air.pm25", new FigureEntry(28m, Weight: 30m, Note: "停电一天"), 2), edit);
    }

    [Fact]
    public void Read_NothingTyped_IsABlankAndNotAZero() => Assert.Equal(FigureEntry.Blank, Typed("air.pm25", "", weight: "", mark: "", note: "").Read(Sheets.Mean).Edit!.Entry);

    [Theory]
    [InlineData("notApplicable", FigureMark.NotApplicable)]
    [InlineData("notPublished", FigureMark.NotPublished)]
    [InlineData("", FigureMark.None)]
    [InlineData("something else", FigureMark.None)]
    public void Read_Mark_IsByItsCode(string code, FigureMark mark) => Assert.Equal(mark, Typed("air.pm25", mark: code).Read(Sheets.Mean).Edit!.Entry.Mark);

    [Fact]
    public void Read_ALetter_NamesTheFieldAtFaultAndKeepsTheVersion()
    {
        var (edit, refusal) = Typed("air.good-days", numerator: "30", denominator: "3o").Read(Sheets.Ratio);

        Assert.Null(edit);
        Assert.Equal((RowReply.Refused, "denominator", 2), (refusal!.Outcome, refusal.Field, refusal.Version));
        Assert.StartsWith("有效天数：", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PercentSign_IsTakenOnlyByAnIndicatorInPercent()
    {
        Assert.Equal(97.5m, Typed("x", "97.5%").Read(Sheets.Sum with { Unit = "%" }).Edit!.Entry.Value);
        Assert.Equal("value", Typed("x", "97.5%").Read(Sheets.Sum).Refusal!.Field);
    }

    [Theory]
    [InlineData(CellOutcome.Saved, RowReply.Saved)]
    [InlineData(CellOutcome.Unchanged, RowReply.Saved)]
    [InlineData(CellOutcome.Refused, RowReply.Refused)]
    [InlineData(CellOutcome.Forbidden, RowReply.Refused)]
    [InlineData(CellOutcome.Conflict, RowReply.Conflict)]
    [InlineData(CellOutcome.Locked, RowReply.Locked)]
    public void Of_EachOutcome_IsOneThatTheGridPaints(CellOutcome outcome, string painted) =>
        Assert.Equal(painted, RowReply.Of(Sheets.Sum, new CellResult("air.inspections", outcome, 1, null)).Outcome);

    [Fact]
    public void Of_AConflict_TellsTheOthersFigureInWordsAndAsText()
    {
        var reply = RowReply.Of(Sheets.Mean, new CellResult("air.pm25", CellOutcome.Conflict, 5, new FigureEntry(27m, Weight: 30m, Note: "复核")));

        Assert.Equal("27（有效天数30）；备注：复核", reply.Words);
        Assert.Equal(new TypedTexts("27", "", "", "30", "", "复核"), reply.Texts);
        Assert.Equal(5, reply.Version);
    }

    [Fact]
    public void Read_Reason_GoesWithTheEdit_AndABlankOneIsNone()
    {
        var typed = new TypedRow("air.pm25", 2, false, new TypedTexts("28", null, null, "30", "", "", " 沙尘 "));

        Assert.Equal("沙尘", typed.Read(Sheets.Mean).Edit!.Reason);
        Assert.Null((typed with { Texts = typed.Texts with { Reason = " " } }).Read(Sheets.Mean).Edit!.Reason);
    }

    [Fact]
    public void Of_ACellWithWarnings_TellsThemAndWhetherAReasonIsOwed()
    {
        var result = new CellResult("air.pm25", CellOutcome.Saved, 1, new FigureEntry(90m)) { Warnings = [new SoftWarning("year-on-year", "偏高")] };

        Assert.True(RowReply.Of(Sheets.Mean, result).NeedsReason);
        var answered = RowReply.Of(Sheets.Mean, result with { Reason = "沙尘" });
        Assert.Equal(("沙尘", false, "偏高"), (answered.Texts!.Reason, answered.NeedsReason, answered.Warnings[0].Message));
    }
}
