using Microsoft.JSInterop;

namespace LuchengEco.Web.Components;

/// <summary>What became of a download.</summary>
/// <param name="Outcome">saved, offline, signed-out, refused or failed.</param>
/// <param name="Detail">File name, the server's sentence, or the status.</param>
internal sealed record DownloadResult(string Outcome, string Detail);

/// <summary>A component's end of <c>wwwroot/js/download.js</c>.</summary>
internal sealed class FileDownload(IJSRuntime script, string module) : IAsyncDisposable
{
    private IJSObjectReference? _module;

    /// <summary>Fetches a file of this site and hands it to the browser; a refusal comes back as words.</summary>
    public async Task<DownloadResult> DownloadAsync(string address) =>
        // The server has its own limit; the default of one minute for a call would end before it.
        await (await ModuleAsync()).InvokeAsync<DownloadResult>("download", Timeout.InfiniteTimeSpan, address);

    public async Task PrintAsync() => await (await ModuleAsync()).InvokeVoidAsync("print", Timeout.InfiniteTimeSpan);

    private async Task<IJSObjectReference> ModuleAsync() => _module ??= await script.InvokeAsync<IJSObjectReference>("import", module);

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
