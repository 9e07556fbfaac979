using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Review;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Administration;

/// <summary>The calendar of a year of days.</summary>
public sealed class WorkDayTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private CalendarService Calendar => services.Get<CalendarService>();

    [Fact]
    public async Task Days_CountWhatPeopleSavedAndApprovedOnChinasDayAndNameWhatIsDue()
    {
        var today = services.Get<TimeProvider>().Today();
        var before = await DayAsync(today);
        await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, new YearMonth(2024, 11), [new FigureEdit("air.forklifts", new FigureEntry(4)), new FigureEdit("air.pm25", new FigureEntry(30, Weight: 20))], Door.Page, TestContext.Current.CancellationToken);
        Assert.Equal(2, (await DayAsync(today)).Saved - before.Saved);

        // Half an hour before and after midnight in China: two days, and one in UTC.
        await ApproveAsync("party", "2024-06-30 15:30Z");
        await ApproveAsync("inspection", "2024-06-30 16:30Z");
        Assert.Equal(1, (await DayAsync(new(2024, 6, 30))).Approved);
        Assert.Equal(1, (await DayAsync(new(2024, 7, 1))).Approved);

        Assert.Equal([new DueMonth(new(2023, 12), null)], (await DayAsync(new(2024, 1, 5))).Due);
        Assert.Equal([new DueMonth(new(2024, 10), null)], (await DayAsync(new(2024, 11, 5))).Due);
        Assert.DoesNotContain((await Calendar.GetDaysAsync(EcoTestServices.Leader, 2024, TestContext.Current.CancellationToken))!, day => day.Day.Year != 2024);
    }

    [Fact]
    public async Task Days_OfAUnitsOwnDueDay_StandBesideThoseOfAll()
    {
        await Calendar.SetDueDayAsync(EcoTestServices.Administrator, new(2024, 3), "air", new(2024, 4, 9), TestContext.Current.CancellationToken);

        Assert.Equal([new DueMonth(new(2024, 3), "大气环境科")], (await DayAsync(new(2024, 4, 9))).Due);
        Assert.Equal([new DueMonth(new(2024, 3), null)], (await DayAsync(new(2024, 4, 5))).Due);
    }

    [Fact]
    public async Task Days_NameProjectsAndMilestonesThatArePlannedForThem()
    {
        Assert.Equal([new ProjectDay("东水厂断面水质提升", null)], (await DayAsync(new(2024, 11, 20))).Projects);
        Assert.Equal([new ProjectDay("环境健康友好创新试点（全省首批）", "中期评估")], (await DayAsync(new(2024, 11, 30))).Projects);
    }

    [Fact]
    public async Task Days_ForNobody_AreNone() => Assert.Null(await Calendar.GetDaysAsync(Actor.Nobody, 2024, TestContext.Current.CancellationToken));

    private Task<int> ApproveAsync(string unit, string at) => services.ExecuteAsync(string.Concat(
        new[] { (SubmissionAction.Submit, SubmissionState.Submitted), (SubmissionAction.Approve, SubmissionState.Approved) }
            .Select(step => EcoTestServices.StepSql(unit, new(2024, 11), step.Item1, step.Item2).Replace("now()", $"'{at}'::timestamptz", StringComparison.Ordinal))));

    private async Task<WorkDay> DayAsync(DateOnly day) =>
        (await Calendar.GetDaysAsync(EcoTestServices.Leader, day.Year, TestContext.Current.CancellationToken))!.FirstOrDefault(found => found.Day == day) ?? new WorkDay(day, 0, 0, []);
}
