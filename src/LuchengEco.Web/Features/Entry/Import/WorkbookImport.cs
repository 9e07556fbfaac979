using LuchengEco.Domain;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using LuchengEco.Web.Workbooks;

namespace LuchengEco.Web.Features.Entry.Import;

/// <summary>A workbook with what would become of each of its rows.</summary>
/// <param name="Lines">The rows as they lie in the file, in the order of <paramref name="Result"/>.</param>
/// <param name="Rows">The rows of the form that the reader may fill, by month and code.</param>
/// <param name="Result">What becomes of them.</param>
public sealed record ImportView(IReadOnlyList<EntryLine> Lines, IReadOnlyDictionary<(YearMonth Month, string Code), SheetRow> Rows, ImportResult Result)
{
    public IReadOnlyList<YearMonth> Months { get; } = [.. Lines.Select(line => line.Month).Distinct().Order()];
}

/// <summary>Brings a file and the import together: the file says what is written where, the services say what may be stored.</summary>
public sealed class WorkbookImport(EntryService entry, ImportService import)
{
    /// <summary>Two years; each month is read from the database.</summary>
    private const int MaxMonths = 24;

    /// <param name="actor">Who imports.</param>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="month">The month of rows that name none.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <exception cref="WorkbookException">The file is none of ours; the message says what to do.</exception>
    internal Task<ImportView> PreviewAsync(Actor actor, byte[] file, YearMonth month, CancellationToken cancellationToken = default) =>
        PreviewAsync(actor, WorkbookFile.Read(file), month, cancellationToken);

    /// <inheritdoc cref="PreviewAsync(Actor, byte[], YearMonth, CancellationToken)"/>
    internal async Task<ImportView> PreviewAsync(Actor actor, IReadOnlyList<Grid> sheets, YearMonth month, CancellationToken cancellationToken = default)
    {
        var content = EntryReader.Read(sheets, month);
        if (content.Months.Count > MaxMonths)
            throw new WorkbookException(Phrase.Of(WorkbookText.TooManyMonths, content.Months.Count, MaxMonths));
        var rows = new Dictionary<(YearMonth, string), SheetRow>();
        foreach (var known in content.Months)
        {
            foreach (var row in (await entry.GetSheetAsync(actor, known, cancellationToken: cancellationToken)).Rows)
                rows[(known, row.Code)] = row;
        }
        var read = content.Lines.Select(line => EntryLineReader.Read(line, rows.GetValueOrDefault((line.Month, line.Code)), content.Seen.GetValueOrDefault((line.Month, line.Code)))).ToList();
        return new ImportView(content.Lines, rows, await import.PreviewAsync(actor, read, cancellationToken));
    }

    /// <summary>Stores what the preview shows, or says why nothing was stored.</summary>
    internal async Task<ImportView> ApplyAsync(Actor actor, ImportView view, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view with { Result = await import.ApplyAsync(actor, view.Result, cancellationToken) };
    }
}
