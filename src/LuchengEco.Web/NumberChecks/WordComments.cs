using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LuchengEco.Services.NumberChecks;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.NumberChecks;

/// <summary>Writes a Word comment at each number of a document that is not equal; text, formats and tracked changes stay as they are.</summary>
internal static class WordComments
{
    /// <param name="content">The document that was checked.</param>
    /// <param name="findings">What was found in it.</param>
    /// <param name="at">When.</param>
    public static byte[] Write(byte[] content, IEnumerable<NumberFinding> findings, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(findings);
        using var memory = new MemoryStream();
        memory.Write(content);
        using (var document = WordprocessingDocument.Open(memory, isEditable: true))
        {
            var paragraphs = WordText.ParagraphsOf(document);
            var comments = CommentsOf(document.MainDocumentPart!);
            var next = comments.Elements<Comment>().Select(comment => int.TryParse(comment.Id?.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) ? id : -1).DefaultIfEmpty(-1).Max() + 1;
            var wanted = findings.Where(finding => finding is { Anchor: not null, State: not (NumberState.Equal or NumberState.Missing) }).ToList();
            foreach (var (number, finding) in wanted.Index())
                comments.Append(CommentOf(finding, next + number, at));
            // From the end, so that the places before stay where they are.
            foreach (var (number, finding) in wanted.Index().OrderByDescending(pair => pair.Item.Anchor!.Key).ThenByDescending(pair => pair.Item.Anchor!.Start))
                Mark(document.MainDocumentPart!, paragraphs[finding.Anchor!.Key], finding.Anchor, Id(next + number));
        }
        return memory.ToArray();
    }

    private static Comments CommentsOf(MainDocumentPart main)
    {
        var part = main.WordprocessingCommentsPart ?? main.AddNewPart<WordprocessingCommentsPart>();
        return part.Comments ??= new Comments();
    }

    private static Comment CommentOf(NumberFinding finding, int id, DateTimeOffset at)
    {
        var lines = new List<string> { NumberStateWords.Of(finding.State) + NumberCheckPageText.Colon + finding.Why };
        if (finding.Ours.Length > 0)
            lines.Add(NumberCheckPageText.Ours + NumberCheckPageText.Colon + finding.Ours);
        if (finding.Label.Length > 0)
            lines.Add(NumberCheckPageText.Source + NumberCheckPageText.Colon + finding.Label);
        return new Comment(lines.Select(line => new Paragraph(new Run(new Text(string.Concat(line.Where(System.Xml.XmlConvert.IsXmlChar))) { Space = SpaceProcessingModeValues.Preserve }))))
        {
            Id = Id(id),
            Author = NumberCheckPageText.Author,
            Initials = NumberCheckPageText.Initials,
            Date = at.UtcDateTime,
        };
    }

    private static void Mark(MainDocumentPart main, WordParagraph paragraph, NumberAnchor anchor, string id)
    {
        var (first, last) = paragraph.Host switch
        {
            { Paragraph: { } host } => Whole(host),
            { FootnoteId: { } note } => ReferenceOf(main.Document!.Descendants<FootnoteReference>().FirstOrDefault(reference => reference.Id?.Value == note)),
            { EndnoteId: { } note } => ReferenceOf(main.Document!.Descendants<EndnoteReference>().FirstOrDefault(reference => reference.Id?.Value == note)),
            _ => Runs(paragraph, anchor),
        };
        if (first is null || last is null)
            return;
        first.InsertBeforeSelf(new CommentRangeStart { Id = id });
        var end = new CommentRangeEnd { Id = id };
        last.InsertAfterSelf(end);
        end.InsertAfterSelf(new Run(new CommentReference { Id = id }));
    }

    private static (OpenXmlElement?, OpenXmlElement?) Whole(Paragraph host) => (host.Elements<Run>().FirstOrDefault(), host.Elements<Run>().LastOrDefault());

    private static (OpenXmlElement?, OpenXmlElement?) ReferenceOf(OpenXmlElement? reference) => (reference?.Parent, reference?.Parent);

    /// <summary>The runs that hold exactly the place, split off where they hold more.</summary>
    private static (OpenXmlElement?, OpenXmlElement?) Runs(WordParagraph paragraph, NumberAnchor anchor)
    {
        var end = anchor.Start + anchor.Length;
        var touched = paragraph.Pieces.Where(piece => piece.Start < end && piece.End > anchor.Start).ToList();
        if (touched.Count == 0)
            return (null, null);
        var (head, tail) = (touched[0], touched[^1]);
        // Behind the place first: then the elements before it are still the ones that were read.
        if (end < tail.End)
            SplitText(tail, end - tail.Start);
        SplitRunAfter(tail.Element);
        OpenXmlElement first = head.Element;
        if (anchor.Start > head.Start)
            first = SplitText(head, anchor.Start - head.Start);
        SplitRunBefore(first);
        return (first.Parent, head == tail ? first.Parent : tail.Element.Parent);
    }

    /// <summary>Leaves the first characters where they are and returns a new element with the rest behind it.</summary>
    private static Text SplitText(WordPiece piece, int at)
    {
        var text = (Text)piece.Element;
        var rest = new Text(text.Text[at..]) { Space = SpaceProcessingModeValues.Preserve };
        text.Text = text.Text[..at];
        text.Space = SpaceProcessingModeValues.Preserve;
        text.InsertAfterSelf(rest);
        return rest;
    }

    /// <summary>What stands in the run behind the element moves to a run of its own with the same format.</summary>
    private static void SplitRunAfter(OpenXmlElement element)
    {
        var run = (Run)element.Parent!;
        var behind = element.ElementsAfter().ToList();
        if (behind.Count > 0)
            run.InsertAfterSelf(Moved(run, behind));
    }

    /// <summary>What stands in the run before the element stays, and the element and what follows move to a run of their own.</summary>
    private static void SplitRunBefore(OpenXmlElement element)
    {
        var run = (Run)element.Parent!;
        if (element.ElementsBefore().Any(sibling => sibling is not RunProperties))
            run.InsertAfterSelf(Moved(run, [element, .. element.ElementsAfter()]));
    }

    private static Run Moved(Run run, List<OpenXmlElement> elements)
    {
        var moved = new Run();
        if (run.RunProperties?.CloneNode(true) is { } format)
            moved.Append(format);
        foreach (var element in elements)
        {
            element.Remove();
            moved.Append(element);
        }
        return moved;
    }

    private static string Id(int id) => id.ToString(CultureInfo.InvariantCulture);
}
