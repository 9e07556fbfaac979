using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LuchengEco.Web.Printing;

/// <summary>Cell formats of the Excel file, by index.</summary>
internal static class ExcelStyles
{
    public const uint Text = 0;
    public const uint Head = 1;
    public const uint Title = 2;
    public const uint Mark = 3;

    private const uint General = 4;
    private const uint FirstFixed = 5;
    private const int MaxDecimals = 6;
    private const uint FirstFormat = 164;

    /// <summary>A long text in as many lines as its column needs.</summary>
    public const uint Wrapped = FirstFixed + MaxDecimals + 1;

    /// <summary>What stands in the place of a number.</summary>
    public const uint Sign = Wrapped + 1;

    /// <summary>The name and the number of a total.</summary>
    public const uint Total = Wrapped + 2;

    /// <summary>Fixed decimals, or as many as the number has.</summary>
    public static uint Number(int? decimals) => decimals is >= 0 and <= MaxDecimals ? FirstFixed + (uint)decimals.Value : General;

    public static Stylesheet Create() => new(
        new NumberingFormats(Enumerable.Range(0, MaxDecimals + 1).Select(decimals => new NumberingFormat
        {
            NumberFormatId = FirstFormat + (uint)decimals,
            FormatCode = decimals == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"0.{new string('0', decimals)}"),
        })),
        new Fonts(Face(), Face(bold: true), Face(bold: true, size: 14), Face(bold: true, size: 14, colour: "FFA3231C")),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE2F0ED" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
        new CellFormats(
        [
            new CellFormat { FontId = 0, FillId = 0, BorderId = 0, FormatId = 0 },
            new CellFormat { FontId = 1, FillId = 2, BorderId = 0, FormatId = 0, ApplyFont = true, ApplyFill = true },
            new CellFormat { FontId = 2, FillId = 0, BorderId = 0, FormatId = 0, ApplyFont = true },
            new CellFormat { FontId = 3, FillId = 0, BorderId = 0, FormatId = 0, ApplyFont = true },
            new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0 },
            .. Enumerable.Range(0, MaxDecimals + 1).Select(decimals => new CellFormat
            {
                NumberFormatId = FirstFormat + (uint)decimals,
                FontId = 0,
                FillId = 0,
                BorderId = 0,
                FormatId = 0,
                ApplyNumberFormat = true,
            }),
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { FontId = 0, FillId = 0, BorderId = 0, FormatId = 0, ApplyAlignment = true },
            new CellFormat(new Alignment { Horizontal = HorizontalAlignmentValues.Right }) { FontId = 0, FillId = 0, BorderId = 0, FormatId = 0, ApplyAlignment = true },
            new CellFormat { NumberFormatId = 0, FontId = 1, FillId = 0, BorderId = 0, FormatId = 0, ApplyFont = true },
        ]));

    public static Font Face(bool bold = false, double size = 11, string? colour = null)
    {
        var font = new Font();
        if (bold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = size });
        if (colour is not null)
            font.Append(new Color { Rgb = new HexBinaryValue(colour) });
        font.Append(new FontName { Val = "宋体" });
        return font;
    }
}
