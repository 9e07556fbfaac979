using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using static LuchengEco.Domain.Progress.ProgressReason;
using Text = LuchengEco.Domain.Resources.ExplanationText;

namespace LuchengEco.Domain.Explanations;

/// <summary>Target, comparison, the reason of the status, and the requirement with its numbers filled in.</summary>
internal static class TargetExplanation
{
    public static IEnumerable<ExplanationLine> Lines(ExplanationSubject subject)
    {
        var (progress, traits) = (subject.Progress, subject.Traits);
        if (progress.Target is not { } target)
            return [new(progress.Reason)];
        return [.. Comparison(progress, traits, target, subject.TargetNote), new(progress.Reason), .. Requirement(subject, target)];
    }

    private static IEnumerable<ExplanationLine> Comparison(IndicatorProgress progress, IndicatorTraits traits, TargetGoal target, string? note)
    {
        var goal = NumberText.Plain(target.Value) + traits.Unit;
        var template = target.Direction switch { Direction.AtMost => Text.TargetAtMost, Direction.AtLeast => Text.TargetAtLeast };
        yield return new(Format(template, goal) + (string.IsNullOrWhiteSpace(note) ? "" : Format(Text.TargetNote, note)));
        if (progress is not { Rounded: { } rounded, ValueToDate: { } exact })
            yield break;
        var met = ProgressCalculator.Meets(traits, target, exact);
        var sign = rounded == target.Value ? "=" : rounded < target.Value ? "<" : ">";
        yield return new($"{NumberText.Of(rounded, traits.Decimals)} {sign} {NumberText.Plain(target.Value)}", true);
        yield return new(met ? Text.ComparedMet : Text.ComparedMissed);
        if (TargetEdge.IsWhole(target, traits))
            yield return new(Text.ComparedWhole);
    }

    private static IEnumerable<ExplanationLine> Requirement(ExplanationSubject subject, TargetGoal target)
    {
        var (progress, traits) = (subject.Progress, subject.Traits);
        if (RequirementFormula.Of(subject) is { } formula && !IsSettled(progress, traits))
        {
            if (traits.Accumulation is Accumulation.WeightedMean or Accumulation.Ratio)
                yield return Edge(target, traits);
            yield return new(traits.Accumulation switch
            {
                Accumulation.WeightedMean => Format(Text.RequiredAverage, NumberText.Plain(progress.RestWeight)),
                Accumulation.Ratio => Format(traits.CountsDays ? Text.RoomDays : Text.RoomUnits, NumberText.Plain(progress.RestWeight)),
                _ => target.Direction == Direction.AtLeast ? Text.AmountToDo : Text.AmountAllowed,
            });
            yield return new(formula.Text, true);
            if (progress.FailuresLeft is { } failures)
                yield return new(Failures(failures, formula.Result));
            if (RequirementText.Of(progress, traits) is { Length: > 0 } average)
                yield return new(Format(Text.RequiredPrinted, average));
            if (traits.Accumulation == Accumulation.Sum && RequirementFormula.PerMonth(progress) is { } share)
                yield return new(Format(Text.Labelled, Text.PerMonth, share.Text), true);
        }
        if (traits.Accumulation == Accumulation.Sum && progress.RestMonths.Count > 0 && progress.Pace is { } pace)
        {
            yield return RequirementFormula.Pace(progress) is { } twelfth
                ? new(Format(Text.Labelled, Text.Pace, twelfth.Text), true)
                : new(Format(Text.PacePhased, progress.ThroughMonth, NumberText.Plain(pace) + traits.Unit));
        }
    }

    /// <summary>Nothing is left of the year that could still be required.</summary>
    private static bool IsSettled(IndicatorProgress progress, IndicatorTraits traits) =>
        progress.RestMonths.Count == 0 || progress.Status == ProgressStatus.NoData || (traits.Accumulation != Accumulation.Sum && progress.RestWeight == 0);

    private static ExplanationLine Edge(TargetGoal target, IndicatorTraits traits)
    {
        var edge = TargetEdge.Of(target, traits);
        return new(TargetEdge.IsWhole(target, traits) ? Text.EdgeWhole : Format(edge.IsInside ? Text.EdgeInside : Text.EdgeOutside, FilledFormula.Unrounded(edge.Value)));
    }

    private static string Failures(decimal failures, decimal room) => failures switch
    {
        < 0 => Text.RoomNone,
        0 => failures == decimal.Floor(room) ? Text.RoomWholeZero : Text.RoomStrictZero,
        _ when failures != decimal.Floor(room) => Format(Text.RoomStrict, NumberText.Plain(failures)),
        _ => Format(Text.RoomWhole, NumberText.Plain(failures)),
    };
}
