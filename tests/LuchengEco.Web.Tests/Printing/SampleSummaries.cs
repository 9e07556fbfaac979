using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Plans;
using LuchengEco.Domain.Progress;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Web.Tests.Printing;

/// <summary>Two invented years: a complete one with published facts, and an open one with a plan, targets and every status.</summary>
internal static class SampleSummaries
{
    public static IReadOnlyList<AreaView> Areas { get; } =
    [
        .. new[] { "全社会共建共富", "水环境质量提升", "大气环境质量巩固", "净土治废污染防治", "生态环境安全屏障", "突出环境问题清零", "环境数治能力提升", "生态清廉单元建设" }
            .Select((name, index) => new AreaView($"A{index + 1}", name + "行动", name)),
    ];

    public static YearEndSummary Complete(bool demonstration = true) => YearEndSummaryWriter.Write(Report(2023, 12, demonstration), Plan2023(), Plan2024());

    public static YearEndSummary Open(int through = 10, bool demonstration = true) => YearEndSummaryWriter.Write(Report(2024, through, demonstration), Plan2024());

    public static YearReport Report(int year, int through, bool demonstration = true)
    {
        var hasTargets = year == 2024;
        var indicators = new List<IndicatorReport>
        {
            Indicator("air.pm25", "PM2.5浓度", new IndicatorTraits("µg/m³", 0, Accumulation.WeightedMean, FigureShape.Value, false, 5, 200), "A3", 1,
                month => new MonthFigure(month, Value: Season(month), Weight: 29), hasTargets ? new TargetGoal(Direction.AtMost, 26) : null),
            Indicator("air.good-days", "优良天数比例", new IndicatorTraits("%", 1, Accumulation.Ratio, FigureShape.Fraction, true, 0, 100), "A3", 2,
                month => new MonthFigure(month, Numerator: month is 4 or 8 ? 27 : 30, Denominator: 30), hasTargets ? new TargetGoal(Direction.AtLeast, 97.5m) : null),
            Indicator("water.sections", "国省控断面优良率", new IndicatorTraits("%", 1, Accumulation.Latest, FigureShape.Fraction, false, 0, 100), "A2", 3,
                month => new MonthFigure(month, Numerator: month < 9 ? 3 : 2, Denominator: 3), hasTargets ? new TargetGoal(Direction.AtLeast, 100) : null),
            Indicator("water.drinking", "县级以上饮用水水源地水质达标率", new IndicatorTraits("%", 1, Accumulation.Ratio, FigureShape.Fraction, false, 0, 100), "A2", 4,
                month => new MonthFigure(month, Numerator: month == 5 ? 3 : 4, Denominator: 4), hasTargets ? new TargetGoal(Direction.AtLeast, 100) : null),
            Indicator("soil.land", "重点建设用地安全利用率", new IndicatorTraits("%", 1, Accumulation.Latest, FigureShape.Fraction, false, 0, 100), "A4", 5,
                month => new MonthFigure(month, Numerator: 25, Denominator: 25), hasTargets ? new TargetGoal(Direction.AtLeast, 100) : null),
            Indicator("waste.safe", "工业危险废物、医疗废物等无害化处置率", new IndicatorTraits("%", 1, Accumulation.Ratio, FigureShape.Fraction, false, 0, 100), "A4", 6,
                _ => null, hasTargets ? new TargetGoal(Direction.AtLeast, 100) : null),
            Indicator("drill.count", "应急演练次数", new IndicatorTraits("次", 0, Accumulation.Sum, FigureShape.Value, false, 0, 50), "A5", null,
                month => month % 2 == 0 ? new MonthFigure(month, Value: 2) : null, hasTargets ? new TargetGoal(Direction.AtLeast, 10) : null),
            Indicator("petition.count", "受理信访件", new IndicatorTraits("件", 0, Accumulation.Sum, FigureShape.Value, false, 0, 500), "A5", null,
                month => new MonthFigure(month, Value: 18 + month), null),
        };
        return new YearReport
        {
            Year = year,
            Through = new YearMonth(year, through),
            Framework = "框架",
            ComputedAt = new DateTimeOffset(year + 1, 1, 26, 1, 0, 0, TimeSpan.Zero),
            HasDemonstration = demonstration,
            Indicators = indicators,
            Projects =
            [
                new ProjectReport("p1", "污水零直排建设项目", "A2", $"{year}.A2.1", "全区", 22071, 22071, "22071万元", 36, 36, "个", ProjectState.Completed, 100),
                new ProjectReport("p2", "环境健康友好创新试点重点项目", "A1", $"{year}.A1.1", "大南街道", 10700, null, "1.07亿元", 6, 2, "个", ProjectState.InProgress, 33.5m),
                new ProjectReport("p3", "生物多样性科普馆", "A1", $"{year}.A1.1", "", null, null, "", null, null, "", ProjectState.Planned, null),
            ],
            Areas = [.. Areas.Select(area => new AreaReport(area.Code, area.Name, area.ShortName, [], 0))],
        };

        IndicatorReport Indicator(string code, string name, IndicatorTraits traits, string area, int? order, Func<int, MonthFigure?> figure, TargetGoal? target)
        {
            var figures = Enumerable.Range(1, 12).Select(figure).OfType<MonthFigure>().ToList();
            return new IndicatorReport
            {
                Code = code,
                Name = name,
                ShortName = name,
                Traits = traits,
                Direction = target?.Direction ?? Direction.AtLeast,
                AreaCode = area,
                UnitCode = "office",
                UnitName = "办公室",
                Definition = "定义",
                DefinitionVersion = 1,
                HeadlineOrder = order,
                Progress = ProgressCalculator.Compute(traits, new YearMonth(year, through), figures, target),
                LastYear = year == 2023 ? null : ProgressCalculator.RoundedToDate(traits, new YearMonth(year - 1, through), figures.Take(11)),
                Months = Points(figures, through),
                LastYearMonths = Points(year == 2023 ? [] : [.. figures.Where(point => point.Month != 6)], 12),
            };

            List<MonthPoint> Points(List<MonthFigure> known, int last) =>
            [
                .. Enumerable.Range(1, 12).Select(month =>
                {
                    var found = known.FirstOrDefault(point => point.Month == month);
                    var value = found?.Value ?? (found is { Numerator: { } numerator, Denominator: { } denominator } ? 100m * numerator / denominator : null);
                    return new MonthPoint(month, new FigureEntry(found?.Value, found?.Numerator, found?.Denominator, found?.Weight), value,
                        month <= last && known.Count > 0 ? ProgressCalculator.RoundedToDate(traits, new YearMonth(year, month), known) : null, 1, demonstration, "演示数据");
                }),
            ];
        }
    }

