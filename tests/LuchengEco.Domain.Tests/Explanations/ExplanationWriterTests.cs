using LuchengEco.Domain.Explanations;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Methods.Air;
using LuchengEco.Domain.Progress;
using LuchengEco.Domain.Tests.Progress;

namespace LuchengEco.Domain.Tests.Explanations;

public sealed class ExplanationWriterTests
{
    private static readonly YearMonth February = new(2024, 2);

    private static readonly DefinitionBreak NewStandard = new(new YearMonth(2024, 2), BreakKind.Standard, "旧标准", "新标准", "");

    [Fact]
    public void Mean_ShowsProductsWeightsRequirementAndStandard()
    {
        var explanation = Explain(Given.Mean(), February, Given.AtMost(26), [Given.Value(1, 38, 31), Given.Value(2, 30)]);

        Assert.Equal("(38×31 + 30×29) ÷ 60 = 34.133333…", explanation.Value!.Text);
        Assert.Equal("(26.5×366 − 2048) ÷ 306 = 25.003267…", explanation.Requirement!.Text);
        Assert.Equal("34µg/m³", explanation.Printed);
        Assert.Contains("未填有效天数、按日历天数计的月份：2月29天。", Lines(explanation, ExplanationPart.Formula));
        Assert.Contains(Lines(explanation, ExplanationPart.Meaning), line => line.StartsWith("依据：GB 3095—2012", StringComparison.Ordinal));
        Assert.Equal("34.133333… → 34", Lines(explanation, ExplanationPart.Rounding)[0]);
        Assert.Equal("34 > 26", Lines(explanation, ExplanationPart.Target)[1]);
        Assert.Contains("目标的边界值为26.5：修约后仍达标的最远值。", Lines(explanation, ExplanationPart.Target));
    }

    [Fact]
    public void Days_ShowBothSumsAndTheFailuresLeft()
    {
        var explanation = Explain(Given.Days(), February, Given.AtLeast(97.5m), [Given.Fraction(1, 30, 31), Given.Fraction(2, 29, 29)]);

        Assert.Equal("100 × 59 ÷ 60 = 98.333333…", explanation.Value!.Text);
        Assert.Equal("(100×(59 + 306) − 97.45×(60 + 306)) ÷ 100 = 8.333", explanation.Requirement!.Text);
        Assert.Contains("优良天数：30 + 29 = 59", Lines(explanation, ExplanationPart.Formula));
        Assert.Contains("向下取整，最多还可有8不达标。", Lines(explanation, ExplanationPart.Target));
    }

    [Fact]
    public void Days_WithoutAnyFailureLeft_SayThatTheRestMustHold()
    {
        var explanation = Explain(Given.Days(), February, Given.AtLeast(97.5m), [Given.Fraction(1, 22, 31), Given.Fraction(2, 29, 29)]);

        Assert.Equal("(100×(51 + 306) − 97.45×(60 + 306)) ÷ 100 = 0.333", explanation.Requirement!.Text);
        Assert.Contains("向下取整为0，其余须全部达标。", Lines(explanation, ExplanationPart.Target));
    }

    /// <summary>97.45 % itself is printed 97.4 %: of 2000 samples 51 may not fail, and 50 did.</summary>
    [Fact]
    public void Samples_WithExactlyOneFailureToTheEdge_SayThatTheRestMustHold()
    {
        var explanation = Explain(Given.Samples(1), February, Given.AtLeast(97.5m), [Given.Fraction(1, 850, 900), Given.Fraction(2, 100, 100)]);

        Assert.Equal("(100×(950 + 1000) − 97.45×(1000 + 1000)) ÷ 100 = 1", explanation.Requirement!.Text);
        Assert.Contains("恰为边界值不算达标，再减1为0，其余须全部达标。", Lines(explanation, ExplanationPart.Target));
    }

