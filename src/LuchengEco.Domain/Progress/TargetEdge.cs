using LuchengEco.Domain.Indicators;

namespace LuchengEco.Domain.Progress;

/// <summary>T*: the furthest unrounded value that still counts as the target or better.</summary>
/// <param name="Value">In the indicator's unit.</param>
/// <param name="IsInside">Whether <paramref name="Value"/> itself still counts: half to even sends 26.5 to 26 but 25.5 to 26 too.</param>
public readonly record struct TargetEdge(decimal Value, bool IsInside)
{
    /// <summary>A goal of 100 % compares exactly; every other one by the rounded value (design: comparison with the target; GB/T 8170 §4.3.3).</summary>
    public static TargetEdge Of(TargetGoal target, IndicatorTraits traits)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(traits);
        if (IsWhole(target, traits))
            return new(target.Value, true);
        var half = Rounding.HalfUnit(traits.Decimals);
        var (grid, edge) = target.Direction switch
        {
            Direction.AtMost => (Rounding.Down(target.Value, traits.Decimals), half),
            Direction.AtLeast => (Rounding.Up(target.Value, traits.Decimals), -half),
        };
        return new(grid + edge, Rounding.HalfToEven(grid + edge, traits.Decimals) == grid);
    }

    public static bool IsWhole(TargetGoal target, IndicatorTraits traits) =>
        traits.IsRate && target is { Direction: Direction.AtLeast, Value: 100m };
}
