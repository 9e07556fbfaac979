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
    private IJSObjectReference? _module;
    private DotNetObjectReference<ParagraphCard>? _self;
    private bool _isOpen;
    private bool _isFilled;
    private bool _isBusy;
    private string _search = "";
    private string _problem = "";
    private string? _unsaved;
    private string? _start;
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

    /// <summary>The browser keeps what was typed and not saved under this name.</summary>
    private string Store => string.Create(CultureInfo.InvariantCulture, $"eco-wording:{Desk.Draft.Through}:{Paragraph.Key}:{Paragraph.Version}");

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isOpen || _isFilled)
            return;
        _isFilled = true;
        _self ??= DotNetObjectReference.Create(this);
        _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "/" + Assets["js/wording.js"]);
        _start = Paragraph.Template is { } template && Paragraph.State != WordingState.Broken ? template : Paragraph.Body.Template;
        _unsaved = await _module.InvokeAsync<string?>("open", _box, _self, Parts(_start), Store);
        if (_unsaved == _start)
            _unsaved = null;
        await TryAsync(_start);
        StateHasChanged();
    }

    /// <summary>What was typed so far, after a pause.</summary>
    [JSInvokable]
    public async Task OnTyped(string template)
    {
        (_problem, _consequences) = ("", []);
        await TryAsync(template);
        StateHasChanged();
    }

    [JSInvokable]
    public Task OnSave() => InvokeAsync(SaveAsync);

    [JSInvokable]
    public Task OnCancel() => InvokeAsync(CloseAsync);

    private Task TryAsync(string template)
    {
        _trial = SummaryWordings.Try(Draft, Desk.Book, template);
        return Task.CompletedTask;
    }

    private void OpenAsync() => (_isOpen, _isFilled, _problem, _search, _consequences, _trial, _unsaved) = (true, false, "", "", [], null, null);

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
        if (now.Typed.FirstOrDefault(number => number.Text == typed.Text) is not { } found)
            return;
        await ShowAsync(SummaryWordings.Bind(template, found, offer.Key));
    }

    private async Task UseUnsavedAsync()
    {
        var template = _unsaved!;
        _unsaved = null;
        await ShowAsync(template);
    }

    private async Task DropUnsavedAsync()
    {
        _unsaved = null;
        await _module!.InvokeVoidAsync("forget", Store);
    }

    private async Task ShowAsync(string template)
    {
        await _module!.InvokeVoidAsync("show", _box, Parts(template));
        await TryAsync(template);
    }

    private async Task SaveAsync()
    {
        if (_isBusy || !_isOpen)
            return;
        await WriteAsync(await _module!.InvokeAsync<string>("template", _box), _consequences.Count > 0);
        StateHasChanged();
    }

    private Task ResetAsync() => WriteAsync(null, true);

    /// <summary>The same words over today's draft: they were looked at and still fit.</summary>
    private Task KeepAsync() => WriteAsync(Paragraph.Template, true);

    private Task RestoreAsync(WordingVersion version) => WriteAsync(version.Template, true);

    private async Task WriteAsync(string? template, bool isConfirmed)
    {
        if (_isBusy)
            return;
        _isBusy = true;
        try
        {
            var result = await Wordings.SaveAsync(await Current.GetAsync(), Request, Paragraph.Key, template, Paragraph.Version, isConfirmed);
            if (result.Result.Outcome == ChangeOutcome.Unconfirmed)
            {
                (_problem, _consequences) = ("", result.Result.Consequences);
                return;
            }
            if (!result.Result.Succeeded)
            {
                (_problem, _consequences) = (result.Result.Message ?? "", []);
                if (!_isOpen)
                    await Saved.InvokeAsync(_problem);
                return;
            }
            await CloseAsync();
            _history = null;
            await Saved.InvokeAsync(result.Result.Outcome == ChangeOutcome.Unchanged ? WordingPageText.Unchanged : Phrase.Of(WordingPageText.Saved, result.Version));
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task CloseAsync()
    {
        if (_isOpen && _module is not null)
            await _module.InvokeVoidAsync("close", _box, Store);
        _isOpen = false;
        StateHasChanged();
    }

    private async Task ToggleHistoryAsync() =>
        _history = _history is null ? await Wordings.GetHistoryAsync(await Current.GetAsync(), Desk.Draft.Through, Paragraph.Key, Desk.Book) : null;

    /// <summary>What the browser shows of a template: words as they are, slots with what they are.</summary>
    private List<EditorPart> Parts(string template)
    {
        var body = Domain.Writing.LivingText.Fill(template, key => Desk.Book.Find(key)?.Wording ?? "【" + key + "】", out _);
        return [.. body.Parts.Select(part => new EditorPart(part.Text, part.Key, part.Key is { } key ? Desk.Book.Find(key) is { } number ? Title(number) : key : null))];
    }

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
    private sealed record EditorPart(string Text, string? Key, string? Title);
}
