using LuchengEco.Services.Entry;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using LuchengEco.Web.Workbooks;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Entry.Import;

/// <summary>Row for row what would become of a workbook: first what keeps it out, then what changes; the rest is folded away.</summary>
public sealed partial class ImportPreview
{
    [Parameter, EditorRequired] public required ImportView View { get; set; }

    private bool HasManyMonths => View.Months.Count > 1;

    private IEnumerable<Group> Groups => new[]
    {
        Of("errors", ImportText.HeadErrors, result => result.IsError),
        Of("changes", ImportText.HeadChanges, result => result.Outcome == ImportOutcome.Changes),
        Of("stored", ImportText.HeadStored, result => result.Outcome == ImportOutcome.Stored),
        Of("unchanged", ImportText.Unchanged, result => result.Outcome == ImportOutcome.Unchanged) with { IsFolded = true },
    }.Where(group => group.Rows.Count > 0);

    private Group Of(string key, string title, Func<ImportLine, bool> belongs) =>
        new(key, title, [.. View.Lines.Zip(View.Result.Lines).Where(pair => belongs(pair.Second))]);

    private sealed record Group(string Key, string Title, IReadOnlyList<(EntryLine Line, ImportLine Result)> Rows)
    {
        public bool IsFolded { get; init; }
    }
}
