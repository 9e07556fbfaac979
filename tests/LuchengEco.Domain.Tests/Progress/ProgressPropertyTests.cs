using CsCheck;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Tests.Progress;

/// <summary>What must hold for every year. A failure prints its seed: run it again with <c>seed: "…"</c> in the call of Sample.</summary>
public sealed class ProgressPropertyTests
{
    private const int Cases = 600;
    private const decimal Hair = 0.000001m;

    private static readonly Gen<ProgressCase> Aimed = ProgressCase.Any.Where(year => year.Target is not null);

    private static Gen<ProgressCase> AimedAt(Accumulation accumulation) => Aimed.Where(year => year.Traits.Accumulation == accumulation);

    [Fact]
    public void Compute_MonthsInAnyOrder_SayTheSame() => Gen.Select(ProgressCase.Any, Gen.Int.Array[12]).Sample(
        (year, keys) => AssertSame(year, year with { Figures = [.. year.Figures.OrderBy(figure => keys[figure.Month - 1])] }), iter: Cases);

    [Fact]
    public void RoundedByMonth_OfAnyYear_IsTheRoundedOfEachMonth() => ProgressCase.Any.Sample(
        year => Assert.Equal(YearMonth.MonthsOf(year.Through.Year).Select(month => ProgressCalculator.RoundedToDate(year.Traits, month, year.Figures)),
            ProgressCalculator.RoundedByMonth(year.Traits, year.Through.Year, year.Figures)),
        iter: Cases);

    [Fact]
    public void Compute_MonthsAfterThrough_ChangeNothing() => Gen.Select(ProgressCase.Any, ProgressCase.Any).Sample(
        (year, other) => AssertSame(year, year with
        {
            Figures = [.. year.Figures.Where(figure => figure.Month <= year.Through.Month), .. other.Figures.Where(figure => figure.Month > year.Through.Month)],
        }),
        iter: Cases);

    [Fact]
    public void Compute_BlankNotPublishedAndAbsent_SayTheSame() => ProgressCase.Any.Sample(
        year =>
        {
            var missing = year.Computed.MissingMonths;
            var present = year.Figures.Where(figure => !missing.Contains(figure.Month)).ToList();
            AssertSame(year, year with { Figures = present });
            AssertSame(year, year with { Figures = [.. present, .. missing.Select(month => new MonthFigure(month))] });
            AssertSame(year, year with { Figures = [.. present, .. missing.Select(month => new MonthFigure(month, Mark: FigureMark.NotPublished))] });
        },
        iter: Cases);

    /// <summary>Unreachable, at risk, on track, secured: a month that was better, weighing the same, never takes a step down.</summary>
    [Fact]
    public void Compute_MonthThatWasBetter_NeverWorsensTheStatus() => Gen.Select(Aimed, Gen.Int[1, 12], Gen.Int[0, 20]).Sample(
        (year, month, steps) =>
        {
            MonthFigure Improved(MonthFigure figure) => figure.Month != month ? figure : year.Target!.Direction switch
            {
                Direction.AtLeast => figure with
                {
                    Value = figure.Value + steps * Rounding.HalfUnit(year.Traits.Decimals),
                    Numerator = figure.Numerator < figure.Denominator ? Math.Min(figure.Denominator.Value, figure.Numerator.Value + steps) : figure.Numerator,
                },
                Direction.AtMost => figure with
                {
                    Value = figure.Value - steps * Rounding.HalfUnit(year.Traits.Decimals),
                    Numerator = figure.Numerator > 0 ? Math.Max(0, figure.Numerator.Value - steps) : figure.Numerator,
                },
            };
            AssertNotWorse(year, year with { Figures = [.. year.Figures.Select(Improved)] });
        },
        iter: Cases);

