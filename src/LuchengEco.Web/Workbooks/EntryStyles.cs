using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Web.Printing;

namespace LuchengEco.Web.Workbooks;

/// <summary>Cell formats of the form as a workbook, by index. Only inputs are unlocked.</summary>
internal static class EntryStyles
{
    public const uint Plain = 0;
    public const uint Title = 1;
    public const uint State = 2;
    public const uint Demonstration = 3;
    public const uint Head = 4;
    public const uint Name = 5;
    public const uint Centred = 6;
    public const uint InputNumber = 7;
    public const uint InputText = 8;
    public const uint InputMark = 9;
    public const uint Shaded = 10;
    public const uint ClosedNumber = 11;
    public const uint ClosedText = 12;
    public const uint Neighbour = 13;
    public const uint Help = 14;
    public const uint Hidden = 15;

    /// <summary>A number format that keeps what is typed a text: a note may begin like a date or a formula.</summary>
    private const uint AsText = 49;

    private const string Line = "FFB8C4C1";
    private const string Soft = "FF51625F";

    public static Stylesheet Create() => new(
        new Fonts(ExcelStyles.Face(), ExcelStyles.Face(bold: true, size: 15), ExcelStyles.Face(size: 10), ExcelStyles.Face(bold: true, size: 10, colour: "FFA3231C"),
            ExcelStyles.Face(bold: true), ExcelStyles.Face(size: 9, colour: Soft)),
        new Fills(Fill(PatternValues.None), Fill(PatternValues.Gray125), Fill(PatternValues.Solid, "FFE2F0ED"), Fill(PatternValues.Solid, "FFFFF9DB"),
            Fill(PatternValues.Solid, "FFECEFEE")),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(Side(new LeftBorder()), Side(new RightBorder()), Side(new TopBorder()), Side(new BottomBorder()), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
        new CellFormats(
            Format(),
            Format(font: 1, align: HorizontalAlignmentValues.Center),
            Format(font: 2, wrap: true),
            Format(font: 3, align: HorizontalAlignmentValues.Right, wrap: true),
            Format(font: 4, fill: 2, border: 1, align: HorizontalAlignmentValues.Center, wrap: true),
            Format(border: 1, wrap: true),
            Format(border: 1, align: HorizontalAlignmentValues.Center),
            Format(fill: 3, border: 1, align: HorizontalAlignmentValues.Right, open: true),
            Format(fill: 3, border: 1, wrap: true, number: AsText, open: true),
            Format(fill: 3, border: 1, align: HorizontalAlignmentValues.Center, open: true),
            Format(fill: 4, border: 1),
            Format(border: 1, align: HorizontalAlignmentValues.Right),
            Format(border: 1, wrap: true, number: AsText),
            Format(font: 5, border: 1, align: HorizontalAlignmentValues.Right, wrap: true),
            Format(font: 5, border: 1, wrap: true),
            Format(font: 5, number: AsText)),
        new DifferentialFormats(new DifferentialFormat(new Font(new Color { Rgb = "FFA3231C" }), new Fill(new PatternFill(new BackgroundColor { Rgb = "FFFBE9E7" })))));

    private static Fill Fill(PatternValues pattern, string? colour = null)
    {
        var fill = new PatternFill { PatternType = pattern };
        if (colour is not null)
            fill.Append(new ForegroundColor { Rgb = new HexBinaryValue(colour) });
        return new Fill(fill);
    }

    private static T Side<T>(T side) where T : BorderPropertiesType
    {
        side.Style = BorderStyleValues.Thin;
        side.Append(new Color { Rgb = new HexBinaryValue(Line) });
        return side;
    }

    private static CellFormat Format(uint font = 0, uint fill = 0, uint border = 0, HorizontalAlignmentValues? align = null, bool wrap = false, uint number = 0,
        bool open = false)
    {
        var alignment = new Alignment { Vertical = VerticalAlignmentValues.Center };
        if (align is { } horizontal)
            alignment.Horizontal = horizontal;
        // A number must not touch the line beside it.
        if (border > 0 && align != HorizontalAlignmentValues.Center)
            (alignment.Horizontal, alignment.Indent) = (align ?? HorizontalAlignmentValues.Left, 1);
        if (wrap)
            alignment.WrapText = true;
        return new CellFormat(alignment, new Protection { Locked = !open })
        {
            NumberFormatId = number,
            FontId = font,
            FillId = fill,
            BorderId = border,
            FormatId = 0,
            ApplyNumberFormat = number > 0,
            ApplyFont = font > 0,
            ApplyFill = fill > 0,
            ApplyBorder = border > 0,
            ApplyAlignment = true,
            ApplyProtection = true,
        };
    }
}
