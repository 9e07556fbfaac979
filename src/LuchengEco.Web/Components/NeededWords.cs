using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Components;

/// <summary>“What is still needed” in a few words, the same on a card and in a table; the full sentence is the reason.</summary>
public static class NeededWords
{
    /// <returns>Empty when nothing is needed or nothing can help any more.</returns>
    public static string Of(IndicatorReport indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        var progress = indicator.Progress;
        if (progress.Target is null || progress.Status == ProgressStatus.Secured)
            return "";
        return indicator.Traits.Accumulation switch
        {
            Accumulation.Sum => OfSum(progress, indicator.Traits),
            Accumulation.WeightedMean => OfMean(progress, indicator.Traits),
            Accumulation.Ratio => OfRatio(progress, indicator.Traits),
            Accumulation.Latest => OfLatest(progress),
        };
    }

    private static string OfSum(IndicatorProgress progress, IndicatorTraits traits)
    {
        if (progress.AmountLeft is not { } left)
            return "";
        var atLeast = progress.Target!.Direction == Direction.AtLeast;
        var amount = NumberText.Plain(Math.Abs(left)) + traits.Unit;
        if (left < 0)
            return Phrase.Of(NeededText.Exceeded, amount);
        if (progress.AmountPerMonth is not { } perMonth)
            return Phrase.Of(NeededText.Short, amount);
        // Rounded towards the safe side, as in the reason: keeping to the printed number is enough.
        var pace = NumberText.Plain(atLeast ? Rounding.Up(perMonth, traits.Decimals) : Rounding.Down(perMonth, traits.Decimals)) + traits.Unit;
        return Phrase.Of(atLeast ? NeededText.ToDo : NeededText.Allowed, amount, pace);
    }

    private static string OfMean(IndicatorProgress progress, IndicatorTraits traits) =>
        RequirementText.Of(progress, traits) is { Length: > 0 } requirement ? Phrase.Of(NeededText.Average, requirement) : "";

    private static string OfRatio(IndicatorProgress progress, IndicatorTraits traits) => progress.FailuresLeft switch
    {
        null => "",
        < 0 => progress.RestWeight == 0 ? "" : NeededText.AllWouldNotDo,
        0 => NeededText.AllMustPass,
        var left => Phrase.Of(traits.CountsDays ? NeededText.DaysLeft : NeededText.FailuresLeft, NumberText.Plain(left.Value)),
    };

    private static string OfLatest(IndicatorProgress progress) => progress.Status switch
    {
        ProgressStatus.OnTrack => NeededText.Keep,
        ProgressStatus.AtRisk => NeededText.Regain,
        _ => "",
    };
}
