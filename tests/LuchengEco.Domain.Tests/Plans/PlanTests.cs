using LuchengEco.Domain.Plans;

namespace LuchengEco.Domain.Tests.Plans;

public sealed class PlanTests
{
    [Fact]
    public void PlanItem_Describe_ReplacesTheWholeNode()
    {
        var item = new PlanItem("2023.A2.1", 2023);

        item.Describe("2023.A2", PlanItemKind.Measure, 1, "A2", "治水", "说明");
        Assert.Equal(("2023.A2.1", 2023, "2023.A2", PlanItemKind.Measure, 1, "A2", "治水", "说明"),
            (item.Code, item.Year, item.ParentCode, item.Kind, item.SortOrder, item.AreaCode, item.Name, item.Description));

        item.Describe(null, PlanItemKind.Framework, 0, null, "框架", "");
        Assert.Equal((null, PlanItemKind.Framework, 0, null, "框架", ""),
            (item.ParentCode, item.Kind, item.SortOrder, item.AreaCode, item.Name, item.Description));
    }

    [Theory]
    [InlineData(1999)]
    [InlineData(2100)]
    public void PlanYear_OutsideTheCalendar_IsRefused(int year) => Assert.Throws<ArgumentOutOfRangeException>(nameof(year), () => new PlanYear(year));

    [Theory]
    [InlineData(2000)]
    [InlineData(2099)]
    public void PlanYear_FirstAndLast_AreTaken(int year)
    {
        var plan = new PlanYear(year);

        plan.Describe("1+8+53", "总述", "001008003001022/2024-00614", new(2024, 1, 26));

        Assert.Equal((year, "1+8+53", "总述", "001008003001022/2024-00614", new DateOnly(2024, 1, 26)),
            (plan.Year, plan.Framework, plan.Statement, plan.SourceIndex, plan.PublishedOn));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public void OrganisationUnit_Rename_IsNoExampleAnyMore(int length)
    {
        var unit = new OrganisationUnit("air");
        unit.DescribeAsExample("大气科（示例）", 1, isExample: true);
        Assert.True(unit.IsExample);

        unit.Rename(" " + new string('科', length) + " ");

        Assert.Equal((new string('科', length), false), (unit.Name, unit.IsExample));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public void OrganisationUnit_RenameToNothingOrTooMuch_IsRefused(int length)
    {
        var unit = new OrganisationUnit("air");
        unit.DescribeAsExample("大气科（示例）", 1, isExample: true);

        var refusal = Assert.Throws<DomainException>(() => unit.Rename(new string('科', length)));

        Assert.Equal("unit-name-invalid", refusal.Code);
        Assert.Equal(("大气科（示例）", true), (unit.Name, unit.IsExample));
    }

    [Fact]
    public void OrganisationUnit_RenameToSpaces_IsRefused() =>
        Assert.Equal("unit-name-invalid", Assert.Throws<DomainException>(() => new OrganisationUnit("air").Rename("   ")).Code);

    [Fact]
    public void ActionAreaAndNarrative_Describe_KeepWhatTheyAreGiven()
    {
        var area = new ActionArea("A2");
        area.Describe("碧水保卫", "碧水", 2);
        var narrative = new Narrative("2023.A2", 1, 2023);
        narrative.Write("完成{2023.F.01}。");

        Assert.Equal(("A2", "碧水保卫", "碧水", 2), (area.Code, area.Name, area.ShortName, area.SortOrder));
        Assert.Equal(("2023.A2", 1, 2023, "完成{2023.F.01}。"), (narrative.PlanItemCode, narrative.SortOrder, narrative.Year, narrative.Template));
    }

    [Fact]
    public void OrganisationUnit_RenameWithAControlCharacterOrHalfASign_IsRefused() => Assert.All(["甲\n乙", "甲\0", "甲\ud800"],
        name => Assert.Equal("unit-name-invalid", Assert.Throws<DomainException>(() => new OrganisationUnit("air").Rename(name)).Code));

    [Fact]
    public void OrganisationUnit_Place_LeavesAnExampleAnExample()
    {
        var unit = new OrganisationUnit("air");
        unit.DescribeAsExample("大气科（示例）", 1, isExample: true);

        unit.Place(7);

        Assert.Equal((7, true), (unit.SortOrder, unit.IsExample));
    }

    [Fact]
    public void OrganisationUnit_ClosedTwice_KeepsTheFirstDayUntilReopened()
    {
        var unit = OrganisationUnit.Add("water-2", "水科", 3);
        var first = new DateTimeOffset(2024, 11, 1, 0, 0, 0, TimeSpan.Zero);

        unit.Close(first);
        unit.Close(first.AddDays(1));
        Assert.Equal(first, unit.ClosedAt);

        unit.Reopen();
        Assert.Equal((null, "水科", 3, false), (unit.ClosedAt, unit.Name, unit.SortOrder, unit.IsExample));
    }

    [Theory]
    [InlineData("water", null)]
    [InlineData("water-2", null)]
    [InlineData("2-water", "unit-code-invalid")]
    [InlineData("water-", "unit-code-invalid")]
    [InlineData("Water", "unit-code-invalid")]
    [InlineData("", "unit-code-invalid")]
    public void OrganisationUnit_Add_CodeIsKebabCase(string code, string? refusal) =>
        Assert.Equal(refusal, Record.Exception(() => OrganisationUnit.Add(code, "水科", 1)) is DomainException exception ? exception.Code : null);
}
