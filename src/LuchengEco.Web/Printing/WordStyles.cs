using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LuchengEco.Web.Printing;

/// <summary>The paragraph styles of the Word file after GB/T 9704 (methods §8). Sizes in half points, distances in twentieths of a point.</summary>
internal static class WordStyles
{
    public const string Title = "Title";
    public const string Centred = "EcoCentred";
    public const string Body = "Normal";
    public const string Heading1 = "Heading1";
    public const string Heading2 = "Heading2";
    public const string AnnexList = "EcoAnnexList";
    public const string Signature = "EcoSignature";
    public const string AnnexNumber = "EcoAnnexNumber";
    public const string AnnexTitle = "EcoAnnexTitle";
    public const string Note = "EcoNote";
    public const string Cell = "EcoCell";
    public const string SmallCell = "EcoSmallCell";
    public const string Goal = "EcoGoal";
    public const string GoalValue = "EcoGoalValue";
    public const string Part = "EcoPart";
    public const string Line = "EcoLine";
    public const string Formula = "EcoFormula";
    public const string Caption = "EcoCaption";
    public const string Mark = "EcoMark";
    public const string PageNumber = "EcoPageNumber";

    private const string Fang = "仿宋_GB2312";
    private const string Hei = "黑体";
    private const string Kai = "楷体_GB2312";
    private const string Biao = "方正小标宋简体";
    private const string Song = "宋体";

    public static Styles Create() => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(Faces(Fang), new FontSize { Val = "32" },
            new Languages { Val = "en-US", EastAsia = "zh-CN" }))),
        Style(Body, "Normal", Fang, 32, indent: true, isDefault: true),
        Style(Title, "Title", Biao, 44, JustificationValues.Center, line: 720),
        Style(Centred, "Centred", Kai, 32, JustificationValues.Center),
        Style(Heading1, "heading 1", Hei, 32, indent: true, outline: 0, keep: true),
        Style(Heading2, "heading 2", Kai, 32, indent: true, outline: 1, keep: true, bold: true),
        Style(AnnexList, "Annex list", Fang, 32, keep: true, hanging: true),
        Style(Signature, "Signature line", Fang, 32, JustificationValues.Right, keep: true),
        Style(AnnexNumber, "Annex number", Hei, 32, outline: 0, keep: true, newPage: true),
        Style(AnnexTitle, "Annex title", Biao, 40, JustificationValues.Center, line: 900, keep: true),
        Style(Note, "Annex note", Song, 19, line: 320, grid: false),
        Style(Cell, "Table cell", Song, 19, line: 280, grid: false),
        Style(SmallCell, "Small table cell", Song, 14, line: 220, grid: false),
        Style(Goal, "Explained goal", Hei, 28, line: 480, outline: 1, keep: true, before: 240, grid: false),
        Style(GoalValue, "Explained value", Hei, 24, line: 400, keep: true, grid: false),
        Style(Part, "Part of an explanation", Hei, 21, line: 360, keep: true, before: 80, grid: false),
        Style(Line, "Line of an explanation", Song, 21, line: 340, grid: false),
        Style(Formula, "Formula", Song, 21, line: 340, grid: false, apart: true),
        Style(Caption, "Caption of cells", Song, 19, line: 320, keep: true, before: 80, grid: false),
        Style(Mark, "Demonstration mark", Hei, 24, JustificationValues.Center, line: 320, colour: "A3231C", grid: false),
        Style(PageNumber, "Page number", Song, 28, line: 320, grid: false));

    private static Style Style(string id, string name, string face, int size, JustificationValues? justification = null, int line = 579, bool indent = false,
        int? outline = null, bool keep = false, bool hanging = false, bool newPage = false, bool bold = false, string? colour = null, bool isDefault = false,
        bool grid = true, int before = 0, bool apart = false)
    {
        var paragraph = new StyleParagraphProperties();
        if (keep)
            paragraph.Append(new KeepNext(), new KeepLines());
        if (newPage)
            paragraph.Append(new PageBreakBefore());
        // A formula stands on a ground of its own, a bar at its left.
        if (apart)
        {
            paragraph.Append(new ParagraphBorders(new LeftBorder { Val = BorderValues.Single, Size = 12, Space = 6, Color = "2F6F62" }),
                new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "F1F6F4" });
        }
        // The page's grid of 22 lines is for the text; rows of a table would grow to it.
        if (!grid)
            paragraph.Append(new SnapToGrid { Val = false });
        paragraph.Append(new SpacingBetweenLines { Before = $"{before}", After = "0", Line = $"{line}", LineRule = LineSpacingRuleValues.Exact });
        // 附件： stands two characters in, the names of the annexes below each other behind it.
        paragraph.Append(hanging ? new Indentation { Left = "1600", LeftChars = 500, Hanging = "960", HangingChars = 300 }
            : justification == JustificationValues.Right ? new Indentation { Right = "640", RightChars = 200, FirstLine = "0", FirstLineChars = 0 }
            : apart ? new Indentation { Left = "320", FirstLine = "0", FirstLineChars = 0 }
            : indent ? new Indentation { FirstLine = "632", FirstLineChars = 200 }
            : new Indentation { FirstLine = "0", FirstLineChars = 0 });
        paragraph.Append(new Justification { Val = justification ?? (indent ? JustificationValues.Both : JustificationValues.Left) });
        if (outline is { } level)
            paragraph.Append(new OutlineLevel { Val = level });
        var run = new StyleRunProperties(Faces(face));
        if (bold)
            run.Append(new Bold());
        if (colour is not null)
            run.Append(new Color { Val = colour });
        run.Append(new FontSize { Val = $"{size}" });
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? OnOffValue.FromBoolean(true) : null };
        style.Append(new StyleName { Val = name });
        if (!isDefault)
            style.Append(new BasedOn { Val = Body });
        style.Append(new PrimaryStyle(), paragraph, run);
        return style;
    }

    private static RunFonts Faces(string face) => new() { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = face };
}
