using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.ExtendedProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LuchengEco.Domain.Explanations;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Charts;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Summary;
using LuchengEco.Web.Resources;
using static LuchengEco.Web.Printing.WordParts;

namespace LuchengEco.Web.Printing;

/// <summary>The summary as a Word file to be edited: real styles, real numbering, charts of Word's own, the same words and numbers as the PDF (methods §8).</summary>
/// <remarks>Faces are named, not embedded: an office that owns 仿宋, 黑体 and 楷体 sees the official look.</remarks>
public static partial class SummaryWord
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Write(YearEndSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Create(SummaryOutline.Of(summary).Count);
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = WordNumbering.Create();
            main.AddNewPart<FontTablePart>().Fonts = WordStyles.FontTable();
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
                new EvenAndOddHeaders(),
                // Without this Word opens the file as one of Word 2007.
                new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
            var writer = new Writer(main, summary);
            main.Document = new Document(new Body([.. writer.Content()]));
            if (summary.Seal is { } seal)
                SealPicture.Add(main, seal, WordStyles.Signature);
            // Last: whatever stands in the text moves the pages.
            WordContents.FillPages(main);
            main.Document.Body!.Append(WordFrame.Section(main, summary));
            document.AddExtendedFilePropertiesPart().Properties = new Properties(new Company(summary.Bureau));
            document.PackageProperties.Title = summary.Bureau + summary.Title + summary.Period;
            document.PackageProperties.Creator = summary.Bureau;
            document.PackageProperties.Subject = Phrase.Of(OfficeText.Subject, summary.Year);
            document.PackageProperties.Language = "zh-CN";
            document.PackageProperties.Created = summary.ComputedAt.UtcDateTime;
            document.PackageProperties.Version = summary.Seal is { } frozen ? WordFrame.SealOf(frozen) : OfficeText.Draft;
        }
        return memory.ToArray();
    }

    /// <summary>1、2、3、5月: programs that hold it together would tear the line before it apart.</summary>
    [GeneratedRegex("([0-9]+、){3,}")]
    private static partial Regex Enumeration();

    private sealed class Writer(MainDocumentPart main, YearEndSummary summary)
    {
        /// <summary>Headings in their order: the outline's entry that is due next.</summary>
        private readonly Queue<OutlineEntry> _due = new(SummaryOutline.Of(summary));

        private readonly UnapprovedMarks _marks = new(summary);

        private int _headings;

        public IEnumerable<OpenXmlElement> Content() => [.. Cover(), WordContents.Block(SummaryOutline.Of(summary)), .. Text(), .. Annexes()];

        private IEnumerable<Paragraph> Cover()
        {
            yield return Styled(WordStyles.CoverBureau, summary.Bureau);
            yield return Styled(WordStyles.CoverTitle, summary.Title);
            yield return Styled(WordStyles.CoverPeriod, summary.Period);
            yield return Styled(WordStyles.CoverBasis, summary.Basis);
            if (summary.Seal is { } seal)
            {
                yield return Styled(WordStyles.CoverLine, WordFrame.SealOf(seal));
                yield return Styled(WordStyles.CoverLine, WordFrame.FrozenBy(seal));
                yield return Styled(WordStyles.CoverLine, Phrase.Of(OfficeText.CheckAt, seal.CheckAddress));
            }
            yield return Styled(WordStyles.CoverDate, summary.DatedOn);
        }

        private List<Paragraph> Text()
        {
            List<Paragraph> text = [.. Title(), .. SummaryBlocks.Of(summary).Select(Block)];
            // The signature must not stand alone on a page (GB/T 9704).
            var last = text[^1].ParagraphProperties!;
            (last.KeepNext, last.KeepLines) = (new KeepNext(), new KeepLines());
            return [.. text, .. Closing()];
        }

        private IEnumerable<Paragraph> Title()
        {
            var title = Styled(WordStyles.Title, summary.Bureau);
            title.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
            yield return title;
            yield return Styled(WordStyles.Title, summary.Title);
            if (summary.Period.Length > 0)
                yield return Styled(WordStyles.Centred, summary.Period);
            yield return Styled(WordStyles.Centred, "");
        }

        private Paragraph Block(SummaryBlock block)
        {
            if (block.Level is 1 or 2)
                return Heading(Styled(block.Level == 1 ? WordStyles.Heading1 : WordStyles.Heading2, block.Lead));
            var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = block.Level == 3 ? WordStyles.Item : WordStyles.Body }));
            if (block.Level == 3)
                paragraph.ParagraphProperties!.NumberingProperties = WordNumbering.Of(3);
            if (SummaryContent.IsRagged(block.Text) || Enumeration().IsMatch(block.Text))
                paragraph.ParagraphProperties!.Justification = new Justification { Val = JustificationValues.Left };
            if (block.Lead.Length > 0)
                paragraph.Append(Said(block.Lead, bold: true));
            foreach (var (index, piece) in _marks.Split(block.Body).Index())
            {
                if (index > 0)
                    paragraph.Append(Raised(UnapprovedMarks.Sign));
                if (piece.Length > 0)
                    paragraph.Append(Said(piece));
            }
            return paragraph;
        }

        private IEnumerable<Paragraph> Closing()
        {
            if (UnapprovedMarks.Occur(summary))
            {
                var note = Styled(WordStyles.Note, Phrase.Of(PrintingText.UnverifiedNote, UnapprovedMarks.Sign));
                note.ParagraphProperties!.KeepNext = new KeepNext();
                yield return note;
            }
            yield return Styled(WordStyles.AnnexList, "");
            foreach (var (index, annex) in summary.Annexes.All.Index())
                yield return AnnexLine(index, SummaryOutline.Numbered(index + 1, annex.Title));
            yield return Styled(WordStyles.AnnexList, "");
            yield return Styled(WordStyles.Signature, summary.Bureau);
            yield return Styled(WordStyles.Signature, summary.DatedOn);
        }

        private IEnumerable<OpenXmlElement> Annexes() =>
            [.. Targets(), .. Charts(), .. Months(), .. Projects(), .. Facts(), .. Explanations(), .. Events()];

        private IEnumerable<OpenXmlElement> Targets() => summary.Targets.Count == 0
            ? [.. Head(summary.Annexes.Targets), Styled(WordStyles.Note, DocumentText.NoTargets)]
            :
            [
                .. Head(summary.Annexes.Targets),
                Table(new WordTable(summary.Annexes.Targets.Title, [24, 8, 9, 18, 13, 18, 11],
                    [DocumentText.Indicator, DocumentText.Unit, DocumentText.Target, SummaryAnnexTargets.ToDateHead(summary), DocumentText.Status, DocumentText.Needed, DocumentText.LastYear],
                    [.. summary.Targets.Select(line => new WordRow([line.Name, line.Unit, line.Target, SummaryAnnexTargets.ToDate(line), StatusWords.Of(line.Status), line.Needed, line.LastYear])
                    {
                        Colour = ColourOf(line.Status) is { } colour ? (4, colour) : null,
                    })], [2, 3, 6])),
                Styled(WordStyles.Note, DocumentText.TargetsNote),
                .. SummaryAnnexTargets.HasMarks(summary) ? [Styled(WordStyles.Note, YearOnYear.MarkNote)] : Array.Empty<Paragraph>(),
            ];

        private IEnumerable<OpenXmlElement> Charts()
        {
            foreach (var head in Head(summary.Annexes.Charts))
                yield return head;
            if (summary.Headlines.Count == 0)
                yield return Styled(WordStyles.Note, DocumentText.NoHeadlines);
            foreach (var (index, indicator) in summary.Headlines.Index())
            {
                var chart = MonthChart.Of(indicator);
                yield return FigureCaption(index + 1, chart.Title);
                var figure = Styled(WordStyles.Figure, "");
                figure.Append(WordChart.Draw(main, chart, index + 1));
                var notes = WordChart.Notes(chart).ToList();
                if (notes.Count > 0)
                    figure.ParagraphProperties!.KeepNext = new KeepNext();
                yield return figure;
                foreach (var (line, note) in notes.Index())
                {
                    var paragraph = Styled(WordStyles.FigureNote, note);
                    if (line + 1 < notes.Count)
                        paragraph.ParagraphProperties!.KeepNext = new KeepNext();
                    yield return paragraph;
                }
            }
        }

        private IEnumerable<OpenXmlElement> Months() => summary.Headlines.Count == 0
            ? [.. Head(summary.Annexes.Months), Styled(WordStyles.Note, DocumentText.NoHeadlines)]
            :
            [
                .. Head(summary.Annexes.Months),
                Table(new WordTable(summary.Annexes.Months.Title, [4, 2, .. Enumerable.Repeat(2, 12)],
                    [DocumentText.Indicator, DocumentText.Series, .. Enumerable.Range(1, 12).Select(SummaryAnnexMonths.MonthHead)],
                    [.. summary.Headlines.SelectMany(indicator => SummaryAnnexMonths.MarkedRows(indicator, summary.Through.Month).Select((row, index) => new WordRow(row) { Merge = index == 0, Keep = index < 2 }))],
                    [.. Enumerable.Range(2, 12)]) { Small = true }),
                Styled(WordStyles.Note, DocumentText.MonthsNote),
            ];

        private IEnumerable<OpenXmlElement> Projects() => summary.Projects.Count == 0
            ? [.. Head(summary.Annexes.Projects), Styled(WordStyles.Note, DocumentText.NoProjects)]
            :
            [
                .. Head(summary.Annexes.Projects),
                Table(new WordTable(summary.Annexes.Projects.Title, summary.ProjectsHaveDays ? [26, 11, 13, 12, 9, 8, 8, 12, 12] : [31, 12, 16, 14, 11, 9, 8],
                    [DocumentText.Project, DocumentText.Area, DocumentText.Place, DocumentText.Investment, DocumentText.Count, DocumentText.State, DocumentText.Percent,
                        .. summary.ProjectsHaveDays ? [ProjectPageText.DueOn, ProjectPageText.CompletedOn] : Array.Empty<string>()],
                    [.. summary.Projects.Select(line => new WordRow([line.Name, line.Area, line.Place, line.Investment, line.Count, StateWords.Of(line.State), line.Percent,
                        .. summary.ProjectsHaveDays ? [line.Due, line.Completed] : Array.Empty<string>()]))], [3, 4, 6])),
            ];

        private IEnumerable<OpenXmlElement> Facts() => summary.Facts.Count == 0
            ? [.. Head(summary.Annexes.Facts), Styled(WordStyles.Note, DocumentText.NoFacts)]
            :
            [
                .. Head(summary.Annexes.Facts),
                Table(new WordTable(summary.Annexes.Facts.Title, [52, 20, 28], [DocumentText.Fact, DocumentText.FactValue, DocumentText.FactIndicator],
                    [.. summary.Facts.SelectMany(group => group.Facts.Select(fact => new WordRow([fact.Name, fact.Wording, fact.Indicator])).Prepend(new WordRow([group.PlanItem]) { IsGroup = true, Keep = true }))], [1])),
                Styled(WordStyles.Note, SummaryAnnexFacts.NoteOf(summary)),
            ];

        private IEnumerable<OpenXmlElement> Explanations() =>
        [
            .. Head(summary.Annexes.Explanations),
            Styled(WordStyles.Note, summary.Explanations.Count == 0 ? DocumentText.NoHeadlines : summary.Basis),
            .. summary.Explanations.SelectMany(Goal),
        ];

        private IEnumerable<OpenXmlElement> Events()
        {
            if (summary.Annexes.Events is not { } events)
                return [];
            return
            [
                .. Head(events),
                Table(new WordTable(events.Title, [7, 16, 34, 26, 17], [.. SummaryAnnexEvents.Heads], [.. summary.Events.Select(line => new WordRow(SummaryAnnexEvents.Row(line))
                {
                    Link = Uri.TryCreate(line.Link, UriKind.Absolute, out var link) ? (3, main.AddHyperlinkRelationship(link, isExternal: true).Id) : null,
                })], [])),
                Styled(WordStyles.Note, DocumentText.EventsNote),
            ];
        }

        private IEnumerable<OpenXmlElement> Goal(ExplainedGoal goal)
        {
            yield return Heading(Styled(WordStyles.Goal, goal.Explanation.Title), isListed: true);
            yield return Styled(WordStyles.GoalValue, SummaryAnnexExplanations.Result(goal));
            foreach (var section in goal.Explanation.Sections)
            {
                yield return Styled(WordStyles.Part, section.Heading);
                foreach (var (index, line) in section.Lines.Index())
                {
                    var paragraph = Styled(line.IsFormula ? WordStyles.Formula : WordStyles.Line, line.Text);
                    paragraph.ParagraphProperties!.KeepLines = new KeepLines();
                    // No line announces a formula that stands overleaf.
                    if (index + 1 < section.Lines.Count && section.Lines[index + 1].IsFormula)
                        paragraph.ParagraphProperties.KeepNext = new KeepNext();
                    yield return paragraph;
                }
                if (section.Part != ExplanationPart.Formula || goal.Cells.Count == 0)
                    continue;
                yield return Styled(WordStyles.CellsCaption, SummaryAnnexExplanations.Caption(goal));
                yield return Cells(goal);
            }
        }

        /// <summary>The months as on the page: what stands there in two tables are here the two halves of one.</summary>
        private static Table Cells(ExplainedGoal goal)
        {
            var halves = SummaryAnnexExplanations.Halves(goal.Cells);
            var heads = SummaryAnnexExplanations.Heads;
            return Table(new WordTable(SummaryAnnexExplanations.Caption(goal), [.. halves.SelectMany(_ => new[] { 3, 8, 4, 4 })], [.. halves.SelectMany(_ => heads)],
                [.. halves[0].Select((_, row) => new WordRow([.. halves.SelectMany(half => CellsOf(half, row))]))], [])
            { Whole = true });

            IEnumerable<string> CellsOf(ExplanationCell[] half, int row) => row < half.Length ? SummaryAnnexExplanations.Row(half[row]) : heads.Select(_ => "");
        }

        /// <summary>The number stands alone in the first line (GB/T 9704), so that the contents read both in a field of their own.</summary>
        private IEnumerable<Paragraph> Head(SummaryAnnex annex) => [Heading(Styled(WordStyles.AnnexNumber, annex.Number), isListed: true), Styled(WordStyles.AnnexTitle, annex.Title)];

        /// <param name="heading">Paragraph of the outline's next entry.</param>
        /// <param name="isListed">Its words in the contents stand in a field, for it is no heading of level 1 or 2.</param>
        private Paragraph Heading(Paragraph heading, bool isListed = false)
        {
            var entry = _due.Dequeue();
            if (isListed)
            {
                foreach (var run in WordContents.Listed(entry))
                    heading.Append(run);
            }
            return Marked(heading, _headings, WordContents.BookmarkOf(_headings++));
        }

        private static string? ColourOf(ProgressStatus status) => status switch
        {
            ProgressStatus.Unreachable => "8F1D16",
            ProgressStatus.AtRisk => "7D4B00",
            ProgressStatus.NoTarget or ProgressStatus.NoData or ProgressStatus.Secured or ProgressStatus.OnTrack => null,
        };

        /// <summary>The first line begins with 附件：; the others start where its name starts (GB/T 9704).</summary>
        private static Paragraph AnnexLine(int index, string text)
        {
            var line = Styled(WordStyles.AnnexList, index == 0 ? DocumentText.AnnexListHead + text : text);
            if (index > 0)
                line.ParagraphProperties!.Append(new Indentation { Left = "1600", LeftChars = 500, Hanging = "0", HangingChars = 0 });
            return line;
        }

        private static Paragraph FigureCaption(int number, string title)
        {
            var (before, after) = Around(Phrase.Of(DocumentText.ChartCaption, number, title), number.ToString(CultureInfo.InvariantCulture));
            var caption = Styled(WordStyles.Caption, before);
            caption.Append(Field($@"SEQ {OfficeText.Figure} \* ARABIC", number.ToString(CultureInfo.InvariantCulture)));
            caption.Append(Said(after));
            return caption;
        }

        private static (string Before, string After) Around(string text, string part)
        {
            var at = text.IndexOf(part, StringComparison.Ordinal);
            return (text[..at], text[(at + part.Length)..]);
        }
    }
}
