using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LuchengEco.Web.Features.Summary;
using LuchengEco.Web.Resources;
using static LuchengEco.Web.Printing.WordParts;

namespace LuchengEco.Web.Printing;

/// <summary>The contents as a field that Word can renew (headings of level 1 and 2, and what stands in TC fields), filled with what renewing it would give.</summary>
internal static class WordContents
{
    private const string Prefix = "_Toc9704";

    /// <summary>Name of the bookmark of a heading, 0 for the first.</summary>
    public static string BookmarkOf(int heading) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{heading:000}");

    /// <summary>An entry for a heading that has no style of level 1 or 2.</summary>
    public static IEnumerable<Run> Listed(OutlineEntry entry) =>
        Field(string.Create(CultureInfo.InvariantCulture, $"TC \"{entry.Text.Replace('"', '”').Replace('\\', '／')}\" \\l {entry.Level}"));

    /// <summary>Contents of all entries, each with the page 0 until <see cref="FillPages"/>.</summary>
    public static SdtBlock Block(IReadOnlyList<OutlineEntry> entries)
    {
        var title = Styled(WordStyles.ContentsTitle, DocumentText.Contents);
        title.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
        var lines = entries.Select((entry, index) =>
        {
            var line = Styled(entry.Level == 1 ? WordStyles.Contents1 : WordStyles.Contents2, "");
            line.Append(new Hyperlink([Said(entry.Text), new Run(new TabChar()), .. Field($@"PAGEREF {BookmarkOf(index)} \h", "0")]) { Anchor = BookmarkOf(index), History = true });
            return line;
        }).ToList();
        if (lines.Count > 0)
        {
            Run[] begin =
            [
                new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }), new Run(new FieldCode(@" TOC \o ""1-2"" \h \z \f ") { Space = SpaceProcessingModeValues.Preserve }),
                new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
            ];
            foreach (var run in begin.Reverse())
                lines[0].InsertAfter(run, lines[0].ParagraphProperties);
            lines[^1].Append(new Run(new FieldChar { FieldCharType = FieldCharValues.End }));
        }
        return new SdtBlock(
            new SdtProperties(new SdtContentDocPartObject(new DocPartGallery { Val = "Table of Contents" }, new DocPartUnique())),
            new SdtContentBlock([title, .. lines]));
    }

    /// <summary>Writes the pages on which the headings stand by the measures of the file itself.</summary>
    public static void FillPages(MainDocumentPart main)
    {
        var body = main.Document!.Body!;
        var pages = WordLayout.Of(main.StyleDefinitionsPart!.Styles!, body).Pages;
        foreach (var link in body.Descendants<Hyperlink>().Where(link => link.Anchor?.Value?.StartsWith(Prefix, StringComparison.Ordinal) == true))
            link.Descendants<Text>().Last().Text = pages[link.Anchor!.Value!].ToString(CultureInfo.InvariantCulture);
    }
}
