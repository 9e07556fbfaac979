using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Features.Plans;

/// <summary>The facts of a year as a table that can be sorted and copied into a spreadsheet.</summary>
public sealed partial class FactTable : IAsyncDisposable
{
    private ElementReference _table;
    private IJSObjectReference? _module;
    private string? _copied;

    [Inject] public required IJSRuntime Script { get; init; }

    [CascadingParameter] public ReportView Reading { get; set; }

    /// <summary>In the order in which they are shown.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<FactRow> Rows { get; set; } = [];

    [Parameter, EditorRequired] public int Year { get; set; }

    [Parameter] public SortOrder Sort { get; set; }

    [Parameter] public Func<SortOrder, string>? SortLink { get; set; }

    /// <summary>What is looked for, where links lead, what explains a number.</summary>
    [Parameter, EditorRequired] public PlanOutline Outline { get; set; } = null!;

    private async Task CopyAsync()
    {
        _module ??= await Script.InvokeAsync<IJSObjectReference>("import", $"./{Assets["Features/Plans/FactTable.razor.js"]}");
        _copied = await _module.InvokeAsync<bool>("copyTable", _table) ? Phrase.Of(PlanText.Copied, Rows.Count) : PlanText.CopyFailed;
    }

    public async ValueTask DisposeAsync()
    {
        if (_module is null)
            return;
        try
        {
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the module with it.
        }
    }
}
