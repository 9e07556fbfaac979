using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Home;

/// <summary>Where the year stands: the headline goals, the eight areas. Year and month live in the URL.</summary>
public sealed partial class Home
{
    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required ReportingService Reporting { get; init; }

    [SupplyParameterFromQuery(Name = "year")] private string? Year { get; set; }

    [SupplyParameterFromQuery(Name = "month")] private string? Month { get; set; }

    protected override Period Asked => Period.Parse(Year, Month);

    protected override async Task<PeriodReport> LoadAsync(Period asked, CancellationToken cancellationToken) =>
        await PeriodReport.LoadAsync(await Current.GetAsync(cancellationToken), Plans, Reporting, asked.Year, asked.Month, cancellationToken);
}
