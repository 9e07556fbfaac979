using LuchengEco.Domain.Figures;

namespace LuchengEco.Domain.Tests.Figures;

public sealed class ReportingCalendarTests
{
    [Theory]
    [InlineData(1, 0, 1, true)]
    [InlineData(28, 20, 20, true)]
    [InlineData(0, 3, 2, false)]
    [InlineData(29, 3, 2, false)]
    [InlineData(5, -1, 2, false)]
    [InlineData(5, 21, 2, false)]
    [InlineData(5, 3, 0, false)]
    [InlineData(5, 3, 21, false)]
    public void Set_EdgesOfEachRange_AreInside(int dueDay, int before, int every, bool taken)
    {
        var calendar = new ReportingCalendar();

        Assert.Equal(taken ? null : "calendar-invalid", Record.Exception(() => calendar.Set(dueDay, before, every)) is DomainException refusal ? refusal.Code : null);
        Assert.Equal(taken ? (dueDay, before, every) : (5, 3, 2), (calendar.DueDay, calendar.RemindBefore, calendar.RemindEvery));
    }

    [Fact]
    public void DueOn_December_LiesInTheNextYear() => Assert.Equal(new DateOnly(2025, 1, 5), new ReportingCalendar().DueOn(new(2024, 12)));

    [Theory]
    [InlineData("2024-01-31", false)]
    [InlineData("2024-02-01", true)]
    [InlineData("2025-03-01", true)]
    [InlineData("2025-03-02", false)]
    public void DueDay_FromTheFirstOfTheMonthToThirteenMonthsLater_IsTaken(string on, bool taken)
    {
        var day = new DueDay(new(2024, 2), "air");
        var date = DateOnly.ParseExact(on, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(taken ? null : "due-day-invalid", Record.Exception(() => day.Set(date)) is DomainException refusal ? refusal.Code : null);
        Assert.Equal(taken ? date : default, day.On);
    }
}
