using LuchengEco.Services.Forecasts;
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

    [Inject] public required ForecastService Forecasts { get; init; }

    [SupplyParameterFromQuery(Name = "year")] private string? Year { get; set; }

    [SupplyParameterFromQuery(Name = "month")] private string? Month { get; set; }

    protected override Period Asked => Period.Parse(Year, Month, Reading);

    protected override async Task<PeriodReport> LoadAsync(Period asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        var loaded = await PeriodReport.LoadAsync(actor, Plans, Reporting, asked, cancellationToken);
        if (loaded.Report is not { } report)
            return loaded;
        var estimates = await Forecasts.GetAsync(actor, report, [.. report.Headlines], cancellationToken);
        return loaded with { Forecasts = estimates.ToDictionary(estimate => estimate.Code, estimate => estimate.Forecast) };
    }
}
