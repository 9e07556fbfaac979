using LuchengEco.Domain.Figures;

namespace LuchengEco.Domain.Tests.Figures;

public sealed class DueDaysTests
{
    private static readonly YearMonth January = new(2024, 1);

    private static ReportingCalendar Calendar(int dueDay = 5)
    {
        var calendar = new ReportingCalendar();
        calendar.Set(dueDay, 3, 2);
        return calendar;
    }

    private static DueDay Exception(YearMonth month, string? unit, DateOnly on)
    {
        var day = new DueDay(month, unit);
        day.Set(on);
        return day;
    }

    [Fact]
    public void Of_NoException_IsTheDayOfTheFollowingMonth()
    {
        Assert.Equal(new DateOnly(2024, 2, 5), DueDays.Of(new ReportingCalendar(), [], "air", January));
        Assert.Equal(new DateOnly(2025, 1, 28), DueDays.Of(Calendar(28), [], "air", new(2024, 12)));
    }

    [Fact]
    public void Of_ExceptionOfAnotherMonthOrUnit_ChangesNothing() => Assert.Equal(new DateOnly(2024, 2, 5), DueDays.Of(Calendar(),
        [Exception(new(2024, 2), "air", new(2024, 3, 12)), Exception(new(2023, 1), null, new(2023, 2, 9)), Exception(January, "water", new(2024, 2, 19))], "air", January));

    [Fact]
    public void Of_UnitsOwnDay_GoesBeforeThatOfAllUnits_InAnyOrder()
    {
        DueDay[] exceptions = [Exception(January, null, new(2024, 2, 18)), Exception(January, "air", new(2024, 2, 20))];

        Assert.Equal(new DateOnly(2024, 2, 20), DueDays.Of(Calendar(), exceptions, "air", January));
        Assert.Equal(new DateOnly(2024, 2, 20), DueDays.Of(Calendar(), exceptions.Reverse(), "air", January));
        Assert.Equal(new DateOnly(2024, 2, 18), DueDays.Of(Calendar(), exceptions, "water", January));
    }
}
