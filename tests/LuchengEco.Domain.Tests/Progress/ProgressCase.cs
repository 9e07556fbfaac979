using System.Globalization;
using System.Text;
using CsCheck;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Tests.Progress;

/// <summary>An indicator, a month to look from, the months that came in and a target, at random but crowded around the edges.</summary>
internal sealed record ProgressCase(IndicatorTraits Traits, YearMonth Through, IReadOnlyList<MonthFigure> Figures, TargetGoal? Target)
{
    /// <summary>Every accumulation, direction and gap; decimals 0 to 2; leap years; blanks, marks, zeros; targets and phased values at and beside the edges.</summary>
    public static Gen<ProgressCase> Any { get; } = Gen.Select(
        Gen.Select(Gen.Enum<Accumulation>(), Gen.Enum<FigureShape>(), Gen.Bool, Gen.Int[0, 2], Gen.Int[0, 3]),
        Gen.OneOf(2000, 2023, 2024, 2025, 2096, 2099),
        Gen.Frequency((3, Gen.Int[12, 12]), (7, Gen.Int[1, 12])),
        Gen.Select(Gen.Int[0, 19], Gen.Int[0, 120], Gen.Int[0, 40], Gen.Int[0, 5]).Array[12],
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 6]),
        Gen.Select(Gen.Enum<Direction>(), Gen.Int[0, 12], Gen.Int[0, 7], Gen.Int[-20, 400], Gen.Int[0, 4], Gen.Int[0, 6]),
        Build);

    public IndicatorProgress Computed => ProgressCalculator.Compute(Traits, Through, Figures, Target);

    public ProgressOracle Oracle => new(this);

    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"{Traits}, through {Through}, {(Target is null ? "no target" : $"{Target.Direction} {Target.Value}")}");
        if (Target?.Phased is { } phased)
            text.Append(" phased ").AppendJoin(", ", phased.Select(phase => $"{phase.Key}: {phase.Value.ToString(CultureInfo.InvariantCulture)}"));
        foreach (var figure in Figures)
            text.AppendLine().Append("  ").Append(figure);
        return text.AppendLine().ToString();
    }

    private static ProgressCase Build((Accumulation Accumulation, FigureShape Shape, bool CountsDays, int Decimals, int Unit) kind, int year, int through,
        (int Kind, int A, int B, int Weight)[] months, (int Values, int Denominators, int Level, int Gaps) mode,
        (Direction Direction, int Kind, int Offset, int Random, int Phases, int Limit) goal)
    {
        var shape = kind.Accumulation switch
        {
            Accumulation.Ratio => FigureShape.Fraction,
            Accumulation.Latest => kind.Shape,
            _ => FigureShape.Value,
        };
        var unit = kind.Unit switch { 0 => "%", 1 => "个", _ => shape == FigureShape.Fraction ? "%" : "µg/m³" };
        var traits = new IndicatorTraits(unit, kind.Decimals, kind.Accumulation, shape, kind.Accumulation == Accumulation.Ratio && kind.CountsDays, null, null);
        var half = Rounding.HalfUnit(kind.Decimals);
        MonthFigure?[] figures = [.. months.Select((raw, index) => Figure(traits, year, index + 1, mode.Values < 2 ? raw with { A = months[0].A } : raw, mode, goal.Direction))];
        var bare = new ProgressCase(traits, new(year, through), [.. figures.OfType<MonthFigure>()], null);
        if (goal.Kind == 0)
            return bare;

        var target = Around(bare, goal) + half * (goal.Offset switch { 0 or 1 => 0, 2 => 2, 3 => -2, 4 => 1, 5 => -1, 6 => 0.2m, _ => -0.2m });
        target = shape == FigureShape.Fraction ? Math.Clamp(target, 0, 100) : target;
        var aimed = bare with { Target = new(goal.Direction, target) };
        if (goal.Phases > 1)
            aimed = aimed with { Target = aimed.Target with { Phased = Phases(aimed, goal.Phases, half) } };
        if (kind.Accumulation == Accumulation.WeightedMean && aimed.Oracle.RequiredAverage is { } required && goal.Limit > 1)
        {
            // At the requirement, a hair beside it, or somewhere.
            var limit = Decimal(required.HalfToEven(6)) + (goal.Limit switch { 2 or 3 => 0, 4 => 0.000001m, 5 => -0.000001m, _ => -5 });
            aimed = aimed with { Traits = goal.Direction == Direction.AtMost ? traits with { PlausibleMin = limit } : traits with { PlausibleMax = limit } };
        }
        return aimed;
    }

    private static MonthFigure? Figure(IndicatorTraits traits, int year, int month, (int Kind, int A, int B, int Weight) raw,
        (int Values, int Denominators, int Level, int Gaps) mode, Direction direction)
    {
        var days = new YearMonth(year, month).Days;
        // No gaps, a gap here and there, gaps in most months, or nothing but gaps.
        var kind = mode.Gaps switch { 0 or 1 or 2 => 4, 3 or 4 => raw.Kind, 5 => raw.Kind % 6, _ => raw.Kind % 4 };
        switch (kind)
        {
            case 0:
                return null;
            case 1:
                return new(month, Numerator: raw.A, Weight: raw.B);
            case 2:
                return new(month, Mark: FigureMark.NotApplicable);
            case 3:
                return new(month, raw.A, raw.A, raw.B, Mark: FigureMark.NotPublished);
        }
        if (traits.Shape == FigureShape.Value)
        {
            // Halves of the last place, so that sums and means fall on the edges of rounding; sometimes finer, sometimes below zero.
            var value = raw.A * Rounding.HalfUnit(traits.Decimals) * (mode.Level < 2 ? 1 : 2) + (mode.Values == 2 ? raw.B * 0.000001m : 0) - (mode.Values == 3 ? 5 : 0);
            if (traits.IsRate && mode.Level > 0)
                value = 100 - raw.A * Rounding.HalfUnit(traits.Decimals) / 4;
            decimal? weight = raw.Weight switch { 0 => 0, 1 or 2 => null, 3 => days, _ => Math.Min(raw.B, days) };
            return new(month, value, Weight: traits.Accumulation == Accumulation.WeightedMean ? weight : null);
        }
        decimal denominator = traits.CountsDays
            ? raw.Weight switch { 0 => 0, 1 or 2 or 3 => days, _ => Math.Min(raw.B, days) }
            : mode.Denominators switch
            {
                0 => raw.Weight == 0 ? 0 : 8,
                1 => raw.Weight switch { 0 => 0, 1 => 5, 2 => 10, 3 => 20, 4 => 25, _ => 40 },
                2 => raw.B,
                _ => raw.B * 123.45m + raw.A * 0.001m,
            };
        var failed = raw.A % 5 == 0 ? Math.Floor(denominator * (raw.A / 120m)) : Math.Min(denominator, mode.Level == 0 ? 0 : raw.A % 5 / mode.Level);
        return new(month, Numerator: direction == Direction.AtLeast ? denominator - failed : failed, Denominator: denominator);
    }

    /// <summary>A target that the value so far, the pace, the best or the worst rest of the year just reaches.</summary>
    private static decimal Around(ProgressCase bare, (Direction Direction, int Kind, int Offset, int Random, int Phases, int Limit) goal)
    {
        var oracle = bare.Oracle;
        var random = goal.Random * 2 * Rounding.HalfUnit(bare.Traits.Decimals);
        if (bare.Traits.Unit == "%" && goal.Kind is 1 or 2)
            return 100;
        if (oracle.Value is not { } value || goal.Kind == 3)
            return bare.Traits.Shape == FigureShape.Fraction ? 100 - Math.Abs(random) : random;
        if (bare.Traits.Accumulation == Accumulation.Ratio && oracle.RestWeight is { } rest && goal.Kind % 3 > 0)
        {
            var good = oracle.Numerator!.Value + (goal.Kind % 3 == 1 ? rest : 0);
            return Decimal((100 * good / (oracle.Denominator!.Value + rest)).HalfToEven(bare.Traits.Decimals));
        }
        if (bare.Traits.Accumulation == Accumulation.Sum && goal.Kind > 7)
            return Decimal((value.HalfToEven(bare.Traits.Decimals) * 12 / bare.Through.Month).HalfToEven(bare.Traits.Decimals + (goal.Kind % 2 == 0 ? 0 : 2)));
        return Decimal(value.HalfToEven(bare.Traits.Decimals));
    }

    private static Dictionary<int, decimal> Phases(ProgressCase aimed, int kind, decimal half)
    {
        var month = kind == 2 ? aimed.Through.Month % 12 + 1 : aimed.Through.Month;
        var sum = Decimal((aimed.Oracle.Value ?? 0).HalfToEven(aimed.Traits.Decimals));
        return new() { [month] = kind switch { 3 => sum - half, 4 => sum + half, _ => sum } };
    }

    private static decimal Decimal(Rational value)
    {
        // Sevenfold precision is enough: all that is asked for was rounded to six places before.
        var millionths = (value * 1_000_000).Floor();
        return (decimal)millionths / 1_000_000m;
    }
}
