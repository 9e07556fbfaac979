using LuchengEco.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components;

/// <summary>A page that loads one model for what its address asks, once: the circuit takes over what the first response was rendered from.</summary>
/// <typeparam name="TAsked">What the address asks, compared by value; filters that the loaded model answers are no part of it.</typeparam>
/// <typeparam name="TModel">What the page shows.</typeparam>
public abstract class LoadedPage<TAsked, TModel> : ComponentBase, IDisposable
    where TAsked : struct
    where TModel : class
{
    private TAsked? _asked;
    private CancellationTokenSource? _loading;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required PrerenderHandoff Handoff { get; init; }

    /// <summary>Which figures count and as of when; part of what a reading page asks.</summary>
    [CascadingParameter] public ReportView Reading { get; set; }

    /// <summary>Travels from the first response to the circuit; null from then on.</summary>
    [PersistentState] public string? HandoffKey { get; set; }

    /// <summary>Null until the first load is through; the previous model while the next one is loading.</summary>
    protected TModel? Model { get; private set; }

    /// <summary>True while <see cref="Model"/> still answers what was asked before.</summary>
    protected bool IsLoading { get; private set; }

    protected abstract TAsked Asked { get; }

    protected abstract Task<TModel> LoadAsync(TAsked asked, CancellationToken cancellationToken);

    protected override async Task OnParametersSetAsync()
    {
        var asked = Asked;
        if (_asked is { } known && EqualityComparer<TAsked>.Default.Equals(known, asked))
            return;
        _asked = asked;
        await StopLoadingAsync();
        if (TakeOver(asked) is { } handed)
        {
            (Model, IsLoading) = (handed, false);
            return;
        }
        if (await LoadModelAsync(asked) && !RendererInfo.IsInteractive && Model is not null)
            HandoffKey = Handoff.Put(new Handed(asked, Model));
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

    private TModel? TakeOver(TAsked asked)
    {
        if (!RendererInfo.IsInteractive)
            return null;
        var handed = Handoff.Take<Handed>(HandoffKey);
        HandoffKey = null;
        return handed is not null && EqualityComparer<TAsked>.Default.Equals(handed.Asked, asked) ? handed.Model : null;
    }

    private async Task StopLoadingAsync()
    {
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
        if (!disposing || _loading is null)
            return;
        _loading.Cancel();
        _loading.Dispose();
        _loading = null;
    }

    private sealed record Handed(TAsked Asked, TModel Model);
}
