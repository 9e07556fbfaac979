using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Review;

/// <summary>By when each month of each unit must be submitted, read once for many questions; <see cref="DueDays"/> says which day holds.</summary>
internal sealed class DueDates
{
    private readonly ILookup<YearMonth, DueDay> _exceptions;

    private DueDates(ReportingCalendar calendar, ILookup<YearMonth, DueDay> exceptions) => (Calendar, _exceptions) = (calendar, exceptions);

    /// <summary>What holds where no month or unit has a day of its own.</summary>
    public ReportingCalendar Calendar { get; }

    public static async Task<DueDates> ReadAsync(EcoDbContext context, CancellationToken cancellationToken)
    {
        var calendar = await context.Calendars.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new ReportingCalendar();
        return new DueDates(calendar, (await context.DueDays.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(day => day.Month));
    }

    public DateOnly Of(string unitCode, YearMonth month) => DueDays.Of(Calendar, _exceptions[month], unitCode, month);
}
