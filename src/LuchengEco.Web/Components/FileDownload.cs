using LuchengEco.Web.Resources;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Components;

/// <summary>Fetches files so that a refusal is read out to the person instead of replacing the page.</summary>
/// <param name="script">The browser.</param>
/// <param name="module">Address of <c>download.js</c>.</param>
public sealed class FileDownload(IJSRuntime script, string module) : IAsyncDisposable
{
    private IJSObjectReference? _module;

    /// <returns>What to tell the person, and whether it is a failure.</returns>
    public async Task<(string Sentence, bool IsFailure)> SaveAsync(string address)
    {
        // The server has its own limit; the default of one minute for a call would end before it.
        var result = await (await ModuleAsync()).InvokeAsync<DownloadResult>("download", Timeout.InfiniteTimeSpan, address);
        return result switch
        {
            { Outcome: "saved" } => (Phrase.Of(SummaryPageText.Exported, result.Detail), false),
            { Outcome: "offline" } => (SummaryPageText.Offline, true),
            { Outcome: "signed-out" } => (SummaryPageText.SignedOut, true),
            { Outcome: "refused", Detail.Length: > 0 } => (result.Detail, true),
            _ => (Phrase.Of(SummaryPageText.Failed, result.Detail), true),
        };
    }

    /// <summary>Saves a file that the page made and no address leads to.</summary>
    public async Task SaveAsync(byte[] content, string name, string type)
    {
        using var stream = new DotNetStreamReference(new MemoryStream(content, writable: false));
        await (await ModuleAsync()).InvokeVoidAsync("receive", Timeout.InfiniteTimeSpan, stream, name, type);
    }

    public async Task PrintAsync() => await (await ModuleAsync()).InvokeVoidAsync("print", Timeout.InfiniteTimeSpan);

    private async Task<IJSObjectReference> ModuleAsync() => _module ??= await script.InvokeAsync<IJSObjectReference>("import", "/" + module);

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

    /// <param name="Outcome">saved, offline, signed-out, refused or failed.</param>
    /// <param name="Detail">File name, the server's sentence, or the status.</param>
    private sealed record DownloadResult(string Outcome, string Detail);
}
