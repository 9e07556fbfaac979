using LuchengEco.Domain.Indicators;

namespace LuchengEco.Domain.Tests.Indicators;

public sealed class TargetTests
{
    [Fact]
    public void Constructor_Target_KeepsWhatWasSaid()
    {
        var target = new Target(7, 2024, Direction.AtMost, 26, " 以2023年结果为底线。 ", isDemonstration: true);

        Assert.Equal((7, 2024, Direction.AtMost, 26m, "以2023年结果为底线。"), (target.IndicatorId, target.Year, target.Direction, target.Value, target.Note));
        Assert.Equal((true, false), (target.IsDemonstration, target.IsEdited));
    }

    [Theory]
    [InlineData(1999)]
    [InlineData(2100)]
    [InlineData(0)]
    public void Constructor_YearOutsideTheCalendar_IsRefused(int year) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(year), () => new Target(7, year, Direction.AtMost, 26, ""));

    [Theory]
    [InlineData(2000)]
    [InlineData(2099)]
    public void Constructor_FirstAndLastYear_AreTaken(int year) => Assert.Equal(year, new Target(7, year, Direction.AtMost, 26, "").Year);

    [Fact]
    public void Set_CatalogueAgain_ReplacesAllAndStaysTheCatalogues()
    {
        var target = new Target(7, 2024, Direction.AtMost, 26, "旧");

        target.Set(Direction.AtLeast, 97.5m, " 新 ");

        Assert.Equal((Direction.AtLeast, 97.5m, "新", false), (target.Direction, target.Value, target.Note, target.IsEdited));
    }

    [Fact]
    public void Edit_ByHand_IsMarkedForGood()
    {
        var target = new Target(7, 2024, Direction.AtMost, 26, "旧");

        target.Edit(Direction.AtMost, 25, " 局务会议定 ");
        target.Set(Direction.AtMost, 24, "再定");

        Assert.Equal((24m, "再定", true), (target.Value, target.Note, target.IsEdited));
    }

    [Fact]
    public void Edit_OfADemonstration_MakesItAPersons()
    {
        var target = new Target(7, 2024, Direction.AtMost, 26, "演示", isDemonstration: true);

        target.Edit(Direction.AtMost, 25, "局务会议定");

        Assert.False(target.IsDemonstration);
    }

    [Theory]
    [InlineData(500, "", null)]
    [InlineData(501, "", "note-invalid")]
    [InlineData(1, "\0", "note-invalid")]
    [InlineData(1, "\u0085", "note-invalid")]
    [InlineData(1, "\v行", null)]
    public void Edit_NoteThatCannotBeStored_ChangesNothing(int length, string more, string? code)
    {
        var target = new Target(7, 2024, Direction.AtMost, 26, "旧");

        Assert.Equal(code, Record.Exception(() => target.Edit(Direction.AtLeast, 25, new string('字', length) + more)) is DomainException refusal ? refusal.Code : null);
        Assert.Equal(code is null, target.IsEdited);
        Assert.Equal(code is null ? 25m : 26m, target.Value);
    }

    [Fact]
    public void TargetRevision_OfATarget_KeepsItsStateAndWhetherItWent()
    {
        var target = new Target(7, 2024, Direction.AtMost, 26, "底线");

        Assert.Equal((7, 2024, Direction.AtMost, 26m, "底线", false), new TargetRevision(target, null, "目录", default) is var was
            ? (was.IndicatorId, was.Year, was.Direction, was.Value, was.Note, was.IsRemoved) : default);
        Assert.True(new TargetRevision(target, null, "某人", default, isRemoved: true).IsRemoved);
    }
}
