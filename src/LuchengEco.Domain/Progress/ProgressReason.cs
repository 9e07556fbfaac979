using System.Globalization;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Writing;
using Text = LuchengEco.Domain.Resources.ProgressText;

namespace LuchengEco.Domain.Progress;

/// <summary>Writes the reason sentence of a progress from the numbers that stand beside it: screen, REST and report print the same text.</summary>
/// <remarks>Each number is a slot under the name of what it is, the same in every sentence: <c>value</c>, <c>target</c>, <c>required</c> …</remarks>
internal static class ProgressReason
{
    public static LivingText Of(IndicatorProgress progress, IndicatorTraits traits)
    {
        var sentence = new List<LivingText> { Head(progress, traits) };
        if (progress.Target is not null && progress.Status != ProgressStatus.NoData)
        {
            if (traits.Accumulation != Accumulation.Sum && progress.Status is ProgressStatus.OnTrack or ProgressStatus.AtRisk)
                sentence.Add(Standing(progress, traits));
            sentence.Add(traits.Accumulation switch
            {
                Accumulation.Sum => SumTail(progress, traits),
                Accumulation.WeightedMean => MeanTail(progress, traits),
                Accumulation.Ratio => RatioTail(progress, traits),
                Accumulation.Latest => LatestTail(progress, traits),
            });
            if (RequirementText.Settled(progress, traits) is { Length: > 0 } settled)
                sentence.Add(Slot("settled", settled) + Text.FullStop);
        }
        if (progress.Status != ProgressStatus.NoData && progress.MissingMonths.Count > 0)
            sentence.Add(Say(Text.Missing, Slot("missing", Months(progress.MissingMonths))));
        if (progress.AssumedWeightMonths.Count > 0)
            sentence.Add(Say(Text.AssumedWeight, Slot("assumed", Months(progress.AssumedWeightMonths))));
        return LivingText.Join("", sentence);
    }

    private static LivingText Head(IndicatorProgress progress, IndicatorTraits traits)
    {
        var target = progress.Target is { } goal ? Slot("target", Format(TargetTemplate(goal.Direction), NumberText.Plain(goal.Value) + traits.Unit)) : null;
        var through = Through(progress);
        if (progress.Rounded is not { } rounded)
            return target is null ? Say(Text.NoTargetNoData, through) : Say(Text.NoData, through, target);
        var noun = traits.Accumulation switch
        {
            Accumulation.Sum => Text.NounSum,
            Accumulation.WeightedMean => Text.NounMean,
            Accumulation.Ratio => Text.NounRatio,
            Accumulation.Latest => Text.NounLatest,
        };
        var value = Slot("value", NumberText.Of(rounded, traits.Decimals) + traits.Unit);
        if (traits.Shape == FigureShape.Fraction)
            value += Say(Text.Fraction, Slot("numerator", NumberText.Plain(progress.Numerator ?? 0)), Slot("denominator", NumberText.Plain(progress.Denominator ?? 0)));
        return target is null
            ? Say(Text.NoTarget, through, noun, value)
            : Say(Text.Value, through, noun, value, target);
    }

    private static LivingText SumTail(IndicatorProgress progress, IndicatorTraits traits)
    {
        var left = Slot("left", NumberText.Plain(Math.Abs(progress.AmountLeft ?? 0)) + traits.Unit);
        var pace = Pace(progress, traits);
        var months = Slot("rest-months", NumberText.Plain(progress.RestMonths.Count));
        var atLeast = progress.Target!.Direction == Direction.AtLeast;
        var perMonth = Slot("per-month", RequirementText.PerMonth(progress, traits));
        return (progress.Status, atLeast) switch
        {
            (ProgressStatus.Secured, true) => Text.SumReached,
            (ProgressStatus.Secured, false) => Text.YearMet,
            (ProgressStatus.Unreachable, true) => Say(Text.SumYearMissed, left),
            (ProgressStatus.Unreachable, false) => Say(Text.SumExceeded, left),
            (ProgressStatus.OnTrack, true) => Say(Text.SumAhead, pace, left, months, perMonth),
            (ProgressStatus.OnTrack, false) => Say(Text.SumWithin, pace, left, months, perMonth),
            (_, true) => Say(Text.SumBehind, pace, left, months, perMonth),
            (_, false) => Say(Text.SumAbovePace, pace, left, months, perMonth),
        };
    }

