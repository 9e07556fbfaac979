using LuchengEco.Domain;
using LuchengEco.Domain.Explanations;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Plans;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Tests.Indicators;

namespace LuchengEco.Web.Tests.Plans;

public sealed class FactExplanationTests
{
    private static readonly FactView Sewers = PlanSamples.Sewers.Facts[0];

    [Fact]
    public void Wording_SaysValueUnitQualifierAndTheCommonUnit()
    {
        var explanation = Explain(PlanSamples.Problems.Facts[0]);

        Assert.Equal("31.3余亿元", explanation.Printed);
        Assert.Equal("整治投入（2023年公布数据）", explanation.Title);
        Assert.Equal(["原文写法：31.3余亿元", "数值：31.3；单位：亿元", "限定词：余，实际数比31.3亿元略多。", "31.3亿元 = 313000万元"], Lines(explanation, ExplanationPart.Wording));
    }

    [Theory]
    [InlineData(Qualifier.Exact, "限定词：无，原文按400家公布。")]
    [InlineData(Qualifier.Odd, "限定词：余，实际数比400家略多。")]
    [InlineData(Qualifier.Over, "限定词：超，实际数多于400家。")]
    [InlineData(Qualifier.About, "限定词：约，实际数大致为400家。")]
    [InlineData(Qualifier.Nearly, "限定词：近，实际数接近但不到400家。")]
    public void Qualifier_IsSaidInWords(Qualifier qualifier, string line) =>
        Assert.Equal(line, Lines(Explain(PlanSamples.Fact("f", "企业", 400, "家", qualifier)), ExplanationPart.Wording)[2]);

    [Fact]
    public void Unit_ThatTheSourceDoesNotState_IsNotInvented() =>
        Assert.Equal("数值：16；原文没有写明单位", Lines(Explain(PlanSamples.Fact("f", "任务", 16, "")), ExplanationPart.Wording)[1]);

    [Fact]
    public void Source_IsYearItemIndexAndDate() =>
        Assert.Equal(["年度：2023年；工作框架：1+8+53", "计划条目：水环境质量提升行动 › 高标推进管网建设", "索引号：001/2024-00614", "发布日期：2024-01-26"],
            Lines(Explain(Sewers), ExplanationPart.Source));

    [Fact]
    public void Source_OfAYearWithoutDocument_NamesNone() =>
        Assert.Equal(["年度：2023年；工作框架：1+8+53", "计划条目：水环境质量提升行动 › 高标推进管网建设"],
            Lines(FactExplanation.Of(PlanSamples.Tree with { SourceIndex = "", PublishedOn = null }, Sewers, null), ExplanationPart.Source));

    [Theory]
    [InlineData(36, "计算值（修约后）与公布数一致。")]
    [InlineData(34, "34 − 36 = −2|计算值（修约后）比公布数少2个。")]
    [InlineData(40, "40 − 36 = 4|计算值（修约后）比公布数多4个。")]
    public void Computed_OfTheWholeYear_ShowsTheDifference(int total, string lines)
    {
        var explanation = Explain(Sewers, Computed(12, total));

        Assert.Equal([$"对应的月度指标：污水零直排项目", $"由各月数据计算的全年值：{total}个", $"1 + {total - 1} = {total}", .. lines.Split('|')], Lines(explanation, ExplanationPart.Computed));
        Assert.Contains(explanation.Sections, section => section.Part == ExplanationPart.Rounding);
    }

    [Fact]
    public void Computed_OfAYearThatIsOpen_ShowsNoDifference() =>
        Assert.Equal(["由各月数据计算的截至3月的累计值：34个", "1 + 33 = 34", "计算值未到年末，不计算与公布数的差额。"], Lines(Explain(Sewers, Computed(3, 34)), ExplanationPart.Computed)[1..]);

    [Fact]
    public void Computed_InTheCommonUnit_IsComparedInThat() =>
        Assert.Equal("计算值（修约后）比公布数少312966万元。", Lines(Explain(PlanSamples.Problems.Facts[0], Computed(12, 34) with { Traits = IndicatorSamples.Sum with { Unit = "万元" } }), ExplanationPart.Computed)[^1]);

    [Fact]
    public void Computed_InTheWordsOfTheSameUnit_IsCompared()
    {
        var air = IndicatorSamples.Air with { Progress = ProgressCalculator.Compute(IndicatorSamples.Mean, new YearMonth(2023, 12), [new(1, 26, Weight: 31)], null) };

        Assert.Equal("计算值（修约后）与公布数一致。", Lines(Explain(PlanSamples.Fact("f", "PM2.5浓度", 26, "微克/立方米"), air), ExplanationPart.Computed)[^1]);
    }

    [Fact]
    public void Computed_InAnotherUnit_IsNotCompared() =>
        Assert.Equal("公布数的单位（公里）与指标的单位（个）不同，不计算差额。", Lines(Explain(PlanSamples.Banks.Facts[0], Computed(12, 34)), ExplanationPart.Computed)[^1]);

    [Fact]
    public void Computed_OfARate_DiffersInPoints()
    {
        var days = IndicatorSamples.GoodDays with { Progress = ProgressCalculator.Compute(IndicatorSamples.Days, new YearMonth(2023, 12), [new(1, Numerator: 30, Denominator: 31)], null) };

        Assert.Equal(["96.8 − 97.5 = −0.7", "计算值（修约后）比公布数少0.7个百分点。"], Lines(Explain(PlanSamples.Fact("f", "优良率", 97.5m, "%"), days), ExplanationPart.Computed)[^2..]);
    }

    [Fact]
    public void Computed_WithoutIndicatorOrReport_SaysWhy()
    {
        Assert.Equal(["没有与该数对应的月度指标，不作对照。"], Lines(Explain(PlanSamples.Banks.Facts[0]), ExplanationPart.Computed));
        Assert.Equal(["对应的月度指标（water.sewers）在2023年没有填报，不作对照。"], Lines(Explain(Sewers), ExplanationPart.Computed));
    }

    private static IndicatorReport Computed(int through, int total)
    {
        MonthFigure[] figures = [new(1, 1), new(2, total - 1)];
        return IndicatorSamples.Sewers with
        {
            Progress = ProgressCalculator.Compute(IndicatorSamples.Sum, new YearMonth(2023, through), figures, null),
            Months = [.. Enumerable.Range(1, 12).Select(month => figures.FirstOrDefault(figure => figure.Month == month)?.Value is { } value
                ? new MonthPoint(month, new(value), value, null, 1, false, null) : new MonthPoint(month, Domain.Figures.FigureEntry.Blank, null, null, 0, false, null))],
        };
    }

    private static Explanation Explain(FactView fact, IndicatorReport? indicator = null) => FactExplanation.Of(PlanSamples.Tree, fact, indicator);

    private static string[] Lines(Explanation explanation, ExplanationPart part) =>
        [.. explanation.Sections.Single(section => section.Part == part).Lines.Select(line => line.Text)];
}
