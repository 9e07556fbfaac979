using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using ChartReference = DocumentFormat.OpenXml.Drawing.Charts.ChartReference;

namespace LuchengEco.Web.Printing;

/// <summary>Where the headings of a Word file stand, by its own measures: every line has an exact height and every Chinese character the width of its size.</summary>
/// <remarks>
/// Word numbers the pages when it lays the document out and renews its contents only when asked; this fills them beforehand. Only what <see cref="SummaryWord"/>
/// writes is understood: paragraphs of styles, tables of fixed widths, charts. Distances in twentieths of a point.
/// </remarks>
internal sealed class WordLayout
{
    /// <summary>Between the margins of <see cref="WordFrame"/>.</summary>
    private const int PageHeight = 16838 - 2098 - 1984;

    private const string Openers = "“‘（《〈【「『〔([{";
    private const string Closers = "”’）》〉】」』〕)]}，。、；：！？％%…·,.;:!?";

    private readonly Dictionary<string, Look> _looks;
    private readonly List<Piece> _pieces = [];

    private WordLayout(Styles styles) => _looks = styles.Elements<Style>().ToDictionary(style => style.StyleId!.Value!, Look.Of);

    /// <summary>Page, 1 for the cover, of each bookmark.</summary>
    public Dictionary<string, int> Pages { get; } = [];

    public static WordLayout Of(Styles styles, Body body)
    {
        var layout = new WordLayout(styles);
        foreach (var element in body.Elements().SelectMany(element => element is SdtBlock block ? [.. block.SdtContentBlock!.Elements()] : new[] { element }))
        {
            if (element is Paragraph paragraph)
                layout.Add(paragraph);
            else if (element is Table table)
                layout.Add(table);
        }
        layout.Paginate();
        return layout;
    }

    private void Add(Paragraph paragraph)
    {
        var (look, own) = (LookOf(paragraph), paragraph.ParagraphProperties!);
        var (keepNext, keepLines) = (look.KeepNext || own.KeepNext is not null, look.KeepLines || own.KeepLines is not null);
        var names = paragraph.Elements<BookmarkStart>().Select(start => start.Name!.Value!).ToList();
        var drawing = paragraph.Descendants<Drawing>().FirstOrDefault();
        var height = drawing is null ? look.Line : paragraph.Descendants<ChartReference>().Any() ? WordChart.LineHeight : HeightOf(drawing);
        var text = TextOf(paragraph);
        if (own.NumberingProperties is not null || look.IsNumbered)
            // As wide as most numbers.
            text = (look.IsNumbered ? "（一）" : "1.") + text;
        var lines = drawing is not null ? 1 : LinesOf(text, look, WordStyles.TextWidth - look.Left);
        for (var line = 0; line < lines; line++)
        {
            _pieces.Add(new Piece(height)
            {
                Before = line == 0 ? look.Before : 0,
                BreaksBefore = line == 0 && (look.PageBreak || own.PageBreakBefore is not null),
                // Two lines of a paragraph at least stay together, at its beginning and at its end.
                IsGlued = line + 1 < lines ? keepLines || line == 0 || line + 2 == lines : keepNext,
                Names = line == 0 ? names : [],
            });
        }
    }

    private void Add(Table table)
    {
        var widths = table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Select(column => int.Parse(column.Width!.Value!, CultureInfo.InvariantCulture)).ToList();
        var margins = table.GetFirstChild<TableProperties>()!.TableCellMarginDefault!;
        var (high, wide) = (int.Parse(margins.TopMargin!.Width!.Value!, CultureInfo.InvariantCulture), (int)margins.TableCellLeftMargin!.Width!.Value);
        var head = 0;
        foreach (var row in table.Elements<TableRow>())
        {
            var (column, height, glued) = (0, 0, false);
            foreach (var cell in row.Elements<TableCell>())
            {
                var paragraph = cell.GetFirstChild<Paragraph>()!;
                var look = LookOf(paragraph);
                var span = (int)(cell.TableCellProperties!.GridSpan?.Val?.Value ?? 1);
                // A name over several rows has the height of all of them.
                if (cell.TableCellProperties.VerticalMerge is null)
                    height = Math.Max(height, LinesOf(TextOf(paragraph), look, widths.Skip(column).Take(span).Sum() - 2 * wide) * look.Line);
                else
                    height = Math.Max(height, look.Line);
                glued |= paragraph.ParagraphProperties!.KeepNext is not null;
                column += span;
            }
            height += 2 * high + 10;
            var isHead = row.TableRowProperties?.GetFirstChild<TableHeader>() is not null;
            // A head is never without a row.
            _pieces.Add(new Piece(height) { IsGlued = glued || isHead, Head = isHead ? 0 : head });
            if (isHead)
                head = height;
        }
    }

