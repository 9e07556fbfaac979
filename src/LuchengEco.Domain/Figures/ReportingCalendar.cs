using Text = LuchengEco.Domain.Resources.DomainText;

namespace LuchengEco.Domain.Figures;

/// <summary>By when a month must be submitted unless <see cref="DueDay"/> says otherwise. There is one row.</summary>
public sealed class ReportingCalendar
{
    /// <summary>The 5th of the following month.</summary>
    public const int DefaultDueDay = 5;

    public ReportingCalendar() => Id = 1;

    public int Id { get; private set; }

    /// <summary>Day of the following month, 1 to 28.</summary>
    public int DueDay { get; private set; } = DefaultDueDay;

    /// <summary>Reminds so many days before the due day, 0 to 20.</summary>
    public int RemindBefore { get; private set; } = 3;

    /// <summary>Reminds every so many days after it, 1 to 20.</summary>
    public int RemindEvery { get; private set; } = 2;

    /// <exception cref="DomainException">A number lies outside its range.</exception>
    public void Set(int dueDay, int remindBefore, int remindEvery)
    {
        if (dueDay is < 1 or > 28 || remindBefore is < 0 or > 20 || remindEvery is < 1 or > 20)
            throw new DomainException("calendar-invalid", Text.CalendarInvalid);
        (DueDay, RemindBefore, RemindEvery) = (dueDay, remindBefore, remindEvery);
    }

    /// <summary>The last day on which <paramref name="month"/> is submitted in time.</summary>
    public DateOnly DueOn(YearMonth month) => month.FirstDay.AddMonths(1).AddDays(DueDay - 1);
}

/// <summary>Another due day for one month, because of holidays for one; of one unit, or of all.</summary>
public sealed class DueDay
{
    private DueDay()
    {
    }

    public DueDay(YearMonth month, string? unitCode) => (Year, MonthNumber, UnitCode) = (month.Year, month.Month, unitCode);

    public int Id { get; private set; }

    public int Year { get; private set; }

    /// <summary>1 to 12.</summary>
    public int MonthNumber { get; private set; }

    /// <summary>Null for all units that have none of their own.</summary>
    public string? UnitCode { get; private set; }

    public DateOnly On { get; private set; }

    public YearMonth Month => new(Year, MonthNumber);

    /// <exception cref="DomainException">The day lies before the month or more than a year after it.</exception>
    public void Set(DateOnly on)
    {
        if (on < Month.FirstDay || on > Month.FirstDay.AddMonths(13))
            throw new DomainException("due-day-invalid", Text.DueDayInvalid);
        On = on;
    }
}
