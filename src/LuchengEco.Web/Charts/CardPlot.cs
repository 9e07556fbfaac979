using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Charts;

/// <summary>A bar of a card chart in the units of its viewBox.</summary>
public sealed record CardBar(double X, double Y, double Width, double Height, bool IsGood, string Title);

/// <summary>Where the bars and the target line of a card chart lie.</summary>
/// <remarks>Here decimals become doubles: positions on screen, never numbers that anybody reads.</remarks>
public sealed record CardPlot(IReadOnlyList<CardBar> ThisYear, IReadOnlyList<CardBar> LastYear, double? TargetY, double BaseY)
{
    private const double Stub = 2;

    public static CardPlot Empty { get; } = new([], [], null, 0);

    public static CardPlot Of(IndicatorReport indicator, double width, double height)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        var goal = indicator.Progress.Target;
        // A sum's yearly target says nothing about one month; its monthly share does.
        var line = goal is null ? null : indicator.Traits.Accumulation == Accumulation.Sum ? goal.Value / 12 : (decimal?)goal.Value;
        var shown = indicator.Months.Where(point => point.Month <= indicator.Progress.ThroughMonth).ToList();
        var values = shown.Concat(indicator.LastYearMonths).Select(point => point.Value).Append(line).OfType<decimal>().Select(value => (double)value).ToList();
        if (values.Count == 0)
            return Empty with { BaseY = height - 1 };
        // Rates live near 100: the axis starts a little below the lowest, and says so by a broken base in the full chart.
        var low = indicator.Traits.IsRate && values.Min() > 50 ? Math.Max(0, values.Min() - Math.Max(2, (100 - values.Min()) * 0.5)) : Math.Min(0, values.Min());
        var high = indicator.Traits.IsRate && values.Max() <= 100 ? 100 : values.Max();
        var span = high > low ? high - low : 1;
        var top = 4.0;
        var bottom = height - 2;
        double Y(double value) => bottom - ((value - low) / span * (bottom - top));
        var slot = width / 12;
        return new CardPlot(
            Bars(shown, slot * 0.4, slot * 0.42),
            Bars(indicator.LastYearMonths, slot * 0.12, slot * 0.42),
            line is { } target ? Y((double)target) : null,
            bottom);

        List<CardBar> Bars(IEnumerable<MonthPoint> points, double offset, double barWidth) =>
        [
            .. points.Where(point => point.Value is not null).Select(point =>
            {
                var value = (double)point.Value!.Value;
                // A true zero still shows a stub: it is not a gap.
                var size = Math.Max(Stub, bottom - Y(value));
                return new CardBar((point.Month - 1) * slot + offset, bottom - size, barWidth, size, IsGood(indicator, point.Value.Value, line), Title(indicator, point));
            }),
        ];
    }

    private static bool IsGood(IndicatorReport indicator, decimal value, decimal? line) => line is not { } target || indicator.Direction switch
    {
        Direction.AtMost => Rounding.HalfToEven(value, indicator.Traits.Decimals) <= target,
        Direction.AtLeast => value >= target,
    };

    private static string Title(IndicatorReport indicator, MonthPoint point) => string.Format(CultureInfo.InvariantCulture, ChartText.MonthValue, point.Month,
        NumberText.Of(Rounding.HalfToEven(point.Value!.Value, indicator.Traits.Decimals), indicator.Traits.Decimals) + indicator.Traits.Unit);
}
