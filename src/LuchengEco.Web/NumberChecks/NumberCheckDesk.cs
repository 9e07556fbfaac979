using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.NumberChecks;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Printing;

namespace LuchengEco.Web.NumberChecks;

/// <summary>What a check came to: the result, or that nobody may or can.</summary>
/// <param name="Summary">What it was compared with; null when the year has none or the person may not.</param>
/// <param name="Result">Null with it.</param>
/// <param name="IsForbidden">The person may not export.</param>
internal sealed record NumberCheckOutcome(YearEndSummary? Summary, NumberCheckResult? Result, bool IsForbidden = false);

/// <summary>What documents are compared with, computed once for a summary.</summary>
/// <param name="Ours">Our own export, read back.</param>
/// <param name="Known">Numbers by name.</param>
/// <param name="Labels">What the numbers of our paragraphs are.</param>
internal sealed record NumberReference(DocumentContent Ours, IReadOnlyList<KnownNumber> Known, SlotLabels Labels)
{
    public static NumberReference Of(YearEndSummary summary) => new(WordFile.Read(SummaryWord.Write(summary)), KnownNumbers.Of(summary), SlotLabels.Of(summary));
}

/// <summary>Checks a document against the summary of a year: page and REST come through here.</summary>
internal sealed class NumberCheckDesk(YearEndSummaryService summaries, AuditLog audit)
{
    /// <summary>Checks that are computed at the same time: they need a processor and memory each, and the next one waits a second or two.</summary>
    private static readonly SemaphoreSlim AtOnce = new(2);

    /// <param name="actor">Who asks; needs the right to export.</param>
    /// <param name="request">Which summary.</param>
    /// <param name="document">Reads the document, once it is known that the person may.</param>
    /// <param name="name">Of the file; null for pasted words, which are a part of a document.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <exception cref="WordFileException">The document cannot be read.</exception>
    public async Task<NumberCheckOutcome> CheckAsync(Actor actor, ReportRequest request, Func<DocumentContent> document, string? name, CancellationToken cancellationToken)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.Export, $"number-check {request.Year}", cancellationToken))
            return new(null, null, IsForbidden: true);
        if (await summaries.GetAsync(actor, request, cancellationToken) is not { } summary)
            return new(null, null);
        // A long document takes a second of computing, which must not hold the circuit.
        await AtOnce.WaitAsync(cancellationToken);
        NumberCheckResult result;
        try
        {
            result = await Task.Run(() => Check(summary, document(), isExtract: name is null), cancellationToken);
        }
        finally
        {
            AtOnce.Release();
        }
        await audit.WriteAsync(actor, "number-check", AuditOutcome.Done,
            $"{summary.Through} {name ?? "text"}: {result.Total}, different {result.Count(NumberState.Different)}, unknown {result.Count(NumberState.Unknown)}", cancellationToken: cancellationToken);
        return new(summary, result);
    }

    /// <summary>Our own Word export, read back by the reader of the document: nothing of it can be left out.</summary>
    public static NumberCheckResult Check(YearEndSummary summary, DocumentContent document, bool isExtract = false) =>
        Check(NumberReference.Of(summary), document, isExtract);

    /// <inheritdoc cref="Check(YearEndSummary, DocumentContent, bool)"/>
    public static NumberCheckResult Check(NumberReference reference, DocumentContent document, bool isExtract = false) =>
        NumberChecker.Check(reference.Ours, document, reference.Known, isExtract, reference.Labels);
}
