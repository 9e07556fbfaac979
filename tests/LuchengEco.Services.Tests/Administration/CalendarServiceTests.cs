using LuchengEco.Domain;
using LuchengEco.Services.Review;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Administration;

public sealed class CalendarServiceTests(PlainTestServices services) : IClassFixture<PlainTestServices>
{
    private static readonly YearMonth September = new(2024, 9);

    private CalendarService Calendar => services.Get<CalendarService>();

    private Task<DateOnly> DueAsync(string unit, YearMonth? month = null) => Calendar.DueOnAsync(month ?? September, unit, TestContext.Current.CancellationToken);

    [Fact]
    public async Task DueDays_SetMovedAndRemoved_HoldForTheirUnitAndMonth()
    {
        Assert.Equal(new DateOnly(2024, 10, 5), await DueAsync("air"));

        Assert.Equal(ChangeOutcome.Done, (await Calendar.SetDueDayAsync(EcoTestServices.Administrator, September, null, new(2024, 10, 10), TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(ChangeOutcome.Done, (await Calendar.SetDueDayAsync(EcoTestServices.Administrator, September, "air", new(2024, 10, 12), TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(ChangeOutcome.Done, (await Calendar.SetDueDayAsync(EcoTestServices.Administrator, September, "air", new(2024, 10, 14), TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(ChangeOutcome.Unchanged, (await Calendar.SetDueDayAsync(EcoTestServices.Administrator, September, "air", new(2024, 10, 14), TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal([new DateOnly(2024, 10, 14), new DateOnly(2024, 10, 10), new DateOnly(2024, 11, 5)], [await DueAsync("air"), await DueAsync("water"), await DueAsync("air", new(2024, 10))]);

        var year = (await Calendar.GetAsync(EcoTestServices.Administrator, 2024, TestContext.Current.CancellationToken))!;
        Assert.Equal([(null, new DateOnly(2024, 10, 10)), ("大气环境科", new DateOnly(2024, 10, 14))], year.Exceptions.Select(line => (line.UnitName, line.On)));
        Assert.Equal((new DateOnly(2024, 10, 10), true, "大气环境科"), year.Months[8] is var month ? (month.On, month.IsException, Assert.Single(month.Others).UnitName) : default);
        Assert.Equal(12, year.Months.Count);

        Assert.Equal(ChangeOutcome.Done, (await Calendar.RemoveDueDayAsync(EcoTestServices.Administrator, September, "air", TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(ChangeOutcome.Unchanged, (await Calendar.RemoveDueDayAsync(EcoTestServices.Administrator, September, "air", TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(new DateOnly(2024, 10, 10), await DueAsync("air"));
        Assert.Equal("due-day-invalid", (await Calendar.SetDueDayAsync(EcoTestServices.Administrator, September, "air", new(2024, 8, 31), TestContext.Current.CancellationToken)).Code);
        Assert.Equal("unit-unknown", (await Calendar.SetDueDayAsync(EcoTestServices.Administrator, September, "no-such", new(2024, 10, 12), TestContext.Current.CancellationToken)).Code);
        Assert.Equal("2024-10-12 → 2024-10-14", await services.ScalarAsync<string>("SELECT detail FROM audit_entries WHERE action = 'due-day-set' ORDER BY id DESC LIMIT 1"));
    }

    [Fact]
    public async Task Set_TheCalendar_HoldsForEveryMonthWithoutADayOfItsOwn()
    {
        Assert.Equal("calendar-invalid", (await Calendar.SetAsync(EcoTestServices.Administrator, 29, 3, 2, TestContext.Current.CancellationToken)).Code);

        Assert.Equal(ChangeOutcome.Done, (await Calendar.SetAsync(EcoTestServices.Administrator, 8, 1, 3, TestContext.Current.CancellationToken)).Outcome);

        Assert.Equal(new DateOnly(2024, 4, 8), await DueAsync("air", new(2024, 3)));
        Assert.Equal("次月5日，提前3天提醒，逾期每2天催报 → 次月8日，提前1天提醒，逾期每3天催报", await services.ScalarAsync<string>("SELECT detail FROM audit_entries WHERE action = 'calendar-set'"));
        Assert.Equal(ChangeOutcome.Done, (await Calendar.SetAsync(EcoTestServices.Administrator, 5, 3, 2, TestContext.Current.CancellationToken)).Outcome);
    }
}
