using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Summary;
using LuchengEco.Web.Resources;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Outline;

namespace LuchengEco.Web.Printing;

/// <summary>The summary as PDF in two passes: Chromium knows no target-counter, so the first one finds the page of each heading.</summary>
public sealed class SummaryPdf(ChromiumPrinter printer, DocumentHtml html)
{
    public const string ContentType = "application/pdf";

    /// <summary>Passes after which the contents page is taken as it is.</summary>
    private const int MaxPasses = 3;

    public Task<PrintResult> PrintAsync(YearEndSummary summary, CancellationToken cancellationToken = default) => PrintAsync(summary, new PrintWishes(), cancellationToken);

    public async Task<PrintResult> PrintAsync(YearEndSummary summary, PrintWishes wishes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(wishes);
        var passes = 0;
        var pages = new Dictionary<string, int>();
        var result = await printer.PrintAsync(async pdf =>
        {
            if (pdf.Length == 0)
            {
                // The printer starts again from nothing when the browser died.
                (passes, pages) = (1, []);
            }
            else
            {
                var found = PagesOf(summary, pdf);
                if (passes >= MaxPasses || (found.Count == pages.Count && found.All(pair => pages[pair.Key] == pair.Value)))
                    return null;
                (passes, pages) = (passes + 1, found);
            }
            wishes.Pass?.Invoke(passes);
            return await HtmlAsync(summary, pages);
        }, cancellationToken);
        return result.Failure == PrintFailure.None ? result with { Pdf = PropertiesOf(summary).WriteInto(result.Pdf) } : result;
    }

    private static PdfProperties PropertiesOf(YearEndSummary summary) =>
        new(SummaryDocument.TitleOf(summary), summary.Bureau, Phrase.Of(PrintingText.Subject, summary.DatedOn, summary.Basis), summary.ComputedAt);

    public Task<string> HtmlAsync(YearEndSummary summary, IReadOnlyDictionary<string, int> pages) =>
        html.RenderAsync<SummaryDocument>((nameof(SummaryDocument.Summary), summary), (nameof(SummaryDocument.Pages), pages));

    /// <summary>The page of each entry of the outline, read from the bookmarks that Chromium writes for the headings in their order.</summary>
    /// <exception cref="InvalidOperationException">The bookmarks are not the outline's: the document and the outline disagree.</exception>
    internal static Dictionary<string, int> PagesOf(YearEndSummary summary, byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var bookmarks = document.TryGetBookmarks(out var tree)
            ? tree.GetNodes().OfType<DocumentBookmarkNode>().Select(node => node.PageNumber).Skip(1).ToList()
            : [];
        var entries = SummaryOutline.Of(summary);
        return bookmarks.Count == entries.Count
            ? entries.Zip(bookmarks).ToDictionary(pair => pair.First.Id, pair => pair.Second)
            : throw new InvalidOperationException($"The document has {bookmarks.Count} bookmarks and the outline {entries.Count} entries.");
    }
}
