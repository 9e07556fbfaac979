using LuchengEco.Web.Hosting;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Printing.Exports;

/// <summary>One line for all exports, of people and of programs: a few are worked on, some wait in their order, the rest is turned away.</summary>
public sealed class ExportLine
{
    private readonly int _working;
    private readonly int _waiting;
    private readonly Lock _lock = new();
    private readonly List<Place> _line = [];
    private int _taken;

    public ExportLine(IOptions<EcoOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_working, _waiting) = (options.Value.Printing.MaxConcurrent, options.Value.Printing.MaxWaiting);
    }

    /// <param name="moved">Called whenever the place in the line changed, outside of any lock.</param>
    /// <returns>A place that must be left; null when the line is full.</returns>
    public Place? Join(Action? moved = null)
    {
        lock (_lock)
        {
            var place = new Place(this, moved);
            if (_taken < _working)
            {
                _taken++;
                place.Begin();
            }
            else if (_line.Count < _waiting)
            {
                _line.Add(place);
            }
            else
            {
                return null;
            }
            return place;
        }
    }

    private int NumberOf(Place place)
    {
        lock (_lock)
            return _line.IndexOf(place) + 1;
    }

    private void Leave(Place place)
    {
        List<Place> moved;
        lock (_lock)
        {
            var waited = _line.IndexOf(place);
            if (waited >= 0)
            {
                _line.RemoveAt(waited);
                moved = _line[waited..];
            }
            else if (_line is [var next, ..])
            {
                // The turn goes over: the number of those who work stays.
                _line.RemoveAt(0);
                next.Begin();
                moved = [.. _line];
            }
            else
            {
                _taken--;
                moved = [];
            }
        }
        foreach (var other in moved)
            other.Moved?.Invoke();
    }

    /// <summary>A place in the line; disposing it lets the next one come.</summary>
    public sealed class Place : IDisposable
    {
        private readonly ExportLine _owner;
        private readonly TaskCompletionSource _turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _left;

        internal Place(ExportLine owner, Action? moved) => (_owner, Moved) = (owner, moved);

        /// <summary>Done when it is this one's turn.</summary>
        public Task Turn => _turn.Task;

        /// <summary>1 for the next one; 0 once it is its turn.</summary>
        public int Number => _owner.NumberOf(this);

        internal Action? Moved { get; }

        internal void Begin() => _turn.TrySetResult();

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                _owner.Leave(this);
        }
    }
}
