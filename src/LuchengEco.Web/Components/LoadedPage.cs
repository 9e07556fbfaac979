using LuchengEco.Services.Live;
using LuchengEco.Web.Components.Live;
using LuchengEco.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components;

/// <summary>A page that loads one model for what its address asks, once: the circuit takes over what the first response was rendered from.
/// A reading page of now renews itself when the database changes.</summary>
/// <typeparam name="TAsked">What the address asks, compared by value; filters that the loaded model answers are no part of it.</typeparam>
/// <typeparam name="TModel">What the page shows.</typeparam>
public abstract class LoadedPage<TAsked, TModel> : ComponentBase, ILiveFollower, IDisposable
    where TAsked : struct
    where TModel : class
{
    private TAsked? _asked;
    private CancellationTokenSource? _loading;
    private CancellationTokenSource? _fetching;
    private IDisposable? _following;
    private long _seen;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required PrerenderHandoff Handoff { get; init; }

    /// <summary>Which figures count and as of when; part of what a reading page asks.</summary>
    [CascadingParameter] public ReportView Reading { get; set; }

    /// <summary>Null outside of the site's layout: then nothing renews itself.</summary>
    [CascadingParameter] public LiveFeed? Live { get; set; }

    /// <summary>Renders the page in one batch with the note about its renewal.</summary>
    [CascadingParameter] public LiveState? Freshness { get; set; }

    /// <summary>Travels from the first response to the circuit; null from then on.</summary>
    [PersistentState] public string? HandoffKey { get; set; }

    /// <summary>Null until the first load is through; the previous model while the next one is loading.</summary>
    protected TModel? Model { get; private set; }

    /// <summary>True while <see cref="Model"/> still answers what was asked before.</summary>
    protected bool IsLoading { get; private set; }

    protected abstract TAsked Asked { get; }

    /// <summary>Whether the page renews itself. A page on which somebody types must not.</summary>
    protected virtual bool RenewsItself => Live is { IsReadingPage: true } && Reading.AsOf is null;

    /// <summary>Whether what changed can be on the page.</summary>
    protected virtual bool Concerns(LiveNews news) => true;

    protected abstract Task<TModel> LoadAsync(TAsked asked, CancellationToken cancellationToken);

    protected override async Task OnParametersSetAsync()
    {
        if (Live is not null && RendererInfo.IsInteractive)
            _following ??= Live.Follow(this);
        var asked = Asked;
        if (_asked is { } known && EqualityComparer<TAsked>.Default.Equals(known, asked))
            return;
        _asked = asked;
        await StopLoadingAsync();
        if (TakeOver(asked) is { } handed)
        {
            (Model, IsLoading) = (handed.Model, false);
            // Between the first response and the circuit nobody listened for the page.
            if (Live is not null && RenewsItself && Live.Seen != handed.Seen)
                Live.CatchUp();
            return;
        }
        if (await LoadModelAsync(asked) && !RendererInfo.IsInteractive && Model is not null)
            HandoffKey = Handoff.Put(new Handed(asked, Model, _seen));
    }

    /// <summary>Loads what the address asks once more, after something on the page changed it.</summary>
    protected async Task ReloadAsync()
    {
        await StopLoadingAsync();
        await LoadModelAsync(Asked);
        // The change may have come through a part of the page, whose events render that part only.
        StateHasChanged();
    }

    /// <returns>False when another load took over.</returns>
    private async Task<bool> LoadModelAsync(TAsked asked)
    {
        _loading = new CancellationTokenSource();
        _seen = Live?.Seen ?? 0;
        IsLoading = true;
        var token = _loading.Token;
        try
        {
            var model = await LoadAsync(asked, token);
            // Somebody who clicks on quickly must not see an older answer arrive last.
            if (token.IsCancellationRequested)
                return false;
            (Model, IsLoading) = (model, false);
            return true;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return false;
        }
    }

    private Handed? TakeOver(TAsked asked)
    {
        if (!RendererInfo.IsInteractive)
            return null;
        var handed = Handoff.Take<Handed>(HandoffKey);
        HandoffKey = null;
        return handed is not null && EqualityComparer<TAsked>.Default.Equals(handed.Asked, asked) ? handed : null;
    }

    bool ILiveFollower.Concerns(LiveNews news) => RenewsItself && _asked is not null && Concerns(news);

    async Task<Action?> ILiveFollower.FetchAsync()
    {
        if (_asked is not { } asked)
            return null;
        using var fetching = new CancellationTokenSource();
        _fetching = fetching;
        var loading = _loading;
        try
        {
            var model = await LoadAsync(asked, fetching.Token);
            return () =>
            {
                // Whatever the page began to load meanwhile is newer than this; what it loaded before is older.
                if (!ReferenceEquals(loading, _loading) || _asked is not { } now || !EqualityComparer<TAsked>.Default.Equals(now, asked))
                    return;
                if (IsLoading)
                    StopLoading();
                (Model, IsLoading) = (model, false);
            };
        }
        catch (OperationCanceledException) when (fetching.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            if (ReferenceEquals(_fetching, fetching))
                _fetching = null;
        }
    }

    private void StopLoading()
    {
        _loading?.Cancel();
        _loading?.Dispose();
        _loading = null;
    }

    private async Task StopLoadingAsync()
    {
        _fetching?.Cancel();
        if (_loading is not { } loading)
            return;
        _loading = null;
        await loading.CancelAsync();
        loading.Dispose();
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _following?.Dispose();
        _fetching?.Cancel();
        StopLoading();
    }

    /// <param name="Asked">What the address asked.</param>
    /// <param name="Model">What was loaded for it.</param>
    /// <param name="Seen">Changes heard before it was loaded.</param>
    private sealed record Handed(TAsked Asked, TModel Model, long Seen);
}
