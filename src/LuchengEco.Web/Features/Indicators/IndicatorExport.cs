using LuchengEco.Domain;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Indicators;

/// <summary>The tables of indicators to take away, from what the pages show.</summary>
public static class IndicatorExport
{
    /// <summary>The list as <see cref="IndicatorTable"/> shows it.</summary>
    public static ExportTable Of(string title, IReadOnlyList<IndicatorReport> rows, YearMonth through, IReadOnlyDictionary<string, string> areaNames)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(areaNames);
        return new ExportTable(title, PeriodWords.Through(through),
            [
                IndicatorListText.Name, TableText.Kind, TableText.Area, IndicatorListText.Unit, Phrase.Of(IndicatorListText.ToDate, through.Month), TableText.Unapproved, IndicatorListText.Target,
                TableText.TargetValue, IndicatorListText.LastYear, IndicatorListText.Measure, IndicatorListText.Status, IndicatorListText.Needed, IndicatorListText.Missing,
            ],
            [
                .. rows.Select(row => (IReadOnlyList<ExportCell>)
                [
                    row.Name, row.HeadlineOrder is null ? IndicatorListText.Others : IndicatorListText.Headlines, areaNames.GetValueOrDefault(row.AreaCode, row.AreaCode), row.UnitName,
                    ExportCell.Printed(row.Write(row.Progress.Rounded)), MonthRanges.Of(row.CountedUnapproved), IndicatorTable.Target(row),
                    ExportCell.Printed(row.Progress.Target is { } target ? NumberText.Plain(target.Value) : ""), ExportCell.Printed(YearOnYear.SameMonths(row)), row.Traits.Unit,
                    StatusWords.Of(row.Progress.Status), RequirementText.Brief(row.Progress, row.Traits) is { Length: > 0 } needed ? needed : "—", IndicatorTable.Missing(row),
                ]),
            ]);
    }

    /// <summary>The twelve months as <see cref="MonthTable"/> shows them, each with its unit and how far its review is.</summary>
    /// <param name="indicator">With its months.</param>
    /// <param name="year">Of the months.</param>
    /// <param name="evidence">Files that prove each month (1 to 12).</param>
    public static ExportTable Months(IndicatorReport indicator, int year, IReadOnlyDictionary<int, int> evidence)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(evidence);
        var (fraction, weight, phased) = (MonthTable.IsFractionOf(indicator), MonthTable.NeedsWeightOf(indicator), indicator.Phased);
        return new ExportTable($"{indicator.Name} {IndicatorPageText.MonthsTitle}", PeriodWords.Of(year),
            [
                TableText.YearMonth,
                .. fraction ? [indicator.NumeratorName ?? "", indicator.DenominatorName ?? ""] : Array.Empty<string>(),
                IndicatorPageText.MonthValue, IndicatorListText.Measure,
                .. weight ? [IndicatorPageText.Weight] : Array.Empty<string>(),
                IndicatorPageText.ToDate,
                .. phased is not null ? [IndicatorPageText.Phased] : Array.Empty<string>(),
                IndicatorPageText.LastYear, TableText.State, IndicatorPageText.Note, IndicatorPageText.ChangedBy, IndicatorPageText.Evidence,
            ],
            [
                .. indicator.Months.Zip(indicator.LastYearMonths, (point, before) => (IReadOnlyList<ExportCell>)
                [
                    $"{new YearMonth(year, point.Month)}",
                    .. fraction ? [ExportCell.Printed(MonthTable.Plain(point.Entry.Numerator)), ExportCell.Printed(MonthTable.Plain(point.Entry.Denominator))] : Array.Empty<ExportCell>(),
                    ExportCell.Printed(MonthTable.ValueOf(point, indicator.Traits)), indicator.Traits.Unit,
                    .. weight ? [ExportCell.Printed(MonthTable.Plain(point.Entry.Weight))] : Array.Empty<ExportCell>(),
                    ExportCell.Printed(indicator.Write(point.ToDate)),
                    .. phased is not null ? [ExportCell.Printed(MonthTable.Plain(phased[point.Month - 1]))] : Array.Empty<ExportCell>(),
                    ExportCell.Printed(MonthTable.ValueOf(before, indicator.LastYearFullTraits)), point.Stored.HasFigure ? SubmissionWords.Of(point.State) : "", point.Entry.Note, point.ChangedBy,
                    ExportCell.Printed(NumberText.Plain(evidence.GetValueOrDefault(point.Month))),
                ]),
            ]);
    }
}
