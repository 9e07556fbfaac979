using System.Globalization;
using LuchengEco.Services;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Wordings;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Features.Wordings;

/// <summary>One paragraph: its words, who wrote them, and a small editor in which the numbers cannot be typed over.</summary>
public sealed partial class ParagraphCard : IAsyncDisposable
{
    private const int MaxFound = 8;

    private ElementReference _box;
    private ElementReference _choice;
    private IJSObjectReference? _module;
    private DotNetObjectReference<ParagraphCard>? _self;
    private bool _isOpen;
    private bool _isFilled;
    private bool _isBusy;
    private bool _isKept;
    private bool _isOffered;
    private int _version;
    private string _start = "";
    private string _store = "";
    private string _search = "";
    private string _problem = "";
    private ReportRequest? _request;
    private UnsavedWords? _unsaved;
    private PendingWords? _pending;
    private IReadOnlyList<string> _consequences = [];
    private WordingTrial? _trial;
    private IReadOnlyList<WordingVersion>? _history;

    [Inject] public required WordingService Wordings { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    [Parameter, EditorRequired] public required WordedParagraph Paragraph { get; set; }

    [Parameter, EditorRequired] public required WordingDesk Desk { get; set; }

    [Parameter, EditorRequired] public required ReportRequest Request { get; set; }

    /// <summary>Words were saved; carries what to tell the person.</summary>
    [Parameter] public EventCallback<string> Saved { get; set; }

    private string Name => Paragraph.Lead.Length > 0 ? Paragraph.Lead.Trim('。') : Paragraph.Place;

    private string HelpId => "help-" + Paragraph.Key.Replace('/', '-').Replace('.', '-');

    private string StateWord => Paragraph.State switch
    {
        WordingState.Automatic => WordingPageText.Automatic,
        WordingState.Reworded => WordingPageText.Reworded,
        WordingState.Outdated => WordingPageText.Outdated,
        WordingState.Broken => WordingPageText.Broken,
    };

    private string StateIcon => Paragraph.State switch
    {
        WordingState.Automatic => "○",
        WordingState.Reworded => "✎",
        WordingState.Outdated => "△",
        WordingState.Broken => "✕",
    };

    private string StateClass => Paragraph.State switch
    {
        WordingState.Automatic => "plain",
        WordingState.Reworded => "good",
        WordingState.Outdated => "warn",
        WordingState.Broken => "bad",
    };

    /// <summary>Numbers whose name or wording holds every word that was typed.</summary>
    private List<BookNumber> Found => _search.Length == 0 ? [] :
        [.. Desk.Book.All.Where(number => _search.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
            number.Label.Contains(word, StringComparison.OrdinalIgnoreCase) || number.Wording.Contains(word, StringComparison.OrdinalIgnoreCase)))];

    private SummaryParagraph Draft => new(Paragraph.Key, Paragraph.Lead, Paragraph.Draft);

    /// <summary>Somebody else saved the paragraph since the editor was opened.</summary>
    private bool IsOverwritten => _isOpen && Paragraph.Version != _version;

