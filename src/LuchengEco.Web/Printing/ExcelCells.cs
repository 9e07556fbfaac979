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
}
