using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LuchengEco.Web.Printing;

/// <summary>Cells of the Excel files: a number is a number, a text is never a formula.</summary>
internal static class ExcelCells
{
    public static Cell[] Heads(params string[] heads) => [.. heads.Select(head => Text(head, ExcelStyles.Head))];

    /// <summary>A text that begins like a formula is still a text: inline strings are never evaluated.</summary>
    public static Cell Text(string text, uint style = ExcelStyles.Text) => new(new InlineString(
        new Text(string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar))) { Space = SpaceProcessingModeValues.Preserve }))
    { DataType = CellValues.InlineString, StyleIndex = style };

    /// <summary>The number with fixed decimals or as many as it has; an empty cell for null.</summary>
    public static Cell Number(decimal? value, int? decimals = null) => value is { } number
        ? Styled(number, ExcelStyles.Number(decimals))
        : Text("");

    public static Cell Styled(decimal value, uint style) =>
        new(new CellValue(value.ToString("0.############", CultureInfo.InvariantCulture))) { DataType = CellValues.Number, StyleIndex = style };

    /// <summary>A formula with the result that a program shows before it computes; the formula never holds a text of people.</summary>
    public static Cell Formula(string formula, decimal result, uint style) =>
        new(new CellFormula(formula), new CellValue(result.ToString("0.############", CultureInfo.InvariantCulture))) { StyleIndex = style };

    /// <inheritdoc cref="Formula(string, decimal, uint)"/>
    public static Cell Formula(string formula, string result, uint style) => new(new CellFormula(formula), new CellValue(result)) { DataType = CellValues.String, StyleIndex = style };

    /// <summary>A formula whose result is a number, or the words for none.</summary>
    public static Cell Formula(string formula, decimal? result, string none, int? decimals) =>
        result is { } number ? Formula(formula, number, ExcelStyles.Number(decimals)) : Formula(formula, none, ExcelStyles.Sign);

    /// <summary>Letters of a column, 0 for A.</summary>
    public static string Column(int index) => index < 26 ? ((char)('A' + index)).ToString() : Column(index / 26 - 1) + (char)('A' + index % 26);
}