    [Fact]
    public void Sum_ShowsAmountLeftShareAndPace()
    {
        var target = Lines(Explain(Given.Sum(), February, Given.AtLeast(36), Given.Months(2, 5)), ExplanationPart.Target);

        Assert.Contains("36 − 10 = 26", target);
        Assert.Contains("其余各月平均：26 ÷ 10 = 2.6", target);
        Assert.Contains("时序进度：36 × 2 ÷ 12 = 6", target);
    }

    [Fact]
    public void LatestSections_TakeTheLastMonthAndNameTheirRule()
    {
        var sections = Given.Sections() with { DenominatorName = "评价断面数" };
        var explanation = Explain(sections, February, Given.AtLeast(100), [Given.Fraction(1, 7, 7), Given.Fraction(2, 6, 7)]);

        Assert.Equal("100 × 6 ÷ 7 = 85.714285…", explanation.Value!.Text);
        Assert.Contains("取2月的数据。", Lines(explanation, ExplanationPart.Formula));
        Assert.Contains(Lines(explanation, ExplanationPart.Meaning), line => line.Contains("环办〔2011〕22号", StringComparison.Ordinal));
        Assert.Contains("目标为100%时须全部达标，没有修约余量。", Lines(explanation, ExplanationPart.Target));
        Assert.Equal([false, true], explanation.Cells.Select(cell => cell.Counts));
    }

    [Theory]
    [InlineData(100000, 99999, "99.999 → 99.9", "未达到100%的比率不写作100%，记为99.9。")]
    [InlineData(2000, 1961, "98.05 → 98.0", "舍去部分恰为5，按“五成双”取末位为偶数的值。")]
    [InlineData(10, 9, "90 → 90.0", "保留1位小数；计算结果恰为该位数，数值不变（GB/T 8170—2008）。")]
    public void Rounding_AtItsEdges_SaysWhichRuleDecided(int denominator, int numerator, string shown, string rule)
    {
        var lines = Lines(Explain(Given.Samples(1), new YearMonth(2024, 1), null, [Given.Fraction(1, numerator, denominator)]), ExplanationPart.Rounding);

        Assert.Equal(shown, lines[0]);
        Assert.Contains(rule, lines);
    }

    [Fact]
    public void LastYear_OfARate_DiffersInPercentagePoints() =>
        Assert.Equal(["2023年1—2月：97.5%。", "2023年全年：97.2%。", "以公布（已修约）的数值比较：", "98.3 − 97.5 = 0.8", "比上年同期上升0.8个百分点。"],
            Lines(Explain(Given.Days(), February, null, [Given.Fraction(1, 59, 60)], subject => subject with { LastYear = 97.5m, LastYearFull = 97.2m }), ExplanationPart.LastYear));

    [Fact]
    public void LastYear_OfAConcentration_DiffersInPercentOfThePublishedValue() =>
        Assert.Equal(["100 × (19 − 23) ÷ 23 = −17.391304…", "比上年同期下降17.4%。"],
            Lines(Explain(Given.Mean(), February, null, [Given.Value(1, 19, 31)], subject => subject with { LastYear = 23, LastYearFull = 24 }), ExplanationPart.LastYear)[^2..]);

    [Fact]
    public void LastYear_AcrossABreak_IsShownButNotCompared()
    {
        var explanation = Explain(Given.Mean(), February, null, [Given.Value(1, 19, 31)],
            subject => subject with { LastYear = 23, LastYearFull = 24, Breaks = [NewStandard], ComparisonBreak = NewStandard });

        Assert.Equal("自2024年2月起执行标准变更，两个时段口径不同，不作比较。", Lines(explanation, ExplanationPart.LastYear)[^1]);
        Assert.Equal(["自2024年2月起执行标准变更：此前为“旧标准”，此后为“新标准”。"], Lines(explanation, ExplanationPart.Breaks));
    }

