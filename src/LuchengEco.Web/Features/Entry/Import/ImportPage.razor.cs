using LuchengEco.Domain;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Resources;
using LuchengEco.Web.Workbooks;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Features.Entry.Import;

/// <summary>Takes a filled workbook: reads it, shows what would change, and stores all of it when asked to.</summary>
public sealed partial class ImportPage
{
    private int _round;
    private InputFile? _input;
    private InputFile? _listening;

    [Inject] public required WorkbookImport Import { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    [Parameter] public string Month { get; set; } = "";

    [SupplyParameterFromQuery(Name = EcoUrls.UnitParameter)]
    private string? Unit { get; set; }

    private YearMonth Asked { get; set; }

    /// <summary>Why the address is none.</summary>
    private string? Problem { get; set; }

    private bool? MayImport { get; set; }

    private ImportView? View { get; set; }

    private string? FileName { get; set; }

    private string? Failure { get; set; }

    /// <summary>Where the file belongs, when it does not belong here.</summary>
    private YearMonth? OtherMonth { get; set; }

    private bool IsBusy { get; set; }

    /// <summary>Set when a preview no longer held as the person pressed the button.</summary>
    private bool IsStale { get; set; }

    /// <summary>The browser listens to the input that stands there: a file chosen earlier would be lost without a word.</summary>
    private bool IsReady => RendererInfo.IsInteractive && MayImport == true && _input is not null && _input == _listening;

    private string Title => Problem is null ? Phrase.Of(ImportText.Title, Asked.Year, Asked.Month) : ImportText.ToEntry;

    protected override async Task OnParametersSetAsync()
    {
        if (!YearMonth.TryParse(Month, null, out var month))
        {
            Problem = Phrase.Of(ImportText.MonthUnknown, Month);
            return;
        }
        if (month != Asked)
            StartAgain();
        (Asked, Problem) = (month, null);
        MayImport = ImportService.MayImport(await Current.GetAsync());
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_input is not { } input || input == _listening)
            return;
        try
        {
            // The input's own call is on its way already; calls arrive in order, so that once this one is answered that one was heard.
            await Js.InvokeAsync<double>("Date.now");
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            return;
        }
        _listening = input;
        StateHasChanged();
    }

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        (FileName, View, Failure, OtherMonth, IsStale, IsBusy) = (chosen.File.Name, null, null, null, false, true);
        try
        {
            if (chosen.File.Size > WorkbookFile.MaxBytes)
                throw new WorkbookException(Phrase.Of(WorkbookText.TooLarge, WorkbookFile.MaxBytes / 1024 / 1024));
            using var memory = new MemoryStream();
            await using (var stream = chosen.File.OpenReadStream(WorkbookFile.MaxBytes))
                await stream.CopyToAsync(memory);
            var view = await Import.PreviewAsync(await Current.GetAsync(), memory.ToArray(), Asked);
            if (view.Months.Contains(Asked))
            {
                View = view;
                return;
            }
            OtherMonth = view.Months[^1];
            Failure = Phrase.Of(ImportText.OtherMonth, string.Join(PeriodText.Separator, view.Months.Select(ImportWords.Month)), ImportWords.Month(Asked));
        }
        catch (WorkbookException refused)
        {
            Failure = refused.Message;
        }
        catch (Exception exception) when (exception is IOException or JSException or OperationCanceledException)
        {
            // The browser could not hand over the whole file.
            Failure = ImportText.ReadFailed;
        }
        finally
        {
            IsBusy = false;
            // A new input, so that the same file can be chosen again after it was corrected.
            _round++;
        }
    }

    private async Task ApplyAsync()
    {
        if (View is null || IsBusy)
            return;
        IsBusy = true;
        try
        {
            // Read fresh, so that a right withdrawn a minute ago no longer imports.
            View = await Import.ApplyAsync(await Current.GetAsync(), View);
            IsStale = !View.Result.Applied;
        }
        finally
        {
            IsBusy = false;
        }
    }

    private void StartAgain() => (View, FileName, Failure, OtherMonth, IsStale) = (null, null, null, null, false);

    private string Verdict(ImportView view)
    {
        var lines = view.Result.Lines;
        var unchanged = lines.Count(line => line.Outcome == ImportOutcome.Unchanged);
        var numbers = string.Join(PeriodText.Separator, new[]
        {
            (ImportText.SummaryErrors, lines.Count(line => line.IsError)), (ImportText.SummaryChanges, view.Result.Changes), (ImportText.SummaryUnchanged, unchanged),
            (ImportText.Warned, lines.Count(line => line.NeedsReason && line.Outcome == ImportOutcome.Changes)),
        }.Where(part => part.Item2 > 0).Select(part => Phrase.Of(part.Item1, part.Item2)));
        var advice = IsStale ? ImportText.Stale : view.Result.HasErrors ? ImportText.HasErrors : view.Result.Changes == 0 ? ImportText.NothingToDo : ImportText.Ready;
        return Phrase.Of(ImportText.Verdict, numbers, advice);
    }

    private static IEnumerable<YearMonth> ChangedMonths(ImportView view) =>
        view.Result.Lines.Where(line => line.Outcome == ImportOutcome.Stored).Select(line => line.Row.Month).Distinct().Order().TakeLast(3);
}
