using LuchengEco.Domain;
using LuchengEco.Services;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Review;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>By when months are submitted; the year stands in the URL.</summary>
public sealed partial class AdminCalendarPage
{
    [Inject] public required CalendarService Calendar { get; init; }

    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [SupplyParameterFromQuery(Name = "year")] private int? Year { get; set; }

    protected override EcoOperation Operation => EcoOperation.EditCalendar;

    protected override AdminYear Address => new(Year is >= YearMonth.MinYear and <= YearMonth.MaxYear ? Year : null);

    protected override async Task<AdminCalendarView?> ReadAsync(Actor actor, AdminYear asked, CancellationToken cancellationToken)
    {
        var years = (await Plans.GetYearsAsync(actor, cancellationToken)).Select(year => year.Year).Append(Time.Today().Year).Append(asked.Year ?? Time.Today().Year).Distinct().Order().ToList();
        var year = asked.Year ?? years.Where(known => known <= Time.Today().Year).Max();
        return await Calendar.GetAsync(actor, year, cancellationToken) is { } calendar ? new AdminCalendarView(calendar, years) : null;
    }

    private Task<string?> SetAsync(int dueDay, int before, int every) => ChangeAsync(actor => Calendar.SetAsync(actor, dueDay, before, every), CalendarAdminText.Saved);

    private Task<string?> SetDayAsync(YearMonth month, string? unit, DateOnly on) =>
        ChangeAsync(actor => Calendar.SetDueDayAsync(actor, month, unit, on), Phrase.Of(CalendarAdminText.DaySaved, month.Year, month.Month));

    private async Task RemoveDayAsync(DueDayLine line)
    {
        if (await AskAsync(Phrase.Of(CalendarAdminText.RemoveTitle, line.Month.Year, line.Month.Month, line.UnitName ?? CalendarAdminText.AllUnits), AdminFormText.Delete, [CalendarAdminText.RemoveText]) is not null)
            await ChangeAtOnceAsync(actor => Calendar.RemoveDueDayAsync(actor, line.Month, line.UnitCode), CalendarAdminText.DayRemoved);
    }
}

/// <summary>What the page shows.</summary>
public sealed record AdminCalendarView(CalendarYear Calendar, IReadOnlyList<int> Years);
