using LuchengEco.Domain.Indicators;
using Text = LuchengEco.Domain.Resources.ProgressText;

namespace LuchengEco.Domain.Progress;

/// <summary>Writes “what is still needed” on a card, in a table and in the reason sentence with one voice.</summary>
public static class RequirementText
{
    /// <summary>The average the rest must keep to, such as 不超过30.6µg/m³; empty when nothing is left to need.</summary>
    /// <remarks>Shown with one place more than the indicator and cut towards the safe side, so that keeping to the printed number is enough.</remarks>
    public static string Of(IndicatorProgress progress, IndicatorTraits traits)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(traits);
        if (progress is not { RequiredAverage: { } required, Target: { } target })
            return "";
        var places = Math.Min(traits.Decimals + 1, Rounding.MaxDecimals);
        var shown = target.Direction switch
        {
            Direction.AtMost => Rounding.Down(required, places),
            Direction.AtLeast => Rounding.Up(required, places),
        };
        var strict = progress.RequiredIsStrict && shown == required;
        var template = (target.Direction, strict) switch
        {
            (Direction.AtMost, false) => Text.RequireAtMost,
            (Direction.AtMost, true) => Text.RequireBelow,
            (Direction.AtLeast, false) => Text.RequireAtLeast,
            (Direction.AtLeast, true) => Text.RequireAbove,
            _ => throw new ArgumentOutOfRangeException(nameof(progress)),
        };
        return ProgressReason.Format(template, NumberText.Of(shown, places) + traits.Unit);
    }

    /// <summary>What the rest of the year must bring, short enough for a card or a table cell; empty when there is nothing to say.</summary>
    public static string Brief(IndicatorProgress progress, IndicatorTraits traits)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(traits);
        if (progress.Target is null || progress.Status is ProgressStatus.NoTarget or ProgressStatus.NoData)
            return "";
        if (progress.Status == ProgressStatus.Secured)
            return Text.NeedNothing;
        return traits.Accumulation switch
        {
            Accumulation.Sum => BriefSum(progress, traits),
            Accumulation.WeightedMean when progress.RequiredAverage is not null =>
                ProgressReason.Format(Text.NeedMean, NumberText.Plain(progress.RestWeight), Of(progress, traits)),
            Accumulation.Ratio when progress.RestWeight == 0 => Text.YearMissed,
            Accumulation.Ratio when progress.FailuresLeft < 0 => Text.NeedRatioLost,
            Accumulation.Ratio when progress.FailuresLeft == 0 => Text.NeedRatioAll,
            Accumulation.Ratio => ProgressReason.Format(traits.CountsDays ? Text.NeedDays : Text.NeedRatio,
                NumberText.Plain(progress.RestWeight), NumberText.Plain(progress.FailuresLeft ?? 0)),
            Accumulation.Latest when progress.Status == ProgressStatus.Unreachable => Text.YearMissed,
            Accumulation.Latest when MeetsYear(progress, traits) => Text.NeedLatestKeep,
            Accumulation.Latest when progress.Status == ProgressStatus.OnTrack => Text.NeedLatestReach,
            Accumulation.Latest when progress.Status == ProgressStatus.AtRisk => Text.NeedLatestRecover,
            _ => Text.YearMissed,
        };
    }

    /// <summary>Since when the goal is settled and which month's figure decided, as the reason says it; empty when the end of the year alone says it.</summary>
    public static string Settled(IndicatorProgress progress, IndicatorTraits traits)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(traits);
        var closed = traits.Accumulation == Accumulation.Latest || progress.RestMonths.Count == 0;
        var clauses = new List<string>();
        if (progress.SettledSince is { } since && !(closed && since == progress.ThroughMonth))
            clauses.Add(ProgressReason.Format(progress.Status == ProgressStatus.Secured ? Text.SecuredSince : Text.LostSince, since));
        if (progress.DecidedBy is { } month)
            clauses.Add(ProgressReason.Format(Text.DecidedBy, month.Month, Cell(month, traits)));
        return string.Join(Text.ClauseSeparator, clauses);
    }

    private static string Cell(DecidingMonth month, IndicatorTraits traits) => traits.Shape == FigureShape.Fraction
        ? NumberText.Plain(month.Numerator ?? 0) + "/" + NumberText.Plain(month.Denominator ?? 0)
        : NumberText.Plain(month.Value ?? 0) + traits.Unit;

    /// <summary>The amount of a sum for each month of the rest; empty when no month is left.</summary>
    /// <remarks>What is to be done is rounded up, an allowance down: following the printed number must be enough.</remarks>
    internal static string PerMonth(IndicatorProgress progress, IndicatorTraits traits) => (progress.AmountPerMonth, progress.Target?.Direction) switch
    {
        ({ } amount, Direction.AtLeast) => NumberText.Plain(Rounding.Up(amount, traits.Decimals)) + traits.Unit,
        ({ } amount, Direction.AtMost) => NumberText.Plain(Rounding.Down(amount, traits.Decimals)) + traits.Unit,
        _ => "",
    };

    /// <summary>Whether the value to date meets the year's target, whatever a phased value says.</summary>
    internal static bool MeetsYear(IndicatorProgress progress, IndicatorTraits traits) =>
        progress is { Target: { } target, ValueToDate: { } value } && ProgressCalculator.Meets(traits, target, value);

    private static string BriefSum(IndicatorProgress progress, IndicatorTraits traits)
    {
        var left = NumberText.Plain(Math.Abs(progress.AmountLeft ?? 0)) + traits.Unit;
        return (progress.Target!.Direction, progress.Status) switch
        {
            (Direction.AtMost, ProgressStatus.Unreachable) => ProgressReason.Format(Text.NeedSumExceeded, left),
            (Direction.AtMost, _) => ProgressReason.Format(Text.NeedSumAllowed, left, PerMonth(progress, traits)),
            (Direction.AtLeast, ProgressStatus.Unreachable) => ProgressReason.Format(Text.NeedSumMissed, left),
            (Direction.AtLeast, _) => ProgressReason.Format(Text.NeedSumLeft, left, PerMonth(progress, traits)),
            _ => "",
        };
    }
}
