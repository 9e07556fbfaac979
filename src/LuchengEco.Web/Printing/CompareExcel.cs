using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Printing;

/// <summary>A comparison as an Excel file: numbers are numbers with the decimals of their indicator.</summary>
public static class CompareExcel
{
    private static readonly int[] Widths = [24, 20, 10, 8, .. Enumerable.Repeat(9, 12), 14, 10, 10, 10, 30, 16];

    public static byte[] Write(IndicatorComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return TableExcel.WriteCells(ComparePageText.Title, Widths, ComparisonWords.Heads(comparison), comparison.Lines.Select(line => (IReadOnlyList<DocumentFormat.OpenXml.Spreadsheet.Cell>)
        [
            ExcelCells.Text(line.Name), ExcelCells.Text(line.Code), ExcelCells.Text(line.Unit), ExcelCells.Number(line.Year, 0),
            .. ComparisonWords.Numbers(line).Select(number => ExcelCells.Number(number, line.Report?.Traits.Decimals)),
            ExcelCells.Text(line.Report?.WriteTarget() ?? ""), ExcelCells.Text(line.Report is { } report ? StatusWords.Of(report.Progress.Status) : ""),
            ExcelCells.Text(ComparisonWords.Meaning(line)), ExcelCells.Text(ComparisonWords.Unapproved(line)),
        ]));
    }
}
