using System.Numerics;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Tests.Progress;

/// <summary>Design section 5 a second time, written from its text and not from the calculator.</summary>
/// <remarks>Exact fractions, and outcomes that are tried instead of inequalities that are solved: slow, plain and hard to get wrong in the same way.</remarks>
internal sealed class ProgressOracle
{
    private readonly ProgressCase _case;
    private readonly List<MonthFigure> _counted;

    public ProgressOracle(ProgressCase year)
    {
        _case = year;
        _counted = [.. year.Figures.Where(figure => figure.Month <= year.Through.Month && IsFigure(figure)).OrderBy(figure => figure.Month)];
        var neverComes = year.Figures.Where(figure => figure.Month <= year.Through.Month && figure.Mark == FigureMark.NotApplicable).Select(figure => figure.Month).ToList();
        Rest = [.. Enumerable.Range(1, 12).Where(month => _counted.All(figure => figure.Month != month) && !neverComes.Contains(month))];
        Missing = [.. Rest.Where(month => month <= year.Through.Month)];
        Assumed = [.. _counted.Where(figure => Traits.Accumulation == Accumulation.WeightedMean && figure.Weight is null).Select(figure => figure.Month)];
    }

    private IndicatorTraits Traits => _case.Traits;

    private Direction Direction => _case.Target!.Direction;

    private Rational Target => _case.Target!.Value;

    /// <summary>Months that are not counted.</summary>
    public int[] Rest { get; }

    public int[] Missing { get; }

    public int[] Assumed { get; }

    public Rational? Numerator => Parts?.Numerator;

    public Rational? Denominator => Parts?.Denominator;

    public Rational? Value => Traits.Accumulation switch
    {
        Accumulation.Sum => _counted.Count == 0 ? null : Total,
        Accumulation.WeightedMean => Weight == 0 ? null : Total / Weight,
        _ when Traits.Shape == FigureShape.Value => _counted.Count == 0 ? null : _counted[^1].Value!.Value,
        _ => Parts is { } parts && parts.Denominator > 0 ? 100 * parts.Numerator / parts.Denominator : null,
    };

    public Rational? Rounded => Value is { } value ? Printed(value) : null;

    /// <summary>What the rest weighs; null when nothing tells how many units to expect.</summary>
    public Rational? RestWeight => Traits.Accumulation == Accumulation.Ratio && !Traits.CountsDays
        ? Rest.Length == 0 ? 0 : _counted.LastOrDefault(figure => figure.Denominator > 0)?.Denominator * Rest.Length
        : Rest.Sum(Days);

    public ProgressStatus Status
    {
        get
        {
            if (_case.Target is null)
                return ProgressStatus.NoTarget;
            if (Value is not { } value)
                return ProgressStatus.NoData;
            if (CannotBeLost(value))
                return ProgressStatus.Secured;
            if (CannotBeReached(value))
                return ProgressStatus.Unreachable;
            var onTrack = Pace is { } pace ? IsGood(Printed(value), pace) : Meets(value);
            return onTrack ? ProgressStatus.OnTrack : ProgressStatus.AtRisk;
        }
    }

    /// <summary>The phased value of the month; for a sum without one, target × months elapsed / 12.</summary>
    public Rational? Pace => _case.Target is not { } target ? null
        : target.Phased is { } phased && phased.TryGetValue(_case.Through.Month, out var phase) ? phase
        : Traits.Accumulation == Accumulation.Sum ? Target * _case.Through.Month / 12
        : null;

    /// <summary>Every earlier month is judged anew, and the run of equal verdicts that ends here is counted.</summary>
    public int? SettledSince
    {
        get
        {
            var verdicts = Enumerable.Range(1, _case.Through.Month)
                .Select(month => new ProgressOracle(_case with { Through = new(_case.Through.Year, month) }).Status).ToList();
            return verdicts[^1] is ProgressStatus.Secured or ProgressStatus.Unreachable
                ? verdicts.FindLastIndex(verdict => verdict != verdicts[^1]) + 2
                : null;
        }
    }

    /// <summary>Of a goal of 100 % that is not met: the month after which perfection was no longer possible, or the evaluation that counts.</summary>
    public int? DecidedBy
    {
        get
        {
            if (Traits.Unit != "%" || _case.Target is not { Direction: Direction.AtLeast, Value: 100 } || Value is not { } value || value >= 100)
                return null;
            return Traits.Accumulation switch
            {
                Accumulation.Ratio => _counted.First(figure => Lost(figure.Month) > 0).Month,
                Accumulation.Latest => _counted.Last(figure => figure.Denominator is null or > 0).Month,
                _ => null,
            };
        }
    }

    private decimal Lost(int through) => _counted.Where(figure => figure.Month <= through).Sum(figure => figure.Denominator!.Value - figure.Numerator!.Value);

    /// <summary>R = (T*·(Σw + W) − Σ(v·w)) / W.</summary>
    public Rational? RequiredAverage => _case.Target is null || Traits.Accumulation != Accumulation.WeightedMean || RestWeight is not { } rest || rest == 0
        ? null
        : (Edge() * (Weight + rest) - Total) / rest;

    /// <summary>Whether an average of exactly <see cref="RequiredAverage"/> is not enough.</summary>
    public bool RequiredIsStrict => _case.Target is not null && Traits.Accumulation == Accumulation.WeightedMean && !Meets(Edge());

