using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LuchengEco.Services.NumberChecks;

namespace LuchengEco.Web.NumberChecks;

/// <summary>The text of a Word file: paragraphs, tables, text boxes, footnotes and endnotes, as it reads when all tracked changes are accepted.</summary>
/// <remarks>Of fields their results; no heading numbers, headers or footers, which hold no number of the summary, and no contents, whose pages move with every edit. What hangs on a paragraph follows it.</remarks>
internal sealed class WordText
{
    /// <summary>Of a table; Word itself knows no more.</summary>
    private const int MostColumns = 63;

    private readonly List<WordParagraph> _paragraphs = [];
    private readonly List<DocumentPart> _parts = [];

    /// <summary>Styles of headings, and of the lines of the contents.</summary>
    private readonly HashSet<string> _headings = new(StringComparer.Ordinal);

    private readonly HashSet<string> _contents = new(StringComparer.Ordinal);

    private WordText(WordprocessingDocument document)
    {
        var main = document.MainDocumentPart!;
        foreach (var style in main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is not { } id || style.StyleName?.Val?.Value is not { } name)
                continue;
            if (name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase))
                _contents.Add(id);
            else if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) || style.StyleParagraphProperties?.OutlineLevel is { Val.Value: < 9 })
                _headings.Add(id);
        }
        Blocks(main.Document!.Body!, host: null);
        foreach (var note in main.FootnotesPart?.Footnotes?.Elements<Footnote>() ?? [])
        {
            if (note.Type is null || note.Type.Value == FootnoteEndnoteValues.Normal)
                Blocks(note, new WordHost(FootnoteId: note.Id?.Value));
        }
        foreach (var note in main.EndnotesPart?.Endnotes?.Elements<Endnote>() ?? [])
        {
            if (note.Type is null || note.Type.Value == FootnoteEndnoteValues.Normal)
                Blocks(note, new WordHost(EndnoteId: note.Id?.Value));
        }
    }

    public static DocumentContent Of(WordprocessingDocument document) => new(new WordText(document)._parts);

    /// <summary>The paragraphs by the keys of the text.</summary>
    public static IReadOnlyList<WordParagraph> ParagraphsOf(WordprocessingDocument document) => new WordText(document)._paragraphs;

    private void Blocks(OpenXmlElement container, WordHost? host)
    {
        foreach (var element in container.ChildElements)
        {
            switch (element)
            {
                case Paragraph paragraph when StyleOf(paragraph) is { } style && _contents.Contains(style):
                case SdtBlock block when IsContents(block):
                    break;
                case Paragraph paragraph:
                    var added = Add(paragraph, host);
                    _parts.Add(new DocumentParagraph(added, _paragraphs[added].Text, StyleOf(paragraph) is { } look && _headings.Contains(look)));
                    foreach (var box in BoxesOf(paragraph))
                        Blocks(box, host ?? new WordHost(Paragraph: paragraph));
                    break;
                case Table table:
                    Rows(table, host);
                    break;
                case SdtBlock or SdtContentBlock or CustomXmlBlock or InsertedRun or MoveToRun:
                    Blocks(element, host);
                    break;
            }
        }
    }

    private static string? StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    private static bool IsContents(SdtBlock block) =>
        block.SdtProperties?.GetFirstChild<SdtContentDocPartObject>()?.DocPartGallery?.Val?.Value == "Table of Contents";

    private void Rows(Table table, WordHost? host)
    {
        var rows = new List<IReadOnlyList<DocumentCell>>();
        foreach (var row in Within<TableRow>(table))
        {
            if (row.TableRowProperties?.GetFirstChild<Deleted>() is not null)
                continue;
            var cells = new List<DocumentCell>();
            var column = Math.Clamp(row.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0, 0, MostColumns);
            foreach (var cell in Within<TableCell>(row))
            {
                var first = _paragraphs.Count;
                foreach (var paragraph in cell.Descendants<Paragraph>().Where(paragraph => !paragraph.Ancestors<AlternateContentFallback>().Any()))
                    Add(paragraph, paragraph.Ancestors<TextBoxContent>().Any() ? host ?? new WordHost(Paragraph: paragraph.Ancestors<Paragraph>().Last()) : host);
                cells.Add(new DocumentCell(first, column, string.Join('\n', _paragraphs.Skip(first).Select(paragraph => paragraph.Text))));
                column += Math.Clamp(cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 1, MostColumns);
            }
            rows.Add(cells);
        }
        _parts.Add(new DocumentTable(rows));
    }

    /// <summary>Rows of a table or cells of a row, also where content controls wrap them.</summary>
    private static IEnumerable<T> Within<T>(OpenXmlElement container) where T : OpenXmlElement
    {
        foreach (var element in container.ChildElements)
        {
            if (element is T found)
                yield return found;
            else if (element is SdtRow or SdtCell or SdtContentRow or SdtContentCell or CustomXmlRow or CustomXmlCell)
            {
                foreach (var inner in Within<T>(element))
                    yield return inner;
            }
        }
    }

    private static IEnumerable<TextBoxContent> BoxesOf(Paragraph paragraph) => paragraph.Descendants<TextBoxContent>()
        .Where(box => !box.Ancestors<AlternateContentFallback>().Any() && box.Ancestors<Paragraph>().First() == paragraph);

    private int Add(Paragraph paragraph, WordHost? host)
    {
        _paragraphs.Add(new WordParagraph(paragraph, host));
        return _paragraphs.Count - 1;
    }
}

