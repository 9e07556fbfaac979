using LuchengEco.Domain.Indicators;
using Text = LuchengEco.Domain.Resources.ProgressText;

namespace LuchengEco.Domain.Progress;

/// <summary>Writes “what is still needed” on a card, in a table and in the reason sentence with one voice.</summary>
public static class RequirementText
{
    /// <summary>The average the rest must keep to, such as 不超过30.6µg/m³; empty when nothing is left to need.</summary>
    /// <remarks>Shown with one place more than the indicator and cut towards the safe side, so that keeping to the printed number is enough.</remarks>
    public static string Of(IndicatorProgress progress, IndicatorTraits traits)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(traits);
        if (progress is not { RequiredAverage: { } required, Target: { } target })
            return "";
        var places = Math.Min(traits.Decimals + 1, Rounding.MaxDecimals);
        var shown = target.Direction switch
        {
            Direction.AtMost => Rounding.Down(required, places),
            Direction.AtLeast => Rounding.Up(required, places),
        };
        var strict = progress.RequiredIsStrict && shown == required;
        var template = (target.Direction, strict) switch
        {
            (Direction.AtMost, false) => Text.RequireAtMost,
            (Direction.AtMost, true) => Text.RequireBelow,
            (Direction.AtLeast, false) => Text.RequireAtLeast,
            (Direction.AtLeast, true) => Text.RequireAbove,
            _ => throw new ArgumentOutOfRangeException(nameof(progress)),
        };
        return ProgressReason.Format(template, NumberText.Of(shown, places) + traits.Unit);
    }
}