    /// <summary>
    /// A month of the rest that comes in weighing what was expected of it and bringing what was asked of it (the required average and the target,
    /// all succeeding, the amount and the pace with one printed unit to spare, the target itself) never takes a step down.
    /// A month that weighs less than expected may: the good days that were to make up for the bad ones are then fewer; and so may a month without the phased value that the one before had.
    /// </summary>
    [Fact]
    public void Compute_MonthThatBringsWhatWasAsked_NeverWorsensTheStatus() => Gen.Select(Aimed, Gen.Int[0, 12]).Sample(
        (year, pick) =>
        {
            var progress = year.Computed;
            var next = year.Through.Month + 1;
            var months = progress.RestMonths.Where(month => month <= next).ToList();
            if (progress.Status == ProgressStatus.NoData || months.Count == 0 || (year.Target!.Phased is not null && year.Traits.Accumulation != Accumulation.Sum))
                return;
            var month = months[pick % months.Count];
            AssertNotWorse(year, year with
            {
                Through = month == next ? year.Through.PlusMonths(1) : year.Through,
                Figures = [.. year.Figures.Where(figure => figure.Month != month && figure.Month < next), AsAsked(year, progress, month)],
            });
        },
        iter: Cases);

    [Fact]
    public void Compute_AnyYear_StatusAgreesWithTheNumbersBesideIt() => ProgressCase.Any.Sample(
        year =>
        {
            var progress = year.Computed;
            Assert.Equal(year.Target is null, progress.Status == ProgressStatus.NoTarget);
            Assert.Equal(progress.ValueToDate is null, progress.Rounded is null);
            Assert.Subset(progress.RestMonths.ToHashSet(), progress.MissingMonths.ToHashSet());
            if (year.Target is not { } target)
                return;
            Assert.Equal(progress.Rounded is null, progress.Status == ProgressStatus.NoData);
            Assert.Equal(year.Traits.Accumulation == Accumulation.WeightedMean && progress.RestMonths.Count > 0, progress.RequiredAverage is not null);
            Assert.Equal(year.Traits.Accumulation == Accumulation.Sum, progress.AmountLeft is not null);
            Assert.Equal(year.Traits.Accumulation == Accumulation.Sum && progress.RestMonths.Count > 0, progress.AmountPerMonth is not null);
            if (progress.Rounded is not { } rounded)
                return;
            bool IsGood(decimal bound) => target.Direction == Direction.AtLeast ? rounded >= bound : rounded <= bound;
            var met = IsGood(target.Value);
            switch (progress.Status)
            {
                case ProgressStatus.Secured:
                    Assert.True(met);
                    break;
                case ProgressStatus.OnTrack:
                    Assert.True(IsGood(progress.Pace ?? target.Value));
                    break;
                case ProgressStatus.AtRisk:
                    Assert.False(IsGood(progress.Pace ?? target.Value));
                    break;
                case ProgressStatus.Unreachable when year.Traits.Accumulation != Accumulation.WeightedMean || progress.RestMonths.Count == 0:
                    Assert.False(met);
                    break;
            }
            if (progress.FailuresLeft is { } failures)
            {
                Assert.Equal(decimal.Truncate(failures), failures);
                Assert.Equal(failures < 0, progress.Status == ProgressStatus.Unreachable);
                Assert.True(progress.Status != ProgressStatus.Secured || failures >= decimal.Floor(progress.RestWeight));
            }
            if (progress.AmountLeft is { } left && target.Direction == Direction.AtLeast)
                Assert.Equal(left > 0 ? (true, false) : (false, true), (left > 0, progress.Status == ProgressStatus.Secured));
            else if (progress.AmountLeft is { } allowed)
                Assert.Equal(allowed < 0, progress.Status == ProgressStatus.Unreachable);
        },
        iter: Cases);

