namespace LuchengEco.Web.Printing.Exports;

/// <summary>A page that shows the exports of its person, until it is disposed; files that it began come to it by themselves.</summary>
public sealed class ExportFollower : IDisposable
{
    private readonly ExportDesk _queue;

    internal ExportFollower(ExportDesk queue, Guid person, Action changed) => (_queue, Person, Changed) = (queue, person, changed);

    internal Guid Person { get; }

    /// <summary>Called from any thread.</summary>
    internal Action Changed { get; }

    public void Dispose() => _queue.Leave(this);
}
