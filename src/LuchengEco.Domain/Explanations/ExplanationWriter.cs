using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Methods.Air;
using LuchengEco.Domain.Progress;
using static LuchengEco.Domain.Progress.ProgressReason;
using Text = LuchengEco.Domain.Resources.ExplanationText;

namespace LuchengEco.Domain.Explanations;

/// <summary>Writes the explanation of a computed indicator; computes nothing that the progress does not hold.</summary>
/// <remarks>GB/T 8170—2008 §3.2 (half to even), §3.3 (one rounding), §4.3.3 (comparison by the rounded value); GB 3095, HJ 633 and HJ 663 by the date of the data; 环办〔2011〕22号 for river sections.</remarks>
public static class ExplanationWriter
{
    public static Explanation Write(ExplanationSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var progress = subject.Progress;
        var months = progress.ThroughMonth == 1 ? Text.TitleOfMonth : Text.Title;
        ExplanationSection[] sections =
        [
            Section(ExplanationPart.Meaning, Text.MeaningHeading, Meaning(subject)),
            Section(ExplanationPart.Formula, Text.FormulaHeading, Formula(subject)),
            Section(ExplanationPart.Rounding, Text.RoundingHeading, Rounded(progress.ValueToDate, progress.Rounded, subject.Traits)),
            Section(ExplanationPart.Target, Text.TargetHeading, TargetExplanation.Lines(subject)),
            Section(ExplanationPart.LastYear, Text.LastYearHeading, LastYear(subject)),
            Section(ExplanationPart.Breaks, Text.BreaksHeading, subject.Breaks.Where(found => found.From.Year <= progress.Year).SelectMany(BreakLines)),
        ];
        return new Explanation(subject.Code, Format(months, subject.Name, progress.Year, progress.ThroughMonth), subject.UnitCode, subject.UnitName,
            ValueFormula.Of(subject), RequirementFormula.Of(subject), progress.Rounded is { } rounded ? Printed(rounded, subject.Traits) : "—",
            [.. sections.Where(section => section.Lines.Count > 0)], ExplanationCells.Of(subject), progress.Status);
    }

    internal static string Printed(decimal rounded, IndicatorTraits traits) => NumberText.Of(rounded, traits.Decimals) + traits.Unit;

    internal static ExplanationSection Section(ExplanationPart part, string heading, IEnumerable<ExplanationLine> lines) => new(part, heading, [.. lines]);

    private static IEnumerable<ExplanationLine> Meaning(ExplanationSubject subject)
    {
        if (subject.SuccessorName is { } successor)
            yield return new(Format(Text.OfPredecessor, subject.Progress.Year, subject.Name, subject.Progress.Year + 1, successor));
        if (subject.Definition.Length > 0)
            yield return new(subject.Definition);
        yield return new(Format(Text.DefinitionVersion, subject.DefinitionVersion));
        yield return new((subject.Traits.Accumulation, subject.Traits.CountsDays) switch
        {
            (Accumulation.Sum, _) => Text.MethodSum,
            (Accumulation.WeightedMean, _) => Text.MethodMean,
            (Accumulation.Ratio, true) => Format(Text.MethodDays, NumeratorName(subject), DenominatorName(subject)),
            (Accumulation.Ratio, false) => Format(Text.MethodRatio, NumeratorName(subject), DenominatorName(subject)),
            (Accumulation.Latest, _) => Text.MethodLatest,
        });
        if (subject.StandardVersion is { } code && AirStandard.All.FirstOrDefault(standard => standard.Code == code) is { } standard)
            yield return new(Format(subject.Traits.Accumulation == Accumulation.WeightedMean ? Text.StandardMean : Text.StandardDays, standard.Name));
        if (subject.Traits.DenominatorName?.Contains(Text.RiverSection, StringComparison.Ordinal) == true)
            yield return new(Text.StandardSections);
    }

    private static IEnumerable<ExplanationLine> Formula(ExplanationSubject subject)
    {
        var progress = subject.Progress;
        var counted = subject.Counted;
        if (ValueFormula.Of(subject) is not { } value)
        {
            yield return new(counted.Count == 0 ? Format(Text.NothingCounted, progress.ThroughMonth) : Text.NothingWeighs);
        }
        else
        {
            if (subject.Traits.Accumulation == Accumulation.Latest)
                yield return new(Format(Text.TakenFrom, ValueFormula.LatestMonth(subject)));
            else
                yield return new(Format(Text.CountedMonths, Months(counted.Select(figure => figure.Month)), counted.Count));
            if (subject.Traits.Accumulation == Accumulation.Ratio && counted.Count > 1)
            {
                yield return new(Format(Text.Labelled, NumeratorName(subject), ValueFormula.NumeratorSum(subject).Text), true);
                yield return new(Format(Text.Labelled, DenominatorName(subject), ValueFormula.DenominatorSum(subject).Text), true);
            }
            if (subject.Traits.Accumulation == Accumulation.WeightedMean && counted.Count > 1)
                yield return new(Format(Text.Labelled, Text.ValidDays, ValueFormula.WeightSum(subject).Text), true);
            yield return new(value.Text, true);
        }
        if (progress.AssumedWeightMonths.Count > 0)
        {
            yield return new(Format(Text.AssumedWeights, string.Join(Text.ListSeparator,
                progress.AssumedWeightMonths.Select(month => Format(Text.AssumedWeight, month, new YearMonth(progress.Year, month).Days)))));
        }
        foreach (var line in LeftOut(subject))
            yield return line;
    }

