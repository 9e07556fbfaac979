using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Web.Tests.Printing;

/// <summary>A Word file as people see it: with the numbers that its numbering writes before paragraphs, without the codes of fields.</summary>
internal static class WordText
{
    /// <summary>A paragraph outside of tables and contents.</summary>
    public sealed record Line(string Style, string Text, string Number);

    public static List<Line> Lines(WordprocessingDocument file)
    {
        var main = file.MainDocumentPart!;
        var numbering = main.NumberingDefinitionsPart!.Numbering!;
        var styles = main.StyleDefinitionsPart!.Styles!.Elements<Style>().ToDictionary(style => style.StyleId!.Value!);
        var counts = new Dictionary<(int List, int Level), int>();
        return [.. main.Document!.Body!.Elements<Paragraph>().Select(paragraph =>
        {
            var style = paragraph.ParagraphProperties!.ParagraphStyleId!.Val!.Value!;
            var number = NumberOf(paragraph.ParagraphProperties.NumberingProperties ?? styles[style].StyleParagraphProperties?.NumberingProperties);
            return new Line(style, number + TextOf(paragraph), number);
        })];

        string NumberOf(NumberingProperties? numbered)
        {
            if (numbered is null)
                return "";
            var (list, level) = (numbered.NumberingId!.Val!.Value, numbered.NumberingLevelReference!.Val!.Value);
            var id = numbering.Elements<NumberingInstance>().Single(instance => instance.NumberID! == list).AbstractNumId!.Val!.Value;
            var levels = numbering.Elements<AbstractNum>().Single(known => known.AbstractNumberId! == id).Elements<Level>().ToList();
            counts[(list, level)] = counts.GetValueOrDefault((list, level)) + 1;
            for (var below = level + 1; below < levels.Count; below++)
                counts[(list, below)] = 0;
            var count = counts[(list, level)];
            var written = levels[level].NumberingFormat!.Val! == NumberFormatValues.ChineseCountingThousand ? ChineseNumerals.Of(count) : count.ToString(CultureInfo.InvariantCulture);
            return levels[level].LevelText!.Val!.Value!.Replace($"%{level + 1}", written, StringComparison.Ordinal);
        }
    }

    /// <summary>The lines from the title of the text to the signature, without empty ones.</summary>
    public static List<string> Prose(WordprocessingDocument file) =>
        [.. Lines(file).SkipWhile(line => line.Style != "Title").TakeWhile(line => line.Style != "EcoAnnexNumber").Select(line => line.Text).Where(text => text.Length > 0)];

    /// <summary>Rows of cells of each table.</summary>
    public static List<List<List<string>>> Tables(WordprocessingDocument file) =>
        [.. file.MainDocumentPart!.Document!.Body!.Elements<Table>().Select(table => table.Elements<TableRow>().Select(row => row.Elements<TableCell>().Select(TextOf).ToList()).ToList())];

    /// <summary>The contents with the pages that they state.</summary>
    public static List<(string Text, int Page)> Contents(WordprocessingDocument file) =>
    [
        .. file.MainDocumentPart!.Document!.Body!.Elements<SdtBlock>().Single().Descendants<Paragraph>().Skip(1).Select(paragraph =>
        {
            var texts = paragraph.Descendants<Text>().Select(text => text.Text).ToList();
            return (string.Concat(texts[..^1]), int.Parse(texts[^1], CultureInfo.InvariantCulture));
        }),
    ];

    /// <summary>Paragraphs and tables in their order, without the contents.</summary>
    public static string Of(WordprocessingDocument file)
    {
        var lines = new Queue<Line>(Lines(file));
        return string.Concat(file.MainDocumentPart!.Document!.Body!.ChildElements.Select(element => element switch
        {
            Paragraph => lines.Dequeue().Text,
            Table table => string.Concat(table.Descendants<TableCell>().Select(TextOf)),
            _ => "",
        }));
    }

    private static string TextOf(DocumentFormat.OpenXml.OpenXmlElement element) => string.Concat(element.Descendants<Text>().Select(text => text.Text));
}
