using System.Globalization;
using System.Text;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using Text = LuchengEco.Domain.Resources.ProgressText;

namespace LuchengEco.Domain.Progress;

/// <summary>Writes the reason sentence of a progress from the numbers that stand beside it: screen, REST and report print the same text.</summary>
internal static class ProgressReason
{
    public static string Of(IndicatorProgress progress, IndicatorTraits traits)
    {
        var sentence = new StringBuilder(Head(progress, traits));
        if (progress.Target is not null && progress.Status != ProgressStatus.NoData)
        {
            if (traits.Accumulation != Accumulation.Sum && progress.Status is ProgressStatus.OnTrack or ProgressStatus.AtRisk)
                sentence.Append(Standing(progress, traits));
            sentence.Append(traits.Accumulation switch
            {
                Accumulation.Sum => SumTail(progress, traits),
                Accumulation.WeightedMean => MeanTail(progress, traits),
                Accumulation.Ratio => RatioTail(progress, traits),
                Accumulation.Latest => LatestTail(progress, traits),
            });
            if (RequirementText.Settled(progress, traits) is { Length: > 0 } settled)
                sentence.Append(settled).Append(Text.FullStop);
        }
        if (progress.Status != ProgressStatus.NoData && progress.MissingMonths.Count > 0)
            sentence.Append(Format(Text.Missing, Months(progress.MissingMonths)));
        if (progress.AssumedWeightMonths.Count > 0)
            sentence.Append(Format(Text.AssumedWeight, Months(progress.AssumedWeightMonths)));
        return sentence.ToString();
    }

    private static string Head(IndicatorProgress progress, IndicatorTraits traits)
    {
        var target = progress.Target is { } goal ? Format(TargetTemplate(goal.Direction), NumberText.Plain(goal.Value) + traits.Unit) : null;
        if (progress.Rounded is not { } rounded)
            return target is null ? Format(Text.NoTargetNoData, progress.ThroughMonth) : Format(Text.NoData, progress.ThroughMonth, target);
        var noun = traits.Accumulation switch
        {
            Accumulation.Sum => Text.NounSum,
            Accumulation.WeightedMean => Text.NounMean,
            Accumulation.Ratio => Text.NounRatio,
            Accumulation.Latest => Text.NounLatest,
        };
        var value = NumberText.Of(rounded, traits.Decimals) + traits.Unit;
        if (traits.Shape == FigureShape.Fraction)
            value += Format(Text.Fraction, NumberText.Plain(progress.Numerator ?? 0), NumberText.Plain(progress.Denominator ?? 0));
        return target is null
            ? Format(Text.NoTarget, progress.ThroughMonth, noun, value)
            : Format(Text.Value, progress.ThroughMonth, noun, value, target);
    }

    private static string SumTail(IndicatorProgress progress, IndicatorTraits traits)
    {
        var left = NumberText.Plain(Math.Abs(progress.AmountLeft ?? 0)) + traits.Unit;
        var pace = Pace(progress, traits);
        var months = progress.RestMonths.Count;
        var atLeast = progress.Target!.Direction == Direction.AtLeast;
        var perMonth = RequirementText.PerMonth(progress, traits);
        return (progress.Status, atLeast) switch
        {
            (ProgressStatus.Secured, true) => Text.SumReached,
            (ProgressStatus.Secured, false) => Text.YearMet,
            (ProgressStatus.Unreachable, true) => Format(Text.SumYearMissed, left),
            (ProgressStatus.Unreachable, false) => Format(Text.SumExceeded, left),
            (ProgressStatus.OnTrack, true) => Format(Text.SumAhead, pace, left, months, perMonth),
            (ProgressStatus.OnTrack, false) => Format(Text.SumWithin, pace, left, months, perMonth),
            (_, true) => Format(Text.SumBehind, pace, left, months, perMonth),
            (_, false) => Format(Text.SumAbovePace, pace, left, months, perMonth),
        };
    }