    [Fact]
    public void Breaks_WithANote_SayWhetherItBridges()
    {
        var bridge = new DefinitionBridge(1, NewStandard.From, "已按新标准重算上年", true, null, "审核员", DateTimeOffset.UnixEpoch);

        Assert.Contains("衔接说明（可以比较）：已按新标准重算上年（审核员）", Lines(Explain(Given.Mean(), February, null, [Given.Value(1, 19, 31)],
            subject => subject with { Breaks = [NewStandard with { Bridge = bridge }] }), ExplanationPart.Breaks));
    }

    [Fact]
    public void Breaks_OfAYearToCome_SayNothingOfThisNumber() =>
        Assert.Equal(["自2024年2月起执行标准变更：此前为“旧标准”，此后为“新标准”。"], Lines(Explain(Given.Mean(), February, null, [Given.Value(1, 19, 31)],
            subject => subject with { Breaks = [NewStandard, NewStandard with { From = new(2025, 1) }] }), ExplanationPart.Breaks));

    [Fact]
    public void MonthsOutside_AreNamedAndStandAmongTheCells()
    {
        var explanation = Explain(Given.Sum(), new YearMonth(2024, 3), Given.AtLeast(36), [Given.Value(1, 5), Given.NotApplicable(3)],
            subject => subject with { Months = [.. subject.Months, new ExplainedMonth(2, FigureEntry.Blank, new FigureEntry(4, Note: "待核"), SubmissionState.Submitted, 2, "填报员")] });

        Assert.Contains("2月已有数据但尚未审核，本次未计入。", Lines(explanation, ExplanationPart.Formula));
        Assert.Contains("3月标为不适用，不计入，也不算缺数。", Lines(explanation, ExplanationPart.Formula));
        Assert.Equal(["5", "4", "不适用"], explanation.Cells.Select(cell => cell.Numbers));
        Assert.Equal([true, false, false], explanation.Cells.Select(cell => cell.Counts));
        Assert.Equal((SubmissionState.Submitted, 2, "填报员", "待核"), (explanation.Cells[1].State!.Value, explanation.Cells[1].Version, explanation.Cells[1].ChangedBy, explanation.Cells[1].Note));
    }

    [Fact]
    public void NothingToCompute_SaysSo()
    {
        var empty = Explain(Given.Sum(), February, null, []);
        var weightless = Explain(Given.Days(), February, null, [Given.Fraction(1, 0, 0)]);

        Assert.Equal("截至2月没有可计入的数据，无法计算。", Lines(empty, ExplanationPart.Formula)[0]);
        Assert.Equal("已填数据的分母（或权数）合计为0，无法计算。", Lines(weightless, ExplanationPart.Formula)[0]);
        Assert.Equal("—", empty.Printed);
        Assert.DoesNotContain(empty.Sections, section => section.Part == ExplanationPart.Rounding);
    }

    private static string[] Lines(Explanation explanation, ExplanationPart part) =>
        [.. explanation.Sections.Single(section => section.Part == part).Lines.Select(line => line.Text)];

    private static Explanation Explain(IndicatorTraits traits, YearMonth through, TargetGoal? target, MonthFigure[] figures, Func<ExplanationSubject, ExplanationSubject>? change = null)
    {
        var subject = new ExplanationSubject
        {
            Code = "air.any",
            Name = "任意指标",
            Traits = traits,
            Progress = ProgressCalculator.Compute(traits, through, figures, target),
            StandardVersion = AirStandard.Of(through).Code,
            NumeratorName = traits.CountsDays ? "优良天数" : null,
            Months =
            [
                .. figures.Select(figure =>
                {
                    var entry = new FigureEntry(figure.Value, figure.Numerator, figure.Denominator, figure.Weight, figure.Mark);
                    return new ExplainedMonth(figure.Month, entry, entry, SubmissionState.Approved, 1);
                }),
            ],
        };
        return ExplanationWriter.Write(change?.Invoke(subject) ?? subject);
    }
}
