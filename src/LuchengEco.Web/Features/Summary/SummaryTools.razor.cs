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
    private FileDownload? _files;
    private YearMonth? _shown;

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<int> Years { get; set; } = [];

    /// <summary>The year asked for, which is shown as soon as it is loaded: a month that is chosen meanwhile is a month of it.</summary>
    [Parameter] public int? Year { get; set; }

    /// <summary>True while <see cref="Summary"/> is still the one asked for before: its files are not what is asked for now.</summary>
    [Parameter] public bool IsLoading { get; set; }

    /// <summary>Null when the year has none: then there is nothing to export.</summary>
    [Parameter] public YearEndSummary? Summary { get; set; }

    private FileDownload Files => _files ??= new FileDownload(Script, Assets["js/download.js"]);

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
            Navigation.NavigateTo(Reading.Keep(EcoUrls.SummaryOf(year)));
    }

    private void ChooseMonth(ChangeEventArgs change)
    {
        if (Year is { } year && Number(change) is { } month)
            Navigation.NavigateTo(Reading.Keep(EcoUrls.Summary(new YearMonth(year, month))));
    }

    private async Task ExportAsync(string extension)
    {
        if (Summary is null || Exporting is not null)
            return;
        (Exporting, Outcome) = (extension, "");
        try
        {
            (Outcome, OutcomeIsFailure) = await Files.SaveAsync(Reading.Keep(EcoUrls.SummaryFile(Summary.Through, extension)));
        }
        finally
        {
            Exporting = null;
        }
    }

    private Task PrintAsync() => Files.PrintAsync();

    private static int? Number(ChangeEventArgs change) =>
        int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public async ValueTask DisposeAsync()
    {
        if (_files is not null)
            await _files.DisposeAsync();
    }
}
