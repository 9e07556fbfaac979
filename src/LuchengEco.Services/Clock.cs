using LuchengEco.Domain;

namespace LuchengEco.Services;

/// <summary>The calendar of the bureau: China Standard Time, UTC+8 without daylight saving, whatever the server's zone.</summary>
public static class Clock
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateTimeOffset LocalNow(this TimeProvider clock) => clock.GetUtcNow().ToOffset(Offset);

    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.LocalNow().DateTime);

    public static YearMonth CurrentMonth(this TimeProvider clock) => YearMonth.Of(clock.Today());

    /// <summary>A stored moment on the bureau's wall clock.</summary>
    public static DateTimeOffset ToLocal(DateTimeOffset moment) => moment.ToOffset(Offset);

    /// <summary>The moment at which a day of the bureau begins, in UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();
}
