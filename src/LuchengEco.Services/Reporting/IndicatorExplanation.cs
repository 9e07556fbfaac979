using LuchengEco.Domain;
using LuchengEco.Domain.Explanations;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Services.Reporting;

/// <summary>Explains an indicator of a report, its months and its last year from what the report holds; reads nothing.</summary>
public static class IndicatorExplanation
{
    /// <summary>The value to date.</summary>
    public static Explanation Of(IndicatorReport indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return ExplanationWriter.Write(Subject(indicator) with
        {
            LastYear = indicator.LastYear,
            LastYearFull = indicator.LastYearFull,
            PredecessorName = indicator.PredecessorName,
            ComparisonBreak = indicator.ComparisonBreak,
        });
    }

    /// <summary>The value to date through one of the report's months (1 to 12), counted as the report counts; a comparison with last year is its own month's.</summary>
    public static Explanation OfValueThrough(IndicatorReport indicator, int month)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return month == indicator.Progress.ThroughMonth ? Of(indicator) : ExplanationWriter.Write(Through(indicator, month));
    }

    /// <summary>The value of the same months a year before, the predecessor's where the indicator has none of its own; null where none is printed.</summary>
    public static Explanation? OfSameMonths(IndicatorReport indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return indicator.Before is { } before && (indicator.LastYear ?? indicator.PredecessorLastYear) is not null
            ? ExplanationWriter.Write(Before(indicator, before, before.SameMonths))
            : null;
    }

    /// <summary>The value of the whole year before; null where none is printed.</summary>
    public static Explanation? OfWholeYear(IndicatorReport indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return indicator.Before is { } before && (indicator.LastYearFull ?? indicator.PredecessorLastYearFull) is not null
            ? ExplanationWriter.Write(Before(indicator, before, before.WholeYear))
            : null;
    }

    /// <summary>The cell of one month (1 to 12) of the report's year.</summary>
    public static Explanation OfMonth(IndicatorReport indicator, int month)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return CellExplanation.Write(Through(indicator, month), indicator.Progress.ThroughMonth);
    }

    /// <summary>The cell of one month (1 to 12) of the year before; null where the indicator itself was not reported then.</summary>
    public static Explanation? OfMonthBefore(IndicatorReport indicator, int month)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return indicator is { Before: { } before, PredecessorCode: null }
            ? CellExplanation.Write(Before(indicator, before, before.WholeYear with { Through = new YearMonth(before.WholeYear.Through.Year, month) }), 12)
            : null;
    }

    private static ExplanationSubject Subject(IndicatorReport indicator) => new()
    {
        Code = indicator.Code,
        Name = indicator.Name,
        UnitCode = indicator.UnitCode,
        UnitName = indicator.UnitName,
        Traits = indicator.Traits,
        Progress = indicator.Progress,
        Months = Months(indicator.Months),
        Definition = indicator.Definition,
        DefinitionVersion = indicator.DefinitionVersion,
        NumeratorName = indicator.NumeratorName,
        StandardVersion = indicator.StandardVersion,
        TargetNote = indicator.TargetNote,
        Breaks = indicator.Breaks,
    };

    private static ExplanationSubject Through(IndicatorReport indicator, int month) => Subject(indicator) with
    {
        Progress = Compute(indicator.Traits, new YearMonth(indicator.Progress.Year, month), indicator.Months, indicator.Progress.Target),
    };

    private static ExplanationSubject Before(IndicatorReport indicator, YearBefore before, MeaningThen meaning) => new()
    {
        Code = before.Code,
        Name = before.Name,
        UnitCode = before.UnitCode,
        UnitName = before.UnitName,
        Traits = meaning.Traits,
        Progress = Compute(meaning.Traits, meaning.Through, before.Months, before.Goal),
        Months = Months(before.Months),
        Definition = meaning.Definition,
        DefinitionVersion = meaning.DefinitionVersion,
        NumeratorName = meaning.NumeratorName,
        StandardVersion = meaning.StandardVersion,
        TargetNote = before.TargetNote,
        SuccessorName = indicator.PredecessorCode is null ? null : indicator.Name,
        // Those of the indicator that followed are not the predecessor's.
        Breaks = indicator.PredecessorCode is null ? indicator.Breaks : [.. indicator.Breaks.Where(found => found.Kind == BreakKind.Predecessor)],
    };

    private static IndicatorProgress Compute(IndicatorTraits traits, YearMonth through, IReadOnlyList<MonthPoint> months, TargetGoal? goal) =>
        ProgressCalculator.Compute(traits, through,
            months.Select(point => new MonthFigure(point.Month, point.Entry.Value, point.Entry.Numerator, point.Entry.Denominator, point.Entry.Weight, point.Entry.Mark)), goal);

    private static IReadOnlyList<ExplainedMonth> Months(IReadOnlyList<MonthPoint> months) =>
        [.. months.Select(point => new ExplainedMonth(point.Month, point.Entry, point.Stored, point.State, point.Version, point.ChangedBy, point.ChangedAt))];
}
