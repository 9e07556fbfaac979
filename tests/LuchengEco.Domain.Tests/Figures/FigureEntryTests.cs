using LuchengEco.Domain.Figures;

namespace LuchengEco.Domain.Tests.Figures;

public sealed class FigureEntryTests
{
    private static readonly FigureEntry Whole = new(1.5m, 2, 3, 4, FigureMark.None, "注");

    [Fact]
    public void SaysTheSameAs_TrailingZeros_AreTheSameNumber() =>
        Assert.True(Whole.SaysTheSameAs(new(1.500m, 2.0m, 3.00m, 4.0m, FigureMark.None, "注")));

    [Fact]
    public void SaysTheSameAs_AnyOtherPart_IsAnotherEntry() => Assert.All(
        [
            Whole with { Value = 1.500001m },
            Whole with { Value = null },
            Whole with { Numerator = 2.1m },
            Whole with { Denominator = null },
            Whole with { Weight = 0 },
            Whole with { Mark = FigureMark.NotPublished },
            Whole with { Note = "注。" },
            Whole with { Note = null },
        ],
        other =>
        {
            Assert.False(Whole.SaysTheSameAs(other));
            Assert.False(other.SaysTheSameAs(Whole));
        });

    [Fact]
    public void SaysTheSameAs_ZeroBlankAndTheMarks_AreFourThings()
    {
        FigureEntry[] entries = [new(0), FigureEntry.Blank, new(Mark: FigureMark.NotApplicable), new(Mark: FigureMark.NotPublished)];

        Assert.All(entries, entry => Assert.Single(entries, other => entry.SaysTheSameAs(other)));
    }

    [Fact]
    public void SaysTheSameAs_NoNoteAndEmptyNote_AreTheSame() => Assert.True(new FigureEntry(1).SaysTheSameAs(new(1, Note: "")));

    [Fact]
    public void SaysTheSameAs_SpacesAroundTheNote_SayNothing()
    {
        Assert.True(new FigureEntry(1, Note: " 注\n").SaysTheSameAs(new(1, Note: "注")));
        Assert.True(new FigureEntry(1, Note: "  ").SaysTheSameAs(new(1)));
    }

    [Fact]
    public void HasFigure_HalfAFraction_IsNone()
    {
        Assert.True(new FigureEntry(0).HasFigure);
        Assert.True(new FigureEntry(Numerator: 0, Denominator: 0).HasFigure);
        Assert.False(new FigureEntry(Numerator: 1).HasFigure);
        Assert.False(new FigureEntry(Denominator: 1).HasFigure);
        Assert.False(FigureEntry.Blank.HasFigure);
    }

    [Fact]
    public void IsBlank_AnythingTyped_IsNot()
    {
        Assert.True(FigureEntry.Blank.IsBlank);
        Assert.True(new FigureEntry(Note: "说明").IsBlank);
        Assert.All(
            [new(0), new(Numerator: 1), new(Denominator: 1), new(Weight: 0), new(Mark: FigureMark.NotApplicable), new(Mark: FigureMark.NotPublished)],
            (FigureEntry entry) => Assert.False(entry.IsBlank));
    }
}
