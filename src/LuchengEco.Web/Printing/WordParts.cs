using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Web.Printing;

/// <summary>Paragraphs, fields, bookmarks and tables of a Word file.</summary>
internal static class WordParts
{
    public static Paragraph Styled(string style, string text)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        if (text.Length > 0)
            paragraph.Append(Said(text));
        return paragraph;
    }

    /// <summary>A run of the document's language: its quotation marks, dashes and dots are Chinese, although Latin has the same characters.</summary>
    public static Run Said(string text, bool bold = false, string? face = null, string? colour = null)
    {
        var faces = face is null ? new RunFonts() : WordStyles.Faces(face);
        faces.Hint = FontTypeHintValues.EastAsia;
        var properties = new RunProperties(faces);
        if (bold)
            properties.Append(new Bold());
        if (colour is not null)
            properties.Append(new Color { Val = colour });
        return new Run(properties, Written(text));
    }

    /// <summary>Characters that XML cannot hold never reach the database's texts, but a file must open even then.</summary>
    public static Text Written(string text) => new(string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar))) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>A field with the result that readers see who do not compute it.</summary>
    public static IEnumerable<Run> Field(string instruction, string? result = null) =>
    [
        new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
        new Run(new FieldCode($" {instruction} ") { Space = SpaceProcessingModeValues.Preserve }),
        .. result is null ? Array.Empty<Run>() : [new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }), Said(result)],
        new Run(new FieldChar { FieldCharType = FieldCharValues.End }),
    ];

    /// <summary>A small sign above the line.</summary>
    public static Run Raised(string sign)
    {
        var run = Said(sign);
        run.RunProperties!.Append(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript });
        return run;
    }

    /// <summary>Puts a bookmark around the runs of a heading.</summary>
    public static Paragraph Marked(Paragraph heading, int id, string name)
    {
        heading.InsertAfter(new BookmarkStart { Id = id.ToString(CultureInfo.InvariantCulture), Name = name }, heading.ParagraphProperties);
        heading.Append(new BookmarkEnd { Id = id.ToString(CultureInfo.InvariantCulture) });
        return heading;
    }

    /// <summary>A table over the width of the text with its head repeated and its rows whole.</summary>
    public static Table Table(WordTable table)
    {
        var unit = WordStyles.TextWidth / table.Widths.Sum();
        var style = table.Small ? WordStyles.SmallCell : WordStyles.Cell;
        var (high, wide) = table.Small ? ("20", (short)20) : ("40", (short)70);
        var element = new Table(
            new TableProperties(
                new TableWidth { Width = $"{unit * table.Widths.Sum()}", Type = TableWidthUnitValues.Dxa },
                new TableBorders(new TopBorder { Val = BorderValues.Single, Size = 8 }, new BottomBorder { Val = BorderValues.Single, Size = 8 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TopMargin { Width = high, Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = wide, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = high, Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = wide, Type = TableWidthValues.Dxa }),
                new TableCaption { Val = table.Name }),
            new TableGrid(table.Widths.Select(width => new GridColumn { Width = $"{width * unit}" })));
        element.Append(Row(new WordRow(table.Heads) { Keep = table.Whole }, head: true));
        element.Append(table.Rows.Select((row, index) => Row(row with { Keep = row.Keep || (table.Whole && index < table.Rows.Count - 1) }, head: false)));
        return element;

        TableRow Row(WordRow row, bool head)
        {
            var cells = new List<TableCell>();
            var column = 0;
            foreach (var text in row.Cells)
            {
                var span = row.IsGroup ? table.Widths.Count : 1;
                var properties = new TableCellProperties(new TableCellWidth { Width = $"{table.Widths.Skip(column).Take(span).Sum() * unit}", Type = TableWidthUnitValues.Dxa });
                if (span > 1)
                    properties.Append(new GridSpan { Val = span });
                if (row.Merge is { } merge && column == 0)
                    properties.Append(new VerticalMerge { Val = merge ? MergedCellValues.Restart : MergedCellValues.Continue });
                if (head || row.IsGroup)
                    properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = head ? "EEF2F1" : "F6F8F7" });
                properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
                var paragraph = new ParagraphProperties(new ParagraphStyleId { Val = style });
                // A row whose paragraphs keep with the next one stays on its page.
                if (row.Keep)
                    paragraph.Append(new KeepNext());
                if (table.Numbers.Contains(column) && !row.IsGroup)
                    paragraph.Append(new Justification { Val = JustificationValues.Right });
                cells.Add(new TableCell(properties, new Paragraph([paragraph, .. Runs(text, head || row.IsGroup, row.Colour is { } colour && colour.Column == column ? colour.Value : null, row.Link is { } link && link.Column == column ? link.Id : null)])));
                column += span;
            }
            return new TableRow([new TableRowProperties([new CantSplit(), .. head ? [new TableHeader()] : Array.Empty<OpenXmlElement>()]), .. cells]);
        }
    }

    private static IEnumerable<OpenXmlElement> Runs(string text, bool head, string? colour, string? link)
    {
        if (text.Length == 0)
            yield break;
        var isMarked = text.EndsWith(UnapprovedMarks.Sign, StringComparison.Ordinal);
        var run = Said(isMarked ? text[..^UnapprovedMarks.Sign.Length] : text, colour is not null, head ? WordStyles.Hei : null, colour);
        if (link is null)
            yield return run;
        else
            yield return new Hyperlink(run) { Id = link, History = true };
        if (isMarked)
            yield return Raised(UnapprovedMarks.Sign);
    }
}

/// <summary>What a table of the document says.</summary>
/// <param name="Name">For readers who hear it.</param>
/// <param name="Widths">Of the columns, relative to each other.</param>
/// <param name="Heads">One for each column.</param>
/// <param name="Rows">Below the heads.</param>
/// <param name="Numbers">Columns that stand at the right.</param>
internal sealed record WordTable(string Name, IReadOnlyList<int> Widths, IReadOnlyList<string> Heads, IReadOnlyList<WordRow> Rows, IReadOnlyList<int> Numbers)
{
    public bool Small { get; init; }

    /// <summary>The table stands on one page.</summary>
    public bool Whole { get; init; }
}

/// <summary>A row of texts.</summary>
internal sealed record WordRow(IReadOnlyList<string> Cells)
{
    /// <summary>One cell over all columns, which stays with the row below.</summary>
    public bool IsGroup { get; init; }

    /// <summary>Stays on the page of the row below.</summary>
    public bool Keep { get; init; }

    /// <summary>The first cell begins (true) or goes on with (false) one over several rows.</summary>
    public bool? Merge { get; init; }

    public (int Column, string Value)? Colour { get; init; }

    /// <summary>A cell that leads to an address, by the id of its relationship.</summary>
    public (int Column, string Id)? Link { get; init; }
}
