using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Features.Summary;

/// <summary>Year and month of the summary, and its files.</summary>
public sealed partial class SummaryTools : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private YearMonth? _shown;

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    [Parameter, EditorRequired] public IReadOnlyList<int> Years { get; set; } = [];

    [Parameter] public int? Year { get; set; }

    /// <summary>Null when the year has none: then there is nothing to export.</summary>
    [Parameter] public YearEndSummary? Summary { get; set; }

    private string? Exporting { get; set; }

    private string Outcome { get; set; } = "";

    private bool OutcomeIsFailure { get; set; }

    protected override void OnParametersSet()
    {
        if (_shown == Summary?.Through)
            return;
        _shown = Summary?.Through;
        Outcome = "";
    }

    private void ChooseYear(ChangeEventArgs change)
    {
        if (Number(change) is { } year)
            Navigation.NavigateTo(EcoUrls.SummaryOf(year));
    }

    private void ChooseMonth(ChangeEventArgs change)
    {
        if (Summary is not null && Number(change) is { } month)
            Navigation.NavigateTo(EcoUrls.Summary(new YearMonth(Summary.Year, month)));
    }

    private async Task ExportAsync(string extension)
    {
        if (Summary is null || Exporting is not null)
            return;
        (Exporting, Outcome) = (extension, "");
        try
        {
            var module = await ModuleAsync();
            // The server has its own limit; the default of one minute for a call would end before it.
            var result = await module.InvokeAsync<DownloadResult>("download", Timeout.InfiniteTimeSpan, EcoUrls.SummaryFile(Summary.Through, extension));
            (Outcome, OutcomeIsFailure) = result switch
            {
                { Outcome: "saved" } => (Phrase.Of(SummaryPageText.Exported, result.Detail), false),
                { Outcome: "offline" } => (SummaryPageText.Offline, true),
                { Outcome: "signed-out" } => (SummaryPageText.SignedOut, true),
                { Outcome: "refused", Detail.Length: > 0 } => (result.Detail, true),
                _ => (Phrase.Of(SummaryPageText.Failed, result.Detail), true),
            };
        }
        finally
        {
            Exporting = null;
        }
    }

    private async Task PrintAsync() => await (await ModuleAsync()).InvokeVoidAsync("print", Timeout.InfiniteTimeSpan);

    private async Task<IJSObjectReference> ModuleAsync() =>
        _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "/" + Assets["js/download.js"]);

    private static int? Number(ChangeEventArgs change) =>
        int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

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