    /// <summary>A phased value as it was set; a twelfth with one place more than the value it is compared with and the target it is part of.</summary>
    private static LivingText Pace(IndicatorProgress progress, IndicatorTraits traits)
    {
        var pace = progress.Pace ?? 0;
        return progress.Target!.Phased?.ContainsKey(progress.ThroughMonth) == true
            ? Say(Text.PacePhased, Through(progress), Slot("pace", NumberText.Plain(pace) + traits.Unit))
            : Say(Text.PaceEven, Slot("pace", NumberText.Plain(decimal.Round(pace, Math.Max(traits.Decimals, Rounding.PlacesOf(progress.Target.Value)) + 1)) + traits.Unit));
    }

    /// <summary>What an open year is measured against, where it is a phased value or missed.</summary>
    private static LivingText Standing(IndicatorProgress progress, IndicatorTraits traits) => (progress.Pace, progress.Status) switch
    {
        ({ } pace, var status) => Say(status == ProgressStatus.OnTrack ? Text.PhaseMet : Text.PhaseMissed, Through(progress),
            Slot("pace", Format(TargetTemplate(progress.Target!.Direction), NumberText.Plain(pace) + traits.Unit))),
        (null, ProgressStatus.AtRisk) => Text.NotMet,
        _ => "",
    };

    private static LivingText MeanTail(IndicatorProgress progress, IndicatorTraits traits)
    {
        if (progress.RequiredAverage is null)
            return progress.Status == ProgressStatus.Secured ? Text.YearMet : Text.YearMissed;
        var requirement = Slot("required", RequirementText.Of(progress, traits));
        var days = Slot("rest", NumberText.Plain(progress.RestWeight));
        return progress.Status switch
        {
            ProgressStatus.OnTrack => Say(Text.MeanOnTrack, days, requirement),
            ProgressStatus.AtRisk => Say(Text.MeanAtRisk, days, requirement),
            _ => Say(Text.MeanUnreachable, days, requirement,
                Slot("limit", NumberText.Plain((progress.Target!.Direction == Direction.AtMost ? traits.PlausibleMin : traits.PlausibleMax) ?? 0) + traits.Unit)),
        };
    }

    private static LivingText RatioTail(IndicatorProgress progress, IndicatorTraits traits)
    {
        if (progress.RestWeight == 0)
            return progress.Status == ProgressStatus.Secured ? Text.YearMet : Text.YearMissed;
        var rest = Say(traits.CountsDays ? Text.RestDays : Text.RestUnits, Slot("rest", NumberText.Plain(progress.RestWeight)), traits.DenominatorName);
        var failures = Slot("failures", NumberText.Plain(progress.FailuresLeft ?? 0));
        return progress.Status switch
        {
            ProgressStatus.Secured => Text.RatioSecured,
            ProgressStatus.Unreachable => Say(progress.Target!.Direction == Direction.AtLeast ? Text.RatioUnreachable : Text.RatioExceeded, rest, Slot("best", BestRate(progress, traits))),
            _ when progress.FailuresLeft == 0 => Say(progress.Status == ProgressStatus.OnTrack ? Text.RatioNoFailureKeep : Text.RatioNoFailureRisk, rest),
            ProgressStatus.OnTrack => Say(traits.CountsDays ? Text.DaysOnTrack : Text.RatioOnTrack, rest, failures),
            _ => Say(traits.CountsDays ? Text.DaysAtRisk : Text.RatioAtRisk, rest, failures),
        };
    }

    private static string BestRate(IndicatorProgress progress, IndicatorTraits traits)
    {
        var good = (progress.Numerator ?? 0) + (progress.Target!.Direction == Direction.AtLeast ? progress.RestWeight : 0);
        var all = (progress.Denominator ?? 0) + progress.RestWeight;
        return NumberText.Of(Rounding.Rate(100m * good / all, traits.Decimals), traits.Decimals) + traits.Unit;
    }

    private static LivingText LatestTail(IndicatorProgress progress, IndicatorTraits traits) => progress.Status switch
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

    private static LivingText Through(IndicatorProgress progress) => Slot("through", NumberText.Plain(progress.ThroughMonth));

    private static LivingText Slot(string key, string text) => text.Length == 0 ? LivingText.Empty : LivingText.Slot(key, text);

    private static LivingText Say(string template, params ReadOnlySpan<object?> values) => LivingText.Format(template, values);

    internal static string Months(IEnumerable<int> months) => string.Join(Text.MonthSeparator, months.Select(month => month.ToString(CultureInfo.InvariantCulture)));

    internal static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
