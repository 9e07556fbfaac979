namespace LuchengEco.Domain.Figures;

/// <summary>Which due day holds. Pure: whoever reads the calendar and its exceptions asks here.</summary>
public static class DueDays
{
    /// <summary>The last day on which <paramref name="unitCode"/> submits <paramref name="month"/> in time.</summary>
    /// <param name="calendar">What holds without an exception.</param>
    /// <param name="exceptions">Those of any months and units; the unit's own goes before that of all units.</param>
    /// <param name="unitCode">The unit that submits.</param>
    /// <param name="month">The month that is submitted.</param>
    public static DateOnly Of(ReportingCalendar calendar, IEnumerable<DueDay> exceptions, string unitCode, YearMonth month)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(exceptions);
        ArgumentNullException.ThrowIfNull(unitCode);
        DueDay? ofAll = null;
        foreach (var exception in exceptions)
        {
            if (exception.Month != month)
                continue;
            if (exception.UnitCode == unitCode)
                return exception.On;
            if (exception.UnitCode is null)
                ofAll = exception;
        }
        return ofAll?.On ?? calendar.DueOn(month);
    }
}