    public static PlanTree Plan2023()
    {
        var actions = Areas.Select((area, index) => new PlanNode($"2023.{area.Code}", PlanItemKind.Action, area.Name, "", area.Code, [], [],
            [.. Enumerable.Range(1, 3).Select(part => Measure(area.Code, index, part))])).ToList();
        return new PlanTree(2023, "1+8+53", "以绿色、低碳、数字、示范为中心，推进八大行动和重点工作。", "sample", new DateOnly(2024, 1, 26),
            [new PlanNode("2023", PlanItemKind.Framework, "工作体系", "", null, [], [], actions)], Areas);

        static PlanNode Measure(string area, int index, int part)
        {
            var code = $"2023.{area}.{part}";
            FactView[] facts = (index % 4, part) switch
            {
                (0, 1) => [Fact(code, "宣传活动", 33, "场"), Fact(code, "宣传点位", 2600, "个", Qualifier.Odd)],
                (0, _) => [Fact(code, "市区两级投入", 1000, "万元", Qualifier.Odd), Fact(code, "社会资本投入", 2.35m, "亿元")],
                (1, 1) => [Fact(code, "零直排项目投资", 22071, "万元"), Fact(code, "零直排项目", 36, "个"), Fact(code, "新建管网", 1.438m, "公里")],
                (1, _) => [Fact(code, "服务企业", 400, "家", Qualifier.Over)],
                (2, 1) => [Fact(code, "PM2.5浓度", 26, "微克/立方米") with { Indicator = "air.pm25" }, Fact(code, "任务完成率", 116.5m, "%")],
                (2, _) => [Fact(code, "全省排名", 29, "名")],
                _ => [Fact(code, "减少生活垃圾", 1.02m, "万吨"), Fact(code, "签约企业", 1204, "家")],
            };
            var text = string.Concat(facts.Select(fact => $"{fact.Name}{fact.Wording}，各项任务按年初安排推进，责任单位按月报送进展；"));
            return new PlanNode(code, PlanItemKind.Measure, $"深化第{index + 1}项行动的第{part}项举措", "", area, facts, [text + "全年任务完成。"], []);
        }
    }

    public static PlanTree Plan2024()
    {
        return new PlanTree(2024, "一个目标、两个要点、三治协同、四个示范", "", "sample", new DateOnly(2024, 1, 26),
        [
            Node("2024.G1", PlanItemKind.Goal, "一个目标", null, Node("2024.G1.1", PlanItemKind.Undertaking, "空气质量稳步提升", "A3"),
                Node("2024.G1.2", PlanItemKind.Undertaking, "水环境实现四个百分之百", "A2")),
            Node("2024.F1", PlanItemKind.Focus, "聚焦督察整改", "A6", Node("2024.F1.1", PlanItemKind.Undertaking, "谋划迎检准备", "A6")),
            Node("2024.T1", PlanItemKind.Treatment, "五水共治", "A2", Node("2024.T1.1", PlanItemKind.Undertaking, "落实一点一策、一河一策", "A2")),
            Node("2024.D1", PlanItemKind.Demonstration, "环境健康友好创新试点", "A1",
                Node("2024.D1.1", PlanItemKind.Undertaking, "重点实施项目建设", "A1", Fact("2024.D1.1", "项目投资", 1.07m, "亿元"), Fact("2024.D1.1", "建设项目", 6, "个"))),
        ], Areas);

        static PlanNode Node(string code, PlanItemKind kind, string name, string? area, params object[] below) => new(code, kind, name,
            $"{name}按年度安排分步实施，逐项明确责任单位、完成时限和验收要求", area, [.. below.OfType<FactView>()], [], [.. below.OfType<PlanNode>()]);
    }

    private static FactView Fact(string item, string name, decimal value, string unit, Qualifier qualifier = Qualifier.Exact) =>
        new($"{item}.{name}", item, name, value, unit, qualifier, value, unit, null, Quantity.Write(value, unit, qualifier));

    private static decimal Season(int month) => month switch
    {
        1 or 12 => 41,
        2 or 3 or 11 => 31,
        6 or 7 or 8 => 14,
        _ => 23,
    };
}
