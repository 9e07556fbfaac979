using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using static LuchengEco.Domain.Progress.ProgressReason;
using Text = LuchengEco.Domain.Resources.ExplanationText;

namespace LuchengEco.Domain.Explanations;

/// <summary>The cells behind a number, January first.</summary>
internal static class ExplanationCells
{
    public static IReadOnlyList<ExplanationCell> Of(ExplanationSubject subject)
    {
        var counted = subject.Counted.Select(figure => figure.Month).ToHashSet();
        if (subject.Traits.Accumulation == Accumulation.Latest && subject.Progress.ValueToDate is not null)
            counted = [ValueFormula.LatestMonth(subject)];
        var months = subject.Months.ToDictionary(month => month.Month);
        return [.. Enumerable.Range(1, subject.Progress.ThroughMonth).Select(month =>
        {
            var stored = months.GetValueOrDefault(month) ?? new ExplainedMonth(month, FigureEntry.Blank, FigureEntry.Blank);
            return new ExplanationCell(new YearMonth(subject.Progress.Year, month), stored.Stored, Numbers(stored.Stored, subject), counted.Contains(month),
                stored.Version, stored.ChangedBy, stored.ChangedAt, stored.Version > 0 ? stored.State : null);
        })];

        string Numbers(FigureEntry entry, ExplanationSubject of) => (entry.Mark, of.Traits.Shape) switch
        {
            (FigureMark.NotApplicable, _) => Text.CellNotApplicable,
            (FigureMark.NotPublished, _) => Text.CellNotPublished,
            _ when !entry.HasFigure => Text.CellMissing,
            (_, FigureShape.Fraction) => $"{NumberText.Plain(entry.Numerator ?? 0)}/{NumberText.Plain(entry.Denominator ?? 0)}",
            _ when of.Traits.Accumulation != Accumulation.WeightedMean => NumberText.Plain(entry.Value!.Value),
            _ when entry.Weight is { } weight => Format(Text.CellWeighed, NumberText.Plain(entry.Value!.Value), NumberText.Plain(weight)),
            _ => Format(Text.CellAssumed, NumberText.Plain(entry.Value!.Value)),
        };
    }
}
