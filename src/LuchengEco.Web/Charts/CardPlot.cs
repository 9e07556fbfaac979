using System.Globalization;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.Events;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Charts;

/// <summary>A month of a card chart in the units of its viewBox: a bar, or a mark where the axis does not start at zero.</summary>
public sealed record CardMark(double X, double Y, double Width, double Height, bool IsGood, string Title, bool IsHollow = false);

/// <summary>Where the months and the target line of a card chart lie.</summary>
/// <remarks>Here decimals become doubles: positions on screen, never numbers that anybody reads.</remarks>
public sealed record CardPlot(IReadOnlyList<CardMark> ThisYear, IReadOnlyList<CardMark> LastYear, double? TargetY, double BaseY)
{
    /// <summary>The month-by-month curve as an SVG path of steps; null without one, and for a sum, whose curve grows beside months that do not.</summary>
    public string? PhasedPath { get; init; }

    /// <summary>Where a standing line says that the months to its right mean something else.</summary>
    public IReadOnlyList<double> BreakXs { get; init; } = [];

    /// <summary>The middle of each month in which something happened, with what it was.</summary>
    public IReadOnlyList<(double X, string Title)> Events { get; init; } = [];

    private const double Stub = 2;
    private const double MarkHeight = 6;

    public static CardPlot Empty { get; } = new([], [], null, 0);

    public static CardPlot Of(IndicatorReport indicator, double width, double height)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        var goal = indicator.Progress.Target;
        // A sum's yearly target says nothing about one month; its monthly share does.
        var line = goal is null ? null : indicator.Traits.Accumulation == Accumulation.Sum ? goal.Value / 12 : (decimal?)goal.Value;
        var shown = indicator.Months.Where(point => point.Month <= indicator.Progress.ThroughMonth).ToList();
        var phased = indicator.Traits.Accumulation == Accumulation.Sum ? null : indicator.Phased;
        var values = shown.Concat(indicator.LastYearMonths).Select(point => point.Value).Append(line).Concat(phased?.Select(value => (decimal?)value) ?? []).OfType<decimal>().Select(value => (double)value).ToList();
        IReadOnlyList<(double, string)> events =
        [
            .. indicator.EventsThrough.GroupBy(line => line.Month.Month).Select(month => ((month.Key - 0.5) * width / 12,
                string.Format(CultureInfo.InvariantCulture, EventPageText.CountOnCard, month.Key, string.Join('；', month.Select(EventWords.TextOf))))),
        ];
        if (values.Count == 0)
            return Empty with { BaseY = height - 1, Events = events };
        // Rates live near 100: the axis starts a little below the lowest. A bar's length would then lie, so only its end is drawn.
        var low = indicator.Traits.IsRate && values.Min() > 50 ? Math.Max(0, values.Min() - Math.Max(2, (100 - values.Min()) * 0.5)) : Math.Min(0, values.Min());
        var high = indicator.Traits.IsRate && values.Max() <= 100 ? 100 : values.Max();
        var span = high > low ? high - low : 1;
        var asBars = low <= 0;
        var top = 4.0;
        var bottom = height - 2;
        double Y(double value) => bottom - ((value - low) / span * (bottom - top));
        var slot = width / 12;
        return new CardPlot(
            Marks(shown, slot * 0.4, slot * 0.42),
            Marks(indicator.LastYearMonths, slot * 0.12, slot * 0.42),
            line is { } target ? Y((double)target) : null,
            bottom)
        {
            PhasedPath = phased is null ? null : string.Concat(phased.Select((value, index) =>
                string.Create(CultureInfo.InvariantCulture, $"{(index == 0 ? 'M' : 'L')}{index * slot:0.##} {Y((double)value):0.##}H{(index + 1) * slot:0.##}"))),
            Events = events,
            BreakXs = [.. indicator.BreaksWithin.Select(found => (found.From.Month - 1) * slot).Distinct()],
        };

        List<CardMark> Marks(IEnumerable<MonthPoint> points, double offset, double barWidth) =>
        [
            .. points.Where(point => point.Value is not null).Select(point =>
            {
                var value = (double)point.Value!.Value;
                // A true zero still shows a stub: it is not a gap.
                var size = asBars ? Math.Max(Stub, bottom - Y(value)) : MarkHeight;
                var y = asBars ? bottom - size : Y(value) - size / 2;
                return new CardMark((point.Month - 1) * slot + offset, y, barWidth, size, IsGood(indicator, point.Value.Value, line), Title(indicator, point), !point.IsApproved && point.Entry.HasFigure);
            }),
        ];
    }

    private static bool IsGood(IndicatorReport indicator, decimal value, decimal? line) => line is not { } bound
        || ProgressCalculator.Meets(indicator.Traits, new TargetGoal(indicator.Direction, bound), value);

    private static string Title(IndicatorReport indicator, MonthPoint point) => (point.Entry.HasFigure && !point.IsApproved ? MaturityText.UnapprovedPrefix : "") + string.Format(CultureInfo.InvariantCulture, ChartText.MonthValue, point.Month,
        indicator.Write(indicator.Traits.Round(point.Value!.Value)) + indicator.Traits.Unit);
}
