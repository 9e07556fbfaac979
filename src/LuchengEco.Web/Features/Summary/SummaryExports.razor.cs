using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Components.Live;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Printing.Exports;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Features.Summary;

/// <summary>The files of the summary and of the papers beside it: begun here, made by the queue, fetched as soon as they are done.</summary>
/// <remarks>The queue goes on without this page; whoever comes back finds what is under way and what is kept.</remarks>
public sealed partial class SummaryExports : IAsyncDisposable
{
    private FileDownload? _files;
    private ExportFollower? _follower;
    private bool _isGone;

    [Inject] public required ExportDesk Queue { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required IOptions<EcoOptions> Options { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    [Inject] public required LiveCircuit Circuit { get; init; }

    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public required YearEndSummary Summary { get; set; }

    /// <summary>True while <see cref="Summary"/> is still the one asked for before: its files are not what is asked for now.</summary>
    [Parameter] public bool IsLoading { get; set; }

    private static (ExportKind Kind, string Text)[] Buttons =>
    [
        (ExportKind.Pdf, SummaryPageText.ExportPdf), (ExportKind.Word, SummaryPageText.ExportWord), (ExportKind.Excel, SummaryPageText.ExportExcel),
        (ExportKind.Brief, ExportText.ExportBrief), (ExportKind.Bulletin, ExportText.ExportBulletin),
    ];

    private IReadOnlyList<ExportView> Views { get; set; } = [];

    /// <summary>Exports whose file this page fetched.</summary>
    private HashSet<Guid> Saved { get; } = [];

    /// <summary>What became of the last click where the list does not say it.</summary>
    private string Outcome { get; set; } = "";

    private FileDownload Files => _files ??= new FileDownload(Script, Assets["js/download.js"]);

    protected override void OnInitialized()
    {
        Circuit.WentDown += Leave;
        Circuit.CameBack += ComeBack;
    }

    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? FollowAsync() : Task.CompletedTask;

    private async Task FollowAsync()
    {
        if ((await Current.GetAsync()).UserId is not { } person || _isGone || _follower is not null)
            return;
        _follower = Queue.Follow(person, () => _ = InvokeAsync(RefreshAsync));
        await RefreshAsync();
    }

    private void ComeBack() => _ = InvokeAsync(FollowAsync);

    /// <summary>What this page waits for and fetches is the next one's.</summary>
    private void Leave()
    {
        _follower?.Dispose();
        _follower = null;
    }

    private async Task StartAsync(ExportKind kind)
    {
        Outcome = "";
        var request = new ExportRequest(kind, new ReportRequest(Summary.Year, Summary.Through.Month, Reading.Basis, Reading.AsOf));
        var actor = await Current.GetAsync();
        Outcome = actor.IsSignedIn ? ExportWords.Of(Queue.Start(actor, request, _follower), Options.Value) ?? "" : SummaryPageText.SignedOut;
    }

    private async Task RefreshAsync()
    {
        if (_isGone || _follower is not { } follower)
            return;
        Views = Queue.Of(follower.Person);
        StateHasChanged();
        foreach (var view in Views.Where(view => view.State == ExportState.Done && Queue.TryTake(follower, view.Id)))
        {
            try
            {
                await SaveAsync(view);
                Queue.Fetched(follower, view.Id);
            }
            catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException or ObjectDisposedException)
            {
                // Whoever leaves gives back what it took.
                return;
            }
        }
    }

    private async Task SaveAsync(ExportView view)
    {
        Outcome = "";
        try
        {
            var (sentence, isFailure) = await Files.SaveAsync(EcoUrls.ExportFile(view.Id));
            if (isFailure)
                Outcome = sentence;
            else
                Saved.Add(view.Id);
        }
        catch (JSException)
        {
            // The script itself did not come.
            Outcome = SummaryPageText.Offline;
        }
        StateHasChanged();
    }

    private void Remove(ExportView view)
    {
        if (_follower is { } follower)
            Queue.Remove(follower.Person, view.Id);
    }

    private Task PrintAsync() => Files.PrintAsync();

    /// <summary>Of the bar; the steps are not equally long, and nobody knows how long they are.</summary>
    private static int Share(ExportView view) => view.State switch
    {
        ExportState.Waiting => 3,
        ExportState.Reading => 15,
        ExportState.Writing => 35,
        ExportState.Printing => Math.Min(50 + 20 * (view.Pass - 1), 90),
        ExportState.Done or ExportState.Failed or ExportState.Cancelled => 100,
    };

    private static string TestId(ExportKind kind) => kind switch
    {
        ExportKind.Pdf => "export-pdf",
        ExportKind.Word => "export-docx",
        ExportKind.Excel => "export-xlsx",
        ExportKind.Brief => "export-brief",
        ExportKind.Bulletin => "export-bulletin",
    };

    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        Circuit.WentDown -= Leave;
        Circuit.CameBack -= ComeBack;
        Leave();
        if (_files is not null)
            await _files.DisposeAsync();
    }
}
