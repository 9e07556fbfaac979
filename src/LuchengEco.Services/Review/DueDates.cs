using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Review;

/// <summary>By when each month of each unit must be submitted.</summary>
internal sealed class DueDates
{
    private readonly ReportingCalendar _calendar;
    private readonly Dictionary<(YearMonth Month, string? Unit), DateOnly> _exceptions;

    private DueDates(ReportingCalendar calendar, Dictionary<(YearMonth, string?), DateOnly> exceptions) => (_calendar, _exceptions) = (calendar, exceptions);

    public static async Task<DueDates> ReadAsync(EcoDbContext context, CancellationToken cancellationToken)
    {
        var calendar = await context.Calendars.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new ReportingCalendar();
        var exceptions = await context.DueDays.AsNoTracking().ToListAsync(cancellationToken);
        return new DueDates(calendar, exceptions.ToDictionary(day => (day.Month, day.UnitCode), day => day.On));
    }

    /// <summary>The unit's own day, or the day of all units, or the calendar's.</summary>
    public DateOnly Of(string unitCode, YearMonth month) =>
        _exceptions.TryGetValue((month, unitCode), out var own) ? own
        : _exceptions.TryGetValue((month, null), out var common) ? common
        : _calendar.DueOn(month);
}
