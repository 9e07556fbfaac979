using System.Globalization;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Briefs;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Web.Printing.Exports;

/// <summary>Makes the file that is asked for, whoever waits for it: one right, one audit entry, one content.</summary>
public sealed class ExportWriter(YearEndSummaryService summaries, PaperService papers, SummaryPdf summaryPdf, PaperPdf paperPdf, AuditLog audit)
{
    /// <param name="actor">Who asks.</param>
    /// <param name="request">What to make.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancellationToken">Stops the queries and the printing.</param>
    public async Task<ExportResult> WriteAsync(Actor actor, ExportRequest request, Action<ExportStep> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(progress);
        if (!await audit.AllowsAsync(actor, EcoOperation.Export, string.Create(CultureInfo.InvariantCulture, $"{request.Report.Year} {request.Kind}"), cancellationToken))
            return ExportResult.Failed(ExportFailure.Forbidden);
        progress(new ExportStep(ExportState.Reading));
        var result = request.Kind switch
        {
            ExportKind.Pdf or ExportKind.Word or ExportKind.Excel => await SummaryAsync(actor, request, progress, cancellationToken),
            ExportKind.Brief => await BriefAsync(actor, request, progress, cancellationToken),
            ExportKind.Bulletin => await BulletinAsync(actor, request, progress, cancellationToken),
        };
        cancellationToken.ThrowIfCancellationRequested();
        // No file leaves without an entry, and none is entered that was not made.
        if (result.File is { } file)
            await audit.WriteAsync(actor, "export", AuditOutcome.Done, file.Name, cancellationToken: cancellationToken);
        return result;
    }

    private async Task<ExportResult> SummaryAsync(Actor actor, ExportRequest request, Action<ExportStep> progress, CancellationToken cancellationToken)
    {
        if (await summaries.GetAsync(actor, request.Report, cancellationToken) is not { } summary)
            return ExportResult.Failed(ExportFailure.YearUnknown);
        progress(new ExportStep(ExportState.Writing));
        return request.Kind switch
        {
            ExportKind.Word => new ExportResult(File(SummaryWord.Write(summary), SummaryWord.ContentType)),
            ExportKind.Excel => new ExportResult(File(SummaryExcel.Write(summary), SummaryExcel.ContentType)),
            _ => ExportResult.Of(await summaryPdf.PrintAsync(summary, new PrintWishes { Pass = Told(progress) }, cancellationToken), pdf => File(pdf, SummaryPdf.ContentType)),
        };

        ExportFile File(byte[] content, string type) => new(content, type, $"{summary.FileName}.{request.Extension}", $"summary-{summary.Through}.{request.Extension}");
    }

    private async Task<ExportResult> BriefAsync(Actor actor, ExportRequest request, Action<ExportStep> progress, CancellationToken cancellationToken)
    {
        if (await papers.GetBriefAsync(actor, request.Report, cancellationToken) is not { } brief)
            return ExportResult.Failed(ExportFailure.YearUnknown);
        progress(new ExportStep(ExportState.Writing));
        return ExportResult.Of(await paperPdf.PrintAsync(brief, Told(progress), cancellationToken),
            pdf => new ExportFile(pdf, SummaryPdf.ContentType, brief.Head.FileName + ".pdf", $"brief-{brief.Through}.pdf"));
    }

    private async Task<ExportResult> BulletinAsync(Actor actor, ExportRequest request, Action<ExportStep> progress, CancellationToken cancellationToken)
    {
        if (await papers.GetBulletinAsync(actor, request.Report, cancellationToken) is not { } bulletin)
            return ExportResult.Failed(ExportFailure.YearUnknown);
        progress(new ExportStep(ExportState.Writing));
        return ExportResult.Of(await paperPdf.PrintAsync(bulletin, Told(progress), cancellationToken),
            pdf => new ExportFile(pdf, SummaryPdf.ContentType, bulletin.Head.FileName + ".pdf", $"bulletin-{bulletin.Month}.pdf"));
    }

    private static Action<int> Told(Action<ExportStep> progress) => pass => progress(new ExportStep(ExportState.Printing, pass));
}
