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
    public const string Heading3 = "Heading3";

    /// <summary>A paragraph of the third level: number and head run into its text.</summary>
    public const string Item = "EcoItem";
    public const string ContentsTitle = "TOCHeading";
    public const string Contents1 = "TOC1";
    public const string Contents2 = "TOC2";
    public const string CoverBureau = "EcoCoverBureau";
    public const string CoverTitle = "EcoCoverTitle";
    public const string CoverPeriod = "EcoCoverPeriod";
    public const string CoverBasis = "EcoCoverBasis";
    public const string CoverLine = "EcoCoverLine";
    public const string CoverDate = "EcoCoverDate";
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

    /// <summary>Above a chart.</summary>
    public const string Caption = "Caption";
    public const string Figure = "EcoFigure";
    public const string FigureNote = "EcoFigureNote";

    /// <summary>Above a table of cells.</summary>
    public const string CellsCaption = "EcoCaption";
    public const string Mark = "EcoMark";
    public const string PageNumber = "EcoPageNumber";
    public const string Seal = "EcoSeal";

    public const string Fang = "仿宋_GB2312";
    public const string Hei = "黑体";
    public const string Kai = "楷体_GB2312";
    public const string Biao = "方正小标宋简体";
    public const string Song = "宋体";

    /// <summary>28 characters of 三号 on 156 mm are 15.8 pt each; a quarter of a point between them leaves room for the last one.</summary>
    public const int Pitch = -5;

    /// <summary>Width of the text, 156 mm.</summary>
    public const int TextWidth = 8845;

    /// <summary>The indent of a paragraph of 三号.</summary>
    public const string TwoCharacters = "630";

    /// <param name="contentsRows">Lines of the contents, which grow closer so that they stand on one page where they can.</param>
    public static Styles Create(int contentsRows) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(Faces(Fang), new FontSize { Val = "32" }, new Languages { Val = "en-US", EastAsia = "zh-CN" })),
            // As on the printed page: nothing hangs over the margin, and no space is put between Chinese and Latin.
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new OverflowPunctuation { Val = false }, new AutoSpaceDE { Val = false }, new AutoSpaceDN { Val = false }))),
        Style(Body, "Normal", Fang, 32, indent: true, isDefault: true),
        Style(Title, "Title", Biao, 44, JustificationValues.Center, line: 720, grid: false),
        Style(Centred, "Centred", Kai, 32, JustificationValues.Center),
        Style(Heading1, "heading 1", Hei, 32, indent: true, outline: 0, keep: true, number: 1),
        Style(Heading2, "heading 2", Kai, 32, indent: true, outline: 1, keep: true, bold: true, number: 2),
        Style(Heading3, "heading 3", Fang, 32, indent: true, outline: 2, keep: true, bold: true, number: 3),
        Style(Item, "Numbered paragraph", Fang, 32, indent: true),
        Style(ContentsTitle, "TOC Heading", Hei, 44, JustificationValues.Center, line: 1158, grid: false),
        Style(Contents1, "toc 1", Hei, ContentsSize(contentsRows), line: ContentsLine(contentsRows), grid: false, contents: 0),
        Style(Contents2, "toc 2", Fang, ContentsSize(contentsRows), line: ContentsLine(contentsRows), grid: false, contents: 560),
        Style(CoverBureau, "Cover bureau", Hei, 36, JustificationValues.Center, before: 2600, grid: false),
        Style(CoverTitle, "Cover title", Biao, 68, JustificationValues.Center, line: 960, before: 794, grid: false),
        Style(CoverPeriod, "Cover period", Kai, 36, JustificationValues.Center, before: 226, grid: false),
        Style(CoverBasis, "Cover basis", Kai, 28, JustificationValues.Center, line: 440, before: 2400, grid: false),
        Style(CoverLine, "Cover line", Kai, 24, JustificationValues.Center, line: 400, grid: false),
        Style(CoverDate, "Cover date", Fang, 36, JustificationValues.Center, before: 340, grid: false),
        Style(AnnexList, "Annex list", Fang, 32, keep: true, hanging: true),
        Style(Signature, "Signature line", Fang, 32, JustificationValues.Right, keep: true),
        Style(AnnexNumber, "Annex number", Hei, 32, keep: true, newPage: true),
        Style(AnnexTitle, "Annex title", Biao, 40, JustificationValues.Center, line: 900, outline: 0, keep: true, grid: false),
        Style(Note, "Annex note", Song, 19, line: 320, grid: false),
        Style(Cell, "Table cell", Song, 19, line: 280, grid: false),
        Style(SmallCell, "Small table cell", Song, 14, line: 220, grid: false),
        Style(Goal, "Explained goal", Hei, 28, line: 480, outline: 1, keep: true, before: 240, grid: false),
        Style(GoalValue, "Explained value", Hei, 24, line: 400, keep: true, grid: false),
        Style(Part, "Part of an explanation", Hei, 21, line: 360, keep: true, before: 80, grid: false),
        Style(Line, "Line of an explanation", Song, 21, line: 340, grid: false),
        Style(Formula, "Formula", Song, 21, line: 340, grid: false, apart: true),
        Style(Caption, "caption", Hei, 22, JustificationValues.Center, line: 360, keep: true, before: 120, grid: false),
        Style(Figure, "Figure", Song, 21, JustificationValues.Center, line: null, grid: false),
        Style(FigureNote, "Figure note", Song, 19, line: 280, grid: false),
        Style(CellsCaption, "Caption of cells", Song, 19, line: 320, keep: true, before: 80, grid: false),
        Style(Mark, "Demonstration mark", Hei, 24, JustificationValues.Center, line: 320, colour: "A3231C", grid: false),
        Style(PageNumber, "Page number", Song, 28, line: 320, grid: false),
        Style(Seal, "Version and check code", Song, 16, line: 240, grid: false));

    /// <summary>What stands in for an official face where it is not installed.</summary>
    public static Fonts FontTable() => new(
        Font(Fang, "仿宋", FontFamilyValues.Modern), Font(Kai, "楷体", FontFamilyValues.Modern), Font(Biao, "宋体", FontFamilyValues.Roman),
        Font(Hei, "SimHei", FontFamilyValues.Modern), Font(Song, "SimSun", FontFamilyValues.Roman));

    public static RunFonts Faces(string face) => new() { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = face };

    private static Font Font(string name, string instead, FontFamilyValues family) =>
        new(new AltName { Val = instead }, new FontCharSet { Val = "86" }, new FontFamily { Val = family }) { Name = name };

    /// <summary>As the printed contents: 570 pt for all lines.</summary>
    private static int ContentsLine(int rows) => (int)Math.Clamp(570m / rows, 14.5m, 24m) * 20;

    private static int ContentsSize(int rows) => (int)(Math.Clamp(400m / rows, 11m, 14m) * 2);

    private static Style Style(string id, string name, string face, int size, JustificationValues? justification = null, int? line = 579, bool indent = false,
        int? outline = null, bool keep = false, bool hanging = false, bool newPage = false, bool bold = false, string? colour = null, bool isDefault = false,
        bool grid = true, int before = 0, bool apart = false, int? number = null, int? contents = null)
    {
        var paragraph = new StyleParagraphProperties();
        if (keep)
            paragraph.Append(new KeepNext(), new KeepLines());
        if (newPage)
            paragraph.Append(new PageBreakBefore());
        if (number is { } numbered)
            paragraph.Append(WordNumbering.Of(numbered));
        // A formula stands on a ground of its own, a bar at its left.
        if (apart)
        {
            paragraph.Append(new ParagraphBorders(new LeftBorder { Val = BorderValues.Single, Size = 12, Space = 6, Color = "2F6F62" }),
                new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "F1F6F4" });
        }
        if (contents is not null)
            paragraph.Append(new Tabs(new TabStop { Val = TabStopValues.Right, Leader = TabStopLeaderCharValues.Dot, Position = TextWidth }));
        // LibreOffice reads it here and not in the defaults.
        if (isDefault)
            paragraph.Append(new OverflowPunctuation { Val = false });
        // The page's grid of 22 lines is for the text; rows of a table would grow to it.
        if (!grid)
            paragraph.Append(new SnapToGrid { Val = false });
        paragraph.Append(line is { } exact
            ? new SpacingBetweenLines { Before = $"{before}", After = "0", Line = $"{exact}", LineRule = LineSpacingRuleValues.Exact }
            : new SpacingBetweenLines { Before = $"{before}", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto });
        // 附件： stands two characters in, the names of the annexes below each other behind it.
        paragraph.Append(hanging ? new Indentation { Left = "1600", LeftChars = 500, Hanging = "960", HangingChars = 300 }
            : justification == JustificationValues.Right ? new Indentation { Right = "640", RightChars = 200, FirstLine = "0", FirstLineChars = 0 }
            : apart ? new Indentation { Left = "320", FirstLine = "0", FirstLineChars = 0 }
            : contents is { } left ? new Indentation { Left = $"{left}", FirstLine = "0", FirstLineChars = 0 }
            : indent ? new Indentation { FirstLine = TwoCharacters, FirstLineChars = 200 }
            : new Indentation { FirstLine = "0", FirstLineChars = 0 });
        paragraph.Append(new Justification { Val = justification ?? (indent ? JustificationValues.Both : JustificationValues.Left) });
        if (outline is { } level)
            paragraph.Append(new OutlineLevel { Val = level });
        var run = new StyleRunProperties(Faces(face));
        run.Append(new Bold { Val = bold });
        if (colour is not null)
            run.Append(new Color { Val = colour });
        run.Append(new Spacing { Val = grid ? Pitch : 0 }, new FontSize { Val = $"{size}" });
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? OnOffValue.FromBoolean(true) : null };
        style.Append(new StyleName { Val = name });
        if (!isDefault)
            style.Append(new BasedOn { Val = Body });
        if (number is not null || newPage)
            style.Append(new NextParagraphStyle { Val = newPage ? AnnexTitle : Body });
        style.Append(new PrimaryStyle(), paragraph, run);
        return style;
    }
}
