using CsCheck;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Domain.Tests.Progress;

namespace LuchengEco.Domain.Tests.Indicators;

public sealed class PhasedCurveTests
{
    private const int Cases = 600;

    private static readonly IndicatorTraits[] Kinds = [Given.Sum(), Given.Sum(2, "吨"), Given.Mean(), Given.Mean(1), Given.Days(), Given.Samples(), Given.Sections(), Given.Rank(), Given.TypedRate()];

    private static readonly Gen<IndicatorTraits> AnyTraits = Gen.Int[0, Kinds.Length - 1].Select(index => Kinds[index]);

    private static readonly Gen<Direction> AnyDirection = Gen.Enum<Direction>();

    /// <summary>Thousandths, so that a target may have more places than its indicator.</summary>
    private static Gen<decimal> TargetOf(IndicatorTraits traits) => traits.IsRate ? Gen.Int[0, 100_000].Select(number => number / 1000m) : Gen.Int[0, 5_000_000].Select(number => number / 1000m);

    private static readonly Gen<(IndicatorTraits Traits, Direction Direction, decimal Target, MonthFigure[] LastYear)> Any =
        from traits in AnyTraits
        from direction in AnyDirection
        from target in TargetOf(traits)
        from months in Gen.Select(Gen.Int[0, 30], Gen.Int[0, 31], Gen.Int[0, 9]).Array[12]
        select (traits, direction, target, months.Select((month, index) => FigureOf(traits, index + 1, month)).ToArray());

    [Fact]
    public void Even_Sum_IsTwelfthsTowardsTheEasierSide()
    {
        Assert.Equal([8m, 16, 25, 33, 41, 50, 58, 66, 75, 83, 91, 100], PhasedCurve.Even(Given.Sum(), Direction.AtLeast, 100));
        Assert.Equal([9m, 17, 25, 34, 42, 50, 59, 67, 75, 84, 92, 100], PhasedCurve.Even(Given.Sum(), Direction.AtMost, 100));
        Assert.Equal([8.33m, 16.66m], PhasedCurve.Even(Given.Sum(2), Direction.AtLeast, 100).Take(2));
    }

    [Fact]
    public void Even_AnythingButASum_IsTheTargetEveryMonth() =>
        Assert.All(new[] { Given.Mean(), Given.Days(), Given.Sections(), Given.Rank() }, traits => Assert.All(PhasedCurve.Even(traits, Direction.AtLeast, 25.5m), value => Assert.Equal(25.5m, value)));

    [Fact]
    public void LikeLastYear_Sum_FollowsTheSharesOfTheYear()
    {
        MonthFigure[] lastYear = [.. Given.Months(11, 1), Given.Value(12, 9)];

        Assert.Equal([10m, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 200], PhasedCurve.LikeLastYear(Given.Sum(), Direction.AtLeast, 200, 2023, lastYear));
    }

    [Fact]
    public void LikeLastYear_Mean_ScalesTheValueToDate()
    {
        MonthFigure[] lastYear = [.. Enumerable.Range(1, 12).Select(month => Given.Value(month, month <= 6 ? 30 : 20, 30))];

        var curve = PhasedCurve.LikeLastYear(Given.Mean(1), Direction.AtMost, 24, 2023, lastYear);

        // 30 / 25 × 24 to June; 200 / 7 / 25 × 24 = 27.43 in July, rounded up.
        Assert.Equal([28.8m, 28.8m, 27.5m, 24m], [curve[0], curve[5], curve[6], curve[11]]);
    }

    [Fact]
    public void LikeLastYear_Ratio_ScalesTheFailuresAndStaysARate()
    {
        // Half of January failed, nothing later: the year failed 16 of 365 days.
        MonthFigure[] lastYear = [.. YearMonth.MonthsOf(2023).Select(month => Given.Fraction(month.Month, month.Month == 1 ? 15 : month.Days, month.Days))];

        var strict = PhasedCurve.LikeLastYear(Given.Days(), Direction.AtLeast, 97.5m, 2023, lastYear);
        var loose = PhasedCurve.LikeLastYear(Given.Days(), Direction.AtLeast, 10, 2023, lastYear);

        // 100 − 2.5 × (16/31) / (16/365) = 70.56, rounded down.
        Assert.Equal([70.5m, 97.5m], [strict[0], strict[11]]);
        Assert.Equal([0m, 10m], [loose[0], loose[11]]);
    }

    [Fact]
    public void LikeLastYear_MonthThatIsNotApplicable_NeedsNoFigure()
    {
        MonthFigure[] lastYear = [Given.NotApplicable(1), .. Enumerable.Range(2, 11).Select(month => Given.Value(month, 10))];

        Assert.Equal([0m, 10m, 110m], PhasedCurve.LikeLastYear(Given.Sum(), Direction.AtLeast, 110, 2023, lastYear) is var curve ? [curve[0], curve[1], curve[11]] : []);
    }

