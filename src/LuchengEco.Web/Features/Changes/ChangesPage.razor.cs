using LuchengEco.Services.Changes;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Features.Changes;

/// <summary>What the page of changes shows.</summary>
/// <param name="Page">Null when the person may not read.</param>
/// <param name="Units">To choose from: code and name.</param>
public sealed record ChangesModel(ChangePage? Page, IReadOnlyList<(string Code, string Name)> Units);

/// <summary>What changed between two moments, who did it and why; filters stand in the address.</summary>
public partial class ChangesPage : IAsyncDisposable
{
    private FileDownload? _files;
    private string? _typed;

    [Inject] public required ChangeService Changes { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    [SupplyParameterFromQuery(Name = "from")] private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "unit")] private string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private int? PageNumber { get; set; }

    protected override ChangesAsked Asked => ChangesAsked.Parse(From, To, Kind, Unit, Text, PageNumber);

    private FileDownload Files => _files ??= new FileDownload(Script, Assets["js/download.js"]);

    private bool IsExporting { get; set; }

    private string Outcome { get; set; } = "";

    private bool OutcomeIsFailure { get; set; }

    private IReadOnlyList<FilterChoice> Kinds =>
    [
        new(ChangePageText.All, (Asked with { Kind = null, Page = 1 }).Url(EcoUrls.Changes), Asked.Kind is null, Model!.Page!.Counts.Values.Sum()),
        .. ChangesAsked.Kinds.Select(kind => new FilterChoice(ChangeWords.Of(kind), (Asked with { Kind = kind, Page = 1 }).Url(EcoUrls.Changes), Asked.Kind == kind,
            Model!.Page!.Counts.GetValueOrDefault(kind))),
    ];

    protected override bool RenewsItself => true;

    protected override async Task<ChangesModel> LoadAsync(ChangesAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        var page = await Changes.GetAsync(actor, asked.Begin(Time), asked.To, asked.Filter, asked.Page, cancellationToken);
        return new ChangesModel(page, await Changes.UnitsAsync(actor, cancellationToken));
    }

    private void Go(ChangesAsked asked) => Navigation.NavigateTo(asked.Url(EcoUrls.Changes));

    private async Task ExportAsync(string format)
    {
        if (IsExporting)
            return;
        (IsExporting, Outcome) = (true, "");
        try
        {
            (Outcome, OutcomeIsFailure) = await Files.SaveAsync((Asked with { From = Asked.Begin(Time), Page = 1 }).Url(EcoUrls.ChangesFile(format)));
        }
        finally
        {
            IsExporting = false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_files is not null)
            await _files.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
