using System.Globalization;
using LuchengEco.Services;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Components;

/// <summary>A table as the file that the person asked for.</summary>
/// <param name="Name">With its extension.</param>
/// <param name="Type">Media type.</param>
/// <param name="Content">The file.</param>
/// <param name="Rows">How many rows are in it.</param>
public sealed record TableFile(string Name, string Type, byte[] Content, int Rows);

/// <summary>Writes tables of pages as files for those who may take data away; the head of each says which figures it holds, as of when, and who took it.</summary>
public sealed class TableFiles(CurrentActor current, AuditLog audit, TimeProvider clock)
{
    /// <returns>Null for those who may not; the audit has it then.</returns>
    public async Task<TableFile?> WriteAsync(Func<Task<ExportTable>> read, bool asExcel, ReportView view, bool isReading)
    {
        ArgumentNullException.ThrowIfNull(read);
        var actor = await current.GetAsync();
        if (!await audit.AllowsAsync(actor, EcoOperation.Export, "table"))
            return null;
        var table = await read();
        table = table with { Lines = LinesOf(table, actor, view, isReading) };
        var name = string.Create(CultureInfo.InvariantCulture, $"{NameOf(table.Title)}{clock.Today():yyyyMMdd}");
        await audit.WriteAsync(actor, "export", AuditOutcome.Done, name);
        return asExcel
            ? new TableFile(name + ".xlsx", SummaryExcel.ContentType, ExportExcel.Write(table), table.Rows.Count)
            : new TableFile(name + ".csv", ExportCsv.ContentType, ExportCsv.Write(table), table.Rows.Count);
    }

    private IReadOnlyList<string> LinesOf(ExportTable table, Actor actor, ReportView view, bool isReading)
    {
        var now = ReportView.Write(clock.LocalNow());
        return
        [
            .. table.Period.Length > 0 ? [table.Period] : Array.Empty<string>(),
            .. isReading ? [view.Basis == ReportBasis.Approved ? PrintHeadText.Approved : PrintHeadText.All] : Array.Empty<string>(),
            view.AsOf is null ? Phrase.Of(PrintHeadText.DataTime, now) : Phrase.Of(PrintHeadText.AsOf, view.Moment),
            Phrase.Of(TableText.Written, actor.DisplayName, now),
        ];
    }

    private static string NameOf(string title) => string.Concat(title.Select(character => Path.GetInvalidFileNameChars().Contains(character) || @"\/:*?""<>|".Contains(character, StringComparison.Ordinal) ? '_' : character));
}
