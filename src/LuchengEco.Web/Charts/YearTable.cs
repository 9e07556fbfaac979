using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Charts;

/// <summary>The numbers behind <see cref="YearChart"/>, month by month, with unit and state.</summary>
internal static class YearTable
{
    public static ChartTable Of(IndicatorReport indicator, int year, IReadOnlyList<ChartEvent> events)
    {
        var hasTarget = indicator.Progress.Target is not null;
        List<ChartHead> heads = [new(ChartToolText.Month), new(Year(year), true), new(LastYear(indicator, year), true), new(ChartText.ToDate, true)];
        if (hasTarget)
            heads.Add(new(AskedName(indicator), true));
        heads.AddRange([new(ChartToolText.Unit), new(ChartToolText.State), new(ChartToolText.Against)]);
        if (events.Count > 0)
            heads.Add(new(ChartToolText.Event));
        return new ChartTable(heads, [.. indicator.Months.Select(Row)]);

        IReadOnlyList<ChartCell> Row(MonthPoint point)
        {
            List<ChartCell> cells =
            [
                MonthName(year, point.Month),
                ChartParts.Number(indicator, Rounded(indicator, point)),
                ChartParts.Number(indicator, LastYearOf(indicator, point.Month)),
                ChartParts.Number(indicator, point.ToDate),
            ];
            if (hasTarget)
                cells.Add(ChartParts.Plain(MonthStanding.AskedOf(indicator, point.Month)));
            cells.AddRange([indicator.Traits.Unit, ChartParts.Maturity(indicator, point), Against(indicator, point.Month)]);
            if (events.Count > 0)
                cells.Add(string.Join(ChartText.Separator, ChartParts.TextsOf(events, point.Month)));
            return cells;
        }
    }

    public static IReadOnlyList<ChartPoint> Points(IndicatorReport indicator, int year, IReadOnlyList<ChartEvent> events, Func<int, int> slotOf) =>
    [
        .. indicator.Months.Select(point =>
        {
            var unit = indicator.Traits.Unit;
            List<string> lines = [ChartParts.Said(Year(year), With(Rounded(indicator, point)) is { } now && now == "—" ? ChartParts.Maturity(indicator, point) : $"{With(Rounded(indicator, point))} {Bracket(ChartParts.Maturity(indicator, point))}")];
            if (LastYearOf(indicator, point.Month) is { } before)
                lines.Add(ChartParts.Said(LastYear(indicator, year), With(before)));
            if (point.ToDate is { } toDate)
                lines.Add(ChartParts.Said(ChartText.ToDate, With(toDate)));
            if (MonthStanding.AskedOf(indicator, point.Month) is { } asked)
                lines.Add(ChartParts.Said(AskedName(indicator), Domain.Progress.NumberText.Plain(asked) + unit));
            if (Against(indicator, point.Month) is { Length: > 0 } against)
                lines.Add(ChartParts.Said(ChartToolText.Against, against));
            lines.AddRange(ChartParts.TextsOf(events, point.Month).Select(text => "⚑ " + text));
            return new ChartPoint(MonthName(year, point.Month), lines, slotOf(point.Month));

            string With(decimal? value) => value is null ? "—" : indicator.Write(value) + unit;
        }),
    ];

    private static string Against(IndicatorReport indicator, int month)
    {
        var standing = MonthStanding.Of(indicator, month).Standing;
        return standing is Standing.Blank ? "" : MonthStanding.Sign(standing) + " " + MonthStanding.Word(standing);
    }

    internal static string AskedName(IndicatorReport indicator) => indicator.Phased is not null ? ChartText.Phased
        : indicator.Traits.Accumulation == Accumulation.Sum ? ChartToolText.Pace : ChartText.Target;

    internal static string MonthName(int year, int month) => string.Format(System.Globalization.CultureInfo.InvariantCulture, ChartToolText.MonthName, year, month);

    private static string Bracket(string text) => string.Format(System.Globalization.CultureInfo.InvariantCulture, ChartToolText.Bracket, text);

    private static string Year(int year) => string.Format(System.Globalization.CultureInfo.InvariantCulture, ChartText.ThisYear, year);

    private static string LastYear(IndicatorReport indicator, int year) => Year(year - 1) + (indicator.ComparisonBreak is null ? "" : MaturityText.OtherDefinition);

    private static decimal? Rounded(IndicatorReport indicator, MonthPoint point) =>
        point.Month <= indicator.Progress.ThroughMonth && point.Value is { } value ? indicator.Traits.Round(value) : null;

    private static decimal? LastYearOf(IndicatorReport indicator, int month) =>
        indicator.LastYearMonths.FirstOrDefault(point => point.Month == month)?.Value is { } value ? indicator.Traits.Round(value) : null;
}
