using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.NumberChecks;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.NumberChecks;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Features.Summary;

/// <summary>Which summary a document is checked against; null takes the newest.</summary>
public readonly record struct NumberCheckAsked(int? Year, int? Month, ReportView Reading);

/// <summary>What can be checked.</summary>
/// <param name="Years">Every year with a plan, newest first.</param>
/// <param name="Year">The year asked for; null when no year has a plan.</param>
/// <param name="Through">The month; null when the year has no plan.</param>
/// <param name="MayExport">Whether the person may check at all.</param>
public sealed record NumberCheckModel(IReadOnlyList<int> Years, int? Year, YearMonth? Through, bool MayExport);

/// <summary>Takes an edited summary and shows which of its numbers are still ours.</summary>
public sealed partial class NumberCheckPage : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private FileDownload? _files;
    private int _round;
    private InputFile? _input;
    private InputFile? _listening;

    [Inject] public required IServiceProvider Services { get; init; }

    [Inject] public required ReportingService Reporting { get; init; }

    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    [SupplyParameterFromQuery(Name = "year")] private string? YearText { get; set; }

    [SupplyParameterFromQuery(Name = "month")] private string? MonthText { get; set; }

    protected override NumberCheckAsked Asked => new(Period.Parse(YearText, MonthText).Year, Period.Parse(YearText, MonthText).Month, Reading);

    /// <summary>Somebody works here with a result.</summary>
    protected override bool RenewsItself => false;

    private YearMonth? Through => Model?.Through;

    private string Pasted { get; set; } = "";

    private string? FileName { get; set; }

    /// <summary>The file that was checked, for its comments; null for pasted words.</summary>
    private byte[]? Content { get; set; }

    private (NumberCheckResult? Result, YearMonth Through) Checked { get; set; }

    /// <summary>Of the month that is chosen; what was compared with another one is not shown as if it were this one's.</summary>
    private NumberCheckResult? Result => Checked.Through == Through ? Checked.Result : null;

    private YearMonth CheckedThrough => Checked.Through;

    private string? Failure { get; set; }

    private string Progress { get; set; } = "";

    private bool IsBusy { get; set; }

    /// <summary>The browser listens to the input that stands there: a file chosen earlier would be lost without a word.</summary>
    private bool IsReady => RendererInfo.IsInteractive && _input is not null && _input == _listening;

    private bool IsClean => Result is { Total: > 0 } result && result.Count(NumberState.Different) + result.Count(NumberState.Unknown) == 0;

    private FileDownload Files => _files ??= new FileDownload(Script, Assets["js/download.js"]);

    private string Verdict
    {
        get
        {
            if (Result is not { Total: > 0 } result)
                return NumberCheckPageText.NoNumbers;
            var missing = result.Count(NumberState.Missing);
            var note = missing == 0 ? "" : Phrase.Of(NumberCheckPageText.MissingNote, missing);
            var against = Phrase.Of(NumberCheckPageText.Against, CheckedThrough.Year, CheckedThrough.Month);
            if (result.Count(NumberState.Equal) == result.Total)
                return against + Phrase.Of(NumberCheckPageText.AllEqual, result.Total) + note;
            var parts = NumberStateWords.All.Where(state => state != NumberState.Missing && result.Count(state) > 0)
                .Select(state => Phrase.Of(NumberCheckPageText.VerdictPart, NumberStateWords.Of(state), result.Count(state)));
            return against + Phrase.Of(NumberCheckPageText.Verdict, result.Total, string.Join(NumberCheckPageText.Separator, parts)) + note;
        }
    }

    protected override async Task<NumberCheckModel> LoadAsync(NumberCheckAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        int[] years = [.. (await Plans.GetYearsAsync(actor, asked.Reading.AsOf, cancellationToken)).Select(year => year.Year)];
        var shown = asked.Year ?? Reporting.DefaultYear(years, asked.Reading.AsOf);
        var report = shown is { } year ? await Reporting.GetYearReportAsync(actor, new ReportRequest(year, asked.Month, asked.Reading.Basis, asked.Reading.AsOf), cancellationToken) : null;
        return new NumberCheckModel(years, shown, report?.Through, actor.May(EcoOperation.Export));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_input is not { } input || input == _listening)
            return;
        try
        {
            // The input's own call is on its way already; calls arrive in order, so that once this one is answered that one was heard.
            await Script.InvokeAsync<double>("Date.now");
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            return;
        }
        _listening = input;
        StateHasChanged();
    }

    private void ChooseYear(ChangeEventArgs change)
    {
        if (Number(change) is { } year)
            Navigation.NavigateTo(Reading.Keep(EcoUrls.NumberCheckOf(year)));
    }

    private void ChooseMonth(ChangeEventArgs change)
    {
        if (Through is { } through && Number(change) is { } month)
            Navigation.NavigateTo(Reading.Keep(EcoUrls.NumberCheck(new YearMonth(through.Year, month))));
    }

    private async Task ReadFileAsync(InputFileChangeEventArgs chosen)
    {
        Begin(chosen.File.Name);
        try
        {
            if (chosen.File.Size > WordFile.MaxBytes)
                throw new WordFileException("document-too-large", Phrase.Of(NumberCheckPageText.TooLarge, WordFile.MaxBytes / 1024 / 1024));
            using var memory = new MemoryStream();
            await using (var stream = chosen.File.OpenReadStream(WordFile.MaxBytes, _leaving.Token))
                await stream.CopyToAsync(memory, _leaving.Token);
            var content = memory.ToArray();
            await CheckAsync(() => WordFile.Read(content), chosen.File.Name);
            Content = content;
        }
        catch (WordFileException refused)
        {
            Failure = refused.Message;
        }
        catch (Exception exception) when (exception is IOException or JSException or OperationCanceledException)
        {
            // The browser could not hand over the whole file.
            Failure = NumberCheckPageText.ReadFailed;
        }
        finally
        {
            IsBusy = false;
            // A new input, so that the same file can be chosen again after it was corrected.
            _round++;
        }
    }

    private async Task CheckTextAsync()
    {
        if (IsBusy)
            return;
        Begin(null);
        try
        {
            var text = Pasted;
            await CheckAsync(() => WordFile.Read(text), null);
        }
        catch (WordFileException refused)
        {
            Failure = refused.Message;
        }
        finally
        {
            IsBusy = false;
        }
    }

    private void Begin(string? name) => (FileName, Content, Checked, Failure, Progress, IsBusy) = (name, null, default, null, NumberCheckPageText.Reading, true);

    private async Task CheckAsync(Func<DocumentContent> document, string? name)
    {
        var through = Through!.Value;
        Progress = Phrase.Of(NumberCheckPageText.Checking, through.Year, through.Month);
        StateHasChanged();
        // Read fresh, so that a right withdrawn a minute ago no longer checks.
        var actor = await Current.GetAsync(_leaving.Token);
        var desk = Services.GetRequiredService<NumberCheckDesk>();
        var outcome = await desk.CheckAsync(actor, new ReportRequest(through.Year, through.Month, Reading.Basis, Reading.AsOf), document, name, _leaving.Token);
        Checked = (outcome.Result, through);
        if (outcome.Result is null)
            Failure = outcome.IsForbidden ? NumberCheckPageText.NotAllowed : NumberCheckPageText.NoYear;
    }

    private async Task DownloadAsync()
    {
        if (Content is not { } content || Result is not { } result || IsBusy)
            return;
        (Progress, IsBusy) = (NumberCheckPageText.Preparing, true);
        try
        {
            var at = Time.GetUtcNow();
            var file = await Task.Run(() => WordComments.Write(content, result.Findings, at), _leaving.Token);
            await Files.SaveAsync(file, Phrase.Of(NumberCheckPageText.DownloadFile, Path.GetFileNameWithoutExtension(FileName ?? NumberCheckPageText.Title)) + ".docx", SummaryWord.ContentType);
        }
        finally
        {
            IsBusy = false;
        }
    }

    private Task PrintAsync() => Files.PrintAsync();

    private static int? Number(ChangeEventArgs change) =>
        int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        Dispose();
        if (_files is not null)
            await _files.DisposeAsync();
    }
}
