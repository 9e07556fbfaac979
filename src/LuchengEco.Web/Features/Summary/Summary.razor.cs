using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Features.Summary;

/// <summary>The summary of a year through a month, on screen, and the door to its files.</summary>
public sealed partial class Summary : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IJSObjectReference? _module;
    private (int? Year, string? MonthText)? _asked;

    [Inject] public required YearEndSummaryService Summaries { get; init; }

    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required PrerenderHandoff Handoff { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    [Inject] public required ChromiumPrinter Printer { get; init; }

    [Parameter] public int? Year { get; set; }

    [SupplyParameterFromQuery(Name = "month")] private string? MonthText { get; set; }

    [PersistentState] public string? HandoffKey { get; set; }

    private IReadOnlyList<int> Years { get; set; } = [];

    private YearEndSummary? Shown { get; set; }

    private bool Loaded { get; set; }

    private string? Exporting { get; set; }

    private string Outcome { get; set; } = "";

    private bool OutcomeIsFailure { get; set; }

    private int? Month => Period.Parse(null, MonthText).Month;

    private bool MonthIsWrong => !string.IsNullOrEmpty(MonthText) && Month is null;

    private int? ShownYear => Shown?.Year ?? Year;

    protected override async Task OnParametersSetAsync()
    {
        if (_asked == (Year, MonthText))
            return;
        _asked = (Year, MonthText);
        Outcome = "";
        if (!Loaded && Handoff.Take<Content>(HandoffKey) is { } handed)
        {
            (Years, Shown, Loaded) = (handed.Years, handed.Summary, true);
            return;
        }
        Years = [.. (await Plans.GetYearsAsync(_leaving.Token)).Select(year => year.Year)];
        var year = Year ?? (Years.Count > 0 ? Years[0] : (int?)null);
        Shown = year is null ? null : await Summaries.GetAsync(year.Value, Month, _leaving.Token);
        Loaded = true;
        if (!RendererInfo.IsInteractive)
            HandoffKey = Handoff.Put(new Content(Years, Shown));
    }

    /// <summary>Who reads a summary is about to export it.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            Printer.WarmUp();
    }

    private void ChooseYear(ChangeEventArgs change)
    {
        if (int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            Navigation.NavigateTo(EcoUrls.SummaryOf(year));
    }

    private void ChooseMonth(ChangeEventArgs change)
    {
        if (Shown is not null && int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var month))
            Navigation.NavigateTo(EcoUrls.Summary(new YearMonth(Shown.Year, month)));
    }

    private async Task ExportAsync(string extension)
    {
        if (Shown is null || Exporting is not null)
            return;
        (Exporting, Outcome) = (extension, "");
        try
        {
            var module = await ModuleAsync();
            // The server has its own limit; the default of one minute for a call would end before it.
            var result = await module.InvokeAsync<DownloadResult>("download", Timeout.InfiniteTimeSpan, EcoUrls.SummaryFile(Shown.Through, extension));
            (Outcome, OutcomeIsFailure) = result switch
            {
                { Outcome: "saved" } => (Say(SummaryPageText.Exported, result.Detail), false),
                { Outcome: "offline" } => (SummaryPageText.Offline, true),
                { Outcome: "signed-out" } => (SummaryPageText.SignedOut, true),
                { Outcome: "refused", Detail.Length: > 0 } => (result.Detail, true),
                _ => (Say(SummaryPageText.Failed, result.Detail), true),
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

    private string Anchor(OutlineEntry entry) => Navigation.Uri.Split('#')[0] + "#" + entry.Id;

    private static string Say(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
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

    private sealed record Content(IReadOnlyList<int> Years, YearEndSummary? Summary);

    /// <param name="Outcome">saved, offline, signed-out, refused or failed.</param>
    /// <param name="Detail">File name, the server's sentence, or the status.</param>
    private sealed record DownloadResult(string Outcome, string Detail);
}