    private string UnsavedNote => _unsaved?.Version == _version ? WordingPageText.Unsaved : Phrase.Of(WordingPageText.UnsavedOver, Paragraph.ChangedBy, Paragraph.Version);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isOpen && _unsaved is not null && !_isOffered)
        {
            // Nothing can be typed before the choice: the keyboard goes where it is made.
            _isOffered = true;
            await _choice.FocusAsync();
        }
        if (!_isOpen || _isFilled)
            return;
        _isFilled = true;
        _self ??= DotNetObjectReference.Create(this);
        _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "/" + Assets["js/wording.js"]);
        _unsaved = await _module.InvokeAsync<UnsavedWords?>("open", _box, _self, Parts(_start), _store, _version);
        Try(_start);
        StateHasChanged();
    }

    /// <summary>What was typed so far, after a pause.</summary>
    [JSInvokable]
    public void OnTyped(string template)
    {
        (_problem, _consequences) = ("", []);
        Try(template);
        StateHasChanged();
    }

    [JSInvokable]
    public Task OnSave() => InvokeAsync(SaveAsync);

    [JSInvokable]
    public Task OnCancel() => InvokeAsync(CloseAsync);

    private void Try(string template) => _trial = SummaryWordings.Try(Draft, Desk.Book, template);

    private void Open()
    {
        // What was just saved is on its way here.
        if (!_isBusy)
            Open(Paragraph.Template ?? Paragraph.Body.Template);
    }

    /// <summary>Holds on to what the person sees now: a page that loads anew meanwhile must not pass another's version, or another month, for it.</summary>
    private void Open(string start)
    {
        (_version, _request, _start) = (Paragraph.Version, Request, start);
        // The browser keeps what was typed and not saved under this name, whichever version it was typed over.
        _store = $"eco-wording:{Desk.Draft.Through}:{Paragraph.Key}";
        (_isOpen, _isFilled, _isKept, _isOffered) = (true, false, false, false);
        (_problem, _search, _consequences, _trial, _unsaved, _pending) = ("", "", [], null, null, null);
    }

    private void Search(ChangeEventArgs change) => _search = (change.Value as string ?? "").Trim();

    private async Task InsertAsync(BookNumber number)
    {
        _search = "";
        await _module!.InvokeVoidAsync("insert", _box, number.Key, number.Wording, Title(number));
    }

    private async Task BindAsync(TypedNumber typed, BookNumber offer)
    {
        var template = await _module!.InvokeAsync<string>("template", _box);
        // The text moved on since the number was found: it is found anew first.
        var now = SummaryWordings.Try(Draft, Desk.Book, template);
        if (now.Typed.FirstOrDefault(number => (number.Text, number.Slot) == (typed.Text, typed.Slot)) is not { } found)
            return;
        await ShowAsync(SummaryWordings.Bind(template, found, offer.Key));
    }

    private async Task UseUnsavedAsync()
    {
        var template = _unsaved!.Template;
        _unsaved = null;
        await ShowAsync(template);
    }

    private async Task DropUnsavedAsync()
    {
        _unsaved = null;
        await _module!.InvokeVoidAsync("forget", _box);
    }

    private async Task ShowAsync(string template)
    {
        await _module!.InvokeVoidAsync("show", _box, Parts(template));
        (_problem, _consequences) = ("", []);
        Try(template);
    }

    private Task SaveAsync() => !_isOpen || _unsaved is not null ? Task.CompletedTask : OnceAsync(async () =>
    {
        var template = await _module!.InvokeAsync<string>("settle", _box);
        Try(template);
        var written = await Wordings.SaveAsync(await Current.GetAsync(), _request!, Paragraph.Key, template, _version, _consequences);
        _consequences = written.Result.Consequences;
        if (written.Result.Succeeded)
            await CloseAsync(saved: template);
        await TellAsync(written);
    });

    private Task ResetAsync() => WriteWholeAsync(null);

    /// <summary>The same words over today's draft: they were looked at and still fit.</summary>
    private Task KeepAsync() => WriteWholeAsync(Paragraph.Template);

    /// <summary>Words whose numbers are gone are opened to be mended instead.</summary>
    private async Task RestoreAsync(WordingVersion version)
    {
        if (SummaryWordings.Try(Draft, Desk.Book, version.Template!).Lost.Count == 0)
        {
            await WriteWholeAsync(version.Template);
            return;
        }
        await CloseAsync();
        Open(version.Template!);
    }

    private Task WriteWholeAsync(string? template) => ConfirmAsync(new PendingWords(template, _isOpen ? _version : Paragraph.Version, _isOpen ? _request! : Request, []));

    private Task ConfirmPendingAsync() => ConfirmAsync(_pending!);

    private void DropPending() => _pending = null;

    /// <summary>Writes words that do not stand in the editor, or asks about them.</summary>
    private Task ConfirmAsync(PendingWords words) => OnceAsync(async () =>
    {
        var written = await Wordings.SaveAsync(await Current.GetAsync(), words.Request, Paragraph.Key, words.Template, words.Version, words.Consequences);
        _pending = written.Result.Outcome == ChangeOutcome.Unconfirmed ? words with { Consequences = written.Result.Consequences } : null;
        if (written.Result.Succeeded)
            await CloseAsync();
        await TellAsync(written);
    });

    /// <summary>A second click would meet the version of the first one and take it for another person's.</summary>
    private async Task OnceAsync(Func<Task> write)
    {
        if (_isBusy)
            return;
        _isBusy = true;
        try
        {
            await write();
        }
        finally
        {
            _isBusy = false;
            StateHasChanged();
        }
    }

    /// <summary>Says what became of it and shows what stands now.</summary>
    private async Task TellAsync(WordingResult written)
    {
        var result = written.Result;
        _problem = result.Succeeded || result.Outcome == ChangeOutcome.Unconfirmed ? "" : result.Message ?? "";
        if (result.Succeeded)
        {
            (_history, _pending) = (null, null);
            await Saved.InvokeAsync(result.Outcome == ChangeOutcome.Unchanged ? WordingPageText.Unchanged : Phrase.Of(WordingPageText.Saved, written.Version));
        }
        else if (_problem.Length > 0 && (!_isOpen || result.Outcome == ChangeOutcome.ChangedByAnother))
        {
            await Saved.InvokeAsync(_problem);
        }
    }

    private Task CloseAsync() => CloseAsync(saved: null);

    /// <summary>What was typed beyond <paramref name="saved"/> stays with the browser and is offered the next time.</summary>
    private async Task CloseAsync(string? saved)
    {
        if (_isOpen && _module is not null)
            _isKept = await _module.InvokeAsync<bool>("close", _box, saved);
        (_isOpen, _problem) = (false, "");
        StateHasChanged();
    }

    private async Task ToggleHistoryAsync() =>
        _history = _history is null ? await Wordings.GetHistoryAsync(await Current.GetAsync(), Desk.Draft.Through, Paragraph.Key, Desk.Book) : null;

    /// <summary>What the browser shows of a template: words as they are, slots with what they are.</summary>
    private List<EditorPart> Parts(string template)
    {
        var body = Domain.Writing.LivingText.Fill(template, key => Desk.Book.Find(key)?.Wording ?? SummaryWordings.Unfilled(Desk.Book, key), out _);
        return [.. body.Parts.Select(part => part.Key is not { } key ? new EditorPart(part.Text, null, null, false)
            : Desk.Book.Find(key) is { } number ? new EditorPart(part.Text, key, Title(number), false)
            : new EditorPart(part.Text, key, Phrase.Of(WordingPageText.Lost, NameOf(key)), true))];
    }

    private string NameOf(string key) => SummaryWordings.NameOf(Desk.Book, key);

    private static string PointOut(TypedNumber number) => !number.IsMisread ? Phrase.Of(WordingPageText.Typed, number.Text)
        : Phrase.Of(number.Text.Length == 0 ? WordingPageText.Unreadable : WordingPageText.Misread, number.Slot, number.Text);

    private static string Title(BookNumber number) => Phrase.Of(WordingPageText.SlotTitle, number.Wording, number.Label);

    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
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

    /// <summary>A stretch of the editor's text.</summary>
    private sealed record EditorPart(string Text, string? Key, string? Title, bool IsLost);

    /// <summary>What was typed over a version and not saved.</summary>
    private sealed record UnsavedWords(int Version, string Template);

    /// <summary>Words outside the editor that wait for a confirmation.</summary>
    private sealed record PendingWords(string? Template, int Version, ReportRequest Request, IReadOnlyList<string> Consequences);
}
