using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LuchengEco.Web.Printing;

/// <summary>The numbers of official documents (GB/T 9704) as one list of four levels: 一、 （一） 1. （1）.</summary>
internal static class WordNumbering
{
    private const int Headings = 1;

    public static Numbering Create() => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.Multilevel },
            Level(0, NumberFormatValues.ChineseCountingThousand, "%1、", WordStyles.Heading1, WordStyles.Faces(WordStyles.Hei), bold: false),
            Level(1, NumberFormatValues.ChineseCountingThousand, "（%2）", WordStyles.Heading2, WordStyles.Faces(WordStyles.Kai), bold: true),
            Level(2, NumberFormatValues.Decimal, "%3.", WordStyles.Heading3, WordStyles.Faces(WordStyles.Fang), bold: true),
            Level(3, NumberFormatValues.Decimal, "（%4）", null, WordStyles.Faces(WordStyles.Fang), bold: false))
        { AbstractNumberId = 0 },
        new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = Headings });

    /// <param name="level">1 to 4.</param>
    public static NumberingProperties Of(int level) => new(new NumberingLevelReference { Val = level - 1 }, new NumberingId { Val = Headings });

    private static Level Level(int index, NumberFormatValues format, string text, string? style, RunFonts faces, bool bold)
    {
        var level = new Level { LevelIndex = index };
        level.Append(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = format });
        if (style is not null)
            level.Append(new ParagraphStyleIdInLevel { Val = style });
        level.Append(new LevelSuffix { Val = LevelSuffixValues.Nothing }, new LevelText { Val = text }, new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = "0", FirstLine = WordStyles.TwoCharacters, FirstLineChars = 200 }),
            new NumberingSymbolRunProperties([faces, bold ? new Bold() : new Bold { Val = false }]));
        return level;
    }
}
