using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Resources;

namespace LuchengEco.Services.Reporting;

/// <summary>A month of an indicator as tables print it.</summary>
public static class MonthCells
{
    /// <summary>The month's own value with the indicator's decimals, or the sign of why there is none; empty after <paramref name="through"/>.</summary>
    public static string Own(IndicatorReport indicator, MonthPoint point, int through = 12)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(point);
        return point.Month > through ? "" : Write(point, indicator.Traits);
    }

    /// <summary>The same month of last year with the decimals of then, its unit where that was another, and ※ where it meant something else.</summary>
    public static string LastYear(IndicatorReport indicator, MonthPoint point)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(point);
        var text = Write(point, indicator.LastYearFullTraits);
        return point.Value is null || point.Entry.Mark != FigureMark.None ? text : YearOnYear.Marked(indicator, text, indicator.LastYearFullTraits);
    }

    private static string Write(MonthPoint point, IndicatorTraits traits) => point.Entry.Mark switch
    {
        FigureMark.NotApplicable => SummaryText.NotApplicable,
        FigureMark.NotPublished => SummaryText.NotPublished,
        FigureMark.None => point.Value is { } value ? NumberText.Of(traits.Round(value), traits.Decimals) : SummaryText.Dash,
    };
}