/// <summary>Where a comment goes that cannot stand at the text itself: Word takes none in notes and text boxes.</summary>
internal sealed record WordHost(Paragraph? Paragraph = null, long? FootnoteId = null, long? EndnoteId = null);

/// <summary>A paragraph as text, and which run holds which part of it.</summary>
internal sealed class WordParagraph
{
    private readonly StringBuilder _text = new();
    private readonly List<WordPiece> _pieces = [];

    /// <summary>Depth of complex fields, and how many of them still give their code instead of their result.</summary>
    private int _codes;

    private readonly Stack<bool> _fields = new();

    public WordParagraph(Paragraph paragraph, WordHost? host)
    {
        (Element, Host) = (paragraph, host);
        Walk(paragraph);
        Text = _text.ToString();
    }

    public Paragraph Element { get; }

    public WordHost? Host { get; }

    public string Text { get; }

    public IReadOnlyList<WordPiece> Pieces => _pieces;

    private void Walk(OpenXmlElement container)
    {
        foreach (var element in container.ChildElements)
        {
            switch (element)
            {
                case Run run:
                    Walk(run);
                    break;
                case DeletedRun or MoveFromRun or AlternateContent or Drawing or Picture or ParagraphProperties or RunProperties:
                    break;
                case FieldChar { FieldCharType: var type }:
                    Field(type);
                    break;
                case Text text:
                    Take(text, text.Text);
                    break;
                case TabChar or Break or CarriageReturn:
                    Take(element, "\u2028");
                    break;
                case NoBreakHyphen:
                    Take(element, "-");
                    break;
                default:
                    if (element is not (FieldCode or DeletedText) && element.HasChildren)
                        Walk(element);
                    break;
            }
        }
    }

    private void Field(EnumValue<FieldCharValues>? type)
    {
        if (type is null)
            return;
        if (type.Value == FieldCharValues.Begin)
        {
            _fields.Push(true);
            _codes++;
        }
        else if (_fields.Count > 0 && type.Value == FieldCharValues.Separate && _fields.Peek())
        {
            _fields.Pop();
            _fields.Push(false);
            _codes--;
        }
        else if (_fields.Count > 0 && type.Value == FieldCharValues.End && _fields.Pop())
            _codes--;
    }

    private void Take(OpenXmlElement element, string text)
    {
        if (_codes > 0 || text.Length == 0)
            return;
        _pieces.Add(new WordPiece(element, _text.Length, text.Length));
        // A line feed inside a text is a space to Word; here it would look like the next paragraph of a cell.
        _text.Append(text.Replace('\n', ' ').Replace('\r', ' '));
    }
}

/// <param name="Element">The text, tab or break; its parent is the run.</param>
/// <param name="Start">In the text of the paragraph.</param>
/// <param name="Length">In characters.</param>
internal sealed record WordPiece(OpenXmlElement Element, int Start, int Length)
{
    public int End => Start + Length;
}