    private void Paginate()
    {
        var (page, used, first) = (1, 0, 0);
        for (var index = 0; index < _pieces.Count; index++)
        {
            var piece = _pieces[index];
            if (piece.BreaksBefore && index > first)
                Turn(index);
            if (used + (index == first ? 0 : piece.Before) + piece.Height > PageHeight && index > first)
            {
                // Back to the last place where the page may end; where there is none it ends here.
                var at = index;
                while (at > first && _pieces[at - 1].IsGlued)
                    at--;
                Turn(at > first ? at : index);
                index = first - 1;
                continue;
            }
            used += (index == first ? 0 : piece.Before) + piece.Height;
            foreach (var name in piece.Names)
                Pages[name] = page;
        }

        void Turn(int at)
        {
            (page, first) = (page + 1, at);
            used = _pieces[at].Head;
        }
    }

    private Look LookOf(Paragraph paragraph) => _looks[paragraph.ParagraphProperties!.ParagraphStyleId!.Val!.Value!];

    /// <summary>Of a picture with the leading of its line.</summary>
    private static int HeightOf(Drawing drawing) => (int)(drawing.Inline!.Extent!.Cy!.Value / 635) + 60;

    private static string TextOf(Paragraph paragraph) => string.Concat(paragraph.Descendants<Text>().Select(text => text.Text));

    /// <summary>Lines of a text by the rules for Chinese: no closing sign begins a line, no opening one ends it, a word of Latin letters or a number holds together.</summary>
    private static int LinesOf(string text, Look look, int width)
    {
        var (lines, at) = (1, (decimal)look.FirstLine);
        foreach (var unit in Units(text))
        {
            var wide = unit.Sum(look.WidthOf);
            if (at + wide > width && at > 0)
            {
                // What is longer than a line is broken anywhere.
                (lines, at) = (lines + (int)((wide - 1) / width) + 1, wide - decimal.Floor((wide - 1) / width) * width);
                continue;
            }
            at += wide;
        }
        return lines;
    }

    private static IEnumerable<string> Units(string text)
    {
        var start = 0;
        for (var index = 1; index <= text.Length; index++)
        {
            if (index < text.Length && (Closers.Contains(text[index], StringComparison.Ordinal) || Openers.Contains(text[index - 1], StringComparison.Ordinal)
                || (IsLatin(text[index]) && IsLatin(text[index - 1]))))
            {
                continue;
            }
            yield return text[start..index];
            start = index;
        }
    }

    private static bool IsLatin(char sign) => sign is > ' ' and < '\u2000';

    /// <summary>A line of text, or a row of a table.</summary>
    private sealed record Piece(int Height)
    {
        public int Before { get; init; }

        public bool BreaksBefore { get; init; }

        /// <summary>The next piece stands on the same page.</summary>
        public bool IsGlued { get; init; }

        /// <summary>Height of the head that is repeated where this row begins a page.</summary>
        public int Head { get; init; }

        public IReadOnlyList<string> Names { get; init; } = [];
    }

    private sealed record Look(int Size, int Pitch, int Line, int Before, int Left, int FirstLine, bool KeepNext, bool KeepLines, bool PageBreak, bool IsNumbered)
    {
        public static Look Of(Style style)
        {
            var (paragraph, run) = (style.StyleParagraphProperties!, style.StyleRunProperties!);
            var indent = paragraph.Indentation;
            return new Look(Number(run.FontSize?.Val?.Value) * 10, run.Spacing?.Val?.Value ?? 0, Number(paragraph.SpacingBetweenLines?.Line?.Value), Number(paragraph.SpacingBetweenLines?.Before?.Value),
                Number(indent?.Left?.Value), Number(indent?.FirstLine?.Value) - Number(indent?.Hanging?.Value), paragraph.KeepNext is not null, paragraph.KeepLines is not null,
                paragraph.PageBreakBefore is not null, paragraph.NumberingProperties is not null);
        }

        /// <summary>Widths of Times New Roman in thousandths of its size; everything Chinese is as wide as high.</summary>
        public decimal WidthOf(char sign) => Pitch + Size * sign switch
        {
            > '\u2000' => 1m,
            >= '0' and <= '9' or 'µ' => .5m,
            '.' or ',' or ' ' => .25m,
            '/' or ':' or ';' or 'i' or 'j' or 'l' or 't' => .278m,
            '(' or ')' or '-' or 'r' or 'f' or 's' => .36m,
            '%' => .833m,
            '+' or '=' or '<' or '>' => .564m,
            'm' or 'M' or 'W' or 'w' => .8m,
            >= 'A' and <= 'Z' => .67m,
            _ => .48m,
        };

        private static int Number(string? text) => text is null ? 0 : int.Parse(text, CultureInfo.InvariantCulture);
    }
}
