using System.Globalization;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Summary;

public sealed partial class SummaryAnnexMonths
{
    [Parameter, EditorRequired] public required YearEndSummary Summary { get; set; }

    /// <summary>The three rows of an indicator as texts: name, series and twelve months.</summary>
    internal static IEnumerable<string[]> Rows(IndicatorReport indicator, int through) =>
    [
        [NameOf(indicator), DocumentText.SeriesMonth, .. indicator.Months.Select(point => MonthCells.Own(indicator, point, through))],
        ["", DocumentText.SeriesToDate, .. indicator.Months.Select(point => ToDate(indicator, point, through))],
        ["", DocumentText.SeriesLastYear, .. indicator.LastYearMonths.Select(point => MonthCells.LastYear(indicator, point))],
    ];

    /// <summary>The same with the sign behind each number in which nobody approved a month, as the page writes it.</summary>
    internal static IEnumerable<string[]> MarkedRows(IndicatorReport indicator, int through)
    {
        Func<IndicatorReport, int, bool>[] marked = [IsUnapproved, IsToDateUnapproved, (_, _) => false];
        return Rows(indicator, through).Select((row, index) => row.Select((text, column) => column > 1 && marked[index](indicator, column - 1) ? text + UnapprovedMarks.Sign : text).ToArray());
    }

    internal static string ToDate(IndicatorReport indicator, MonthPoint point, int through) => point.Month <= through ? indicator.Write(point.ToDate) : "";

    private static bool IsUnapproved(IndicatorReport indicator, int month) => indicator.CountedUnapproved.Contains(month);

    private static bool IsToDateUnapproved(IndicatorReport indicator, int month) => month <= indicator.Progress.ThroughMonth && indicator.CountedUnapproved.Any(unapproved => unapproved <= month);

    private static MarkupString Mark(bool isUnapproved) => new(isUnapproved ? SummaryContent.UnverifiedMark : "");

    private static string NameOf(IndicatorReport indicator) =>
        string.Format(CultureInfo.InvariantCulture, DocumentText.NameWithUnit, indicator.ShortName, indicator.Traits.Unit);

    internal static string MonthHead(int month) => string.Format(CultureInfo.InvariantCulture, ChartText.Month, month);
}
