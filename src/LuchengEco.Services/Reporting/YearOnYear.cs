using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Resources;
using Text = LuchengEco.Services.Resources.BreakText;

namespace LuchengEco.Services.Reporting;

/// <summary>Compares an indicator with the same months of last year, or says why nobody may.</summary>
public static class YearOnYear
{
    private const int BriefLength = 36;

    /// <summary>Under a table whose last year's numbers carry the mark.</summary>
    public static string MarkNote => Text.MarkNote;

    /// <summary>The change; the refusal where both sides mean different things; the change with its note where one bridges them. Empty without both numbers.</summary>
    /// <remarks>Rates differ in percentage points, ranks in places, all else in percent of the published value (methods §3.10).</remarks>
    public static string Change(IndicatorReport indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        if (indicator.Progress.Rounded is not { } now || (indicator.LastYear ?? indicator.PredecessorLastYear) is not { } before)
            return "";
        if (indicator.ComparisonBreak is { } found)
            return Refusal(found);
        var note = string.Join('；', indicator.Breaks.Where(crossed => crossed.IsComparable && crossed.LiesBetween(Through(indicator))).Select(crossed => crossed.Bridge!.Note).Distinct());
        // A note relates the two sides in words; numbers of different units still have no difference.
        if (indicator.LastYearTraits.Unit != indicator.Traits.Unit)
            return note;
        var change = Compare(indicator.Traits, now, before, indicator.Progress.ThroughMonth == 12);
        return note.Length == 0 ? change : Say(Text.Bridged, change, note);
    }

    /// <summary>口径不同（市控以上断面 → 县控以上断面），不作同比; empty where a comparison is allowed or there is nothing to compare with.</summary>
    public static string Refusal(IndicatorReport indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return indicator.ComparisonBreak is { } found && (indicator.LastYearFull ?? indicator.PredecessorLastYearFull) is not null ? Refusal(found) : "";
    }

    /// <summary>Without the two meanings, where the sentence stands in brackets itself.</summary>
    internal static string Brief(IndicatorReport indicator) => Refusal(indicator) is { Length: > 0 } && indicator.Progress.Rounded is not null ? Text.RefusalBrief : Change(indicator);

    /// <summary>Same months of last year, the predecessor's where the indicator has none, with its own decimals, its unit where that is another, and the mark where it means something else.</summary>
    public static string SameMonths(IndicatorReport indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return Write(indicator, indicator.LastYear ?? indicator.PredecessorLastYear, indicator.LastYearTraits);
    }

    /// <inheritdoc cref="SameMonths"/>
    public static string WholeYear(IndicatorReport indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return Write(indicator, indicator.LastYearFull ?? indicator.PredecessorLastYearFull, indicator.LastYearFullTraits);
    }

    /// <summary>One line for each break between February and the report's month: the year's months do not all mean the same.</summary>
    public static IReadOnlyList<string> Within(IndicatorReport indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return
        [
            .. indicator.BreaksWithin.Select(found => Say(found.Kind == BreakKind.Standard ? Text.WithinStandard : Text.Within,
                found.From.Year, found.From.Month, Shortened(found.Before), Shortened(found.After))),
        ];
    }

    private static string Refusal(DefinitionBreak found) => Say(Text.Refusal, Shortened(found.Before), Shortened(found.After));

    private static string Write(IndicatorReport indicator, decimal? value, IndicatorTraits traits) => value is not { } number ? SummaryText.Dash
        : Marked(indicator, NumberText.Of(number, traits.Decimals), traits);

    /// <summary>A number of last year with its unit where that was another, and the mark where it meant something else.</summary>
    internal static string Marked(IndicatorReport indicator, string number, IndicatorTraits traits) =>
        number + (traits.Unit == indicator.Traits.Unit ? "" : traits.Unit) + (indicator.ComparisonBreak is null ? "" : Text.Mark);

    private static string Compare(IndicatorTraits traits, decimal now, decimal before, bool isWholeYear)
    {
        if (now == before)
            return isWholeYear ? SummaryText.UnchangedYear : SummaryText.Unchanged;
        var difference = Math.Abs(now - before);
        if (traits.IsRate)
            return Say((now > before, isWholeYear) switch { (true, false) => SummaryText.PointsUp, (true, true) => SummaryText.PointsUpYear, (false, false) => SummaryText.PointsDown, (false, true) => SummaryText.PointsDownYear }, NumberText.Of(difference, traits.Decimals));
        if (traits.IsRank)
            return Say((now < before, isWholeYear) switch { (true, false) => SummaryText.PlacesUp, (true, true) => SummaryText.PlacesUpYear, (false, false) => SummaryText.PlacesDown, (false, true) => SummaryText.PlacesDownYear }, NumberText.Plain(difference));
        if (before == 0)
            return Say(isWholeYear ? SummaryText.FromZeroYear : SummaryText.FromZero, NumberText.Plain(before) + SummarySentences.Prose(traits.Unit));
        // A rise of 0.0 % says nothing.
        return Rounding.HalfToEven(100m * difference / Math.Abs(before), 1) is > 0 and var percent
            ? Say(now > before ? SummaryText.PercentUp : SummaryText.PercentDown, NumberText.Of(percent, 1))
            : isWholeYear ? SummaryText.NearlyUnchangedYear : SummaryText.NearlyUnchanged;
    }

    private static string Shortened(string text) => text.TrimEnd('。') is var plain && plain.Length <= BriefLength ? plain : plain[..BriefLength] + Text.Ellipsis;

    private static YearMonth Through(IndicatorReport indicator) => new(indicator.Progress.Year, indicator.Progress.ThroughMonth);

    private static string Say(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
