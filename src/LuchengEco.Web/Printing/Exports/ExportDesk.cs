using LuchengEco.Services.Accounts;
using LuchengEco.Web.Hosting;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Printing.Exports;

/// <summary>Makes the file that a request names and says how far it is.</summary>
public delegate Task<ExportResult> WriteExport(Actor actor, ExportRequest request, Action<ExportStep> progress, CancellationToken cancellationToken);

/// <summary>Why an export was not taken on.</summary>
public enum ExportRefusal
{
    None,

    /// <summary>The person has as many under way as one may have.</summary>
    TooManyOfOne,

    /// <summary>The line is full.</summary>
    QueueFull,
}

/// <summary>The exports of everybody: they go on without the page that began them, and their files are kept a while for their owner alone.</summary>
/// <remarks>Files live in the memory of this instance; a restart drops them, which costs one more click.</remarks>
public sealed class ExportDesk : IAsyncDisposable
{
    /// <summary>Finished exports that one person sees; older ones go.</summary>
    private const int KeptOfOne = 6;

    private readonly WriteExport _write;
    private readonly ExportLine _line;
    private readonly EcoOptions.ExportOptions _options;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;
    private readonly ILogger<ExportDesk> _log;
    private readonly ITimer _sweeper;
    private readonly Lock _lock = new();
    private readonly List<ExportJob> _jobs = [];
    private readonly List<ExportFollower> _followers = [];
    private readonly Dictionary<Guid, int> _direct = [];
    private long _finished;
    private bool _closed;

    public ExportDesk(WriteExport write, ExportLine line, IOptions<EcoOptions> options, TimeProvider clock, ILogger<ExportDesk> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        (_write, _line, _clock, _log) = (write, line, clock, log);
        (_options, _timeout) = (options.Value.Exports, TimeSpan.FromSeconds(options.Value.Printing.TimeoutSeconds));
        _sweeper = clock.CreateTimer(_ => Sweep(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
    }

    /// <summary>Takes an export on; the same one that is under way already is not made twice.</summary>
    /// <param name="actor">Whose it is.</param>
    /// <param name="request">What to make.</param>
    /// <param name="follower">The page that waits for it; null leaves it to the next one.</param>
    public ExportRefusal Start(Actor actor, ExportRequest request, ExportFollower? follower = null)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        Sweep();
        var job = new ExportJob(actor, request) { Follower = follower };
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (UnderWay(job.Owner).FirstOrDefault(other => other.Request == request) is { } same)
            {
                same.Follower = follower;
                return ExportRefusal.None;
            }
            if (HasEnough(job.Owner))
                return ExportRefusal.TooManyOfOne;
            if (_line.Join(() => Notify(job.Owner)) is not { } place)
                return ExportRefusal.QueueFull;
            job.Place = place;
            _jobs.Add(job);
            job.Running = Task.Run(() => RunAsync(job, place));
        }
        Notify(job.Owner);
        return ExportRefusal.None;
    }

