using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Components;

/// <summary>Takes the table below away as Excel or CSV, with the rows and the order in which the page shows it.</summary>
public sealed partial class TableTools : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private bool _busy;
    private bool _failed;
    private string? _said;

    [Inject] public required IJSRuntime Script { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>Who writes the files; without one nothing is offered.</summary>
    [CascadingParameter] public TableFiles? Files { get; set; }

    [CascadingParameter] public ReportView Reading { get; set; }

    /// <summary>What the table is, for those who hear the buttons.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>The table as it stands when somebody asks.</summary>
    [Parameter, EditorRequired] public Func<Task<ExportTable>> Table { get; set; } = null!;

    private async Task SaveAsync(bool asExcel)
    {
        (_busy, _failed, _said) = (true, false, null);
        try
        {
            if (await Files!.WriteAsync(Table, asExcel, Reading, ReportView.IsReading(new Uri(Navigation.Uri).AbsolutePath)) is not { } file)
            {
                (_failed, _said) = (true, TableText.Forbidden);
                return;
            }
            _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "/" + Assets["js/table-file.js"]);
            using var content = new MemoryStream(file.Content);
            using var stream = new DotNetStreamReference(content);
            _failed = !await _module.InvokeAsync<bool>("save", file.Name, file.Type, stream);
            _said = _failed ? TableText.Failed : Phrase.Of(TableText.Saved, file.Rows, file.Name);
        }
        catch (JSException)
        {
            (_failed, _said) = (true, TableText.Failed);
        }
        finally
        {
            _busy = false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone and took the module with it.
        }
    }
}
