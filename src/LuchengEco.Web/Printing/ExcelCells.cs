using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LuchengEco.Web.Printing;

/// <summary>Cells of the Excel files: numbers are numbers, texts are texts.</summary>
internal static class ExcelCells
{
    /// <summary>A text that begins like a formula is still a text: inline strings are never evaluated.</summary>
    public static Cell Text(string text, uint style) => new(new InlineString(
        new Text(string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar))) { Space = SpaceProcessingModeValues.Preserve }))
    { DataType = CellValues.InlineString, StyleIndex = style };

    public static Cell Number(decimal value, uint style) =>
        new(new CellValue(value.ToString("0.############", CultureInfo.InvariantCulture))) { DataType = CellValues.Number, StyleIndex = style };
}
