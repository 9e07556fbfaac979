using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Features.Entry;

/// <summary>A button that fetches one file of the form, and what became of it.</summary>
public sealed partial class EntryDownload : IAsyncDisposable
{
    private FileDownload? _files;
    private string? _shown;

    [Inject] public required IJSRuntime Script { get; init; }

    [Parameter, EditorRequired] public string Address { get; set; } = "";

    [Parameter, EditorRequired] public string Word { get; set; } = "";

    /// <summary>Words before the button.</summary>
    [Parameter] public string? Lead { get; set; }

    /// <summary>Inside a menu, where a frame around each button would be noise.</summary>
    [Parameter] public bool IsQuiet { get; set; }

    private bool IsWorking { get; set; }

    private bool IsFailure { get; set; }

    private string Outcome { get; set; } = "";

    protected override void OnParametersSet()
    {
        if (_shown != Address)
            (_shown, Outcome) = (Address, "");
    }

    private async Task DownloadAsync()
    {
        if (IsWorking)
            return;
        (IsWorking, IsFailure, Outcome) = (true, false, EntryFilesText.Working);
        try
        {
            _files ??= new FileDownload(Script, Assets["js/download.js"]);
            (Outcome, IsFailure) = await _files.SaveAsync(Address);
        }
        finally
        {
            IsWorking = false;
        }
    }

    public ValueTask DisposeAsync() => _files?.DisposeAsync() ?? ValueTask.CompletedTask;
}