    /// <summary>A phased value as it was set; a twelfth with one place more than the value it is compared with and the target it is part of.</summary>
    private static string Pace(IndicatorProgress progress, IndicatorTraits traits)
    {
        var pace = progress.Pace ?? 0;
        return progress.Target!.Phased?.ContainsKey(progress.ThroughMonth) == true
            ? Format(Text.PacePhased, progress.ThroughMonth, NumberText.Plain(pace) + traits.Unit)
            : Format(Text.PaceEven, NumberText.Plain(decimal.Round(pace, Math.Max(traits.Decimals, Rounding.PlacesOf(progress.Target.Value)) + 1)) + traits.Unit);
    }

    /// <summary>What an open year is measured against, where it is a phased value or missed.</summary>
    private static string Standing(IndicatorProgress progress, IndicatorTraits traits) => (progress.Pace, progress.Status) switch
    {
        ({ } pace, var status) => Format(status == ProgressStatus.OnTrack ? Text.PhaseMet : Text.PhaseMissed, progress.ThroughMonth,
            Format(TargetTemplate(progress.Target!.Direction), NumberText.Plain(pace) + traits.Unit)),
        (null, ProgressStatus.AtRisk) => Text.NotMet,
        _ => "",
    };

    private static string MeanTail(IndicatorProgress progress, IndicatorTraits traits)
    {
        if (progress.RequiredAverage is null)
            return progress.Status == ProgressStatus.Secured ? Text.YearMet : Text.YearMissed;
        var requirement = RequirementText.Of(progress, traits);
        var days = NumberText.Plain(progress.RestWeight);
        return progress.Status switch
        {
            ProgressStatus.OnTrack => Format(Text.MeanOnTrack, days, requirement),
            ProgressStatus.AtRisk => Format(Text.MeanAtRisk, days, requirement),
            _ => Format(Text.MeanUnreachable, days, requirement,
                NumberText.Plain((progress.Target!.Direction == Direction.AtMost ? traits.PlausibleMin : traits.PlausibleMax) ?? 0) + traits.Unit),
        };
    }

    private static string RatioTail(IndicatorProgress progress, IndicatorTraits traits)
    {
        if (progress.RestWeight == 0)
            return progress.Status == ProgressStatus.Secured ? Text.YearMet : Text.YearMissed;
        var rest = Format(traits.CountsDays ? Text.RestDays : Text.RestUnits, NumberText.Plain(progress.RestWeight), traits.DenominatorName);
        var failures = NumberText.Plain(progress.FailuresLeft ?? 0);
        return progress.Status switch
        {
            ProgressStatus.Secured => Text.RatioSecured,
            ProgressStatus.Unreachable => Format(progress.Target!.Direction == Direction.AtLeast ? Text.RatioUnreachable : Text.RatioExceeded, rest, BestRate(progress, traits)),
            _ when progress.FailuresLeft == 0 => Format(progress.Status == ProgressStatus.OnTrack ? Text.RatioNoFailureKeep : Text.RatioNoFailureRisk, rest),
            ProgressStatus.OnTrack => Format(traits.CountsDays ? Text.DaysOnTrack : Text.RatioOnTrack, rest, failures),
            _ => Format(traits.CountsDays ? Text.DaysAtRisk : Text.RatioAtRisk, rest, failures),
        };
    }

    private static string BestRate(IndicatorProgress progress, IndicatorTraits traits)
    {
        var good = (progress.Numerator ?? 0) + (progress.Target!.Direction == Direction.AtLeast ? progress.RestWeight : 0);
        var all = (progress.Denominator ?? 0) + progress.RestWeight;
        return NumberText.Of(Rounding.Rate(100m * good / all, traits.Decimals), traits.Decimals) + traits.Unit;
    }

    private static string LatestTail(IndicatorProgress progress, IndicatorTraits traits) => progress.Status switch
    {
        ProgressStatus.Secured => Text.YearMet,
        ProgressStatus.Unreachable => Text.YearMissed,
        _ when RequirementText.MeetsYear(progress, traits) => Text.LatestOnTrack,
        ProgressStatus.OnTrack => Text.LatestToReach,
        _ => Text.LatestAtRisk,
    };

    private static string TargetTemplate(Direction direction) => direction switch
    {
        Direction.AtMost => Text.TargetAtMost,
        Direction.AtLeast => Text.TargetAtLeast,
    };

    internal static string Months(IEnumerable<int> months) => string.Join(Text.MonthSeparator, months.Select(month => month.ToString(CultureInfo.InvariantCulture)));

    internal static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
