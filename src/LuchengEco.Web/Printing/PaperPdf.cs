using LuchengEco.Services.Briefs;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using UglyToad.PdfPig;

namespace LuchengEco.Web.Printing;

/// <summary>The leaders' brief, set closer and cut shorter until two pages hold it, and the month's bulletin as PDF.</summary>
public sealed class PaperPdf(ChromiumPrinter printer, DocumentHtml html)
{
    private const int BriefPages = 2;

    /// <param name="paper">What to print.</param>
    /// <param name="pass">Told before each pass, 1 for the first.</param>
    /// <param name="cancellationToken">The reader went away.</param>
    public async Task<PrintResult> PrintAsync(LeaderPaper paper, Action<int>? pass = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var density = 0;
        var result = await printer.PrintAsync(async pdf =>
        {
            // Nobody knows before how many lines the reasons take: a brief that runs over is set closer, and in the end tells less.
            if (pdf.Length == 0)
                density = 0;
            else if (density == BriefDocument.Closest || PagesOf(pdf) <= BriefPages)
                return null;
            else
                density++;
            pass?.Invoke(density + 1);
            return await HtmlAsync(paper, density);
        }, cancellationToken);
        return WithProperties(result, paper.Head);
    }

    /// <inheritdoc cref="PrintAsync(LeaderPaper, Action{int}?, CancellationToken)"/>
    public async Task<PrintResult> PrintAsync(MonthlyBulletin bulletin, Action<int>? pass = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bulletin);
        var result = await printer.PrintAsync(async pdf =>
        {
            if (pdf.Length > 0)
                return null;
            pass?.Invoke(1);
            return await HtmlAsync(bulletin);
        }, cancellationToken);
        return WithProperties(result, bulletin.Head);
    }

    /// <param name="paper">What to print.</param>
    /// <param name="density">0 to <see cref="BriefDocument.Closest"/>.</param>
    public Task<string> HtmlAsync(LeaderPaper paper, int density) =>
        html.RenderAsync<BriefDocument>((nameof(BriefDocument.Paper), paper), (nameof(BriefDocument.Density), density));

    public Task<string> HtmlAsync(MonthlyBulletin bulletin) => html.RenderAsync<BulletinDocument>((nameof(BulletinDocument.Bulletin), bulletin));

    private static int PagesOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return document.NumberOfPages;
    }

    private static PrintResult WithProperties(PrintResult result, PaperHead head) => result.Failure != PrintFailure.None ? result
        : result with { Pdf = new PdfProperties(head.Bureau + head.Title, head.Bureau, Phrase.Of(PaperDocumentText.Subject, head.Period, head.Basis), head.ComputedAt).WriteInto(result.Pdf) };
}