    [Fact]
    public void LikeLastYear_YearWithAGap_DeclinesAndNamesTheMonths()
    {
        var refusal = Assert.Throws<DomainException>(() => PhasedCurve.LikeLastYear(Given.Sum(), Direction.AtLeast, 100, 2023, [.. Given.Months(10, 1), Given.NotPublished(11)]));

        Assert.Equal(("phased-no-last-year", "2023年没有完整的逐月数据（缺11月、12月），不能参照去年各月分解；请用“平均分解”或逐月填写。"), (refusal.Code, refusal.Message));
        Assert.Equal("phased-no-last-year", Assert.Throws<DomainException>(() => PhasedCurve.LikeLastYear(Given.Sum(), Direction.AtLeast, 100, 2023, [])).Code);
        Assert.Equal("phased-no-shape", Assert.Throws<DomainException>(() => PhasedCurve.LikeLastYear(Given.Sum(), Direction.AtLeast, 100, 2023, Given.Months(12, 0))).Code);
        Assert.Equal("phased-no-shape", Assert.Throws<DomainException>(() => PhasedCurve.LikeLastYear(Given.Days(), Direction.AtLeast, 97, 2023, Given.GoodDays(2023, 12))).Code);
    }

    [Fact]
    public void Even_Any_CanBeStoredAndEndsAtTheTarget() => Any.Sample(
        year => AssertGood(year.Traits, year.Target, PhasedCurve.Even(year.Traits, year.Direction, year.Target)), iter: Cases);

    [Fact]
    public void LikeLastYear_Any_CanBeStoredAndEndsAtTheTargetOrDeclines() => Any.Sample(
        year =>
        {
            if (Shaped(year.Traits, year.Direction, year.Target, year.LastYear) is { } curve)
                AssertGood(year.Traits, year.Target, curve);
        },
        iter: Cases);

    /// <summary>A year that goes exactly like last year, scaled to the target, meets every month of its curve.</summary>
    [Fact]
    public void LikeLastYear_YearThatRepeatsItself_MeetsEveryMonth() => Any.Sample(
        year =>
        {
            var full = ToDate(year.Traits, 12, year.LastYear);
            if (full is not { } end || end != Rounding.HalfToEven(end, year.Traits.Decimals) || Shaped(year.Traits, year.Direction, end, year.LastYear) is not { } curve)
                return;
            for (var month = 1; month <= 12; month++)
            {
                if (ToDate(year.Traits, month, year.LastYear) is { } value)
                    Assert.True(ProgressCalculator.Meets(year.Traits, new TargetGoal(year.Direction, curve[month - 1]), value) || month == 12, $"{month}: {value} against {curve[month - 1]}");
            }
        },
        iter: Cases);

    [Theory]
    [InlineData("phased-invalid", 11, 5)]
    [InlineData("phased-invalid", 3, -1)]
    [InlineData("phased-invalid", 3, 0.0000001)]
    [InlineData("phased-end", 12, 99)]
    [InlineData("phased-decreasing", 6, 0)]
    public void Check_CurveThatCannotLeadToTheTarget_IsRefused(string code, int month, double value)
    {
        var months = Enumerable.Range(1, 12).Select(number => number == 12 ? 100m : number * 8m).ToList();
        PhasedCurve.Check(Given.Sum(), 100, months);
        if (month == 11)
            months.RemoveAt(0);
        else
            months[month - 1] = (decimal)value;

        Assert.Equal(code, Assert.Throws<DomainException>(() => PhasedCurve.Check(Given.Sum(), 100, months)).Code);
    }

    [Fact]
    public void Check_Rate_StaysWithinAWholeAndMayFall()
    {
        decimal[] falling = [100, 99, 98, 97.5m, 97.5m, 97.5m, 97.5m, 97.5m, 97.5m, 97.5m, 97.5m, 97.5m];
        PhasedCurve.Check(Given.Days(), 97.5m, falling);
        falling[1] = 100.1m;

        Assert.Equal("phased-above-100", Assert.Throws<DomainException>(() => PhasedCurve.Check(Given.Days(), 97.5m, falling)).Code);
    }

    [Fact]
    public void Phase_CurveOfATarget_GoesWithItsNumber()
    {
        var target = new Target(7, 2024, Direction.AtLeast, 100, "计划");
        target.Phase(PhasedCurve.Even(Given.Sum(), Direction.AtLeast, 100), "平均分解");

        target.Edit(Direction.AtLeast, 100, "改说明");
        Assert.Equal(("平均分解", 50m), (target.PhasedNote, target.Goal.Phased![6]));
        target.Edit(Direction.AtLeast, 101, "改数");

        Assert.Null(target.Phased);
        Assert.Equal("", target.PhasedNote);
    }

    private static decimal? ToDate(IndicatorTraits traits, int month, MonthFigure[] figures) => ProgressCalculator.Compute(traits, new YearMonth(2023, month), figures, null).ValueToDate;

    private static void AssertGood(IndicatorTraits traits, decimal target, IReadOnlyList<decimal> curve)
    {
        PhasedCurve.Check(traits, target, curve);
        Assert.All(curve, value => Assert.True(value == target || Rounding.PlacesOf(value) <= traits.Decimals));
    }

    private static IReadOnlyList<decimal>? Shaped(IndicatorTraits traits, Direction direction, decimal target, MonthFigure[] lastYear)
    {
        try
        {
            return PhasedCurve.LikeLastYear(traits, direction, target, 2023, lastYear);
        }
        catch (DomainException refusal) when (refusal.Code == "phased-no-shape")
        {
            return null;
        }
    }

    private static MonthFigure FigureOf(IndicatorTraits traits, int month, (int Numerator, int More, int Tail) number) => traits.Shape == FigureShape.Fraction
        ? Given.Fraction(month, number.Numerator, number.Numerator + number.More)
        : Given.Value(month, number.Numerator + number.Tail / 10m);
}
