using LuchengEco.Domain.Indicators;

namespace LuchengEco.Domain.Tests.Indicators;

/// <summary>One indicator of each kind, described as the catalogue describes them.</summary>
internal static class Catalogue
{
    /// <summary>A value with valid days, 3 to 150.</summary>
    public static IndicatorDescription Pm25 { get; } = new()
    {
        Name = "PM2.5浓度",
        ShortName = "PM2.5",
        Unit = "µg/m³",
        Decimals = 0,
        Shape = FigureShape.Value,
        Accumulation = Accumulation.WeightedMean,
        Direction = Direction.AtMost,
        AreaCode = "A3",
        UnitCode = "air",
        PlausibleMin = 3,
        PlausibleMax = 150,
        HeadlineOrder = 1,
        FirstYear = 2023,
        Definition = "按有效天数加权的平均值。",
    };

    /// <summary>Days out of valid days.</summary>
    public static IndicatorDescription GoodDays { get; } = Pm25 with
    {
        Name = "AQI优良天数比例",
        ShortName = "优良率",
        Unit = "%",
        Decimals = 1,
        Shape = FigureShape.Fraction,
        Accumulation = Accumulation.Ratio,
        Direction = Direction.AtLeast,
        CountsDays = true,
        NumeratorName = "优良天数",
        DenominatorName = "有效监测天数",
        PlausibleMin = 0,
        PlausibleMax = 100,
    };

    /// <summary>Samples out of samples: a fraction that does not count days.</summary>
    public static IndicatorDescription DrinkingSources { get; } = GoodDays with
    {
        Name = "饮用水水源达标率",
        ShortName = "水源达标率",
        CountsDays = false,
        NumeratorName = "达标样次",
        DenominatorName = "监测样次",
    };

    /// <summary>A count without a plausible range.</summary>
    public static IndicatorDescription Projects { get; } = Pm25 with
    {
        Name = "污水零直排建设项目",
        ShortName = "零直排项目",
        Unit = "个",
        Accumulation = Accumulation.Sum,
        Direction = Direction.AtLeast,
        PlausibleMin = null,
        PlausibleMax = null,
    };

    public static Indicator Of(IndicatorDescription description)
    {
        var indicator = new Indicator("test.indicator");
        indicator.Describe(description);
        return indicator;
    }
}
