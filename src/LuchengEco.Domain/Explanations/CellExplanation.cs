using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using static LuchengEco.Domain.Progress.ProgressReason;
using Text = LuchengEco.Domain.Resources.ExplanationText;

namespace LuchengEco.Domain.Explanations;

/// <summary>Writes the explanation of one month's own number: what was typed, its rate where it is a fraction, whether it counts, and the value to date after it.</summary>
public static class CellExplanation
{
    /// <param name="subject">With the progress through the cell's own month.</param>
    /// <param name="through">The month (1 to 12) looked from; a later cell does not count.</param>
    public static Explanation Write(ExplanationSubject subject, int through)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var cell = ExplanationCells.Of(subject)[^1];
        var rate = subject.Traits.Shape == FigureShape.Fraction ? SoftChecks.MonthValue(cell.Entry) : null;
        ExplanationSection[] sections =
        [
            ExplanationWriter.Section(ExplanationPart.Typed, Text.TypedHeading, Typed(subject, cell)),
            ExplanationWriter.Section(ExplanationPart.Formula, Text.FormulaHeading, [rate is null ? new(Text.AsTyped) : new(RateOf(cell.Entry, rate.Value).Text, true)]),
            ExplanationWriter.Section(ExplanationPart.Rounding, Text.RoundingHeading, ExplanationWriter.Rounded(rate, rate is { } exact ? subject.Traits.Round(exact) : null, subject.Traits)),
            ExplanationWriter.Section(ExplanationPart.Running, Text.RunningHeading, Running(subject, cell, through)),
        ];
        return new Explanation(subject.Code, Format(Text.TitleOfMonth, subject.Name, cell.Month.Year, cell.Month.Month), subject.UnitCode, subject.UnitName,
            rate is { } value ? RateOf(cell.Entry, value) : null, null, Printed(subject, cell, rate), [.. sections.Where(section => section.Lines.Count > 0)], [cell]);
    }

    private static FilledFormula RateOf(FigureEntry entry, decimal rate) =>
        new($"100 × {FilledFormula.Exact(entry.Numerator!.Value)} ÷ {FilledFormula.Exact(entry.Denominator!.Value)}", rate);

    /// <summary>A typed value as typed, a rate rounded, the word of a mark; an em dash for a blank cell.</summary>
    private static string Printed(ExplanationSubject subject, ExplanationCell cell, decimal? rate) => (rate, cell.Entry) switch
    {
        ({ } exact, _) => ExplanationWriter.Printed(subject.Traits.Round(exact), subject.Traits),
        (_, { Mark: FigureMark.None, Value: { } value }) => NumberText.Plain(value) + subject.Traits.Unit,
        (_, { Mark: not FigureMark.None }) => cell.Numbers,
        _ => "—",
    };

    private static IEnumerable<ExplanationLine> Typed(ExplanationSubject subject, ExplanationCell cell)
    {
        var (entry, traits) = (cell.Entry, subject.Traits);
        if (entry.Value is { } value)
            yield return Labelled(Text.TypedValue, NumberText.Plain(value) + traits.Unit);
        if (entry.Numerator is { } numerator)
            yield return Labelled(ExplanationWriter.NumeratorName(subject), NumberText.Plain(numerator));
        if (entry.Denominator is { } denominator)
            yield return Labelled(ExplanationWriter.DenominatorName(subject), NumberText.Plain(denominator));
        if (entry.Weight is { } weight)
            yield return Labelled(Text.ValidDays, Format(Text.WeightDays, NumberText.Plain(weight)));
        else if (traits.Accumulation == Accumulation.WeightedMean && entry.HasFigure)
            yield return Labelled(Text.ValidDays, Format(Text.WeightAssumed, cell.Month.Days));
        if (entry.Mark != FigureMark.None)
            yield return Labelled(Text.TypedMark, cell.Numbers);
        if (cell.Note.Length > 0)
            yield return Labelled(Text.TypedNote, cell.Note);
        if (entry.IsBlank)
            yield return new(Text.NothingTyped);
    }

    private static IEnumerable<ExplanationLine> Running(ExplanationSubject subject, ExplanationCell cell, int through)
    {
        var month = cell.Month.Month;
        if (month > through)
        {
            yield return new(Format(Text.AfterThrough, month, through));
            yield break;
        }
        if (cell.Counts)
            yield return new(Format(Text.CountsMonth, month));
        if (cell is { Counts: true, State: not (null or SubmissionState.Approved) })
            yield return new(Text.CountsUnapproved);
        foreach (var line in ExplanationWriter.LeftOut(OnlyThe(month, subject)))
            yield return line;
        if (subject.Progress.Rounded is not { } rounded)
        {
            yield return new(Format(Text.RunningNone, month));
            yield break;
        }
        yield return new(Format(Text.RunningValue, month, ExplanationWriter.Printed(rounded, subject.Traits)));
        // A lone number says nothing that the line above does not.
        if (ValueFormula.Of(subject) is { } formula && formula.Text != formula.Expression)
            yield return new(formula.Text, true);
    }

    /// <summary>What is said of months that do not count, said of this one only.</summary>
    private static ExplanationSubject OnlyThe(int month, ExplanationSubject subject) => subject with
    {
        Months = [.. subject.Months.Where(known => known.Month == month)],
        Progress = subject.Progress with { MissingMonths = [.. subject.Progress.MissingMonths.Where(missing => missing == month)] },
    };

    private static ExplanationLine Labelled(string name, string what) => new(Format(Text.Labelled, name, what));
}