    internal static IEnumerable<ExplanationLine> LeftOut(ExplanationSubject subject)
    {
        var progress = subject.Progress;
        var leftOut = subject.Months.Where(month => month.Month <= progress.ThroughMonth && month.Stored.HasFigure && !month.Entry.HasFigure).Select(month => month.Month).Order().ToList();
        var missing = progress.MissingMonths.Except(leftOut).ToList();
        var notApplicable = subject.Months.Where(month => month.Month <= progress.ThroughMonth && month.Entry.Mark == FigureMark.NotApplicable).Select(month => month.Month).Order().ToList();
        if (leftOut.Count > 0)
            yield return new(Format(Text.NotApprovedMonths, Months(leftOut)));
        if (missing.Count > 0)
            yield return new(Format(Text.MissingMonths, Months(missing)));
        if (notApplicable.Count > 0)
            yield return new(Format(Text.NotApplicableMonths, Months(notApplicable)));
    }

    /// <summary>Empty without a value.</summary>
    internal static IEnumerable<ExplanationLine> Rounded(decimal? value, decimal? printed, IndicatorTraits traits)
    {
        if ((value, printed) is not ({ } exact, { } rounded))
            yield break;
        yield return new($"{FilledFormula.Unrounded(exact)} → {NumberText.Of(rounded, traits.Decimals)}", true);
        var place = traits.Decimals == 0 ? Text.RoundToWhole : Format(Text.RoundToPlaces, traits.Decimals);
        yield return new(Format(exact == rounded ? Text.RoundingNothing : Text.RoundingRule, place));
        var half = Math.Abs(exact - Rounding.HalfToEven(exact, traits.Decimals)) == Rounding.HalfUnit(traits.Decimals);
        if (rounded != Rounding.HalfToEven(exact, traits.Decimals))
            yield return new(Format(Text.RoundingBelowWhole, NumberText.Of(rounded, traits.Decimals)));
        else if (half)
            yield return new(Text.RoundingHalf);
    }

    private static IEnumerable<ExplanationLine> LastYear(ExplanationSubject subject)
    {
        if (subject.LastYearFull is null && subject.LastYear is null)
            yield break;
        if (subject.PredecessorName is { } predecessor)
            yield return new(Format(Text.LastYearOfPredecessor, predecessor));
        var year = subject.Progress.Year - 1;
        if (subject.LastYear is { } before)
            yield return new(Format(subject.Progress.ThroughMonth == 1 ? Text.LastYearJanuary : Text.LastYearSame, year, subject.Progress.ThroughMonth, Printed(before, subject.Traits)));
        if (subject.LastYearFull is { } full && subject.Progress.ThroughMonth < 12)
            yield return new(Format(Text.LastYearWhole, year, Printed(full, subject.Traits)));
        if (subject.ComparisonBreak is { } found)
        {
            yield return new(Format(Text.NoComparison, found.From.Year, found.From.Month, KindOf(found.Kind)));
            yield break;
        }
        if (subject is { LastYear: { } then, Progress.Rounded: { } now })
        {
            yield return new(Text.FromPublished);
            foreach (var line in YearDifference.Lines(now, then, subject.Traits))
                yield return line;
        }
    }

    private static IEnumerable<ExplanationLine> BreakLines(DefinitionBreak found)
    {
        yield return new(Format(Text.Break, found.From.Year, found.From.Month, KindOf(found.Kind), found.Before, found.After));
        if (found.Reason.Length > 0)
            yield return new(Format(Text.BreakReason, found.Reason));
        if (found.Bridge is { } bridge)
            yield return new(Format(bridge.IsComparable ? Text.BridgeComparable : Text.Bridge, bridge.Note, bridge.UserName));
    }

    private static string KindOf(BreakKind kind) => kind switch
    {
        BreakKind.Definition => Text.BreakDefinition,
        BreakKind.Standard => Text.BreakStandard,
        BreakKind.Predecessor => Text.BreakPredecessor,
    };

    internal static string NumeratorName(ExplanationSubject subject) => subject.NumeratorName ?? Text.Numerator;

    internal static string DenominatorName(ExplanationSubject subject) => subject.Traits.DenominatorName ?? Text.Denominator;
}
