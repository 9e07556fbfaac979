using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Features.Entry;

namespace LuchengEco.Web.Tests.Entry;

public sealed class PastePreviewTests
{
    private static readonly DateOnly Today = new(2024, 12, 1);

    [Fact]
    public void Read_NumbersAsSpreadsheetsWriteThem_AreReadByTheServersRules()
    {
        var preview = Read("1,234.5\r\n１２\r\n1.2万\r\n－3\r\n", Sum("a"), Sum("b"), Sum("c"), Sum("d") with { PlausibleMin = null });

        Assert.Equal(["1234.5", "12", "12000", "-3"], preview.Rows.Select(row => row.Texts.Value));
        Assert.All(preview.Cells, cell => Assert.Equal(PasteOutcome.Changed, cell.Outcome));
    }

    [Fact]
    public void Read_ColumnsOfMixedRows_LieAsOnTheScreen()
    {
        var preview = Read("26\t30\t\t自动站\r\n29\t30\r\n5\t\t不适用\t\r\n", Sheets.Mean, Sheets.Ratio, Sum("a"));

        Assert.Equal([new("26", "", "", "30", "", "自动站"), new TypedTexts("", "29", "30", "", "", "")], preview.Rows.Select(row => row.Texts));
        Assert.Equal(PasteOutcome.Refused, Assert.Single(preview.Cells, cell => cell is { Line: 2, Place: 0 }).Outcome);
    }

    [Fact]
    public void Read_WordsWhereTheMarksLie_AreTheNote()
    {
        var preview = Read("26\t30\t自动站", Sheets.Mean);

        Assert.Equal(new TypedTexts("26", "", "", "30", "", "自动站"), Assert.Single(preview.Rows).Texts);
    }

    [Fact]
    public void Read_ColumnThatNoRowHas_IsLeftOut()
    {
        var preview = Read("5\t上报数", Sum("a"));

        Assert.Equal(("5", "上报数"), (preview.Rows[0].Texts.Value, preview.Rows[0].Texts.Note));
    }

    [Theory]
    [InlineData("不适用", "notApplicable")]
    [InlineData("无此项", "notApplicable")]
    [InlineData("n/a", "notApplicable")]
    [InlineData("Ｎ／Ａ", "notApplicable")]
    [InlineData("—", "notApplicable")]
    [InlineData("尚未公布", "notPublished")]
    [InlineData(" 未公布 ", "notPublished")]
    [InlineData("待公布", "notPublished")]
    public void Read_WordForAMark_SetsItAndEmptiesTheNumbers(string word, string mark)
    {
        var preview = Lay(word, [new(Sheets.Mean, TypedTexts.Of(new FigureEntry(26m, Weight: 30m)), null)]);

        Assert.Equal(new TypedTexts("", "", "", "", mark, ""), Assert.Single(preview.Rows).Texts);
        Assert.Equal([(0, PasteOutcome.Changed, "26"), (null, PasteOutcome.Cleared, "30")], preview.Cells.Select(cell => (cell.Place, cell.Outcome, cell.Old)));
    }

    [Theory]
    [InlineData("不适用\t无")]
    [InlineData("不适用\t尚未公布")]
    [InlineData("5\t不适用")]
    public void Read_TwoThingsThatExcludeEachOther_AreRefused(string pasted)
    {
        var preview = Read(pasted, Sum("a"));

        Assert.Empty(preview.Rows);
        Assert.DoesNotContain(preview.Cells, cell => cell.Changes);
        Assert.Contains(preview.Cells, cell => cell.Reason is { Length: > 0 });
    }

    [Fact]
    public void Read_NumberOnAMarkedRow_TakesTheMarkAway()
    {
        var preview = Lay("5", [new(Sum("a"), TypedTexts.Of(new FigureEntry(Mark: FigureMark.NotApplicable)), null)]);

        Assert.Equal(("5", ""), (preview.Rows[0].Texts.Value, preview.Rows[0].Texts.Mark));
        Assert.Equal("不适用", preview.Cells[0].Old);
    }

    [Fact]
    public void Read_Blank_LeavesTheFigureAloneUnlessToldToClear()
    {
        PasteTarget[] target = [new(Sheets.Mean, TypedTexts.Of(new FigureEntry(26m, Weight: 30m, Note: "旧")), null)];

        var kept = Lay("\t29\t\t", target);
        Assert.Equal(new TypedTexts("26", "", "", "29", "", "旧"), kept.Rows[0].Texts);
        Assert.Equal(3, kept.Kept);
        var cleared = Lay("\t\t\t", target, blanksClear: true);
        Assert.Equal(new TypedTexts("", "", "", "", "", ""), cleared.Rows[0].Texts);
        Assert.Equal(3, cleared.Cleared);
    }

