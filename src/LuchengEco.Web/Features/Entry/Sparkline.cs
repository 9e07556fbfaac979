using System.Globalization;
using System.Text;
using LuchengEco.Domain.Progress;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Entry;

/// <summary>The twelve months before as one small line; a month without a figure breaks the line, it is never a zero.</summary>
/// <param name="Path">SVG path in a box of <see cref="Width"/> × <see cref="Height"/>.</param>
/// <param name="Label">Least and greatest in words.</param>
/// <param name="LastX">Where the newest point lies; null without any.</param>
/// <param name="LastY">Where the newest point lies; null without any.</param>
public sealed record Sparkline(string Path, string Label, string? LastX, string? LastY)
{
    public const int Width = 96;
    public const int Height = 24;

    private const decimal Margin = 3;

    public static Sparkline Of(IReadOnlyList<decimal?> trail, int decimals)
    {
        ArgumentNullException.ThrowIfNull(trail);
        if (trail.All(value => value is null))
            return new Sparkline("", MonthEntryText.TrailNone, null, null);
        var low = trail.Min()!.Value;
        var high = trail.Max()!.Value;
        var path = new StringBuilder();
        var isDrawing = false;
        (string X, string Y)? last = null;
        for (var index = 0; index < trail.Count; index++)
        {
            if (trail[index] is not { } value)
            {
                isDrawing = false;
                continue;
            }
            last = (X(index, trail.Count), Y(value, low, high));
            path.Append(isDrawing ? 'L' : 'M').Append(last.Value.X).Append(' ').Append(last.Value.Y);
            // A month alone between gaps is a dot: a line of no length with round ends.
            if (!isDrawing && (index + 1 == trail.Count || trail[index + 1] is null))
                path.Append("h0");
            isDrawing = true;
        }
        var label = FigureWords.Format(MonthEntryText.Trail, Plain(low, decimals), Plain(high, decimals));
        return new Sparkline(path.ToString(), label, last?.X, last?.Y);
    }

    private static string X(int index, int count) => Coordinate(Margin + (Width - 2 * Margin) * index / Math.Max(1, count - 1));

    private static string Y(decimal value, decimal low, decimal high) =>
        Coordinate(high == low ? Height / 2m : Margin + (Height - 2 * Margin) * (high - value) / (high - low));

    private static string Coordinate(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Plain(decimal value, int decimals) => NumberText.Plain(Domain.Rounding.HalfToEven(value, decimals));
}
