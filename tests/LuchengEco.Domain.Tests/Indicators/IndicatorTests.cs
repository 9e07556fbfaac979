using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Tests.Indicators;

public sealed class IndicatorTests
{
    public static TheoryData<string, IndicatorDescription> Contradictions { get; } = new()
    {
        { "指标名称", Catalogue.Pm25 with { Name = " " } },
        { "指标名称", Catalogue.Pm25 with { ShortName = "" } },
        { "计量单位", Catalogue.Pm25 with { Unit = "" } },
        { "0至6", Catalogue.Pm25 with { Decimals = -1 } },
        { "0至6", Catalogue.Pm25 with { Decimals = 7 } },
        { "“比率累计”的指标须填报分子和分母", Catalogue.GoodDays with { Shape = FigureShape.Value } },
        { "只填数值", Catalogue.GoodDays with { Accumulation = Accumulation.Sum, CountsDays = false } },
        { "只填数值", Catalogue.GoodDays with { Accumulation = Accumulation.WeightedMean, CountsDays = false } },
        { "分子名称和分母名称", Catalogue.GoodDays with { NumeratorName = null } },
        { "分子名称和分母名称", Catalogue.GoodDays with { DenominatorName = null } },
        { "按天数计", Catalogue.GoodDays with { Accumulation = Accumulation.Latest } },
        { "合理范围", Catalogue.Pm25 with { PlausibleMin = 150, PlausibleMax = 150 } },
        { "合理范围", Catalogue.Pm25 with { PlausibleMin = 151, PlausibleMax = 150 } },
        { "停报年度", Catalogue.Pm25 with { FirstYear = 2023, LastYear = 2022 } },
        { "合理范围", Catalogue.Pm25 with { PlausibleMax = 1_000_000_000_000m } },
        { "合理范围", Catalogue.Pm25 with { PlausibleMin = 0.0000001m } },
        { "指标名称", Catalogue.Pm25 with { Name = new('字', 101) } },
        { "指标名称", Catalogue.Pm25 with { ShortName = new('字', 41) } },
        { "指标名称", Catalogue.Pm25 with { Name = "甲\n乙" } },
        { "计量单位", Catalogue.Pm25 with { Unit = new('字', 21) } },
        { "分子名称和分母名称", Catalogue.GoodDays with { NumeratorName = new('字', 61) } },
        { "口径说明", Catalogue.Pm25 with { Definition = " " } },
        { "口径说明", Catalogue.Pm25 with { Definition = "\0" } },
        { "口径说明", Catalogue.Pm25 with { Definition = new('字', 2001) } },
        { "1至99", Catalogue.Pm25 with { HeadlineOrder = 0 } },
        { "1至99", Catalogue.Pm25 with { HeadlineOrder = 100 } },
        { "起报年度", Catalogue.Pm25 with { FirstYear = 1999 } },
        { "停报年度", Catalogue.Pm25 with { LastYear = 2100 } },
        { "口径版本", Catalogue.Pm25 with { DefinitionVersion = 0 } },
    };

    public static TheoryData<IndicatorDescription> Sound { get; } =
    [
        Catalogue.Pm25,
        Catalogue.GoodDays,
        Catalogue.DrinkingSources,
        Catalogue.Projects,
        Catalogue.Pm25 with { Decimals = 6 },
        Catalogue.Pm25 with { PlausibleMin = 149.999999m },
        Catalogue.Pm25 with { PlausibleMin = null },
        Catalogue.Pm25 with { PlausibleMax = null },
        Catalogue.Pm25 with { FirstYear = 2023, LastYear = 2023 },
        Catalogue.Pm25 with { Accumulation = Accumulation.Latest },
        Catalogue.DrinkingSources with { Accumulation = Accumulation.Latest },
    ];

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Describe_Contradiction_IsRefusedAndLeavesTheIndicatorAsItWas(string message, IndicatorDescription description)
    {
        var indicator = Catalogue.Of(Catalogue.Projects);

        var refusal = Assert.Throws<DomainException>(() => indicator.Describe(description));

        Assert.Equal("indicator-invalid", refusal.Code);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(Catalogue.Projects.Name, indicator.Name);
    }