    /// <summary>A cell that holds nothing but signs that nobody sees is as blank as an empty one, beside a mark too.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("\u200b")]
    public void Read_MarkThatStandsAlreadyBesideABlank_IsNoChange(string blank)
    {
        var preview = Lay($"尚未公布\t{blank}", [new(Sheets.Ratio, TypedTexts.Of(new FigureEntry(Mark: FigureMark.NotPublished)), null)]);

        Assert.Equal([PasteOutcome.Same, PasteOutcome.Kept], preview.Cells.Select(cell => cell.Outcome));
        Assert.Empty(preview.Rows);
    }

    [Fact]
    public void Read_ZeroIsNoBlank() => Assert.Equal("0", Read("0", Sum("a")).Rows[0].Texts.Value);

    [Theory]
    [InlineData("3o\t30", "只填数字")]
    [InlineData("30\t29", "不能大于")]
    [InlineData("30\t31", "30天")]
    public void Read_HalfOfAPairAtFault_TakesNeitherHalf(string pasted, string reason)
    {
        var preview = Read(pasted, Sheets.Ratio with { CountsDays = true });

        Assert.Empty(preview.Rows);
        Assert.All(preview.Cells, cell => Assert.Equal(PasteOutcome.Refused, cell.Outcome));
        Assert.Contains(preview.Cells, cell => cell.Reason!.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_FigureAtFault_StillTakesTheNote()
    {
        var preview = Read("501\t30\t\t复核", Sheets.Mean);

        Assert.Equal(new TypedTexts("", "", "", "", "", "复核"), Assert.Single(preview.Rows).Texts);
    }

    [Fact]
    public void Read_OneHalfOfAPair_IsTakenAndSaysWhatIsMissing()
    {
        var preview = Read("29", Sheets.Ratio);

        Assert.Equal("29", preview.Rows[0].Texts.Numerator);
        Assert.NotNull(preview.Cells[0].Reason);
    }

    [Fact]
    public void Read_NumberWithMoreDecimalsThanAreStored_IsRefusedAndNotCut() => Assert.Equal(PasteOutcome.Refused, Read("1.2345678", Sum("a")).Cells[0].Outcome);

    [Fact]
    public void Read_NoteTooLong_IsRefusedAlone()
    {
        var preview = Read("5\t" + new string('注', FigureRules.MaxNoteLength + 1), Sum("a"));

        Assert.Equal([PasteOutcome.Changed, PasteOutcome.Refused], preview.Cells.Select(cell => cell.Outcome));
        Assert.Equal(("5", ""), (preview.Rows[0].Texts.Value, preview.Rows[0].Texts.Note));
    }

    [Fact]
    public void Read_ClosedRow_SaysWhyAndStaysAsItIs()
    {
        var preview = Lay("5", [new(Sum("a"), TypedTexts.Of(new FigureEntry(4m)), "已审核锁定")]);

        Assert.Empty(preview.Rows);
        Assert.Equal((PasteOutcome.Locked, "已审核锁定"), (preview.Cells[0].Outcome, preview.Cells[0].Reason));
    }

    [Fact]
    public void Read_BeyondTheGrid_IsCountedAndChangesNothing()
    {
        var preview = Read("5\t甲\t乙\t丙\r\n6\r\n\r\n", Sum("a"));

        Assert.Equal([PasteOutcome.Changed, PasteOutcome.Changed, PasteOutcome.Outside, PasteOutcome.Outside, PasteOutcome.Outside, PasteOutcome.Kept],
            preview.Cells.Select(cell => cell.Outcome));
    }

    [Fact]
    public void Read_WhatStandsThereAlready_IsNoChange()
    {
        var preview = Lay("1,234.50", [new(Sum("a"), TypedTexts.Of(new FigureEntry(1234.5m)), null)]);

        Assert.Empty(preview.Rows);
        Assert.Equal(1, preview.Same);
    }

    private static SheetRow Sum(string code) => Sheets.Sum with { Code = code };

    private static PastePreview Read(string text, params SheetRow[] rows) => Lay(text, [.. rows.Select(row => new PasteTarget(row, TypedTexts.Of(FigureEntry.Blank), null))]);

    private static PastePreview Lay(string text, PasteTarget[] targets, bool blanksClear = false) =>
        PastePreview.Read(ClipboardBlock.Read(text), targets, EntryField.FirstNumber, Sheets.November, Today, blanksClear);
}
