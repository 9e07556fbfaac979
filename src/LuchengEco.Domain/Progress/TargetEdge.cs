using LuchengEco.Domain.Indicators;

namespace LuchengEco.Domain.Progress;

/// <summary>T*: the furthest unrounded value that still counts as the target or better.</summary>
/// <param name="Value">In the indicator's unit.</param>
/// <param name="IsInside">Whether <paramref name="Value"/> itself still counts: half to even sends 26.5 to 26 but 25.5 to 26 too.</param>
public readonly record struct TargetEdge(decimal Value, bool IsInside)
{
    /// <summary>A target is held against the value as printed (GB/T 8170 §4.3.3); a goal of 100 % thereby compares exactly.</summary>
    public static TargetEdge Of(TargetGoal target, IndicatorTraits traits)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(traits);
        var half = Rounding.HalfUnit(traits.Decimals);
        var (grid, edge) = target.Direction switch
        {
            Direction.AtMost => (Rounding.Down(target.Value, traits.Decimals), half),
            Direction.AtLeast => (Rounding.Up(target.Value, traits.Decimals), -half),
        };
        // Every rate between the last value below 100 and 100 prints the former: 100 itself is where the next printed value begins.
        var next = target.Direction == Direction.AtMost ? grid + 2 * half : grid;
        return traits.IsRate && next == 100m
            ? new(100m, target.Direction == Direction.AtLeast)
            : new(grid + edge, Rounding.HalfToEven(grid + edge, traits.Decimals) == grid);
    }

    public static bool IsWhole(TargetGoal target, IndicatorTraits traits) =>
        traits.IsRate && target is { Direction: Direction.AtLeast, Value: 100m };
}
