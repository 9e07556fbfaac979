using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LuchengEco.Web.Workbooks;

/// <summary>Tells by the style of a cell whether its number is a percentage or a date, for the number alone does not.</summary>
internal sealed partial class NumberFormats
{
    private static readonly SearchValues<char> DateSigns = SearchValues.Create("yYmMdDhHsS");

    /// <summary>By index of the style; styles beyond it are plain numbers.</summary>
    private readonly List<GridKind> _kinds = [];

    public NumberFormats(Stylesheet? styles)
    {
        if (styles?.CellFormats is not { } formats)
            return;
        var codes = new Dictionary<string, string>();
        foreach (var format in styles.NumberingFormats?.Elements<NumberingFormat>() ?? [])
        {
            if (format.NumberFormatId?.InnerText is { } id)
                codes[id] = format.FormatCode?.InnerText ?? "";
        }
        foreach (var format in formats.Elements<CellFormat>())
        {
            var id = format.NumberFormatId?.InnerText ?? "0";
            _kinds.Add(codes.TryGetValue(id, out var code) ? KindOfCode(code) : KindOfBuiltIn(id));
        }
    }

    public GridKind KindOf(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _kinds.Count ? _kinds[index] : GridKind.Number;

    /// <summary>ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are the dates of East Asian versions.</summary>
    private static GridKind KindOfBuiltIn(string id) => id switch
    {
        "9" or "10" => GridKind.Percent,
        _ => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58
            ? GridKind.Date
            : GridKind.Number,
    };

    internal static GridKind KindOfCode(string code)
    {
        var signs = Literal().Replace(code.Split(';')[0], "");
        if (signs.Contains('%', StringComparison.Ordinal))
            return GridKind.Percent;
        return !signs.Contains("General", StringComparison.OrdinalIgnoreCase) && signs.AsSpan().ContainsAny(DateSigns) ? GridKind.Date : GridKind.Number;
    }

    /// <summary>Quoted text, brackets with a colour, locale or condition, and escaped or repeated signs.</summary>
    [GeneratedRegex("""
        "[^"]*"?|\[[^\]]*\]?|[\\_*].?
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();
}
