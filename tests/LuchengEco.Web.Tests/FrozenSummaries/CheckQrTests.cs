using System.Globalization;
using System.Text.RegularExpressions;
using LuchengEco.Web.Printing;
using ZXing;
using ZXing.Common;

namespace LuchengEco.Web.Tests.FrozenSummaries;

/// <summary>What is drawn is read back by a library that did not draw it.</summary>
public sealed partial class CheckQrTests
{
    private const int Scale = 4;

    [Theory]
    [InlineData("https://eco.lucheng.example.gov.cn/check/ZZZZ-ZZZZ-0123-4567")]
    [InlineData("http://localhost:5080/check/0000-0000-0000-0000")]
    public void Svg_OfAnAddress_IsReadAsTheAddress(string address)
    {
        var svg = CheckQr.Svg(address, "校验二维码 & <图>");

        Assert.Equal(address, Read(Pixels(svg)));
        Assert.Contains("aria-label=\"校验二维码 &amp; &lt;图&gt;\"", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Modules_OfAnAddress_AreThoseOfThePicture()
    {
        var modules = CheckQr.Modules("https://eco.test/check/ABCD");
        var pixels = Pixels(CheckQr.Svg("https://eco.test/check/ABCD", "x"));

        Assert.Equal(modules.Count, pixels.GetLength(0));
        Assert.All(Enumerable.Range(0, 4), edge => Assert.All(Enumerable.Range(0, modules.Count), other => Assert.False(modules[edge][other] || modules[other][edge])));
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
                Assert.Equal(modules[y][x], pixels[y, x]);
        }
    }

    [Fact]
    public void Png_OfAnAddress_IsAPicture() => Assert.Equal([0x89, 0x50, 0x4E, 0x47], CheckQr.Png("https://eco.test/check/ABCD")[..4]);

    /// <summary>Draws the path: M x y h width v1 h-width z.</summary>
    private static bool[,] Pixels(string svg)
    {
        var size = int.Parse(Size().Match(svg).Groups[1].Value, CultureInfo.InvariantCulture);
        var pixels = new bool[size, size];
        foreach (Match run in Run().Matches(svg))
        {
            var (x, y, width) = (Number(run, 1), Number(run, 2), Number(run, 3));
            for (var column = x; column < x + width; column++)
                pixels[y, column] = true;
        }
        return pixels;

        static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    private static string? Read(bool[,] pixels)
    {
        var side = pixels.GetLength(0) * Scale;
        var grey = new byte[side * side];
        for (var index = 0; index < grey.Length; index++)
            grey[index] = pixels[index / side / Scale, index % side / Scale] ? (byte)0 : (byte)255;
        var source = new RGBLuminanceSource(grey, side, side, RGBLuminanceSource.BitmapFormat.Gray8);
        return new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(source)))?.Text;
    }

    [GeneratedRegex("viewBox=\"0 0 (\\d+) ")]
    private static partial Regex Size();

    [GeneratedRegex("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z")]
    private static partial Regex Run();
}
