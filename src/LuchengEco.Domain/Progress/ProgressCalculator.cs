using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Writing;

namespace LuchengEco.Domain.Progress;

/// <summary>Progress of one indicator against its target: value to date, status, and what the rest of the year still has to bring.</summary>
/// <remarks>
/// <para>Value to date: Sum Σv; WeightedMean Σ(v·w)/Σw, a missing w counts the calendar days; Ratio 100·Σn/Σd; Latest the last month with a figure.</para>
/// <para>The rest is every month that is not counted: those after <c>through</c> and those without a figure. A month marked “not applicable” has no
/// figure to wait for and belongs to neither. A mean or day ratio weighs calendar days, another ratio the last denominator above zero.</para>
/// <para>Secured and Unreachable hold only when no outcome of the rest could say otherwise, so a year with a gap stays open even in December;
/// a Latest is settled as soon as no month can come after the last one, which December's figure is always.</para>
/// <para>Between the two, a phased value of the month decides where one was set: the rounded value to date is held against it, whatever the
/// accumulation. Without one a sum is held against target × months / 12 and everything else against the year's target.</para>
/// </remarks>
public static class ProgressCalculator
{
    /// <param name="traits">How the indicator accumulates.</param>
    /// <param name="through">Year and last month to look at.</param>
    /// <param name="figures">Any order, at most one a month; months after <paramref name="through"/> are ignored.</param>
    /// <param name="target">Null when the year sets none.</param>
    /// <exception cref="ArgumentException">A month stands twice or is not 1 to 12.</exception>
    public static IndicatorProgress Compute(IndicatorTraits traits, YearMonth through, IEnumerable<MonthFigure> figures, TargetGoal? target)
    {
        ArgumentNullException.ThrowIfNull(traits);
        ArgumentNullException.ThrowIfNull(figures);
        var stored = figures as IReadOnlyCollection<MonthFigure> ?? [.. figures];
        var progress = OfMonth(traits, through, stored, target, out var year);
        if (progress.Status is ProgressStatus.Secured or ProgressStatus.Unreachable)
            progress = progress with { SettledSince = SettledSince(traits, through, stored, target!, progress.Status) };
        if (target is not null && TargetEdge.IsWhole(target, traits) && year.Value < 100m)
            progress = progress with { DecidedBy = year.DecidedWhole };
        return progress with { Reasoning = ProgressReason.Of(progress, traits) };
    }

    private static IndicatorProgress OfMonth(IndicatorTraits traits, YearMonth through, IEnumerable<MonthFigure> figures, TargetGoal? target, out YearToDate year)
    {
        year = YearToDate.Of(traits, through, figures);
        var progress = new IndicatorProgress
        {
            Year = through.Year,
            ThroughMonth = through.Month,
            Status = ProgressStatus.NoTarget,
            Reasoning = LivingText.Empty,
            Target = target,
            ValueToDate = year.Value,
            Rounded = year.Value is { } value ? traits.Round(value) : null,
            Numerator = year.Numerator,
            Denominator = year.Denominator,
            RestMonths = year.RestMonths,
            RestWeight = year.RestWeight ?? 0,
            MissingMonths = year.MissingMonths,
            AssumedWeightMonths = year.AssumedWeightMonths,
            Pace = target is null ? null : PhasedValue(target, through.Month),
        };
        if (target is not null)
        {
            progress = traits.Accumulation switch
            {
                Accumulation.Sum => OfSum(progress, traits, year, target),
                Accumulation.WeightedMean => OfMean(progress, traits, year, target),
                Accumulation.Ratio => OfRatio(progress, traits, year, target),
                Accumulation.Latest => OfLatest(progress, traits, year, target),
            };
            if (year.Value is null)
                progress = progress with { Status = ProgressStatus.NoData };
        }
        return progress;
    }

    /// <summary>Looks back month by month, from the figures as they stand now.</summary>
    private static int SettledSince(IndicatorTraits traits, YearMonth through, IReadOnlyCollection<MonthFigure> figures, TargetGoal target, ProgressStatus status)
    {
        var since = through.Month;
        while (since > 1 && OfMonth(traits, new YearMonth(through.Year, since - 1), figures, target, out _).Status == status)
            since--;
        return since;
    }

    /// <summary>The rounded value to date alone, for a chart's or a comparison's points.</summary>
    public static decimal? RoundedToDate(IndicatorTraits traits, YearMonth through, IEnumerable<MonthFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(traits);
        ArgumentNullException.ThrowIfNull(figures);
        return YearToDate.Of(traits, through, figures).Value is { } value ? traits.Round(value) : null;
    }

    /// <summary>The rounded value to date at the end of each month, January first; at most one figure a month.</summary>
    public static IReadOnlyList<decimal?> RoundedByMonth(IndicatorTraits traits, int year, IEnumerable<MonthFigure> figures) =>
        [.. ExactByMonth(traits, year, figures).Select(value => value is { } exact ? traits.Round(exact) : (decimal?)null)];

    /// <summary>The same before the rounding.</summary>
    public static IReadOnlyList<decimal?> ExactByMonth(IndicatorTraits traits, int year, IEnumerable<MonthFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(traits);
        ArgumentNullException.ThrowIfNull(figures);
        return YearToDate.ValuesByMonth(traits, year, figures);
    }

    /// <summary>Whether a value meets the target, the one way this house compares.</summary>
    public static bool Meets(IndicatorTraits traits, TargetGoal target, decimal exactValue)
    {
        ArgumentNullException.ThrowIfNull(traits);
        ArgumentNullException.ThrowIfNull(target);
        // A goal of 100 % thereby compares exactly: no rate below 100 rounds to it.
        return IsGood(target.Direction, traits.Round(exactValue), target.Value);
    }

