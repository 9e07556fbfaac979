using CsCheck;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Tests.Progress;

/// <summary>The sentences are read back: every number in them is the one beside them, and doing what they say is enough.</summary>
public sealed class ProgressReasonTests
{
    private const int Cases = 1_500;
    private const decimal Hair = 0.000001m;

    [Fact]
    public void Reason_AnyYear_IsTheSentenceOfItsStatus() => ProgressCase.Any.Sample(
        year =>
        {
            var progress = year.Computed;
            var (ways, statuses) = MeaningOf(ReasonSentence.OfReason(progress, year.Traits).Kind);
            Assert.Contains(year.Traits.Accumulation, ways);
            Assert.Contains(progress.Status, statuses);
        },
        iter: Cases);

    [Fact]
    public void Reason_AnyYear_RepeatsTheNumbersBesideIt() => ProgressCase.Any.Sample(
        year =>
        {
            var progress = year.Computed;
            var sentence = ReasonSentence.OfReason(progress, year.Traits);
            Assert.Equal(progress.ThroughMonth, sentence["through"]);
            Assert.Equal(progress.Rounded, sentence["value"]);
            if (sentence.Text("value") is { } value)
                Assert.Equal(year.Traits.Decimals, PlacesIn(value));
            if (sentence["value"] is not null && year.Traits.Shape == FigureShape.Fraction)
                Assert.Equal((progress.Numerator, progress.Denominator), (sentence["numerator"], sentence["denominator"]));
            Assert.Equal(progress.Target?.Value, sentence["target"]);
            Assert.Equal(progress.Target?.Direction switch { Direction.AtMost => "不高于", Direction.AtLeast => "不低于", null => null }, sentence.Text("side"));
            Assert.Equal(progress.Status == ProgressStatus.NoData ? [] : progress.MissingMonths, sentence.Months("missing"));
            Assert.Equal(progress.AssumedWeightMonths, sentence.Months("assumed"));
            if (sentence["left"] is { } left)
                Assert.Equal(Math.Abs(progress.AmountLeft!.Value), left);
            if (sentence["months"] is { } months)
                Assert.Equal(progress.RestMonths.Count, months);
            if (sentence["rest"] is { } rest)
                Assert.Equal(progress.RestWeight, rest);
            if (sentence["failures"] is { } failures)
                Assert.Equal(progress.FailuresLeft, failures);
            if (sentence["limit"] is { } limit)
                Assert.Equal(progress.Target!.Direction == Direction.AtMost ? year.Traits.PlausibleMin : year.Traits.PlausibleMax, limit);
            AssertPace(year, progress, sentence);
            AssertSettled(year, progress, sentence);
            AssertMonth(year, progress, sentence);
            AssertAverage(year, progress, sentence);
            AssertBest(year, sentence);
        },
        iter: Cases);

    [Fact]
    public void Reason_FollowedToTheLetter_MeetsTheTarget() => ProgressCase.Any.Sample(
        year =>
        {
            var progress = year.Computed;
            if (progress.Status is not (ProgressStatus.OnTrack or ProgressStatus.AtRisk))
                return;
            var sentence = ReasonSentence.OfReason(progress, year.Traits);
            var end = year.Traits.Accumulation switch
            {
                Accumulation.Sum => year.EndingWith(sentence["month"]!.Value),
                Accumulation.WeightedMean => year.EndingWith(Within(sentence.Text("bound")!, sentence["average"]!.Value)),
                Accumulation.Ratio => year.EndingWithFailures(sentence["failures"] ?? 0),
                Accumulation.Latest => null,
            };
            if (end is not null)
                Assert.Equal(ProgressStatus.Secured, end.Computed.Status);
        },
        iter: Cases);

    [Fact]
    public void Brief_AnyYear_AgreesWithTheReason() => ProgressCase.Any.Sample(
        year =>
        {
            var progress = year.Computed;
            var reason = ReasonSentence.OfReason(progress, year.Traits);
            var brief = ReasonSentence.OfBrief(progress, year.Traits);
            Assert.Equal(BriefOf(reason.Kind), brief.Kind);
            foreach (var place in new[] { "left", "month", "rest", "bound", "average", "failures" }.Where(place => brief.Text(place) is not null))
                Assert.Equal(reason.Text(place), brief.Text(place));
        },
        iter: Cases);

