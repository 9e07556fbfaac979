using LuchengEco.Domain.Explanations;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Domain.Tests.Progress;

namespace LuchengEco.Domain.Tests.Explanations;

public sealed class CellExplanationTests
{
    [Fact]
    public void Mean_ShowsTheValueAsTypedItsDaysAndTheValueToDateAfterIt()
    {
        var cell = Explain(Given.Mean(), 2, [Given.Value(1, 38, 31), Given.Value(2, 30.25m)]);

        Assert.Equal(("指标（2024年2月）", "30.25µg/m³"), (cell.Title, cell.Printed));
        Assert.Equal(["数值：30.25µg/m³", "有效天数：未填，按日历天数29天计"], Lines(cell, ExplanationPart.Typed));
        Assert.Equal(["月度数值按填报原样列出，不计算、不修约；修约只对累计值进行一次。"], Lines(cell, ExplanationPart.Formula));
        Assert.DoesNotContain(cell.Sections, section => section.Part == ExplanationPart.Rounding);
        Assert.Equal(["2月的数据计入截至2月的累计值。", "截至2月的累计值：34µg/m³", "(38×31 + 30.25×29) ÷ 60 = 34.254166…"], Lines(cell, ExplanationPart.Running));
        Assert.Equal(2, Assert.Single(cell.Cells).Month.Month);
        Assert.Null(cell.Status);
    }

    [Theory]
    [InlineData(30, 31, "96.8%", "100 × 30 ÷ 31 = 96.774193…", "96.774193… → 96.8")]
    [InlineData(31, 31, "100.0%", "100 × 31 ÷ 31 = 100", "100 → 100.0")]
    [InlineData(0, 31, "0.0%", "100 × 0 ÷ 31 = 0", "0 → 0.0")]
    public void Fraction_ShowsItsPartsItsRateAndTheRounding(int numerator, int denominator, string printed, string formula, string rounding)
    {
        var cell = Explain(Given.Days(), 1, [Given.Fraction(1, numerator, denominator)]);

        Assert.Equal(printed, cell.Printed);
        Assert.Contains($"优良天数：{numerator}", Lines(cell, ExplanationPart.Typed));
        Assert.Equal([formula], Lines(cell, ExplanationPart.Formula));
        Assert.Equal(rounding, Lines(cell, ExplanationPart.Rounding)[0]);
        Assert.Equal(formula, cell.Value!.Text);
    }

    [Theory]
    [InlineData(FigureMark.NotApplicable, "不适用", "2月标为不适用，不计入，也不算缺数。")]
    [InlineData(FigureMark.NotPublished, "尚未公布", "2月缺数据，未计入。")]
    public void Mark_IsSaidInItsWordAndLeavesTheValueToDateAsItWas(FigureMark mark, string word, string why)
    {
        var cell = Explain(Given.Sum(), 2, [Given.Value(1, 5), new MonthFigure(2, Mark: mark)]);

        Assert.Equal(word, cell.Printed);
        Assert.Equal([$"标记：{word}"], Lines(cell, ExplanationPart.Typed));
        Assert.Equal([why, "截至2月的累计值：5个"], Lines(cell, ExplanationPart.Running));
        Assert.False(Assert.Single(cell.Cells).Counts);
    }

    [Fact]
    public void Zero_IsANumberAndABlankCellIsNone()
    {
        var figures = new[] { Given.Value(1, 0) };

        Assert.Equal("0个", Explain(Given.Sum(), 1, figures).Printed);
        var blank = Explain(Given.Sum(), 2, figures);
        Assert.Equal("—", blank.Printed);
        Assert.Equal(["该单元格没有填报数据。"], Lines(blank, ExplanationPart.Typed));
        Assert.Equal("2月缺数据，未计入。", Lines(blank, ExplanationPart.Running)[0]);
    }

    [Fact]
    public void Unapproved_ThatCounts_SaysThatTheBasisTakesItIn() =>
        Assert.Equal("该月尚未审核；当前数据口径包括未审核数据，因此计入。",
            Lines(Explain(Given.Sum(), 1, [Given.Value(1, 5)], month => month with { State = SubmissionState.Submitted, Version = 1 }), ExplanationPart.Running)[1]);

    [Fact]
    public void Unapproved_ThatIsLeftOut_SaysSoAndShowsWhatWasTyped()
    {
        var cell = Explain(Given.Sum(), 1, [Given.Value(1, 5)], month => month with { Entry = FigureEntry.Blank, State = SubmissionState.Submitted, Version = 1 });

        Assert.Equal("5个", cell.Printed);
        Assert.Equal(["1月已有数据但尚未审核，本次未计入。", "截至1月没有可计入的数据，累计值无法计算。"], Lines(cell, ExplanationPart.Running));
    }

    [Theory]
    [InlineData(2, "2月的数据计入截至2月的累计值。")]
    [InlineData(1, "2月晚于本页的截止月份（1月），本页累计值未计入。")]
    public void Month_AtAndAfterTheReports_CountsOrSaysThatItIsLater(int through, string line) =>
        Assert.Equal(line, Lines(Explain(Given.Sum(), 2, [Given.Value(1, 5), Given.Value(2, 6)], through: through), ExplanationPart.Running)[0]);

    private static List<string> Lines(Explanation explanation, ExplanationPart part) =>
        [.. explanation.Sections.Single(section => section.Part == part).Lines.Select(line => line.Text)];

    private static Explanation Explain(IndicatorTraits traits, int month, IReadOnlyList<MonthFigure> figures, Func<ExplainedMonth, ExplainedMonth>? change = null, int through = 12)
    {
        var months = figures.Select(figure =>
        {
            var entry = new FigureEntry(figure.Value, figure.Numerator, figure.Denominator, figure.Weight, figure.Mark);
            var typed = new ExplainedMonth(figure.Month, entry, entry, SubmissionState.Approved, 1);
            return change is null ? typed : change(typed);
        }).ToList();
        return CellExplanation.Write(new ExplanationSubject
        {
            Code = "x",
            Name = "指标",
            NumeratorName = "优良天数",
            Traits = traits,
            Progress = ProgressCalculator.Compute(traits, new YearMonth(2024, month),
                months.Select(row => new MonthFigure(row.Month, row.Entry.Value, row.Entry.Numerator, row.Entry.Denominator, row.Entry.Weight, row.Entry.Mark)), null),
            Months = months,
        }, through);
    }
}
