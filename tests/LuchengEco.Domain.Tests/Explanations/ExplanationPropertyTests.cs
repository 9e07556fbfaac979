using System.Globalization;
using CsCheck;
using LuchengEco.Domain.Explanations;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Tests.Progress;

namespace LuchengEco.Domain.Tests.Explanations;

/// <summary>What an explanation prints is computed again from the print alone. A failure prints its seed: run it again with <c>seed: "…"</c>.</summary>
public sealed class ExplanationPropertyTests
{
    private const int Cases = 2000;

    [Fact]
    public void Value_ReadBackFromItsFormula_IsTheValueToDate() => ProgressCase.Any.Sample(
        year =>
        {
            var progress = year.Computed;
            var explanation = ExplanationWriter.Write(SubjectOf(year));
            Assert.Equal(progress.ValueToDate is null, explanation.Value is null);
            if (explanation.Value is not { } value)
                return;
            Assert.Equal(progress.ValueToDate, value.Result);
            Assert.True(FormulaReader.Compute(value.Expression).IsWrittenAs(value.Result), value.Text);
            Assert.Equal(year.Oracle.Value!.Value, FormulaReader.Compute(value.Expression));
        },
        iter: Cases);

    [Fact]
    public void Rounding_PrintsTheRoundedValue() => ProgressCase.Any.Sample(
        year =>
        {
            if (year.Computed.Rounded is not { } rounded)
                return;
            var explanation = ExplanationWriter.Write(SubjectOf(year));
            var line = explanation.Sections.Single(section => section.Part == ExplanationPart.Rounding).Lines[0].Text.Split(" → ");
            Assert.Equal(rounded, Number(line[1]));
            AssertShows(line[0], FormulaReader.Compute(explanation.Value!.Expression));
            Assert.StartsWith(line[1], explanation.Printed, StringComparison.Ordinal);
        },
        iter: Cases);

    [Fact]
    public void Requirement_ReadBackFromItsFormula_IsTheRequirement() => ProgressCase.Any.Where(year => year.Target is not null).Sample(
        year =>
        {
            var progress = year.Computed;
            if (ExplanationWriter.Write(SubjectOf(year)).Requirement is not { } requirement)
                return;
            var computed = FormulaReader.Compute(requirement.Expression);
            Assert.True(computed.IsWrittenAs(requirement.Result), requirement.Text);
            if (progress.RequiredAverage is { } average)
                Assert.True(computed.IsWrittenAs(average), requirement.Text);
            if (progress.FailuresLeft is { } failures)
                Assert.Contains(failures, new[] { (decimal)computed.Floor(), (decimal)computed.Floor() - 1 });
            if (progress.AmountLeft is { } left)
                Assert.Equal(left, requirement.Result);
        },
        iter: Cases);

    /// <summary>Sums, weights, paces, shares and differences too: whatever stands left of an equals sign comes to what stands right of it.</summary>
    [Fact]
    public void EveryFormulaLine_ReadBack_ComesToWhatItSays() => Gen.Select(ProgressCase.Any, Gen.Int[-300, 300]).Sample(
        (year, last) =>
        {
            var subject = SubjectOf(year) with { LastYear = last / 10m, LastYearFull = last / 10m };
            var formulas = ExplanationWriter.Write(subject).Sections.SelectMany(section => section.Lines).Where(line => line.IsFormula && line.Text.Contains(" = ", StringComparison.Ordinal));
            foreach (var formula in formulas)
            {
                var sides = formula.Text[(formula.Text.IndexOf('：', StringComparison.Ordinal) + 1)..].Split(" = ");
                Assert.Equal(2, sides.Length);
                AssertShows(sides[1], FormulaReader.Compute(sides[0]));
            }
        },
        iter: Cases);

    [Fact]
    public void Cells_AreTheMonthsThatCount() => ProgressCase.Any.Sample(
        year =>
        {
            var progress = year.Computed;
            var cells = ExplanationWriter.Write(SubjectOf(year)).Cells;
            Assert.Equal(Enumerable.Range(1, progress.ThroughMonth), cells.Select(cell => cell.Month.Month));
            Assert.DoesNotContain(cells, cell => cell.Counts && progress.MissingMonths.Contains(cell.Month.Month));
        },
        iter: Cases);

    private static ExplanationSubject SubjectOf(ProgressCase year) => new()
    {
        Code = "air.any",
        Name = "任意指标",
        Traits = year.Traits,
        Progress = year.Computed,
        Months =
        [
            .. year.Figures.Select(figure =>
            {
                var entry = new FigureEntry(figure.Value, figure.Numerator, figure.Denominator, figure.Weight, figure.Mark);
                return new ExplainedMonth(figure.Month, entry, entry, Version: 1);
            }),
        ],
    };

    /// <summary>Exact, or with an ellipsis cut after six places.</summary>
    private static void AssertShows(string shown, Rational value)
    {
        if (!shown.EndsWith('…'))
        {
            Assert.Equal(value, (Rational)Number(shown));
            return;
        }
        var difference = Rational.Abs(value) - Rational.Abs(Number(shown[..^1]));
        Assert.True(difference > 0 && difference < Rational.Unit(6), $"{shown} of {value}");
        Assert.Equal(value < 0, shown.StartsWith('−'));
    }

    private static decimal Number(string text) => decimal.Parse(text.Replace('−', '-'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