    [Fact]
    public void Compute_RequiredAverage_LeadsExactlyToTheEdge() => AimedAt(Accumulation.WeightedMean).Sample(
        year =>
        {
            var progress = year.Computed;
            if (progress.RequiredAverage is not { } required)
                return;
            var (good, bad) = year.Target!.Direction switch
            {
                Direction.AtMost => (Rounding.Down(required, 6), Rounding.Up(required, 6)),
                Direction.AtLeast => (Rounding.Up(required, 6), Rounding.Down(required, 6)),
            };
            var outwards = year.Target.Direction == Direction.AtMost ? Hair : -Hair;
            if (good == required && progress.RequiredIsStrict)
                good -= outwards;
            if (bad == required && !progress.RequiredIsStrict)
                bad += outwards;
            Assert.Equal(ProgressStatus.Secured, year.EndingWith(good).Computed.Status);
            Assert.Equal(ProgressStatus.Unreachable, year.EndingWith(bad).Computed.Status);
        },
        iter: Cases);

    [Fact]
    public void Compute_FailuresLeft_AreEnoughAndOneMoreIsTooMany() => AimedAt(Accumulation.Ratio).Sample(
        year =>
        {
            var progress = year.Computed;
            if (progress.Status == ProgressStatus.NoData || progress.FailuresLeft is not { } failures)
                return;
            if (failures >= 0)
                Assert.Equal(ProgressStatus.Secured, year.EndingWithFailures(failures).Computed.Status);
            if (failures + 1 <= progress.RestWeight)
                Assert.Equal(ProgressStatus.Unreachable, year.EndingWithFailures(failures + 1).Computed.Status);
        },
        iter: Cases);

    [Fact]
    public void Compute_AmountLeft_IsEnoughAndOneUnitLessIsNot() => AimedAt(Accumulation.Sum).Sample(
        year =>
        {
            var progress = year.Computed;
            if (progress.Status == ProgressStatus.NoData || progress.RestMonths.Count == 0 || progress.AmountLeft is not { } left)
                return;
            ProgressStatus Ending(decimal amount) => year.Ending(month => new(month, month == progress.RestMonths[0] ? amount : 0)).Computed.Status;
            var unit = 2 * Rounding.HalfUnit(year.Traits.Decimals);
            var atLeast = year.Target!.Direction == Direction.AtLeast;
            Assert.Equal(!atLeast && left < 0 ? ProgressStatus.Unreachable : ProgressStatus.Secured, Ending(atLeast ? left : Math.Max(0, left)));
            if (left > 0)
                Assert.Equal(ProgressStatus.Unreachable, Ending(atLeast ? left - unit : left + unit));
        },
        iter: Cases);

    [Fact]
    public void Compute_SecuredYear_SurvivesTheWorstRest() => Aimed.Sample(
        year =>
        {
            if (year.Computed.Status == ProgressStatus.Secured)
                Assert.Equal(ProgressStatus.Secured, Ending(year, best: false).Computed.Status);
        },
        iter: Cases);

    [Fact]
    public void Compute_UnreachableYear_IsLostWithTheBestRest() => Aimed.Sample(
        year =>
        {
            if (year.Computed.Status == ProgressStatus.Unreachable)
                Assert.Equal(ProgressStatus.Unreachable, Ending(year, best: true).Computed.Status);
        },
        iter: Cases);

    [Fact]
    public void Compute_OpenYear_CanStillBeWonAndLost() => Aimed.Sample(
        year =>
        {
            if (year.Computed.Status is not (ProgressStatus.OnTrack or ProgressStatus.AtRisk))
                return;
            Assert.Equal(ProgressStatus.Secured, Ending(year, best: true).Computed.Status);
            // Design: a latest waits for its last month even where no rate could miss the target.
            if (!(year.Traits.Shape == FigureShape.Fraction && year.Target is { Direction: Direction.AtMost, Value: 100 } or { Direction: Direction.AtLeast, Value: 0 }))
                Assert.Equal(ProgressStatus.Unreachable, Ending(year, best: false).Computed.Status);
        },
        iter: Cases);

