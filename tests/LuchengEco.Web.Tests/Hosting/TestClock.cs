namespace LuchengEco.Web.Tests.Hosting;

/// <summary>A clock that stands on 24 November 2024, 10:00 in China, until a test moves it. Timers run in real time.</summary>
public sealed class TestClock : TimeProvider
{
    private long _ticks = new DateTimeOffset(2024, 11, 24, 10, 0, 0, TimeSpan.FromHours(8)).UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
