using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using static LuchengEco.Domain.Tests.Progress.Given;

namespace LuchengEco.Domain.Tests.Progress;

public sealed class TargetEdgeTests
{
    [Theory]
    // Half to even decides whether the edge itself still counts: 26.5 → 26, but 25.5 → 26 as well.
    [InlineData(Direction.AtMost, 0, 26, 26.5, true)]
    [InlineData(Direction.AtMost, 0, 25, 25.5, false)]
    [InlineData(Direction.AtLeast, 0, 26, 25.5, true)]
    [InlineData(Direction.AtLeast, 0, 25, 24.5, false)]
    [InlineData(Direction.AtMost, 1, 97.4, 97.45, true)]
    [InlineData(Direction.AtMost, 1, 97.5, 97.55, false)]
    [InlineData(Direction.AtLeast, 1, 97.5, 97.45, false)]
    [InlineData(Direction.AtLeast, 1, 97.6, 97.55, true)]
    [InlineData(Direction.AtMost, 2, 0.26, 0.265, true)]
    [InlineData(Direction.AtMost, 2, 0.25, 0.255, false)]
    [InlineData(Direction.AtLeast, 2, 0.26, 0.255, true)]
    [InlineData(Direction.AtLeast, 2, 0.25, 0.245, false)]
    [InlineData(Direction.AtMost, 0, 0, 0.5, true)]
    [InlineData(Direction.AtLeast, 0, 0, -0.5, true)]
    [InlineData(Direction.AtMost, 0, -2, -1.5, true)]
    [InlineData(Direction.AtMost, 0, -1, -0.5, false)]
    [InlineData(Direction.AtLeast, 0, -1, -1.5, false)]
    // A target finer than the indicator is held against the rounded value, so the next printed one on its good side decides.
    [InlineData(Direction.AtMost, 0, 25.9, 25.5, false)]
    [InlineData(Direction.AtMost, 0, 26.1, 26.5, true)]
    [InlineData(Direction.AtLeast, 0, 25.1, 25.5, true)]
    [InlineData(Direction.AtLeast, 0, 24.5, 24.5, false)]
    public void Of_Target_IsTheFurthestValueThatStillRoundsToItOrBetter(Direction direction, int decimals, double target, double edge, bool inside)
    {
        var traits = Mean(decimals);
        var goal = new TargetGoal(direction, (decimal)target);
        var outwards = direction == Direction.AtMost ? 0.0001m : -0.0001m;

        Assert.Equal(new TargetEdge((decimal)edge, inside), TargetEdge.Of(goal, traits));
        Assert.Equal(inside, ProgressCalculator.Meets(traits, goal, (decimal)edge));
        Assert.False(ProgressCalculator.Meets(traits, goal, (decimal)edge + outwards));
        Assert.True(ProgressCalculator.Meets(traits, goal, (decimal)edge - outwards));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Of_HundredPercent_IsExactlyAHundred(int decimals)
    {
        var traits = Samples(decimals);

        Assert.Equal(new TargetEdge(100, true), TargetEdge.Of(AtLeast(100), traits));
        Assert.True(ProgressCalculator.Meets(traits, AtLeast(100), 100));
        Assert.False(ProgressCalculator.Meets(traits, AtLeast(100), 99.999999m));
    }

    [Theory]
    // A rate below a whole prints at most 99.9, so that is what every target is held against.
    [InlineData(Direction.AtMost, 1, 99.9, false)]
    [InlineData(Direction.AtMost, 1, 99.99, false)]
    [InlineData(Direction.AtMost, 0, 99, false)]
    [InlineData(Direction.AtLeast, 1, 99.95, true)]
    [InlineData(Direction.AtLeast, 0, 99.5, true)]
    public void Of_RateNextToAHundred_EndsAtAHundred(Direction direction, int decimals, double target, bool inside)
    {
        var traits = Samples(decimals);
        var goal = new TargetGoal(direction, (decimal)target);

        Assert.Equal(new TargetEdge(100, inside), TargetEdge.Of(goal, traits));
        Assert.Equal(inside, ProgressCalculator.Meets(traits, goal, 100));
        Assert.Equal(!inside, ProgressCalculator.Meets(traits, goal, 99.999999m));
    }

    [Fact]
    public void Of_HundredOfAnythingElse_IsRoundedLikeEveryTarget()
    {
        Assert.Equal(new TargetEdge(99.5m, true), TargetEdge.Of(AtLeast(100), Sum()));
        Assert.True(ProgressCalculator.Meets(Sum(), AtLeast(100), 99.5m));
    }

    [Fact]
    public void IsWhole_OnlyAtLeastAHundredPercent_IsTrue()
    {
        Assert.True(TargetEdge.IsWhole(AtLeast(100), Samples()));
        Assert.True(TargetEdge.IsWhole(AtLeast(100.0m), TypedRate()));
        Assert.False(TargetEdge.IsWhole(AtLeast(99.9m), Samples()));
        Assert.False(TargetEdge.IsWhole(AtMost(100), Samples()));
        Assert.False(TargetEdge.IsWhole(AtLeast(100), Sum()));
    }
}
