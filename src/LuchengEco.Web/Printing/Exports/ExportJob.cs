using LuchengEco.Services.Accounts;

namespace LuchengEco.Web.Printing.Exports;

/// <summary>An export; every member is touched under the lock of <see cref="ExportDesk"/>, except by the one who works on it.</summary>
internal sealed class ExportJob(Actor actor, ExportRequest request) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public Guid Id { get; } = Guid.NewGuid();
    public Actor Actor => actor;
    public Guid Owner { get; } = actor.UserId ?? throw new ArgumentException("Nobody is signed in.", nameof(actor));
    public ExportRequest Request => request;
    public ExportFollower? Follower { get; set; }
    public ExportLine.Place? Place { get; set; }
    public Task Running { get; set; } = Task.CompletedTask;
    public ExportState State { get; set; } = ExportState.Waiting;
    public int Pass { get; set; }
    public ExportResult? Result { get; set; }
    public DateTimeOffset? KeptUntil { get; set; }
    public long Finished { get; set; }

    /// <summary>The page that fetches it just now.</summary>
    public ExportFollower? TakenBy { get; set; }

    public bool IsFetched { get; set; }
    public bool IsCancelled { get; private set; }
    public bool IsOver => KeptUntil is not null;
    public int Size => Result?.File?.Content.Length ?? 0;
    public CancellationToken Stop => _stop.Token;

    public void LimitTo(TimeSpan time) => _stop.CancelAfter(time);

    public void Cancel()
    {
        IsCancelled = true;
        // What stops by it must not run under the lock.
        _ = _stop.CancelAsync();
    }

    public ExportView View() => new(Id, Request, State, State == ExportState.Waiting ? Place?.Number ?? 0 : 0, Pass, Result?.Failure ?? ExportFailure.None,
        Result?.File?.Name ?? "", Size, KeptUntil);

    public void Dispose() => _stop.Dispose();
}