    private static IndicatorProgress OfSum(IndicatorProgress progress, IndicatorTraits traits, YearToDate year, TargetGoal target)
    {
        var sum = year.Value ?? 0;
        var met = Meets(traits, target, sum);
        // Measured to the printed value that decides, and nothing is left (or exceeded) where rounding alone holds the target.
        var left = (target.Direction, met) switch
        {
            (Direction.AtLeast, true) => 0,
            (Direction.AtLeast, false) => Rounding.Up(target.Value, traits.Decimals) - sum,
            (Direction.AtMost, true) => Math.Max(0, Rounding.Down(target.Value, traits.Decimals) - sum),
            (Direction.AtMost, false) => Rounding.Down(target.Value, traits.Decimals) - sum,
        };
        var pace = progress.Pace ?? target.Value * progress.ThroughMonth / 12;
        var closed = year.RestMonths.Count == 0;
        var status = target.Direction switch
        {
            Direction.AtLeast when met => ProgressStatus.Secured,
            Direction.AtLeast when closed => ProgressStatus.Unreachable,
            Direction.AtMost when !met => ProgressStatus.Unreachable,
            Direction.AtMost when closed => ProgressStatus.Secured,
            _ => IsGood(target.Direction, traits.Round(sum), pace) ? ProgressStatus.OnTrack : ProgressStatus.AtRisk,
        };
        return progress with
        {
            Status = status,
            AmountLeft = left,
            AmountPerMonth = closed ? null : left / year.RestMonths.Count,
            Pace = pace,
        };
    }

    private static IndicatorProgress OfMean(IndicatorProgress progress, IndicatorTraits traits, YearToDate year, TargetGoal target)
    {
        var edge = TargetEdge.Of(target, traits);
        var rest = year.RestWeight ?? 0;
        // What the whole rest may add up to: T*·(Σw + W) − Σ(v·w). Compared as a product so that no quotient is rounded.
        var budget = edge.Value * (year.Weight + rest) - year.WeightedSum;
        var best = target.Direction switch
        {
            Direction.AtMost => traits.PlausibleMin,
            Direction.AtLeast => traits.PlausibleMax,
        };
        var outOfReach = best is { } limit && rest > 0 && !IsWithin(target.Direction, limit * rest, budget, edge.IsInside);
        var met = year.Value is { } value && Meets(traits, target, value);
        return progress with
        {
            Status = (rest > 0, met) switch
            {
                (false, true) => ProgressStatus.Secured,
                (false, false) => ProgressStatus.Unreachable,
                (true, _) when outOfReach => ProgressStatus.Unreachable,
                (true, _) => Open(progress, met),
            },
            RequiredAverage = rest > 0 ? budget / rest : null,
            RequiredIsStrict = !edge.IsInside,
        };
    }

    private static IndicatorProgress OfRatio(IndicatorProgress progress, IndicatorTraits traits, YearToDate year, TargetGoal target)
    {
        // Nothing counted and nothing to expect, or nothing that tells how much to expect.
        if (year.RestWeight is not { } rest || (year.Denominator ?? 0) + rest is not (> 0 and var all))
            return progress;
        var edge = TargetEdge.Of(target, traits);
        var numerator = year.Numerator ?? 0;
        // Failures are what the target counts against: the shortfall of the numerator (at least) or the numerator itself (at most).
        var room = target.Direction switch
        {
            Direction.AtLeast => (100m * (numerator + rest) - edge.Value * all) / 100m,
            Direction.AtMost => (edge.Value * all - 100m * numerator) / 100m,
        };
        var failures = decimal.Floor(room);
        if (failures == room && !edge.IsInside)
            failures--;
        var met = year.Value is not null && Meets(traits, target, year.Value.Value);
        return progress with
        {
            FailuresLeft = failures,
            Status = failures < 0 ? ProgressStatus.Unreachable
                : rest == 0 || Survives(room, rest, edge.IsInside) ? ProgressStatus.Secured
                : Open(progress, met),
        };
    }

    private static IndicatorProgress OfLatest(IndicatorProgress progress, IndicatorTraits traits, YearToDate year, TargetGoal target)
    {
        var met = year.Value is { } value && Meets(traits, target, value);
        // Months before the last one can still come in but not become the last.
        var settled = year.RestMonths.All(month => month < year.LatestMonth);
        return progress with
        {
            Status = (settled, met) switch
            {
                (true, true) => ProgressStatus.Secured,
                (true, false) => ProgressStatus.Unreachable,
                (false, _) => Open(progress, met),
            },
        };
    }

    /// <summary>While the year is open: against the phased value where one was set, else against the year's target.</summary>
    private static ProgressStatus Open(IndicatorProgress progress, bool met) =>
        (progress.Pace is { } pace ? progress.Rounded is { } rounded && IsGood(progress.Target!.Direction, rounded, pace) : met)
            ? ProgressStatus.OnTrack
            : ProgressStatus.AtRisk;

    /// <summary>True when even the failure of all that is left stays within the room.</summary>
    private static bool Survives(decimal room, decimal rest, bool edgeIsInside) => edgeIsInside ? room >= rest : room > rest;

    private static bool IsGood(Direction direction, decimal value, decimal bound) => direction switch
    {
        Direction.AtMost => value <= bound,
        Direction.AtLeast => value >= bound,
    };

    private static bool IsWithin(Direction direction, decimal value, decimal bound, bool inclusive) =>
        value == bound ? inclusive : IsGood(direction, value, bound);

    private static decimal? PhasedValue(TargetGoal target, int month) =>
        target.Phased is { } phased && phased.TryGetValue(month, out var value) ? value : null;
}
