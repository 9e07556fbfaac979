using System.Diagnostics;
using LuchengEco.Services;
using LuchengEco.Services.Live;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Features.Tasks;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Components.Live;

/// <summary>Renews the page inside it when the database changed, whichever instance changed it: in the background, and the old picture stays until the new one is there.</summary>
public sealed partial class LiveFeed : IAsyncDisposable
{
    /// <summary>A page rests after each time for as long as that took, so that a stream of changes takes at most half of its time.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(30);

    private readonly List<ILiveFollower> _followers = [];
    private readonly CancellationTokenSource _leaving = new();

    /// <summary>Taken once: the source may be gone when somebody still asks.</summary>
    private readonly CancellationToken _left;

    public LiveFeed() => _left = _leaving.Token;
    private IDisposable? _subscription;
    private LiveNews _news = LiveNews.None;
    private bool _isBusy;
    private IJSObjectReference? _module;
    private DotNetObjectReference<LiveFeed>? _self;

    [Inject] public required LiveChanges Changes { get; init; }

    [Inject] public required LiveCircuit Circuit { get; init; }

    [Inject] public required CircuitActivity Activity { get; init; }

    [Inject] public required TaskBell Bell { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    [Inject] public required ILogger<LiveFeed> Logger { get; init; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    public LiveState State { get; private set; } = new(0, null, true, false);

    /// <summary>How many changes were heard; to be noted before loading.</summary>
    public long Seen => Changes.Count;

    /// <summary>Whether the page that is open shows figures for reading.</summary>
    public bool IsReadingPage => ReportView.IsReading(new Uri(Navigation.Uri).AbsolutePath);

    /// <returns>Ends it when disposed.</returns>
    public IDisposable Follow(ILiveFollower follower)
    {
        _followers.Add(follower);
        return new Following(this, follower);
    }

    /// <summary>Renews the page because something may have gone unheard.</summary>
    public void CatchUp() => Hear(LiveNews.Everything);

    protected override void OnInitialized()
    {
        State = State with { IsListening = Changes.IsListening };
        if (!RendererInfo.IsInteractive)
            return;
        _subscription = Changes.Subscribe(Hear);
        Circuit.CameBack += CatchUp;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        try
        {
            _module = await Script.InvokeAsync<IJSObjectReference>("import", _left, "/" + Assets["js/live.js"]);
            _self = DotNetObjectReference.Create(this);
            await _module.InvokeVoidAsync("watch", _left, _self);
        }
        catch (Exception exception) when (exception is JSDisconnectedException or JSException or OperationCanceledException)
        {
            // Numbers change without being marked, that is all.
            Logger.LogDebug(exception, "The script of the live pages did not start");
        }
    }

    /// <summary>The person pressed a key or a button. Around a renewal the circuit itself cannot tell that from the browser's answers.</summary>
    [JSInvokable]
    public Task NotePersonAsync() => Activity.TouchAsync();

    private void Hear(LiveNews news) => _ = InvokeAsync(() => TakeInAsync(news));

    private async Task TakeInAsync(LiveNews news)
    {
        if (_left.IsCancellationRequested)
            return;
        _news = _news.And(news);
        // Whoever comes back is told that everything may have changed.
        if (_isBusy || !Circuit.IsUp)
            return;
        _isBusy = true;
        var retry = FirstRetry;
        try
        {
            do
            {
                (news, _news) = (_news, LiveNews.None);
                var began = Stopwatch.GetTimestamp();
                var isDone = await RenewAsync(news);
                if (!isDone)
                    _news = news.And(_news);
                var took = Stopwatch.GetElapsedTime(began);
                await Task.Delay(isDone ? (took < LongestRest ? took : LongestRest) : retry, _left);
                retry = isDone ? FirstRetry : retry * 2 < LongestRetry ? retry * 2 : LongestRetry;
            }
            // Hearing nothing any more is no news, and still has to be shown.
            while ((!_news.IsNone || State.IsListening != Changes.IsListening) && Circuit.IsUp);
        }
        catch (OperationCanceledException)
        {
            // The circuit is over.
        }
        finally
        {
            _isBusy = false;
        }
    }

    /// <returns>False when the page could not be loaded: then it shows what was before, says so, and tries again.</returns>
    private async Task<bool> RenewAsync(LiveNews news)
    {
        var (shows, hasFailed) = (new List<Action>(), false);
        try
        {
            foreach (var follower in news.IsNone ? [] : _followers.Where(follower => follower.Concerns(news)).ToList())
            {
                if (await follower.FetchAsync() is { } show)
                    shows.Add(show);
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            hasFailed = true;
            Logger.LogWarning(exception, "An open page could not be renewed");
        }
        if (_left.IsCancellationRequested)
            return true;
        var state = State with { IsListening = Changes.IsListening };
        if (hasFailed)
            state = state with { HasFailed = true };
        else
            state = shows.Count > 0 ? state with { Round = State.Round + 1, At = Time.LocalNow(), HasFailed = false } : state with { HasFailed = false };
        foreach (var show in shows)
            show();
        if (state != State)
        {
            State = state;
            Activity.Quietly();
            StateHasChanged();
        }
        if (MovesTasks(news))
        {
            Activity.Quietly();
            Bell.Ring();
        }
        return !hasFailed;
    }

    /// <summary>A figure alone finishes no task: its month does.</summary>
    private static bool MovesTasks(LiveNews news) =>
        news.IsEverything || news.Changes.Any(change => change.Source is not (LiveChange.Figures or LiveChange.Evidence));

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _subscription?.Dispose();
        Circuit.CameBack -= CatchUp;
        try
        {
            if (_module is not null)
            {
                await _module.InvokeVoidAsync("unwatch");
                await _module.DisposeAsync();
            }
        }
        catch (Exception exception) when (exception is JSDisconnectedException or JSException or OperationCanceledException)
        {
            // The browser is gone, and its script with it.
            Logger.LogTrace(exception, "The script of the live pages was gone first");
        }
        _self?.Dispose();
        _leaving.Dispose();
    }

    private sealed class Following(LiveFeed feed, ILiveFollower follower) : IDisposable
    {
        public void Dispose() => feed._followers.Remove(follower);
    }
}
