using System.Globalization;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Charts;

/// <summary>Where value, target and last year of a bullet lie, in the units of its viewBox.</summary>
/// <param name="BaseX">Where bars begin.</param>
/// <param name="ValueX">The value to date.</param>
/// <param name="TargetX">The year's target.</param>
/// <param name="LastYearX">The same months of last year; null where they may not be compared.</param>
/// <param name="IsBar">False where the axis does not start at zero: a bar's length would lie, so only its end is drawn.</param>
/// <param name="IsGood">Whether the value meets the target as it stands; of a sum, its pace.</param>
/// <param name="Description">The three numbers in words.</param>
/// <remarks>Here decimals become doubles: positions on screen, never numbers that anybody reads.</remarks>
public sealed record BulletPlot(double BaseX, double ValueX, double TargetX, double? LastYearX, bool IsBar, bool IsGood, string Description)
{
    public const int Width = 160;
    public const int Height = 14;

    private const double Margin = 3;

    /// <returns>Null without a target or a value.</returns>
    public static BulletPlot? Of(IndicatorReport indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        if (indicator.Progress is not { Target: { } target, Rounded: { } value })
            return null;
        var before = indicator.ComparisonBreak is null ? indicator.LastYear : null;
        var numbers = new[] { value, target.Value, before ?? value }.Select(number => (double)number).ToList();
        var isCut = indicator.Traits.IsRate && numbers.Min() > 50;
        var low = isCut ? Math.Max(0, numbers.Min() - Math.Max(2, (100 - numbers.Min()) * 0.5)) : Math.Min(0, numbers.Min());
        var high = isCut && numbers.Max() <= 100 ? 100 : numbers.Max() * (isCut ? 1 : 1.08);
        var span = high > low ? high - low : 1;
        double X(decimal number) => Margin + ((double)number - low) / span * (Width - 2 * Margin);
        var text = string.Format(CultureInfo.InvariantCulture, ChartToolText.BulletDescription, indicator.Write(value) + indicator.Traits.Unit, indicator.WriteTarget() + indicator.Traits.Unit)
            + (before is { } last ? string.Format(CultureInfo.InvariantCulture, ChartToolText.BulletLast, indicator.Write(last) + indicator.Traits.Unit) : "");
        return new BulletPlot(isCut ? Margin : X(0), X(value), X(target.Value), before is { } then && !isCut ? X(then) : null, !isCut,
            indicator.Progress.Status is ProgressStatus.OnTrack or ProgressStatus.Secured, text);
    }
}
