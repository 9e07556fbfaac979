using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using static LuchengEco.Domain.Explanations.FilledFormula;

namespace LuchengEco.Domain.Explanations;

/// <summary>The formula of the value to date; see <see cref="ProgressCalculator"/> for the rules.</summary>
internal static class ValueFormula
{
    /// <summary>Null when nothing counted weighs anything.</summary>
    public static FilledFormula? Of(ExplanationSubject subject)
    {
        if (subject.Progress.ValueToDate is not { } value)
            return null;
        var counted = subject.Counted;
        return new(subject.Traits.Accumulation switch
        {
            Accumulation.Sum => Sum(counted.Select(figure => figure.Value!.Value)),
            Accumulation.WeightedMean => $"({string.Join(" + ", counted.Select(figure => $"{Exact(figure.Value!.Value)}×{Exact(WeightOf(subject, figure))}"))}) ÷ {Exact(Weight(subject))}",
            Accumulation.Latest when subject.Traits.Shape == FigureShape.Value => Exact(value),
            Accumulation.Ratio or Accumulation.Latest => $"100 × {Exact(subject.Progress.Numerator!.Value)} ÷ {Exact(subject.Progress.Denominator!.Value)}",
        }, value);
    }

    public static FilledFormula NumeratorSum(ExplanationSubject subject) =>
        new(Sum(subject.Counted.Select(figure => figure.Numerator!.Value)), subject.Progress.Numerator ?? 0);

    public static FilledFormula DenominatorSum(ExplanationSubject subject) =>
        new(Sum(subject.Counted.Select(figure => figure.Denominator!.Value)), subject.Progress.Denominator ?? 0);

    public static FilledFormula WeightSum(ExplanationSubject subject) =>
        new(Sum(subject.Counted.Select(figure => WeightOf(subject, figure))), Weight(subject));

    /// <summary>The month that a latest value is taken from.</summary>
    public static int LatestMonth(ExplanationSubject subject) =>
        subject.Counted.Last(figure => subject.Traits.Shape == FigureShape.Value || figure.Denominator > 0).Month;

    /// <summary>Valid days; the calendar's where none were given.</summary>
    public static decimal WeightOf(ExplanationSubject subject, MonthFigure figure) =>
        figure.Weight ?? new YearMonth(subject.Progress.Year, figure.Month).Days;

    public static decimal Weight(ExplanationSubject subject) => subject.Counted.Sum(figure => WeightOf(subject, figure));

    public static decimal WeightedSum(ExplanationSubject subject) => subject.Counted.Sum(figure => figure.Value!.Value * WeightOf(subject, figure));
}
