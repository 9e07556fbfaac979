using System.Collections;
using System.Globalization;
using System.Net;
using System.Text;
using QRCoder;

namespace LuchengEco.Web.Printing;

/// <summary>The address of a check page as a QR code: vectors for the PDF, a picture for Word.</summary>
public static class CheckQr
{
    /// <summary>Of a module in the picture; a printed picture of three centimetres then has more than 300 dots an inch.</summary>
    private const int PixelsPerModule = 10;

    /// <summary>An inline picture in the colour of its text, with the empty margin that scanners need.</summary>
    /// <param name="address">What a telephone opens.</param>
    /// <param name="label">What the picture is, for those who do not see it.</param>
    public static string Svg(string address, string label)
    {
        var rows = Modules(address);
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                if (!rows[y][x])
                    continue;
                var from = x;
                while (x + 1 < rows.Count && rows[y][x + 1])
                    x++;
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from + 1}v1h-{x - from + 1}z");
            }
        }
        return string.Create(CultureInfo.InvariantCulture,
            $"<svg class=\"check-qr\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(label)}\" viewBox=\"0 0 {rows.Count} {rows.Count}\" shape-rendering=\"crispEdges\"><path fill=\"currentColor\" d=\"{path}\"/></svg>");
    }

    /// <summary>Black on white.</summary>
    public static byte[] Png(string address)
    {
        using var data = Data(address);
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(PixelsPerModule);
    }

    /// <summary>Row by row, true is dark; four light modules around.</summary>
    internal static IReadOnlyList<BitArray> Modules(string address)
    {
        using var data = Data(address);
        return [.. data.ModuleMatrix];
    }

    /// <summary>A quarter of the signs may be unreadable: paper is copied and stamped.</summary>
    private static QRCodeData Data(string address) => QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.Q);
}