    [Theory]
    [MemberData(nameof(Sound))]
    public void Describe_SoundDescription_IsTakenOverWhole(IndicatorDescription description)
    {
        var indicator = Catalogue.Of(description);

        Assert.Equal(description, new IndicatorDescription
        {
            Name = indicator.Name,
            ShortName = indicator.ShortName,
            Unit = indicator.Unit,
            Decimals = indicator.Decimals,
            Shape = indicator.Shape,
            Accumulation = indicator.Accumulation,
            Direction = indicator.Direction,
            CountsDays = indicator.CountsDays,
            AreaCode = indicator.AreaCode,
            UnitCode = indicator.UnitCode,
            NumeratorName = indicator.NumeratorName,
            DenominatorName = indicator.DenominatorName,
            PlausibleMin = indicator.PlausibleMin,
            PlausibleMax = indicator.PlausibleMax,
            HeadlineOrder = indicator.HeadlineOrder,
            FirstYear = indicator.FirstYear,
            LastYear = indicator.LastYear,
            DefinitionVersion = indicator.DefinitionVersion,
            Definition = indicator.Definition,
            SortOrder = indicator.SortOrder,
        });
    }

    [Theory]
    [InlineData(2022, false)]
    [InlineData(2023, true)]
    [InlineData(2024, true)]
    [InlineData(2025, false)]
    public void IsReportedIn_FirstAndLastYear_AreInside(int year, bool reported) =>
        Assert.Equal(reported, Catalogue.Of(Catalogue.Pm25 with { FirstYear = 2023, LastYear = 2024 }).IsReportedIn(year));

    [Fact]
    public void IsReportedIn_NoLastYear_GoesOn() => Assert.True(Catalogue.Of(Catalogue.Pm25).IsReportedIn(2099));

    [Fact]
    public void NeedsWeight_OnlyAMean_DoesSo()
    {
        Assert.True(Catalogue.Of(Catalogue.Pm25).NeedsWeight);
        Assert.False(Catalogue.Of(Catalogue.Projects).NeedsWeight);
        Assert.False(Catalogue.Of(Catalogue.GoodDays).NeedsWeight);
    }

