using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Tests.Indicators;

public sealed class IndicatorTests
{
    public static TheoryData<string, IndicatorDescription> Contradictions { get; } = new()
    {
        { "name or short name is empty", Catalogue.Pm25 with { Name = " " } },
        { "name or short name is empty", Catalogue.Pm25 with { ShortName = "" } },
        { "unit is empty", Catalogue.Pm25 with { Unit = "" } },
        { "decimals must be 0 to 6", Catalogue.Pm25 with { Decimals = -1 } },
        { "decimals must be 0 to 6", Catalogue.Pm25 with { Decimals = 7 } },
        { "a Ratio needs the shape Fraction", Catalogue.GoodDays with { Shape = FigureShape.Value } },
        { "a Sum or WeightedMean needs the shape Value", Catalogue.GoodDays with { Accumulation = Accumulation.Sum, CountsDays = false } },
        { "a Sum or WeightedMean needs the shape Value", Catalogue.GoodDays with { Accumulation = Accumulation.WeightedMean, CountsDays = false } },
        { "a Fraction needs a numerator name and a denominator name", Catalogue.GoodDays with { NumeratorName = null } },
        { "a Fraction needs a numerator name and a denominator name", Catalogue.GoodDays with { DenominatorName = null } },
        { "only a Ratio counts days", Catalogue.GoodDays with { Accumulation = Accumulation.Latest } },
        { "the plausible range is empty", Catalogue.Pm25 with { PlausibleMin = 150, PlausibleMax = 150 } },
        { "the plausible range is empty", Catalogue.Pm25 with { PlausibleMin = 151, PlausibleMax = 150 } },
        { "the last year lies before the first", Catalogue.Pm25 with { FirstYear = 2023, LastYear = 2022 } },
        { "the definition version starts at 1", Catalogue.Pm25 with { DefinitionVersion = 0 } },
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

        Assert.Equal(("indicator-invalid", message), (refusal.Code, refusal.Message));
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
}
