using System.Globalization;
using LuchengEco.Domain.Writing;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Web.Printing;

/// <summary>A heading or paragraph of the summary's text with the number that the document's numbering writes before it.</summary>
/// <param name="Level">0 plain text, 1 一、, 2 （一）, 3 a paragraph with a run-in head 1.</param>
/// <param name="Number">As printed; empty at level 0.</param>
/// <param name="Lead">Heading, or the run-in head without its number.</param>
/// <param name="Body">What follows.</param>
internal sealed record SummaryBlock(int Level, string Number, string Lead, LivingText Body)
{
    public string Text => Body.ToString();

    public string Printed => Number + Lead + Text;
}

/// <summary>The text between title and signature as one run of blocks: where Word and Excel walk through chapters and paragraphs; the page and the PDF lay them out themselves.</summary>
internal static class SummaryBlocks
{
    public static IEnumerable<SummaryBlock> Of(YearEndSummary summary)
    {
        foreach (var paragraph in summary.Opening)
            yield return new SummaryBlock(0, "", "", paragraph.Body);
        foreach (var chapter in summary.Chapters)
        {
            yield return new SummaryBlock(1, chapter.Number, chapter.Title, "");
            foreach (var block in Paragraphs(chapter.Paragraphs))
                yield return block;
            foreach (var section in chapter.Sections)
            {
                yield return new SummaryBlock(2, section.Number, section.Title, "");
                foreach (var block in Paragraphs(section.Paragraphs))
                    yield return block;
            }
        }
    }

    /// <summary>A run-in head is numbered where its number is the next one; any other stands as it was written.</summary>
    private static IEnumerable<SummaryBlock> Paragraphs(IEnumerable<SummaryParagraph> paragraphs)
    {
        var number = 0;
        foreach (var paragraph in paragraphs)
        {
            var next = string.Create(CultureInfo.InvariantCulture, $"{number + 1}.");
            if (paragraph.Lead.StartsWith(next, StringComparison.Ordinal))
            {
                number++;
                yield return new SummaryBlock(3, next, paragraph.Lead[next.Length..], paragraph.Body);
            }
            else
            {
                yield return new SummaryBlock(0, "", paragraph.Lead, paragraph.Body);
            }
        }
    }
}
