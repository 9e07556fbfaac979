using System.Collections.Concurrent;
using System.Globalization;
using CsCheck;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Tests.Progress;

/// <summary>The calculator against an independent one. A failure prints its seed: run it again with <c>seed: "…"</c> in the call of Sample.</summary>
public sealed class ProgressOracleTests
{
    private const int Cases = 3_000;

    [Fact]
    public void Compute_RandomYears_AgreesWithTheOracleToTheLastDigit()
    {
        var seen = new ConcurrentDictionary<(Accumulation, Direction?, ProgressStatus), int>();
        var edges = new ConcurrentDictionary<string, int>();

        ProgressCase.Any.Sample(
            year =>
            {
                var progress = year.Computed;
                AssertAgrees(year, progress);
                seen.AddOrUpdate((year.Traits.Accumulation, year.Target?.Direction, progress.Status), 1, (_, count) => count + 1);
                foreach (var edge in EdgesOf(year, progress))
                    edges.AddOrUpdate(edge, 1, (_, count) => count + 1);
            },
            iter: Cases);

        AssertSeen(seen.Keys);
        Assert.Equal(Edges.Order(), edges.Keys.Order());
    }

    private static readonly string[] Edges =
    [
        "leap year", "weight zero", "all months missing", "met by rounding alone", "missed by rounding alone", "not applicable", "secured before", "lost before",
        .. Enum.GetValues<Accumulation>().SelectMany(way => new[] { $"{way} on phase", $"{way} behind phase", $"{way} on phase, year's target missed so far" }),
        "Ratio decided", "Latest decided",
    ];

    private static IEnumerable<string> EdgesOf(ProgressCase year, IndicatorProgress progress)
    {
        var marks = new (bool Holds, string Edge)[]
        {
            (DateTime.IsLeapYear(year.Through.Year) && progress.RestMonths.Contains(2), "leap year"),
            (year.Traits.Accumulation == Accumulation.WeightedMean && year.Figures.Any(figure => figure.Weight == 0), "weight zero"),
            (progress.MissingMonths.Count == 12, "all months missing"),
            (year.Figures.Any(figure => figure.Mark == FigureMark.NotApplicable), "not applicable"),
            (progress is { Status: ProgressStatus.Secured, SettledSince: { } secured } && secured < progress.ThroughMonth, "secured before"),
            (progress is { Status: ProgressStatus.Unreachable, SettledSince: { } lost } && lost < progress.ThroughMonth, "lost before"),
            (progress.DecidedBy is not null, $"{year.Traits.Accumulation} decided"),
        };
        foreach (var (holds, edge) in marks)
        {
            if (holds)
                yield return edge;
        }
        if (year.Target is not { } target || progress.ValueToDate is not { } value)
            yield break;
        var (atMost, met) = (target.Direction == Direction.AtMost, ProgressCalculator.Meets(year.Traits, target, value));
        var exactly = atMost ? value <= target.Value : value >= target.Value;
        if (met != exactly)
            yield return met ? "met by rounding alone" : "missed by rounding alone";
        if (target.Phased?.ContainsKey(progress.ThroughMonth) == true && progress.Status is ProgressStatus.OnTrack or ProgressStatus.AtRisk)
            yield return $"{year.Traits.Accumulation} {(progress.Status == ProgressStatus.OnTrack ? "on" : "behind")} phase";
        if (target.Phased?.ContainsKey(progress.ThroughMonth) == true && progress.Status == ProgressStatus.OnTrack && !met)
            yield return $"{year.Traits.Accumulation} on phase, year's target missed so far";
    }

    /// <summary>Agreement on cases that never come near an edge would say little.</summary>
    private static void AssertSeen(ICollection<(Accumulation Accumulation, Direction? Direction, ProgressStatus Status)> seen)
    {
        foreach (var accumulation in Enum.GetValues<Accumulation>())
        {
            Assert.Contains((accumulation, null, ProgressStatus.NoTarget), seen);
            foreach (var direction in Enum.GetValues<Direction>())
            {
                foreach (var status in Enum.GetValues<ProgressStatus>().Except([ProgressStatus.NoTarget]))
                    Assert.Contains((accumulation, direction, status), seen);
            }
        }
    }

    private static void AssertAgrees(ProgressCase year, IndicatorProgress progress)
    {
        var oracle = year.Oracle;
        Assert.Equal(oracle.Status, progress.Status);
        Same(oracle.Value, progress.ValueToDate, "value to date");
        Exactly(oracle.Rounded, progress.Rounded, "rounded");
        Exactly(oracle.Rounded, ProgressCalculator.RoundedToDate(year.Traits, year.Through, year.Figures), "rounded to date");
        Exactly(oracle.Numerator, progress.Numerator, "numerator");
        Exactly(oracle.Denominator, progress.Denominator, "denominator");
        Same(oracle.RequiredAverage, progress.RequiredAverage, "required average");
        Assert.Equal(oracle.RequiredIsStrict, progress.RequiredIsStrict);
        Exactly(oracle.FailuresLeft is { } failures ? new Rational(failures, 1) : null, progress.FailuresLeft, "failures left");
        Exactly(oracle.AmountLeft, progress.AmountLeft, "amount left");
        Same(oracle.AmountPerMonth, progress.AmountPerMonth, "amount per month");
        Same(oracle.Pace, progress.Pace, "pace");
        Assert.Equal(oracle.SettledSince, progress.SettledSince);
        Assert.Equal(oracle.DecidedBy, progress.DecidedBy?.Month);
        Assert.Equal(oracle.Rest, progress.RestMonths);
        Assert.Equal(oracle.Missing, progress.MissingMonths);
        Assert.Equal(oracle.Assumed, progress.AssumedWeightMonths);
        if (year.Traits.Accumulation is Accumulation.WeightedMean or Accumulation.Ratio)
            Exactly(oracle.RestWeight ?? 0, progress.RestWeight, "rest weight");
        if (year.Target is { } target && progress.ValueToDate is { } value)
            Assert.Equal(oracle.Meets(oracle.Value!.Value), ProgressCalculator.Meets(year.Traits, target, value));
    }

    private static void Exactly(Rational? expected, decimal? actual, string what) =>
        Assert.True(expected is null ? actual is null : actual is { } number && expected == number, Message(expected, actual, what));

    /// <summary>Quotients may not end: a decimal is then as near as its 28 digits allow.</summary>
    private static void Same(Rational? expected, decimal? actual, string what) =>
        Assert.True(expected is { } exact ? actual is { } number && exact.IsWrittenAs(number) : actual is null, Message(expected, actual, what));

    private static string Message(Rational? expected, decimal? actual, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}: expected {expected?.ToString() ?? "nothing"}, got {actual?.ToString(CultureInfo.InvariantCulture) ?? "nothing"}");
}
