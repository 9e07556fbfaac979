using LuchengEco.Services.Accounts;
using LuchengEco.Services.FrozenSummaries;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Printing.Exports;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Features.FrozenSummaries;

/// <summary>How far a freeze is.</summary>
public enum FreezeStep
{
    Reading,
    Pdf,
    Word,
    Excel,
    Storing,
}

/// <summary>Freezes a summary with the files that this host makes of it.</summary>
public sealed class SummaryFreezer(FreezeService freezing, SummaryPdf pdf, SiteAddress site, IOptions<EcoOptions> options)
{
    /// <param name="actor">Who freezes.</param>
    /// <param name="request">What.</param>
    /// <param name="here">Any address of the site as the person opened it.</param>
    /// <param name="step">Told before each step.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    public Task<FreezeResult> FreezeAsync(Actor actor, FreezeRequest request, Uri here, Action<FreezeStep>? step = null, CancellationToken cancellationToken = default)
    {
        step?.Invoke(FreezeStep.Reading);
        return freezing.FreezeAsync(actor, request, code => site.Of(EcoUrls.CheckOf(code), here), (summary, token) => PrintAsync(summary, step, token), cancellationToken);
    }

    private async Task<PrintedFiles> PrintAsync(YearEndSummary summary, Action<FreezeStep>? step, CancellationToken cancellationToken)
    {
        step?.Invoke(FreezeStep.Pdf);
        var printed = await pdf.PrintAsync(summary, cancellationToken);
        if (ExportResult.FailureOf(printed.Failure) is var failure and not ExportFailure.None)
            return PrintedFiles.Failed(ExportWords.CodeOf(failure), ExportWords.Of(failure, options.Value));
        step?.Invoke(FreezeStep.Word);
        var word = await Task.Run(() => SummaryWord.Write(summary), cancellationToken);
        step?.Invoke(FreezeStep.Excel);
        var excel = await Task.Run(() => SummaryExcel.Write(summary), cancellationToken);
        step?.Invoke(FreezeStep.Storing);
        return new PrintedFiles(printed.Pdf!, word, excel);
    }
}