    /// <summary>The largest number of further failures with which the year's rate, as printed, still meets the target.</summary>
    public BigInteger? FailuresLeft
    {
        get
        {
            if (_case.Target is null || Traits.Accumulation != Accumulation.Ratio || RestWeight is not { } rest || (Denominator ?? 0) + rest == 0)
                return null;
            bool Holds(BigInteger failures) => Meets(YearsRate(rest, new(failures, 1)));
            // More failures are never better; below zero they are successes that are lacking.
            BigInteger enough = -1, tooMany = 1;
            while (!Holds(enough))
                enough *= 2;
            while (Holds(tooMany))
                tooMany *= 2;
            while (tooMany - enough > 1)
            {
                var middle = (enough + tooMany) >> 1;
                if (Holds(middle))
                    enough = middle;
                else
                    tooMany = middle;
            }
            return enough;
        }
    }

    /// <summary>To the printed value that decides; nothing where the target is met by rounding already.</summary>
    public Rational? AmountLeft
    {
        get
        {
            if (_case.Target is null || Traits.Accumulation != Accumulation.Sum)
                return null;
            var unit = Rational.Unit(Traits.Decimals);
            var met = Meets(Total);
            // The nearest printed value at which the target is met.
            var goal = new Rational((Target / unit).Floor(), 1) * unit;
            if (Direction == Direction.AtLeast && goal < Target)
                goal += unit;
            var left = goal - Total;
            return met && (Direction == Direction.AtLeast || left < 0) ? 0 : left;
        }
    }

    public Rational? AmountPerMonth => AmountLeft is { } left && Rest.Length > 0 ? left / Rest.Length : null;

    /// <summary>Half to even to the indicator's decimals; a rate below 100 is never printed as 100.</summary>
    public Rational Printed(Rational value)
    {
        var rounded = value.HalfToEven(Traits.Decimals);
        return Traits.Unit == "%" && rounded == 100 && value < 100 ? 100 - Rational.Unit(Traits.Decimals) : rounded;
    }

    public bool Meets(Rational value) => Traits.Unit == "%" && Direction == Direction.AtLeast && Target == 100 ? value >= 100 : IsGood(Printed(value), Target);

    /// <summary>T*: the furthest value that still counts, found among the halves of the last place around the target.</summary>
    public Rational Edge()
    {
        var half = Rational.Unit(Traits.Decimals) / 2;
        var start = new Rational((Target / half).Floor(), 1) * half;
        var hair = Rational.Unit(20);
        var candidates = Enumerable.Range(-6, 13).Select(step => start + step * half);
        return Direction == Direction.AtMost
            ? candidates.Where(candidate => Meets(candidate - hair)).Max()
            : candidates.Where(candidate => Meets(candidate + hair)).Min();
    }

    private Rational Total => _counted.Aggregate((Rational)0, (sum, figure) =>
        sum + figure.Value!.Value * (Traits.Accumulation == Accumulation.WeightedMean ? WeightOf(figure) : 1));

    private Rational Weight => _counted.Aggregate((Rational)0, (sum, figure) => sum + WeightOf(figure));

    /// <summary>Sums of a ratio; of a latest the last evaluation of anything.</summary>
    private (Rational Numerator, Rational Denominator)? Parts
    {
        get
        {
            if (Traits.Shape != FigureShape.Fraction)
                return null;
            var parts = Traits.Accumulation == Accumulation.Latest ? _counted.Where(figure => figure.Denominator > 0).TakeLast(1).ToList() : _counted;
            return parts.Count == 0 ? null : parts.Aggregate(((Rational)0, (Rational)0), (sum, figure) =>
                (sum.Item1 + figure.Numerator!.Value, sum.Item2 + figure.Denominator!.Value));
        }
    }

    /// <summary>Tries the worst that can still happen.</summary>
    private bool CannotBeLost(Rational value) => Traits.Accumulation switch
    {
        _ when IsDecided => Meets(value),
        Accumulation.Sum => Direction == Direction.AtLeast && Meets(value),
        Accumulation.Ratio => Meets(YearsRate(RestWeight!.Value, RestWeight.Value)),
        _ => false,
    };

    /// <summary>Tries the best that can still happen.</summary>
    private bool CannotBeReached(Rational value) => Traits.Accumulation switch
    {
        _ when IsDecided => !Meets(value),
        Accumulation.Sum => Direction == Direction.AtMost && !Meets(value),
        Accumulation.Ratio => !Meets(YearsRate(RestWeight!.Value, 0)),
        Accumulation.WeightedMean => (Direction == Direction.AtMost ? Traits.PlausibleMin : Traits.PlausibleMax) is { } best
            && !Meets((Total + best * RestWeight!.Value) / (Weight + RestWeight.Value)),
        _ => false,
    };

    /// <summary>Nothing that comes in can change the value: nothing is left, or for a latest nothing after its month.</summary>
    private bool IsDecided => Traits.Accumulation == Accumulation.Latest
        ? Rest.All(month => month < _counted.Last(figure => figure.Denominator is null or > 0).Month)
        : Rest.Length == 0;

    private Rational YearsRate(Rational rest, Rational failures) =>
        100 * ((Numerator ?? 0) + (Direction == Direction.AtLeast ? rest - failures : failures)) / ((Denominator ?? 0) + rest);

    private bool IsGood(Rational value, Rational bound) => Direction == Direction.AtMost ? value <= bound : value >= bound;

    private bool IsFigure(MonthFigure figure) => figure.Mark == FigureMark.None
        && (Traits.Shape == FigureShape.Value ? figure.Value is not null : figure.Numerator is not null && figure.Denominator is not null);

    private Rational WeightOf(MonthFigure figure) => figure.Weight ?? Days(figure.Month);

    private int Days(int month) => new DateOnly(_case.Through.Year, month, 1).AddMonths(1).AddDays(-1).Day;
}
