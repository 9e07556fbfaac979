using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Evidence;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Features.Tasks;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using MudBlazor;

namespace LuchengEco.Web.Features.Entry;

/// <summary>The files that prove a figure: listed, attached, fetched and taken away.</summary>
public sealed partial class EvidenceDialog : IAsyncDisposable
{
    private const int Chunk = 64 * 1024;

    private readonly CancellationTokenSource _gone = new();
    private FileDownload? _files;

    [Inject] public required EvidenceService Evidence { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired] public required string Indicator { get; set; }

    [Parameter, EditorRequired] public YearMonth Month { get; set; }

    private static string Accepted => string.Join(',', EvidenceType.All.SelectMany(type => type.Extensions));

    private EvidenceList? List { get; set; }

    private bool IsLoaded { get; set; }

    private bool IsBusy { get; set; }

    private string? Progress { get; set; }

    private List<(string Sentence, bool IsFailure)> Said { get; } = [];

    private Guid? Removing { get; set; }

    private string Reason { get; set; } = "";

    /// <summary>A new one for each choice: the same file chosen again is a choice too.</summary>
    private int InputNumber { get; set; }

    /// <summary>Opens the dialog and waits until it is closed.</summary>
    public static async Task OpenAsync(IDialogService dialogs, string indicator, YearMonth month)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var parameters = new DialogParameters<EvidenceDialog> { { dialog => dialog.Indicator, indicator }, { dialog => dialog.Month, month } };
        var reference = await dialogs.ShowAsync<EvidenceDialog>(Phrase.Of(EvidenceDialogText.Title, month.Year, month.Month), parameters,
            new DialogOptions { CloseOnEscapeKey = true, FullWidth = true, MaxWidth = MaxWidth.Small });
        await reference.Result;
    }

    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        IsLoaded = true;
    }

    private async Task LoadAsync() => List = await Evidence.ListAsync(await Current.GetAsync(), Month, Indicator, _gone.Token);

    private async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        Said.Clear();
        if (chosen.FileCount > FigureEvidence.MaxFilesOfFigure)
        {
            Said.Add((Phrase.Of(EvidenceDialogText.TooManyAtOnce, FigureEvidence.MaxFilesOfFigure), true));
            return;
        }
        IsBusy = true;
        try
        {
            foreach (var file in chosen.GetMultipleFiles(FigureEvidence.MaxFilesOfFigure))
                Said.Add(await UploadAsync(file));
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            (IsBusy, Progress) = (false, null);
            InputNumber++;
        }
        await LoadAsync();
    }

    private async Task<(string Sentence, bool IsFailure)> UploadAsync(IBrowserFile file)
    {
        if (file.Size > FigureEvidence.MaxBytes)
            return Failed(Phrase.Of(EvidenceDialogText.TooLarge, FigureEvidence.MaxBytes / 1024 / 1024));
        var content = new byte[file.Size];
        try
        {
            await using var stream = file.OpenReadStream(FigureEvidence.MaxBytes, _gone.Token);
            var read = 0;
            while (read < content.Length)
            {
                var count = await stream.ReadAsync(content.AsMemory(read, Math.Min(Chunk, content.Length - read)), _gone.Token);
                if (count == 0)
                    return Failed(EvidenceDialogText.Interrupted);
                read += count;
                Progress = Phrase.Of(EvidenceDialogText.Uploading, file.Name, 100L * read / content.Length);
                StateHasChanged();
            }
        }
        catch (Exception exception) when (exception is IOException or JSException or TimeoutException)
        {
            return Failed(EvidenceDialogText.Interrupted);
        }
        // Read fresh, so that a right withdrawn a minute ago no longer attaches.
        var result = await Evidence.AttachAsync(await Current.GetAsync(), Month, Indicator, file.Name, content, _gone.Token);
        return result.Outcome == EvidenceOutcome.Done ? (Phrase.Of(EvidenceDialogText.Uploaded, file.Name), false) : Failed(result.Message ?? "");

        (string, bool) Failed(string why) => (Phrase.Of(EvidenceDialogText.UploadFailed, file.Name, why), true);
    }

    private async Task DownloadAsync(EvidenceFile file)
    {
        Said.Clear();
        _files ??= new FileDownload(Script, Assets["js/download.js"]);
        if (await _files.SaveAsync(EcoUrls.EvidenceFile(Month, Indicator, file.Id)) is { IsFailure: true } failed)
            Said.Add(failed);
    }

    private void AskToRemove(Guid? id) => (Removing, Reason) = (id, "");

    private async Task RemoveAsync(EvidenceFile file)
    {
        Said.Clear();
        var result = await Evidence.RemoveAsync(await Current.GetAsync(), Month, Indicator, file.Id, Reason, _gone.Token);
        if (result.Outcome == EvidenceOutcome.Done)
            AskToRemove(null);
        else
            Said.Add((result.Message ?? "", true));
        await LoadAsync();
    }

    private static string MetaOf(EvidenceFile file) =>
        Phrase.Of(EvidenceDialogText.Meta, EvidenceType.WordOf(file.ContentType), SizeOf(file.Size), file.UserName, MatrixWords.Moment(file.At));

    private static string RemovalOf(EvidenceFile file) =>
        Phrase.Of(EvidenceDialogText.RemovedMeta, file.RemovedBy, MatrixWords.Moment(file.RemovedAt!.Value), file.RemovedBecause);

    private static string SizeOf(int bytes) => bytes switch
    {
        < 1024 => Phrase.Of(EvidenceDialogText.Bytes, bytes),
        < 1024 * 1024 => Phrase.Of(EvidenceDialogText.Kilobytes, (bytes + 1023) / 1024),
        _ => Phrase.Of(EvidenceDialogText.Megabytes, (bytes / 1024m / 1024m).ToString("0.0", CultureInfo.InvariantCulture)),
    };

    private void Close() => Dialog.Close();

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        if (_files is not null)
            await _files.DisposeAsync();
    }
}
