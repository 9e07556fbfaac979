using LuchengEco.Services.Plans;
using LuchengEco.Services.Review;
using LuchengEco.Web.Charts;
using LuchengEco.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Calendar;

/// <summary>The year that an address asks for; null asks for the present one, or the newest that is set up.</summary>
public readonly record struct WorkYearAsked(int? Year);

/// <summary>What the page shows.</summary>
/// <param name="Year">Null when none is set up.</param>
/// <param name="Years">Years that are set up.</param>
/// <param name="Days">Null for a year that is not set up, or for those who may not read.</param>
public sealed record WorkYear(int? Year, IReadOnlyList<int> Years, IReadOnlyList<WorkDay>? Days);

/// <summary>A year of days: what is due and what was done.</summary>
public sealed partial class CalendarPage
{
    private (IReadOnlyList<WorkDay> Days, DrawnChart Chart)? _drawn;

    [Inject] public required CalendarService Calendar { get; init; }

    [Inject] public required PlanService Plans { get; init; }

    [SupplyParameterFromQuery(Name = "year")] private string? Year { get; set; }

    protected override WorkYearAsked Asked => new(Period.Parse(Year, null).Year);

    protected override async Task<WorkYear> LoadAsync(WorkYearAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        int[] years = [.. (await Plans.GetYearsAsync(actor, cancellationToken)).Select(row => row.Year)];
        var shown = asked.Year ?? (years.Length > 0 ? years[0] : null);
        return new WorkYear(shown, years, shown is { } year && years.Contains(year) ? await Calendar.GetDaysAsync(actor, year, cancellationToken) : null);
    }

    private DrawnChart Chart(int year, IReadOnlyList<WorkDay> days)
    {
        if (_drawn is not { } drawn || !ReferenceEquals(drawn.Days, days))
            _drawn = drawn = (days, CalendarChart.Draw(year, days));
        return drawn.Chart;
    }
}