    private static MonthFigure AsAsked(ProgressCase year, IndicatorProgress progress, int month)
    {
        var target = year.Target!;
        var atLeast = target.Direction == Direction.AtLeast;
        var spare = 4 * Rounding.HalfUnit(year.Traits.Decimals);
        var reached = atLeast ? Rounding.Up(target.Value, year.Traits.Decimals) : Rounding.Down(target.Value, year.Traits.Decimals);
        switch (year.Traits.Accumulation)
        {
            case Accumulation.WeightedMean:
                var required = progress.RequiredAverage!.Value;
                return new(month, atLeast ? Math.Max(required, reached) + Hair : Math.Min(required, reached) - Hair);
            case Accumulation.Sum:
                var pace = month > year.Through.Month ? PaceOf(target, month) - PaceOf(target, year.Through.Month) : 0;
                var amount = progress.AmountPerMonth!.Value;
                return new(month, atLeast ? Rounding.Up(Math.Max(pace, amount), year.Traits.Decimals) + spare
                    : Rounding.Down(Math.Min(pace, amount), year.Traits.Decimals) - spare);
            case Accumulation.Ratio:
                var expected = year.ExpectedDenominator(month);
                return new(month, Numerator: atLeast ? expected : 0, Denominator: expected);
            case Accumulation.Latest when year.Traits.Shape == FigureShape.Fraction:
                return new(month, Numerator: atLeast ? 7 : 0, Denominator: 7);
            default:
                return new(month, reached);
        }
    }

    /// <summary>December, with the best or the worst that each month of the rest can bring; a sum brings at least nothing and at most anything.</summary>
    private static ProgressCase Ending(ProgressCase year, bool best)
    {
        var atLeast = year.Target!.Direction == Direction.AtLeast;
        var high = best == atLeast;
        return year.Traits.Accumulation switch
        {
            Accumulation.Sum => year.EndingWith(high ? 1_000_000 : 0),
            Accumulation.WeightedMean => year.EndingWith((high ? year.Traits.PlausibleMax : year.Traits.PlausibleMin) ?? (high ? 1_000_000 : -1_000_000)),
            Accumulation.Ratio => year.EndingWithFailures(best ? 0 : year.Computed.RestWeight),
            Accumulation.Latest when year.Traits.Shape == FigureShape.Fraction => year.Ending(month => new(month, Numerator: high ? 7 : 0, Denominator: 7)),
            Accumulation.Latest => year.EndingWith(high ? 1_000_000 : -1_000_000),
        };
    }

    private static decimal PaceOf(TargetGoal target, int month) =>
        target.Phased is { } phased && phased.TryGetValue(month, out var phase) ? phase : target.Value * month / 12;

    private static void AssertSame(ProgressCase expected, ProgressCase actual)
    {
        var (left, right) = (expected.Computed, actual.Computed);
        Assert.Equal(left.RestMonths, right.RestMonths);
        Assert.Equal(left.MissingMonths, right.MissingMonths);
        Assert.Equal(left.AssumedWeightMonths, right.AssumedWeightMonths);
        Assert.Equal(WithoutLists(left), WithoutLists(right));
    }

    private static IndicatorProgress WithoutLists(IndicatorProgress progress) => progress with { RestMonths = [], MissingMonths = [], AssumedWeightMonths = [] };

    private static void AssertNotWorse(ProgressCase before, ProgressCase after)
    {
        var (was, now) = (before.Computed.Status, after.Computed.Status);
        Assert.True(StepOf(now) >= StepOf(was), $"{was} became {now} with {after}");
    }

    private static int StepOf(ProgressStatus status) => status switch
    {
        ProgressStatus.NoTarget or ProgressStatus.NoData => -1,
        ProgressStatus.Unreachable => 0,
        ProgressStatus.AtRisk => 1,
        ProgressStatus.OnTrack => 2,
        ProgressStatus.Secured => 3,
    };
}