    private static (Accumulation[] Ways, ProgressStatus[] Statuses) MeaningOf(string kind)
    {
        Accumulation[] any = Enum.GetValues<Accumulation>();
        return kind switch
        {
            "no target" or "no target, no data" => (any, [ProgressStatus.NoTarget]),
            "no data" => (any, [ProgressStatus.NoData]),
            "sum reached" => ([Accumulation.Sum], [ProgressStatus.Secured]),
            "sum missed" or "sum exceeded" => ([Accumulation.Sum], [ProgressStatus.Unreachable]),
            "sum ahead" or "sum within" => ([Accumulation.Sum], [ProgressStatus.OnTrack]),
            "sum behind" or "sum above pace" => ([Accumulation.Sum], [ProgressStatus.AtRisk]),
            "mean on track" => ([Accumulation.WeightedMean], [ProgressStatus.OnTrack]),
            "mean at risk" => ([Accumulation.WeightedMean], [ProgressStatus.AtRisk]),
            "mean lost" => ([Accumulation.WeightedMean], [ProgressStatus.Unreachable]),
            "days on track" or "units on track" or "ratio all on track" => ([Accumulation.Ratio], [ProgressStatus.OnTrack]),
            "days at risk" or "units at risk" or "ratio all at risk" => ([Accumulation.Ratio], [ProgressStatus.AtRisk]),
            "ratio secured" => ([Accumulation.Ratio], [ProgressStatus.Secured]),
            "ratio lost low" or "ratio lost high" => ([Accumulation.Ratio], [ProgressStatus.Unreachable]),
            "latest on track" => ([Accumulation.Latest], [ProgressStatus.OnTrack, ProgressStatus.AtRisk]),
            "latest to reach" => ([Accumulation.Latest], [ProgressStatus.OnTrack]),
            "latest at risk" => ([Accumulation.Latest], [ProgressStatus.AtRisk]),
            "year met" => (any, [ProgressStatus.Secured]),
            "year missed" => (any, [ProgressStatus.Unreachable]),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    private static string BriefOf(string reason) => reason switch
    {
        "no target" or "no target, no data" or "no data" => "nothing",
        "sum reached" or "ratio secured" or "year met" => "secured",
        "year missed" => "year missed",
        "sum missed" => "sum missed",
        "sum exceeded" => "sum exceeded",
        "sum ahead" or "sum behind" => "sum to do",
        "sum within" or "sum above pace" => "sum allowed",
        "mean on track" or "mean at risk" or "mean lost" => "mean",
        "days on track" or "days at risk" => "days",
        "units on track" or "units at risk" => "units",
        "ratio all on track" or "ratio all at risk" => "ratio all",
        "ratio lost low" or "ratio lost high" => "ratio lost",
        "latest on track" => "latest keep",
        "latest to reach" => "latest reach",
        "latest at risk" => "latest regain",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>Rounded for reading, but never so far that the printed value lies on its other side.</summary>
    private static void AssertPace(ProgressCase year, IndicatorProgress progress, ReasonSentence sentence)
    {
        if (sentence["pace"] is not { } pace)
            return;
        Assert.True(Math.Abs(pace - progress.Pace!.Value) < 2 * Rounding.HalfUnit(year.Traits.Decimals + 1));
        var isGood = year.Target!.Direction == Direction.AtLeast ? progress.Rounded >= pace : progress.Rounded <= pace;
        Assert.Equal(progress.Status == ProgressStatus.OnTrack, isGood);
    }

    /// <summary>Since when, by which cell and against which phase: told whenever it stands beside the sentence, and never otherwise.</summary>
    private static void AssertSettled(ProgressCase year, IndicatorProgress progress, ReasonSentence sentence)
    {
        var byTheEndAlone = progress.SettledSince == progress.ThroughMonth && (year.Traits.Accumulation == Accumulation.Latest || progress.RestMonths.Count == 0);
        Assert.Equal(byTheEndAlone ? null : progress.SettledSince, sentence["since"]);
        if (sentence.Text("settled") is { } settled)
            Assert.Equal(progress.Status == ProgressStatus.Secured ? "已锁定" : "已无法完成", settled);
        Assert.Equal(progress.DecidedBy?.Month, sentence["decided"]);
        Assert.Equal(year.Traits.Shape == FigureShape.Fraction ? (progress.DecidedBy?.Numerator, progress.DecidedBy?.Denominator) : (null, null), (sentence["part"], sentence["whole"]));
        Assert.Equal(year.Traits.Shape == FigureShape.Value ? progress.DecidedBy?.Value : null, sentence["cell"]);
        var isOpen = progress.Status is ProgressStatus.OnTrack or ProgressStatus.AtRisk;
        Assert.Equal(isOpen && year.Target!.Phased?.ContainsKey(progress.ThroughMonth) == true ? progress.ThroughMonth : null, sentence["phase"]);
        if (sentence["phase"] is not null)
            Assert.Equal(progress.Pace, sentence["pace"]);
        if (sentence["phase"] is not null && year.Traits.Accumulation != Accumulation.Sum)
        {
            Assert.Equal(progress.Status == ProgressStatus.OnTrack, sentence.Text("met") is not null);
            Assert.Equal(progress.Status == ProgressStatus.AtRisk, sentence.Text("missed") is not null);
            Assert.Equal(sentence.Text("side"), sentence.Text("bar"));
        }
    }

    /// <summary>The month's share in the indicator's places, up for what is to be done and down for what is allowed.</summary>
    private static void AssertMonth(ProgressCase year, IndicatorProgress progress, ReasonSentence sentence)
    {
        if (sentence["month"] is not { } month)
            return;
        Assert.True(PlacesIn(sentence.Text("month")!) <= year.Traits.Decimals);
        AssertCut(progress.AmountPerMonth!.Value, month, upwards: year.Target!.Direction == Direction.AtLeast, year.Traits.Decimals);
    }

    /// <summary>One place more than the indicator, towards the safe side; the strict word only where the printed number itself is not enough.</summary>
    private static void AssertAverage(ProgressCase year, IndicatorProgress progress, ReasonSentence sentence)
    {
        if (sentence["average"] is not { } average)
            return;
        var atLeast = year.Target!.Direction == Direction.AtLeast;
        Assert.Equal(year.Traits.Decimals + 1, PlacesIn(sentence.Text("average")!));
        AssertCut(progress.RequiredAverage!.Value, average, upwards: atLeast, year.Traits.Decimals + 1);
        var strict = progress.RequiredIsStrict && average == progress.RequiredAverage;
        Assert.Equal((atLeast, strict) switch { (true, true) => "高于", (true, false) => "不低于", (false, true) => "低于", (false, false) => "不超过" }, sentence.Text("bound"));
    }

    /// <summary>The rate of a year in which all of the rest succeeds, which must not be enough.</summary>
    private static void AssertBest(ProgressCase year, ReasonSentence sentence)
    {
        if (sentence["best"] is not { } best)
            return;
        Assert.Equal(year.EndingWithFailures(0).Computed.Rounded, best);
        Assert.False(year.Target!.Direction == Direction.AtLeast ? best >= year.Target.Value : best <= year.Target.Value);
    }

    private static void AssertCut(decimal exact, decimal printed, bool upwards, int places)
    {
        var beyond = upwards ? printed - exact : exact - printed;
        Assert.True(beyond >= 0 && beyond < 2 * Rounding.HalfUnit(places), $"{exact} was cut to {printed}");
    }

    private static decimal Within(string bound, decimal average) => bound switch
    {
        "低于" => average - Hair,
        "高于" => average + Hair,
        _ => average,
    };

    private static int PlacesIn(string number) => number.Contains('.', StringComparison.Ordinal) ? number.Length - 1 - number.IndexOf('.', StringComparison.Ordinal) : 0;
}
