using LuchengEco.Domain.Progress;
using Text = LuchengEco.Domain.Resources.ExplanationText;

namespace LuchengEco.Domain.Explanations;

/// <summary>Two published values of the same months compared in the house's way.</summary>
internal static class YearDifference
{
    /// <summary>Rates differ in percentage points, ranks in places, all else in percent of the published value before, with one decimal.</summary>
    public static IEnumerable<ExplanationLine> Lines(decimal now, decimal before, IndicatorTraits traits)
    {
        if (now == before)
        {
            yield return new(Text.Unchanged);
            yield break;
        }
        var (a, b) = (FilledFormula.Exact(now), FilledFormula.Exact(before));
        if (traits.IsRate || traits.IsRank)
        {
            yield return new(FilledFormula.Difference(now, before).Text, true);
            var difference = Math.Abs(now - before);
            yield return new(traits.IsRate
                ? Say(now > before ? Text.PointsUp : Text.PointsDown, NumberText.Of(difference, traits.Decimals))
                : Say(now < before ? Text.PlacesUp : Text.PlacesDown, NumberText.Plain(difference)));
            yield break;
        }
        if (before == 0)
        {
            yield return new(Text.FromZero);
            yield break;
        }
        var percent = 100m * (now - before) / Math.Abs(before);
        yield return new(new FilledFormula($"100 × ({a} − {b}) ÷ {FilledFormula.Exact(Math.Abs(before))}", percent).Text, true);
        yield return new(Say(now > before ? Text.PercentUp : Text.PercentDown, NumberText.Of(Rounding.HalfToEven(Math.Abs(percent), 1), 1)));
    }

    private static string Say(string template, string number) => ProgressReason.Format(template, number);
}
