using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using static LuchengEco.Domain.Explanations.FilledFormula;

namespace LuchengEco.Domain.Explanations;

/// <summary>The formula of what the rest of the year must bring: an average, a room for failures, an amount.</summary>
internal static class RequirementFormula
{
    /// <summary>Null without a target, and where nothing is left to compute.</summary>
    public static FilledFormula? Of(ExplanationSubject subject)
    {
        var (progress, traits) = (subject.Progress, subject.Traits);
        if (progress.Target is not { } target)
            return null;
        return traits.Accumulation switch
        {
            Accumulation.WeightedMean => OfMean(subject, target),
            Accumulation.Ratio => OfRatio(progress, traits, target),
            Accumulation.Sum => OfSum(progress, traits, target),
            Accumulation.Latest => null,
        };
    }

    /// <summary>The share of each month of the rest; null when none is left or nothing is.</summary>
    public static FilledFormula? PerMonth(IndicatorProgress progress) =>
        progress is { AmountPerMonth: { } share, AmountLeft: { } left } && left != 0 ? new($"{Exact(left)} ÷ {progress.RestMonths.Count}", share) : null;

    /// <summary>The pace of a sum as a twelfth of the target for each month; null where a curve sets it.</summary>
    public static FilledFormula? Pace(IndicatorProgress progress) =>
        progress is { Pace: { } pace, Target: { } target } && target.Phased?.ContainsKey(progress.ThroughMonth) != true
            ? new($"{Exact(target.Value)} × {progress.ThroughMonth} ÷ 12", pace)
            : null;

    /// <summary>(T*×(Σw + W) − Σ(v·w)) ÷ W.</summary>
    private static FilledFormula? OfMean(ExplanationSubject subject, TargetGoal target)
    {
        if (subject.Progress.RequiredAverage is not { } required)
            return null;
        var edge = TargetEdge.Of(target, subject.Traits).Value;
        var rest = subject.Progress.RestWeight;
        return new($"({Exact(edge)}×{Exact(ValueFormula.Weight(subject) + rest)} − {Exact(ValueFormula.WeightedSum(subject))}) ÷ {Exact(rest)}", required);
    }

    /// <summary>At least: (100×(Σn + W) − T*×(Σd + W)) ÷ 100. At most: (T*×(Σd + W) − 100×Σn) ÷ 100.</summary>
    private static FilledFormula? OfRatio(IndicatorProgress progress, IndicatorTraits traits, TargetGoal target)
    {
        if (progress.FailuresLeft is null)
            return null;
        var edge = TargetEdge.Of(target, traits).Value;
        var (good, all, rest) = (progress.Numerator ?? 0, progress.Denominator ?? 0, progress.RestWeight);
        return target.Direction switch
        {
            Direction.AtLeast => new($"(100×({Exact(good)} + {Exact(rest)}) − {Exact(edge)}×({Exact(all)} + {Exact(rest)})) ÷ 100",
                (100m * (good + rest) - edge * (all + rest)) / 100m),
            Direction.AtMost => new($"({Exact(edge)}×({Exact(all)} + {Exact(rest)}) − 100×{Exact(good)}) ÷ 100", (edge * (all + rest) - 100m * good) / 100m),
        };
    }

    /// <summary>The target as printed less the sum.</summary>
    private static FilledFormula? OfSum(IndicatorProgress progress, IndicatorTraits traits, TargetGoal target)
    {
        var sum = progress.ValueToDate ?? 0;
        var grid = target.Direction switch
        {
            Direction.AtLeast => Rounding.Up(target.Value, traits.Decimals),
            Direction.AtMost => Rounding.Down(target.Value, traits.Decimals),
        };
        // Where rounding alone holds the target, nothing is left and nothing is to be computed.
        return progress.AmountLeft == grid - sum ? new($"{Exact(grid)} − {Exact(sum)}", grid - sum) : null;
    }
}