    /// <summary>Makes a file for somebody who waits for it, in the same line and within the same limits.</summary>
    public async Task<ExportResult> NowAsync(Actor actor, ExportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        var person = actor.UserId ?? throw new ArgumentException("Nobody is signed in.", nameof(actor));
        ExportLine.Place? place;
        lock (_lock)
        {
            if (HasEnough(person))
                return ExportResult.Failed(ExportFailure.TooManyOfOne);
            place = _line.Join();
            if (place is null)
                return ExportResult.Failed(ExportFailure.QueueFull);
            _direct[person] = _direct.GetValueOrDefault(person) + 1;
        }
        try
        {
            await place.Turn.WaitAsync(cancellationToken);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(_timeout);
            return await _write(actor, request, _ => { }, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _log.LogWarning("An export of {Kind} was not made within {Timeout}", request.Kind, _timeout);
            return ExportResult.Failed(ExportFailure.TimedOut);
        }
        finally
        {
            place.Dispose();
            lock (_lock)
            {
                if (--_direct[person] == 0)
                    _direct.Remove(person);
            }
        }
    }

    private IEnumerable<ExportJob> UnderWay(Guid person) => _jobs.Where(job => job.Owner == person && job is { IsOver: false, IsCancelled: false });

    private bool HasEnough(Guid person) => UnderWay(person).Count() + _direct.GetValueOrDefault(person) >= _options.MaxPerPerson;

    /// <summary>What a person has under way and what is kept for them, newest first.</summary>
    public IReadOnlyList<ExportView> Of(Guid person)
    {
        Sweep();
        lock (_lock)
            return [.. _jobs.Where(job => job.Owner == person).Reverse().Select(job => job.View())];
    }

    /// <summary>The file, for its owner only.</summary>
    /// <returns>Null for everybody else, and when there is none (any more).</returns>
    public ExportFile? File(Guid person, Guid id)
    {
        Sweep();
        lock (_lock)
            return Find(person, id)?.Result?.File;
    }

    /// <summary>Ends an export that is under way, and takes one that is over from the list.</summary>
    public void Remove(Guid person, Guid id)
    {
        lock (_lock)
        {
            if (Find(person, id) is not { } job)
                return;
            if (job.IsOver)
                _jobs.Remove(job);
            else
                job.Cancel();
        }
        Notify(person);
    }

    /// <summary>Tells a page of every change; what no page waits for any more is this one's now.</summary>
    public ExportFollower Follow(Guid person, Action changed)
    {
        var follower = new ExportFollower(this, person, changed);
        lock (_lock)
        {
            _followers.Add(follower);
            foreach (var job in _jobs.Where(job => job.Owner == person && job.Follower is null))
                job.Follower = follower;
        }
        return follower;
    }

    /// <summary>True for the one page that shall fetch a finished file: the one that waits for it, or any when nobody does.</summary>
    /// <remarks>It says <see cref="Fetched"/> afterwards; until then the file is the next page's as soon as this one leaves.</remarks>
    public bool TryTake(ExportFollower follower, Guid id)
    {
        ArgumentNullException.ThrowIfNull(follower);
        lock (_lock)
        {
            if (Find(follower.Person, id) is not { State: ExportState.Done, IsFetched: false, TakenBy: null } job || (job.Follower is not null && job.Follower != follower))
                return false;
            job.TakenBy = follower;
            return true;
        }
    }

    /// <summary>The person has the file, or was told why not: no page fetches it by itself any more.</summary>
    public void Fetched(ExportFollower follower, Guid id)
    {
        ArgumentNullException.ThrowIfNull(follower);
        lock (_lock)
        {
            if (Find(follower.Person, id) is { } job && job.TakenBy == follower)
                (job.TakenBy, job.IsFetched) = (null, true);
        }
    }

    internal void Leave(ExportFollower follower)
    {
        lock (_lock)
        {
            _followers.Remove(follower);
            foreach (var job in _jobs)
            {
                if (job.Follower == follower)
                    job.Follower = null;
                if (job.TakenBy == follower)
                    job.TakenBy = null;
            }
        }
        // Another page of the person may take over what this one waited for.
        Notify(follower.Person);
    }

    private async Task RunAsync(ExportJob job, ExportLine.Place place)
    {
        ExportResult? result = ExportResult.Failed(ExportFailure.Broken);
        try
        {
            await place.Turn.WaitAsync(job.Stop);
            job.LimitTo(_timeout);
            Step(job, new ExportStep(ExportState.Reading));
            var written = await _write(job.Actor, job.Request, step => Step(job, step), job.Stop);
            result = job.IsCancelled ? null : written;
        }
        catch (OperationCanceledException) when (job.Stop.IsCancellationRequested)
        {
            result = job.IsCancelled ? null : ExportResult.Failed(ExportFailure.TimedOut);
            if (result is not null)
                _log.LogWarning("An export of {Kind} was not made within {Timeout}", job.Request.Kind, _timeout);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _log.LogError(exception, "An export of {Kind} failed", job.Request.Kind);
        }
        finally
        {
            place.Dispose();
            Finish(job, result);
        }
    }

    private void Step(ExportJob job, ExportStep step)
    {
        lock (_lock)
        {
            if (job.IsOver)
                return;
            (job.State, job.Pass) = (step.State, step.Pass);
        }
        Notify(job.Owner);
    }

    private void Finish(ExportJob job, ExportResult? result)
    {
        lock (_lock)
        {
            job.Result = result;
            job.State = result switch
            {
                null => ExportState.Cancelled,
                { Failure: ExportFailure.None } => ExportState.Done,
                _ => ExportState.Failed,
            };
            job.Finished = ++_finished;
            job.KeptUntil = _clock.GetUtcNow().AddMinutes(_options.KeepMinutes);
            DropWhatIsTooMuch(job.Owner);
        }
        job.Dispose();
        Notify(job.Owner);
    }

    /// <summary>Drops the oldest files beyond what one person and this instance may keep, never the newest.</summary>
    private void DropWhatIsTooMuch(Guid person)
    {
        var over = _jobs.Where(job => job.IsOver).OrderByDescending(job => job.Finished).ToList();
        foreach (var old in over.Where(job => job.Owner == person).Skip(KeptOfOne))
            _jobs.Remove(old);
        long sum = 0;
        foreach (var (index, job) in over.Index())
        {
            sum += job.Size;
            if (index > 0 && sum > _options.MaxKeptMegabytes * 1024L * 1024L)
                _jobs.Remove(job);
        }
    }

    private void Sweep()
    {
        List<Guid> concerned;
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            var gone = _jobs.Where(job => job.KeptUntil <= now).ToList();
            foreach (var job in gone)
                _jobs.Remove(job);
            concerned = [.. gone.Select(job => job.Owner).Distinct()];
        }
        foreach (var person in concerned)
            Notify(person);
    }

    private ExportJob? Find(Guid person, Guid id) => _jobs.Find(job => job.Id == id && job.Owner == person);

    private void Notify(Guid person)
    {
        List<ExportFollower> followers;
        lock (_lock)
            followers = [.. _followers.Where(follower => follower.Person == person)];
        foreach (var follower in followers)
            follower.Changed();
    }

    public async ValueTask DisposeAsync()
    {
        await _sweeper.DisposeAsync();
        List<Task> running;
        lock (_lock)
        {
            _closed = true;
            _followers.Clear();
            var open = _jobs.Where(job => !job.IsOver).ToList();
            foreach (var job in open)
                job.Cancel();
            running = [.. open.Select(job => job.Running)];
        }
        await Task.WhenAll(running);
    }
}
