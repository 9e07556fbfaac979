using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LuchengEco.Domain.Explanations;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Summary;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Printing;

/// <summary>The summary as a Word file to be edited: real styles, real headings, the same words and numbers as the PDF (methods §8).</summary>
/// <remarks>Faces are named, not embedded: an office that owns 仿宋, 黑体 and 楷体 sees the official look.</remarks>
public static class SummaryWord
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Write(YearEndSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Create();
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new EvenAndOddHeaders());
            main.Document = new Document(new Body([.. Content(summary), Section(main, summary)]));
            if (summary.Seal is { } seal)
                SealPicture.Add(main, seal, WordStyles.Signature);
            document.PackageProperties.Title = summary.Bureau + summary.Title + summary.Period;
            document.PackageProperties.Creator = summary.Bureau;
            document.PackageProperties.Language = "zh-CN";
            document.PackageProperties.Created = summary.ComputedAt.UtcDateTime;
        }
        return memory.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Content(YearEndSummary summary)
    {
        var text = Prose(summary).ToList();
        // The signature must not stand alone on a page (GB/T 9704).
        (text[^1].ParagraphProperties!.KeepNext, text[^1].ParagraphProperties!.KeepLines) = (new KeepNext(), new KeepLines());
        return [.. text, .. Closing(summary), .. Annexes(summary)];
    }

    private static IEnumerable<Paragraph> Prose(YearEndSummary summary)
    {
        yield return Styled(WordStyles.Title, summary.Bureau);
        yield return Styled(WordStyles.Title, summary.Title);
        if (summary.Period.Length > 0)
            yield return Styled(WordStyles.Centred, summary.Period);
        yield return Styled(WordStyles.Centred, summary.Basis);
        foreach (var paragraph in summary.Opening)
            yield return Run(paragraph);
        foreach (var chapter in summary.Chapters)
        {
            yield return Styled(WordStyles.Heading1, chapter.Heading);
            foreach (var paragraph in chapter.Paragraphs)
                yield return Run(paragraph);
            foreach (var section in chapter.Sections)
            {
                yield return Styled(WordStyles.Heading2, section.Heading);
                foreach (var paragraph in section.Paragraphs)
                    yield return Run(paragraph);
            }
        }
    }

    private static IEnumerable<Paragraph> Closing(YearEndSummary summary)
    {
        yield return Styled(WordStyles.AnnexList, "");
        foreach (var (index, annex) in summary.Annexes.All.Index())
            yield return AnnexLine(index, SummaryOutline.Numbered(index + 1, annex.Title));
        yield return Styled(WordStyles.AnnexList, "");
        yield return Styled(WordStyles.Signature, summary.Bureau);
        yield return Styled(WordStyles.Signature, summary.DatedOn);
    }

    private static IEnumerable<OpenXmlElement> Annexes(YearEndSummary summary)
    {
        foreach (var head in Head(summary.Annexes.Targets))
            yield return head;
        yield return Table([26, 8, 10, 12, 14, 20, 11],
            [DocumentText.Indicator, DocumentText.Unit, DocumentText.Target, SummaryAnnexTargets.ToDateHead(summary), DocumentText.Status, DocumentText.Needed, DocumentText.LastYear],
            [.. summary.Targets.Select(line => new[] { line.Name, line.Unit, line.Target, SummaryAnnexTargets.ToDate(line), StatusWords.Of(line.Status), line.Needed, line.LastYear })], [2, 3, 6]);
        yield return Styled(WordStyles.Note, DocumentText.TargetsNote + (SummaryAnnexTargets.HasMarks(summary) ? YearOnYear.MarkNote : ""));
        foreach (var head in Head(summary.Annexes.Charts))
            yield return head;
        yield return Styled(WordStyles.Note, DocumentText.ChartsElsewhere);
        foreach (var head in Head(summary.Annexes.Months))
            yield return head;
        yield return Table([4, 2, .. Enumerable.Repeat(2, 12)],
            [DocumentText.Indicator, DocumentText.Series, .. Enumerable.Range(1, 12).Select(SummaryAnnexMonths.MonthHead)],
            [.. summary.Headlines.SelectMany(indicator => SummaryAnnexMonths.Rows(indicator, summary.Through.Month))], [.. Enumerable.Range(2, 12)], small: true);
        yield return Styled(WordStyles.Note, DocumentText.MonthsNote);
        foreach (var head in Head(summary.Annexes.Projects))
            yield return head;
        yield return Table(summary.ProjectsHaveDays ? [26, 11, 13, 12, 9, 8, 8, 12, 12] : [31, 12, 16, 14, 11, 9, 8],
            [DocumentText.Project, DocumentText.Area, DocumentText.Place, DocumentText.Investment, DocumentText.Count, DocumentText.State, DocumentText.Percent,
                .. summary.ProjectsHaveDays ? [ProjectPageText.DueOn, ProjectPageText.CompletedOn] : Array.Empty<string>()],
            [.. summary.Projects.Select(line => (string[])[line.Name, line.Area, line.Place, line.Investment, line.Count, StateWords.Of(line.State), line.Percent,
                .. summary.ProjectsHaveDays ? [line.Due, line.Completed] : Array.Empty<string>()])], [3, 4, 6]);
        foreach (var head in Head(summary.Annexes.Facts))
            yield return head;
        yield return Table([3, 4, 2, 3], [DocumentText.PlanItem, DocumentText.Fact, DocumentText.FactValue, DocumentText.FactIndicator],
            [.. summary.Facts.SelectMany(group => group.Facts.Select(fact => new[] { group.PlanItem, fact.Name, fact.Wording, fact.Indicator }))], [2]);
        yield return Styled(WordStyles.Note, SummaryAnnexFacts.NoteOf(summary));
        foreach (var head in Head(summary.Annexes.Explanations))
            yield return head;
        yield return Styled(WordStyles.Note, summary.Explanations.Count == 0 ? DocumentText.NoHeadlines : summary.Basis);
        foreach (var part in summary.Explanations.SelectMany(Goal))
            yield return part;
        if (summary.Annexes.Events is not { } events)
            yield break;
        foreach (var head in Head(events))
            yield return head;
        yield return Table([7, 16, 34, 26, 17], [.. SummaryAnnexEvents.Heads], [.. summary.Events.Select(SummaryAnnexEvents.Row)], []);
        yield return Styled(WordStyles.Note, DocumentText.EventsNote);
    }

    private static IEnumerable<OpenXmlElement> Goal(ExplainedGoal goal)
    {
        yield return Styled(WordStyles.Goal, goal.Explanation.Title);
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
            yield return Styled(WordStyles.Caption, SummaryAnnexExplanations.Caption(goal));
            yield return Cells(goal.Cells);
        }
    }

    /// <summary>The months as on the page: what stands there in two tables are here the two halves of one.</summary>
    private static Table Cells(IReadOnlyList<ExplanationCell> cells)
    {
        var halves = SummaryAnnexExplanations.Halves(cells);
        var heads = SummaryAnnexExplanations.Heads;
        return Table([.. halves.SelectMany(_ => new[] { 3, 8, 4, 4 })], [.. halves.SelectMany(_ => heads)],
            [.. halves[0].Select((_, row) => halves.SelectMany(half => row < half.Length ? SummaryAnnexExplanations.Row(half[row]) : [.. heads.Select(_ => "")]).ToArray())], [], whole: true);
    }

    private static IEnumerable<Paragraph> Head(SummaryAnnex annex) =>
    [
        Styled(WordStyles.AnnexNumber, annex.Number),
        Styled(WordStyles.AnnexTitle, annex.Title),
    ];

    /// <summary>The first line begins with 附件：; the others start where its name starts (GB/T 9704).</summary>
    private static Paragraph AnnexLine(int index, string text)
    {
        var line = Styled(WordStyles.AnnexList, index == 0 ? DocumentText.AnnexListHead + text : text);
        if (index > 0)
            line.ParagraphProperties!.Append(new Indentation { Left = "1600", LeftChars = 500, Hanging = "0", HangingChars = 0 });
        return line;
    }

    private static Paragraph Styled(string style, string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(Written(text)));

    private static Paragraph Run(SummaryParagraph paragraph)
    {
        var element = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Body }));
        if (SummaryContent.IsRagged(paragraph.Text))
            element.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Left });
        if (paragraph.Lead.Length > 0)
            element.Append(new Run(new RunProperties(new Bold()), Written(paragraph.Lead)));
        element.Append(new Run(Written(paragraph.Text)));
        return element;
    }

    /// <summary>Characters that XML cannot hold never reach the database's texts, but a file must open even then.</summary>
    private static Text Written(string text) => new(string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar))) { Space = SpaceProcessingModeValues.Preserve };

    private static Table Table(int[] widths, string[] heads, IReadOnlyList<string[]> rows, int[] numbers, bool small = false, bool whole = false)
    {
        // 156 mm of text width in twentieths of a point.
        const int All = 8844;
        var unit = All / widths.Sum();
        var style = small ? WordStyles.SmallCell : WordStyles.Cell;
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = $"{All}", Type = TableWidthUnitValues.Dxa },
                new TableBorders(new TopBorder { Val = BorderValues.Single, Size = 8 }, new BottomBorder { Val = BorderValues.Single, Size = 8 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TopMargin { Width = small ? "20" : "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = (short)(small ? 20 : 70), Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = small ? "20" : "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = (short)(small ? 20 : 70), Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(width => new GridColumn { Width = $"{width * unit}" })));
        table.Append(Row(heads, head: true, keep: whole));
        table.Append(rows.Select((row, index) => Row(row, head: false, keep: whole && index < rows.Count - 1)));
        return table;

        // A row whose paragraphs keep with the next one stays on its page.
        TableRow Row(string[] cells, bool head, bool keep) => new(
        [
            new TableRowProperties([new CantSplit(), .. head ? [new TableHeader()] : Array.Empty<OpenXmlElement>()]),
            .. cells.Select((cell, column) => new TableCell(
                new TableCellProperties([new TableCellWidth { Width = $"{widths[column] * unit}", Type = TableWidthUnitValues.Dxa },
                    .. head ? [new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "EEF2F1" }] : Array.Empty<OpenXmlElement>()]),
                new Paragraph(
                    new ParagraphProperties([new ParagraphStyleId { Val = style }, .. keep ? [new KeepNext()] : Array.Empty<OpenXmlElement>(),
                        .. numbers.Contains(column) ? [new Justification { Val = JustificationValues.Right }] : Array.Empty<OpenXmlElement>()]),
                    new Run(Written(cell))))),
        ]);
    }

    /// <summary>A4 with the official margins; page numbers outside, the demonstration mark in the head of every page.</summary>
    private static SectionProperties Section(MainDocumentPart main, YearEndSummary summary)
    {
        var section = new SectionProperties();
        if (summary.HasDemonstration)
        {
            foreach (var side in new[] { HeaderFooterValues.Default, HeaderFooterValues.Even })
            {
                var part = main.AddNewPart<HeaderPart>();
                part.Header = new Header(Styled(WordStyles.Mark, DocumentText.DemonstrationMark));
                section.Append(new HeaderReference { Type = side, Id = main.GetIdOfPart(part) });
            }
        }
        foreach (var (side, justification) in new[] { (HeaderFooterValues.Default, JustificationValues.Right), (HeaderFooterValues.Even, JustificationValues.Left) })
        {
            var part = main.AddNewPart<FooterPart>();
            part.Footer = new Footer(new Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.PageNumber }, new Justification { Val = justification }),
                new Run(Written("— ")), new SimpleField(new Run(Written("1"))) { Instruction = " PAGE " }, new Run(Written(" —"))));
            section.Append(new FooterReference { Type = side, Id = main.GetIdOfPart(part) });
        }
        section.Append(
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 2098, Left = 1587, Bottom = 1984, Right = 1474, Header = 1134, Footer = 1417, Gutter = 0 },
            new DocGrid { Type = DocGridValues.Lines, LinePitch = 579 });
        return section;
    }
}
