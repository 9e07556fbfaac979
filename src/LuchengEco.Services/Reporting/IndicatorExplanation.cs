using LuchengEco.Domain.Explanations;

namespace LuchengEco.Services.Reporting;

/// <summary>Explains an indicator of a report from what the report holds; reads nothing.</summary>
public static class IndicatorExplanation
{
    public static Explanation Of(IndicatorReport indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return ExplanationWriter.Write(new ExplanationSubject
        {
            Code = indicator.Code,
            Name = indicator.Name,
            UnitCode = indicator.UnitCode,
            UnitName = indicator.UnitName,
            Traits = indicator.Traits,
            Progress = indicator.Progress,
            Months = [.. indicator.Months.Select(point => new ExplainedMonth(point.Month, point.Entry, point.Stored, point.State, point.Version, point.ChangedBy, point.ChangedAt))],
            Definition = indicator.Definition,
            DefinitionVersion = indicator.DefinitionVersion,
            NumeratorName = indicator.NumeratorName,
            StandardVersion = indicator.StandardVersion,
            TargetNote = indicator.TargetNote,
            LastYear = indicator.LastYear,
            LastYearFull = indicator.LastYearFull,
            PredecessorName = indicator.PredecessorName,
            Breaks = indicator.Breaks,
            ComparisonBreak = indicator.ComparisonBreak,
        });
    }
}
