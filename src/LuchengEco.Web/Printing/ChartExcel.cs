using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Web.Charts;

namespace LuchengEco.Web.Printing;

/// <summary>The table of a chart as an Excel file: numbers are numbers, texts are never formulas.</summary>
public static class ChartExcel
{
    /// <summary>What Excel takes as the name of a sheet.</summary>
    private const int MaxSheetName = 31;

    public static byte[] Write(DrawnChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var table = chart.Table;
        return TableExcel.WriteCells(SheetName(chart.Title), [.. table.Heads.Select((head, index) => WidthOf(table, head, index))], [.. table.Heads.Select(head => head.Text)],
            table.Rows.Select(row => (IReadOnlyList<Cell>)[.. row.Select(cell => cell.Number is { } number ? ExcelCells.Number(number, cell.Decimals) : ExcelCells.Text(cell.Text))]));
    }

    private static string SheetName(string title)
    {
        var name = string.Concat(title.Select(sign => "[]:*?/\\'".Contains(sign, StringComparison.Ordinal) ? ' ' : sign)).Trim();
        return name.Length <= MaxSheetName ? name : name[..MaxSheetName];
    }

    /// <summary>In characters: a Chinese one is two wide.</summary>
    private static int WidthOf(ChartTable table, ChartHead head, int index) =>
        Math.Clamp(table.Rows.Select(row => row[index].Text).Append(head.Text).Max(text => text.Sum(sign => sign > '\u2e80' ? 2 : 1)) + 2, 8, 60);
}