    [Fact]
    public void IsHeadline_Order_DecidesIt()
    {
        Assert.True(Catalogue.Of(Catalogue.Pm25).IsHeadline);
        Assert.False(Catalogue.Of(Catalogue.Pm25 with { HeadlineOrder = null }).IsHeadline);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Constructor_NoCode_IsRefused(string code) => Assert.Throws<ArgumentException>(nameof(code), () => new Indicator(code));

    [Fact]
    public void TraitsOf_Indicator_TakeOverWhatTheCalculationNeeds()
    {
        Assert.Equal(new("µg/m³", 0, Accumulation.WeightedMean, FigureShape.Value, false, 3, 150), IndicatorTraits.Of(Catalogue.Of(Catalogue.Pm25)));
        Assert.Equal(new("%", 1, Accumulation.Ratio, FigureShape.Fraction, true, 0, 100, "有效监测天数"), IndicatorTraits.Of(Catalogue.Of(Catalogue.GoodDays)));
        Assert.True(IndicatorTraits.Of(Catalogue.Of(Catalogue.GoodDays)).IsRate);
        Assert.False(IndicatorTraits.Of(Catalogue.Of(Catalogue.Pm25)).IsRate);
    }

    [Theory]
    [InlineData(FigureMark.None, true)]
    [InlineData(FigureMark.NotApplicable, false)]
    [InlineData(FigureMark.NotPublished, false)]
    public void HasFigure_NumberUnderAMark_IsNone(FigureMark mark, bool expected)
    {
        Assert.Equal(expected, new MonthFigure(1, Value: 0, Mark: mark).HasFigure(FigureShape.Value));
        Assert.Equal(expected, new MonthFigure(1, Numerator: 0, Denominator: 0, Mark: mark).HasFigure(FigureShape.Fraction));
    }

    public static TheoryData<IndicatorDescription, bool> Edits { get; } = new()
    {
        { Catalogue.GoodDays with { Unit = "‰" }, true },
        { Catalogue.GoodDays with { Decimals = 2 }, true },
        { Catalogue.GoodDays with { Accumulation = Accumulation.Latest, CountsDays = false }, true },
        { Catalogue.GoodDays with { Direction = Direction.AtMost }, true },
        { Catalogue.GoodDays with { CountsDays = false }, true },
        { Catalogue.GoodDays with { Definition = "新口径" }, true },
        { Catalogue.GoodDays with { NumeratorName = "好天" }, true },
        { Catalogue.GoodDays with { DenominatorName = "全部天数" }, true },
        { Catalogue.GoodDays with { Name = "新名" }, false },
        { Catalogue.GoodDays with { ShortName = "新名" }, false },
        { Catalogue.GoodDays with { UnitCode = "water", AreaCode = "A2" }, false },
        { Catalogue.GoodDays with { PlausibleMin = 1, PlausibleMax = 99 }, false },
        { Catalogue.GoodDays with { HeadlineOrder = null, LastYear = 2030, DefinitionVersion = 9, SortOrder = 9 }, false },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Edit_OfWhatIsCountedOrHow_IsANewVersion(IndicatorDescription description, bool isNewVersion)
    {
        var indicator = Catalogue.Of(Catalogue.GoodDays with { DefinitionVersion = 3, SortOrder = 4 });

        Assert.Equal(isNewVersion, indicator.Edit(description));

        Assert.Equal(description with { DefinitionVersion = isNewVersion ? 4 : 3, SortOrder = 4 }, indicator.Description);
        Assert.True(indicator.IsEdited);
    }

    [Fact]
    public void Edit_Contradiction_IsRefusedAndLeavesTheCatalogueInCharge()
    {
        var indicator = Catalogue.Of(Catalogue.GoodDays);

        Assert.Throws<DomainException>(() => indicator.Edit(Catalogue.GoodDays with { Unit = "" }));

        Assert.False(indicator.IsEdited);
        Assert.Equal(Catalogue.GoodDays, indicator.Description);
    }

    [Theory]
    [InlineData("water.new-wells", null)]
    [InlineData("a1.b2", null)]
    [InlineData("water", "indicator-code-invalid")]
    [InlineData("Water.wells", "indicator-code-invalid")]
    [InlineData("water.new.wells", "indicator-code-invalid")]
    [InlineData("water.-wells", "indicator-code-invalid")]
    [InlineData("water.wells\n", "indicator-code-invalid")]
    [InlineData("", "indicator-code-invalid")]
    [InlineData(null, "indicator-code-invalid")]
    public void Add_Code_HasAnAreaAndAName(string? code, string? refusal) =>
        Assert.Equal(refusal, Record.Exception(() => Indicator.Add(code, Catalogue.Projects, 9)) is DomainException exception ? exception.Code : null);

    [Fact]
    public void Add_ByAnAdministrator_IsVersionOneOutOfTheCataloguesReach()
    {
        var indicator = Indicator.Add("water.new-wells", Catalogue.Projects with { DefinitionVersion = 5 }, 99);

        Assert.Equal(("water.new-wells", 1, 99, true), (indicator.Code, indicator.DefinitionVersion, indicator.SortOrder, indicator.IsEdited));
    }

    [Fact]
    public void IndicatorDefinition_OfAnIndicator_KeepsItsWholeDefinition()
    {
        var definition = new IndicatorDefinition(Catalogue.Of(Catalogue.GoodDays with { DefinitionVersion = 2 }), new(2024, 7), "标准修订", "某人", default);

        Assert.Equal((2, new YearMonth(2024, 7), "%", 1, FigureShape.Fraction, Accumulation.Ratio, Direction.AtLeast, true, "优良天数", "有效监测天数", "标准修订", "某人"),
            (definition.Version, definition.From, definition.Unit, definition.Decimals, definition.Shape, definition.Accumulation, definition.Direction,
                definition.CountsDays, definition.NumeratorName, definition.DenominatorName, definition.Reason, definition.UserName));
    }
}
