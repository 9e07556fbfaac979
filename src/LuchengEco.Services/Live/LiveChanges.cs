using Microsoft.Extensions.Logging;

namespace LuchengEco.Services.Live;

/// <summary>Passes on, within this instance, what <see cref="LiveListener"/> hears of every instance. A burst is gathered into one piece of news.</summary>
public sealed class LiveChanges(TimeProvider clock, ILogger<LiveChanges> logger)
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly List<Subscription> _subscriptions = [];
    private LiveNews? _gathered;
    private long _count;
    private volatile bool _isListening;

    /// <summary>False while changes may go unheard; everything counts as changed afterwards.</summary>
    public bool IsListening => _isListening;

    /// <summary>How many changes were heard so far. Whoever loads notes it before and sees afterwards whether anything came between.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <param name="heard">Called outside of any circuit, one piece of news after the other; must return at once.</param>
    /// <returns>Ends the subscription when disposed.</returns>
    public IDisposable Subscribe(Action<LiveNews> heard)
    {
        var subscription = new Subscription(this, heard);
        lock (_gate)
            _subscriptions.Add(subscription);
        return subscription;
    }

    /// <summary>A change was heard.</summary>
    public void Raise(LiveChange change) => Gather(new LiveNews([change], false));

    /// <summary>From now on changes are heard.</summary>
    public void Begin()
    {
        _isListening = true;
        Gather(LiveNews.Everything);
    }

    /// <summary>From now on changes may go unheard.</summary>
    public void Lose()
    {
        if (!_isListening)
            return;
        _isListening = false;
        Deliver(LiveNews.None);
    }

    private void Gather(LiveNews news)
    {
        lock (_gate)
        {
            _count++;
            var isFirst = _gathered is null;
            _gathered = _gathered?.And(news) ?? news;
            if (!isFirst)
                return;
        }
        _ = DeliverLaterAsync();
    }

    private async Task DeliverLaterAsync()
    {
        await Task.Delay(Gathering, clock);
        LiveNews news;
        lock (_gate)
            (news, _gathered) = (_gathered!, null);
        Deliver(news);
    }

    private void Deliver(LiveNews news)
    {
        Subscription[] subscriptions;
        lock (_gate)
            subscriptions = [.. _subscriptions];
        foreach (var subscription in subscriptions)
        {
            try
            {
                subscription.Heard(news);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // One that cannot listen must not keep it from the others.
                logger.LogWarning(exception, "A change could not be passed on");
            }
        }
    }

    private sealed class Subscription(LiveChanges changes, Action<LiveNews> heard) : IDisposable
    {
        public Action<LiveNews> Heard { get; } = heard;

        public void Dispose()
        {
            lock (changes._gate)
                changes._subscriptions.Remove(this);
        }
    }
}
