using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Services.Review;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>The default due day, the days of single months and units, and what follows for each month of a year.</summary>
public sealed partial class CalendarEditor
{
    private int? _dueDay;
    private int? _before;
    private int? _every;
    private int _month = 1;
    private string _unit = "";
    private DateOnly? _on;
    private string? _problem;
    private string? _dayProblem;

    [Parameter, EditorRequired] public CalendarYear Calendar { get; set; } = null!;

    /// <summary>Sets due day, days before and days between; answers what to do when it cannot.</summary>
    [Parameter, EditorRequired] public Func<int, int, int, Task<string?>> Set { get; set; } = (_, _, _) => Task.FromResult<string?>(null);

    /// <summary>Gives a month, of one unit or all, a due day of its own.</summary>
    [Parameter, EditorRequired] public Func<YearMonth, string?, DateOnly, Task<string?>> SetDay { get; set; } = (_, _, _) => Task.FromResult<string?>(null);

    [Parameter] public EventCallback<DueDayLine> RemoveDay { get; set; }

    protected override void OnInitialized() => (_dueDay, _before, _every) = (Calendar.DueDay, Calendar.RemindBefore, Calendar.RemindEvery);

    private async Task SaveAsync() => _problem = await Set(_dueDay ?? 0, _before ?? -1, _every ?? 0);

    private async Task SaveDayAsync()
    {
        _dayProblem = _on is { } on ? await SetDay(new YearMonth(Calendar.Year, _month), _unit.Length == 0 ? null : _unit, on) : CalendarAdminText.DayMissing;
        if (_dayProblem is null)
            _on = null;
    }

    private void Edit(DueDayLine line) => (_month, _unit, _on, _dayProblem) = (line.Month.Month, line.UnitCode ?? "", line.On, null);

    private List<DueDayLine> LinesOf(YearMonth month) => [.. Calendar.Exceptions.Where(line => line.Month == month)];

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + CalendarAdminText.Weekdays.Split(' ')[(int)day.DayOfWeek];
}
