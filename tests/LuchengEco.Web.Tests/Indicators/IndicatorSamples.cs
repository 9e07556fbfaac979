using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;

namespace LuchengEco.Web.Tests.Indicators;

/// <summary>A report by hand whose progress is computed by the product itself, so that words and numbers cannot contradict each other.</summary>
internal static class IndicatorSamples
{
    public static YearMonth Through { get; } = new(2024, 3);

    public static IndicatorTraits Sum { get; } = new("个", 0, Accumulation.Sum, FigureShape.Value, false, null, null);

    public static IndicatorTraits Mean { get; } = new("µg/m³", 0, Accumulation.WeightedMean, FigureShape.Value, false, 5, 200);

    public static IndicatorTraits Days { get; } = new("%", 1, Accumulation.Ratio, FigureShape.Fraction, true, null, null);

    public static IndicatorTraits Sections { get; } = new("%", 1, Accumulation.Latest, FigureShape.Fraction, false, null, null);

    public static IndicatorReport Indicator(string code, string name, IndicatorTraits traits, TargetGoal? target, IReadOnlyList<MonthFigure> figures,
        string area = "A2", string unit = "水科", int? headline = null, decimal? lastYear = null) => new()
        {
            Code = code,
            Name = name,
            ShortName = name,
            Traits = traits,
            Direction = target?.Direction ?? Direction.AtLeast,
            AreaCode = area,
            UnitCode = unit,
            UnitName = unit,
            Definition = "",
            DefinitionVersion = 1,
            HeadlineOrder = headline,
            LastYear = lastYear,
            Progress = ProgressCalculator.Compute(traits, Through, figures, target),
            Months = [.. Enumerable.Range(1, 12).Select(month => new MonthPoint(month, FigureEntry.Blank,
                figures.FirstOrDefault(figure => figure.Month == month)?.Value, null, 0, false, null))],
            LastYearMonths = [],
        };

    public static IndicatorReport Air { get; } = Indicator("air.pm25", "细颗粒物浓度", Mean, new(Direction.AtMost, 26),
        [new(1, 30, Weight: 31), new(2, 28, Weight: 29), new(3, 27, Weight: 31)], area: "A3", unit: "大气科", headline: 1, lastYear: 29);

    public static IndicatorReport GoodDays { get; } = Indicator("air.good-days", "优良天数比例", Days, new(Direction.AtLeast, 97.5m),
        [new(1, Numerator: 31, Denominator: 31), new(3, Numerator: 30, Denominator: 31)], area: "A3", unit: "大气科", headline: 2);

    public static IndicatorReport Sewers { get; } = Indicator("water.sewers", "污水零直排项目", Sum, new(Direction.AtLeast, 36), [new(1, 5), new(2, 5), new(3, 5)]);

    public static IndicatorReport Done { get; } = Indicator("water.done", "清洁排放改造", Sum, new(Direction.AtLeast, 5), [new(1, 5), new(2, 0), new(3, 0)]);

    public static IndicatorReport Silent { get; } = Indicator("law.petitions", "信访件", Sum, null, [], area: "A5", unit: "执法队");

    public static YearReport Report(params IReadOnlyList<IndicatorReport> indicators) => new()
    {
        Year = 2024,
        Through = Through,
        Framework = "1+2+3+4",
        ComputedAt = DateTimeOffset.UnixEpoch,
        HasDemonstration = true,
        Indicators = indicators,
        Projects = [],
        Areas = [.. new[] { ("A2", "水环境"), ("A3", "大气环境"), ("A5", "安全屏障") }.Select(area => new AreaReport(area.Item1, area.Item2, area.Item2,
            [.. indicators.Where(row => row.AreaCode == area.Item1)], 0))],
    };

    public static PeriodReport All { get; } = new(2024, [2024, 2023], Report(Air, GoodDays, Sewers, Done, Silent));

    public static ProjectReport Project(string code, string name, string area, decimal? planned, decimal? done, ProjectState state, decimal? percent) =>
        new(code, name, area, "2024.S2", "大南街道", planned, done, planned is null ? "" : $"投资{planned}万元", 6, null, "个", state, percent);
}
